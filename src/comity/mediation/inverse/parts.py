"""What has to be met, in parts that have nothing to do with each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from comity.mediation.inverse.apart import apart
from comity.mediation.inverse.following import Links, Standing
from comity.mediation.inverse.order import Edge

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterator, Sequence

    from comity.mediation.inverse.result import Clause, Comparison

    Chosen = frozenset[int]
    """Positions of comparisons."""

STEPS = 20_000
"""Steps of chains that are looked at for one part."""
SPELLED = 3000
"""Sets that the alternatives of one part may be spelled out as, at most."""
SPELLED_ONE = 300
"""The same for one alternative."""


@dataclass(frozen=True, slots=True)
class Part:
    """Clauses that have comparisons in common, or of which some might follow from others.

    Attributes
    ----------
    comparisons : sequence of Comparison
        Those of the whole question, by position.
    ways : tuple of tuple of int
        Positions of comparisons that are enough together for some clause; each once.
    clauses : tuple of tuple of int
        For every clause what of `ways` is enough.
    complete : bool
        True when all alternatives of all clauses are listed.
    to_change : frozenset of int
        The comparisons that are not so by the case.
    links : Links
        What follows from what.
    """

    comparisons: Sequence[Comparison]
    ways: tuple[tuple[int, ...], ...]
    clauses: tuple[tuple[int, ...], ...]
    complete: bool
    to_change: frozenset[int]
    links: Links

    def price(self, chosen: Collection[int]) -> tuple[int, int]:
        """Return how many comparisons are not so by the case, and how many there are."""
        return len(self.to_change.intersection(chosen)), len(chosen)

    def possible(self, chosen: Collection[int]) -> bool:
        """Return whether some ranking of every party makes comparisons true."""
        standing = Standing(self.links.edges)
        standing.add(chosen)
        return standing.possible(chosen)


def edge_of(comparison: Comparison) -> Edge:
    """Return a comparison as a step down its party's ranking."""
    return Edge(comparison.party, comparison.better, comparison.worse, comparison.strict)


def parts_of(comparisons: Sequence[Comparison], clauses: Sequence[Clause]) -> list[Part]:
    """Return the clauses that are not met anyway, apart where they have nothing in common.

    Comparisons of one party may follow from each other or contradict each other as soon as some
    are strict, so all clauses with any of that party's stay together.
    """
    own = _own(comparisons)
    linked = frozenset[int]().union(*own)
    seen: set[tuple[int, ...]] = set()

    def having(clause: Clause) -> Iterator[Hashable]:
        """Yield its alternatives, what they compare that is new, and whose links these are."""
        used = set[int]().union(*(it for it in clause.alternatives if it not in seen))
        seen.update(clause.alternatives)
        yield from clause.alternatives
        yield from used - linked
        yield from (it for it in own if used & it)

    asked = [clause for clause in clauses if not clause.met_anyway]
    return [_part(comparisons, it, linked) for it in apart((it, having(it)) for it in asked)]


def _own(comparisons: Sequence[Comparison]) -> list[frozenset[int]]:
    """Return the comparisons of every party that might have to prefer something."""
    own: dict[str, list[int]] = {it.party: [] for it in comparisons if it.strict}
    for position, it in enumerate(comparisons):
        if it.party in own:
            own[it.party].append(position)
    return [frozenset(it) for it in own.values()]


def _part(comparisons: Sequence[Comparison], clauses: list[Clause], linked: frozenset[int]) -> Part:
    number: dict[tuple[int, ...], int] = {}
    listed = tuple(
        tuple(number.setdefault(way, len(number)) for way in clause.alternatives)
        for clause in clauses
    )
    used = set[int]().union(*number)
    return Part(
        comparisons=comparisons,
        ways=tuple(number),
        clauses=listed,
        complete=all(clause.complete for clause in clauses),
        to_change=frozenset(it for it in used if not comparisons[it].holds),
        links=Links({it: edge_of(comparisons[it]) for it in sorted(used & linked)}),
    )


def spelled_out(part: Part) -> Part | None:
    """Return a part with everything from which an alternative follows as an alternative too.

    Then comparisons are enough if and only if every clause has an alternative among them. None
    where that would be too many.
    """
    if not part.links.edges:
        return part
    if len(part.ways) > SPELLED:
        return None
    chains = part.links.chains(STEPS)
    if chains is None:
        return None
    number: dict[tuple[int, ...], int] = {}
    spelled: list[tuple[int, ...]] = []
    for way in part.ways:
        every = _all_ways(part, way, chains)
        if every is None:
            return None
        spelled.append(tuple(number.setdefault(tuple(sorted(it)), len(number)) for it in every))
        if len(number) > SPELLED:
            return None
    clauses = (tuple(dict.fromkeys(k for it in each for k in spelled[it])) for each in part.clauses)
    return replace(part, ways=tuple(number), clauses=tuple(clauses))


def _all_ways(
    part: Part, way: tuple[int, ...], chains: dict[int, list[tuple[int, ...]]]
) -> list[Chosen] | None:
    """Return the minimal sets from which all comparisons of an alternative follow."""
    several = [chains[it] for it in way if it in chains and len(chains[it]) > 1]
    found: list[Chosen] = [frozenset(it for it in way if len(chains.get(it, ())) <= 1)]
    for own in several:
        if len(found) * len(own) > SPELLED_ONE:
            return None
        found = _minimal({some.union(chain) for some in found for chain in own})
    return [it for it in found if part.possible(it)]


def _minimal(sets: set[Chosen]) -> list[Chosen]:
    kept: list[Chosen] = []
    for it in sorted(sets, key=lambda it: (len(it), sorted(it))):
        if not any(other <= it for other in kept):
            kept.append(it)
    return kept
