"""Sequential stability (SEQ): every improvement has a credible reply (Fraser & Hipel 1979)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints
    from comity.model.moves import Moves


def sequential(moves: Moves, ranks: Ints) -> Bools:
    """Return where the others can reply to each improvement by improvements of their own.

    Parameters, shapes and return value are those of `comity.stability.methods.nash.nash`.

    Notes
    -----
    Definition: as general metarationality, but in the reply every step is an improvement of the
    party that takes it, judged against the outcome it leaves (Fang, Hipel & Kilgour 1993).

    Examples
    --------
    In Chicken the threat that holds compromise (4) under GMR would hurt who carries it out:

    >>> import comity
    >>> comity.analyze(comity.read("chicken"), concepts=["seq"]).equilibria["seq"]
    (2, 3)
    """
    return np.asarray(moves.reach(moves.respond_credibly(ranks, ranks), np.maximum) <= ranks)
