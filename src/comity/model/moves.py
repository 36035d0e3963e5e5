"""Moves: what one party can bring about alone, and what the others can bring about in reply.

All stability concepts are written on the few operations of `Moves`. Two classes supply them:
`ProductMoves` (every party has an axis of the outcome tensor, no arc is stored) and
`SparseMoves` (stored arcs, for ``same``, ``forbidden_moves`` and disputes given as graphs).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from comity.model.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.arrays import Ints
    from comity.model.space import Space


class Moves(Protocol):
    """The moves of one dispute.

    Arrays have the dimension *node* last: a node is a cell of the tensor in product form, an
    outcome in sparse form. Leading dimensions, if any, are a batch.

    Attributes
    ----------
    node_count : int
        Length of the node dimension.
    nodes : int array (outcome,)
        The node of every outcome.
    combines : bool
        True when moves that several parties make at once have a defined result.
    """

    node_count: int
    nodes: Ints
    combines: bool

    def reach(self, mover: int, x: Ints, op: np.ufunc) -> Ints:
        """Return, at each node, `op` (max or min) of `x` over it and what `mover` can reach.

        Parameters
        ----------
        mover : int
            Position of the party among the dispute's movers.
        x : int array (..., node)
            Any value per node; what stands at infeasible nodes does not matter.
        op : numpy.maximum or numpy.minimum
            The reduction.
        """
        ...

    def respond(self, mover: int, x: Ints) -> Ints:
        """Return the least `x` that the parties other than `mover` can bring about, or stay at.

        They move in legal sequences: nobody twice in a row (Fang, Hipel & Kilgour 1993).
        """
        ...

    def respond_credibly(self, mover: int, x: Ints, ranks: Ints) -> Ints:
        """Return the same, where every step is an improvement of the party that takes it.

        Parameters
        ----------
        ranks : int array (..., mover, node)
            Ranks of all movers; larger is better.
        """
        ...

    def targets(self, mover: int, node: int) -> Ints:
        """Return the nodes that `mover` can reach from `node` by one move: int array (target,)."""
        ...

    def together(self, node: int, choices: Sequence[Ints]) -> Ints:
        """Return where moves made at the same time lead, -1 where that is infeasible.

        Parameters
        ----------
        choices : sequence of int arrays
            For each party that takes part, the nodes it would move to alone (or `node` itself).

        Returns
        -------
        int array (choice of the first party, choice of the second, ...)
        """
        ...


def build_moves(space: Space, limits: Limits = DEFAULT) -> Moves:
    """Return the moves of a dispute, in product form wherever that is possible.

    Raises
    ------
    ComityError
        ``arcs-too-many`` when the sparse form is needed and would not fit its limit.
    """
    dispute = space.dispute
    if dispute.graph is None and not space.merged and not dispute.forbidden_moves:
        from comity.model.product import ProductMoves  # noqa: PLC0415

        return ProductMoves(space)
    from comity.model.sparse import graph_moves, option_moves  # noqa: PLC0415

    return graph_moves(space) if dispute.graph is not None else option_moves(space, limits)


def spread(moves: Moves, x: Ints) -> Ints:
    """Return values per outcome as values per node: (..., outcome) to (..., node)."""
    if x.shape[-1] == moves.node_count:
        return x
    on_nodes = np.zeros((*x.shape[:-1], moves.node_count), dtype=x.dtype)
    on_nodes[..., moves.nodes] = x
    return on_nodes
