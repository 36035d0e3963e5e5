"""Moves in sparse form: stored arcs, for graphs, merged outcomes and forbidden moves.

A move is one arc and arcs need not chain, so the others' replies keep track of who moved last.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from comity.arrays import entries, neutral, smallest_index
from comity.errors import fail
from comity.model.axes import axes_of
from comity.model.product import combined_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from comity.arrays import Bools, Ints
    from comity.model.axes import Axis
    from comity.model.limits import Limits
    from comity.model.space import Space


MOVES_AT_ONCE = 1 << 20
"""How many possible moves of a party are looked at together when they are listed."""


@dataclass(frozen=True, slots=True, eq=False)
class Arcs:
    """One party's moves, by the node they begin at.

    Attributes
    ----------
    begin : int array (node + 1,)
        The moves of node k are those from ``begin[k]`` to before ``begin[k + 1]``.
    target : int array (move,)
        Where each move leads, ascending for every node.
    """

    begin: Ints
    target: Ints

    def least(self, x: Ints) -> Ints:
        """Return at each node the least `x` one arc away, or the largest value where none is."""
        return self._reduced(x, np.minimum, np.full_like(x, neutral(x.dtype, np.minimum)))

    def reach(self, x: Ints, op: np.ufunc) -> Ints:
        """Return `op` of `x` over each node and what is one arc away."""
        return self._reduced(x, op, x.copy())

    def _reduced(self, x: Ints, op: np.ufunc, into: Ints) -> Ints:
        leaving = np.flatnonzero(np.diff(self.begin))
        if leaving.size:
            there = np.take(x, self.target, axis=-1)
            found = op.reduceat(there, self.begin[leaving], axis=-1)
            into[..., leaving] = op(into[..., leaving], found)
        return into

    @property
    def origin(self) -> Ints:
        """Where each move begins: int array (move,), ascending."""
        return np.repeat(np.arange(self.begin.size - 1), np.diff(self.begin))

    def leaving(self, nodes: Ints) -> tuple[Ints, Ints]:
        """Return the moves from some nodes, in their order.

        Returns
        -------
        place : int array (move,)
            Where in `nodes` the move begins.
        target : int array (move,)
            The node it leads to.
        """
        place, move = entries(self.begin, nodes)
        return place, self.target[move]

    def improving(self, rank: Ints) -> Arcs:
        """Return only the moves that lead to a larger `rank`, an int array (node,)."""
        return self.only(np.take(rank, self.target) > np.repeat(rank, np.diff(self.begin)))

    def only(self, kept: Bools) -> Arcs:
        """Return only the moves where `kept`, a bool array (move,), is True."""
        count = np.diff(self.begin)
        leaving = np.flatnonzero(count)
        if leaving.size:
            count[leaving] = np.add.reduceat(kept, self.begin[leaving], dtype=self.begin.dtype)
        return Arcs(_begins(count), self.target[kept])


def _begins(count: Ints) -> Ints:
    return np.concatenate([[0], np.cumsum(count)])


def arcs_of(origin: Ints, target: Ints, count: int) -> Arcs:
    """Return arcs between `count` nodes, sorted by origin and target, each once."""
    ascending = (origin[1:] > origin[:-1]) | (
        (origin[1:] == origin[:-1]) & (target[1:] > target[:-1])
    )
    if not ascending.all():
        key = origin.astype(np.int64) * count + target
        key.sort()
        origin, target = np.divmod(key[np.diff(key, prepend=-1) > 0], count)
    begin = _begins(np.bincount(origin, minlength=count))
    return Arcs(begin, target.astype(smallest_index(count), copy=False))


class SparseMoves:
    """Moves as stored arcs; time goes with the number of arcs and the length of replies."""

    def __init__(self, arcs: Sequence[Arcs], count: int, cells: Cells | None = None) -> None:
        self.arcs = tuple(arcs)
        self.node_count = count
        self.nodes: Ints = np.arange(count)
        self.combines = cells is not None
        self.widest = max((int(np.diff(it.begin).max(initial=1)) for it in arcs), default=1)
        self._cells = cells

    def reach(self, x: Ints, op: np.ufunc) -> Ints:
        """See `comity.model.moves.Moves.reach`."""
        rows = (arcs.reach(x[..., j, :], op) for j, arcs in enumerate(self.arcs))
        return _stacked(rows, x)

    def respond(self, x: Ints) -> Ints:
        """See `comity.model.moves.Moves.respond`."""
        return _replies(self.arcs, x)

    def respond_credibly(self, x: Ints, ranks: Ints) -> Ints:
        """See `comity.model.moves.Moves.respond_credibly`."""
        reply = np.empty_like(x)
        for each in np.ndindex(x.shape[:-2]):
            better = [arcs.improving(ranks[each][j]) for j, arcs in enumerate(self.arcs)]
            reply[each] = _replies(better, x[each])
        return reply

    def targets(self, mover: int, nodes: Ints) -> tuple[Ints, Ints]:
        """See `comity.model.moves.Moves.targets`."""
        return self.arcs[mover].leaving(nodes)

    def both_ends(self, mover: int, x: Ints) -> Iterator[tuple[Ints, Ints, Bools]]:
        """See `comity.model.moves.Moves.both_ends`."""
        arcs = self.arcs[mover]
        for first in range(0, arcs.target.size, MOVES_AT_ONCE):
            target = arcs.target[first : first + MOVES_AT_ONCE]
            arc = np.arange(first, first + target.size)
            origin = np.searchsorted(arcs.begin, arc, side="right") - 1
            yield x[:, origin], x[:, target], np.ones(1, dtype=np.bool_)

    def reachable(self, begin: Bools) -> Bools:
        """See `comity.model.moves.Moves.reachable`."""
        found = begin.copy()
        fresh = np.flatnonzero(begin)
        while fresh.size:
            led_to = np.zeros_like(found)
            for mover in range(len(self.arcs)):
                led_to[self.targets(mover, fresh)[1]] = True
            fresh = np.flatnonzero(led_to & ~found)
            found[fresh] = True
        return found

    def together(self, nodes: Ints, choices: Iterable[Ints]) -> Ints:
        """See `comity.model.moves.Moves.together`; only where `combines` is True."""
        if self._cells is None:
            msg = "moves made at once have no defined result here"
            raise TypeError(msg)
        cell, at = self._cells
        return at[combined_cells(cell[nodes], (cell[choice] for choice in choices))]


def _replies(arcs: Sequence[Arcs], x: Ints) -> Ints:
    """Return the least `x` that the others of each focal party can bring about along arcs."""
    return _stacked((_settle(i, x[..., i, :], arcs) for i in range(len(arcs))), x)


def _settle(mover: int, x: Ints, arcs: Sequence[Arcs]) -> Ints:
    """Return the least `x` over legal sequences of the others, staying included.

    `after[j]` is the least that can follow once j has moved, so j may not move next; `first[j]`
    is the least that begins with a move by j.
    """
    others = [j for j in range(len(arcs)) if j != mover]
    after = dict.fromkeys(others, x)
    first: dict[int, Ints] = {}
    changed = others
    while changed:
        first |= {j: arcs[j].least(after[j]) for j in changed}
        then = {j: reduce(np.minimum, (first[k] for k in others if k != j), x) for j in others}
        changed = [j for j in others if not np.array_equal(then[j], after[j])]
        after = then
    return reduce(np.minimum, first.values(), x)


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
    arcs = []
    for mover, axis in zip(space.dispute.movers, axes_of(space), strict=True):
        pairs = list(_permitted_moves(space, mover, axis))
        origin, target = (np.concatenate(side) for side in zip(*pairs, strict=True))
        arcs.append(arcs_of(origin, target, space.count))
    cells = None if space.merged else (space.cells, space.outcome_at)
    return SparseMoves(arcs, space.count, cells)


def _permitted_moves(space: Space, mover: str, axis: Axis) -> Iterator[tuple[Ints, Ints]]:
    """Yield a party's moves between outcomes, many at a time, in the order of the cells."""
    outcome_at = space.outcome_at.astype(smallest_index(space.count))
    for origin, target in permitted_changes(space, mover, axis):
        kept = outcome_at[origin] != outcome_at[target]
        yield outcome_at[origin[kept]], outcome_at[target[kept]]


