"""Levers: they cost nothing or something, and change what there is in a way that can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from comity.errors import Fault, quoted
from comity.model.check.names import unknown
from comity.model.check.roles import MAX_LEVELS
from comity.model.dispute import MODELLER, Concerns, JointOption, Ranking, Weights
from comity.model.lever import (
    EFFECT_KEYS,
    AddConcern,
    AddOptionLevel,
    BarMove,
    Compensate,
    LowerConcern,
    MakeOneWay,
    RaiseConcern,
    RemoveOption,
)
from comity.tables import exactly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.errors import Path
    from comity.model.dispute import Dispute, Graph, Option, Preference
    from comity.model.lever import Effect, Lever


def levers(dispute: Dispute) -> Iterator[Fault]:
    """Yield the faults of levers, but for ids and statements, which are checked with all others."""
    sources = [source.id for source in dispute.sources]
    for k, lever in enumerate(dispute.levers):
        at: Path = ("levers", k)
        if lever.cost < 0:
            what = f"lever {quoted(lever.id)} costs {exactly(lever.cost)}"
            yield Fault((*at, "cost"), what, "write a number from 0 on", "value-type")
        if lever.source not in (None, MODELLER, *sources):
            yield unknown("source", str(lever.source), [*sources, MODELLER], (*at, "source"))
        effect = lever.effect
        place = _Place(dispute, (*at, "effect", EFFECT_KEYS[type(effect)]))
        if dispute.graph is None:
            yield from _in_options(place, lever)
        elif isinstance(effect, BarMove):
            yield from _barred_arc(place, dispute.graph, effect)
        else:
            what = "a dispute given as a graph has neither concerns, weights nor options"
            todo = "take the lever out, or bar a move"
            yield Fault(place.path, what, todo, "lever-invalid")


class _Place(NamedTuple):
    """Where in a case an effect stands."""

    dispute: Dispute
    path: Path

    def refused(self, key: str, what: str, todo: str) -> Fault:
        return Fault((*self.path, key), what, todo, "lever-invalid")

    def preference(self, key: str, party: str) -> Preference | Fault | None:
        """Return a party's preference, the fault that there is no such party, or None."""
        known = [it.id for it in self.dispute.parties]
        if party not in known:
            return unknown("party", party, known, (*self.path, key))
        return self.dispute.preferences.get(party)

    def option(self, option: str) -> Option | JointOption | Fault:
        by_id = {it.id: it for it in self.dispute.options}
        if option not in by_id:
            return unknown("option", option, by_id, (*self.path, "option"))
        return by_id[option]


def _in_options(at: _Place, lever: Lever) -> Iterator[Fault]:
    match lever.effect:
        case AddConcern() as effect:
            yield from _added_concern(at, effect, lever.id)
        case RaiseConcern() | LowerConcern() as effect:
            yield from _shifted(at, effect)
        case Compensate() as effect:
            yield from _compensated(at, effect)
        case BarMove(party=party) if party is not None and party not in at.dispute.movers:
            kind, movers = "party with options called", at.dispute.movers
            yield unknown(kind, party, movers, (*at.path, "party"))
        case MakeOneWay() | RemoveOption() | AddOptionLevel() as effect:
            option = at.option(effect.option)
            yield from [option] if isinstance(option, Fault) else _about(at, effect, option)


def _added_concern(at: _Place, effect: AddConcern, lever: str) -> Iterator[Fault]:
    wanted = at.preference("party", effect.party)
    if isinstance(wanted, Fault):
        yield wanted
    elif isinstance(wanted, Concerns):
        ids = [concern.id for concern in wanted.items]
        if lever in ids:
            what = f"{quoted(effect.party)} has a concern {quoted(lever)}, and so is this called"
            yield Fault((*at.path, "party"), what, "rename the lever", "id-repeated")
        if effect.before is not None and effect.before not in ids:
            kind = f"concern of {quoted(effect.party)} called"
            yield unknown(kind, effect.before, ids, (*at.path, "before"))
    elif wanted is not None:
        what = f"{quoted(effect.party)} has {_kind(wanted)}, to which no concern can be added"
        yield at.refused("party", what, "give it concerns, or compensate it where it has weights")


def _shifted(at: _Place, effect: RaiseConcern | LowerConcern) -> Iterator[Fault]:
    """Yield the faults of a concern that is to matter more or less."""
    if effect.places < 1:
        what = f"a concern is put over {effect.places} places"
        yield Fault((*at.path, "places"), what, "write a whole number from 1 on", "value-type")
    wanted = at.preference("party", effect.party)
    match wanted:
        case Fault():
            yield wanted
        case Ranking():
            what = f"{quoted(effect.party)} has a ranking, and so no concern that could matter more"
            yield at.refused("party", what, "give it concerns or weights, or take the lever out")
        case Concerns(items):
            ids = [concern.id for concern in items]
            if effect.concern not in ids:
                kind = f"concern of {quoted(effect.party)} called"
                yield unknown(kind, effect.concern, ids, (*at.path, "concern"))
            if effect.weight is not None:
                what = f"{quoted(effect.party)} has concerns, which have places and no weights"
                yield at.refused("weight", what, "give places in its stead")
        case Weights():
            yield from _weighed(at, effect, wanted)


