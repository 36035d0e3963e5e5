"""One mover's order of the cells: fibre by fibre, its best strategy first, in tiles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from comity.arrays import neutral, smallest_index, taken, whole_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.arrays import Bools, Ints
    from comity.model.axes import Axis


class Order:
    """The cells as one mover prefers them, within every fibre.

    A tile holds `width` neighbouring fibres (the last one what is left) as an array
    (place in the fibre, fibre); tiles follow each other. Infeasible cells come first in their
    fibre: their values are neutral, so nothing is seen in them, and they see nothing.

    Attributes
    ----------
    cell : int array (position,)
        The cell at every position.
    tiles : list of slice
        The positions of every tile.
    """

    def __init__(self, axis: Axis, rank: Ints, feasible: Bools | None, rows: int) -> None:
        """Sort; `rank` is an int array (batch, node), `rows` what a tile may hold."""
        self.axis = axis
        count = rank.size // axis.size
        self.width = max(1, min(rows // axis.size, count))
        size = axis.size * self.width
        self.tiles = [slice(k, min(k + size, rank.size)) for k in range(0, rank.size, size)]
        self.stages = [stage for stage in axis.stages() if not stage[1].all()]
        place = np.dtype(np.int16 if axis.size < 2**15 else np.int32)
        self.cell: Ints = np.empty(rank.size, dtype=smallest_index(rank.size))
        self.strategy = np.empty(rank.size, dtype=place) if self.stages else None
        starts: list[Ints | None] = []
        sort = _Sorting(axis, rank, feasible)
        for k, tile in enumerate(self.tiles):
            fibres = np.arange(k * self.width, min((k + 1) * self.width, count))
            cell, strategy, tied = sort.fibres(fibres)
            self.cell[tile] = cell.T.reshape(-1)
            if self.strategy is not None:
                self.strategy[tile] = strategy.T.reshape(-1)
            starts.append(_tier_starts(tied, place) if tied.any() else None)
        self.start = self._joined(starts, place)

    def _joined(self, starts: list[Ints | None], place: np.dtype[Any]) -> Ints | None:
        """Return where each position's tier begins: int array (position,), None without ties."""
        if all(start is None for start in starts):
            return None
        whole: Ints = np.empty(self.cell.size, dtype=place)
        places = np.arange(self.axis.size, dtype=place)[:, None]
        for tile, start in zip(self.tiles, starts, strict=True):
            lines = whole[tile].reshape(self.axis.size, -1)
            lines[...] = places if start is None else start.T
        return whole

    def fibres_of(self, cells: Ints) -> Ints:
        """Return the fibres that hold any of `cells`, each once: int array (fibre,)."""
        size, stride = self.axis.size, self.axis.stride
        return np.unique(cells // (stride * size) * stride + cells % stride)

    def tiles_of(self, fibres: Ints) -> Iterator[Ints]:
        """Yield the positions of whole fibres, at most a tile's number of them at a time."""
        size = self.axis.size
        places = np.arange(size)[:, None]
        for first in range(0, fibres.size, self.width):
            tile, column = np.divmod(fibres[first : first + self.width], self.width)
            width = np.minimum(self.width, self.cell.size // size - tile * self.width)
            yield (tile * (self.width * size) + places * width + column).reshape(-1)

    def descend(self, rows: Ints, at: slice | Ints) -> Ints:
        """Return for each row the least over it and the better ones that may be moved to.

        Parameters
        ----------
        rows : int array (place times fibre, focal party)
            The values at the positions `at`.
        at : slice or int array
            A tile, or what `tiles_of` gave.
        """
        lowest = np.minimum(rows, self._better(rows, at))
        if self.strategy is None:
            return lowest
        strategy = self.strategy[at]
        blocked = whole_rows(np.full_like(rows[:1], neutral(rows.dtype, np.minimum)))
        for group, allowed in self.stages:
            usable = rows.copy()
            whole_rows(usable)[np.flatnonzero(~allowed[strategy])] = blocked
            found = np.minimum(rows, self._better(usable, at))
            np.copyto(whole_rows(lowest), whole_rows(found), where=group[strategy])
        return lowest

    def _better(self, rows: Ints, at: slice | Ints) -> Ints:
        """Return for each row the least over all strictly better ones of its fibre."""
        lines = rows.reshape(self.axis.size, -1)
        least = np.empty_like(lines)
        least[0] = neutral(rows.dtype, np.minimum)
        for place in range(1, len(lines)):
            np.minimum(least[place - 1], lines[place - 1], out=least[place])
        seen = least.reshape(rows.shape)
        if self.start is None:
            return seen
        width = len(rows) // self.axis.size
        column = np.arange(len(rows)) % width
        return taken(seen, self.start[at].astype(np.intp) * width + column)


class _Sorting:
    """Sorts fibres by one mover's ranks, some at a time."""

    def __init__(self, axis: Axis, rank: Ints, feasible: Bools | None) -> None:
        self.axis, self.feasible, self.nodes = axis, feasible, rank.shape[-1]
        self.rank = rank.reshape(-1)
        self.top = int(rank.max(initial=0))
        self.bits = max(1, (axis.size - 1).bit_length())
        fits = (self.top + 2) << self.bits < 2**31
        self.wide = np.dtype(np.int32 if fits else np.int64)

    def fibres(self, fibres: Ints) -> tuple[Ints, Ints, Bools]:
        """Return cells and strategies of some fibres, best first, and ties: (fibre, place).

        The last array is one place shorter: it says whether a place is tied with the one before.
        """
        size, stride = self.axis.size, self.axis.stride
        first = (fibres // stride * (stride * size) + fibres % stride)[:, None]
        strategy = np.arange(size)
        cells = first + strategy * stride
        # The tier: 0 for infeasible cells, and larger for worse ones.
        key = (self.top + 1 - self.rank[cells].astype(self.wide)) << self.bits
        if self.feasible is not None:
            key *= self.feasible[cells % self.nodes]
        key |= strategy.astype(self.wide)
        key.sort(axis=-1)
        strategy = key & ((1 << self.bits) - 1)
        tier = key >> self.bits
        tied = (tier[:, 1:] == tier[:, :-1]) & (tier[:, 1:] > 0)
        return first + strategy * stride, strategy, tied


def _tier_starts(tied: Bools, place: np.dtype[Any]) -> Ints:
    """Return the place where each place's tier begins: int array (fibre, place)."""
    size = tied.shape[1] + 1
    start = np.zeros((len(tied), size), dtype=place)
    start[:, 1:] = np.where(tied, 0, np.arange(1, size, dtype=place))
    return np.maximum.accumulate(start, axis=1)
