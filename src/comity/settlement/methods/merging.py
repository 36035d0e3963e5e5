"""The Pareto front of an additive dispute, option by option: its outcomes are never laid out."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.arrays import LARGEST, read_only
from comity.errors import ComityError, fail
from comity.preferences.dense import dense_ranks, lexicographic_ranks
from comity.settlement.methods.pareto import undominated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from comity.arrays import Bools, Ints

BLOCK = 1 << 18
"""So many sums are made and looked at together, or as many as are kept where that is more."""
STEPS = 10**12
"""Work after which a front is refused, unless something else is asked for: some minutes."""
COMPARED = 3000
"""With so many others, and half as many again for each party, a combination is compared at most.
Seen to be so where nothing is dominated, for up to twenty parties and a million combinations."""


@dataclass(frozen=True, slots=True, eq=False)
class Merge:
    """How the points of one stage came from those of the stage before, by one option's levels.

    Attributes
    ----------
    kinds : tuple of int
        For every level which of the option's different columns it has; -1 where another level
        dominates it.
    starts : int array (point + 1,)
        Where the pairs that make up each point begin.
    kind, parent : int arrays (pair,)
        The column, and the point of the stage before, whose sum the point is.
    """

    kinds: tuple[int, ...]
    starts: Ints
    kind: Ints
    parent: Ints

    def branches(self, point: int) -> Iterator[tuple[int, int]]:
        """Yield the levels that lead to a point, ascending, each with the point it is added to."""
        pairs = slice(self.starts[point], self.starts[point + 1])
        parents = dict(zip(self.kind[pairs].tolist(), self.parent[pairs].tolist(), strict=True))
        for level, kind in enumerate(self.kinds):
            if kind in parents:
                yield level, parents[kind]


@dataclass(frozen=True, slots=True, eq=False)
class Front:
    """What the Pareto-optimal outcomes are worth, and which they are.

    Attributes
    ----------
    worth : integer array (party, point)
        Every combination of worths that is Pareto-optimal, once, in ascending order: by the first
        party's worth, then by the second's.
    counts : tuple of int
        How many outcomes are worth that: all of them are Pareto-optimal.
    merges : tuple of Merge
        What outcomes are listed from, one per option.
    """

    worth: NDArray[Any]
    counts: tuple[int, ...]
    merges: tuple[Merge, ...]

    def outcomes(self, point: int) -> Iterator[tuple[int, ...]]:
        """Yield the level of every option at each outcome of a point, by outcome number.

        The first option changes fastest. Listing takes time in proportion to what is taken.
        """
        found = [self.merges[-1].branches(point)]
        levels: list[int] = []
        while found:
            level, parent = next(found[-1], (None, 0))
            if level is None:
                found.pop()
                del levels[-1:]
            elif len(found) == len(self.merges):
                yield (level, *reversed(levels))
            else:
                levels.append(level)
                found.append(self.merges[-1 - len(found)].branches(parent))


def additive_front(
    tables: Sequence[NDArray[Any]], most: int, strict: Bools | None = None, steps: int = STEPS
) -> Front:
    """Return the exact Pareto front of an additive dispute.

    Parameters
    ----------
    tables : sequence of integer arrays (party, level)
        What every level adds, one array per option (at least one), e.g. of
        `comity.preferences.additive.additive_tables`. Sums must fit 62 bits, or else be of
        Python's integers.
    most : int
        How many pairs of a partial combination and a level may be kept, over all options.
    strict : bool array (party,), optional
        As in `comity.settlement.methods.pareto.undominated`: whose being better off counts.
        Everybody's, unless given.
    steps : int
        How much work may be done, in comparisons of two worths, estimated from above.

    Returns
    -------
    Front

    Raises
    ------
    ComityError
        ``front-too-large`` where more would be kept, or more work done.

    Notes
    -----
    A combination of levels of some options that another such combination dominates remains
    dominated whatever the other options' levels are. So options are taken up one by one, and of
    the sums only the different ones that nothing dominates are kept, with the number of ways in
    which each comes about. Options are taken in their order, which makes the outcomes' numbers
    ascend when they are listed; other orders were not seen to save much.

    Examples
    --------
    Of four outcomes, three are Pareto-optimal; two of them are worth the same to both:

    >>> front = additive_front([np.array([[0, 2], [2, 0]]), np.array([[0, 2], [2, 0]])], 100)
    >>> front.worth, front.counts
    (array([[0, 2, 4],
           [4, 2, 0]]), (1, 2, 1))
    >>> list(front.outcomes(1))
    [(1, 0), (0, 1)]
    """
    exact = object if any(table.dtype == object for table in tables) else np.int64
    worth: NDArray[Any] = np.zeros((len(tables[0]), 1), dtype=exact)
    many = object if prod(table.shape[1] for table in tables) >= LARGEST else np.int64
    counts: NDArray[Any] = np.ones(1, dtype=many)
    counted = np.ones(len(worth), dtype=np.bool_) if strict is None else strict
    bounds = _Bounds(most, steps, len(tables))
    merges = []
    for table in tables:
        bounds.taken += 1
        chosen, kinds = _sorted_out(table, counted, bounds)
        alike = np.bincount(kinds[kinds >= 0]).astype(many)
        pairs, points, worth = _sums(worth, table[:, chosen], counted, bounds)
        order = np.argsort(points, kind="stable")
        parent, kind = np.divmod(pairs[order], chosen.size)
        starts = np.append(0, np.cumsum(np.bincount(points)))
        counts = np.add.reduceat(counts[parent] * alike[kind], starts[:-1])
        bounds.kept += pairs.size
        merges.append(Merge(tuple(kinds.tolist()), *map(read_only, (starts, kind, parent))))
    return Front(read_only(worth), tuple(counts.tolist()), tuple(merges))


@dataclass(slots=True)
class _Bounds:
    """What may be kept and done, and what was: `taken` options of `options`."""

    most: int
    steps: int
    options: int
    taken: int = 0
    kept: int = 0
    done: int = 0

    def keep(self, pairs: int) -> None:
        """Raise where so many pairs of this option are too many."""
        if self.kept + pairs > self.most:
            raise self._too_large(f"{self.kept + pairs:,} combinations (limit {self.most:,})")

    def work(self, rows: int, points: int) -> None:
        """Raise where looking for what is dominated among so many points is too much."""
        each = min(points, COMPARED * 3**rows // 2**rows)
        self.done += rows * points * each
        if self.done > self.steps:
            steps = f"{self.done:,} steps to find (limit {self.steps:,})"
            raise self._too_large(f"{points:,} combinations to look at, and {steps}")

    def _too_large(self, what: str) -> ComityError:
        front = f"the Pareto front of the first {self.taken} of {self.options} options takes"
        todo = "leave out options or parties, or raise --max-memory or --max-steps"
        return fail(f"{front} {what}", todo, "front-too-large")


def _sorted_out(points: NDArray[Any], strict: Bools, bounds: _Bounds) -> tuple[Ints, Ints]:
    """Return where the different columns stand that nothing dominates, and which each column is.

    Returns
    -------
    chosen : int array (kept,)
        The place of one of each, in ascending order of their entries.
    kind : int array (column,)
        The place in `chosen`; -1 for dominated columns.
    """
    place = lexicographic_ranks(points)
    one = np.empty(int(place.max()) + 1, dtype=np.int64)
    one[place] = np.arange(place.size)
    different = points[:, one]
    if different.dtype == object:
        different = np.stack([dense_ranks(row) for row in different])
    bounds.work(*different.shape)
    kept = undominated(different, strict)
    return one[kept], np.where(kept, np.cumsum(kept) - 1, -1)[place]


def _sums(
    worth: NDArray[Any], columns: NDArray[Any], strict: Bools, bounds: _Bounds
) -> tuple[Ints, Ints, NDArray[Any]]:
    """Add every column to every point, and keep what nothing dominates.

    Returns
    -------
    pairs : int array (pair,)
        Point times the number of columns, plus column, ascending.
    points : int array (pair,)
        The new point that each pair makes.
    worth : integer array (party, new point)
        In ascending order.
    """
    width = columns.shape[1]
    count = worth.shape[1] * width
    if min(width, worth.shape[1]) == 1:  # the sums differ, and none dominates another
        bounds.keep(count)
        every = np.arange(count)
        return every, every, worth[:, every // width] + columns[:, every % width]
    pairs = points = np.empty(0, dtype=np.int64)
    found, first = worth, 0
    while first < count:
        block = np.arange(first, min(first + max(BLOCK, pairs.size), count))
        first += block.size
        pairs = np.concatenate([pairs, block])
        sums = worth[:, pairs // width] + columns[:, pairs % width]
        chosen, points = _sorted_out(sums, strict, bounds)
        pairs, points, found = pairs[points >= 0], points[points >= 0], sums[:, chosen]
        bounds.keep(pairs.size)
    return pairs, points, found
