"""The shape of levers in a case file: who would do it, at what cost, and one of eight effects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from comity.errors import Fault, quoted
from comity.formats.nodes import Mapping
from comity.formats.shapes import Field, Record
from comity.formats.values import BAD, Id, Number, Text, Whole, wrong
from comity.model.lever import (
    EFFECT_KEYS,
    AddConcern,
    AddOptionLevel,
    BarMove,
    Compensate,
    Lever,
    LowerConcern,
    MakeOneWay,
    OneWay,
    RaiseConcern,
    RemoveOption,
)

if TYPE_CHECKING:
    from comity.errors import Path
    from comity.formats.nodes import Node
    from comity.formats.values import Data
    from comity.model.lever import Effect

MOVE_FIELDS = (
    Field("party", Id(), "whose moves; everybody's when left out"),
    Field("from", Text(), "a statement true where the move begins", True, "origin"),
    Field("to", Text(), "a statement true where the move ends", True, "destination"),
)
"""What single moves are meant, where they are forbidden or could be barred."""

_PARTY = Field("party", Id(), "whose preference it changes", required=True)
_OPTION = Field("option", Id(), "which option", required=True)
_SHIFT = (
    _PARTY,
    Field("concern", Text(), "id of the concern; for weights the statement", required=True),
    Field("places", Whole(1), "over how many concerns, as the case has them; 1 when left out"),
    Field("weight", Number(), "for weights, and only there: the new weight"),
)

_RECORDS = (
    Record(
        AddConcern,
        (
            _PARTY,
            Field("want", Text(), "a statement the party comes to want true", required=True),
            Field("before", Id(), "the concern it comes in front of; last when left out"),
            Field("text", Text(), "the concern in plain words"),
            Field("domain", Text(), "the domain of security it belongs to, e.g. economic"),
        ),
    ),
    Record(RaiseConcern, _SHIFT),
    Record(LowerConcern, _SHIFT),
    Record(
        MakeOneWay,
        (
            _OPTION,
            Field("change", Text(get_args(OneWay)), "the only direction left", required=True),
        ),
    ),
    Record(RemoveOption, (_OPTION,)),
    Record(
        AddOptionLevel,
        (
            _OPTION,
            Field("level", Id(), "the new level's id; it stands above all others", required=True),
            Field("name", Text(), "what people read instead of the id"),
        ),
    ),
    Record(BarMove, MOVE_FIELDS),
    Record(
        Compensate,
        (
            _PARTY,
            Field("statement", Text(), "where it is true the party has more", required=True),
            Field("weight", Number(), "how much more, in the party's own unit", required=True),
            Field("payer", Id(), "the party that it is taken from; the provider when left out"),
        ),
    ),
)
EFFECTS: dict[str, Record] = {EFFECT_KEYS[record.made]: record for record in _RECORDS}
"""What stands under the key of each kind of effect."""


class EffectShape:
    """A mapping with exactly one key: the kind of effect."""

    def read(self, node: Node, path: Path, faults: list[Fault]) -> Any:
        kinds = ", ".join(EFFECTS)
        if not isinstance(node, Mapping):
            faults.append(wrong(node, path, f"a mapping with one of the keys {kinds}"))
            return BAD
        strangers = [key for key, _ in node.entries if key.text not in EFFECTS]
        for key in strangers:
            what = f"there is no kind of effect {quoted(key.text)}"
            faults.append(Fault((*path, key.text), what, f"use one of: {kinds}", "key-unknown"))
        if not node.entries:
            what = "the effect has no kind"
            faults.append(Fault(path, what, f"write one of: {kinds}", "key-missing"))
        given = [key.text for key, _ in node.entries if key.text in EFFECTS]
        if len(given) > 1:
            what = f"one lever has one effect, here are {len(given)}: {', '.join(given)}"
            todo = "keep one of them, and give each of the others a lever of its own"
            faults.append(Fault(path, what, todo, "lever-invalid"))
        if strangers or len(given) != 1:
            return BAD
        key, item = node.entries[0]
        return EFFECTS[key.text].read(item, (*path, key.text), faults)

    def dump(self, value: Effect, *, short: bool = False) -> Data:
        key = EFFECT_KEYS[type(value)]
        return {key: EFFECTS[key].dump(value, short=short)}

    def schema(self) -> dict[str, Data]:
        kinds: list[Data] = [
            {
                "type": "object",
                "properties": {key: record.schema()},
                "required": [key],
                "additionalProperties": False,
            }
            for key, record in EFFECTS.items()
        ]
        return {"oneOf": kinds}


LEVER = Record(
    Lever,
    (
        Field("id", Id(), "the lever's id", required=True),
        Field("label", Text(), "what it is, in words"),
        Field("by", Text(), "who would provide it: words, or the id of a party", required=True),
        Field("cost", Number(), "what it costs, 0 or more; one unit for all levers", required=True),
        Field("source", Text(), "id of the source it rests on, or modeller"),
        Field("effect", EffectShape(), "what it changes", required=True),
    ),
)
