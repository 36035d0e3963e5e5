"""Every party's axis of the outcome tensor: its strategies, and which may follow which."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from comity.arrays import read_only

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.arrays import Bools, Ints
    from comity.model.dispute import Change
    from comity.model.space import Space


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring options of one party that change alike: `size` levels, `stride` cells apart."""

    stride: int
    size: int
    change: Change


@dataclass(frozen=True, slots=True)
class Axis:
    """A party's strategies (the combinations of its options' levels), `stride` cells apart."""

    stride: int
    size: int
    runs: tuple[Run, ...]

    def levels(self, run: Run) -> Ints:
        """Return each strategy's level in a run: int array (strategy,)."""
        return np.arange(self.size) * self.stride // run.stride % run.size

    def allowed(self, strategy: int) -> Bools:
        """Return the strategies that may follow one: bool array (strategy,), itself included."""
        fits = np.ones(self.size, dtype=np.bool_)
        for run in self.one_way:
            level = self.levels(run)
            fits &= level >= level[strategy] if run.change == "up" else level <= level[strategy]
        return fits

    @property
    def one_way(self) -> tuple[Run, ...]:
        """The runs that change in one direction only."""
        return tuple(run for run in self.runs if run.change != "any")

    def stages(self) -> Iterator[tuple[Bools, Bools]]:
        """Yield groups of strategies with the same one-way levels, and what they all may become.

        Both are bool arrays (strategy,); without one-way options there is one group, of all.
        """
        levels = [self.levels(run) for run in self.one_way]
        for combination in product(*(range(run.size) for run in self.one_way)):
            group = np.ones(self.size, dtype=np.bool_)
            for level, at in zip(levels, combination, strict=True):
                group &= level == at
            yield group, self.allowed(int(np.flatnonzero(group)[0]))


@lru_cache(maxsize=4096)
def offsets(axis: Axis, strategy: int) -> Ints:
    """Return how far away the cells are that may follow a strategy, itself left out."""
    allowed = axis.allowed(strategy)
    allowed[strategy] = False
    return read_only((np.flatnonzero(allowed) - strategy) * axis.stride)


def axes_of(space: Space) -> tuple[Axis, ...]:
    """Return the axis of every mover, in file order."""
    axes = []
    position = 0
    for party in space.dispute.parties:
        runs: list[Run] = []
        for option in party.options:
            stride, size = space.strides[position], space.sizes[position]
            if runs and runs[-1].change == option.change == "any":
                runs[-1] = Run(runs[-1].stride, runs[-1].size * size, "any")
            else:
                runs.append(Run(stride, size, option.change))
            position += 1
        if runs:
            last = runs[-1]
            stride = runs[0].stride
            axes.append(Axis(stride, last.stride * last.size // stride, tuple(runs)))
    return tuple(axes)
