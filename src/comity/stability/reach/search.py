"""The search over outcomes and who moved last: how few legal moves lead where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from comity.arrays import smallest_index

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.arrays import Bools, Ints
    from comity.model.sparse import Arcs


class Found(NamedTuple):
    """What the search found.

    Attributes
    ----------
    fewest : int array (mover, outcome)
        The fewest moves of a legal sequence from the start that ends there with a move of that
        mover; -1 where there is none.
    before : int array (mover, outcome)
        Where such a sequence stands before its last move; -1 where there is none.
    """

    fewest: Ints
    before: Ints


def search(arcs: Sequence[Arcs], count: int, start: int) -> Found:
    """Return how few legal moves lead to every outcome: nobody moves twice in a row.

    Parameters
    ----------
    arcs : sequence of Arcs
        The single moves of every mover.
    count : int
        Number of outcomes.
    start : int
        Where sequences begin.

    Notes
    -----
    The sets of Li, Kilgour & Hipel (2005): an outcome is reached within k moves by a mover when it
    is within k - 1, or one move of this mover away from what another reached within k - 1.
    Every move of everybody is followed once, from the first time that its mover may make it; time
    goes with the number of moves.
    """
    fewest: Ints = np.full((len(arcs), count), -1, dtype=smallest_index(count))
    before: Ints = np.full_like(fewest, -1)
    followed: Bools = np.zeros((len(arcs), count), dtype=np.bool_)
    followed[:, start] = True
    open_to = [np.array([start])] * len(arcs)
    length = 0
    while any(nodes.size for nodes in open_to):
        length += 1
        fresh = []
        for mover, nodes in enumerate(open_to):
            place, target = arcs[mover].leaving(nodes)
            unseen = np.flatnonzero(fewest[mover, target] < 0)
            reached, first = np.unique(target[unseen], return_index=True)
            fewest[mover, reached] = length
            before[mover, reached] = nodes[place[unseen[first]]]
            fresh.append(reached)
        open_to = [_opened(fresh, mover, followed[mover]) for mover in range(len(arcs))]
    return Found(fewest, before)


def _opened(fresh: Sequence[Ints], mover: int, followed: Bools) -> Ints:
    """Return where a mover may now move from for the first time, and mark it in place."""
    others = [nodes for j, nodes in enumerate(fresh) if j != mover]
    every = np.unique(np.concatenate([np.empty(0, dtype=np.int64), *others]))
    nodes: Ints = every[~followed[every]]
    followed[nodes] = True
    return nodes


def shortest(found: Found, start: int) -> Ints:
    """Return the fewest legal moves to each outcome: int array (outcome,), -1 where there is none.

    Nothing has to be done to be at the start.
    """
    none = np.iinfo(found.fewest.dtype).max
    fewest: Ints = np.where(found.fewest < 0, none, found.fewest).min(axis=0, initial=none)
    fewest[fewest == none] = -1
    fewest[start] = 0
    return fewest


def steps_to(found: Found, end: int, length: int) -> tuple[tuple[int, int], ...]:
    """Return the mover and the outcome of each step of a legal sequence to `end`.

    Parameters
    ----------
    found : Found
        What the search found.
    end : int
        Position of the outcome where the sequence ends.
    length : int
        How few moves lead there.
    """
    steps: list[tuple[int, int]] = []
    here, after = end, -1
    for left in range(length, 0, -1):
        movers = np.flatnonzero(found.fewest[:, here] == left)
        mover = int(movers[movers != after][0])
        steps.append((mover, here))
        here, after = int(found.before[mover, here]), mover
    return tuple(reversed(steps))
