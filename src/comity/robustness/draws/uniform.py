"""Whole numbers of any size, exactly as likely as each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from comity.arrays import LARGEST

if TYPE_CHECKING:
    from numpy.typing import NDArray

WORD = 32


def uniform_below(rng: np.random.Generator, bound: int, count: int) -> NDArray[Any]:
    """Return independent integers from 0 to below a bound, each as likely as any other.

    Parameters
    ----------
    rng : numpy.random.Generator
        Where the randomness comes from.
    bound : int
        At least 1.
    count : int
        How many.

    Returns
    -------
    int64 array (draw,), of Python's integers where the bound is above 2^62
        No rounding makes some of them likelier: what is too large is drawn anew.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> uniform_below(rng, 3, 5), bool(np.all(uniform_below(rng, 10**30, 9) < 10**30))
    (array([1, 1, 2, 2, 0]), True)
    """
    if bound <= LARGEST:
        return rng.integers(bound, size=count, dtype=np.int64)
    found = np.zeros(count, dtype=object)
    for draw in range(count):
        found[draw] = _large(rng, bound)
    return found


def _large(rng: np.random.Generator, bound: int) -> int:
    bits = (bound - 1).bit_length()
    spare = -bits % WORD
    while True:
        number = int.from_bytes(rng.bytes((bits + spare) // 8), "little") >> spare
        if number < bound:
            return number
