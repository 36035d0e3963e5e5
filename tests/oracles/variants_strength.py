"""Strength of preference (definitions 11.1): degrees between tiers, strong stability."""

import itertools

from .concepts import graph_of
from .preferences import ranks
from .space import Case, feasible, levels
from .statements import holds
from .variants import Judge


def degrees(case: Case, party: str) -> dict[tuple[int, int], int]:
    """Give by how much one outcome is preferred to another; only for pairs where it is.

    Preference between two outcomes is as strong as the largest step between their tiers.
    """
    rank = ranks(case)[party]
    steps = steps_upwards(case, party)
    found = {}
    for a in rank:
        for b in rank:
            between = [steps[r] for r in range(rank[b], rank[a])]
            if between:
                found[a, b] = max(between)
    return found


def steps_upwards(case: Case, party: str) -> list[int]:
    """Give the step up from each tier to the next better one, the worst tier first."""
    preference, rank = case["preferences"][party], ranks(case)[party]
    tiers = [[n for n in rank if rank[n] == r] for r in sorted(set(rank.values()))]
    if "weights" in preference:
        return [1 for _ in tiers[1:]]
    if "concerns" in preference:
        where, listed = feasible(case), levels(case)
        found = []
        for worse, better in itertools.pairwise(tiers):
            apart = [
                concern.get("strength", 1)
                for concern in preference["concerns"]
                if holds(concern["want"], where[worse[0]], listed)
                != holds(concern["want"], where[better[0]], listed)
            ]
            found.append(apart[0])
        return found
    markers: list[int] = []
    marked = 1
    for place, item in enumerate(preference["ranking"]):
        if isinstance(item, str) and set(item) == {">"}:
            marked = len(item)
        else:
            if place:
                markers.append(marked)
            marked = 1
    return markers[::-1]


def strong(case: Case, degree: int) -> Judge:
    """Strong stability of a degree: sanctions, and in SMR all countermoves, are worse by it."""
    graph = graph_of(case)
    by = {party: degrees(case, party) for party in graph.parties}

    def leaves(i: str, s: int, t: int) -> bool:
        return graph.prefers(i, t, s)

    def deters(i: str, s: int, u: int) -> bool:
        return by[i].get((s, u), 0) >= degree

    def escapes(i: str, s: int, v: int) -> bool:
        return not by[i].get((s, v), 0) >= degree

    return Judge(leaves, leaves, deters, escapes)
