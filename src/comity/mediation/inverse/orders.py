"""Rankings one by one: whether clauses are met in each of many."""

from __future__ import annotations

from itertools import permutations
from math import factorial, prod
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from comity.arrays import Bools
    from comity.mediation.inverse.result import Clause, Comparison

    Worth = Mapping[int, NDArray[np.float64] | NDArray[np.int8]]
    """By number of an outcome, its worth to one party in every ranking; larger is better."""

PROFILES = 1_000_000
"""Combinations of orders that are looked at one by one, at most."""
WORK = 1_000_000_000
"""Such combinations times the comparisons in alternatives, at most."""


def involved(
    comparisons: Sequence[Comparison], clauses: Sequence[Clause]
) -> dict[str, tuple[int, ...]]:
    """Return the outcomes that clauses compare, by party."""
    found: dict[str, set[int]] = {}
    for position in {it for clause in clauses for each in clause.alternatives for it in each}:
        it = comparisons[position]
        found.setdefault(it.party, set()).update((it.better, it.worse))
    return {party: tuple(sorted(found[party])) for party in sorted(found)}


def met(
    comparisons: Sequence[Comparison], clauses: Sequence[Clause], worth: Mapping[str, Worth]
) -> Bools:
    """Return in which rankings all clauses are met.

    Parameters
    ----------
    comparisons, clauses
        Clauses and what they refer to, by position.
    worth : mapping of party to mapping of outcome to array
        Arrays that broadcast against each other.

    Returns
    -------
    bool array, of their common shape
    """
    true: dict[int, Bools] = {}
    every: Bools = np.ones(1, dtype=np.bool_)
    for clause in clauses:
        some: Bools = np.zeros(1, dtype=np.bool_)
        for alternative in clause.alternatives:
            one: Bools = np.ones(1, dtype=np.bool_)
            for position in alternative:
                if position not in true:
                    true[position] = _so(comparisons[position], worth)
                one = one & true[position]
            some = some | one
        every = every & some
    return every


def _so(comparison: Comparison, worth: Mapping[str, Worth]) -> Bools:
    own = worth[comparison.party]
    better, worse = own[comparison.better], own[comparison.worse]
    return np.asarray(better > worse if comparison.strict else better >= worse)


def met_in(comparisons: Sequence[Comparison], clauses: Sequence[Clause]) -> tuple[int, int] | None:
    """Return in how many of all strict orders clauses are met, and how many orders there are.

    Only the outcomes that clauses compare are put in order.

    Returns
    -------
    tuple of int, or None
        None where there are too many orders.
    """
    compared = involved(comparisons, clauses)
    count = prod(factorial(len(it)) for it in compared.values())
    work = count * sum(len(it) for clause in clauses for it in clause.alternatives)
    if count > PROFILES or work > WORK:
        return None
    worth: dict[str, Worth] = {}
    for axis, (party, outcomes) in enumerate(compared.items()):
        places = np.array(list(permutations(range(len(outcomes)))), dtype=np.int8)
        shape = [-1 if k == axis else 1 for k in range(len(compared))]
        worth[party] = {number: places[:, k].reshape(shape) for k, number in enumerate(outcomes)}
    return int(met(comparisons, clauses, worth).sum()), count
