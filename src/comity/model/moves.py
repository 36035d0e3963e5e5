"""Moves: what one party can bring about alone, and what the others can bring about in reply.

All stability concepts are written on the few operations of `Moves`. Two classes supply them:
`ProductMoves` (every party has an axis of the outcome tensor, no arc is stored) and
`SparseMoves` (stored arcs, for ``same``, ``forbidden_moves`` and disputes given as graphs).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from comity.model.product import ProductMoves
from comity.model.sparse import (
    MOVES_AT_ONCE,
    Arcs,
    arcs_of,
    graph_moves,
    needs_arcs,
    option_moves,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from comity.arrays import Bools, Ints
    from comity.model.space import Space


class Moves(Protocol):
    """The moves of one dispute.

    Arrays have the dimension *node* last: a node is a cell of the tensor in product form, an
    outcome in sparse form. Leading dimensions, if any, are a batch.

    Attributes
    ----------
    node_count : int
        Length of the node dimension.
    combines : bool
        True when moves that several parties make at once have a defined result.
    """

    node_count: int
    combines: bool

    @property
    def nodes(self) -> Ints:
        """The node of every outcome: int array (outcome,)."""
        ...

    @property
    def widest(self) -> int:
        """How many moves a party may have from one node, at most (a bound)."""
        ...

    def reach(self, x: Ints, op: np.ufunc) -> Ints:
        """Return `op` (max or min) of `x` over each node and what a party can move to from it.

        Parameters
        ----------
        x : int array (..., mover, node)
            Row i is reduced over the moves of party i; what stands at infeasible nodes does not
            matter.
        op : numpy.maximum or numpy.minimum
            The reduction.
        """
        ...

    def respond(self, x: Ints) -> Ints:
        """Return the least `x` that the others can bring about, or stay at.

        Row i of `x` is for focal party i; the others move in legal sequences: nobody twice in a
        row (Fang, Hipel & Kilgour 1993).
        """
        ...

    def respond_credibly(self, x: Ints, ranks: Ints) -> Ints:
        """Return the same, where every step is an improvement of the party that takes it.

        Parameters
        ----------
        ranks : int array (..., mover, node)
            Ranks of all movers; larger is better.
        """
        ...

    def targets(self, mover: int, nodes: Ints) -> tuple[Ints, Ints]:
        """Return every single move of one party from some nodes, in their order.

        Returns
        -------
        place : int array (move,)
            Where in `nodes` the move begins.
        target : int array (move,)
            The node it leads to.
        """
        ...

    def both_ends(self, mover: int, x: Ints) -> Iterator[tuple[Ints, Ints, Bools]]:
        """Yield values at both ends of all single moves of one party, many moves at a time.

        Parameters
        ----------
        mover : int
            The party.
        x : int array (row, node)
            What is asked for; what stands at infeasible nodes does not matter.

        Yields
        ------
        here, there : int arrays (row, ...)
            `x` where the moves begin, and where they lead.
        allowed : bool array (...)
            True at what is a move: some that are not stand between them. May have to be
            broadcast.
        """
        ...

    def reachable(self, begin: Bools) -> Bools:
        """Return the nodes that any number of single moves, by whomever, leads to.

        Parameters
        ----------
        begin : bool array (node,)
            Where to begin: True in the answer too.

        Returns
        -------
        bool array (node,)
        """
        ...

    def together(self, nodes: Ints, choices: Iterable[Ints]) -> Ints:
        """Return where moves made at the same time lead, -1 where that is infeasible.

        Parameters
        ----------
        nodes : int array (case,)
            Where they begin.
        choices : iterable of int arrays (case,)
            For each party that takes part, the node it would move to alone.

        Returns
        -------
        int array (case,)
        """
        ...


def build_moves(space: Space) -> Moves:
    """Return the moves of a dispute, in product form wherever that is possible."""
    if space.dispute.graph is not None:
        return graph_moves(space)
    return option_moves(space) if needs_arcs(space) else ProductMoves(space)


def single_moves(moves: Moves, mover: int) -> Arcs:
    """Return every single move of one party as arcs between outcomes, by position.

    Examples
    --------
    >>> import comity
    >>> from comity.model.space import outcome_space
    >>> moves = build_moves(outcome_space(comity.read("chicken")))
    >>> single_moves(moves, 0).target
    array([1, 0, 3, 2], dtype=int32)
    """
    count = moves.nodes.size
    step = max(1, MOVES_AT_ONCE // moves.widest)
    origins, targets = [], []
    for k in range(0, count, step):
        place, target = moves.targets(mover, moves.nodes[k : k + step])
        origins.append(place + k)
        targets.append(np.searchsorted(moves.nodes, target))
    return arcs_of(np.concatenate(origins), np.concatenate(targets), count)


def spread(moves: Moves, x: Ints) -> Ints:
    """Return values per outcome as values per node: (..., outcome) to (..., node)."""
    if x.shape[-1] == moves.node_count:
        return x
    on_nodes = np.zeros((*x.shape[:-1], moves.node_count), dtype=x.dtype)
    on_nodes[..., moves.nodes] = x
    return on_nodes
