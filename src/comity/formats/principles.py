"""Lists of principles from files: shipped ones by name, anybody's by file, every fault at once."""

from __future__ import annotations

import os
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, get_args

from comity.errors import ComityError, fail, quoted
from comity.formats.case_shape import CONFIDENCE, ConceptId, FormatVersion
from comity.formats.files import exists, read_text
from comity.formats.nodes import Mapping, repeated_keys
from comity.formats.placing import named_nodes, placed
from comity.formats.shapes import Field, ListOf, MapOf, Record
from comity.formats.values import BAD, Id, Text, wrong
from comity.model.limits import DEFAULT, Limits
from comity.settlement.principles import Check, Document, Kind, Principle, Principles
from comity.settlement.principles import faults as structure_faults

if TYPE_CHECKING:
    from comity.errors import Fault

FOLDER = FilePath(__file__).parent.parent / "principles"

DOCUMENT = Record(
    Document,
    (
        Field("id", Id(), "the source's id", required=True),
        Field("citation", Text(), "author, year, title, place", required=True),
        Field("url", Text(), "where it can be read"),
        Field("date", Text(), "when it was published"),
        Field("stake", Text(), "what its publisher has to do with the matter, e.g. promoter"),
    ),
)

CHECK = Record(
    Check,
    (
        Field("id", Id(), "the check's id", required=True),
        Field("title", Text(), "what it asks of a settlement", required=True),
        Field("judged_by", Text(get_args(Kind)), "the kind of check, or none", required=True),
        Field("tags", ListOf(Text()), "tags of options that the check looks for"),
        Field("groups", ListOf(Id()), "groups of domains whose concerns it looks at"),
        Field("concepts", ListOf(ConceptId()), "concepts; all computed when left out"),
        Field("because", Text(), "why this check stands for the principle, or why none can tell"),
    ),
)

PRINCIPLE = Record(
    Principle,
    (
        Field("id", Id(), "the principle's id", required=True),
        Field("title", Text(), "what it says, in your own words", required=True),
        Field("where", Text(), "chapter or number in the text that states it"),
        Field("sources", ListOf(Id()), "ids of sources; those of the list when left out"),
        Field("confidence", Text(CONFIDENCE), "how sure the wording is"),
        Field("checks", ListOf(CHECK, least=1), "what is asked in its name", required=True),
    ),
)

PRINCIPLES = Record(
    Principles,
    (
        Field("id", Id(), "the list's id", required=True),
        Field("title", Text(), "the list's title", required=True),
        Field("stated_by", Text(), "whose principles they are", required=True),
        Field("checks_chosen_by", Text(), "who chose the checks for them", required=True),
        Field("confidence", Text(CONFIDENCE), "how sure it is that they are as stated"),
        Field("notes", Text(), "what to know about the list and its sources"),
        Field("sources", ListOf(DOCUMENT, least=1), "where they are stated", required=True),
        Field("domains", MapOf(ListOf(Text())), "groups of domains of concerns"),
        Field("tags", MapOf(Text()), "what each tag says of an option that has it"),
        Field("principles", ListOf(PRINCIPLE, least=1), "the principles", required=True),
    ),
)
FILE_FIELDS = (Field("comity", FormatVersion(), "the format: 1", required=True),)

PLACEHOLDERS: dict[str, Any] = {
    "id": "list",
    "title": "",
    "stated_by": "",
    "checks_chosen_by": "",
    "sources": (),
    "principles": (),
}
"""What stands in for a required key that could not be read, so that the rest can be checked."""
NAMED_ELSEWHERE = ("sources", "domains", "tags")


def shipped_principles() -> dict[str, FilePath]:
    """Return the files of the lists that come with Comity by name, in alphabetical order.

    Examples
    --------
    >>> list(shipped_principles())
    ['gsi-commitments', 'helsinki-decalogue']
    """
    return {path.stem: path for path in sorted(FOLDER.glob("*.yaml"))}


def read_principles(name: str | os.PathLike[str], *, limits: Limits = DEFAULT) -> Principles:
    """Return a list of principles.

    Parameters
    ----------
    name : str or path
        A file, YAML or JSON, or the name of a list that comes with Comity. A file wins.
    limits : Limits
        How large the file may be.

    Raises
    ------
    ComityError
        ``file-missing``, or every fault of the file, each with its line.

    Examples
    --------
    >>> found = read_principles("helsinki-decalogue")
    >>> found.stated_by, len(found.principles)
    ('the 35 states that signed the Helsinki Final Act', 10)
    """
    path = FilePath(name)
    if not (exists(path) and not path.is_dir()):
        lists = shipped_principles()
        if os.fspath(name) not in lists:
            what = f"there is no file {quoted(os.fspath(name))}, and no list of that name"
            todo = f"name a file, or one of: {', '.join(lists)}"
            raise fail(what, todo, "file-missing", where="principles")
        path = lists[os.fspath(name)]
    return parse_principles(read_text(path, limits.file_bytes), name=os.fspath(name))


def parse_principles(text: str, *, name: str = "principles") -> Principles:
    """Return the list of principles in a text.

    Parameters
    ----------
    text : str
        YAML or JSON.
    name : str
        What messages call the text.

    Raises
    ------
    ComityError
        Every fault of the text, each with its line.
    """
    root = named_nodes(text, name)
    found: list[Fault] = []
    if not isinstance(root, Mapping):
        found.append(wrong(root, (), "a mapping that begins with comity: 1"))
        raise ComityError(placed(name, root, found))
    values = Record(Principles, PRINCIPLES.fields + FILE_FIELDS).read_fields(root, (), found)
    names = {field.name for field in PRINCIPLES.fields}
    good = {key: value for key, value in values.items() if key in names and value is not BAD}
    principles = Principles(**(PLACEHOLDERS | good))
    found += _not_following(structure_faults(principles), found)
    found += repeated_keys(root)
    if found:
        raise ComityError(placed(name, root, found))
    return principles


def _not_following(later: list[Fault], found: list[Fault]) -> list[Fault]:
    """Return faults without those that may only follow from what could not be read."""
    places = [fault.path for fault in found]
    spoiled = any(path[:1] in {(key,) for key in NAMED_ELSEWHERE} for path in places)
    return [
        fault
        for fault in later
        if not any(fault.path[: len(path)] == path for path in places)
        and not (spoiled and fault.slug == "id-unknown")
    ]
