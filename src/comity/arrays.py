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
