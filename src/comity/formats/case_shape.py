"""The shape of a case file, format 1: every key, in the order of reference and of writing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from comity.errors import Fault, quoted
from comity.formats.nodes import Mapping, Scalar, Sequence
from comity.formats.shapes import (
    BAD,
    Bad,
    Field,
    Id,
    ListOf,
    MapOf,
    Number,
    Record,
    Ref,
    Text,
    wrong,
)
from comity.model.dispute import (
    Concern,
    Concerns,
    Dispute,
    Expected,
    ForbiddenMove,
    Graph,
    JointOption,
    Option,
    Party,
    Ranking,
    Source,
    Weights,
)
from comity.stability.methods import METHODS

if TYPE_CHECKING:
    from comity.errors import Path
    from comity.formats.nodes import Node
    from comity.formats.shapes import Data, Shape
    from comity.model.dispute import Preference

VERSION = "1"
CONFIDENCE = ("read", "corroborated", "recalled", "constructed")
WALK_AWAY = "walk_away"


class Tiers:
    """A ranking: outcomes from the most preferred on; an inner list is a tie."""

    def read(self, node: Node, path: Path, faults: list[Fault]) -> Any:
        if not isinstance(node, Sequence) or not node.items:
            faults.append(wrong(node, path, "a list of outcomes, most preferred first"))
            return BAD
        tiers: list[Any] = []
        for k, item in enumerate(node.items):
            if isinstance(item, Sequence):
                tiers.append(ListOf(Ref(), least=1).read(item, (*path, k), faults))
            else:
                ref = Ref().read(item, (*path, k), faults)
                tiers.append(BAD if ref is BAD else (ref,))
        return BAD if any(tier is BAD for tier in tiers) else Ranking(tuple(tiers))

    def dump(self, value: Ranking, *, short: bool = False) -> Data:  # noqa: ARG002
        return [tier[0] if len(tier) == 1 else list(tier) for tier in value.tiers]

    def schema(self) -> dict[str, Data]:
        ref = Ref().schema()
        tie = {"type": "array", "items": ref, "minItems": 1}
        return {"type": "array", "items": {"anyOf": [ref, tie]}, "minItems": 1}


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A shape whose value makes a dataclass, as its `items`."""

    shape: Shape
    made: type

    def read(self, node: Node, path: Path, faults: list[Fault]) -> Any:
        value = self.shape.read(node, path, faults)
        return BAD if value is BAD else self.made(value)

    def dump(self, value: Any, *, short: bool = False) -> Data:
        return self.shape.dump(value.items, short=short)

    def schema(self) -> dict[str, Data]:
        return self.shape.schema()


class PreferenceShape:
    """Exactly one of the kinds of preference; beside weights, what one would walk away to."""

    def read(self, node: Node, path: Path, faults: list[Fault]) -> Any:
        kinds = ", ".join(PREFERENCES)
        if not isinstance(node, Mapping):
            faults.append(wrong(node, path, f"one of the keys {kinds}"))
            return BAD
        known = [entry for entry in node.entries if entry[0].text in PREFERENCES]
        for key, _ in node.entries:
            if key.text not in (*PREFERENCES, WALK_AWAY):
                what = f"there is no kind of preference {quoted(key.text)}"
                fault = Fault((*path, key.text), what, f"use one of: {kinds}", "key-unknown")
                faults.append(fault)
        if len(known) != 1:
            what = f"a preference is of one kind, here are {len(known)}"
            faults.append(Fault(path, what, f"keep one of: {kinds}", "key-missing"))
            return BAD
        key, item = known[0]
        preference = PREFERENCES[key.text][1].read(item, (*path, key.text), faults)
        stated = next((it for name, it in node.entries if name.text == WALK_AWAY), None)
        return preference if stated is None else _walking_away(preference, stated, path, faults)

    def dump(self, value: Preference, *, short: bool = False) -> Data:
        key, (_, shape) = next(it for it in PREFERENCES.items() if isinstance(value, it[1][0]))
        data = {key: shape.dump(value, short=short)}
        if isinstance(value, Weights) and value.walk_away is not None:
            data[WALK_AWAY] = Number().dump(value.walk_away)
        return data

    def schema(self) -> dict[str, Data]:
        walk_away = {"anyOf": [Number().schema(), {"type": "null"}]}
        kinds: list[Data] = [
            {
                "type": "object",
                "properties": {key: shape.schema()}
                | ({WALK_AWAY: walk_away} if made is Weights else {}),
                "required": [key],
                "additionalProperties": False,
            }
            for key, (made, shape) in PREFERENCES.items()
        ]
        return {"oneOf": kinds}


