"""Digits of a cell: how levels may change in one step, and sweeps over whole arrays of cells."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from comity.arrays import Bools, Ints

MOVES_AT_ONCE = 1 << 20
"""How many possible changes are looked at together when they are listed."""


@dataclass(frozen=True, slots=True)
class Digit:
    """One option's level in a cell: `size` levels, `stride` cells apart, and how it may change."""

    stride: int
    size: int
    rises: bool
    falls: bool

    def back(self) -> Digit:
        """Return the digit as it changes in a step looked at from its end."""
        return Digit(self.stride, self.size, rises=self.falls, falls=self.rises)

    def levels(self, cells: Ints) -> Ints:
        """Return the level at each cell: int array (cell,)."""
        return np.asarray(cells // self.stride % self.size)

    def may_become(self, here: Ints, there: Ints) -> Bools:
        """Return whether one step may lead from levels to levels, which broadcast."""
        return np.asarray(((there <= here) | self.rises) & ((there >= here) | self.falls))


def joined(digits: Iterable[Digit]) -> tuple[Digit, ...]:
    """Return the digits of one party, with free neighbours made into one digit."""
    runs: list[Digit] = []
    for digit in digits:
        last = runs[-1] if runs else None
        if last and all((last.rises, last.falls, digit.rises, digit.falls)):
            runs[-1] = Digit(last.stride, last.size * digit.size, rises=True, falls=True)
        else:
            runs.append(digit)
    return tuple(runs)


def turned(digits: Iterable[Digit]) -> tuple[Digit, ...]:
    """Return digits as they change in a step looked at from its end."""
    return tuple(digit.back() for digit in digits)


def sweep(x: NDArray[Any], digits: Iterable[Digit], op: np.ufunc) -> None:
    """Put `op` of `x` over all cells from which each cell is reached, itself included, in place.

    Parameters
    ----------
    x : array (cell,)
        What is reduced; only `digits` change on the way.
    op : numpy.minimum, numpy.maximum or numpy.add
        The reduction.
    """
    for digit in digits:
        view = x.reshape(-1, digit.size, digit.stride)
        if digit.rises and digit.falls:
            view[...] = op.reduce(view, axis=1, keepdims=True, dtype=x.dtype)
            continue
        if digit.rises or digit.falls:
            upwards = view if digit.rises else view[:, ::-1]
            for level in range(1, digit.size):
                op(upwards[:, level], upwards[:, level - 1], out=upwards[:, level])


def changed(x: NDArray[np.uint8], digits: Iterable[Digit]) -> Bools:
    """Return the cells reached from some cell of `x` by changing at least one of the digits.

    Parameters
    ----------
    x : uint8 array (cell,)
        1 where a step may begin, else 0.
    """
    ways = x.astype(np.int32)
    sweep(ways, digits, np.add)
    return np.asarray(ways > x)


def each_change(digits: tuple[Digit, ...], cells: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Yield all pairs of cells, origin and target, that differ in neighbouring digits only.

    Both are int arrays (change,), not more than about a million at a time; infeasible targets
    are among them.
    """
    stride, size = digits[0].stride, prod(digit.size for digit in digits)
    combined = np.arange(size) * stride
    at_once = max(1, MOVES_AT_ONCE // size)
    for first in range(0, cells.size, at_once):
        some = cells[first : first + at_once]
        here = some // stride % size
        fits = np.ones((some.size, size), dtype=np.bool_)
        fits[np.arange(some.size), here] = False
        for digit in digits:
            if not (digit.rises and digit.falls):
                fits &= digit.may_become(digit.levels(some)[:, None], digit.levels(combined))
        target = (some - here * stride)[:, None] + combined
        yield np.repeat(some, np.count_nonzero(fits, axis=1)), target[fits]
