"""What a single value in a file may be, and what every shape of files can do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Protocol

from comity.errors import Fault, quoted
from comity.formats.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from comity.errors import Path
    from comity.formats.nodes import Node

Data = Any
"""Plain JSON data."""

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that steer a terminal, turn the direction of text, or are half a character."""
INTEGER = re.compile(r"-?[0-9]{1,15}")
DECIMAL = re.compile(r"[+-]?[0-9]{1,12}(\.[0-9]{1,12})?")
FRACTION = re.compile(r"[+-]?[0-9]{1,100}/[1-9][0-9]{0,99}")
PLACES = 12
"""Digits after the point of a decimal number at most."""


class Bad:
    """Stands for a value that could not be read; the fault has been noted."""


BAD: Final = Bad()


class Shape(Protocol):
    """How one kind of value is read, written and described."""

    def read(self, node: Node, path: Path, faults: list[Fault]) -> Any:
        """Return the value, or `BAD` after adding to `faults`."""
        ...

    def dump(self, value: Any, *, short: bool = False) -> Data:
        """Return the value as plain data; `short` leaves out what is at its default."""
        ...

    def schema(self) -> dict[str, Data]:
        """Return the JSON Schema of the value."""
        ...


def wrong(node: Node, path: Path, wanted: str) -> Fault:
    """Return the fault of a value of another kind than wanted."""
    kinds = {Scalar: "a value", Sequence: "a list", Mapping: "a mapping"}
    found = kinds[type(node)]
    if isinstance(node, Scalar):
        found = "nothing" if node.null else quoted(node.text)
    elif isinstance(node, Sequence) and not node.items:
        found = "an empty list"
    return Fault(path, f"here stands {found}", f"write {wanted}", "value-type")


@dataclass(frozen=True, slots=True)
class Text:
    """A text without control characters; with `choices`, one of them."""

    choices: tuple[str, ...] = ()

    def read(self, node: Node, path: Path, faults: list[Fault]) -> str | Bad:
        if not isinstance(node, Scalar) or node.null:
            wanted = f"one of: {', '.join(self.choices)}" if self.choices else "a text"
            faults.append(wrong(node, path, wanted))
            return BAD
        if self.choices and node.text not in self.choices:
            # No guess at what was meant: 'hostile' looks like 'positive'.
            what, todo = f"there is no choice {quoted(node.text)}", ", ".join(self.choices)
            faults.append(Fault(path, what, f"use one of: {todo}", "value-type"))
            return BAD
        control = CONTROL.search(node.text)
        if control:
            what = f"the text holds U+{ord(control[0]):04X}, which nobody sees but programs obey"
            faults.append(Fault(path, what, "take it out", "value-type"))
            return BAD
        return node.text.strip()

    def dump(self, value: str, *, short: bool = False) -> Data:  # noqa: ARG002
        return value

    def schema(self) -> dict[str, Data]:
        return {"type": "string"} | ({"enum": list(self.choices)} if self.choices else {})


class Id:
    """An id; the model checks its form."""

    def read(self, node: Node, path: Path, faults: list[Fault]) -> str | Bad:
        return Text().read(node, path, faults)

    def dump(self, value: str, *, short: bool = False) -> Data:  # noqa: ARG002
        return value

    def schema(self) -> dict[str, Data]:
        return {"type": "string", "pattern": "^[a-z][a-z0-9-]*$"}


class Ref:
    """An outcome: an unquoted whole number is its number, a text its pattern or name."""

    def read(self, node: Node, path: Path, faults: list[Fault]) -> int | str | Bad:
        if not (isinstance(node, Scalar) and node.plain and INTEGER.fullmatch(node.text)):
            return Text().read(node, path, faults)
        digits = node.text.lstrip("-")
        if len(digits) > 1 and digits.startswith("0"):
            what = f"{node.text} begins with a zero"
            todo = f"write '{node.text}' in quotes for a pattern, or the number without zeros"
            faults.append(Fault(path, what, todo, "value-type"))
            return BAD
        return int(node.text)

    def dump(self, value: int | str, *, short: bool = False) -> Data:  # noqa: ARG002
        return value

    def schema(self) -> dict[str, Data]:
        return {"type": ["integer", "string"]}


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number, without quotes; the model checks that it is within the bounds."""

    least: int
    most: int | None = None

    def read(self, node: Node, path: Path, faults: list[Fault]) -> int | Bad:
        if isinstance(node, Scalar) and node.plain and INTEGER.fullmatch(node.text):
            return int(node.text)
        bounds = f"from {self.least} " + ("on" if self.most is None else f"to {self.most}")
        faults.append(wrong(node, path, f"a whole number {bounds}"))
        return BAD

    def dump(self, value: int, *, short: bool = False) -> Data:  # noqa: ARG002
        return value

    def schema(self) -> dict[str, Data]:
        most = {} if self.most is None else {"maximum": self.most}
        return {"type": "integer", "minimum": self.least} | most


class Number:
    """An exact number: a decimal, or a fraction such as ``-2/7``."""

    def read(self, node: Node, path: Path, faults: list[Fault]) -> Fraction | Bad:
        if isinstance(node, Scalar) and is_number(node.text):
            return Fraction(node.text)
        wanted = "a decimal number of at most 12 digits on either side, or a fraction such as 1/3"
        faults.append(wrong(node, path, wanted))
        return BAD

    def dump(self, value: Fraction, *, short: bool = False) -> Data:  # noqa: ARG002
        if value.denominator == 1:
            return int(value)
        scaled = value * 10**PLACES
        whole, rest = divmod(abs(scaled.numerator), 10**PLACES)
        decimal = f"{'-' * (value < 0)}{whole}.{rest:0{PLACES}}".rstrip("0")
        exact = scaled.denominator == 1 and DECIMAL.fullmatch(decimal)
        return decimal if exact else str(value)

    def schema(self) -> dict[str, Data]:
        pattern = f"^({DECIMAL.pattern}|{FRACTION.pattern})$"
        return {"type": ["number", "string"], "pattern": pattern}


def is_number(text: str) -> bool:
    """Return whether a case file can hold the number that a text says.

    Examples
    --------
    >>> is_number("0.25"), is_number("-2/7"), is_number("1/0"), is_number("1e3")
    (True, True, False, False)
    """
    return (DECIMAL.fullmatch(text) or FRACTION.fullmatch(text)) is not None
