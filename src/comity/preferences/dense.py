"""Dense ranks: the places of sorted scores, equal scores sharing one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from comity.arrays import Ints


def dense_ranks(scores: NDArray[Any]) -> Ints:
    """Return 0 for the smallest score, 1 for the next larger one, and so on.

    Examples
    --------
    >>> dense_ranks(np.array([10, -5, 10, 3]))
    array([2, 0, 2, 1])
    """
    in_order = np.sort(scores)
    first = np.append(True, in_order[1:] != in_order[:-1])
    return np.searchsorted(in_order[first[: in_order.size]], scores)
