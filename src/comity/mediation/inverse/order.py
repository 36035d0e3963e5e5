"""Whether comparisons go together: none that they make a ranking run in a circle."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Mapping


class Edge(NamedTuple):
    """One comparison as a step down a party's ranking.

    Attributes
    ----------
    party : hashable
        Who compares.
    better, worse : int
        The outcomes.
    strict : bool
        True when `better` is preferred; False when `worse` is not.
    """

    party: Hashable
    better: int
    worse: int
    strict: bool

    @property
    def opposite(self) -> Edge:
        """What is so exactly when this is not."""
        return Edge(self.party, self.worse, self.better, not self.strict)


def circles(edges: Collection[Edge]) -> list[tuple[Edge, ...]]:
    """Return for each strict comparison a shortest circle that it closes, if there is one.

    Comparisons can all be true, in some ranking with ties, exactly when they close no circle
    with a strict comparison in it.

    Examples
    --------
    >>> a, b = Edge("ann", 1, 2, True), Edge("ann", 2, 1, False)
    >>> circles([a, b]) == [(a, b)], circles([b, Edge("bob", 1, 2, True)])
    (True, [])
    """
    strict = [edge for edge in edges if edge.strict]
    if not strict:
        return []
    below: dict[tuple[Hashable, int], list[Edge]] = {}
    for edge in edges:
        below.setdefault((edge.party, edge.better), []).append(edge)
    found = (_way(below, edge) for edge in strict if (edge.party, edge.worse) in below)
    return [circle for circle in found if circle]


def go_together(edges: Iterable[Edge]) -> bool:
    """Return whether some ranking of every party makes all comparisons true."""
    return not circles(list(edges))


def _way(below: Mapping[tuple[Hashable, int], list[Edge]], first: Edge) -> tuple[Edge, ...]:
    """Return a shortest circle of one party that begins with an edge; empty where there is none."""
    came: dict[int, Edge] = {first.worse: first}
    queue = deque(came)
    while queue:
        at = queue.popleft()
        if at == first.better:
            return _back(came, first)
        for edge in below.get((first.party, at), ()):
            if edge.worse not in came:
                came[edge.worse] = edge
                queue.append(edge.worse)
    return ()


def _back(came: Mapping[int, Edge], first: Edge) -> tuple[Edge, ...]:
    steps = [came[first.better]]
    while steps[-1] != first:
        steps.append(came[steps[-1].better])
    return tuple(reversed(steps))
