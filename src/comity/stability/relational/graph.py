"""The graph model of a dispute: every single move as an arc between outcomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np

from comity.arrays import read_only
from comity.errors import fail
from comity.model.limits import DEFAULT, Limits
from comity.model.moves import single_moves
from comity.stability.engine import engine
from comity.stability.relational.bits import words_for

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints
    from comity.model.moves import Moves
    from comity.model.space import Space
    from comity.model.sparse import Arcs

GRAPH = "graph model"
"""Where a dispute keeps its graph model."""
TODO = "ask for the plain concepts, which need neither, or raise the limits"


@dataclass(frozen=True, slots=True, eq=False)
class GraphModel:
    """Outcomes, single moves and plain preferences, all by position (Kilgour, Hipel & Fang 1987).

    Attributes
    ----------
    space : Space
        The outcomes.
    arcs : tuple of Arcs
        The single moves of every mover, between outcomes.
    ranks : int array (mover, outcome)
        Larger is better.
    limits : Limits
        What may be allocated.
    """

    space: Space
    arcs: tuple[Arcs, ...]
    ranks: Ints
    limits: Limits = DEFAULT

    @property
    def count(self) -> int:
        """Number of outcomes."""
        return self.space.count

    @property
    def stuck(self) -> Bools:
        """True where nobody has a move: bool array (outcome,)."""
        left = np.zeros(self.count, dtype=np.bool_)
        for arcs in self.arcs:
            left |= np.diff(arcs.begin) > 0
        return ~left


def graph_model(space: Space, limits: Limits = DEFAULT) -> GraphModel:
    """Return the graph model of a dispute; it lives as long as the dispute.

    Raises
    ------
    ComityError
        ``relations-too-large`` where sets of outcomes, one for every outcome and mover, or the
        single moves, would not fit the limits.

    Examples
    --------
    >>> import comity
    >>> from comity.model.space import outcome_space
    >>> model = graph_model(outcome_space(comity.read("chicken")))
    >>> [arcs.target.tolist() for arcs in model.arcs]
    [[1, 0, 3, 2], [2, 3, 0, 1]]
    """
    moves, ranks = engine(space, limits)
    _refuse_too_large(space, moves, limits)
    derived = space.dispute.derived
    if GRAPH not in derived:
        arcs = tuple(single_moves(moves, mover) for mover in range(len(ranks)))
        derived[GRAPH] = arcs, read_only(np.ascontiguousarray(ranks[:, moves.nodes]))
    arcs, by_outcome = cast("tuple[tuple[Arcs, ...], Ints]", derived[GRAPH])
    return GraphModel(space, arcs, by_outcome, limits)


def _refuse_too_large(space: Space, moves: Moves, limits: Limits) -> None:
    movers = len(space.dispute.movers)
    refuse_too_much_memory(space, limits)
    arcs = space.count * moves.widest * movers
    if arcs > limits.arcs:
        what = f"there may be {arcs:,} single moves (limit {limits.arcs:,}: --max-arcs)"
        raise fail(what, TODO, "relations-too-large", where="concept")


def refuse_too_much_memory(space: Space, limits: Limits, bytes_per_pair: int = 0) -> None:
    """Raise ``relations-too-large`` where comparing pair by pair would not fit the limit.

    Parameters
    ----------
    space : Space
        The outcomes.
    limits : Limits
        What may be allocated.
    bytes_per_pair : int
        What tables of pairs of outcomes take for every pair, all of them together, besides the
        sets of outcomes that replies lead to.
    """
    movers = len(space.dispute.movers)
    sets = 8 * space.count * words_for(space.count) * (2 * movers + 2)
    needed = sets + bytes_per_pair * space.count**2
    if needed > limits.memory_bytes:
        what = (
            f"comparing outcomes pair by pair may need {needed:,} bytes for {space.count:,} "
            f"outcomes (limit {limits.memory_bytes:,}: --max-memory)"
        )
        raise fail(what, TODO, "relations-too-large", where="concept")
