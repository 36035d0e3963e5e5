"""Credible replies where parties have few strategies: pairs are compared, many cells at once.

For every two strategies of a mover, a mask says at each cell whether going from one to the other
is *no* improvement: all bits set there, none where it is one. A value or-ed with the mask is
itself, or larger than any; so "the least of what the mover prefers to here" is a minimum over
strategies, and runs over neighbouring cells without a branch. Masks are made once and serve
every sweep. The work grows with the square of the number of strategies, where the sorted way
(`comity.model.credible`) pays for an order once.
"""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.arrays import neutral

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from comity.arrays import Bools, Ints
    from comity.model.axes import Axis

STRATEGIES = 32
"""Above so many strategies of one party, sorting them is faster."""
SIDE_BY_SIDE = 32
"""Fewer neighbouring cells than so many do not fill a processor's registers."""


def are_narrow(axes: Sequence[Axis]) -> bool:
    """Return whether strategies are few, and their cells far apart, for every party."""
    return all(axis.size <= STRATEGIES and axis.stride >= SIDE_BY_SIDE for axis in axes)


class NarrowReplies:
    """The movers' masks for one array of ranks, ready for any values.

    Parameters
    ----------
    axes : sequence of Axis
        The movers' axes.
    ranks : int array (..., mover, node)
        Larger is better; from 0, and below the largest value of the dtype.
    feasible : bool array (node,), or None
        None when every cell can be.
    """

    def __init__(self, axes: Sequence[Axis], ranks: Ints, feasible: Bools | None) -> None:
        if feasible is not None:  # no move from what cannot be is an improvement
            ranks = np.where(feasible, ranks, neutral(ranks.dtype, np.minimum))
        self.masks = [_Masks(axis, ranks[..., j, :]) for j, axis in enumerate(axes)]

    def respond(self, x: Ints) -> Ints:
        """Return the least `x` that the others can bring about by improvements, or stay at.

        Parameters
        ----------
        x : int array (..., mover, node)
            Row i holds the values that count for focal party i, from 0; infeasible nodes hold the
            largest value of the dtype.
        """
        reply = x.copy()
        movers = range(len(self.masks))
        for focal in movers:
            self._settle(reply[..., focal, :], [j for j in movers if j != focal])
        return reply

    def _settle(self, x: Ints, others: Sequence[int]) -> None:
        """Let the others sweep in turn, in place, until nobody changes what the last one left."""
        unchanged = -1
        for mover in cycle(others):
            before = x.copy()
            self.masks[mover].sweep(x)
            unchanged = unchanged + 1 if np.array_equal(before, x) else 0
            if unchanged == len(others) - 1:
                return


class _Masks:
    """For every change of one mover's strategy, where it is no improvement: all bits set there.

    Parameters
    ----------
    axis : Axis
        The mover's.
    rank : int array (..., node)
        Larger is better; below the largest value of the dtype, but for cells not to be left.
    """

    def __init__(self, axis: Axis, rank: Ints) -> None:
        self.axis = axis
        self.changes = tuple(_changes(axis))
        here = self._by_strategy(rank)
        below = here - here.dtype.type(1)
        sign = here.dtype.type(8 * here.itemsize - 1)
        self.masks = []
        for origin, target in self.changes:
            mask = below[..., target, :] - here[..., origin, :]  # negative where not larger
            np.right_shift(mask, sign, out=mask)
            self.masks.append(_unsigned(mask))

    def sweep(self, x: Ints) -> None:
        """Put the least `x` over here and all that the mover prefers to here, in place.

        x is an int array (..., node), from 0. Improvements of one mover chain, so values changed
        already may serve again.
        """
        view = _unsigned(self._by_strategy(x))
        there = np.empty_like(view[..., 0, :])
        for (origin, target), mask in zip(self.changes, self.masks, strict=True):
            here = view[..., origin, :]
            np.bitwise_or(view[..., target, :], mask, out=there)
            np.minimum(here, there, out=here)

    def _by_strategy(self, x: Ints) -> Ints:
        """Return a view (..., fibres, strategy, fibres side by side) of values (..., node)."""
        return x.reshape(*x.shape[:-1], -1, self.axis.size, self.axis.stride)


def _unsigned(x: Ints) -> NDArray[np.unsignedinteger[Any]]:
    """Return a view in which all bits set are the largest value."""
    return x.view(np.dtype(f"u{x.itemsize}"))


def _changes(axis: Axis) -> Iterator[tuple[int, int]]:
    """Yield which strategy may follow which other one: origin, target."""
    strategies = np.arange(axis.size)
    for origin in strategies.tolist():
        allowed = axis.allowed(strategies[origin])
        yield from ((origin, it) for it in np.flatnonzero(allowed).tolist() if it != origin)
