"""The shape of preferences in a case file: rankings, concerns, weights."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from comity.errors import Fault, quoted
from comity.formats.nodes import Mapping, Scalar, Sequence
from comity.formats.shapes import Field, ListOf, MapOf, Record
from comity.formats.values import BAD, Bad, Id, Number, Ref, Text, Whole, wrong
from comity.model.dispute import MILD, STRONGEST, Concern, Concerns, Ranking, Weights

if TYPE_CHECKING:
    from comity.errors import Path
    from comity.formats.nodes import Node
    from comity.formats.values import Data, Shape
    from comity.model.dispute import OutcomeRef, Preference

WALK_AWAY = "walk_away"
MARKER = re.compile(">+")


class Tiers:
    """A ranking: outcomes from the most preferred on; an inner list is a tie.

    Between two tiers may stand as many signs ``>`` as what comes before is preferred strongly.
    """

    def read(self, node: Node, path: Path, faults: list[Fault]) -> Any:
        if not isinstance(node, Sequence) or not node.items:
            faults.append(wrong(node, path, "a list of outcomes, most preferred first"))
            return BAD
        tiers: list[tuple[OutcomeRef, ...]] = []
        steps: list[int] = []
        strength, before = MILD, len(faults)
        for k, item in enumerate(node.items):
            if strength_of(item):
                strength = _step(node, k, path, faults)
                continue
            steps += [strength] if tiers else []
            tiers.append(_tier(item, (*path, k), faults))
            strength = MILD
        if len(faults) > before:
            return BAD
        return Ranking(tuple(tiers), tuple(steps) if max(steps, default=MILD) > MILD else ())

    def dump(self, value: Ranking, *, short: bool = False) -> Data:  # noqa: ARG002
        strong = {k: ">" * step for k, step in enumerate(value.steps, start=1) if step > MILD}
        items: list[Data] = []
        for k, tier in enumerate(value.tiers):
            items += [strong[k]] if k in strong else []
            alone = len(tier) == 1 and not MARKER.fullmatch(str(tier[0]))
            items.append(tier[0] if alone else list(tier))
        return items

    def schema(self) -> dict[str, Data]:
        ref = Ref().schema()
        tie = {"type": "array", "items": ref, "minItems": 1}
        return {
            "type": "array",
            "description": _MARKERS,
            "items": {"anyOf": [ref, tie]},
            "minItems": 1,
        }


def strength_of(item: Node) -> int:
    """Return how strong a step an item of a ranking stands for; 0 where it is a tier."""
    marker = isinstance(item, Scalar) and MARKER.fullmatch(item.text)
    return len(item.text) if isinstance(item, Scalar) and marker else 0


def _step(ranking: Sequence, place: int, path: Path, faults: list[Fault]) -> int:
    """Return the strength that a marker says, which stands between two tiers."""
    items, at = ranking.items, (*path, place)
    strength = strength_of(items[place])
    if strength > STRONGEST:
        what = f"{strength} signs stand for how strongly it is preferred"
        faults.append(Fault(at, what, f"write {STRONGEST} at most", "value-type"))
    elif place in (0, len(items) - 1) or strength_of(items[place - 1]):
        what = f"{'>' * strength} stands here, but not between two tiers"
        faults.append(Fault(at, what, "put it between two tiers, or take it out", "value-type"))
    return strength


def _tier(item: Node, path: Path, faults: list[Fault]) -> tuple[OutcomeRef, ...]:
    """Return a tier, which is of no use where there is a fault more."""
    if isinstance(item, Sequence):
        refs = ListOf(Ref(), least=1).read(item, path, faults)
        return () if isinstance(refs, Bad) else refs
    ref = Ref().read(item, path, faults)
    return () if isinstance(ref, Bad) else (ref,)


def in_file(path: Path, root: Node) -> Path:
    """Return a path through the tiers of a ranking as the path in its file, markers counted.

    Any other path is returned as it is.
    """
    for k, (key, tier) in enumerate(pairwise(path)):
        if key == "ranking" and isinstance(tier, int):
            ranking = _node_at(root, path[: k + 1])
            items = ranking.items if isinstance(ranking, Sequence) else []
            tiers = [place for place, item in enumerate(items) if not strength_of(item)]
            return (*path[: k + 1], *tiers[tier : tier + 1], *path[k + 2 :])
    return path


def _node_at(node: Node, path: Path) -> Node | None:
    for step in path:
        entries = node.entries if isinstance(node, Mapping) else []
        found = next((value for key, value in entries if key.text == step), None)
        if found is None:
            return None
        node = found
    return node


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


_MARKERS = "most preferred first; >> between two tiers: the first is strongly preferred, and so on"
_STRENGTH = "how much what fulfils it is preferred: 1 mild (the default), 2 strong, and so on"

CONCERN = Record(
    Concern,
    (
        Field("id", Id(), "the concern's id", required=True),
        Field("want", Text(), "a statement the party wants true", required=True),
        Field("text", Text(), "the concern in plain words"),
        Field("domain", Text(), "the domain of security it belongs to, e.g. economic"),
        Field("source", Text(), "id of its source, or modeller"),
        Field("strength", Whole(MILD, STRONGEST), _STRENGTH, later=True),
    ),
)

PREFERENCES: dict[str, tuple[type, Shape]] = {
    "ranking": (Ranking, Tiers()),
    "concerns": (Concerns, Wrapped(ListOf(CONCERN), Concerns)),
    "weights": (Weights, Wrapped(MapOf(Number()), Weights)),
}
