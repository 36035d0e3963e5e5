"""A party with weights of which some are known between bounds only."""

from __future__ import annotations

from dataclasses import dataclass
from math import lcm
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from comity.arrays import LARGEST
from comity.errors import fail
from comity.robustness.draws.drawn import Drawn, column_ranks, grouped, truth_rows
from comity.robustness.draws.question import weight_question

if TYPE_CHECKING:
    from fractions import Fraction

    from numpy.typing import NDArray

    from comity.arrays import Ints
    from comity.model.dispute import Weights
    from comity.model.known import Intervals
    from comity.model.space import Space
    from comity.robustness.draws.question import Question

GRID = 2**16
"""Equal steps of each interval."""
DOUBLE = 2**53
"""Whole numbers up to this are exact as 64-bit floating numbers, which are added fastest."""
MANY = 2**10
"""Groups of outcomes for which Python's integers are added at most."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """Every draw is a weight within each interval, all points of a grid equally likely.

    Attributes
    ----------
    truth : array (group, statement)
        1 where a statement is true, in the dtype that adds exactly.
    low : array (statement, 1)
        The least weights, in units that make whole numbers of all; the dtype of `truth`.
    step : array (open, 1)
        By how much a step of the grid makes the weights heavier that are not known.
    open : int array (open,)
        Positions of those statements.
    """

    party: str
    group: Ints
    truth: NDArray[Any]
    low: NDArray[Any]
    step: NDArray[Any]
    open: Ints
    questions: tuple[Question, ...]
    total: int | None = None

    @classmethod
    def of(cls, party: str, stated: Weights, known: Intervals, space: Space) -> Self:
        """Return what a party may want (ComityError ``weights-range``: too many digits)."""
        texts = list(stated.items)
        rows = truth_rows(space, texts)
        group, member = grouped(rows)
        bounds = [known.items.get(text, (stated.items[text],) * 2) for text in texts]
        unit = lcm(*(it.denominator for pair in bounds for it in pair)) * GRID
        low = [int(low * unit) for low, _ in bounds]
        step = [int((high - low) * unit) // GRID for low, high in bounds]
        open_ = [row for row, width in enumerate(step) if width]
        dtype = _exact(bounds, unit, member.size, party)
        return cls(
            party,
            group,
            rows[:, member].T.astype(dtype),
            np.array(low, dtype=dtype)[:, None],
            np.array([step[row] for row in open_], dtype=dtype)[:, None],
            np.array(open_, dtype=np.intp),
            tuple(weight_question(party, texts[row]) for row in open_),
        )

    def sample(self, rng: np.random.Generator, count: int) -> Ints:
        """Return the step of the grid of every weight that is not known: int array (row, draw)."""
        return rng.integers(GRID, size=(self.open.size, count), dtype=np.int32, endpoint=True)

    def drawn(self, sample: Ints) -> Drawn:
        """Return the ranks by the exact sums of the weights drawn."""
        weights = np.repeat(self.low, sample.shape[1], axis=1)
        weights[self.open] += self.step * sample.astype(self.step.dtype)
        answers = (sample <= GRID // 2).astype(np.int8)
        return Drawn(column_ranks(self.truth @ weights), answers)


def _exact(
    bounds: list[tuple[Fraction, Fraction]], unit: int, groups: int, party: str
) -> type[Any]:
    """Return the fastest dtype that holds every sum."""
    most = sum(max(abs(low), abs(high), high - low) for low, high in bounds) * unit
    if most <= DOUBLE:
        return np.float64
    if most < LARGEST:
        return np.int64
    if groups > MANY:
        what = f"the weights have too many digits to be added exactly at {groups:,} outcomes"
        raise fail(what, "give fewer digits", "weights-range", path=("known", party, "weights"))
    return object
