"""Which outcomes a state graph shows, and the moves between them: bounded, however many exist."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain, product, zip_longest
from typing import TYPE_CHECKING

import numpy as np

from comity.model.sparse import MOVES_AT_ONCE
from comity.stability.sheet import chosen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from comity.arrays import Ints
    from comity.model.moves import Moves
    from comity.studies import Study

OUTCOMES = 150
"""Outcomes that a state graph shows at most."""
MARKED = 12
"""Settlements, and outcomes that hold, that are shown before what is near the status quo."""


Pair = tuple[int, int, int]
"""A mover, and positions of the outcomes that a move leads from and to."""


@dataclass(frozen=True, slots=True)
class Steps:
    """Moves of one party between two outcomes, by position in the outcome space.

    Attributes
    ----------
    mover : int
        Which party with moves, in file order.
    origin, target : int
        Where the move leads from and to; of a move with a way back, the lower comes first.
    back : bool
        True when the same party can move back.
    """

    mover: int
    origin: int
    target: int
    back: bool


@dataclass(frozen=True, slots=True)
class Nearby:
    """Some outcomes, all moves between them, and how many lead elsewhere.

    Attributes
    ----------
    outcomes : tuple of int
        Positions, ascending.
    steps : tuple of Steps
        In the order of movers, then of where they lead from and to.
    beyond : tuple of int
        For each outcome, how many moves lead to outcomes that are not among these.
    """

    outcomes: tuple[int, ...]
    steps: tuple[Steps, ...]
    beyond: tuple[int, ...]


def nearby(study: Study, moves: Moves, settlements: Sequence[int], most: int) -> Nearby:
    """Return the outcomes to show and the moves between them.

    Parameters
    ----------
    study : Study
        What was computed.
    moves : Moves
        The moves of its dispute; only those of outcomes that may be shown are looked at.

    settlements : sequence of int
        Positions of outcomes of which the first `MARKED` are shown.
    most : int
        Arcs at most: outcomes are taken only as far as these allow.

    Examples
    --------
    >>> import comity
    >>> from comity.stability.engine import engine
    >>> found = comity.study(comity.read("syria-iraq-1975"))
    >>> near = nearby(found, engine(found.analysis.space)[0], (), 300)
    >>> near.outcomes, near.steps[0]
    ((0, 1, 2, 3, 4, 5), Steps(mover=0, origin=0, target=1, back=True))
    """
    first = _first(_in_order(study, moves, settlements))
    leaving, pairs = _moves_among(first, moves, len(study.dispute.movers))
    steps = _joined(pairs)
    place = {index: k for k, index in enumerate(first)}
    last = sorted(max(place[it.origin], place[it.target]) for it in steps)
    kept = set(first if len(last) <= most else first[: max(1, last[most])])
    outcomes = tuple(sorted(kept))
    inside = Counter(origin for _, origin, target in pairs if {origin, target} <= kept)
    return Nearby(
        outcomes,
        tuple(it for it in steps if {it.origin, it.target} <= kept),
        tuple(leaving[it] - inside[it] for it in outcomes),
    )


def _first(positions: Iterable[int]) -> list[int]:
    """Return the first outcomes to show, each once."""
    found: dict[int, None] = {}
    for index in positions:
        found[index] = None
        if len(found) == OUTCOMES:
            break
    return list(found)


def _in_order(study: Study, moves: Moves, settlements: Sequence[int]) -> Iterator[int]:
    """Yield positions of outcomes, what has to be seen first; some of them more than once."""
    space = study.analysis.space
    if space.status_quo is not None:
        yield space.status_quo
    if study.proposed is not None:
        yield space.index(study.proposed)
    if study.way is not None:
        yield from (space.index(number) for number in study.way.outcomes)
    yield from settlements[:MARKED]
    yield from chosen(study.analysis, MARKED).tolist()
    yield from _outwards(space.status_quo or 0, moves, len(study.dispute.movers))
    yield from range(space.count)


def _outwards(begin: int, moves: Moves, movers: int) -> Iterator[int]:
    """Yield positions by the fewest moves from one: enough to find `OUTCOMES` new ones."""
    found = {begin: None}
    waiting = [begin]
    for here in waiting:
        yield here
        if len(waiting) < 2 * OUTCOMES:
            waiting += (fresh := [it for it in _next(here, moves, movers) if it not in found])
            found |= dict.fromkeys(fresh)


def _next(here: int, moves: Moves, movers: int) -> list[int]:
    """Return some outcomes that one move leads to, of every party in turn, each once."""
    node = moves.nodes[here : here + 1]
    rows = [moves.targets(mover, node)[1][:OUTCOMES] for mover in range(movers)]
    turns = chain.from_iterable(zip_longest(*(_positions(moves, row) for row in rows)))
    return list(dict.fromkeys(it for it in turns if it is not None))


def _positions(moves: Moves, nodes: Ints) -> list[int]:
    return [int(it) for it in np.searchsorted(moves.nodes, nodes)]


def _moves_among(first: list[int], moves: Moves, movers: int) -> tuple[dict[int, int], list[Pair]]:
    """Return how many moves lead from each outcome, and all that lead to another of them."""
    leaving = dict.fromkeys(first, 0)
    pairs: list[Pair] = []
    at_once = max(1, MOVES_AT_ONCE // moves.widest)
    nodes = np.sort(moves.nodes[first])
    for mover, begin in product(range(movers), range(0, len(nodes), at_once)):
        part = nodes[begin : begin + at_once]
        place, target = moves.targets(mover, part)
        here = _positions(moves, part)
        counts = np.bincount(place, minlength=len(here)).tolist()
        for index, count in zip(here, counts, strict=True):
            leaving[index] += count
        inside = np.isin(target, nodes)
        begins, ends = place[inside].tolist(), _positions(moves, target[inside])
        pairs += [(mover, here[k], to) for k, to in zip(begins, ends, strict=True)]
    return leaving, pairs


def _joined(pairs: list[Pair]) -> list[Steps]:
    """Return moves with those that lead back, in the order of movers and outcomes."""
    every = set(pairs)
    found = []
    for mover, origin, target in sorted(every):
        back = (mover, target, origin) in every
        if not back or origin < target:
            found.append(Steps(mover, origin, target, back))
    return found
