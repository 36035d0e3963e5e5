"""YAML text to plain nodes that know their line, with bounds on everything a text can do.

Scalars keep their source text: what ``no`` or ``3`` means is decided by the field, not by YAML.
Aliases, tags and second documents are refused, so the nodes are never larger than the text.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import yaml

from comity.errors import ENOUGH, Fault, fail, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.errors import Path

MAX_DEPTH = 24
NULLS = ("", "~", "null")
IN_QUOTES = re.compile(r'"(?:[^"\\]|\\.)*"')
BARE_MARKER = re.compile(r"(?:^|[\[,]|-\s)\s*(>+)")
"""A marker of strength as an item of a list; without quotes it begins a long text."""
HALVES = re.compile(r"(?<!\\)\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; `plain` is True when it stands there without quotes."""

    text: str
    plain: bool
    line: int
    column: int

    @property
    def null(self) -> bool:
        """True for an unquoted ``null``, ``~`` or nothing."""
        return self.plain and self.text in NULLS


@dataclass(slots=True)
class Sequence:
    """A list of nodes."""

    items: list[Node]
    line: int
    column: int


@dataclass(slots=True)
class Mapping:
    """Keys and nodes, in the order of the text."""

    entries: list[tuple[Scalar, Node]]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


def read_nodes(text: str, language: str = "YAML") -> Node:
    """Return the single document of a YAML text (JSON is YAML too).

    Messages call it a text in `language`.

    Raises
    ------
    ComityError
        ``yaml-syntax``, ``yaml-alias``, ``yaml-depth``, ``yaml-documents`` or ``yaml-empty``,
        each with line and column as its `where`.

    Examples
    --------
    >>> node = read_nodes("levels: [no, yes]")
    >>> [level.text for level in node.entries[0][1].items]
    ['no', 'yes']
    """
    try:
        return _Builder().build(yaml.parse(_joined(text), Loader=yaml.CSafeLoader))
    except UnicodeEncodeError as error:
        what = f"character {error.start + 1} is half of a character"
        raise fail(what, "save the text as UTF-8", "file-encoding") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{mark.line + 1}:{mark.column + 1}" if mark else ""
        problem = str(getattr(error, "problem", None) or getattr(error, "reason", error))
        what = f"this is not {language}: {problem}"
        todo = _remedy(text, mark.line) if mark else "mend the text at this place"
        raise fail(what, todo, "yaml-syntax", where=where) from None


def _remedy(text: str, line: int) -> str:
    """Return what to do about a line (counted from 0) that is no YAML."""
    lines = text.splitlines()
    found = BARE_MARKER.search(IN_QUOTES.sub("", lines[line])) if line < len(lines) else None
    return f'write "{found[1]}" in quotes' if found else "mend the text at this place"


def _joined(text: str) -> str:
    """Return the text with characters that JSON escapes in two halves written out."""

    def whole(found: re.Match[str]) -> str:
        return str(json.loads(f'"{found[0]}"'))

    return IN_QUOTES.sub(lambda quote: HALVES.sub(whole, quote[0]), text) if "\\u" in text else text


class _Builder:
    """Builds nodes from events without recursion."""

    def __init__(self) -> None:
        self.open: list[Sequence | Mapping] = []
        self.keys: list[Scalar | None] = []
        self.root: Node | None = None

    def build(self, events: Iterator[yaml.Event]) -> Node:
        for event in events:
            self._take(event)
        if self.root is None or (isinstance(self.root, Scalar) and self.root.null):
            raise fail("the file is empty", "start from: comity new FILE", "yaml-empty")
        return self.root

    def _take(self, event: yaml.Event) -> None:
        mark = event.start_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        where = f"{line}:{column}"
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            what = "anchors (&) and aliases (*) are not part of the format"
            raise fail(what, "write the text out", "yaml-alias", where=where)
        tag = getattr(event, "tag", None)
        if tag:
            what = f"tags such as {quoted(tag)} are not part of the format"
            raise fail(what, "write the value without it", "yaml-alias", where=where)
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            what = "a second document begins here"
            raise fail(what, "keep one document per file", "yaml-documents", where=where)
        if isinstance(event, yaml.ScalarEvent):
            self._add(Scalar(event.value, bool(event.implicit[0]), line, column))
        elif isinstance(event, yaml.SequenceStartEvent):
            self._enter(Sequence([], line, column), where)
        elif isinstance(event, yaml.MappingStartEvent):
            self._enter(Mapping([], line, column), where)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            self.open.pop()
            self.keys.pop()

    def _enter(self, node: Sequence | Mapping, where: str) -> None:
        self._add(node)
        self.open.append(node)
        self.keys.append(None)
        if len(self.open) > MAX_DEPTH:
            what = f"the text is nested more than {MAX_DEPTH} deep"
            raise fail(
                what, "see the reference for the shape of such a file", "yaml-depth", where=where
            )

    def _add(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif self.keys[-1] is not None:
            parent.entries.append((self.keys[-1], node))
            self.keys[-1] = None
        elif isinstance(node, Scalar):
            self.keys[-1] = replace(node, text=node.text.strip())
        else:
            where = f"{node.line}:{node.column}"
            what = "a key is a list or a mapping"
            raise fail(what, "write a plain key", "yaml-syntax", where=where)


def repeated_keys(node: Node) -> list[Fault]:
    """Return the faults of keys that stand twice in one mapping, each with its place."""
    found: list[Fault] = []
    rest: list[tuple[Node, Path]] = [(node, ())]
    while rest and len(found) <= ENOUGH:
        here, path = rest.pop()
        if isinstance(here, Sequence):
            rest += [(item, (*path, k)) for k, item in enumerate(here.items)]
        elif isinstance(here, Mapping):
            seen: set[str] = set()
            for key, value in here.entries:
                if key.text in seen:
                    what = f"the key {quoted(key.text)} stands here a second time"
                    where = f"{key.line}:{key.column}"
                    todo = "keep one of them"
                    found.append(Fault((*path, key.text), what, todo, "key-repeated", where))
                seen.add(key.text)
                rest.append((value, (*path, key.text)))
    return found


def locate(node: Node, path: Path) -> tuple[int, int]:
    """Return line and column of the deepest node on a path (its key, where it has one)."""
    line, column = node.line, node.column
    for step in path:
        if isinstance(node, Mapping):
            entry = next((it for it in node.entries if it[0].text == step), None)
            if entry is None:
                break
            (line, column), node = (entry[0].line, entry[0].column), entry[1]
            if isinstance(node, Scalar):
                line, column = node.line, node.column
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            line, column = node.line, node.column
        else:
            break
    return line, column