def _weighed(at: _Place, effect: RaiseConcern | LowerConcern, weights: Weights) -> Iterator[Fault]:
    whose = quoted(effect.party)
    if effect.places != 1:
        what = f"{whose} has weights, which have no places"
        yield at.refused("places", what, "take the places out, and give the new weight")
    if effect.concern not in weights.items:
        kind = f"statement that {whose} weighs:"
        yield unknown(kind, effect.concern, weights.items, (*at.path, "concern"))
        return
    now, raised = weights.items[effect.concern], isinstance(effect, RaiseConcern)
    much = "larger" if raised else "smaller"
    todo = f"give a weight that is {much} than {exactly(now)}"
    if effect.weight is None:
        what = f"{whose} has weights, and the new one is not said"
        yield at.refused("concern", what, todo)
    elif effect.weight == now or (effect.weight > now) != raised:
        what = f"the weight {exactly(effect.weight)} is not {much} than now"
        yield at.refused("weight", what, todo)


def _compensated(at: _Place, effect: Compensate) -> Iterator[Fault]:
    for key, party in (("party", effect.party), ("payer", effect.payer)):
        wanted = None if party is None else at.preference(key, party)
        if isinstance(wanted, Fault):
            yield wanted
        elif wanted is not None and not isinstance(wanted, Weights):
            what = f"{quoted(str(party))} has {_kind(wanted)}, in which nothing can be made up for"
            yield at.refused(key, what, "give it weights, or take the lever out")
    if effect.payer == effect.party:
        what = f"{quoted(effect.party)} would pay itself"
        yield at.refused("payer", what, "name another party, or nobody: the provider pays")
    if effect.weight <= 0:
        what = f"the weight of a compensation is {exactly(effect.weight)}"
        yield at.refused("weight", what, "write a number above 0")


def _kind(preference: Preference) -> str:
    kinds = {Concerns: "concerns", Ranking: "a ranking", Weights: "weights"}
    return kinds[type(preference)]


def _about(at: _Place, effect: Effect, option: Option | JointOption) -> Iterator[Fault]:
    """Yield the faults of what is to be done to an option."""
    name = quoted(option.id)
    match effect:
        case MakeOneWay(_, change) if option.change == change:
            what = f"option {name} changes {change} only, as it is"
            yield at.refused("change", what, "take the lever out")
        case MakeOneWay() if option.change != "any" and isinstance(option, JointOption):
            what = f"joint option {name} changes {option.change} only, so nothing would be left"
            todo = "use remove_option, which keeps it at its level"
            yield at.refused("change", what, todo)
        case RemoveOption() if at.dispute.status_quo is None:
            what = f"option {name} would stay as it is now, and the case names no status quo"
            yield at.refused("option", what, "add status_quo, or take the lever out")
        case AddOptionLevel(level=level):
            yield from _added_level(at, level, option)


def _added_level(at: _Place, level: str, option: Option | JointOption) -> Iterator[Fault]:
    if level in option.levels:
        what = f"option {quoted(option.id)} already has a level {quoted(level)}"
        yield at.refused("level", what, "choose another id")
    if len(option.levels) >= MAX_LEVELS:
        what = f"option {quoted(option.id)} has {len(option.levels)} levels, and cannot have more"
        yield at.refused("level", what, "take the lever out")
    for _, preference in at.dispute.stated_preferences():
        if isinstance(preference, Ranking):
            what = "with a new level there are outcomes that no ranking has a place for"
            yield at.refused("option", what, "give concerns or weights in place of rankings")
            return


def _barred_arc(at: _Place, graph: Graph, effect: BarMove) -> Iterator[Fault]:
    party, move = effect.party, (effect.origin, effect.destination)
    strangers = False
    if party is not None and party not in at.dispute.movers:
        strangers = True
        kind = "party with moves called"
        yield unknown(kind, party, at.dispute.movers, (*at.path, "party"))
    for key, name in zip(("from", "to"), move, strict=True):
        if name not in graph.outcomes:
            strangers = True
            yield unknown("outcome", name, graph.outcomes, (*at.path, key))
    whose = graph.moves if party is None else {party: graph.moves.get(party, ())}
    if not strangers and not any(move in moves for moves in whose.values()):
        who = "nobody has a" if party is None else f"{quoted(party)} has no"
        what = f"{who} move from {quoted(move[0])} to {quoted(move[1])}"
        yield at.refused("to", what, "name a move that the graph has")
