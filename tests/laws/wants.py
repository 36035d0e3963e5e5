"""Disputes whose wants are marked, so that they are found wherever they appear; or said anew."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

import comity
from comity.model.dispute import Preference
from comity.model.known import Known
from comity.model.lever import AddConcern, AddOptionLevel, Compensate, LowerConcern, RaiseConcern
from comity.model.space import outcome_space
from comity.preferences.ranks import all_ranks
from comity.tables import figure

FACTOR = 1_000_003
"""Weights times this prime say the same in figures that nothing else comes to."""


def marked(dispute: comity.Dispute) -> tuple[comity.Dispute, set[str]]:
    """Return a dispute with the same order whose wants bear marks, and the marks."""
    marks = (f"qzw{number:06}" for number in range(10**6))
    sources = list(dispute.sources)
    found: set[str] = set()

    def mark() -> str:
        found.add(next_mark := next(marks))
        return next_mark

    def source() -> str:
        sources.append(comity.Source(mark(), mark(), f"https://example.org/{mark()}"))
        return sources[-1].id

    ids: dict[tuple[str, str], str] = {}

    def preference_marked(preference: Preference) -> Preference:
        match preference:
            case comity.Concerns(items):
                new = (comity.Concern(mark(), it.want, mark(), mark(), source()) for it in items)
                return comity.Concerns(tuple(new))
            case comity.Weights(items, walk_away):
                weights = {text: weight * FACTOR for text, weight in items.items()}
                least = None if walk_away is None else walk_away * FACTOR
                found.update(_figures(it for it in (*weights.values(), least) if it))
                return comity.Weights(weights, least)
        return preference

    preferences: dict[str, Preference] = {}
    for party, preference in dispute.preferences.items():
        preferences[party] = new = preference_marked(preference)
        if isinstance(preference, comity.Concerns) and isinstance(new, comity.Concerns):
            named = zip(preference.items, new.items, strict=True)
            ids |= {(party, old.id): now.id for old, now in named}
    known = {
        party: _known(said, party, ids, preference_marked) for party, said in dispute.known.items()
    }
    bounds = (it.items.values() for it in known.values() if isinstance(it, comity.Intervals))
    found.update(_figures(it for pairs in bounds for pair in pairs for it in pair if it))
    levers = tuple(
        replace(
            it,
            id=mark(),
            label=mark(),
            by=mark(),
            source=source(),
            effect=_sway(it.effect, ids, mark),
        )
        for it in dispute.levers
    )
    swayed = (getattr(it.effect, "weight", None) for it in levers)
    found.update(_figures(it for it in swayed if it))
    made = replace(
        dispute, preferences=preferences, known=known, levers=levers, sources=tuple(sources)
    )
    return made, found


def _known(
    said: Known,
    party: str,
    ids: dict[tuple[str, str], str],
    preference_marked: Callable[[Preference], Preference],
) -> Known:
    """Return what is known of a party whose wants bear marks."""
    match said:
        case comity.PartlyOrdered(before, dont_know):
            chains = None if before is None else _renamed(before, party, ids)
            return comity.PartlyOrdered(chains, _renamed(dont_know, party, ids))
        case comity.Intervals(items):
            wider = {text: (low * FACTOR, high * FACTOR) for text, (low, high) in items.items()}
            return comity.Intervals(wider)
        case comity.Alternatives(alternatives):
            other = [it.preference and preference_marked(it.preference) for it in alternatives]
            pairs = zip(alternatives, other, strict=True)
            return comity.Alternatives(tuple(replace(it, preference=new) for it, new in pairs))


def _renamed(
    rows: tuple[tuple[str, ...], ...], party: str, ids: dict[tuple[str, str], str]
) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(ids[party, it] for it in row) for row in rows)


def _sway(effect: Any, ids: dict[tuple[str, str], str], mark: Callable[[], str]) -> Any:
    """Return an effect that says the same of a dispute whose wants bear marks."""
    match effect:
        case AddConcern(party, _, before):
            new = None if before is None else ids[party, before]
            return replace(effect, before=new, text=mark(), domain=mark())
        case RaiseConcern(party, concern) | LowerConcern(party, concern):
            new = ids.get((party, concern), concern)
            scaled = None if effect.weight is None else effect.weight * FACTOR
            return replace(effect, concern=new, weight=scaled)
        case Compensate():
            return replace(effect, weight=effect.weight * FACTOR)
        case AddOptionLevel():
            return replace(effect, level=mark(), name=mark())
    return effect


def _figures(numbers: Iterator[Fraction]) -> Iterator[str]:
    for number in numbers:
        yield from (str(abs(number)), figure(abs(number)), f"{abs(number.numerator):,}")


def ranked(dispute: comity.Dispute) -> comity.Dispute:
    """Return a dispute with the same order, said as rankings; sources of wants alone are gone."""
    space = outcome_space(dispute)
    members = {it.number: it.members or (it.number,) for it in comity.analyze(dispute).outcomes}
    preferences = {}
    cited = set()
    for party, ranks in all_ranks(dispute, space).items():
        tiers: dict[int, list[int]] = {}
        for number, rank in zip(space.numbers.tolist(), ranks.tolist(), strict=True):
            tiers.setdefault(rank, []).extend(members[number])
        order = tuple(tuple(tiers[rank]) for rank in sorted(tiers, reverse=True))
        preferences[party] = comity.Ranking(order)
    for _, also in dispute.stated_preferences():
        cited |= {it.source for it in also.items} if isinstance(also, comity.Concerns) else set()
    cited |= {it.source for it in dispute.levers}
    sources = tuple(it for it in dispute.sources if it.id not in cited)
    return replace(dispute, preferences=preferences, known={}, levers=(), sources=sources)
