"""Everything that some choice of levers makes possible, and which levers every move hangs on.

A move is there where none of the levers is in force that bar it, and all of those that it needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from comity.arrays import entries
from comity.errors import fail
from comity.model.axes import axes_of
from comity.model.lever import AddOptionLevel, BarMove, MakeOneWay, RemoveOption
from comity.model.sparse import on_every_cell, permitted_changes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.arrays import Bools, Ints
    from comity.mediation.levers.choice import Choice, Levers
    from comity.model.lever import Effect
    from comity.model.limits import Limits
    from comity.model.space import Space


@dataclass(frozen=True, slots=True, eq=False)
class LeveredMoves:
    """One party's single moves under any levers, by the outcome they begin at.

    Attributes
    ----------
    begin : int array (outcome + 1,)
        The moves of outcome k are those from ``begin[k]`` to before ``begin[k + 1]``.
    origin, target : int array (move,)
        Where each begins and leads. In merged outcomes several may be alike but for their levers.
    barred, needs : int64 array (move,)
        The levers that take a move away, and those without which it is not there, in bits.
    bits : int
        All levers that matter to any of them.
    """

    begin: Ints
    origin: Ints
    target: Ints
    barred: Ints
    needs: Ints
    bits: int

    def there(self, choice: Choice) -> Bools:
        """Return which moves are there whatever the open levers: bool array (move,)."""
        if not self.bits:
            return np.ones(self.target.size, dtype=np.bool_)
        hindering = self.barred & (choice.chosen | choice.open)
        return np.asarray((hindering | (self.needs & ~choice.chosen)) == 0)

    def possible(self, choice: Choice) -> Bools:
        """Return which moves may be there, by the open levers: bool array (move,)."""
        if not self.bits:
            return np.ones(self.target.size, dtype=np.bool_)
        lacking = self.needs & ~(choice.chosen | choice.open)
        return np.asarray(((self.barred & choice.chosen) | lacking) == 0)

    def sure(self, move: int, choice: Choice) -> bool:
        """Return whether one move is there whatever the open levers."""
        hindering = int(self.barred[move]) & (choice.chosen | choice.open)
        return not hindering and not int(self.needs[move]) & ~choice.chosen

    def leaving(self, outcomes: Ints) -> Ints:
        """Return the places of the moves that begin at some outcomes: int array (move,)."""
        return entries(self.begin, outcomes)[1]


def moves_of(space: Space, levers: Levers, limits: Limits) -> tuple[LeveredMoves, ...]:
    """Return the moves of every mover, with the levers they hang on.

    Parameters
    ----------
    space : Space
        The outcomes that some choice of levers makes possible.
    levers : mapping of bit to Lever
        The levers that are not in force in its dispute, but for levels that they add, which are.
    limits : Limits
        What may be allocated.

    Raises
    ------
    ComityError
        ``arcs-too-many`` where the moves would pass the limit.

    Notes
    -----
    Takes time and memory with the number of single moves.
    """
    dispute = space.dispute
    _refuse_too_many(most_moves(space), limits)
    if dispute.graph is None:
        axes = axes_of(space)
        walks = [permitted_changes(space, *it) for it in zip(dispute.movers, axes, strict=True)]
        ends = [_joined(it) for it in walks]
    else:
        position = {name: k for k, name in enumerate(dispute.graph.outcomes)}
        pairs = [dispute.graph.moves[mover] for mover in dispute.movers]
        ends = [
            (np.array([position[a] for a, _ in it]), np.array([position[b] for _, b in it]))
            for it in pairs
        ]
    return tuple(
        _laid_out(space, _masks(space, levers, mover, *it), *it)
        for mover, it in zip(dispute.movers, ends, strict=True)
    )


def most_moves(space: Space) -> int:
    """Return how many single moves a dispute may have, barred ones included."""
    graph = space.dispute.graph
    if graph is None:
        return space.feasible_cells.size * sum(axis.size - 1 for axis in axes_of(space))
    return sum(map(len, graph.moves.values()))


def _joined(parts: Iterator[tuple[Ints, Ints]]) -> tuple[Ints, Ints]:
    origin, target = zip(*parts, strict=True)
    return np.concatenate(origin), np.concatenate(target)


def _refuse_too_many(moves: int, limits: Limits) -> None:
    if moves > limits.arcs:
        what = f"there may be {moves:,} single moves (limit {limits.arcs:,})"
        todo = "leave out options that do not matter, or raise it with --max-arcs"
        raise fail(what, todo, "arcs-too-many", where="levers")


def _masks(
    space: Space, levers: Levers, mover: str, origin: Ints, target: Ints
) -> tuple[Ints, Ints]:
    """Return by which levers each move is barred, and which it needs: int64 arrays (move,)."""
    barred, needs = (np.zeros(origin.size, dtype=np.int64) for _ in range(2))
    for bit, lever in levers.items():
        if isinstance(lever.effect, AddOptionLevel):
            needs[added(space, lever.effect, target)] |= bit
        else:
            hindered = _hindered(space, lever.effect, mover, origin, target)
            if hindered is not None:
                barred[hindered] |= bit
    return barred, needs


def _hindered(space: Space, effect: Effect, mover: str, origin: Ints, target: Ints) -> Bools | None:
    """Return which moves, between cells, an effect takes away; None for one that takes none."""
    match effect:
        case RemoveOption():
            return gone(space, effect, target)
        case MakeOneWay(option, change):
            rises = level_of(space, option, target) - level_of(space, option, origin)
            return np.asarray(rises < 0 if change == "up" else rises > 0)
        case BarMove(leaves, enters, party) if party in (None, mover):
            return np.asarray(_where(space, leaves)[origin] & _where(space, enters)[target])
    return None


def _where(space: Space, ref: str) -> Bools:
    """Return where a statement is true, or a name meant: bool array (cell,)."""
    graph = space.dispute.graph
    if graph is None:
        return on_every_cell(space, ref)
    return np.array([name == ref for name in graph.outcomes])


def level_of(space: Space, option: str, cells: Ints) -> Ints:
    """Return the level of an option at some cells: int array (cell,)."""
    k = next(k for k, it in enumerate(space.dispute.options) if it.id == option)
    return np.asarray(cells // space.strides[k] % space.sizes[k])


def gone(space: Space, effect: RemoveOption, cells: Ints) -> Bools:
    """Return at which cells an option does not stand as in the status quo: bool array (cell,)."""
    now = space.status_quo
    if now is None:
        msg = "an option cannot stay where it is when the status quo is not known"
        raise TypeError(msg)
    stays = level_of(space, effect.option, space.cells[now : now + 1])
    return np.asarray(level_of(space, effect.option, cells) != stays)


def added(space: Space, effect: AddOptionLevel, cells: Ints) -> Bools:
    """Return at which cells an option stands at the level that is added: bool array (cell,)."""
    option = next(it for it in space.dispute.options if it.id == effect.option)
    return np.asarray(level_of(space, effect.option, cells) == option.levels.index(effect.level))


def _laid_out(space: Space, masks: tuple[Ints, Ints], origin: Ints, target: Ints) -> LeveredMoves:
    """Return moves between cells as moves between outcomes, in their order."""
    barred, needs = masks
    if space.dispute.graph is None:
        origin, target = space.outcome_at[origin], space.outcome_at[target]
    order = np.lexsort((target, origin))
    order = order[origin[order] != target[order]]
    begin = np.concatenate([[0], np.cumsum(np.bincount(origin[order], minlength=space.count))])
    bits = int(np.bitwise_or.reduce(barred[order] | needs[order], initial=0))
    return LeveredMoves(begin, origin[order], target[order], barred[order], needs[order], bits)
