"""What may stand where in a file: one description that reads, writes and becomes a JSON Schema."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from comity.errors import ENOUGH, Fault
from comity.formats.nodes import Mapping, Scalar, Sequence
from comity.formats.values import BAD, Bad, Text, wrong
from comity.model.check import unknown

if TYPE_CHECKING:
    from comity.errors import Path
    from comity.formats.nodes import Node
    from comity.formats.values import Data, Shape

SHOWN = 5
"""Keys that a file may leave out and that a message names, at most."""


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
class PairOf:
    """Two of one shape; `wanted` says in messages what they are."""

    item: Shape
    wanted: str

    def read(self, node: Node, path: Path, faults: list[Fault]) -> Any:
        if not isinstance(node, Sequence) or len(node.items) != 2:  # noqa: PLR2004
            faults.append(wrong(node, path, f"a pair: [{self.wanted}]"))
            return BAD
        return ListOf(self.item).read(node, path, faults)

    def dump(self, value: Any, *, short: bool = False) -> Data:
        return ListOf(self.item).dump(value, short=short)

    def schema(self) -> dict[str, Data]:
        return ListOf(self.item).schema() | {"minItems": 2, "maxItems": 2}


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
        named = ", ".join(field.key for field in self.fields if field.required)
        others = [field.key for field in self.fields if not field.required]
        more = ", ".join(others[:SHOWN]) + ", ..." * (len(others) > SHOWN)
        if not named:
            return f"any of the keys {more}"
        return f"the keys {named}" + (f", and perhaps {more}" if others else "")

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
