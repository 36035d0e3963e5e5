"""Every party's axis of the outcome tensor: its strategies, and which may follow which."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

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

    def allowed(self, strategy: Ints) -> Bools:
        """Return what may follow some strategies, themselves included: bool array (..., strategy).

        ``strategy`` is an int array (...).
        """
        return self.may_follow(strategy[..., None], np.arange(self.size))

    def may_follow(self, before: Ints, after: Ints) -> Bools:
        """Return whether each strategy may follow another, itself included: bool array (...)."""
        fits = np.ones(np.broadcast_shapes(before.shape, after.shape), dtype=np.bool_)
        for run in self.one_way:
            level = self.levels(run)
            ahead = level[after] - level[before]
            fits &= ahead >= 0 if run.change == "up" else ahead <= 0
        return fits

    def spread(self, copies: int) -> Axis:
        """Return the axis where every cell stands so many times, its copies side by side."""
        runs = tuple(replace(it, stride=it.stride * copies) for it in self.runs)
        return replace(self, stride=self.stride * copies, runs=runs)

    @property
    def reversed(self) -> Axis:
        """The axis on which every move leads back."""
        back: dict[Change, Change] = {"any": "any", "up": "down", "down": "up"}
        return replace(self, runs=tuple(replace(it, change=back[it.change]) for it in self.runs))

    def targets(self, cells: Ints, feasible: Bools) -> tuple[Ints, Ints]:
        """Return every single move from some cells, in their order.

        Returns
        -------
        place : int array (move,)
            Where in `cells` the move begins.
        target : int array (move,)
            The feasible cell it leads to.
        """
        strategy = cells // self.stride % self.size
        fits = self.allowed(strategy)
        fits[np.arange(cells.size), strategy] = False
        first = cells - strategy * self.stride
        target = first[:, None] + np.arange(self.size) * self.stride
        fits &= feasible[target]
        return np.repeat(np.arange(cells.size), np.count_nonzero(fits, axis=1)), target[fits]

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
            yield group, self.allowed(np.flatnonzero(group)[0])


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
