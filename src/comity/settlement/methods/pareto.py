"""Pareto optimality: outcomes that nobody can better without somebody losing."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

import numpy as np

from comity.preferences.dense import lexicographic_ranks
from comity.settlement.methods import covering
from comity.settlement.methods.covering import are_covered, coarse, midpoint, pairs_as_good

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints

GRID = 8
"""Up to so many combinations of ranks for each outcome, they are laid out as a grid."""
SIFT_BITS = 21
"""Two to this power is how many buckets the first look at all outcomes takes at most, about."""
SPARE_BITS = 2
"""And two to this power for each outcome."""


def pareto(ranks: Ints) -> Bools:
    """Return the outcomes that are not weakly dominated.

    Parameters
    ----------
    ranks : int array (party, outcome)
        Everybody's ranks, bystanders included; larger is better.

    Returns
    -------
    bool array (outcome,)
        True at s where no outcome is at least as good as s for everybody and better for
        somebody. Outcomes that tie for everybody are all in, or all out.

    Notes
    -----
    The maxima of a set of vectors. Where the tiers are few, the answer is read from a grid of
    all combinations of ranks. Otherwise outcomes are divided by one party's rank, and the lower
    half is held against the maxima of the upper half in the remaining ranks (Kung, Luccio &
    Preparata 1975); time is about n log(n) to the power of the number of parties less two, and
    less where few outcomes are optimal.

    Examples
    --------
    The third outcome is as good as the second for one party and worse for the other:

    >>> pareto(np.array([[0, 1, 1, 0], [2, 1, 0, 2]]))
    array([ True,  True, False,  True])
    """
    optimal = np.ones(ranks.shape[1], dtype=np.bool_)
    tiers = np.ptp(ranks, axis=1).astype(np.int64) + 1 if optimal.size else np.ones(len(ranks))
    ranks, tiers = ranks[tiers > 1], tiers[tiers > 1]
    if not len(ranks):
        return optimal
    if prod(tiers.tolist()) <= GRID * optimal.size:
        return _on_grid(ranks, tuple(tiers.tolist()))
    kept = _sift(ranks)
    optimal[:] = False
    optimal[kept[_maxima(ranks[:, kept])]] = True
    return optimal


def undominated(worth: Ints, strict: Bools) -> Bools:
    """Return the outcomes that give way to none that is better for somebody who counts.

    Parameters
    ----------
    worth : int array (party, outcome)
        Ranks or worths, bystanders included; larger is better.
    strict : bool array (party,)
        True for who counts. Where all do, these are the Pareto-optimal outcomes.

    Returns
    -------
    bool array (outcome,)
        True at s where no outcome is at least as good as s for everybody, and better for
        somebody who counts.

    Notes
    -----
    What an outcome gives way to, if anything, is Pareto-optimal or no better than an outcome that
    is. So only the optimal ones are held against the others; that they differ for somebody who
    counts is seen from their places in an order of what those parties have.

    Examples
    --------
    The last two are tied for the first party; only the second party sets them apart:

    >>> worth = np.array([[0, 1, 1], [5, 5, 4]])
    >>> undominated(worth, np.array([True, False]))
    array([False,  True,  True])
    """
    optimal = pareto(worth)
    if strict.all():
        return optimal
    others = np.flatnonzero(~optimal)
    place = lexicographic_ranks(worth[strict])
    above = np.vstack([worth[:, optimal], place[optimal]])
    below = np.vstack([worth[:, others], place[others] + 1])
    optimal[others[~are_covered(above, below)]] = True
    return optimal


def _on_grid(ranks: Ints, tiers: tuple[int, ...]) -> Bools:
    """Answer from the grid: an outcome is dominated where a higher combination is taken."""
    place = np.ravel_multi_index(tuple(ranks - ranks.min(axis=1, keepdims=True)), tiers)
    taken = np.zeros(tiers, dtype=np.bool_)
    taken.reshape(-1)[place] = True
    for axis in range(len(tiers)):
        upward = np.flip(taken, axis)
        np.logical_or.accumulate(upward, axis=axis, out=upward)
    dominated = np.zeros(tiers, dtype=np.bool_)
    for axis in range(len(tiers)):
        np.moveaxis(dominated, axis, 0)[:-1] |= np.moveaxis(taken, axis, 0)[1:]
    return np.asarray(~dominated.reshape(-1)[place])


def _sift(ranks: Ints) -> Ints:
    """Return the outcomes that a coarse look does not show to be dominated: int array (kept,)."""
    count = ranks.shape[1]
    if not 2 <= len(ranks) <= covering.MANY or count**2 <= covering.PAIRS:  # noqa: PLR2004
        return np.arange(count)
    best, bucket, _ = coarse(ranks, ranks, min(SIFT_BITS, count.bit_length() + SPARE_BITS))
    higher_in_all = best[tuple(row + 1 for row in bucket)]
    return np.flatnonzero(higher_in_all < ranks[-1])


def _maxima(points: Ints) -> Ints:
    """Return where the maxima of some points stand.

    ``points`` is an int array (rank, point); the answer an int array (maximal,), ascending.
    """
    count = points.shape[1]
    points = points[np.ptp(points, axis=1) > 0] if count else points
    if not len(points):
        return np.arange(count)
    if len(points) == 1:
        return np.flatnonzero(points[0] == points[0].max())
    if count**2 <= covering.PAIRS:
        return np.flatnonzero(~_pairwise(points))
    if len(points) == 2:  # noqa: PLR2004
        return _maxima_in_plane(points[0], points[1])
    upper = points[0] > midpoint(points[0])
    above, below = np.flatnonzero(upper), np.flatnonzero(~upper)
    above = above[_maxima(points[:, above])]
    below = below[~are_covered(points[1:, above], points[1:, below])]
    below = below[_maxima(points[:, below])]
    return np.sort(np.concatenate([above, below]))


def _maxima_in_plane(first: Ints, second: Ints) -> Ints:
    """Do the same for two ranks: going down the first, each must rise above what was met."""
    order = np.lexsort((second, first))[::-1]
    first, second = first[order], second[order]
    met = np.append(np.iinfo(second.dtype).min, np.maximum.accumulate(second)[:-1])
    rises = second > met
    again = np.append(False, (np.diff(first) == 0) & (np.diff(second) == 0))
    head = np.maximum.accumulate(np.where(again, 0, np.arange(order.size)))
    return np.sort(order[rises[head]])


def _pairwise(points: Ints) -> Bools:
    """Return which points another one dominates: bool array (point,)."""
    as_good = pairs_as_good(points, points)
    return np.asarray((as_good & ~as_good.T).any(axis=0))
