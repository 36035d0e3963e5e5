"""What follows from comparisons: a weak one from its strict one, and others from chains of them."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Mapping

    from comity.mediation.inverse.order import Edge

    Place = tuple[Hashable, int]
    """An outcome in a party's ranking."""

NEVER = 2
"""More than any chain has: 0 is one of weak comparisons, 1 one that has a strict one."""


class Links:
    """Comparisons of parties that may have to prefer something, of which some follow from others.

    Parameters
    ----------
    edges : mapping of int to Edge
        By position. Where none of a party's is strict, none of them follows from others, as all
        are with the outcome asked about: such parties are left out.

    Examples
    --------
    >>> from comity.mediation.inverse.order import Edge
    >>> chain = {0: Edge("p", 1, 2, True), 1: Edge("p", 2, 3, False), 2: Edge("p", 1, 3, True)}
    >>> sorted(Links(chain).following({0, 1})), sorted(Links(chain).following({1, 2}))
    ([0, 1, 2], [1, 2])
    """

    def __init__(self, edges: Mapping[int, Edge]) -> None:
        self.edges = edges
        self.from_above: dict[Place, list[int]] = {}
        self.from_below: dict[Place, list[int]] = {}
        for position, edge in edges.items():
            self.from_above.setdefault((edge.party, edge.better), []).append(position)
            self.from_below.setdefault((edge.party, edge.worse), []).append(position)

    def chosen(self, positions: Iterable[int]) -> list[Edge]:
        """Return those of some comparisons that may follow from others."""
        return [self.edges[it] for it in positions if it in self.edges]

    def following(self, chosen: Collection[int]) -> set[int]:
        """Return some comparisons, and all others that are true wherever they are.

        One follows when a chain leads from the better outcome down to the worse one; a strict
        one, when a comparison of the chain is strict.
        """
        below: dict[Place, list[Edge]] = {}
        for edge in self.chosen(chosen):
            below.setdefault((edge.party, edge.better), []).append(edge)
        found = set(chosen)
        for top in below:
            levels = _down(below, top)
            for position in self.from_above[top]:
                edge = self.edges[position]
                if levels.get(edge.worse, -1) >= edge.strict:
                    found.add(position)
        return found

    def lost(self, chosen: frozenset[int], position: int) -> set[int]:
        """Return what does not follow any more when a comparison is taken from the chosen ones."""
        if position not in self.edges:
            return {position}
        party = self.edges[position].party
        own = {it for it in chosen if it in self.edges and self.edges[it].party == party}
        return self.following(own) - self.following(own - {position})

    def cut(self, chosen: Iterable[int], asked: int) -> list[int]:
        """Return comparisons of which at least one is needed, for one to follow that does not.

        Parameters
        ----------
        chosen : iterable of int
            From which `asked` does not follow.
        asked : int
            Position.
        """
        edge = self.edges[asked]
        party = edge.party
        above: dict[Place, list[Edge]] = {}
        for each in self.chosen(chosen):
            if each.party == party:
                above.setdefault((party, each.worse), []).append(each)
        needed = _up(above, edge)
        return [
            position
            for worse, level in needed.items()
            for position in self.from_below.get((party, worse), ())
            if (0 if self.edges[position].strict else level)
            < needed.get(self.edges[position].better, NEVER)
        ]

    def chains(self, asked: int, most: int) -> list[tuple[int, ...]] | None:
        """Return all sets of comparisons from which one follows, and that have none to spare.

        None where more than `most` steps would be looked at.
        """
        goal = self.edges[asked]
        found: list[tuple[int, ...]] = []
        begun: list[tuple[int, ...]] = [()]
        while begun:
            chain = begun.pop()
            passed = {goal.better, *(self.edges[it].worse for it in chain)}
            at = self.edges[chain[-1]].worse if chain else goal.better
            for position in self.from_above.get((goal.party, at), ()):
                most -= 1
                edge = self.edges[position]
                longer = (*chain, position)
                if edge.worse == goal.worse:
                    if any(self.edges[it].strict for it in longer) or not goal.strict:
                        found.append(longer)
                elif edge.worse not in passed:
                    begun.append(longer)
            if most < 0:
                return None
        return found


def _down(below: Mapping[Place, list[Edge]], top: Place) -> dict[int, bool]:
    """Return the outcomes that stand no higher than one: True where they stand lower."""
    party, first = top
    found = {first: False}
    queue = deque([first])
    while queue:
        at = queue.popleft()
        for edge in below.get((party, at), ()):
            lower = found[at] or edge.strict
            if lower > found.get(edge.worse, -1):
                found[edge.worse] = lower
                queue.append(edge.worse)
    return found


def _up(above: Mapping[Place, list[Edge]], asked: Edge) -> dict[int, int]:
    """Return the outcomes from which a chain ends as is asked: 1 if only after a strict step."""
    found = {asked.worse: int(asked.strict)}
    queue = deque([asked.worse])
    while queue:
        at = queue.popleft()
        for edge in above.get((asked.party, at), ()):
            level = 0 if edge.strict else found[at]
            if level < found.get(edge.better, NEVER):
                found[edge.better] = level
                queue.append(edge.better)
    return found
