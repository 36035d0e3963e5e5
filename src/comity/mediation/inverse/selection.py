"""Choosing one alternative of every clause so that all chosen comparisons go together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from comity.mediation.inverse.order import Edge, go_together

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from comity.mediation.inverse.result import Clause, Comparison

    Chosen = frozenset[int]
    """Positions of comparisons."""

TRIES = 5000
"""Alternatives that are weighed before a search gives up, besides all once or twice."""


@dataclass(frozen=True, slots=True)
class Part:
    """Clauses that have comparisons in common, or might contradict each other.

    Attributes
    ----------
    comparisons : sequence of Comparison
        Those of the whole question, by position.
    clauses : tuple of Clause
        What has to be met.
    """

    comparisons: Sequence[Comparison]
    clauses: tuple[Clause, ...]

    @property
    def complete(self) -> bool:
        """True when all alternatives are listed."""
        return all(clause.complete for clause in self.clauses)

    def edges(self, chosen: Collection[int]) -> list[Edge]:
        """Return comparisons as steps down rankings."""
        return [edge_of(self.comparisons[position]) for position in chosen]

    def price(self, chosen: Collection[int]) -> tuple[int, int]:
        """Return how many comparisons are not so by the case, and how many there are."""
        return sum(not self.comparisons[it].holds for it in chosen), len(chosen)

    def meets(self, chosen: Collection[int]) -> bool:
        """Return whether every clause has an alternative among some comparisons."""
        return all(any(map(set(chosen).issuperset, it.alternatives)) for it in self.clauses)


def edge_of(comparison: Comparison) -> Edge:
    """Return a comparison as a step down its party's ranking."""
    return Edge(comparison.party, comparison.better, comparison.worse, comparison.strict)


def parts_of(comparisons: Sequence[Comparison], clauses: Sequence[Clause]) -> list[Part]:
    """Return the clauses that are not met anyway, apart where they have nothing in common.

    Comparisons of one party may close a circle as soon as some are strict, so all clauses with
    any of that party's stay together.
    """
    strict = {it.party for it in comparisons if it.strict}
    shared: dict[int | str, int] = {}
    group = list(range(len(clauses)))
    for place, clause in enumerate(clauses):
        for position in {it for each in clause.alternatives for it in each}:
            party = comparisons[position].party
            key = party if party in strict else position
            group[_root(group, place)] = _root(group, shared.setdefault(key, place))
    together: dict[int, list[Clause]] = {}
    for place, clause in enumerate(clauses):
        if not clause.met_anyway:
            together.setdefault(_root(group, place), []).append(clause)
    return [Part(comparisons, tuple(it)) for it in together.values()]


def _root(group: list[int], place: int) -> int:
    while group[place] != place:
        group[place] = group[group[place]]
        place = group[place]
    return place


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
    best: Chosen | None = None
    search = _Search(part, None, ())
    for found in search.sets():
        if best is None or part.price(found) < part.price(best):
            best = search.best = found
    return Choice(best, search.left > 0)


def choose_without(part: Part, position: int) -> Choice:
    """Return some comparisons that meet all clauses and go together with one's not being so."""
    search = _Search(part, position, (edge_of(part.comparisons[position]).opposite,))
    found = next(search.sets(), None)
    return Choice(found, search.left > 0)


class _Search:
    """Alternatives clause by clause, those that add least first; back where they contradict."""

    def __init__(self, part: Part, but: int | None, supposed: Sequence[Edge]) -> None:
        self.part, self.but, self.supposed = part, but, supposed
        self.order = sorted(part.clauses, key=lambda clause: len(clause.alternatives))
        self.left = TRIES + 2 * sum(len(clause.alternatives) for clause in self.order)
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
                    yield _lean(self.part, wider)
                else:
                    ahead.append(self._candidates(len(ahead), wider))

    def _candidates(self, clause: int, chosen: Chosen) -> Iterator[Chosen]:
        """Yield the sets that meet one more clause."""
        every = [it for it in self.order[clause].alternatives if self.but not in it]
        self.left -= len(every)
        every.sort(key=lambda it: (self.part.price(set(it) - chosen), it))
        return (chosen.union(it) for it in every)

    def _useful(self, chosen: Chosen) -> bool:
        if self.best is not None and self.part.price(chosen) >= self.part.price(self.best):
            return False
        return go_together([*self.part.edges(chosen), *self.supposed])


def _lean(part: Part, chosen: Chosen) -> Chosen:
    """Return a set without comparisons that are not needed, those first that are not so yet."""
    kept = set(chosen)
    for position in sorted(chosen, key=lambda it: (part.comparisons[it].holds, it)):
        if part.meets(kept - {position}):
            kept.remove(position)
    return frozenset(kept)
