"""One mover's order of the cells: fibre by fibre, its best strategy first, in tiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.arrays import neutral, smallest_index, taken

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
        self.width = max(1, min(rows // axis.size, rank.size // axis.size))
        strategy, tier = _sorted_fibres(axis, rank, feasible)
        fibres = np.arange(rank.size // axis.size).reshape(-1, axis.stride)
        base = fibres // axis.stride * (axis.stride * axis.size) + fibres % axis.stride
        small = smallest_index(rank.size)
        cell: Ints = base.reshape(-1, 1).astype(small) + strategy.astype(small) * axis.stride
        self.cell = self._in_tiles(cell)
        size = axis.size * self.width
        self.tiles = [slice(k, min(k + size, rank.size)) for k in range(0, rank.size, size)]
        tied = (tier[:, 1:] == tier[:, :-1]) & (tier[:, 1:] > 0)
        self.start = self._in_tiles(_tier_starts(tied)) if tied.any() else None
        self.stages = list(axis.stages()) if axis.one_way else []
        self.strategy = self._in_tiles(strategy) if self.stages else None

    def _in_tiles(self, by_fibre: Ints) -> Ints:
        """Turn an array (fibre, place) into one (position,)."""
        full = len(by_fibre) // self.width * self.width
        tiles = by_fibre[:full].reshape(-1, self.width, self.axis.size).transpose(0, 2, 1)
        return np.concatenate([tiles.reshape(-1), by_fibre[full:].T.reshape(-1)])

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
        if self.strategy is None:
            return np.minimum(rows, self._better(rows, at))
        strategy = self.strategy[at]
        lowest = rows.copy()
        for group, allowed in self.stages:
            usable = rows.copy()
            usable[~allowed[strategy]] = neutral(rows.dtype, np.minimum)
            mine = group[strategy]
            lowest[mine] = np.minimum(rows, self._better(usable, at))[mine]
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


def _sorted_fibres(axis: Axis, rank: Ints, feasible: Bools | None) -> tuple[Ints, Ints]:
    """Return the strategies of every fibre, best first, and their tiers: (fibre, place).

    A tier is 0 for infeasible cells, and larger for worse ones.
    """
    bits = max(1, (axis.size - 1).bit_length())
    top = int(rank.max(initial=0))
    wide = np.dtype(np.int32 if (top + 2) << bits < 2**31 else np.int64)
    tier: Ints = top + 1 - rank.astype(wide)
    if feasible is not None:
        tier *= feasible
    view = tier.reshape(-1, axis.size, axis.stride) << bits
    view |= np.arange(axis.size, dtype=wide)[:, None]
    key = np.ascontiguousarray(view.transpose(0, 2, 1)).reshape(-1, axis.size)
    key.sort(axis=-1)
    return key & ((1 << bits) - 1), key >> bits


def _tier_starts(tied: Bools) -> Ints:
    """Return the place where each place's tier begins: int array (fibre, place)."""
    size = tied.shape[1] + 1
    small = np.int16 if size < 2**15 else np.int32
    start = np.zeros((len(tied), size), dtype=small)
    start[:, 1:] = np.where(tied, 0, np.arange(1, size, dtype=small))
    return np.maximum.accumulate(start, axis=1)
