"""Sets of outcomes as rows of bits: many sets are joined or compared in one operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints

Rows = NDArray[np.uint64]
"""One set of outcomes per row: array (set, word)."""

WORD = 64
BITS_AT_ONCE = 1 << 22
"""Answers about pairs of outcomes that are held together at most, or as many as one row has."""
WORDS_AT_ONCE = 1 << 21
"""Words that are gathered together at most."""


def words_for(count: int) -> int:
    """Return how many words hold a set of `count` outcomes."""
    return -(-count // WORD)


def place_of(outcomes: Ints) -> tuple[Ints, Rows]:
    """Return the word of a row in which each outcome stands, and its bit in that word.

    Examples
    --------
    >>> place_of(np.array([0, 2, 65]))
    (array([0, 0, 1]), array([1, 4, 2], dtype=uint64))
    """
    word, bit = np.divmod(outcomes, WORD)
    return word, np.uint64(1) << bit.astype(np.uint64)


def add_itself(rows: Rows, outcomes: Ints) -> None:
    """Add outcomes to their own sets, in place: rows of bits (outcome, word).

    Examples
    --------
    >>> rows = np.array([[2], [0]], dtype=np.uint64)
    >>> add_itself(rows, np.array([0]))
    >>> rows.ravel()
    array([3, 0], dtype=uint64)
    """
    word, bit = place_of(outcomes)
    rows[outcomes, word] |= bit


def without_itself(rows: Rows) -> Rows:
    """Return sets, one for each outcome, without the outcome itself; changed in place."""
    here = np.arange(len(rows))
    word, bit = place_of(here)
    rows[here, word] &= ~bit
    return rows


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
