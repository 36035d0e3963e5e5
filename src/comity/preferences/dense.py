"""Dense ranks: the places of sorted scores, equal scores sharing one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

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
        wide = np.promote_types(scores.dtype, np.int64)
        place = np.subtract(scores, least, dtype=wide).astype(np.int64, copy=False)
        taken = np.zeros(most - least + 1, dtype=np.bool_)
        taken[place] = True
        return np.asarray((np.cumsum(taken) - 1)[place])
    in_order = np.sort(scores)
    first = np.append(True, in_order[1:] != in_order[:-1])
    return np.searchsorted(in_order[first], scores)
