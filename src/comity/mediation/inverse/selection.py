"""Choosing one alternative of every clause so that all chosen comparisons go together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from comity.mediation.inverse.following import Standing
from comity.mediation.inverse.parts import edge_of, spelled_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.mediation.inverse.parts import Chosen, Part

TRIES = 5000
"""Alternatives that are weighed before a search gives up, besides all once or twice."""
NOT_SO = -1
"""In place of the position of a comparison: that it is not so."""


class Selection(NamedTuple):
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


def choose(part: Part) -> Selection:
    """Return the best comparisons that meet all clauses and go together, as far as was searched.

    Those with fewer that are not so yet are better, then those with fewer.
    """
    spelled = spelled_out(part)
    search = _Search(part if spelled is None else spelled)
    for found in search.sets():
        lean = without_needless(part, found)
        if search.best is None or part.price(lean) < part.price(search.best):
            search.best = lean
    certain = search.left > 0 and (spelled is not None or search.best is None)
    return Selection(search.best, certain)


def choose_without(part: Part, position: int) -> Selection:
    """Return some comparisons that meet all clauses and go together with one's not being so."""
    search = _Search(part, position)
    found = next(search.sets(), None)
    return Selection(found, search.left > 0)


class _Search:
    """Alternatives clause by clause, those that add least first; back where they contradict."""

    def __init__(self, part: Part, but: int | None = None) -> None:
        self.part, self.but = part, but
        self.order = sorted(part.clauses, key=len)
        self.left = TRIES + 2 * sum(map(len, self.order))
        self.best: Chosen | None = None
        self.chosen: set[int] = set()
        edges = dict(part.links.edges)
        if but is not None:
            edges[NOT_SO] = edge_of(part.comparisons[but]).opposite
        self.standing = Standing(edges)
        self.standing.add([NOT_SO])

    def sets(self) -> Iterator[Chosen]:
        """Yield sets, as long as there is work left; only better ones than `best`."""
        ahead = [self._candidates(0)]
        added: list[list[int]] = []
        while ahead and self.left > 0:
            way = next(ahead[-1], None)
            if way is None:
                ahead.pop()
                if added:
                    self._remove(added.pop())
                continue
            fresh = [it for it in way if it not in self.chosen]
            if not self._added(fresh):
                continue
            if len(ahead) == len(self.order):
                yield frozenset(self.chosen)
                self._remove(fresh)
            else:
                added.append(fresh)
                ahead.append(self._candidates(len(ahead)))

    def _candidates(self, clause: int) -> Iterator[tuple[int, ...]]:
        """Yield what meets one more clause."""
        every = (self.part.ways[k] for k in self.order[clause])
        listed = [it for it in every if self.but not in it]
        self.left -= len(listed)
        if self.but is None:
            listed.sort(key=lambda it: (self.part.price(set(it).difference(self.chosen)), it))
        return iter(listed)

    def _added(self, fresh: list[int]) -> bool:
        """Choose more comparisons, if that is of use and possible; return whether it is."""
        self.chosen.update(fresh)
        self.standing.add(fresh)
        useful = self.best is None or self.part.price(self.chosen) < self.part.price(self.best)
        if useful and self.standing.possible(fresh):
            return True
        self._remove(fresh)
        return False

    def _remove(self, fresh: list[int]) -> None:
        self.chosen.difference_update(fresh)
        self.standing.remove(fresh)


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
    standing = Standing(part.links.edges)
    standing.add(chosen)
    for position in sorted(chosen, key=lambda it: (it not in part.to_change, it)):
        standing.remove([position])
        lost = part.links.lost(standing, position)
        broken = {k for it in lost for k in having.get(it, ()) if k in meeting}
        short = Counter(place for k in broken for place in meeting[k])
        if all(met[place] > count for place, count in short.items()):
            chosen -= {position}
            for k in broken:
                del meeting[k]
            for place, count in short.items():
                met[place] -= count
        else:
            standing.add([position])
    return chosen
