"""The issues of GeniusWeb files, with their values, and the utilities of values."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from comity.errors import ComityError, quoted
from comity.formats.negotiation.domain import Issue, miscounted
from comity.formats.negotiation.numbers import exact_number
from comity.formats.nodes import Mapping, Scalar, Sequence
from comity.formats.objects import ObjectReader
from comity.formats.values import Number

if TYPE_CHECKING:
    from fractions import Fraction

    from comity.errors import Path
    from comity.formats.nodes import Node

LISTED = ("DiscreteValueSetUtilities", "discreteutils")
ON_A_LINE = ("NumberValueSetUtilities", "numberutils")
"""What utilities are called in files of newer and of older versions."""
OTHER_DOMAIN = "name profiles of this domain only"
ENDS = ("lowValue", "lowUtility", "highValue", "highUtility")


class ValueSet(NamedTuple):
    """An issue; `numbers` are its values where they are a range, and `ends` those of the range."""

    issue: Issue
    numbers: tuple[Fraction, ...] = ()
    ends: tuple[Fraction, Fraction] | None = None


def number_text(value: Fraction) -> str:
    """Return a number as values are called by it."""
    return str(Number().dump(value))


class ValueSetReader(ObjectReader):
    """Reads what domains and profiles have in common; faults and notices gather in it."""

    def number(self, node: Node, path: Path) -> Fraction | None:
        """Return a number, or None after noting what is wrong with it."""
        if not isinstance(node, Scalar) or node.null:
            self.wrong(node, path, "a number")
            return None
        try:
            return exact_number(node.text)
        except ComityError as error:
            for fault in error.faults:
                self.fault(path, fault.what, fault.todo, fault.slug)
            return None

    def mapping(self, node: Node | None, path: Path) -> dict[str, Node]:
        """Return the entries of an object whose keys are names."""
        found: dict[str, Node] = {}
        if isinstance(node, Mapping):
            for key, item in node.entries:
                found.setdefault(key.text, item)
        elif node is not None:
            self.wrong(node, path, "an object")
        return found

    def value_sets(self, node: Node | None, path: Path) -> dict[str, ValueSet]:
        """Return the issues of a domain by name; those with faults are left out."""
        found = {}
        for name, item in self.mapping(node, path).items():
            place = (*path, name)
            entries = self.entries(item, place, ("values", "range"), required=())
            if ("values" in entries) != ("range" in entries):
                read = self._range if "range" in entries else self._values
                value_set = read(name, entries, place)
                if value_set is not None:
                    found[name] = value_set
            elif isinstance(item, Mapping):
                what = f"the issue {quoted(name)} needs either a list of values or a range"
                self.fault(place, what, "write one of the two", "value-type")
        return found

    def _counted(self, name: str, count: int, path: Path) -> bool:
        wrong = miscounted(name, count)
        if wrong is not None:
            self.fault(path, wrong.what, wrong.todo, "level-count")
        return wrong is None

    def _values(self, name: str, entries: dict[str, Node], path: Path) -> ValueSet | None:
        items = self.items(entries, "values", path)
        if not isinstance(entries["values"], Sequence):
            return None
        if not self._counted(name, len(items), (*path, "values")):
            return None
        values: dict[str, None] = {}
        for item, place in items:
            if not isinstance(item, Scalar) or item.plain:
                self.wrong(item, place, "a text in quotes")
            elif item.text.strip() in values:
                what = f"the value {quoted(item.text.strip())} stands here a second time"
                self.fault(place, what, "keep one of them", "issue-mismatch")
            else:
                values[item.text.strip()] = None
        return ValueSet(Issue(name, tuple(values)))

    def _range(self, name: str, entries: dict[str, Node], path: Path) -> ValueSet | None:
        place = (*path, "range")
        found = [self.number(node, at) for node, at in self.items(entries, "range", path)]
        if len(found) != 3 or None in found:  # noqa: PLR2004
            if None not in found and isinstance(entries["range"], Sequence):
                self.wrong(entries["range"], place, "three numbers: [low, high, step]")
            return None
        low, high, step = (number for number in found if number is not None)
        if step <= 0 or low > high:
            what = f"no value lies from {low} to {high} in steps of {step}"
            self.fault(place, what, "write [low, high, step], with a step above 0", "value-type")
            return None
        count = int((high - low) // step) + 1
        if not self._counted(name, count, place):
            return None
        numbers = tuple(low + k * step for k in range(count))
        return ValueSet(Issue(name, tuple(map(number_text, numbers))), numbers, (low, high))

    def utilities(self, node: Node, path: Path, value_set: ValueSet) -> dict[str, Fraction]:
        """Return the utility of every value of an issue; none after noting what is wrong."""
        kinds = self.mapping(node, path)
        if not kinds:
            self.fault(path, "there are no utilities", f"give {LISTED[0]}", "issue-mismatch")
        for kind, item in kinds.items():
            place = (*path, kind)
            if kind in LISTED and value_set.ends is None:
                return self._listed(item, place, value_set.issue)
            if kind in ON_A_LINE and value_set.ends is not None:
                return self._on_a_line(item, place, value_set)
            if kind in (*LISTED, *ON_A_LINE):
                name = quoted(value_set.issue.name)
                form = "a list of values" if value_set.ends is None else "a range"
                what = f"the issue {name} has {form} in the domain, and {quoted(kind)} here"
                self.fault(place, what, OTHER_DOMAIN, "issue-mismatch")
            else:
                what = f"the utilities of issue {quoted(value_set.issue.name)} are {quoted(kind)}"
                todo = f"use one of: {LISTED[0]}, {ON_A_LINE[0]}"
                self.fault(place, what, todo, "utility-unsupported")
        return {}

    def _listed(self, node: Node, path: Path, issue: Issue) -> dict[str, Fraction]:
        entries = self.entries(node, path, ("valueUtilities",), required=("valueUtilities",))
        place = (*path, "valueUtilities")
        found = self.mapping(entries.get("valueUtilities"), place)
        if "valueUtilities" in entries:
            for value in (it for it in issue.values if it not in found):
                what = f"the value {quoted(value)} of issue {quoted(issue.name)} has no utility"
                self.fault(place, what, "add it", "issue-mismatch")
        for value in (it for it in found if it not in issue.values):
            what = f"the domain's issue {quoted(issue.name)} has no value {quoted(value)}"
            self.fault((*place, value), what, OTHER_DOMAIN, "issue-mismatch")
        read = {value: self.number(item, (*place, value)) for value, item in found.items()}
        return {value: it for value, it in read.items() if it is not None}

    def _on_a_line(self, node: Node, path: Path, value_set: ValueSet) -> dict[str, Fraction]:
        entries = self.entries(node, path, ENDS, required=ENDS)
        found = [self.number(entries[it], (*path, it)) for it in ENDS if it in entries]
        if len(found) < len(ENDS) or None in found:
            return {}
        low, at_low, high, at_high = (number for number in found if number is not None)
        if (low, high) != value_set.ends:
            ends = " to ".join(map(number_text, value_set.ends or ()))
            what = (
                f"the values of issue {quoted(value_set.issue.name)} run from {ends} in the domain"
            )
            self.fault(path, what, OTHER_DOMAIN, "issue-mismatch")
            return {}
        if low == high:
            what = f"the utilities run from {low} to {high}, which gives no line"
            todo = "list the value and its utility instead"
            self.fault(path, what, todo, "utility-unsupported")
            return {}
        slope = (at_high - at_low) / (high - low)
        named = zip(value_set.issue.values, value_set.numbers, strict=True)
        return {name: at_low + slope * (number - low) for name, number in named}
