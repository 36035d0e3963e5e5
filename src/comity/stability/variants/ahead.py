"""Where play would end once a party has the move, by how many moves are left."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from comity.stability.relational.bits import (
    BITS_AT_ONCE,
    Rows,
    add_itself,
    packed,
    unpacked,
    words_for,
)
from comity.stability.relational.legal import join_along

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.arrays import Bools, Ints
    from comity.model.sparse import Arcs
    from comity.stability.relational.graph import GraphModel


class Ahead(NamedTuple):
    """Where play may end once a party has the move.

    Attributes
    ----------
    ends : rows of bits (outcome, word)
        For every outcome at which the party has the move, where play may then end.
    stays : bool array (outcome,)
        True where it may leave things as they are.
    leaves : bool array (outcome,)
        True where it may move. Both are True only where ties leave open what it does.
    """

    ends: Rows
    stays: Bools
    leaves: Bools


def looking_ahead(model: GraphModel) -> Iterator[tuple[Ahead, Ahead]]:
    """Yield what each of two movers anticipates with 1, 2, 3 ... moves left, without end."""
    rest = at_rest(model.count)
    first, second = rest, rest
    while True:
        now = one_more(model, 0, second), one_more(model, 1, first)
        first, second = now[0].ends, now[1].ends
        yield now


def at_rest(count: int) -> Rows:
    """Return where play ends with no move left: at each outcome, there."""
    rows = np.zeros((count, words_for(count)), dtype=np.uint64)
    add_itself(rows, np.arange(count))
    return rows


def one_more(model: GraphModel, mover: int, then: Rows) -> Ahead:
    """Return where play may end when a mover has the move, and one more move is left.

    Parameters
    ----------
    model : GraphModel
        Outcomes, moves and ranks.
    mover : int
        Who has the move.
    then : rows of bits (outcome, word)
        Where play may end once the other has the move, with one move less left.
    """
    arcs, count = model.arcs[mover], model.count
    rank = model.ranks[mover].astype(np.int64)
    ends = np.zeros_like(then)
    join_along(ends, arcs, then, np.ones(count, dtype=np.bool_))
    # However ties are broken, the best of its moves brings it at least so much:
    least = _best_of(arcs, _worst(then, rank))
    _keep_from(ends, np.maximum(least, rank + 1), rank)
    leaves, stays = np.any(ends, axis=1), least <= rank
    add_itself(ends, np.flatnonzero(stays))
    return Ahead(ends, stays, leaves)


def _worst(rows: Rows, rank: Ints) -> Ints:
    """Return the smallest rank in each set: int array (set,)."""
    step = max(1, BITS_AT_ONCE // rank.size)
    high = rank.max() + 1
    parts = (unpacked(rows[k : k + step], rank.size) for k in range(0, len(rows), step))
    return np.concatenate([np.where(it, rank, high).min(axis=1) for it in parts])


def _best_of(arcs: Arcs, x: Ints) -> Ints:
    """Return the largest `x` one move away from each outcome; -1 where there is no move."""
    best = np.full_like(x, -1)
    leaving = np.flatnonzero(np.diff(arcs.begin))
    if leaving.size:
        best[leaving] = np.maximum.reduceat(x[arcs.target], arcs.begin[leaving])
    return best


def _keep_from(rows: Rows, least: Ints, rank: Ints) -> None:
    """Take out of each set, in place, what ranks lower than `least`, an int array (set,)."""
    step = max(1, BITS_AT_ONCE // rank.size)
    for k in range(0, len(rows), step):
        part = slice(k, k + step)
        rows[part] &= packed(rank >= least[part, None])
