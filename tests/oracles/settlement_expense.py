"""At whose expense parties improve (rules R5)."""

from collections.abc import Iterable
from typing import NamedTuple

from .concepts import movers
from .preferences import ranks
from .space import Case, arcs, outcomes


class Expense(NamedTuple):
    """Improvements by mover, those that lower j by (mover, j), those that lower some other."""

    improvements: dict[str, int]
    lowering: dict[tuple[str, str], int]
    lowering_some: dict[str, int]


def expense(case: Case, begin: Iterable[int] | None = None) -> Expense:
    """Count the improvements of each party with moves, and whom each of them lowers."""
    rank, moves = ranks(case), arcs(case)
    everywhere = {outcome.number for outcome in outcomes(case)}
    beginning = everywhere if begin is None else set(begin)
    found = Expense({}, {}, {})
    for i in movers(case):
        better = {(s, t) for s, t in moves[i] if s in beginning and rank[i][t] > rank[i][s]}
        found.improvements[i] = len(better)
        found.lowering_some[i] = 0
        for s, t in better:
            if any(rank[j][t] < rank[j][s] for j in rank if j != i):
                found.lowering_some[i] += 1
        for j in rank:
            if j != i:
                lower = {(s, t) for s, t in better if rank[j][t] < rank[j][s]}
                found.lowering[i, j] = len(lower)
    return found


def reachable(case: Case, begin: Iterable[int]) -> set[int]:
    """Give what any number of single moves, by whomever, leads to, the beginning included."""
    arc_sets = arcs(case)
    moves = {arc for i in movers(case) for arc in arc_sets[i]}
    found = set(begin)
    while True:
        more = {t for s, t in moves if s in found} - found
        if not more:
            return found
        found |= more
