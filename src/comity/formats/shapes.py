"""What may stand where in a file: one description that reads, writes and becomes a JSON Schema."""

from __future__ import annotations

import re
from dataclasses import MISSING, dataclass, fields
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Protocol

from comity.errors import ENOUGH, Fault, quoted
from comity.formats.nodes import Mapping, Scalar, Sequence
from comity.model.check import unknown

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
            faults.append(unknown("choice", node.text, self.choices, path, "value-type"))
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


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of one shape; `least` is the smallest length."""

    item: Shape
    least: int = 0

    def read(self, node: Node, path: Path, faults: list[Fault]) -> tuple[Any, ...] | Bad:
        if not isinstance(node, Sequence) or len(node.items) < self.least:
            wanted = "a list" if not self.least else f"a list of at least {self.least}"
            faults.append(wrong(node, path, wanted))
            return BAD
        read = [self.item.read(it, (*path, k), faults) for k, it in enumerate(node.items)]
        return BAD if any(value is BAD for value in read) else tuple(read)

    def dump(self, value: tuple[Any, ...], *, short: bool = False) -> Data:
        return [self.item.dump(it, short=short) for it in value]

    def schema(self) -> dict[str, Data]:
        schema = {"type": "array", "items": self.item.schema()}
        return schema | ({"minItems": self.least} if self.least else {})


@dataclass(frozen=True, slots=True)
class MapOf:
    """A mapping from ids or statements to one shape; what cannot be read is left out."""

    value: Shape

    def read(self, node: Node, path: Path, faults: list[Fault]) -> Any:
        if not isinstance(node, Mapping):
            faults.append(wrong(node, path, "a mapping"))
            return BAD
        read = {}
        for key, item in node.entries:
            name = Text().read(key, (*path, key.text), faults)
            value = self.value.read(item, (*path, key.text), faults)
            if not isinstance(name, Bad) and value is not BAD:
                read[name] = value
        return MappingProxyType(read)

    def dump(self, value: Any, *, short: bool = False) -> Data:
        return {key: self.value.dump(item, short=short) for key, item in value.items()}

    def schema(self) -> dict[str, Data]:
        return {"type": "object", "additionalProperties": self.value.schema()}


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a record: its shape, whether it must be there, and what it is for.

    A key that came `later` is never written at its default: digests of older cases stay.
    """

    key: str
    shape: Shape
    about: str
    required: bool = False
    attribute: str = ""
    later: bool = False

    @property
    def name(self) -> str:
        """The attribute of the record's class that holds the value."""
        return self.attribute or self.key


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known keys, made into a dataclass; unknown keys are faults."""

    made: type
    fields: tuple[Field, ...]

    def read(self, node: Node, path: Path, faults: list[Fault]) -> Any:
        if not isinstance(node, Mapping):
            faults.append(wrong(node, path, f"a mapping with {self._keys()}"))
            return BAD
        values = self.read_fields(node, path, faults)
        if any(value is BAD for value in values.values()):
            return BAD
        if any(field.required and field.name not in values for field in self.fields):
            return BAD
        return self.made(**values)

    def read_fields(self, node: Mapping, path: Path, faults: list[Fault]) -> dict[str, Any]:
        """Return the values of the keys that are there, `BAD` ones among them."""
        by_key = {field.key: field for field in self.fields}
        values: dict[str, Any] = {}
        for key, item in node.entries:
            field = by_key.get(key.text)
            if field is None:
                place = (*path, key.text)
                if len(faults) <= ENOUGH:
                    faults.append(unknown("key", key.text, by_key, place, "key-unknown"))
            elif field.required or not (isinstance(item, Scalar) and item.null):
                values[field.name] = field.shape.read(item, (*path, field.key), faults)
        for field in self.fields:
            if field.required and field.name not in values:
                what = f"the key {field.key!r} is missing"
                faults.append(
                    Fault((*path, field.key), what, f"add it: {field.about}", "key-missing")
                )
        return values

    def _keys(self) -> str:
        return "the keys " + ", ".join(field.key for field in self.fields if field.required)

    def dump(self, value: Any, *, short: bool = False) -> Data:
        defaults = {field.name: _default(field) for field in fields(self.made)}
        data = {}
        for field in self.fields:
            item = getattr(value, field.name)
            whole = not (short or field.later) or field.required
            if whole or item != defaults[field.name]:
                data[field.key] = None if item is None else field.shape.dump(item, short=short)
        return data

    def schema(self) -> dict[str, Data]:
        properties = {}
        for field in self.fields:
            schema = field.shape.schema()
            if not field.required:
                schema = {"anyOf": [schema, {"type": "null"}]}
            properties[field.key] = {"description": field.about} | schema
        return {
            "type": "object",
            "properties": properties,
            "required": [field.key for field in self.fields if field.required],
            "additionalProperties": False,
        }


def _default(field: Any) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default
