"""The concepts of one party's stability, for any way of comparing outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.stability.relational.deterrence import undeterred, without_escape
from comity.stability.relational.legal import ends
from comity.stability.relational.replies import Met, shortest_reply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.arrays import Bools, Ints
    from comity.model.sparse import Arcs
    from comity.stability.relational.relation import Relation
    from comity.stability.relational.replies import Group

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
    steps = _steps(base, arcs, relation)
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


def _steps(base: str, arcs: Sequence[Arcs], relation: Relation) -> Sequence[Arcs]:
    """Return the steps that count in replies, of every mover."""
    if base not in CREDIBLE:
        return arcs
    return [it.only(relation.follows(j, it.origin, it.target)) for j, it in enumerate(arcs)]


def met_by(
    base: str, arcs: Sequence[Arcs], relation: Relation, count: int, asked: tuple[int, int]
) -> tuple[Met, ...]:
    """Return every move that a mover considers at an outcome, with a shortest reply that deters.

    Parameters
    ----------
    base, arcs, relation, count
        As in `stable_by`.
    asked : tuple of int
        The mover and the outcome, by position.
    """
    mover, here = asked
    own = arcs[mover]
    target = own.target[own.begin[here] : own.begin[here + 1]]
    target = target[relation.leaves(mover, np.full_like(target, here), target)]
    if base == "nash":
        return tuple(Met((mover,), int(to)) for to in target)
    every = enumerate(_steps(base, arcs, relation))
    steps: dict[Group, Arcs] = {(j,): it for j, it in every if j != mover}
    deters = _Deterring(base, relation, mover, own, count)(np.array([here]))[0]
    return tuple(Met((mover,), to, shortest_reply(steps, to, deters)) for to in target.tolist())


class _Deterring:
    """Where replies deter one mover, under one concept."""

    def __init__(self, base: str, relation: Relation, mover: int, arcs: Arcs, count: int) -> None:
        self.base, self.relation, self.mover, self.arcs = base, relation, mover, arcs
        self.every: Ints = np.arange(count)

    def __call__(self, here: Ints) -> Bools:
        deters = self.relation.deters(self.mover, here[:, None], self.every)
        return without_escape(self.arcs, deters, ~deters) if self.base in ESCAPED else deters
