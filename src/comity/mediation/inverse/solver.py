"""Smallest sets of comparisons by integer programming, where the solver HiGHS is installed."""

from __future__ import annotations

from importlib.util import find_spec
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from comity.mediation.inverse.following import Standing
from comity.mediation.inverse.order import circles
from comity.mediation.inverse.selection import without_needless

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from comity.arrays import Bools, Ints
    from comity.mediation.inverse.parts import Chosen, Part

WORK = 50_000
"""Demands times branches that the solver may look at for one part, besides the first branches."""
ROUNDS = 20
"""How often it may be asked for one part, with more demands each time."""
PAIRS = 1_000_000
"""Comparisons in alternatives, above which the solver is not asked."""
ROWS = 50_000
"""Demands, above which the solver is not asked."""
HALF = 0.5
WHOLE = 1e-6
"""By how much a bound may miss a whole number."""
INFEASIBLE = 2
"""What SciPy calls it when there is no solution."""


class Solved(NamedTuple):
    """What the solver said.

    Attributes
    ----------
    chosen : frozenset of int, or None
        The best set found that is enough and goes together.
    at_least : int
        No set has fewer comparisons that are not so yet.
    proved : bool
        True when `chosen` is best, or where it is None, when there is no set.
    """

    chosen: Chosen | None
    at_least: int
    proved: bool


class _Answer(NamedTuple):
    """What the solver says of the demands that there are so far.

    Attributes
    ----------
    found : bool array (variable,), or None
        True for what is taken, is chosen or follows. None where nothing was found.
    at_least : int
        No set has fewer comparisons that are not so yet.
    proved : bool
        True when nothing better meets the demands, or where `found` is None, when nothing does.
    branches : int
        How many were looked at.
    """

    found: Bools | None
    at_least: int
    proved: bool
    branches: int


def installed() -> bool:
    """Return whether the solver is installed."""
    return find_spec("scipy") is not None


