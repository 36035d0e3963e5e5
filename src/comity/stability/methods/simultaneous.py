"""Simultaneous stability (SIM): the others improve at the same moment, from the same outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from comity.stability.methods.sequential import sequential

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from comity.arrays import Bools, Ints
    from comity.model.moves import Moves

MOVES_AT_ONCE = 1 << 20
"""How many single moves of a party are held at a time, at most."""

CHUNK = 1 << 17
"""How many combinations of moves are looked at together."""


def simultaneous(moves: Moves, ranks: Ints) -> Bools:
    """Return where each improvement is spoiled by improvements that others make at once.

    Parameters, shapes and return value are those of `comity.stability.methods.nash.nash`, without
    a batch dimension.

    Notes
    -----
    Definition: for every improvement some of the others, each by an improvement of its own from
    the same outcome, turn the combined result into a feasible outcome not preferred to the one
    left (Fraser & Hipel 1984). Only for disputes in option form. The work is a product over the
    parties' improvements at every outcome.

    Examples
    --------
    >>> import comity
    >>> comity.analyze(comity.read("prisoners-dilemma"), concepts=["sim"]).equilibria["sim"]
    (1, 4)
    """
    return _simultaneous(moves, ranks, np.ones(ranks.shape, dtype=np.bool_))


def fraser_hipel_simultaneous(moves: Moves, ranks: Ints) -> Bools:
    """Return the same, where only parties without sequential stability move at once.

    Parameters, shapes and return value are those of `simultaneous`.

    Notes
    -----
    Definition: the reading of Fraser & Hipel (1979, 1984), in which a party that is sequentially
    stable at an outcome stays there. Their overall stability is SEQ *or* this.

    Examples
    --------
    >>> import comity
    >>> comity.analyze(comity.read("chicken"), concepts=["sim_fh"]).equilibria["sim_fh"]
    (2, 3, 4)
    """
    return _simultaneous(moves, ranks, ~sequential(moves, ranks))


def _simultaneous(moves: Moves, ranks: Ints, joins: Bools) -> Bools:
    """Return stability where a party takes part in replies only at nodes where it `joins`."""
    stable = np.ones(ranks.shape, dtype=np.bool_)
    for nodes in _blocks(moves):
        better = [improvements(moves, ranks, j, nodes) for j in range(len(ranks))]
        choices = [
            _with_staying(nodes, place, target, joins[j, nodes])
            for j, (place, target) in enumerate(better)
        ]
        for mover, (place, target) in enumerate(better):
            others = [choice for j, choice in enumerate(choices) if j != mover]
            spoiled = _spoiled(moves, ranks[mover], nodes, (place, target), others)
            stable[mover, nodes[place[~spoiled]]] = False
    return stable


def combinations(moves: Moves, ranks: Ints) -> int:
    """Return how many combinations of improvements simultaneous stability looks at."""
    total = 0
    for nodes in _blocks(moves):
        counts = np.array(
            [
                np.bincount(improvements(moves, ranks, j, nodes)[0], minlength=nodes.size)
                for j in range(len(ranks))
            ]
        )
        for mover, own in enumerate(counts):
            others = np.delete(counts, mover, axis=0)
            total += int((own * (1 + others).prod(axis=0)).sum())
    return total


def improvements(moves: Moves, ranks: Ints, mover: int, nodes: Ints) -> tuple[Ints, Ints]:
    """Return the moves of a party to nodes that it prefers, as `Moves.targets` does."""
    place, target = moves.targets(mover, nodes)
    better = ranks[mover, target] > ranks[mover, nodes[place]]
    return place[better], target[better]


@dataclass(frozen=True, slots=True)
class _Choices:
    """What a party may do in a reply, node by node: stay, or one of its improvements.

    The choices of node k are ``count[k]`` entries of `target` from ``begin[k]`` on.
    """

    target: Ints
    begin: Ints
    count: Ints


def _with_staying(nodes: Ints, place: Ints, target: Ints, joins: Bools) -> _Choices:
    taking_part = joins[place]
    place, target = place[taking_part], target[taking_part]
    count = np.bincount(place, minlength=nodes.size)
    begin = np.cumsum(count) - count
    everything = np.insert(target, begin, nodes)
    return _Choices(everything, begin + np.arange(nodes.size), count + 1)


def _spoiled(
    moves: Moves,
    rank: Ints,
    nodes: Ints,
    own: tuple[Ints, Ints],
    others: Sequence[_Choices],
) -> Bools:
    """Return which of a party's improvements others can spoil: bool array (improvement,)."""
    place, target = own
    spoiled = np.zeros(place.size, dtype=np.bool_)
    replies = np.prod([other.count[place] for other in others], axis=0, dtype=np.int64)
    replies = np.broadcast_to(replies, place.shape)
    ends = np.cumsum(replies)
    for first in range(0, int(ends[-1]) if ends.size else 0, CHUNK):
        case = np.arange(first, min(first + CHUNK, ends[-1]))
        improvement = np.searchsorted(ends, case, side="right")
        digits = case - (ends - replies)[improvement]
        here = place[improvement]
        chosen = [target[improvement]]
        for other in others:
            digits, digit = np.divmod(digits, other.count[here])
            chosen.append(other.target[other.begin[here] + digit])
        end = moves.together(nodes[here], chosen)
        deterred = (end >= 0) & (rank[end] <= rank[nodes[here]])
        spoiled[improvement[deterred]] = True
    return spoiled


def _blocks(moves: Moves) -> Iterator[Ints]:
    """Yield the nodes of all outcomes, so many at a time that their moves fit into memory."""
    size = max(1, MOVES_AT_ONCE // moves.widest)
    for first in range(0, moves.nodes.size, size):
        yield moves.nodes[first : first + size]
