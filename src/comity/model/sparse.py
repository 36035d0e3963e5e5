"""Moves in sparse form: stored arcs, for graphs, merged outcomes and forbidden moves.

A move is one arc and arcs need not chain, so the others' replies keep track of who moved last.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from comity.arrays import neutral
from comity.errors import fail
from comity.model.axes import axes_of
from comity.model.product import combined_cells

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from comity.arrays import Bools, Ints
    from comity.model.axes import Axis
    from comity.model.limits import Limits
    from comity.model.space import Space


@dataclass(frozen=True, slots=True, eq=False)
class Arcs:
    """One party's moves, sorted by origin: arrays (arc,), and `start` (origins that have any)."""

    origin: Ints
    target: Ints
    start: Ints

    def least(self, x: Ints, usable: Bools | None = None) -> Ints:
        """Return at each node the least `x` one arc away, or the largest value where none is."""
        highest = neutral(x.dtype, np.minimum)
        values = x[..., self.target]
        if usable is not None:
            values = np.where(usable, values, highest)
        return self._reduced(values, np.minimum, np.full_like(x, highest))

    def reach(self, x: Ints, op: np.ufunc) -> Ints:
        """Return `op` of `x` over each node and what is one arc away."""
        return self._reduced(x[..., self.target], op, x.copy())

    def _reduced(self, values: Ints, op: np.ufunc, into: Ints) -> Ints:
        if self.origin.size:
            rows = self.origin[self.start]
            into[..., rows] = op(into[..., rows], op.reduceat(values, self.start, axis=-1))
        return into


def arcs_of(origin: Ints, target: Ints, count: int) -> Arcs:
    """Return arcs between `count` nodes, sorted by origin and target, each once."""
    key = np.unique(origin.astype(np.int64) * count + target)
    origin, target = np.divmod(key, count)
    return Arcs(origin, target, np.flatnonzero(np.diff(origin, prepend=-1)))


class SparseMoves:
    """Moves as stored arcs; time goes with the number of arcs and the length of replies."""

    def __init__(self, arcs: Sequence[Arcs], count: int, cells: Cells | None = None) -> None:
        self.arcs = tuple(arcs)
        self.node_count = count
        self.nodes: Ints = np.arange(count)
        self.combines = cells is not None
        self._cells = cells

    def reach(self, x: Ints, op: np.ufunc) -> Ints:
        """See `comity.model.moves.Moves.reach`."""
        rows = (arcs.reach(x[..., j, :], op) for j, arcs in enumerate(self.arcs))
        return _stacked(rows, x)

    def respond(self, x: Ints) -> Ints:
        """See `comity.model.moves.Moves.respond`."""
        least = [arcs.least for arcs in self.arcs]
        return _stacked((self._settle(i, x[..., i, :], least) for i in range(len(least))), x)

    def respond_credibly(self, x: Ints, ranks: Ints) -> Ints:
        """See `comity.model.moves.Moves.respond_credibly`."""
        least = [
            partial(arcs.least, usable=ranks[..., j, arcs.target] > ranks[..., j, arcs.origin])
            for j, arcs in enumerate(self.arcs)
        ]
        return _stacked((self._settle(i, x[..., i, :], least) for i in range(len(least))), x)

    def _settle(self, mover: int, x: Ints, least: Sequence[Callable[[Ints], Ints]]) -> Ints:
        """Return the least `x` over legal sequences of the others, staying included.

        `after[j]` is the least that can follow once j has moved, so j may not move next.
        """
        others = [j for j in range(len(self.arcs)) if j != mover]
        after = dict.fromkeys(others, x)
        while True:
            first = {j: least[j](after[j]) for j in others}
            then = {
                j: np.minimum.reduce([x, *(first[k] for k in others if k != j)]) for j in others
            }
            if all(np.array_equal(then[j], after[j]) for j in others):
                return np.asarray(np.minimum.reduce([x, *first.values()]))
            after = then

    def targets(self, mover: int, node: int) -> Ints:
        """See `comity.model.moves.Moves.targets`."""
        arcs = self.arcs[mover]
        first, last = np.searchsorted(arcs.origin, [node, node + 1])
        return arcs.target[first:last]

    def together(self, node: int, choices: Sequence[Ints]) -> Ints:
        """See `comity.model.moves.Moves.together`; only where `combines` is True."""
        if self._cells is None:
            msg = "moves made at once have no defined result here"
            raise TypeError(msg)
        cell, at = self._cells
        return at[combined_cells(int(cell[node]), [cell[choice] for choice in choices])]