class Program:
    """The clauses of one part as an integer program.

    One variable for every alternative (taken or not), then one for all comparisons of the same
    alternatives, which have to follow, then one for each that may follow from others, as it may
    be chosen or not; the others are chosen where they have to follow. That there is no circle,
    and that what has to follow does, is demanded when a solution turns up where it is not so.
    """

    def __init__(self, part: Part) -> None:
        self.part = part
        having: dict[int, list[int]] = {}
        for k, way in enumerate(part.ways):
            for position in way:
                having.setdefault(position, []).append(k)
        number: dict[tuple[int, ...], int] = {}
        first = len(part.ways)
        self.follow = {
            position: first + number.setdefault(tuple(where), len(number))
            for position, where in having.items()
        }
        first += len(number)
        linked = part.links.edges
        self.chosen = self.follow | {position: first + k for k, position in enumerate(linked)}
        self.width = first + len(linked)
        self.rows = [(dict.fromkeys(clause, 1.0), 1.0) for clause in part.clauses]
        for where, k in number.items():
            self.rows += [({len(part.ways) + k: 1.0, way: -1.0}, 0.0) for way in where]
        nothing = Standing(linked)
        for position in linked:
            self._need(position, part.links.cut(nothing, position))

    def least(self) -> Solved:
        """Return a set with as few changes as can be, and then as few comparisons."""
        best: Chosen | None = None
        left, at_least = WORK, 0
        for _ in range(ROUNDS if len(self.rows) <= ROWS else 0):
            answer = self._solve(1 + max(0, left) // len(self.rows))
            left -= len(self.rows) * (answer.branches - 1)
            at_least = max(at_least, answer.at_least)
            if answer.found is None:
                return Solved(best, at_least, answer.proved)
            chosen = frozenset(it for it, v in self.chosen.items() if answer.found[v])
            taken = np.flatnonzero(answer.found[: len(self.part.ways)]).tolist()
            asked = frozenset(position for k in taken for position in self.part.ways[k])
            best = self._better(best, chosen | asked)
            if not answer.proved:
                return Solved(best, at_least, proved=False)
            if not self._mended(chosen, asked):
                return Solved(self._better(best, chosen), at_least, proved=True)
        return Solved(best, at_least, proved=False)

    def _better(self, best: Chosen | None, enough: Chosen) -> Chosen | None:
        """Return the better one of two sets, without what is needless in the new one."""
        if not self.part.possible(enough):
            return best
        lean = without_needless(self.part, enough)
        return lean if best is None or self.part.price(lean) < self.part.price(best) else best

    def _mended(self, chosen: Chosen, asked: Chosen) -> bool:
        """Demand what a solution lacks; return whether it lacks anything."""
        lacking = asked - self.part.links.following(chosen)
        self._demand(chosen, lacking)
        edges = self.part.links.edges
        position_of = {edges[it]: it for it in chosen if it in edges}
        closed = {
            tuple(sorted(position_of[edge] for edge in it)) for it in circles(list(position_of))
        }
        for circle in sorted(closed):
            row = {self.chosen[it]: -1.0 for it in circle}
            self.rows.append((row, 1.0 - len(row)))
        return bool(lacking or closed)

    def _demand(self, chosen: Chosen, asked: Iterable[int]) -> None:
        """Demand more than the chosen comparisons, for others to follow.

        What is demanded is then supposed to be chosen too, and still more demanded, until the
        others would follow: otherwise the solver may take a useless comparison after the other.
        """
        links = self.part.links
        standing = Standing(links.edges)
        standing.add(chosen)
        for position in asked:
            supposed: set[int] = set()
            while not standing.follows(links.edges[position]):
                cut = links.cut(standing, position)
                self._need(position, cut)
                more = set(cut) - {position} or {position}
                standing.add(more)
                supposed |= more
            standing.remove(supposed)

    def _need(self, position: int, cut: list[int]) -> None:
        """Demand one of some comparisons where another one has to follow."""
        row = {self.chosen[it]: 1.0 for it in cut}
        self.rows.append(({**row, self.follow[position]: -1.0}, 0.0))

    def _solve(self, branches: int) -> _Answer:
        """Solve the program as it stands."""
        # Slow to load, and not always installed.
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415

        many = len(self.chosen)
        whole = np.zeros(self.width, dtype=np.int64)
        whole[: len(self.part.ways)] = 1
        whole[[self.chosen[it] for it in self.part.links.edges]] = 1
        lower = np.array([least for _, least in self.rows])
        found = milp(
            self._cost(many + 1),
            integrality=whole,
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(self._matrix(), lower, np.inf),
            options={"node_limit": branches, "mip_rel_gap": 0},
        )
        bound = found.mip_dual_bound
        known = bound is not None and np.isfinite(bound)
        at_least = max(0, ceil((bound - many) / (many + 1) - WHOLE)) if known else 0
        if found.x is None:
            return _Answer(None, at_least, found.status == INFEASIBLE, 0)
        proved = found.status == 0
        return _Answer(found.x > HALF, at_least, proved, found.mip_node_count)

    def _cost(self, change: int) -> NDArray[np.float64]:
        """Return the price of every variable: 1 for a comparison, more for one that is not so."""
        cost = np.zeros(self.width)
        for position, variable in self.chosen.items():
            cost[variable] += 1 + change * (position in self.part.to_change)
        return cost

    def _matrix(self) -> object:
        """Return the coefficients: a sparse array (row, variable)."""
        from scipy.sparse import csr_matrix  # noqa: PLC0415  (slow to load)

        sizes = [len(row) for row, _ in self.rows]
        begin: Ints = np.concatenate([[0], np.cumsum(sizes)])
        column = np.array([k for row, _ in self.rows for k in row])
        value = np.array([it for row, _ in self.rows for it in row.values()])
        return csr_matrix((value, column, begin), shape=(len(sizes), self.width))
