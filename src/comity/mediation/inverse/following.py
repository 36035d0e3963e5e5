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
        self.all = Standing(edges)
        self.all.add(edges)
        self.led_to: dict[Place, frozenset[int]] = {}

    def following(self, chosen: Collection[int]) -> set[int]:
        """Return some comparisons, and all others that are true wherever they are.

        One follows when a chain leads from the better outcome down to the worse one; a strict
        one, when a comparison of the chain is strict.
        """
        standing = Standing(self.edges)
        standing.add(chosen)
        found = set(chosen)
        for party, top in standing.below:
            levels = standing.down(party, top)
            for position in self.from_above[party, top]:
                edge = self.edges[position]
                if levels.get(edge.worse, -1) >= edge.strict:
                    found.add(position)
        return found

    def lost(self, standing: Standing, position: int) -> set[int]:
        """Return what does not follow from comparisons, but might with one more.

        All that does follow with it, and other ones that follow in neither case.
        """
        if position not in self.edges:
            return {position}
        edge = self.edges[position]
        lower = standing.down(edge.party, edge.worse)
        higher = standing.up(edge._replace(worse=edge.better, strict=False))
        return {
            it
            for at in lower
            for it in self.from_below.get((edge.party, at), ())
            if self.edges[it].better in higher and not standing.follows(self.edges[it])
        }

    def cut(self, standing: Standing, asked: int) -> list[int]:
        """Return comparisons of which at least one more is needed, for one to follow.

        Parameters
        ----------
        standing : Standing
            Comparisons from which `asked` does not follow.
        asked : int
            Position.
        """
        edge = self.edges[asked]
        needed = standing.up(edge)
        before = self._led_to(edge.party, edge.better)
        return [
            position
            for worse, level in needed.items()
            for position in self.from_below.get((edge.party, worse), ())
            if self.edges[position].better in before
            and (0 if self.edges[position].strict else level)
            < needed.get(self.edges[position].better, NEVER)
        ]

    def _led_to(self, party: Hashable, top: int) -> frozenset[int]:
        """Return the outcomes that chains of any comparisons lead to."""
        if (party, top) not in self.led_to:
            self.led_to[party, top] = frozenset(self.all.down(party, top))
        return self.led_to[party, top]

    def chains(self, most: int) -> dict[int, list[tuple[int, ...]]] | None:
        """Return for every comparison all sets from which it follows and that have none to spare.

        None where more than `most` steps would be looked at.
        """
        found: dict[int, list[tuple[int, ...]]] = {}
        for asked, goal in self.edges.items():
            found[asked] = []
            begun: list[tuple[int, ...]] = [()]
            while begun:
                chain = begun.pop()
                passed = {goal.better, *(self.edges[it].worse for it in chain)}
                at = self.edges[chain[-1]].worse if chain else goal.better
                steps = self.from_above.get((goal.party, at), ())
                most -= len(steps)
                if most < 0:
                    return None
                longer = [(*chain, it) for it in steps if self.edges[it].worse not in passed]
                ends = [it for it in longer if self.edges[it[-1]].worse == goal.worse]
                found[asked] += (it for it in ends if not goal.strict or self._strict(it))
                begun += (it for it in longer if self.edges[it[-1]].worse != goal.worse)
        return found

    def _strict(self, chain: Iterable[int]) -> bool:
        return any(self.edges[it].strict for it in chain)


class Standing:
    """Comparisons that are taken to be so; they come and go.

    Parameters
    ----------
    edges : mapping of int to Edge
        By position. Comparisons that are not in it follow from nothing and contradict nothing.
    """

    def __init__(self, edges: Mapping[int, Edge]) -> None:
        self.edges = edges
        self.below: dict[Place, set[int]] = {}
        self.above: dict[Place, set[int]] = {}

    def add(self, positions: Iterable[int]) -> None:
        """Take comparisons to be so."""
        for position in positions:
            if position in self.edges:
                party, better, worse, _ = self.edges[position]
                self.below.setdefault((party, better), set()).add(position)
                self.above.setdefault((party, worse), set()).add(position)

    def remove(self, positions: Iterable[int]) -> None:
        """Take comparisons not to be so any more."""
        for position in positions:
            if position in self.edges:
                party, better, worse, _ = self.edges[position]
                self.below[party, better].remove(position)
                self.above[party, worse].remove(position)

    def possible(self, positions: Iterable[int]) -> bool:
        """Return whether none of some comparisons closes a circle that has a strict one."""
        return not any(self._in_circle(self.edges[it]) for it in positions if it in self.edges)

    def _in_circle(self, edge: Edge) -> bool:
        return self.down(edge.party, edge.worse).get(edge.better, -1) >= (not edge.strict)

    def follows(self, edge: Edge) -> bool:
        """Return whether a comparison is so where those are that stand."""
        return self.up(edge).get(edge.better, NEVER) == 0

    def down(self, party: Hashable, top: int) -> dict[int, bool]:
        """Return the outcomes that stand no higher than one: True where they stand lower."""
        found = {top: False}
        queue = deque(found)
        while queue:
            at = queue.popleft()
            for position in self.below.get((party, at), ()):
                edge = self.edges[position]
                lower = found[at] or edge.strict
                if lower > found.get(edge.worse, -1):
                    found[edge.worse] = lower
                    queue.append(edge.worse)
        return found

    def up(self, asked: Edge) -> dict[int, int]:
        """Return from where chains end as one does: 1 where only after a strict comparison."""
        found = {asked.worse: int(asked.strict)}
        queue = deque(found)
        while queue:
            at = queue.popleft()
            for position in self.above.get((asked.party, at), ()):
                edge = self.edges[position]
                level = 0 if edge.strict else found[at]
                if level < found.get(edge.better, NEVER):
                    found[edge.better] = level
                    queue.append(edge.better)
        return found