def _stacked(rows: Iterable[Ints], x: Ints) -> Ints:
    """Return rows (..., node) as one array (..., mover, node) of the shape of `x`."""
    found = list(rows)
    return np.stack(found, axis=-2) if found else x


Cells = tuple["Ints", "Ints"]
"""The cell of every node, and the node of every cell (-1 where infeasible)."""


def graph_moves(space: Space) -> SparseMoves:
    """Return the moves of a dispute given as a graph."""
    graph = space.dispute.graph
    if graph is None:
        msg = "the dispute is not given as a graph"
        raise TypeError(msg)
    position = {name: k for k, name in enumerate(graph.outcomes)}
    arcs = []
    for mover in space.dispute.movers:
        pairs = np.array([[position[a], position[b]] for a, b in graph.moves[mover]])
        arcs.append(arcs_of(pairs[:, 0], pairs[:, 1], space.count))
    return SparseMoves(arcs, space.count)


def needs_arcs(space: Space) -> bool:
    """Return whether classes or bans break the product form of a dispute with options."""
    return space.merged or bool(space.dispute.forbidden_moves)


def refuse_too_many_arcs(space: Space, limits: Limits) -> None:
    """Raise ``arcs-too-many``, at the row that needs arcs, where their number passes the limit."""
    if space.dispute.graph is not None or not needs_arcs(space):
        return
    feasible = space.outcome_at >= 0
    needed = sum(_arc_count(axis, feasible) for axis in axes_of(space))
    if needed > limits.arcs:
        key = "same" if space.merged else "forbidden_moves"
        what = (
            f"this needs every single move stored, up to {needed:,}; the limit is {limits.arcs:,}"
        )
        todo = "use infeasible statements or one-way options, or raise it with --max-arcs"
        raise fail(what, todo, "arcs-too-many", path=(key, 0))


def option_moves(space: Space) -> SparseMoves:
    """Return the moves of a dispute, ``same`` and ``forbidden_moves`` applied."""
    axes = axes_of(space)
    feasible = space.outcome_at >= 0
    arcs = []
    for mover, axis in zip(space.dispute.movers, axes, strict=True):
        pairs = list(_cell_arcs(axis, feasible)) or [(np.empty(0, int), np.empty(0, int))]
        origin, target = (np.concatenate(side) for side in zip(*pairs, strict=True))
        origin, target = _permitted(space, mover, origin, target)
        origin, target = space.outcome_at[origin], space.outcome_at[target]
        leaving = origin != target
        arcs.append(arcs_of(origin[leaving], target[leaving], space.count))
    cells = None if space.merged else (space.cells, space.outcome_at)
    return SparseMoves(arcs, space.count, cells)


def _arc_count(axis: Axis, feasible: Bools) -> int:
    """Return how many arcs a mover has at most (all of them when no option is one-way)."""
    in_fibre = feasible.reshape(-1, axis.size, axis.stride).sum(axis=1, dtype=np.int64)
    return int((in_fibre * (in_fibre - 1)).sum())


def _cell_arcs(axis: Axis, feasible: Bools) -> Iterator[tuple[Ints, Ints]]:
    strategies = np.arange(feasible.size) // axis.stride % axis.size
    for strategy in range(axis.size):
        origin = np.flatnonzero(feasible & (strategies == strategy))
        for other in np.flatnonzero(axis.allowed(strategy)):
            target = origin + (other - strategy) * axis.stride
            kept = feasible[target] & (other != strategy)
            yield origin[kept], target[kept]


def _permitted(space: Space, mover: str, origin: Ints, target: Ints) -> tuple[Ints, Ints]:
    kept = np.ones(origin.size, dtype=np.bool_)
    position = np.full(space.cell_count, -1, dtype=np.int64)
    position[space.feasible_cells] = np.arange(space.feasible_cells.size)
    for ban in space.dispute.forbidden_moves:
        if ban.party in (None, mover):
            leaves = space.truth(ban.origin)[position[origin]]
            enters = space.truth(ban.destination)[position[target]]
            kept &= ~(leaves & enters)
    return origin[kept], target[kept]
