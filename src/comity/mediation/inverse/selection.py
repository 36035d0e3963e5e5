"""Choosing one alternative of every clause so that all chosen comparisons go together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from comity.mediation.inverse.parts import edge_of, spelled_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from comity.mediation.inverse.order import Edge
    from comity.mediation.inverse.parts import Chosen, Part

TRIES = 5000
"""Alternatives that are weighed before a search gives up, besides all once or twice."""


class Choice(NamedTuple):
    """What a search for a set found.

    Attributes
    ----------
    chosen : frozenset of int, or None
        None where no set was found.
    certain : bool
        True when no set is better, or where none was found, when there is none: every choice was
        looked at, or need not be.
    """

    chosen: Chosen | None
    certain: bool


def choose(part: Part) -> Choice:
    """Return the best comparisons that meet all clauses and go together, as far as was searched.

    Those with fewer that are not so yet are better, then those with fewer.
    """
    spelled = spelled_out(part)
    search = _Search(part if spelled is None else spelled, None, ())
    for found in search.sets():
        lean = without_needless(part, found)
        if search.best is None or part.price(lean) < part.price(search.best):
            search.best = lean
    certain = search.left > 0 and (spelled is not None or search.best is None)
    return Choice(search.best, certain)


def choose_without(part: Part, position: int) -> Choice:
    """Return some comparisons that meet all clauses and go together with one's not being so."""
    search = _Search(part, position, (edge_of(part.comparisons[position]).opposite,))
    found = next(search.sets(), None)
    return Choice(found, search.left > 0)


class _Search:
    """Alternatives clause by clause, those that add least first; back where they contradict."""

    def __init__(self, part: Part, but: int | None, supposed: Sequence[Edge]) -> None:
        self.part, self.but, self.supposed = part, but, supposed
        self.order = sorted(part.clauses, key=len)
        self.left = TRIES + 2 * sum(map(len, self.order))
        self.best: Chosen | None = None

    def sets(self) -> Iterator[Chosen]:
        """Yield sets, as long as there is work left; only better ones than `best`."""
        ahead = [self._candidates(0, frozenset())]
        while ahead and self.left > 0:
            wider = next(ahead[-1], None)
            if wider is None:
                ahead.pop()
            elif self._useful(wider):
                if len(ahead) == len(self.order):
                    yield wider
                else:
                    ahead.append(self._candidates(len(ahead), wider))

    def _candidates(self, clause: int, chosen: Chosen) -> Iterator[Chosen]:
        """Yield the sets that meet one more clause."""
        every = (self.part.ways[k] for k in self.order[clause])
        listed = [it for it in every if self.but not in it]
        self.left -= len(listed)
        listed.sort(key=lambda it: (self.part.price(set(it).difference(chosen)), it))
        return (chosen.union(it) for it in listed)

    def _useful(self, chosen: Chosen) -> bool:
        if self.best is not None and self.part.price(chosen) >= self.part.price(self.best):
            return False
        return self.part.possible(chosen, self.supposed)


def without_needless(part: Part, chosen: Chosen) -> Chosen:
    """Return enough comparisons without those that are not needed, taken in turn.

    Those are tried first that are not so yet.
    """
    known = part.links.following(chosen)
    met = [0] * len(part.clauses)
    meeting: dict[int, list[int]] = {}
    having: dict[int, set[int]] = {}
    for place, clause in enumerate(part.clauses):
        for k in clause:
            if k in meeting or known.issuperset(part.ways[k]):
                meeting.setdefault(k, []).append(place)
                met[place] += 1
    for k in meeting:
        for position in part.ways[k]:
            having.setdefault(position, set()).add(k)
    for position in sorted(chosen, key=lambda it: (it not in part.to_change, it)):
        lost = part.links.lost(chosen, position)
        broken = {k for it in lost for k in having.get(it, ()) if k in meeting}
        short = Counter(place for k in broken for place in meeting[k])
        if all(met[place] > count for place, count in short.items()):
            chosen -= {position}
            for k in broken:
                del meeting[k]
            for place, count in short.items():
                met[place] -= count
    return chosen
