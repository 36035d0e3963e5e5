"""Array types, by named dimension."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Ints = NDArray[np.signedinteger[Any]]

LARGEST = 2**62
"""Whole numbers below this are added and compared as 64-bit integers; larger ones are Python's."""


def read_only(array: NDArray[Any]) -> NDArray[Any]:
    """Return the array, closed to writing (results are shared)."""
    array.flags.writeable = False
    return array


def neutral(dtype: np.dtype[np.signedinteger[Any]], op: np.ufunc) -> int:
    """Return the value that never wins a reduction by `op` (numpy.maximum or numpy.minimum)."""
    limits = np.iinfo(dtype)
    return int(limits.max if op is np.minimum else limits.min)


def smallest_index(count: int) -> np.dtype[np.signedinteger[Any]]:
    """Return the smaller of the two integer types in which `count` things can be numbered."""
    return np.dtype(np.int32 if count < 2**31 else np.int64)


def entries(begin: Ints, rows: Ints) -> tuple[Ints, Ints]:
    """Return the entries of some rows that are kept one after the other, in their order.

    Parameters
    ----------
    begin : int array (row + 1,)
        The entries of row k are those from ``begin[k]`` to before ``begin[k + 1]``.
    rows : int array (asked,)
        Which rows.

    Returns
    -------
    place : int array (entry,)
        Where in `rows` each belongs.
    entry : int array (entry,)
        Its place among all entries.

    Examples
    --------
    >>> entries(np.array([0, 2, 2, 5]), np.array([2, 0]))
    (array([0, 0, 0, 1, 1]), array([2, 3, 4, 0, 1]))
    """
    first = begin[rows]
    count = begin[rows + 1] - first
    place = np.repeat(np.arange(count.size), count)
    within = np.arange(place.size) - np.repeat(np.cumsum(count) - count, count)
    return place, first[place] + within


def whole_rows(rows: Ints) -> NDArray[np.void]:
    """Return a view with one item for each row, which NumPy moves in one piece: array (row,)."""
    return rows.view(np.dtype((np.void, rows.itemsize * rows.shape[1]))).reshape(-1)


def taken(rows: Ints, where: Ints) -> Ints:
    """Return some rows of an array (row, column), at the places `where`."""
    return whole_rows(rows)[where].view(rows.dtype).reshape(-1, rows.shape[1])
