"""Which points others equal or exceed in every rank: what Pareto optimality is found by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints

MANY = 12
"""With more ranks than that, looking at buckets is not worth it."""
PAIRS = 1 << 17
"""So many pairs of points are compared with each other directly."""


def are_covered(above: Ints, below: Ints) -> Bools:
    """Return which points of `below` some point of `above` equals or exceeds in every rank.

    ``above`` and ``below`` are int arrays (rank, point), the answer a bool array (point,).

    Examples
    --------
    >>> are_covered(np.array([[3, 0], [1, 5]]), np.array([[3, 2], [1, 2]]))
    array([ True, False])
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
        return np.asarray(pairs_as_good(above, below).any(axis=0))
    if len(above) == 2:  # noqa: PLR2004
        return _covered_in_plane(above, below)
    covered = np.zeros(below.shape[1], dtype=np.bool_)
    asked = np.arange(covered.size)
    if len(above) <= MANY:
        best, bucket, shift = coarse(above, below, (above.shape[1] + covered.size).bit_length())
        surely = tuple(row + (k > 0) for row, k in zip(bucket, shift, strict=True))
        covered = best[surely] >= below[-1]
        asked = np.flatnonzero(~covered & (best[bucket] >= below[-1]))
        below = below[:, asked]
    if asked.size:
        covered[asked] = _covered_by_halves(above, below)
    return covered


def _covered_by_halves(above: Ints, below: Ints) -> Bools:
    """Do the same by the first rank: what is in the upper half has it above the lower half."""
    middle = midpoint(below[0])
    upper = above[0] > middle
    high, low = np.flatnonzero(below[0] > middle), np.flatnonzero(below[0] <= middle)
    covered = np.zeros(below.shape[1], dtype=np.bool_)
    covered[high] = are_covered(above[:, upper], below[:, high])
    covered[low] = are_covered(above[1:, upper], below[1:, low])
    low = low[~covered[low]]
    covered[low] = are_covered(above[:, ~upper], below[:, low])
    return covered


def pairs_as_good(above: Ints, below: Ints) -> Bools:
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


def coarse(above: Ints, below: Ints, bits: int) -> tuple[Ints, tuple[Ints, ...], list[int]]:
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


def midpoint(values: Ints) -> int:
    """Return the middle of the range of some ranks, rounded down."""
    return (int(values.min()) + int(values.max())) // 2
