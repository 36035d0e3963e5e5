"""Smallest sets of comparisons by integer programming, where the solver HiGHS is installed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from importlib.util import find_spec
from math import ceil
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from comity.mediation.inverse.order import circles
from comity.mediation.inverse.selection import edge_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from comity.arrays import Ints
    from comity.mediation.inverse.selection import Chosen, Part

SECONDS = 20.0
"""How long the solver may take for one question."""
PAIRS = 300_000
"""Comparisons in alternatives, above which the solver is not asked."""
HALF = 0.5
WHOLE = 1e-6
"""By how much a bound may miss a whole number."""


class Solved(NamedTuple):
    """What the solver said.

    Attributes
    ----------
    chosen : frozenset of int, or None
        The best set found that goes together.
    at_least : int
        No set has a smaller value.
    proved : bool
        True when `chosen` is best, or where it is None, when there is no set.
    """

    chosen: Chosen | None
    at_least: int
    proved: bool


def installed() -> bool:
    """Return whether the solver is installed."""
    return find_spec("scipy") is not None


@dataclass(slots=True)
class Program:
    """The clauses of one part as an integer program.

    One variable for every distinct alternative (taken or not), then one for all comparisons that
    belong to the same alternatives, which stand or fall together. Circles are forbidden when they
    turn up.
    """

    part: Part
    deadline: float
    taken: list[tuple[int, ...]] = field(init=False)
    variable: dict[int, int] = field(init=False)
    rows: list[tuple[dict[int, float], float]] = field(init=False)

    def __post_init__(self) -> None:
        """Write the clauses as rows: coefficients by variable, and what they sum up to at least."""
        clauses = self.part.clauses
        self.taken = sorted({it for clause in clauses for it in clause.alternatives})
        places: dict[int, list[int]] = {}
        for k, alternative in enumerate(self.taken):
            for position in alternative:
                places.setdefault(position, []).append(k)
        alike: dict[tuple[int, ...], int] = {}
        for where in places.values():
            alike.setdefault(tuple(where), len(self.taken) + len(alike))
        self.variable = {it: alike[tuple(where)] for it, where in places.items()}
        number = {it: k for k, it in enumerate(self.taken)}
        self.rows = [({number[it]: 1.0 for it in each.alternatives}, 1.0) for each in clauses]
        self.rows += [({v: 1.0, k: -1.0}, 0.0) for where, v in alike.items() for k in where]

    def at_most(self, positions: Iterable[int], most: int) -> None:
        """Demand that at most so many of some comparisons are chosen."""
        times = Counter(self.variable[it] for it in positions)
        self.rows.append(({v: -float(count) for v, count in times.items()}, -float(most)))

    def least(self, counted: Iterable[int]) -> Solved:
        """Return a set with as few of the counted comparisons as can be, that goes together."""
        cost = np.zeros(1 + max(self.variable.values()))
        for position in counted:
            cost[self.variable[position]] += 1.0
        while True:
            solved = self._solve(cost)
            if solved.chosen is None or not solved.proved:
                return solved
            closed = circles(self.part.edges(solved.chosen))
            if not closed:
                return solved
            by_edge = {edge_of(self.part.comparisons[it]): it for it in solved.chosen}
            for circle in closed:
                self.at_most([by_edge[edge] for edge in circle], len(circle) - 1)

    def _solve(self, cost: np.typing.NDArray[np.float64]) -> Solved:
        """Solve the program as it stands, circles or no circles."""
        # Slow to load, and not always installed.
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415

        left = self.deadline - monotonic()
        if left <= 0:
            return Solved(None, 0, proved=False)
        lower = np.array([least for _, least in self.rows])
        taken = np.arange(cost.size) < len(self.taken)
        found = milp(
            cost,
            integrality=taken.astype(np.int64),
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(self._matrix(cost.size), lower, np.inf),
            options={"time_limit": left, "mip_rel_gap": 0},
        )
        infeasible = found.status == 2  # noqa: PLR2004  (scipy's number for it)
        bound = found.mip_dual_bound
        at_least = ceil(bound - WHOLE) if bound is not None and np.isfinite(bound) else 0
        if found.x is None:
            return Solved(None, max(0, at_least), proved=infeasible)
        chosen = np.flatnonzero(found.x[: len(self.taken)] > HALF).tolist()
        positions = frozenset(position for k in chosen for position in self.taken[k])
        return Solved(positions, max(0, at_least), proved=found.status == 0)

    def _matrix(self, width: int) -> object:
        """Return the coefficients: a sparse array (row, variable)."""
        from scipy.sparse import csr_matrix  # noqa: PLC0415  (slow to load)

        sizes = [len(row) for row, _ in self.rows]
        begin: Ints = np.concatenate([[0], np.cumsum(sizes)])
        column = np.array([k for row, _ in self.rows for k in row])
        value = np.array([it for row, _ in self.rows for it in row.values()])
        return csr_matrix((value, column, begin), shape=(len(sizes), width))
