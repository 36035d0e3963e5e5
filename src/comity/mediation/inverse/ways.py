"""The ways in which one move away may be deterred: minimal sets of comparisons, shortest first."""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import TYPE_CHECKING

import numpy as np

from comity.mediation.inverse.order import Edge, go_together
from comity.mediation.inverse.replies import FAR, NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from comity.arrays import Bools, Ints
    from comity.mediation.inverse.deterrents import Deterrents
    from comity.mediation.inverse.question import Question
    from comity.mediation.inverse.replies import Replies

    Ways = tuple[int, ...]
    """Codes of comparisons that are enough together, ascending."""

DONE = -1
"""In place of a node: nothing is needed beyond the comparisons gathered."""
WORK = 10_000
"""Steps that are looked at, for all moves away, before lists of ways are left incomplete."""
LEAST = 300
"""Steps that are looked at for one move in any case."""


@dataclass(slots=True)
class Antichain:
    """Sets of comparisons of which none is part of another; they are offered shortest first."""

    sets: list[Ways] = field(default_factory=list)
    known: set[Ways] = field(default_factory=set)
    by_first: dict[int, list[Ways]] = field(default_factory=dict)

    def covers(self, ways: Ways) -> bool:
        """Return whether some set is part of this one."""
        if () in self.known or ways in self.known:
            return True
        if len(ways) == 1:
            return False
        asked = frozenset(ways)
        begun = (self.by_first[first] for first in asked & self.by_first.keys())
        return any(asked.issuperset(it) for every in begun for it in every)

    def add(self, ways: Ways) -> None:
        """Add a set."""
        self.sets.append(ways)
        self.known.add(ways)
        if ways:
            self.by_first.setdefault(ways[0], []).append(ways)


