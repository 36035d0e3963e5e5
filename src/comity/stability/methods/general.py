"""General metarationality (GMR): every improvement can be replied to (Howard 1971)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints
    from comity.model.moves import Moves


def general_metarational(moves: Moves, ranks: Ints) -> Bools:
    """Return where the others can reply to each improvement so that it does not pay.

    Parameters, shapes and return value are those of `comity.stability.methods.nash.nash`.

    Notes
    -----
    Definition: for every improvement there is a legal sequence of moves by the others, good for
    them or not, to an outcome not preferred to the one left (Fang, Hipel & Kilgour 1993).

    Examples
    --------
    In Chicken the threat to drive on, however costly, holds mutual compromise (4):

    >>> import comity
    >>> comity.analyze(comity.read("chicken"), concepts=["gmr"]).equilibria["gmr"]
    (2, 3, 4)
    """
    return np.asarray(moves.reach(moves.respond(ranks), np.maximum) <= ranks)
