"""Sets of outcomes as rows of bits: many sets are joined or compared in one operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from comity.arrays import Bools

Rows = NDArray[np.uint64]
"""One set of outcomes per row: array (set, word)."""

WORD = 64


def words_for(count: int) -> int:
    """Return how many words hold a set of `count` outcomes."""
    return -(-count // WORD)


def packed(sets: Bools) -> Rows:
    """Return sets given as a bool array (set, outcome) as rows of bits.

    Examples
    --------
    >>> packed(np.array([[True, False, True], [False, True, False]]))
    array([[5],
           [2]], dtype=uint64)
    """
    count = sets.shape[1]
    bytes_ = np.zeros((len(sets), words_for(count) * 8), dtype=np.uint8)
    bytes_[:, : -(-count // 8)] = np.packbits(sets, axis=1, bitorder="little")
    return bytes_.view(np.uint64)


def unpacked(rows: Rows, count: int) -> Bools:
    """Return rows of bits as a bool array (set, outcome); the inverse of `packed`.

    Examples
    --------
    >>> unpacked(np.array([[5], [2]], dtype=np.uint64), 3)
    array([[ True, False,  True],
           [False,  True, False]])
    """
    bytes_ = np.ascontiguousarray(rows).view(np.uint8)
    return np.unpackbits(bytes_, axis=1, count=count, bitorder="little").view(np.bool_)
