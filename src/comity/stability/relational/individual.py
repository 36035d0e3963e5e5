"""The concepts of one party's stability, for any way of comparing outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.stability.relational.deterrence import undeterred, without_escape
from comity.stability.relational.legal import ends

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.arrays import Bools, Ints
    from comity.model.sparse import Arcs
    from comity.stability.relational.relation import Relation

CREDIBLE = frozenset({"seq", "sseq"})
"""Concepts that count only replies in which every step is credible for who takes it."""
ESCAPED = frozenset({"smr", "sseq"})
"""Concepts in which a party may escape the reply by one more move."""


def stable_by(base: str, arcs: Sequence[Arcs], relation: Relation, count: int) -> Bools:
    """Return where each mover would stay, under one of the concepts nash gmr smr seq sseq.

    Parameters
    ----------
    base : str
        The concept.
    arcs : sequence of Arcs
        The single moves of every mover; a bloc may stand for a mover.
    relation : Relation
        How movers compare outcomes.
    count : int
        Number of outcomes.

    Returns
    -------
    bool array (mover, outcome)
        True where the outcome is stable for the mover.

    Notes
    -----
    With `Plain` these are the definitions of Fang, Hipel & Kilgour (1993), which
    `comity.stability.methods` has in a form for much larger disputes.
    """
    steps = [_follows(relation, j, it) for j, it in enumerate(arcs)] if base in CREDIBLE else arcs
    stable = np.ones((len(arcs), count), dtype=np.bool_)
    for mover, own in enumerate(arcs):
        considered = own.only(relation.leaves(mover, own.origin, own.target))
        if base == "nash":
            stable[mover] = np.diff(considered.begin) == 0
            continue
        replies = ends([it for j, it in enumerate(steps) if j != mover], count)
        stable[mover] = ~undeterred(
            considered, replies, _Deterring(base, relation, mover, own, count)
        )
    return stable


def _follows(relation: Relation, mover: int, arcs: Arcs) -> Arcs:
    return arcs.only(relation.follows(mover, arcs.origin, arcs.target))


class _Deterring:
    """Where replies deter one mover, under one concept."""

    def __init__(self, base: str, relation: Relation, mover: int, arcs: Arcs, count: int) -> None:
        self.base, self.relation, self.mover, self.arcs = base, relation, mover, arcs
        self.every: Ints = np.arange(count)

    def __call__(self, here: Ints) -> Bools:
        asked = here[:, None]
        deters = self.relation.deters(self.mover, asked, self.every)
        if self.base not in ESCAPED:
            return deters
        escapes = self.relation.escapes(self.mover, asked, self.every)
        return without_escape(self.arcs, deters, escapes)
