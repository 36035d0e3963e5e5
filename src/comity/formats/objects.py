"""JSON objects of other programs, which may hold more than is known: noted, never in silence."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, ClassVar

from comity.errors import ENOUGH, Fault, fail
from comity.formats.exchange import some
from comity.formats.nodes import Mapping, Scalar, Sequence
from comity.formats.placing import named_nodes
from comity.formats.values import wrong

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping as MappingOf

    from comity.errors import Path, Slug
    from comity.formats.nodes import Node


NO_NUMBER = re.compile(r'"(?:[^"\\]|\\.)*+"?|(?P<name>NaN|-?Infinity)', re.DOTALL)
"""Strings are passed over; many programs write NaN and infinities, which JSON does not have."""


def _refuse_no_numbers(text: str) -> None:
    for found in NO_NUMBER.finditer(text):
        if found["name"]:
            raise json.JSONDecodeError(f"a number cannot be {found['name']}", text, found.start())


def json_nodes(text: str, name: str) -> Node:
    """Return the nodes of a JSON text.

    Nodes know their lines, but come from YAML, which allows more than JSON does, and no tabs.
    """
    root = named_nodes(text.replace("\t", " "), name, "JSON")
    try:
        _refuse_no_numbers(text)
        json.loads(text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        what = f"this is not JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        where = f"{name}:{error.lineno}:{error.colno}"
        raise fail(what, "mend the text at this place", "yaml-syntax", where=where) from None
    return root


class ObjectReader:
    """Takes objects and lists apart; faults and notices gather in it.

    Attributes
    ----------
    faults : list of Fault
        What is wrong, each with its path; not many more than are ever shown.
    notices : list of str
        What was passed over or assumed, each sentence once.
    unread : mapping of key to str
        Keys that are not read wherever they stand, and what that means.
    """

    unread: ClassVar[MappingOf[str, str]] = {}

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.notices: list[str] = []

    def fault(self, path: Path, what: str, todo: str, slug: Slug) -> None:
        """Note a fault, as long as there are not more than anybody reads."""
        if len(self.faults) <= ENOUGH:
            self.faults.append(Fault(path, what, todo, slug))

    def wrong(self, node: Node, path: Path, wanted: str) -> None:
        """Note that a value of another kind stands here than wanted."""
        if len(self.faults) <= ENOUGH:
            self.faults.append(wrong(node, path, wanted))

    def note(self, notice: str) -> None:
        """Add a notice, unless it is there already."""
        if notice not in self.notices and len(self.notices) <= ENOUGH:
            self.notices.append(notice)

    def entries(
        self, node: Node, path: Path, known: Collection[str], required: Collection[str]
    ) -> dict[str, Node]:
        """Return the values of the known keys of an object, without optional ones that are null."""
        if not isinstance(node, Mapping):
            self.wrong(node, path, f"an object with the keys {', '.join(required)}")
            return {}
        found: dict[str, Node] = {}
        for name, value in node.entries:
            found.setdefault(name.text, value)
        for missing in (key for key in required if key not in found):
            self.fault((*path, missing), f"the key '{missing}' is missing", "add it", "key-missing")
        for key, why in self.unread.items():
            if key in found and not _empty(found[key]):
                self.note(f"{key} are not read: {why}")
        odd = [key for key in found if key not in known and key not in self.unread]
        if odd:
            self.note(f"keys that Comity does not know were passed over: {some(odd)}")
        return {
            key: value
            for key, value in found.items()
            if key in required or not (isinstance(value, Scalar) and value.null)
        }

    def items(self, entries: dict[str, Node], key: str, path: Path) -> list[tuple[Node, Path]]:
        """Return the items of a list with their paths; none where the key is not there."""
        node = entries.get(key)
        if node is None:
            return []
        if not isinstance(node, Sequence):
            self.wrong(node, (*path, key), "a list")
            return []
        return [(item, (*path, key, k)) for k, item in enumerate(node.items)]


def _empty(node: Node) -> bool:
    """Return whether a value says nothing: null, or a list or object without entries."""
    if isinstance(node, Scalar):
        return node.null
    return not (node.items if isinstance(node, Sequence) else node.entries)
