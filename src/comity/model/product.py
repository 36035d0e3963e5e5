"""Moves in product form: every party changes one axis of the outcome tensor, no arc is stored."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.arrays import neutral, read_only
from comity.model.axes import axes_of
from comity.model.credible import CredibleReplies
from comity.model.narrow import NarrowReplies, are_narrow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from comity.arrays import Bools, Ints
    from comity.model.axes import Axis, Run
    from comity.model.space import Space


VALUES_AT_ONCE = 1 << 20
"""How many values the moves of a party are laid out for at a time, about."""


class ProductMoves:
    """Moves as reductions along axes; time and memory go with the number of cells.

    Within one party's axis, legal sequences need no bookkeeping of the last mover: two moves of
    one party in a row are also one move.

    Parameters
    ----------
    space : Space
        The outcomes of a dispute with options, without classes or forbidden moves.
    copies : int
        How many times every cell stands there, its copies side by side: copy k of cell c is node
        ``c * copies + k``. Nobody moves from one copy to another, so that each may have ranks of
        its own.
    """

    combines = True

    def __init__(self, space: Space, copies: int = 1) -> None:
        self.axes = tuple(axis.spread(copies) for axis in axes_of(space))
        self.copies = copies
        self.node_count = space.cell_count * copies
        self.cells = space.cells
        self.whole = space.count == space.cell_count
        self._walls: dict[tuple[np.dtype[np.signedinteger[Any]], np.ufunc], Ints] = {}
        self._replies: tuple[Ints, CredibleReplies | NarrowReplies] | None = None

    @cached_property
    def nodes(self) -> Ints:
        """See `comity.model.moves.Moves`; with copies, all of an outcome, one after the other."""
        if self.copies == 1:
            return self.cells
        return (self.cells[:, None] * self.copies + np.arange(self.copies)).reshape(-1)

    @property
    def widest(self) -> int:
        """See `comity.model.moves.Moves`."""
        return max((axis.size for axis in self.axes), default=1)

    @cached_property
    def feasible(self) -> Bools:
        """True at the cells that can be: bool array (node,)."""
        feasible = np.zeros(self.node_count, dtype=np.bool_)
        feasible[self.nodes] = True
        return read_only(feasible)

    def reach(self, x: Ints, op: np.ufunc) -> Ints:
        """See `comity.model.moves.Moves.reach`."""
        reached = self._walled(x, op)
        for mover, axis in enumerate(self.axes):
            _sweep(reached[..., mover, :], axis, op)
        return reached

    def respond(self, x: Ints) -> Ints:
        """See `comity.model.moves.Moves.respond`."""
        if self.whole and not any(axis.one_way for axis in self.axes):
            return self._respond_freely(x)
        reply = self._walled(x, np.minimum)
        for mover in range(len(self.axes)):
            others = [axis for j, axis in enumerate(self.axes) if j != mover]
            self._settle(reply[..., mover, :], others)
        return reply

    def _respond_freely(self, x: Ints) -> Ints:
        """Return the least `x` over all strategies of the others, who can go anywhere."""
        sizes = [axis.size for axis in self.axes]
        box = (*x.shape[:-2], -1, *reversed(sizes), self.copies)
        reply: Ints = np.empty(x.shape, dtype=x.dtype)
        for mover in range(len(sizes)):
            least = x[..., mover, :].reshape(box)
            for j in reversed(range(len(sizes))):
                if j != mover:
                    least = np.minimum.reduce(least, axis=-2 - j, keepdims=True)
            reply[..., mover, :].reshape(box)[...] = least
        return reply

    def respond_credibly(self, x: Ints, ranks: Ints) -> Ints:
        """See `comity.model.moves.Moves.respond_credibly`."""
        x = x if self.whole else self._walled(x, np.minimum)
        if len(self.axes) < 2:  # noqa: PLR2004  (nobody is there to reply)
            return x.copy()
        return self._orders(ranks).respond(x)

    def _orders(self, ranks: Ints) -> CredibleReplies | NarrowReplies:
        """Return the movers' orders; kept for the last ranks that nobody can write to."""
        if self._replies is not None and self._replies[0] is ranks:
            return self._replies[1]
        way = NarrowReplies if are_narrow(self.axes) else CredibleReplies
        replies = way(self.axes, ranks, None if self.whole else self.feasible)
        if ranks.flags.owndata and not ranks.flags.writeable:
            self._replies = ranks, replies
        return replies

    def _walled(self, x: Ints, op: np.ufunc) -> Ints:
        """Return a copy with the neutral element of `op` at the cells that cannot be."""
        if self.whole:
            return x.copy()
        return np.asarray(_against(op)(x, self._wall(x.dtype, op)))

    def _wall(self, dtype: np.dtype[np.signedinteger[Any]], op: np.ufunc) -> Ints:
        """Return the neutral element of `op` at the cells that cannot be, elsewhere the other."""
        if (dtype, op) not in self._walls:
            there, elsewhere = (neutral(dtype, it) for it in (op, _against(op)))
            self._walls[dtype, op] = np.where(self.feasible, elsewhere, there).astype(dtype)
        return self._walls[dtype, op]

    def _settle(self, x: Ints, axes: Sequence[Axis]) -> None:
        """Let parties sweep in turn, in place, until a whole round changes nothing."""
        if self.whole:  # nothing stands in the way, so parties' moves commute
            for axis in axes:
                _sweep(x, axis, np.minimum)
            return
        wall = self._wall(x.dtype, np.minimum)
        unchanged = 0
        while unchanged < len(axes):
            for axis in axes:
                before = x.copy()
                _sweep(x, axis, np.minimum)
                np.maximum(x, wall, out=x)
                unchanged = unchanged + 1 if np.array_equal(before, x) else 0
                if unchanged == len(axes):
                    break

    def targets(self, mover: int, nodes: Ints) -> tuple[Ints, Ints]:
        """See `comity.model.moves.Moves.targets`."""
        return self.axes[mover].targets(nodes, self.feasible)

    def both_ends(self, mover: int, x: Ints) -> Iterator[tuple[Ints, Ints, Bools]]:
        """See `comity.model.moves.Moves.both_ends`."""
        axis = self.axes[mover]
        width = max(1, VALUES_AT_ONCE // (axis.size * max(1, len(x))))
        lines = _lines(x, axis, width)
        can_be = _lines(self.feasible[None], axis, width)
        for values, feasible in zip(lines, can_be, strict=True):
            for apart in range(1, axis.size):
                low, high = slice(axis.size - apart), slice(apart, None)
                for here, there in ((low, high), (high, low)):
                    strategy = np.arange(axis.size)[:, None]
                    allowed = axis.may_follow(strategy[here], strategy[there])
                    if not self.whole:
                        allowed = allowed & feasible[0, here] & feasible[0, there]
                    if allowed.any():
                        yield values[:, here], values[:, there], allowed

    def reachable(self, begin: Bools) -> Bools:
        """See `comity.model.moves.Moves.reachable`."""
        missed: Ints = np.where(begin, 0, 1).astype(np.int8)
        self._settle(missed, [axis.reversed for axis in self.axes])
        return np.asarray(missed == 0)

    def together(self, nodes: Ints, choices: Iterable[Ints]) -> Ints:
        """See `comity.model.moves.Moves.together`."""
        cells = combined_cells(nodes, choices)
        return np.where(self.feasible[cells], cells, -1)


def _against(op: np.ufunc) -> np.ufunc:
    """Return the other of minimum and maximum."""
    return np.maximum if op is np.minimum else np.minimum


def combined_cells(cells: Ints, choices: Iterable[Ints]) -> Ints:
    """Return the cells that changes made at once lead to: parties change different digits."""
    moved = cells.copy()
    for choice in choices:
        moved += choice - cells
    return moved


def _lines(x: NDArray[Any], axis: Axis, width: int) -> Iterator[NDArray[Any]]:
    """Yield `x` (row, node) as arrays (row, strategy, fibre), `width` fibres at a time, about."""
    view = x.reshape(len(x), -1, axis.size, axis.stride)
    across = max(1, width // axis.stride)
    for first in range(0, view.shape[1], across):
        for k in range(0, axis.stride, width):
            part = view[:, first : first + across, :, k : k + width].transpose(0, 2, 1, 3)
            yield np.ascontiguousarray(part).reshape(len(x), axis.size, -1)


def _sweep(x: Ints, axis: Axis, op: np.ufunc) -> None:
    """Put `op` of `x` over here and all strategies of one axis that may follow, in place.

    x is an int array (..., node); no mask stands between one party's options.
    """
    for run in axis.runs:
        view = x.reshape(*x.shape[:-1], -1, run.size, run.stride)
        _sweep_run(view, run, op)


def _sweep_run(view: Ints, run: Run, op: np.ufunc) -> None:
    if run.change == "any":
        view[...] = op.reduce(view, axis=-2, keepdims=True)
        return
    levels = range(run.size - 2, -1, -1) if run.change == "up" else range(1, run.size)
    step = 1 if run.change == "up" else -1
    for level in levels:
        here = view[..., level, :]
        op(here, view[..., level + step, :], out=here)
