"""Weighted preference: an outcome is worth the sum of the weights of its true statements."""

from __future__ import annotations

from math import lcm
from typing import TYPE_CHECKING

import numpy as np

from comity.errors import fail

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from comity.arrays import Bools, Ints

LARGEST = 2**62


def weighted_worth(weights: Sequence[Fraction], truths: Iterable[Bools], count: int) -> Ints:
    """Return the exact worth of every outcome, in units of one over the common denominator.

    Parameters
    ----------
    weights : sequence of Fraction
        One per statement.
    truths : iterable of bool arrays (outcome,)
        Truth of each statement.
    count : int
        Number of outcomes.

    Returns
    -------
    int array (outcome,)
        Larger is better; differences are cardinal.

    Raises
    ------
    ComityError
        ``weights-range`` when the sum could leave 62 bits.

    Examples
    --------
    >>> from fractions import Fraction
    >>> truths = [np.array([True, False]), np.array([True, True])]
    >>> weighted_worth([Fraction("0.5"), Fraction(-2)], truths, 2)
    array([-3, -4])
    """
    unit = lcm(*(weight.denominator for weight in weights))
    whole = [int(weight * unit) for weight in weights]
    if sum(map(abs, whole)) >= LARGEST:
        what = "the weights differ too much in size to be added exactly"
        raise fail(what, "give fewer digits, or a ranking", "weights-range")
    worth: Ints = np.zeros(count, dtype=np.int64)
    for weight, truth in zip(whole, truths, strict=True):
        worth = worth + weight * truth.astype(np.int64)
    return worth
