"""Pareto optimality: outcomes that nobody can better without somebody losing."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints

GRID = 8
"""Up to so many combinations of ranks for each outcome, they are laid out as a grid."""
SIFT_BITS = 21
"""Two to this power is how many buckets the first look at all outcomes takes, about."""
MANY = 12
"""With more ranks than that, looking at buckets is not worth it."""
PAIRS = 1 << 17
"""So many pairs of outcomes are compared with each other directly."""


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
    tiers = np.ptp(ranks, axis=1).astype(np.int64) + 1 if ranks.size else np.ones(0, dtype=np.int64)
    if prod(tiers.tolist()) <= GRID * ranks.shape[1]:
        return _on_grid(ranks, tuple(tiers.tolist()))
    kept = _sift(ranks)
    optimal = np.zeros(ranks.shape[1], dtype=np.bool_)
    optimal[kept[_maxima(ranks[:, kept])]] = True
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
    if not 2 <= len(ranks) <= MANY:  # noqa: PLR2004
        return np.arange(ranks.shape[1])
    best, bucket, _ = _coarse(ranks, ranks, SIFT_BITS)
    higher_in_all = best[tuple(row + 1 for row in bucket)]
    return np.flatnonzero(higher_in_all < ranks[-1])


def _coarse(above: Ints, below: Ints, bits: int) -> tuple[Ints, tuple[Ints, ...], list[int]]:
    """Put all ranks but the last into buckets, in about two to the power of `bits` cells.

    Returns
    -------
    best : int array (bucket of the first rank, ..., bucket of the last but one)
        The largest last rank of `above` in this bucket and all that are as high or higher.
    bucket : tuple of int arrays (point,)
        Where the points of `below` stand.
    shift : list of int
        Whether a bucket holds one rank (0), or several.
    """
    least, most = below[:-1].min(axis=1).tolist(), below[:-1].max(axis=1).tolist()
    bits = max(1, bits // len(least))
    shift = [max(0, (b - a).bit_length() - bits) for a, b in zip(least, most, strict=True)]
    shape = [((b - a) >> k) + 2 for a, b, k in zip(least, most, shift, strict=True)]
    best = np.full(shape, np.iinfo(above.dtype).min, dtype=above.dtype)
    place = np.zeros(above.shape[1], dtype=np.intp)
    for row, a, b, k, size in zip(above, least, most, shift, shape, strict=False):
        place = place * size + ((np.minimum(row, b) - a) >> k)
    np.maximum.at(best.reshape(-1), place, above[-1])
    for axis in range(best.ndim):
        upward = np.flip(best, axis)
        np.maximum.accumulate(upward, axis=axis, out=upward)
    return (
        best,
        tuple((row - a) >> k for row, a, k in zip(below, least, shift, strict=False)),
        shift,
    )


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
    if count**2 <= PAIRS:
        return np.flatnonzero(~_pairwise(points))
    if len(points) == 2:  # noqa: PLR2004
        return _maxima_in_plane(points[0], points[1])
    upper = points[0] > _middle(points[0])
    above, below = np.flatnonzero(upper), np.flatnonzero(~upper)
    above = above[_maxima(points[:, above])]
    below = below[~_covered(points[1:, above], points[1:, below])]
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


def _middle(values: Ints) -> int:
    return (int(values.min()) + int(values.max())) // 2


def _pairwise(points: Ints) -> Bools:
    """Return which points another one dominates: bool array (point,)."""
    as_good = _as_good(points, points)
    return np.asarray((as_good & ~as_good.T).any(axis=0))


def _covered(above: Ints, below: Ints) -> Bools:
    """Return which points of `below` some point of `above` equals or exceeds in every rank.

    ``above`` and ``below`` are int arrays (rank, point), the answer a bool array (point,).
    """
    covered = np.zeros(below.shape[1], dtype=np.bool_)
    if not above.shape[1] or not covered.size:
        return covered
    within = _all_rows(below <= above.max(axis=1)[:, None])
    below = below[:, within]
    if not below.shape[1]:
        return covered
    above = above[:, _all_rows(above >= below.min(axis=1)[:, None])]
    if not above.shape[1]:
        return covered
    asked = above.min(axis=1) < below.max(axis=1)
    covered[within] = _covered_where(above[asked], below[asked])
    return covered


def _all_rows(rows: Bools) -> Ints:
    """Return the columns in which all rows are true: int array (column,)."""
    every = rows[0]
    for row in rows[1:]:
        every &= row
    return np.flatnonzero(every)


def _covered_where(above: Ints, below: Ints) -> Bools:
    """Do the same for points of which none and no rank can be left out."""
    if len(above) == 0:
        return np.ones(below.shape[1], dtype=np.bool_)
    if len(above) == 1:
        return np.asarray(below[0] <= above[0].max())
    if above.shape[1] * below.shape[1] <= PAIRS:
        return np.asarray(_as_good(above, below).any(axis=0))
    if len(above) == 2:  # noqa: PLR2004
        return _covered_in_plane(above, below)
    covered = np.zeros(below.shape[1], dtype=np.bool_)
    asked = np.arange(covered.size)
    if len(above) <= MANY:
        best, bucket, shift = _coarse(above, below, (above.shape[1] + covered.size).bit_length())
        surely = tuple(row + (k > 0) for row, k in zip(bucket, shift, strict=True))
        covered = best[surely] >= below[-1]
        asked = np.flatnonzero(~covered & (best[bucket] >= below[-1]))
        below = below[:, asked]
    if asked.size:
        covered[asked] = _covered_by_halves(above, below)
    return covered


def _covered_by_halves(above: Ints, below: Ints) -> Bools:
    """Do the same by the first rank: what is in the upper half has it above the lower half."""
    middle = _middle(below[0])
    upper = above[0] > middle
    high, low = np.flatnonzero(below[0] > middle), np.flatnonzero(below[0] <= middle)
    covered = np.zeros(below.shape[1], dtype=np.bool_)
    covered[high] = _covered(above[:, upper], below[:, high])
    covered[low] = _covered(above[1:, upper], below[1:, low])
    low = low[~covered[low]]
    covered[low] = _covered(above[:, ~upper], below[:, low])
    return covered


def _as_good(above: Ints, below: Ints) -> Bools:
    """Return which of `above` equal or exceed which of `below`: bool array (above, below)."""
    as_good = np.ones((above.shape[1], below.shape[1]), dtype=np.bool_)
    for a, b in zip(above, below, strict=True):
        as_good &= a[:, None] >= b
    return as_good


def _covered_in_plane(above: Ints, below: Ints) -> Bools:
    """Do the same for two ranks: of those high enough in one, the highest in the other decides."""
    first, second = above[:, np.argsort(above[1])]
    best = np.append(np.maximum.accumulate(first[::-1])[::-1], np.iinfo(first.dtype).min)
    return np.asarray(best[np.searchsorted(second, below[1])] >= below[0])
