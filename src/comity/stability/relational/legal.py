"""Legal sequences: where several groups can lead, none of them moving twice in a row."""

from __future__ import annotations

import operator
from functools import reduce
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from comity.stability.relational.bits import (
    WORDS_AT_ONCE,
    place_of,
    without_itself,
    words_for,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.arrays import Bools
    from comity.model.sparse import Arcs
    from comity.stability.relational.bits import Rows

Array = TypeVar("Array", "Rows", "Bools")


def ends(steps: Sequence[Arcs], count: int) -> Rows:
    """Return for each outcome where legal sequences from it may end.

    Parameters
    ----------
    steps : sequence of Arcs
        The single steps of every mover (a party, or a coalition): none moves twice in a row.
    count : int
        Number of outcomes.

    Returns
    -------
    rows of bits (outcome, word)
        The outcome itself is never in its own set: who is back has not replied.

    Notes
    -----
    The reachable list of a coalition (Fang, Hipel & Kilgour 1993, definition 4.3). For every
    mover the ends of the sequences that begin with it are kept; a pass joins, along the steps,
    the sets that grew in the pass before, until none grows. Work goes with the number of
    steps times the words of a set, for every pass.
    """
    first = [_targets(arcs, count) for arcs in steps]
    grown = [np.ones(count, dtype=np.bool_) for _ in steps]
    while len(steps) > 1 and any(it.any() for it in grown):
        fresh = [_others(grown, j) for j in range(len(steps))]
        then = [_others(first, j) for j in range(len(steps))]
        grown = [join_along(first[j], arcs, then[j], fresh[j]) for j, arcs in enumerate(steps)]
    joined = reduce(np.bitwise_or, first, np.zeros((count, words_for(count)), dtype=np.uint64))
    return without_itself(joined)


def _others(by_mover: Sequence[Array], mover: int) -> Array:
    return reduce(operator.or_, (it for j, it in enumerate(by_mover) if j != mover))


def _targets(arcs: Arcs, count: int) -> Rows:
    """Return the ends of single steps as rows of bits."""
    rows = np.zeros((count, words_for(count)), dtype=np.uint64)
    word, bit = place_of(arcs.target)
    np.bitwise_or.at(rows, (arcs.origin, word), bit)
    return rows


def join_along(rows: Rows, arcs: Arcs, then: Rows, fresh: Bools) -> Bools:
    """Add to each row, in place, what may follow its steps; return which rows grew.

    Only steps to outcomes where `fresh` is True are looked at: `then` changed there.
    """
    grown = np.zeros(len(rows), dtype=np.bool_)
    moves = np.flatnonzero(fresh[arcs.target])
    origin = np.searchsorted(arcs.begin, moves, side="right") - 1
    step = max(1, WORDS_AT_ONCE // rows.shape[1])
    for k in range(0, moves.size, step):
        here, there = origin[k : k + step], arcs.target[moves[k : k + step]]
        begin = np.flatnonzero(np.diff(here, prepend=-1))
        more = np.bitwise_or.reduceat(then[there], begin, axis=0)
        at = here[begin]
        more |= rows[at]
        grown[at] |= (more != rows[at]).any(axis=1)
        rows[at] = more
    return grown
