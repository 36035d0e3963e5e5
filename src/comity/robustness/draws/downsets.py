"""All linear extensions of a partial order, counted and numbered by its down-sets."""

from __future__ import annotations

from dataclasses import dataclass
from math import factorial
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.arrays import LARGEST, read_only, smallest_index

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from comity.arrays import Bools, Ints

MOST = 10**6
"""Down-sets that are counted at most."""


@dataclass(frozen=True, slots=True)
class Step:
    """The ways to put one more concern after the down-sets of one size.

    Attributes
    ----------
    begin : int array (set,)
        For each down-set how many ways to go on the down-sets before it have, all together.
    key : int array (edge,)
        The same for the ways that begin with each next concern; edges stand by down-set.
    concern : int array (edge,)
        The concern put next.
    to : int array (edge,)
        Position of the down-set reached, among those that are larger by one.
    """

    begin: NDArray[Any]
    key: NDArray[Any]
    concern: Ints
    to: Ints


@dataclass(frozen=True, slots=True)
class Extensions:
    """Every order of some concerns that agrees with a partial one, numbered from 0 on.

    Attributes
    ----------
    count : int
        How many there are.
    steps : tuple of Step
        One per place, the most important first.
    """

    count: int
    steps: tuple[Step, ...]

    def places(self, codes: NDArray[Any]) -> Ints:
        """Return the orders with some numbers.

        Parameters
        ----------
        codes : integer array (draw,)
            From 0 to below `count`.

        Returns
        -------
        int array (concern, draw)
            Place of each concern, from 0 for the most important: different for different codes.
            Takes a search among the edges of each step.
        """
        concerns = len(self.steps)
        dtype: type[Any] = np.int8 if concerns <= np.iinfo(np.int8).max else np.int16
        found = np.empty((concerns, codes.size), dtype=dtype)
        at = np.zeros(codes.size, dtype=np.intp)
        every = np.arange(codes.size)
        rest = codes
        for place, step in enumerate(self.steps):
            way = step.begin[at] + rest
            edge = np.searchsorted(step.key, way, side="right") - 1
            found[step.concern[edge], every] = place
            rest = way - step.key[edge]
            at = step.to[edge]
        return found


def extensions(precedes: Bools, most: int = MOST) -> Extensions | None:
    """Return the linear extensions of a partial order.

    A down-set holds with a concern all that come before it; a linear extension is a path from the
    empty one to the whole, and the ways to go on from a down-set are those of the sets it leads to,
    added up. At each level they add up to no more than there are linear extensions.

    Parameters
    ----------
    precedes : bool array (concern, concern)
        True where the concern of the row comes before that of the column; transitive.
    most : int
        How many down-sets are counted.

    Returns
    -------
    Extensions or None
        None when there are more down-sets. Takes steps by their number times that of concerns.

    Examples
    --------
    >>> some = extensions(np.array([[0, 1, 0], [0, 0, 0], [0, 0, 0]], dtype=bool))
    >>> some.count
    3
    >>> some.places(np.arange(3))
    array([[0, 0, 1],
           [1, 2, 2],
           [2, 1, 0]], dtype=int8)
    """
    levels = _levels(precedes, most)
    if levels is None:
        return None
    small = factorial(len(precedes)) < LARGEST
    ways = np.ones(1, dtype=np.int64 if small else object)
    steps = []
    for first, concern, to in reversed(levels):
        on = ways[to]
        key = np.cumsum(on) - on
        ways = np.add.reduceat(on, first)
        steps.append((key[first], key, concern, to))
    count = int(ways[0])
    exact: Any = np.int64 if count < LARGEST else object
    return Extensions(
        count,
        tuple(
            Step(read_only(begin.astype(exact)), read_only(key.astype(exact)), concern, to)
            for begin, key, concern, to in reversed(steps)
        ),
    )


Level = tuple["Ints", "Ints", "Ints"]


def _levels(precedes: Bools, most: int) -> list[Level] | None:
    """Return per size of down-set its first edge, and per edge its concern and where it leads."""
    levels: list[Level] = []
    concerns = len(precedes)
    sets: NDArray[Any] = np.zeros(1, dtype=np.int64 if concerns < LARGEST.bit_length() else object)
    bits = [1 << concern for concern in range(concerns)]
    needs = [sum(bits[it] for it in np.flatnonzero(column).tolist()) for column in precedes.T]
    counted = 1
    earliest = precedes.sum(axis=0)
    latest = concerns - 1 - precedes.sum(axis=1)
    for size in range(concerns):
        found: list[Ints] = []
        edges = 0
        nexts = np.flatnonzero((earliest <= size) & (size <= latest)).tolist()
        for it in nexts:
            found.append(np.flatnonzero((sets & (bits[it] | needs[it])) == needs[it]))
            edges += found[-1].size
            # No down-set of the next size can be reached from more than size + 1 of this one.
            if counted + edges // (size + 1) > most:
                return None
        lead = [sets[at] | bits[it] for at, it in zip(found, nexts, strict=True)]
        order = np.argsort(np.concatenate(found), kind="stable")
        origin = np.concatenate(found)[order]
        concern = np.repeat(nexts, [at.size for at in found])[order]
        sets, to = np.unique(np.concatenate(lead)[order], return_inverse=True)
        counted += sets.size
        if counted > most:
            return None
        first = np.flatnonzero(np.append(True, origin[1:] != origin[:-1]))
        levels.append(
            (first, concern.astype(np.int16), to.reshape(-1).astype(smallest_index(sets.size)))
        )
    return levels
