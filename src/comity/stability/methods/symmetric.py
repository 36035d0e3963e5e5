"""Symmetric metarationality (SMR): as GMR, and the deterred party has no way out (Howard 1971)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints
    from comity.model.moves import Moves


def symmetric_metarational(moves: Moves, ranks: Ints) -> Bools:
    """Return where each improvement can be replied to with no escape by a further move.

    Parameters, shapes and return value are those of `comity.stability.methods.nash.nash`.

    Notes
    -----
    Definition: as general metarationality, and from the outcome of the reply no single move of
    the focal party leads to one it prefers to the outcome left (Fang, Hipel & Kilgour 1993).

    Examples
    --------
    Between Syria and Iraq, outcome 1 is general but not symmetric: Iraq could escape again.

    >>> import comity
    >>> analysis = comity.analyze(comity.read("syria-iraq-1975"), concepts=["gmr", "smr"])
    >>> analysis.equilibria["gmr"], analysis.equilibria["smr"]
    ((1, 6), (6,))
    """
    escape = moves.reach(ranks, np.maximum)
    left_with = np.minimum(ranks, moves.respond(escape))
    return np.asarray(moves.reach(left_with, np.maximum) <= ranks)
