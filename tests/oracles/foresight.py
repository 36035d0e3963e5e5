"""Foresight of two parties (definition 6), every way of breaking ties written out one by one."""

import itertools

from .concepts import Graph


class Foresight:
    """What the two parties of a graph anticipate."""

    def __init__(self, graph: Graph) -> None:
        assert len(graph.parties) == 2
        self.graph = graph
        self._known: dict[tuple[str, int, int], set[int]] = {}

    def ends(self, i: str, s: int, h: int) -> set[int]:
        """Give where play may end when i has the move at s, with h moves left (G_h).

        G_0(i, s) = s. With h left: the other's G_{h-1} is resolved to one end for every outcome
        that i can move to; i takes a move with the best end where that is better than s, and
        otherwise stays. All resolutions, and all best moves, are gone through.
        """
        if h == 0:
            return {s}
        if (i, s, h) not in self._known:
            self._known[i, s, h] = self._ends(i, s, h)
        return self._known[i, s, h]

    def _ends(self, i: str, s: int, h: int) -> set[int]:
        (j,) = self.graph.others(i)
        targets = sorted(self.graph.moves[i][s])
        if not targets:
            return {s}
        possible = [sorted(self.ends(j, t, h - 1)) for t in targets]
        found: set[int] = set()
        for resolved in itertools.product(*possible):
            best = max(self.graph.rank[i][end] for end in resolved)
            if best > self.graph.rank[i][s]:
                found |= {end for end in resolved if self.graph.rank[i][end] == best}
            else:
                found.add(s)
        return found

    def limited(self, i: str, h: int, *, possible: bool = False) -> set[int]:
        """Give where i would stay, looking h moves ahead; `possible`: where it may stay."""
        stay = set()
        for s in self.graph.numbers:
            ends = self.ends(i, s, h)
            if s in ends if possible else ends == {s}:
                stay.add(s)
        return stay

    def nonmyopic(self, i: str, *, possible: bool = False) -> set[int]:
        """Give where i stays for all horizons from some one on.

        Everything anticipated with h moves left is written down, until it has been there before:
        the horizons between come back for ever.
        """
        seen: list[list[set[int]]] = []
        while True:
            h = len(seen) + 1
            now = [self.ends(p, s, h) for p in self.graph.parties for s in self.graph.numbers]
            if now in seen:
                first = seen.index(now) + 1
                rounds = [self.limited(i, k, possible=possible) for k in range(first, h)]
                return set.intersection(*rounds)
            seen.append(now)

    def stackelberg(self, i: str, leader: str, *, possible: bool = False) -> set[int]:
        """Give where i would stay: the leader looks two moves ahead, the other party one."""
        if i == leader:
            return self.limited(i, 2, possible=possible)
        return {s for s in self.graph.numbers if not self.graph.improvements[i][s]}
