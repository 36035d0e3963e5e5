"""Credible replies: what parties bring about by improvements of their own, for all at once.

The least value that the others of every focal party can bring about is kept in one row per cell,
one column per focal party, so that one pass over memory serves all of them. When it is a mover's
turn, the rows stand in its order: the strategies of every *fibre* (the cells that differ in that
mover's strategy alone) from its best to its worst, where "the least of what it prefers to here"
is a running minimum. A composed permutation leads from one mover's order to the next. Fibres are
taken in tiles that fit the processor's cache; once few cells still change, one by one.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import numpy as np

from comity.model.order import Order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.arrays import Bools, Ints
    from comity.model.axes import Axis

TILE_BYTES = 512 * 1024
"""Size of the rows of one tile: a share of a core's cache."""

FEW = 50
"""Once less than one in so many cells changes, only their fibres are taken up."""


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
        self.steps = [
            self.orders[j - 1].place_of(order.cell) for j, order in enumerate(self.orders)
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
        rows = np.moveaxis(x.reshape(-1, movers, nodes), 1, 2).reshape(-1, movers)
        self._settle(rows)
        return np.moveaxis(rows.reshape(-1, nodes, movers), 2, 1).reshape(x.shape)

    def _settle(self, rows: Ints) -> None:
        """Let all movers sweep in turn, in place, until nothing changes.

        rows is an int array (cell, focal party).
        """
        movers = len(self.orders)
        here = np.take(rows, self.orders[-1].cell, axis=0)
        there = np.empty_like(here)
        recent: list[Ints] = []
        for turn in count():
            mover = turn % movers
            changed = self._sweep(mover, here, there)
            here, there = there, here
            recent = [] if changed is None else [*recent, changed][1 - movers :]
            if turn >= movers - 1 and len(recent) == movers - 1:
                break
        rows[self.orders[mover].cell] = here
        ages = {j: (mover - j) % movers for j in range(movers)}
        waiting = {j: recent[len(recent) - age :] for j, age in ages.items()}
        self._finish(rows, mover, waiting)

    def _sweep(self, mover: int, here: Ints, there: Ints) -> Ints | None:
        """Sweep all fibres of a mover, from the order before it.

        Returns the cells changed, or None when they are many.
        """
        order, step = self.orders[mover], self.steps[mover]
        changed: list[Ints] = []
        room = len(here) // FEW
        for tile in order.tiles:
            before = np.take(here, step[tile], axis=0)
            after = order.descend(before, tile)
            after[:, mover] = before[:, mover]
            there[tile] = after
            differs = after != before
            room -= int(np.count_nonzero(differs))
            if room >= 0:
                changed.append(order.cell[tile][_rows_of(differs)])
        return np.concatenate(changed) if room >= 0 else None

    def _finish(self, rows: Ints, mover: int, waiting: dict[int, list[Ints]]) -> None:
        """Sweep only fibres in which a cell changed since their mover's last turn."""
        while any(it.size for cells in waiting.values() for it in cells):
            mover = (mover + 1) % len(self.orders)
            order = self.orders[mover]
            places = order.places_of_fibres(np.concatenate([np.empty(0, int), *waiting[mover]]))
            waiting[mover] = []
            cells = order.cell[places]
            before = rows[cells]
            after = order.descend(before, places)
            after[:, mover] = before[:, mover]
            rows[cells] = after
            changed = cells[_rows_of(after != before)]
            for j, cells_waiting in waiting.items():
                if j != mover:
                    cells_waiting.append(changed)


def _rows_of(differs: Bools) -> Ints:
    """Return the rows with a True among them; faster than any(axis=1) where those are few."""
    rows = np.flatnonzero(differs) // differs.shape[1]
    return np.asarray(rows[np.diff(rows, prepend=-1) != 0])
