"""How high outcomes stand with everybody: standings, drops, floors, maximin (rules R5)."""

from collections.abc import Mapping
from fractions import Fraction

from .preferences import ranks
from .space import Case, classes, feasible, levels
from .statements import holds

Standing = Mapping[str, Mapping[int, Fraction]]


def standings(case: Case) -> dict[str, dict[int, Fraction]]:
    """Give (outcomes ranked below s + half of the others tied with s) / (m - 1).

    With one outcome there is nothing to divide by: one half, as where all are tied.
    """
    found: dict[str, dict[int, Fraction]] = {}
    for party, rank in ranks(case).items():
        found[party] = {}
        for s in rank:
            below = [t for t in rank if rank[t] < rank[s]]
            tied = [t for t in rank if t != s and rank[t] == rank[s]]
            if len(rank) == 1:
                found[party][s] = Fraction(1, 2)
            else:
                found[party][s] = (len(below) + Fraction(len(tied), 2)) / (len(rank) - 1)
    return found


def worths(case: Case, party: str) -> dict[int, Fraction] | None:
    """Give the sum of the weights of the statements true at each outcome, or None: no weights."""
    preference = case["preferences"][party]
    if "weights" not in preference:
        return None
    where, steps = feasible(case), levels(case)
    found = {}
    for members in classes(case):
        s = min(members)
        found[s] = Fraction(0)
        for text, weight in preference["weights"].items():
            if holds(text, where[s], steps):
                found[s] += Fraction(str(weight))
    return found


def weighed_standings(case: Case) -> dict[str, dict[int, Fraction]] | None:
    """Give (w(s) - min) / (max - min), one half where all are worth the same.

    None where some party has no weights.
    """
    found: dict[str, dict[int, Fraction]] = {}
    for party in case["preferences"]:
        worth = worths(case, party)
        if worth is None:
            return None
        low, high = min(worth.values()), max(worth.values())
        if low == high:
            found[party] = dict.fromkeys(worth, Fraction(1, 2))
        else:
            found[party] = {s: (worth[s] - low) / (high - low) for s in worth}
    return found


def drops(standing: Standing, status_quo: int) -> dict[str, dict[int, Fraction]]:
    """Give max(0, standing at the status quo - standing at s)."""
    return {
        i: {s: max(Fraction(0), of[status_quo] - of[s]) for s in of} for i, of in standing.items()
    }


def floors(standing: Standing) -> dict[int, Fraction]:
    """Give the worst party's standing at each outcome."""
    numbers = {s for of in standing.values() for s in of}
    return {s: min(of[s] for of in standing.values()) for s in numbers}


def maximin(standing: Standing) -> set[int]:
    """Give the outcomes with the highest floor."""
    floor = floors(standing)
    return {s for s in floor if all(floor[s] >= floor[t] for t in floor)}