def _walking_away(preference: Any, node: Node, path: Path, faults: list[Fault]) -> Any:
    """Return a preference with what the party would walk away to; only weights have one."""
    if preference is BAD or (isinstance(node, Scalar) and node.null):
        return preference
    place = (*path, WALK_AWAY)
    if not isinstance(preference, Weights):
        what = "only weights have a worth to walk away to"
        faults.append(Fault(place, what, "take it out, or give weights", "key-unknown"))
        return BAD
    worth = Number().read(node, place, faults)
    return BAD if isinstance(worth, Bad) else replace(preference, walk_away=worth)


class StatusQuo:
    """Options and their levels; in graph form an outcome's name."""

    def read(self, node: Node, path: Path, faults: list[Fault]) -> Any:
        return (MapOf(Id()) if isinstance(node, Mapping) else Text()).read(node, path, faults)

    def dump(self, value: Any, *, short: bool = False) -> Data:  # noqa: ARG002
        return value if isinstance(value, str) else dict(value)

    def schema(self) -> dict[str, Data]:
        return {"anyOf": [{"type": "string"}, MapOf(Id()).schema()]}


class Arc:
    """A single move of a graph: the outcome it leaves and the one it leads to."""

    def read(self, node: Node, path: Path, faults: list[Fault]) -> Any:
        if not isinstance(node, Sequence) or len(node.items) != 2:  # noqa: PLR2004
            faults.append(wrong(node, path, "a pair: [from, to]"))
            return BAD
        return ListOf(Text()).read(node, path, faults)

    def dump(self, value: Any, *, short: bool = False) -> Data:  # noqa: ARG002
        return list(value)

    def schema(self) -> dict[str, Data]:
        return ListOf(Text()).schema() | {"minItems": 2, "maxItems": 2}


class FormatVersion:
    """The number of the format."""

    def read(self, node: Node, path: Path, faults: list[Fault]) -> Any:
        text = Text().read(node, path, faults)
        if text is not BAD and text != VERSION:
            what = f"this is format {quoted(str(text))} and this version reads format {VERSION}"
            faults.append(Fault(path, what, f"write comity: {VERSION}", "format-version"))
        return text

    def dump(self, value: Any, *, short: bool = False) -> Data:  # noqa: ARG002
        return int(VERSION)

    def schema(self) -> dict[str, Data]:
        return {"const": int(VERSION)}


class NoLevers:
    """The key is part of the format; levers themselves are not read by this version."""

    def read(self, node: Node, path: Path, faults: list[Fault]) -> Any:
        levers = ListOf(Text()).read(node, path, []) if isinstance(node, Sequence) else BAD
        if levers != ():
            what = "this version of Comity does not read levers"
            todo = "leave the list empty, and keep the levers in a file of your own"
            faults.append(Fault(path, what, todo, "levers-unsupported"))
        return ()

    def dump(self, value: Any, *, short: bool = False) -> Data:  # noqa: ARG002
        return []

    def schema(self) -> dict[str, Data]:
        return {"type": "array", "maxItems": 0}


_CHANGE = "direction in which a move may change it: up, down or any (the default)"
_LEVELS = "level ids from the lowest on; the first means not taken; [no, yes] when left out"
_TAGS = "what the option is, e.g. coercion, for principle checks"

CONCERN = Record(
    Concern,
    (
        Field("id", Id(), "the concern's id", required=True),
        Field("want", Text(), "a statement the party wants true", required=True),
        Field("text", Text(), "the concern in plain words"),
        Field("domain", Text(), "the domain of security it belongs to, e.g. economic"),
        Field("source", Text(), "id of its source, or modeller"),
    ),
)

PREFERENCES: dict[str, tuple[type, Shape]] = {
    "ranking": (Ranking, Tiers()),
    "concerns": (Concerns, Wrapped(ListOf(CONCERN), Concerns)),
    "weights": (Weights, Wrapped(MapOf(Number()), Weights)),
}

