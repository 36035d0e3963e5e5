"""XML elements taken apart: every fault with its place, everything odd noted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from comity.errors import ENOUGH, ComityError, Fault, quoted, shortened
from comity.formats.exchange import some
from comity.formats.negotiation.elements import read_elements
from comity.formats.negotiation.numbers import exact_number

if TYPE_CHECKING:
    from collections.abc import Collection
    from fractions import Fraction

    from comity.errors import Slug
    from comity.formats.negotiation.domain import SourceText
    from comity.formats.negotiation.elements import Element


PLACE = re.compile(r"(.*?)(?::([0-9]+):([0-9]+))?", re.DOTALL)
"""A file, and where there is one a line and a column."""


def _place(fault: Fault) -> tuple[str, int, int]:
    name, line, column = fault.where, 0, 0
    found = PLACE.fullmatch(fault.where)
    if found and found[2]:
        name, line, column = found[1], int(found[2]), int(found[3])
    return name, line, column


class ElementReader:
    """Takes elements apart; faults and notices gather in it.

    Attributes
    ----------
    faults : list of Fault
        What is wrong, each with its place; not many more than are ever shown.
    notices : list of str
        What was passed over or assumed, each sentence once.
    """

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.notices: list[str] = []

    def fault(self, element: Element, what: str, todo: str, slug: Slug) -> None:
        """Note a fault, as long as there are not more than anybody reads."""
        if len(self.faults) <= ENOUGH:
            self.faults.append(Fault((), what, todo, slug, element.where))

    def repeated(self, element: Element, what: str) -> None:
        """Note that something stands in the file twice."""
        what = f"{what} stands here a second time"
        self.fault(element, what, "keep one of them", "issue-mismatch")

    def note(self, notice: str) -> None:
        """Add a notice, unless it is there already."""
        if notice not in self.notices and len(self.notices) <= ENOUGH:
            self.notices.append(notice)

    def refuse(self) -> None:
        """Raise the faults that were found, if any were, file by file in the order of its text."""
        files = list(dict.fromkeys(_place(fault)[0] for fault in self.faults))
        self.faults.sort(key=lambda it: (files.index(_place(it)[0]), *_place(it)[1:]))
        if self.faults:
            raise ComityError(self.faults)

    def root(self, source: SourceText, wanted: str, known: Collection[str]) -> Element | None:
        """Return the outermost element of a file, or None after noting why it is not to be used."""
        try:
            root = read_elements(source.text, source.name)
        except ComityError as error:
            self.faults += error.faults
            return None
        if root.name != wanted:
            what = f"the file begins with <{shortened(root.name)}>, not with <{wanted}>"
            todo = "name a Genius domain first, and then its profiles"
            self.fault(root, what, todo, "domain-unreadable")
            return None
        odd = dict.fromkeys(it.name for it in root.all() if it.name not in known)
        if odd:
            self.note(f"elements that Comity does not know were passed over: {some([*odd])}")
        return root

    def attribute(self, element: Element, key: str) -> str:
        """Return an attribute that must be there."""
        if key not in element.attributes:
            what = f"the attribute {key!r} is missing from <{element.name}>"
            self.fault(element, what, "add it", "domain-unreadable")
        return element.attributes.get(key, "")

    def number(self, element: Element, key: str) -> Fraction | None:
        """Return the number in an attribute, or None after noting what is wrong with it."""
        if key not in element.attributes:
            self.attribute(element, key)
            return None
        try:
            return exact_number(element.attributes[key])
        except ComityError as error:
            for fault in error.faults:
                self.fault(element, f"{key}: {fault.what}", fault.todo, fault.slug)
            return None

    def whole(self, element: Element, key: str) -> int | None:
        """Return the whole number in an attribute, or None after noting what is wrong with it."""
        found = self.number(element, key)
        if found is None or found.denominator == 1:
            return None if found is None else int(found)
        what = f"{key}: here stands {quoted(element.attributes[key])}"
        self.fault(element, what, "write a whole number", "value-type")
        return None