def ways_to_deter(
    question: Question,
    replies: Replies,
    deterrents: Deterrents,
    stay: Iterable[int],
    most: int,
    moves_away: int,
) -> tuple[list[Ways], bool]:
    """Return minimal sets of comparisons, each enough to deter a move or to forgo it.

    Some steps of replies are open; where none is, `ways_after` says all.

    Parameters
    ----------
    question : Question
        What is asked.
    replies : Replies
        What the others can do after the move.
    deterrents : Deterrents
        Where replies deter, and what it takes.
    stay : iterable of int
        Codes of comparisons of which each alone is enough: the party does not want to move.
    most : int
        How many sets to list at most.
    moves_away : int
        How many moves share the work.

    Returns
    -------
    ways : list of tuple of int
        Codes of comparisons; shortest first. Sets that no ranking can make true are left out.
    complete : bool
        True when these are all.
    """
    work = max(LEAST, WORK // moves_away)
    return _Search(question, replies, deterrents, work).found([(code,) for code in stay], most)


def ways_after(ends: Bools, deterrents: Deterrents, stay: Iterable[int]) -> list[Ways]:
    """Return all minimal sets of comparisons that are enough, where all steps are given.

    Parameters
    ----------
    ends : bool array (local,)
        True where replies may end.
    deterrents, stay
        As for `ways_to_deter`.
    """
    after = deterrents.needed(np.flatnonzero(ends & (deterrents.price < FAR)))
    return _minimal([*((code,) for code in stay), *after])


def _minimal(every: Iterable[Ways]) -> list[Ways]:
    """Return the sets that contain no other one, shortest first."""
    ways = Antichain()
    for it in sorted(set(every), key=len):
        if not ways.covers(it):
            ways.add(it)
    return ways.sets


def shortest_way(question: Question, replies: Replies, deterrents: Deterrents) -> Ways | None:
    """Return fewest comparisons that are enough to deter a move; None where nothing is.

    Whether they go together is not asked: the replies and where they deter must be those by one
    ranking of every party. Takes no more time than a few looks at every step.
    """
    price = np.where(deterrents.so, deterrents.price, FAR)
    to_go = replies.to_go(price)
    node, last, gathered = 0, NOBODY, frozenset[int]()
    left = to_go[last][node]
    if left >= FAR:
        return None
    while True:
        ends, standing = replies.standing(node, last)
        deter = ends[price[ends] == left]
        if deter.size:
            return tuple(sorted(gathered.union(*deterrents.needed(deter[:1]))))
        left -= 1
        last, origin, node = next(_steps_on(replies, standing, to_go, left))
        code = question.codes(last, replies.nodes[node], replies.nodes[origin], strict=True)
        gathered |= {int(code)}


def _steps_on(
    replies: Replies, standing: Mapping[int, Ints], to_go: Mapping[int, Ints], left: int
) -> Iterator[tuple[int, int, int]]:
    """Yield the open steps after which so much is left: who takes it, from where, to where."""
    for mover, nodes in standing.items():
        place, target = replies.open[mover].leaving(nodes)
        for k in np.flatnonzero(to_go[mover][target] == left).tolist():
            yield mover, int(nodes[place[k]]), int(target[k])


class _Search:
    """Best first: by the comparisons gathered and those still needed at least."""

    def __init__(
        self, question: Question, replies: Replies, deterrents: Deterrents, work: int
    ) -> None:
        self.question, self.replies, self.deterrents = question, replies, deterrents
        self.price = deterrents.price
        self.to_go = replies.to_go(self.price)
        self.edges: dict[int, Edge] = {}
        self.queue: list[tuple[int, Ways, int, int]] = []
        self.been: dict[tuple[int, int], list[frozenset[int]]] = {}
        self.work = work

    def found(self, known: list[Ways], most: int) -> tuple[list[Ways], bool]:
        """Return the ways, beginning with some known ones, and whether they are all."""
        ways = Antichain()
        for it in known:
            heappush(self.queue, (len(it), it, DONE, NOBODY))
        heappush(self.queue, (0, (), 0, NOBODY))
        longest = FAR
        while self.queue and self.queue[0][0] <= longest:
            least, gathered, node, last = heappop(self.queue)
            if ways.covers(gathered) or not (last == NOBODY or self._possible(gathered)):
                continue
            if node == DONE:
                if len(ways.sets) == most:
                    return ways.sets, False
                ways.add(gathered)
            elif self.work < 0:
                # What is longer, and done already, may not be minimal.
                longest = least
            elif not self._been(node, last, gathered):
                self._go_on(node, last, gathered)
        return ways.sets, longest == FAR

    def _been(self, node: int, last: int, gathered: Ways) -> bool:
        """Return whether the same was looked at with fewer comparisons."""
        asked = frozenset(gathered)
        before = self.been.setdefault((node, last), [])
        if any(it <= asked for it in before):
            return True
        before.append(asked)
        return False

    def _go_on(self, node: int, last: int, gathered: Ways) -> None:
        ends, standing = self.replies.standing(node, last)
        deter = ends[self.price[ends] < FAR]
        self.work -= 1 + deter.size
        if (self.price[deter] == 0).any():
            heappush(self.queue, (len(gathered), gathered, DONE, NOBODY))
            return
        if deter.size:
            for ways in self.deterrents.needed(deter):
                joined = _joined(gathered, ways)
                heappush(self.queue, (len(joined), joined, DONE, NOBODY))
        for mover, nodes in standing.items():
            if nodes.size:
                self._step(mover, nodes, gathered)

    def _step(self, mover: int, standing: Ints, gathered: Ways) -> None:
        """Queue what follows open steps of one mover."""
        place, target = self.replies.open[mover].leaving(standing)
        left = self.to_go[mover][target]
        leads = np.flatnonzero(left < FAR)
        if not leads.size:
            return
        self.work -= leads.size
        origin, target, left = standing[place[leads]], target[leads], left[leads]
        nodes = self.replies.nodes
        codes = self.question.codes(mover, nodes[target], nodes[origin], strict=True)
        for code, to, rest in zip(codes.tolist(), target.tolist(), left.tolist(), strict=True):
            joined = _joined(gathered, (code,))
            node = to if rest else DONE
            heappush(self.queue, (len(joined) + rest, joined, node, mover))

    def _possible(self, ways: Ways) -> bool:
        """Return whether some ranking makes all steps true: what deters can be true besides."""
        return len(ways) < 2 or go_together(map(self._edge, ways))  # noqa: PLR2004  (no circle)

    def _edge(self, code: int) -> Edge:
        if code not in self.edges:
            self.edges[code] = self.question.edge(code)
        return self.edges[code]


def _joined(some: Ways, more: Ways) -> Ways:
    return tuple(sorted({*some, *more}))
