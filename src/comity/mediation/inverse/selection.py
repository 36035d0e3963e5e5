"""Choosing one alternative of every clause so that all chosen comparisons go together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from comity.mediation.inverse.order import Edge, go_together

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from comity.mediation.inverse.result import Clause, Comparison

    Chosen = frozenset[int]
    """Positions of comparisons."""

TRIES = 3000
"""Alternatives that are tried before a search gives up."""


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


def choose(
    part: Part, *, but: int | None = None, supposed: Sequence[Edge] = ()
) -> tuple[Chosen | None, bool]:
    """Return comparisons that meet all clauses and go together, few but not always fewest.

    Parameters
    ----------
    part : Part
        The clauses.
    but : int, optional
        A comparison that must not be among them.
    supposed : sequence of Edge
        What they must go together with.

    Returns
    -------
    chosen : frozenset of int, or None
        None where none were found.
    certain : bool
        True when there are none if none were found: all choices were looked at.
    """
    order = sorted(part.clauses, key=lambda clause: len(clause.alternatives))
    chosen: list[Chosen] = [frozenset()]
    ahead = [_candidates(part, order, chosen[-1], but)]
    tries = 0
    while ahead:
        if len(ahead) > len(order):
            return _lean(part, chosen[-1]), True
        wider = next(ahead[-1], None)
        if wider is None:
            ahead.pop()
            chosen.pop()
            continue
        tries += 1
        if tries > TRIES:
            return None, False
        if go_together([*part.edges(wider), *supposed]):
            chosen.append(wider)
            ahead.append(_candidates(part, order[len(ahead) :], wider, but))
    return None, True


def _candidates(
    part: Part, order: Sequence[Clause], chosen: Chosen, but: int | None
) -> Iterator[Chosen]:
    """Yield the sets that meet the next clause, those that add least first."""
    if not order:
        return iter(())
    every = [it for it in order[0].alternatives if but not in it]
    every.sort(key=lambda it: (part.price(set(it) - chosen), it))
    return (chosen.union(it) for it in every)


def _lean(part: Part, chosen: Chosen) -> Chosen:
    """Return a set without comparisons that are not needed, those first that are not so yet."""
    kept = set(chosen)
    for position in sorted(chosen, key=lambda it: (part.comparisons[it].holds, it)):
        if part.meets(kept - {position}):
            kept.remove(position)
    return frozenset(kept)
