"""What the others can do after one move, with steps that are given and steps that are open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from comity.errors import fail
from comity.model.sparse import Arcs, arcs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from comity.arrays import Bools, Ints
    from comity.mediation.inverse.question import Question

FAR = 1 << 40
"""More comparisons than any way asks for: there is none."""
NOBODY = -1
"""Who moved last, where no reply has begun."""


@dataclass(frozen=True, slots=True, eq=False)
class Replies:
    """The steps that may follow one move of a focal party, among the nodes they lead to.

    Nodes are counted locally, from 0: where the move has led.

    Attributes
    ----------
    nodes : int array (local,)
        The node of every local one.
    given : mapping of mover to Arcs
        Steps that count whatever the free parties want.
    open : mapping of mover to Arcs
        Steps of free parties that count when they prefer them.
    """

    nodes: Ints
    given: Mapping[int, Arcs]
    open: Mapping[int, Arcs]

    def reached(self, begin: int, last: int) -> tuple[dict[int, Bools], Bools]:
        """Return where given steps alone lead: by who moves last, and by anyone.

        Parameters
        ----------
        begin, last : int
            A local node, and who has just moved there.

        Returns
        -------
        by_last : dict of mover to bool array (local,)
            True where a legal sequence may stand with that mover as the last; `begin` is where
            `last` has moved to.
        ends : bool array (local,)
            True where a reply may end.
        """
        count = self.nodes.size
        by_last = {j: np.zeros(count, dtype=np.bool_) for j in {NOBODY, last, *self.given}}
        by_last[last][begin] = True
        origins = {j: arcs.origin for j, arcs in self.given.items()}
        grown = bool(self.given)
        while grown:
            grown = False
            for j, arcs in self.given.items():
                fresh = np.zeros(count, dtype=np.bool_)
                fresh[arcs.target[_others(by_last, j)[origins[j]]]] = True
                if (fresh & ~by_last[j]).any():
                    by_last[j] |= fresh
                    grown = True
        ends = _others(by_last, NOBODY)
        return by_last, ends

    def standing(self, begin: int, last: int) -> tuple[Ints, dict[int, Ints]]:
        """Return where replies may end after given steps alone, and from where who may go on.

        Parameters
        ----------
        begin, last : int
            As for `reached`.

        Returns
        -------
        ends : int array (end,)
            Local nodes.
        standing : dict of mover to int array (node,)
            Local nodes from which a mover of open steps may take one.
        """
        if self.given:
            by_last, ends = self.reached(begin, last)
            return np.flatnonzero(ends), {j: np.flatnonzero(_others(by_last, j)) for j in self.open}
        here = np.array([begin])
        nowhere = here[:0]
        standing = {j: nowhere if j == last else here for j in self.open}
        return nowhere if last == NOBODY else here, standing

    def to_go(self, price: Ints) -> dict[int, Ints]:
        """Return how many comparisons are still needed at least, by who has just moved where.

        Parameters
        ----------
        price : int array (local,)
            How many it takes for a reply that ends there to deter; `FAR` where it cannot.

        Returns
        -------
        dict of mover to int array (local,)
            With `NOBODY`: where no reply has begun.
        """
        movers = (*self.given, *self.open)
        none = np.full(self.nodes.size, FAR, dtype=np.int64)
        begun = dict.fromkeys(movers, none)
        before: dict[int, Ints] = {}
        while any(not np.array_equal(begun[j], before.get(j, ())) for j in movers):
            before = begun
            after = {j: _least((begun[k] for k in movers if k != j), price) for j in movers}
            begun = {j: self._first(j, after[j]) for j in movers}
        found = {j: _least((begun[k] for k in movers if k != j), price) for j in movers}
        return found | {NOBODY: _least(begun.values(), none)}

    def _first(self, mover: int, after: Ints) -> Ints:
        """Return the least that begins with a step of a mover, given what is left after it."""
        if mover in self.given:
            return np.asarray(np.minimum(self.given[mover].least(after), FAR))
        return np.asarray(np.minimum(np.minimum(self.open[mover].least(after), FAR) + 1, FAR))


def _others(by_last: Mapping[int, Bools], mover: int) -> Bools:
    """Return where a sequence stands that somebody else than `mover` moved last in."""
    found = np.zeros(by_last[NOBODY].size, dtype=np.bool_)
    for j, it in by_last.items():
        if j != mover:
            found |= it
    return found


def _least(arrays: Iterable[Ints], at_most: Ints) -> Ints:
    return np.asarray(np.minimum.reduce([at_most, *arrays]))


class Gathered:
    """How many steps were gathered so far, over all moves away from an outcome."""

    def __init__(self, limit: int, moves_away: int) -> None:
        self.limit, self.moves_away, self.steps = limit, moves_away, 0

    def add(self, steps: int) -> None:
        """Count more steps; raise ``inverse-too-large`` above the limit."""
        self.steps += steps
        if self.steps > self.limit:
            what = f"replies have more than {self.limit:,} steps (--max-arcs)"
            todo = "ask under Nash, or raise the limit"
            raise fail(what, todo, "inverse-too-large", where="outcome")


def replies_to(
    question: Question, focal: int, to: int, gathered: Gathered, *, now: bool = False
) -> Replies:
    """Return the replies of the others to a move of one party.

    Parameters
    ----------
    question : Question
        What is asked.
    focal, to : int
        The mover, and the node it moves to.
    gathered : Gathered
        Counts the steps.
    now : bool
        True: open steps are left out unless who takes them prefers them by the case.

    Raises
    ------
    ComityError
        ``inverse-too-large``.
    """
    local = np.full(question.moves.node_count, -1, dtype=np.int64)
    local[to] = 0
    nodes, fresh = [np.array([to])], np.array([to])
    others = [j for j in question.movers if j != focal]
    pairs: dict[int, list[tuple[Ints, Ints]]] = {j: [] for j in others}
    size = 1
    while fresh.size:
        for j in others:
            pairs[j].append(_steps(question, j, fresh, now=now))
            gathered.add(pairs[j][-1][0].size)
        led_to = np.unique(np.concatenate([pairs[j][-1][1] for j in others] or [fresh[:0]]))
        fresh = led_to[local[led_to] < 0]
        local[fresh] = np.arange(size, size + fresh.size)
        size += fresh.size
        nodes.append(fresh)
    arcs = {j: _local_arcs(pairs[j], local, size) for j in others}
    is_open = {j: question.credible and j in question.free for j in others}
    return Replies(
        np.concatenate(nodes),
        {j: it for j, it in arcs.items() if not is_open[j]},
        {j: it for j, it in arcs.items() if is_open[j]},
    )


def _steps(question: Question, mover: int, nodes: Ints, *, now: bool) -> tuple[Ints, Ints]:
    """Return the steps of a mover from some nodes that may count: origins and targets."""
    place, target = question.moves.targets(mover, nodes)
    origin = nodes[place]
    if question.credible and (now or mover not in question.free):
        better = question.ranks[mover, target] > question.ranks[mover, origin]
        return origin[better], target[better]
    return origin, target


def _local_arcs(pairs: list[tuple[Ints, Ints]], local: Ints, count: int) -> Arcs:
    origin = np.concatenate([it[0] for it in pairs])
    target = np.concatenate([it[1] for it in pairs])
    return arcs_of(local[origin], local[target], count)
