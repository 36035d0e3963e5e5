"""Moves in product form: every party changes one axis of the outcome tensor, no arc is stored."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.arrays import read_only

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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

    def stages(self) -> Iterator[tuple[Ints, Bools]]:
        """Yield groups of strategies with the same one-way levels, and what they all may become."""
        levels = [self.levels(run) for run in self.one_way]
        for combination in product(*(range(run.size) for run in self.one_way)):
            same = np.ones(self.size, dtype=np.bool_)
            for level, at in zip(levels, combination, strict=True):
                same &= level == at
            group = np.flatnonzero(same)
            yield group, self.allowed(int(group[0]))


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


class ProductMoves:
    """Moves as reductions along axes; time and memory go with the number of cells.

    Within one party's axis, legal sequences need no bookkeeping of the last mover: two moves of
    one party in a row are also one move.
    """

    combines = True

    def __init__(self, space: Space) -> None:
        self.axes = axes_of(space)
        self.node_count = space.cell_count
        self.nodes = space.cells
        self._fibres: tuple[Ints, tuple[_Fibres, ...]] | None = None
        self._whole = space.count == space.cell_count

    @cached_property
    def feasible(self) -> Bools:
        """True at the cells that can be: bool array (node,)."""
        feasible = np.zeros(self.node_count, dtype=np.bool_)
        feasible[self.nodes] = True
        return read_only(feasible)

    def _masked(self, x: Ints, op: np.ufunc) -> Ints:
        if self._whole:
            return x
        return np.asarray(np.where(self.feasible, x, neutral(x.dtype, op)))

    def reach(self, mover: int, x: Ints, op: np.ufunc) -> Ints:
        """See `comity.model.moves.Moves.reach`."""
        x = self._masked(x, op)
        for run in self.axes[mover].runs:
            view = x.reshape(*x.shape[:-1], -1, run.size, run.stride)
            if run.change == "any":
                best = reduce(op, (view[..., level, :] for level in range(run.size)))
                swept = np.broadcast_to(best[..., None, :], view.shape)
            elif run.change == "up":
                swept = op.accumulate(view[..., ::-1, :], axis=-2)[..., ::-1, :]
            else:
                swept = op.accumulate(view, axis=-2)
            x = swept.reshape(x.shape)
        return x

    def respond(self, mover: int, x: Ints) -> Ints:
        """See `comity.model.moves.Moves.respond`."""
        return self._settle(mover, x, lambda j, y: np.minimum(y, self.reach(j, y, np.minimum)))

    def respond_credibly(self, mover: int, x: Ints, ranks: Ints) -> Ints:
        """See `comity.model.moves.Moves.respond_credibly`."""
        fibres = self._sorted(ranks)
        x = self._masked(x, np.minimum)
        return self._settle(mover, x, lambda j, y: fibres[j].sweep(y))

    def _settle(self, mover: int, x: Ints, sweep: Callable[[int, Ints], Ints]) -> Ints:
        """Let the others sweep in turn until a whole round changes nothing."""
        others = [j for j in range(len(self.axes)) if j != mover]
        unchanged = 0
        while unchanged < len(others):
            for j in others:
                swept = sweep(j, x)
                unchanged = unchanged + 1 if np.array_equal(swept, x) else 0
                x = swept
                if unchanged == len(others):
                    break
        return x

    def _sorted(self, ranks: Ints) -> tuple[_Fibres, ...]:
        """Sort every mover's fibres once per ranks array (the sort is what costs)."""
        if self._fibres is None or self._fibres[0] is not ranks:
            fibres = (_Fibres(axis, ranks[..., j, :]) for j, axis in enumerate(self.axes))
            self._fibres = (ranks, tuple(fibres))
        return self._fibres[1]

    def targets(self, mover: int, node: int) -> Ints:
        """See `comity.model.moves.Moves.targets`."""
        axis = self.axes[mover]
        found = node + _offsets(axis, node // axis.stride % axis.size)
        return np.asarray(found[self.feasible[found]])

    def together(self, node: int, choices: Sequence[Ints]) -> Ints:
        """See `comity.model.moves.Moves.together`."""
        cells = combined_cells(node, choices)
        return np.where(self.feasible[cells], cells, -1)


@lru_cache(maxsize=4096)
def _offsets(axis: Axis, strategy: int) -> Ints:
    """Return how far away the cells are that may follow a strategy, itself left out."""
    allowed = axis.allowed(strategy)
    allowed[strategy] = False
    return read_only((np.flatnonzero(allowed) - strategy) * axis.stride)


def combined_cells(cell: int, choices: Sequence[Ints]) -> Ints:
    """Return the cells that changes made at once lead to: parties change different digits."""
    moved: Ints = np.asarray(cell)
    for choice in choices:
        moved = moved[..., None] + (choice - cell)
    return moved


def neutral(dtype: np.dtype[np.signedinteger[Any]], op: np.ufunc) -> int:
    """Return the value that never wins a reduction."""
    limits = np.iinfo(dtype)
    return int(limits.max if op is np.minimum else limits.min)


class _Fibres:
    """One mover's axis with the strategies of every fibre sorted, the mover's best first.

    Shapes: (..., outer, strategy, inner), where outer and inner are the cells that the mover does
    not change.
    """

    def __init__(self, axis: Axis, rank: Ints) -> None:
        self.axis = axis
        self.shape = (*rank.shape[:-1], -1, axis.size, axis.stride)
        view = rank.reshape(self.shape)
        self.order = np.argsort(-view, axis=-2, kind="stable")
        ranked = np.take_along_axis(view, self.order, axis=-2)
        place = np.arange(axis.size)[:, None]
        new_tier = np.ones(ranked.shape, dtype=np.bool_)
        new_tier[..., 1:, :] = ranked[..., 1:, :] != ranked[..., :-1, :]
        start = np.maximum.accumulate(np.where(new_tier, place, 0), axis=-2)
        self.better = np.empty_like(start)
        np.put_along_axis(self.better, self.order, start, axis=-2)

    def sweep(self, x: Ints) -> Ints:
        """Return the least of `x` here and at what the mover strictly prefers to here."""
        view = x.reshape(*x.shape[:-1], *self.shape[-3:])
        highest = neutral(x.dtype, np.minimum)
        in_order = np.take_along_axis(view, self.order, axis=-2)
        least = np.full((*view.shape[:-2], self.axis.size + 1, self.axis.stride), highest, x.dtype)
        result = view.copy()
        for group, allowed in self.axis.stages():
            usable = in_order
            if not allowed.all():
                usable = np.where(allowed[self.order], in_order, highest)
            np.minimum.accumulate(usable, axis=-2, out=least[..., 1:, :])
            swept = np.take_along_axis(least, self.better[..., group, :], axis=-2)
            result[..., group, :] = np.minimum(view[..., group, :], swept)
        return result.reshape(x.shape)
