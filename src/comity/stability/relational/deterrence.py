"""Deterrence: whether each move that a party considers meets a reply that deters it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.stability.relational.bits import (
    BITS_AT_ONCE,
    WORD,
    WORDS_AT_ONCE,
    packed,
    unpacked,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from comity.arrays import Bools, Ints
    from comity.model.sparse import Arcs
    from comity.stability.relational.bits import Rows

    Deterring = Callable[[Ints], Bools]
    """From some outcomes to where replies deter from leaving each: (here, outcome)."""


def undeterred(considered: Arcs, replies: Rows, deterring: Deterring) -> Bools:
    """Return where some move that is considered meets no reply that deters.

    Parameters
    ----------
    considered : Arcs
        The moves that who is asked about would like to make.
    replies : rows of bits (outcome, word)
        Where replies may end, for each outcome that a move leads to.
    deterring : callable
        From an int array (here,) of outcomes to a bool array (here, outcome): True where the end
        of a reply deters from leaving.

    Returns
    -------
    bool array (outcome,)
    """
    count = len(replies)
    loose = np.zeros(count, dtype=np.bool_)
    for here, first, last in _blocks(considered, count):
        deters = packed(deterring(here))
        row = np.repeat(np.arange(here.size), np.diff(considered.begin)[here])
        target = considered.target[first:last]
        step = max(1, BITS_AT_ONCE // replies.shape[1])
        for k in range(0, target.size, step):
            part = slice(k, k + step)
            met = (replies[target[part]] & deters[row[part]]).any(axis=1)
            loose[here[row[part]][~met]] = True
    return loose


def _blocks(considered: Arcs, count: int) -> Iterator[tuple[Ints, int, int]]:
    """Yield some outcomes that are left at a time, and their moves: from where to before where."""
    leaving = np.flatnonzero(np.diff(considered.begin))
    step = max(1, BITS_AT_ONCE // count)
    for k in range(0, leaving.size, step):
        here = leaving[k : k + step]
        yield here, int(considered.begin[here[0]]), int(considered.begin[here[-1] + 1])


def without_escape(arcs: Arcs, ends: Bools, escapes: Bools) -> Bools:
    """Return the ends that deter and from which no single move escapes.

    Parameters
    ----------
    arcs : Arcs
        The single moves of who might escape.
    ends, escapes : bool arrays (here, outcome)
        True where the end of a reply deters; and where moving on to would be an escape.
    """
    leaving = np.flatnonzero(np.diff(arcs.begin))
    if not leaving.size:
        return ends
    deters = ends.copy()
    step = WORD * max(1, WORDS_AT_ONCE // arcs.target.size)
    for k in range(0, len(ends), step):
        # One row of bits for each outcome moved on to: from where that is an escape.
        escaped = packed(escapes[k : k + step].T)
        out = np.bitwise_or.reduceat(escaped[arcs.target], arcs.begin[leaving], axis=0)
        deters[k : k + step, leaving] &= ~unpacked(out, len(escapes[k : k + step])).T
    return deters