OPTION_FIELDS = (
    Field("id", Id(), "the option's id, used in statements", required=True),
    Field("label", Text(), "what the option is, in words", required=True),
    Field("levels", ListOf(Id()), _LEVELS),
    Field("change", Text(("any", "up", "down")), _CHANGE),
    Field("tags", ListOf(Text()), _TAGS),
    Field(
        "level_names",
        ListOf(Text()),
        "what people read instead of the ids of its levels",
        later=True,
    ),
)

PARTY = Record(
    Party,
    (
        Field("id", Id(), "the party's id", required=True),
        Field("name", Text(), "the party's name", required=True),
        Field("kind", Text(("party", "affected")), "affected: a bystander without options"),
        Field("options", ListOf(Record(Option, OPTION_FIELDS)), "what the party can do alone"),
    ),
)

JOINT_OPTION = Record(
    JointOption,
    (
        *OPTION_FIELDS[:2],
        Field("consent", ListOf(Id()), "the parties that must agree to a change", required=True),
        *OPTION_FIELDS[2:],
    ),
)

SOURCE = Record(
    Source,
    (
        Field("id", Id(), "the source's id", required=True),
        Field("citation", Text(), "author, year, title, place", required=True),
        Field("url", Text(), "where it can be read"),
    ),
)

FORBIDDEN_MOVE = Record(
    ForbiddenMove,
    (
        Field("party", Id(), "whose moves; everybody's when left out"),
        Field("from", Text(), "a statement true where the move begins", True, "origin"),
        Field("to", Text(), "a statement true where the move ends", True, "destination"),
    ),
)

GRAPH = Record(
    Graph,
    (
        Field("outcomes", ListOf(Text()), "the outcomes' names, in their order", required=True),
        Field("moves", MapOf(ListOf(Arc())), "each party's single moves", required=True),
    ),
)

EXPECTED = Record(
    Expected,
    (
        Field("concept", Text(tuple(METHODS)), "the concept's id", required=True),
        Field("equilibria", ListOf(Ref()), "the equilibria by the definitions"),
        Field("party", Id(), "instead of equilibria: the party whose stability is given"),
        Field("stable", ListOf(Ref()), "and the outcomes stable for it"),
        Field("among", ListOf(Ref()), "only these outcomes are compared"),
        Field("published", ListOf(Ref()), "what the source prints, where that differs"),
        Field("published_as", ListOf(Ref()), "the source's own names of these outcomes"),
        Field("reason", Text(), "why the published answer differs"),
        Field("source", Text(), "id of the source", required=True),
        Field("where", Text(), "page or table in the source"),
        Field("confidence", Text(CONFIDENCE), "how sure the published answer is"),
    ),
)

CASE = Record(
    Dispute,
    (
        Field("id", Id(), "the case's id", required=True),
        Field("title", Text(), "the case's title", required=True),
        Field("summary", Text(), "one paragraph"),
        Field("confidence", Text(CONFIDENCE), "how sure it is that the model is as published"),
        Field("notes", Text(), "what to know about the model and its source"),
        Field("sources", ListOf(SOURCE), "what the case rests on"),
        Field("parties", ListOf(PARTY), "who is in it, in the order of reports", required=True),
        Field("joint_options", ListOf(JOINT_OPTION), "what changes only by agreement"),
        Field("infeasible", ListOf(Text()), "statements: where one is true cannot be"),
        Field("same", ListOf(Text()), "statements: where one is true is a single outcome"),
        Field("forbidden_moves", ListOf(FORBIDDEN_MOVE), "single moves that cannot be made"),
        Field("graph", GRAPH, "instead of options: a dispute published as a graph"),
        Field("status_quo", StatusQuo(), "how things are now; options not named: first level"),
        Field("preferences", MapOf(PreferenceShape()), "who wants what", required=True),
        Field("reviewed_tags", ListOf(Text()), "tags every option was checked for"),
        Field("expected", ListOf(EXPECTED), "published answers the case must reproduce"),
    ),
)

FILE_FIELDS = (
    Field("comity", FormatVersion(), "the format: 1", required=True),
    Field("levers", NoLevers(), "what a third party could add; empty in this version"),
)
"""Keys of the file that are no part of the dispute itself."""
