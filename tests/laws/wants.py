"""Disputes whose wants are marked, so that they are found wherever they appear; or said anew."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import comity
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

    preferences: dict[str, comity.Concerns | comity.Ranking | comity.Weights] = {}
    for party, preference in dispute.preferences.items():
        match preference:
            case comity.Concerns(items):
                preferences[party] = comity.Concerns(
                    tuple(comity.Concern(mark(), it.want, mark(), mark(), source()) for it in items)
                )
            case comity.Weights(items, walk_away):
                weights = {text: weight * FACTOR for text, weight in items.items()}
                least = None if walk_away is None else walk_away * FACTOR
                preferences[party] = comity.Weights(weights, least)
                found.update(_figures(it for it in (*weights.values(), least) if it))
            case _:
                preferences[party] = preference
    return replace(dispute, preferences=preferences, sources=tuple(sources)), found


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
        stated = dispute.preferences[party]
        if isinstance(stated, comity.Concerns):
            cited |= {it.source for it in stated.items}
    sources = tuple(it for it in dispute.sources if it.id not in cited)
    return replace(dispute, preferences=preferences, sources=sources)
