"""The condition under which an outcome holds: a clause for every move away from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from comity.errors import fail
from comity.mediation.inverse.deterrents import deterrents
from comity.mediation.inverse.replies import NOBODY, Gathered, replies_to
from comity.mediation.inverse.result import Clause, Comparison
from comity.mediation.inverse.ways import shortest_way, ways_after, ways_to_deter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from comity.mediation.inverse.question import Question
    from comity.mediation.inverse.ways import Ways

    Progress = Callable[[str, int, int], None]

WAYS = 200
"""Alternatives of one clause that are listed at most where there may be very many."""
BYTES = 150
"""What one comparison in one alternative was seen to take, rounded up."""


@dataclass(frozen=True, slots=True)
class _Found:
    """One clause, with codes of comparisons in place of positions."""

    mover: int
    to: int
    ways: list[Ways]
    complete: bool
    holds: bool


def conditions(
    question: Question, progress: Progress | None = None
) -> tuple[tuple[Comparison, ...], tuple[Clause, ...]]:
    """Return under which comparisons of the free parties an outcome is an equilibrium.

    Returns
    -------
    comparisons : tuple of Comparison
        By party, weak ones first.
    clauses : tuple of Clause
        By party, then target: all moves away from the outcome.

    Raises
    ------
    ComityError
        ``inverse-too-large``.

    Notes
    -----
    Inverse preferences (Kinsara, Kilgour & Hipel 2015), as a monotone formula: a party stays if no
    move pays, by its not wanting to make it or by some reply after which it is no better off.
    Takes time with the steps of replies and the comparisons listed; no ranking is looked at.
    """
    away = [(i, to) for i in question.movers for to in _moves(question, i)]
    gathered, listed = Gathered(question.limits.arcs, len(away)), 0
    found: list[_Found] = []
    for step, (mover, to) in enumerate(away):
        if progress is not None:
            progress(question.space.dispute.movers[mover], step, len(away))
        found.append(_clause(question, mover, to, gathered))
        listed += sum(map(len, found[-1].ways))
        _refuse_too_large(question, listed)
    return _packed(question, found)


def _moves(question: Question, mover: int) -> list[int]:
    return list(question.moves.targets(mover, np.array([question.here]))[1].tolist())


def _clause(question: Question, mover: int, to: int, gathered: Gathered) -> _Found:
    """Return what would keep a party from one move."""
    rank = question.ranks[mover]
    stays = bool(rank[to] <= rank[question.here])
    if mover not in question.free and stays:
        return _Found(mover, to, [()], complete=True, holds=True)
    stay = question.weak(mover, np.array([to])).tolist() if mover in question.free else []
    if question.base == "nash":
        return _Found(mover, to, [(code,) for code in stay], complete=True, holds=stays)
    replies = replies_to(question, mover, to, gathered)
    where = deterrents(question, mover, replies.nodes)
    if not replies.open:
        _refuse_too_large(question, where.codes.size)
        _, ends = replies.reached(0, NOBODY)
        ways = ways_after(ends, where, stay)
        return _Found(mover, to, ways, complete=True, holds=stays or bool(where.so[ends].any()))
    ways, complete = ways_to_deter(question, replies, where, stay, WAYS, gathered.moves_away)
    true = _true(question, ways)
    if complete or any(true.issuperset(it) for it in ways):
        return _Found(mover, to, ways, complete, any(true.issuperset(it) for it in ways))
    so = tuple(stay) if stays else _way_that_is_so(question, mover, to, gathered)
    return _Found(mover, to, ways if so is None else [*ways, so], complete, so is not None)


def _way_that_is_so(question: Question, mover: int, to: int, gathered: Gathered) -> Ways | None:
    """Return what deters a move by the preferences of the case: minimal, None for nothing."""
    replies = replies_to(question, mover, to, gathered, now=True)
    return shortest_way(question, replies, deterrents(question, mover, replies.nodes))


def _true(question: Question, ways: Iterable[Ways]) -> frozenset[int]:
    """Return the codes of comparisons that are so by the preferences of the case."""
    codes = np.array(sorted({code for it in ways for code in it}), dtype=np.int64)
    return frozenset(codes[question.holds(codes)].tolist())


def _refuse_too_large(question: Question, listed: int) -> None:
    limits = question.limits
    todo = "ask under Nash or SEQ, free fewer parties, or raise the limit"
    if listed > limits.steps:
        what = f"the alternatives have more than {limits.steps:,} comparisons (--max-steps)"
        raise fail(what, todo, "inverse-too-large", where="outcome")
    if listed * BYTES > limits.memory_bytes:
        what = (
            f"the alternatives may need {listed * BYTES:,} bytes (limit "
            f"{limits.memory_bytes:,}: --max-memory)"
        )
        raise fail(what, todo, "inverse-too-large", where="outcome")


def _packed(
    question: Question, found: list[_Found]
) -> tuple[tuple[Comparison, ...], tuple[Clause, ...]]:
    """Return comparisons by position, and clauses that refer to them."""
    ways = {it for clause in found for it in clause.ways}
    used = sorted({code for it in ways for code in it})
    codes = np.array(used, dtype=np.int64)
    mover, strict, better, worse = question.read(codes)
    names = question.space.dispute.movers
    columns = (
        [names[j] for j in mover.tolist()],
        question.outcomes(better).tolist(),
        question.outcomes(worse).tolist(),
        strict.astype(np.bool_).tolist(),
        question.holds(codes).tolist(),
    )
    place = {code: k for k, code in enumerate(used)}
    listed = {it: tuple(map(place.__getitem__, it)) for it in ways}
    targets = question.outcomes(np.array([it.to for it in found], dtype=np.int64)).tolist()
    clauses = (
        Clause(
            names[it.mover], to, _in_order(map(listed.__getitem__, it.ways)), it.complete, it.holds
        )
        for it, to in zip(found, targets, strict=True)
    )
    return tuple(map(Comparison, *columns)), tuple(clauses)


def _in_order(ways: Iterable[Ways]) -> tuple[Ways, ...]:
    return tuple(sorted(sorted(ways), key=len))
