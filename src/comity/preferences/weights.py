"""Weighted preference: an outcome is worth the sum of the weights of its true statements."""

from __future__ import annotations

from math import lcm, prod
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.arrays import LARGEST
from comity.errors import fail

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from numpy.typing import NDArray

    from comity.arrays import Bools

MANY = 2**20
"""Outcomes at which Python's integers are added at most: each takes some forty bytes."""


def in_units(weights: Iterable[Fraction]) -> tuple[int, list[int]]:
    """Return the common denominator of some weights, and the weights times that.

    Examples
    --------
    >>> from fractions import Fraction
    >>> in_units([Fraction("0.5"), Fraction(-2)])
    (2, [1, -4])
    """
    given = list(weights)
    unit = lcm(*(weight.denominator for weight in given))
    return unit, [int(weight * unit) for weight in given]


def weighted_worth(
    weights: Sequence[Fraction], truths: Iterable[Bools], shape: int | tuple[int, ...]
) -> NDArray[Any]:
    """Return the exact worth of every outcome, in units of one over the common denominator.

    Parameters
    ----------
    weights : sequence of Fraction
        One per statement.
    truths : iterable of bool arrays, each to be broadcast to `shape`
        Truth of each statement.
    shape : int or tuple of int
        How the outcomes are laid out: their number, or a tensor with an axis per option.

    Returns
    -------
    integer array of that shape
        Larger is better; differences are cardinal. Of Python's integers where 62 bits might not
        hold the sums. It may be closed to writing.

    Raises
    ------
    ComityError
        ``weights-range`` when the sums could leave 62 bits at more than 2^20 outcomes.

    Notes
    -----
    Statements about the same options are added up on the combinations of those options' levels
    alone, and the sums over few options before those over many. A table of weights per level of
    each option so takes hardly more than one addition per outcome, however many levels there are.

    Examples
    --------
    >>> from fractions import Fraction
    >>> truths = [np.array([True, False]), np.array([[True], [False]])]
    >>> weighted_worth([Fraction("0.5"), Fraction(-2)], truths, (2, 2))
    array([[-3, -4],
           [ 1,  0]])
    """
    _, whole = in_units(weights)
    fits = sum(map(abs, whole)) < LARGEST
    cells = prod(np.atleast_1d(shape).tolist())
    if not fits and cells > MANY:
        what = f"the weights have too many digits to be added exactly at {cells:,} outcomes"
        todo = f"give fewer digits, or a ranking (above {MANY:,} sums must fit 62 bits)"
        raise fail(what, todo, "weights-range")
    exact: Any = np.int64 if fits else object
    grids: dict[tuple[int, ...], NDArray[Any]] = {}
    for weight, truth in zip(whole, truths, strict=True):
        if truth.shape not in grids:
            grids[truth.shape] = np.zeros(truth.shape, dtype=exact)
        grids[truth.shape] += weight * truth.astype(exact)
    return np.broadcast_to(_total(grids.values(), exact), shape)


def _total(grids: Iterable[NDArray[Any]], exact: Any) -> NDArray[Any]:
    """Add arrays that broadcast against each other, those with few and short axes first."""
    total: NDArray[Any] = np.zeros((), dtype=exact)
    for grid in sorted(grids, key=lambda grid: (grid.ndim, grid.size)):
        if np.broadcast_shapes(total.shape, grid.shape) == total.shape:
            total += grid
        else:
            total = np.asarray(total + grid)
    return total
