"""Nash stability (R): no improvement at all (Nash 1950)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints
    from comity.model.moves import Moves


def nash(moves: Moves, ranks: Ints) -> Bools:
    """Return where a party has no improvement.

    Parameters
    ----------
    moves : Moves
        The moves of the dispute.
    ranks : int array (..., mover, node)
        Larger is better.

    Returns
    -------
    bool array (..., mover, node)
        True where the node is stable for the party; meaningless at infeasible cells.

    Notes
    -----
    Definition: no outcome reachable by one move is strictly preferred (Fang, Hipel & Kilgour
    1993). One reduction along the party's axis.

    Examples
    --------
    In Chicken nobody stays at mutual compromise (outcome 4) under Nash:

    >>> import comity
    >>> comity.analyze(comity.read("chicken"), concepts=["nash"]).equilibria["nash"]
    (2, 3)
    """
    return np.asarray(moves.reach(ranks, np.maximum) <= ranks)
