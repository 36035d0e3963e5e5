"""In which share of all strict rankings of the free parties an outcome holds."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from comity.mediation.inverse.apart import apart
from comity.mediation.inverse.formula import chance, joined, variable
from comity.mediation.inverse.interval import interval
from comity.mediation.inverse.orders import involved, met, met_in
from comity.mediation.inverse.polynomial import Effort, SpentError, integral
from comity.mediation.inverse.result import Share
from comity.model.moves import spread
from comity.model.sparse import SparseMoves
from comity.stability.methods import METHODS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from comity.mediation.inverse.question import Question
    from comity.mediation.inverse.result import Clause, Comparison

DRAWS = 20_000
FEWEST = 100
"""Draws below which nothing is drawn: what is drawn would say too little."""
AT_ONCE = 4_000_000
"""Values that are drawn at a time."""
WORK = 2_000_000
"""Outcomes times movers that are analysed, over all draws, as long as draws are more than few."""
MOST = 20_000_000
"""What may be analysed for the fewest draws."""
EACH = 2_000
EACH_BY_ARCS = 20_000
"""What a draw costs besides, in the same unit; and where moves are stored one by one."""
LOOKED_AT = 300_000_000
"""Comparisons in alternatives, over all draws, that are looked at at most."""
BATCH = 1_000
"""What a batch of draws costs besides for each comparison in alternatives, in the same unit."""
TERMS = 2_000_000
"""Terms that are formed for the exact share at most."""
COUNTED = 10**15
"""Combinations of rankings above which their number is not told."""


def share_of_rankings(
    question: Question,
    comparisons: Sequence[Comparison],
    clauses: Sequence[Clause],
    seed: int,
    *,
    impossible: bool,
) -> Share:
    """Return the share of strict rankings of the free parties in which an outcome holds.

    Parameters
    ----------
    question : Question
        What is asked.
    comparisons, clauses
        The conditions.
    seed : int
        For the draws, where the share is not computed.
    impossible : bool
        True when it is known that no rankings meet the clauses.

    Returns
    -------
    Share

    Notes
    -----
    Where a party only compares others with the outcome asked about, which of them stand below it
    are independent events once its own place is given: the share is the integral over that place.
    Otherwise the orders of what is compared are looked at one by one, or drawn.
    """
    rankings = _rankings(question)
    exact = Fraction(0) if impossible else _exact(comparisons, clauses)
    if exact is not None:
        return Share(exact, float(exact), float(exact), 0, rankings)
    rng = np.random.default_rng(seed)
    if all(clause.complete for clause in clauses):
        found, draws = _drawn_by_clauses(comparisons, clauses, rng)
    else:
        found, draws = _drawn_by_analysis(question, rng)
    low, high = interval(found, draws)
    return Share(None, low, high, draws, rankings)


def _rankings(question: Question) -> int | None:
    """Return how many combinations of strict rankings there are, None where that is huge."""
    count = 1
    for k in range(2, question.space.count + 1):
        count *= k ** len(question.free)
        if count > COUNTED:
            return None
    return count


def _exact(comparisons: Sequence[Comparison], clauses: Sequence[Clause]) -> Fraction | None:
    """Return the share; None where it cannot be computed in reasonable time."""
    if not all(clause.complete for clause in clauses):
        return None
    share, effort = Fraction(1), Effort(TERMS)
    for group in _by_parties(comparisons, clauses):
        found = _by_integral(comparisons, group, effort)
        if found is None:
            counts = met_in(comparisons, group)
            found = None if counts is None else Fraction(*counts)
        if found is None:
            return None
        share *= found
    return share


def _by_parties(comparisons: Sequence[Comparison], clauses: Sequence[Clause]) -> list[list[Clause]]:
    """Return the clauses apart where they speak of different parties; those met anyway are not."""
    return apart(
        (clause, {comparisons[it].party for each in clause.alternatives for it in each})
        for clause in clauses
        if not clause.met_anyway
    )


def _by_integral(
    comparisons: Sequence[Comparison], clauses: Sequence[Clause], effort: Effort
) -> Fraction | None:
    """Return the share for clauses that compare with the outcome asked about alone."""
    used = {it for clause in clauses for each in clause.alternatives for it in each}
    if any(comparisons[it].strict for it in used):
        return None
    names = {it: variable(it) for it in used}
    alternatives = {
        it: joined((names[position] for position in it), every=True)
        for it in {it for clause in clauses for it in clause.alternatives}
    }
    each = (joined((alternatives[way] for way in it.alternatives), every=False) for it in clauses)
    try:
        return integral(chance(joined(each, every=True), effort), effort)
    except SpentError:
        return None


def _drawn_by_clauses(
    comparisons: Sequence[Comparison], clauses: Sequence[Clause], rng: np.random.Generator
) -> tuple[int, int]:
    """Return in how many draws the clauses are met, and how many there were."""
    compared = involved(comparisons, clauses)
    width = sum(map(len, compared.values()))
    listed = sum(len(it) for clause in clauses for it in clause.alternatives)
    step = _at_once(width + len(comparisons))
    draws = min(DRAWS, LOOKED_AT // (width + listed * (1 + BATCH // step)))
    if draws < FEWEST:
        return 0, 0
    found = 0
    for count in _batches(draws, step):
        worth = {
            party: dict(zip(outcomes, rng.random((len(outcomes), count)), strict=True))
            for party, outcomes in compared.items()
        }
        found += int(met(comparisons, clauses, worth).sum())
    return found, draws


def _drawn_by_analysis(question: Question, rng: np.random.Generator) -> tuple[int, int]:
    """Return in how many draws the outcome is an equilibrium, and how many there were."""
    moves, space = question.moves, question.space
    cost = moves.node_count * len(question.ranks)
    each = EACH_BY_ARCS if isinstance(moves, SparseMoves) else EACH
    if FEWEST * (cost + each) > MOST:
        return 0, 0
    draws = min(DRAWS, max(FEWEST, WORK // (cost + each)))
    found = 0
    for count in _batches(draws, _at_once(cost)):
        ranks = np.repeat(question.ranks[None].astype(np.int32), count, axis=0)
        for mover in sorted(question.free):
            orders = [rng.permutation(space.count) for _ in range(count)]
            ranks[:, mover] = spread(moves, np.array(orders, dtype=np.int32))
        stable = METHODS[question.base](moves, ranks)[..., question.here]
        found += int(stable.all(axis=-1).sum())
    return found, draws


def _at_once(each: int) -> int:
    """Return how many draws to make at a time, of so many values each."""
    return max(1, AT_ONCE // each)


def _batches(draws: int, step: int) -> Iterator[int]:
    """Yield how many draws to make next."""
    for first in range(0, draws, step):
        yield min(step, draws - first)
