"""Credible replies: what parties bring about by improvements of their own, for all at once.

The least value that the others of every focal party can bring about is kept in one row per cell,
one column per focal party, so that one pass over memory serves all of them. When it is a mover's
turn, rows are taken up in its order: the strategies of every *fibre* (the cells that differ in
that mover's strategy alone) from its best to its worst, where "the least of what it prefers to
here" is a running minimum; then they are put back. Fibres are taken in tiles that fit the
processor's cache; once few cells still change, one by one.
"""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

import numpy as np

from comity.arrays import taken, whole_rows
from comity.model.order import Order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from comity.arrays import Bools, Ints
    from comity.model.axes import Axis

TILE_BYTES = 512 * 1024
"""Size of the rows of one tile: a share of a core's cache."""

FEW = 50
"""Only when less than one cell in so many changes is it noted which."""

ALONE = 6
"""Once less than one cell in so many stands in a fibre to be swept, the other fibres are left."""


class CredibleReplies:
    """The movers' orders for one array of ranks, ready for any values.

    Parameters
    ----------
    axes : sequence of Axis
        The movers' axes.
    ranks : int array (..., mover, node)
        Larger is better.
    feasible : bool array (node,), or None
        None when every cell can be.

    Two movers or more are needed: otherwise nobody replies.
    """

    def __init__(self, axes: Sequence[Axis], ranks: Ints, feasible: Bools | None) -> None:
        movers, nodes = ranks.shape[-2:]
        by_mover = np.moveaxis(ranks.reshape(-1, movers, nodes), 1, 0)
        rows_per_tile = TILE_BYTES // (movers * ranks.dtype.itemsize)
        self.orders = [
            Order(axis, rank, feasible, rows_per_tile)
            for axis, rank in zip(axes, by_mover, strict=True)
        ]

    def respond(self, x: Ints) -> Ints:
        """Return the least `x` that the others can bring about by improvements, or stay at.

        Parameters
        ----------
        x : int array (..., mover, node)
            Row i holds the values that count for focal party i; infeasible nodes hold the
            largest value of the dtype.
        """
        movers, nodes = x.shape[-2:]
        rows = np.moveaxis(x.reshape(-1, movers, nodes), 1, 2).copy()
        self._settle(rows.reshape(-1, movers))
        return np.ascontiguousarray(np.moveaxis(rows, 2, 1)).reshape(x.shape)

    def _settle(self, rows: Ints) -> None:
        """Let all movers sweep in turn, in place, until nothing changes.

        rows is an int array (cell, focal party). For each mover the cells are kept that others
        changed since its last turn: None where those are many.
        """
        movers = range(len(self.orders))
        waiting: dict[int, list[Ints] | None] = dict.fromkeys(movers)
        for mover in cycle(movers):
            changed = self._sweep(mover, rows, self._tiles(mover, waiting[mover]))
            waiting[mover] = []
            for j in movers:
                if j != mover:
                    known = waiting[j]
                    waiting[j] = None if known is None or changed is None else known + changed
            if not any(cells is None or cells for cells in waiting.values()):
                return

    def _tiles(self, mover: int, cells: list[Ints] | None) -> Iterator[slice | Ints]:
        """Yield the positions to sweep, tile by tile: all, or the fibres of some cells."""
        order = self.orders[mover]
        if cells is None:
            return iter(order.tiles)
        if not cells:
            return iter(())
        fibres = order.fibres_of(np.concatenate(cells))
        few = fibres.size * order.axis.size < order.cell.size // ALONE
        return order.tiles_of(fibres) if few else iter(order.tiles)

    def _sweep(self, mover: int, rows: Ints, tiles: Iterator[slice | Ints]) -> list[Ints] | None:
        """Let one mover reply, in place; return the cells changed, or None when they are many."""
        order = self.orders[mover]
        room = len(rows) // FEW
        changed: list[Ints] = []
        for tile in tiles:
            cells = order.cell[tile].astype(np.intp)
            before = taken(rows, cells)
            after = order.descend(before, tile)
            after[:, mover] = before[:, mover]
            whole_rows(rows)[cells] = whole_rows(after)
            differs = after != before
            count = int(np.count_nonzero(differs))
            room -= count
            if count and room >= 0:
                changed.append(cells[_rows_of(differs)])
        return changed if room >= 0 else None


def _rows_of(differs: Bools) -> Ints:
    """Return the rows with a True among them; faster than any(axis=1) where those are few."""
    rows = np.flatnonzero(differs) // differs.shape[1]
    return np.asarray(rows[np.diff(rows, prepend=-1) != 0])