def permitted_changes(space: Space, mover: str, axis: Axis) -> Iterator[tuple[Ints, Ints]]:
    """Yield a party's moves from cell to cell, but for forbidden ones, before classes merge.

    Parameters
    ----------
    space : Space
        The outcomes of a dispute with options.
    mover, axis : str, Axis
        The party, and its axis.

    Yields
    ------
    origin, target : int arrays (move,)
        The cells, many moves at a time, in the order of the cells where they begin.
    """
    feasible = space.outcome_at >= 0
    bans = [
        (on_every_cell(space, ban.origin), on_every_cell(space, ban.destination))
        for ban in space.dispute.forbidden_moves
        if ban.party in (None, mover)
    ]
    step = max(1, MOVES_AT_ONCE // axis.size)
    for k in range(0, max(1, space.feasible_cells.size), step):
        cells = space.feasible_cells[k : k + step]
        place, target = axis.targets(cells, feasible)
        origin = cells[place]
        kept = np.ones(origin.size, dtype=np.bool_)
        for leaves, enters in bans:
            kept &= ~(leaves[origin] & enters[target])
        yield origin[kept], target[kept]


def on_every_cell(space: Space, statement: str) -> Bools:
    """Return where a statement is true, False at cells that cannot be: bool array (cell,)."""
    true = np.zeros(space.cell_count, dtype=np.bool_)
    true[space.feasible_cells] = space.truth(statement)
    return true


def _arc_count(axis: Axis, feasible: Bools) -> int:
    """Return how many arcs a mover has at most (all of them when no option is one-way)."""
    in_fibre = feasible.reshape(-1, axis.size, axis.stride).sum(axis=1, dtype=np.int64)
    return int((in_fibre * (in_fibre - 1)).sum())
