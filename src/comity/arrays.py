"""Array types, by named dimension."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Ints = NDArray[np.signedinteger[Any]]


def read_only(array: NDArray[Any]) -> NDArray[Any]:
    """Return the array, closed to writing (results are shared)."""
    array.flags.writeable = False
    return array


def neutral(dtype: np.dtype[np.signedinteger[Any]], op: np.ufunc) -> int:
    """Return the value that never wins a reduction by `op` (numpy.maximum or numpy.minimum)."""
    limits = np.iinfo(dtype)
    return int(limits.max if op is np.minimum else limits.min)
