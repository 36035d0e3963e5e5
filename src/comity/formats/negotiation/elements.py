"""XML to plain elements that know their line, with bounds on everything a text can do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from comity.errors import fail, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.sax.xmlreader import AttributesImpl

MAX_DEPTH = 24
DECLARED = re.compile(r"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([^"'>]{1,40})["']""")
AS_READ = ("utf-8", "us-ascii", "ascii")


@dataclass(frozen=True, slots=True)
class Element:
    """An element with its attributes and children; text between them is not kept."""

    name: str
    attributes: Mapping[str, str]
    children: list[Element]
    where: str

    def named(self, name: str) -> list[Element]:
        """Return the children of a name."""
        return [child for child in self.children if child.name == name]

    def all(self) -> Iterator[Element]:
        """Yield the element and everything in it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.all()


def read_elements(text: str, name: str) -> Element:
    """Return the outermost element of an XML text, which messages call `name`.

    Raises
    ------
    ComityError
        ``domain-unreadable`` where the text is not XML, declares types or entities, or is nested
        too deep; ``file-encoding`` where it says that it was meant to be read otherwise.

    Examples
    --------
    >>> root = read_elements('<issue name="Water"><item value="all"/></issue>', "water.xml")
    >>> root.attributes["name"], root.children[0].where
    ('Water', 'water.xml:1:21')
    """
    declared = DECLARED.match(text)
    if declared and declared[1].lower() not in AS_READ and not text.isascii():
        what = f"the file says that it is written in {quoted(declared[1])}"
        raise fail(what, "save it as UTF-8, and let it say so", "file-encoding", where=name)
    parser = DefusedExpatParser(forbid_dtd=True)
    builder = _Builder(name, parser)
    parser.setContentHandler(builder)
    try:
        parser.feed(text)
        parser.close()
    except SAXParseException as error:
        where = f"{name}:{error.getLineNumber()}:{(error.getColumnNumber() or 0) + 1}"
        what = f"this is not XML: {error.getMessage()}"
        raise fail(what, "mend the text here", "domain-unreadable", where=where) from None
    except DefusedXmlException:
        what = "document types and entities (<!DOCTYPE, <!ENTITY) are not read"
        todo = "take the declaration out, and write entities out"
        raise fail(what, todo, "domain-unreadable", where=builder.place()) from None
    return builder.root


class _Builder(ContentHandler):
    """Builds elements from events without recursion."""

    def __init__(self, name: str, parser: DefusedExpatParser) -> None:
        super().__init__()
        self.name = name
        self.parser = parser
        self.root: Element = Element("", {}, [], name)
        self.open: list[Element] = []

    def place(self) -> str:
        """Return where the parser stands."""
        line, column = self.parser.getLineNumber(), self.parser.getColumnNumber()
        return f"{self.name}:{line or 1}:{(column or 0) + 1}"

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802  (its name)
        """Take an element in."""
        made = Element(name, dict(attrs), [], self.place())
        if self.open:
            self.open[-1].children.append(made)
        else:
            self.root = made
        self.open.append(made)
        if len(self.open) > MAX_DEPTH:
            what = f"the text is nested more than {MAX_DEPTH} deep"
            todo = "see the reference for the shape of such a file"
            raise fail(what, todo, "domain-unreadable", where=made.where)

    def endElement(self, name: str) -> None:  # noqa: ARG002, N802
        """Leave the element."""
        self.open.pop()
