"""Proofs under foresight: what a party could do, and where it expects each move to end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.errors import fail
from comity.stability.relational.bits import Rows, unpacked
from comity.stability.relational.individual import met_by
from comity.stability.relational.kept import kept
from comity.stability.relational.relation import Plain
from comity.stability.relational.replies import Met, Outlook, Steps
from comity.stability.variants.ahead import at_rest, one_more
from comity.stability.variants.foresight import (
    LEADERS_HORIZON,
    leader_of,
    refuse_too_long,
    tail,
)

if TYPE_CHECKING:
    from comity.arrays import Ints
    from comity.stability.concept import Concept
    from comity.stability.relational.graph import GraphModel


def met_limited(concept: Concept, model: GraphModel, mover: int, outcome: int) -> tuple[Met, ...]:
    """Return every move of a mover at an outcome, and where it expects it to end.

    Raises
    ------
    ComityError
        ``foresight-too-long``; ``relations-too-large`` where what is expected, for every number of
        moves left, would not fit the limits.

    Notes
    -----
    A move is deterred where no end that it may lead to is better than the outcome left; under
    ``possible`` where some is not. The line that is told leads to the end that decides: the best
    one, under ``possible`` the worst.
    """
    return _met(concept, model, mover, outcome, int(concept.value))


def met_nonmyopic(concept: Concept, model: GraphModel, mover: int, outcome: int) -> tuple[Met, ...]:
    """Return the same, looking as far ahead as shows that a mover stays or leaves for good."""
    found = kept(model, "tail", str(concept), lambda: tail(concept, model))
    horizon = int(found.witness[mover, outcome])
    return _met(concept, model, mover, outcome, horizon)


def met_stackelberg(
    concept: Concept, model: GraphModel, mover: int, outcome: int
) -> tuple[Met, ...]:
    """Return the same for who leads; for who follows, what it could improve to at once."""
    if mover == leader_of(concept, model):
        return _met(concept, model, mover, outcome, LEADERS_HORIZON)
    return met_by("nash", model.arcs, Plain(model.ranks), model.count, (mover, outcome))


def _met(
    concept: Concept, model: GraphModel, mover: int, outcome: int, horizon: int
) -> tuple[Met, ...]:
    chain = _chain(model, mover, horizon)
    arcs, rank = model.arcs[mover], model.ranks[mover]
    found = []
    for to in arcs.target[arcs.begin[outcome] : arcs.begin[outcome + 1]].tolist():
        ends = _ends(chain[-1], to, model.count)
        decides = ends[rank[ends].argmin() if "possible" in concept else rank[ends].argmax()]
        line = _line(model, chain, mover, to, int(decides))
        reply = line if rank[decides] <= rank[outcome] else None
        found.append(Met((mover,), to, reply, Outlook(horizon, line, ends.size > 1)))
    return tuple(found)


def _chain(model: GraphModel, mover: int, horizon: int) -> tuple[Rows, ...]:
    """Return where play may end with 0, 1 ... moves left, who is to move taking turns.

    With one move less left than `horizon` it is the other's turn, before that the mover's own.
    """
    refuse_too_long(model, horizon)
    needed = horizon * at_rest(model.count).nbytes
    if needed > model.limits.memory_bytes:
        limit = f"limit {model.limits.memory_bytes:,}: --max-memory"
        what = f"a proof that looks {horizon} moves ahead may need {needed:,} bytes ({limit})"
        todo = "ask for a shorter horizon, or raise the limit"
        raise fail(what, todo, "relations-too-large", where="concept")

    def worked_out() -> tuple[Rows, ...]:
        rows = [at_rest(model.count)]
        for left in range(1, horizon):
            to_move = mover if (horizon - left) % 2 == 0 else 1 - mover
            rows.append(one_more(model, to_move, rows[-1]).ends)
        return tuple(rows)

    return kept(model, f"chain of {mover}", str(horizon), worked_out)


def _line(model: GraphModel, chain: tuple[Rows, ...], mover: int, start: int, end: int) -> Steps:
    """Return the steps of a line of play from `start`, where the other has the move, to `end`.

    Whoever is about to move makes a move after which play may end there: the one that leads there
    at once, if it is among them, or else the first.
    """
    steps: list[tuple[tuple[int], int]] = []
    here, to_move = start, 1 - mover
    for left in reversed(range(len(chain) - 1)):
        if here == end:  # a party only moves for what it prefers to where it is
            break
        arcs = model.arcs[to_move]
        targets = arcs.target[arcs.begin[here] : arcs.begin[here + 1]]
        fits = targets[unpacked(chain[left][targets], model.count)[:, end]]
        here = end if (fits == end).any() else int(fits[0])
        steps.append(((to_move,), here))
        to_move = 1 - to_move
    return tuple(steps)


def _ends(rows: Rows, outcome: int, count: int) -> Ints:
    return np.flatnonzero(unpacked(rows[outcome : outcome + 1], count)[0])
