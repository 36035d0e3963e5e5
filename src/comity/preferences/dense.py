"""Dense ranks: the places of sorted scores, or of rows of them, equal ones sharing one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from comity.arrays import LARGEST

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from comity.arrays import Ints

SPREAD = 4
"""Up to so many possible scores for each that is given, counting beats sorting."""


def dense_ranks(scores: NDArray[Any]) -> Ints:
    """Return 0 for the smallest score, 1 for the next larger one, and so on.

    ``scores`` are integers, of Python where 64 bits do not hold them.

    Examples
    --------
    >>> dense_ranks(np.array([10, -5, 10, 3]))
    array([2, 0, 2, 1])
    """
    if not scores.size:
        return np.zeros(0, dtype=np.intp)
    least, most = int(scores.min()), int(scores.max())
    if most - least < SPREAD * scores.size:
        place = _above(scores, least)
        taken = np.zeros(most - least + 1, dtype=np.bool_)
        taken[place] = True
        return np.asarray((np.cumsum(taken) - 1)[place])
    in_order = np.sort(scores)
    first = np.append(True, in_order[1:] != in_order[:-1])
    return np.searchsorted(in_order[first], scores)


def lexicographic_ranks(rows: NDArray[Any]) -> Ints:
    """Return the dense ranks of columns, compared by the first row, then by the second, and so on.

    ``rows`` is an integer array (row, column); the answer an int array (column,). Equal columns
    share a rank.

    Examples
    --------
    >>> lexicographic_ranks(np.array([[1, 0, 1, 0], [5, 9, 5, 7]]))
    array([2, 1, 2, 0])
    """
    place = np.zeros(rows.shape[1], dtype=np.int64)
    tiers = 1
    for given in rows if place.size else ():
        row = given
        if tiers * (int(row.max()) - int(row.min()) + 1) >= LARGEST:
            place, row = dense_ranks(place), dense_ranks(row)
            tiers = int(place.max()) + 1
        least = int(row.min())
        span = int(row.max()) - least + 1
        place = place * span + _above(row, least)
        tiers *= span
    return dense_ranks(place)


def _above(scores: NDArray[Any], least: int) -> Ints:
    """Return how far scores are above the least one, where 64 bits hold that."""
    wide = np.promote_types(scores.dtype, np.int64)
    return np.asarray(np.subtract(scores, least, dtype=wide).astype(np.int64, copy=False))
