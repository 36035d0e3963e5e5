"""Symmetric sequential stability (SSEQ): credible replies without escape (Rego & Vieira 2017)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints
    from comity.model.moves import Moves


def symmetric_sequential(moves: Moves, ranks: Ints) -> Bools:
    """Return where each improvement has a credible reply and no escape by a further move.

    Parameters, shapes and return value are those of `comity.stability.methods.nash.nash`.

    Notes
    -----
    Definition: as sequential stability, and from the outcome of the reply no single move of the
    focal party leads to one it prefers to the outcome left (Rego & Vieira 2017, for n parties).

    Examples
    --------
    Outcomes stable in this sense are stable under SMR and under SEQ:

    >>> import comity
    >>> analysis = comity.analyze(comity.read("garrison-diversion"))
    >>> set(analysis.equilibria["sseq"]) <= set(analysis.equilibria["smr"])
    True
    """
    escape = moves.reach(ranks, np.maximum)
    left_with = np.minimum(ranks, moves.respond_credibly(escape, ranks))
    return np.asarray(moves.reach(left_with, np.maximum) <= ranks)
