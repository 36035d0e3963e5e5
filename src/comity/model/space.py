"""The outcome space: which outcomes are feasible, their numbers, patterns and classes.

Every combination of option levels is a *cell*. Cells are counted in mixed radix, the first option
of the first party changing fastest, joint options last. The feasible cells are the outcomes,
numbered from 1 in that order; a ``same`` class is one outcome with the number of its first
member.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from math import log10, prod
from operator import mul
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.arrays import read_only
from comity.errors import ComityError, bounded, fail, quoted, shortened
from comity.model.check import faults, unknown
from comity.model.combination import labels, pattern, signs, words
from comity.model.limits import DEFAULT, Limits
from comity.model.statement import atoms, evaluate, parse, true_levels

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints
    from comity.model.dispute import Dispute, OutcomeRef
    from comity.model.statement import Atom

ANY = "-"
SPACE = "space"
"""Where a dispute keeps its outcome space."""
FREE = 12
"""Options left open in a pattern that is to name a single outcome, at most."""
PASSES, PASSES_OF_SAME = 2, 20
"""Steps that spreading a statement over one cell was seen to be worth."""
BYTES_PER_CELL = 80
BYTES_PER_CELL_AND_PARTY = 32
"""What an analysis was seen to need at its peak, rounded up (2 to 5 parties, 2^20 cells)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome as reports show it.

    Attributes
    ----------
    number : int
        From 1; a merged class has its first member's.
    pattern : str or None
        One character per option; None in graph form.
    members : tuple of int
        The numbers merged into this outcome; empty when it stands for itself.
    name : str or None
        The outcome's name in graph form.
    """

    number: int
    pattern: str | None
    members: tuple[int, ...] = ()
    name: str | None = None


class Space:
    """The outcomes of one dispute. Made by `outcome_space`.

    Attributes
    ----------
    dispute : Dispute
        What the space belongs to.
    sizes : tuple of int
        Number of levels of each option, in the order of patterns (empty in graph form).
    strides : tuple of int
        How far apart two cells are that differ by one level of an option.
    cell_count : int
        Feasible and infeasible cells together.
    feasible_cells : int array (feasible,)
        The cells that can be, ascending; outcome number ``n`` is at position ``n - 1``.
    firsts : int array (outcome,)
        Position in `feasible_cells` of every outcome (the first member of a class).
    outcome_of : int array (feasible,)
        The outcome that each feasible cell belongs to.
    """

    def __init__(self, dispute: Dispute, limits: Limits = DEFAULT) -> None:
        self.dispute = dispute
        self.sizes = tuple(len(option.levels) for option in dispute.options)
        self.strides = tuple(accumulate(self.sizes[:-1], mul, initial=1)) if self.sizes else ()
        graph = dispute.graph
        self.cell_count = len(graph.outcomes) if graph else prod(self.sizes)
        self.refuse_too_large(limits)
        self._refuse_too_long(limits)
        self.feasible_cells: Ints = read_only(self._find_feasible())
        self.firsts, self.outcome_of = self._merge()

    def refuse_too_large(self, limits: Limits) -> None:
        """Raise ``space-too-large`` where the arrays would not fit the limit."""
        per_cell = BYTES_PER_CELL + BYTES_PER_CELL_AND_PARTY * len(self.dispute.parties)
        needed = self.cell_count * per_cell
        if needed > limits.memory_bytes:
            what = (
                f"the options have {_figure(self.cell_count)} combinations, which may need "
                f"{_figure(needed)} bytes of memory (limit {_figure(limits.memory_bytes)})"
            )
            todo = "make options that exclude each other one with levels, or raise --max-memory"
            raise fail(what, todo, "space-too-large", path=("parties",))

    def _refuse_too_long(self, limits: Limits) -> None:
        """Raise ``statement-too-large`` where reading the statements would take too long."""
        steps = 0
        sizes = {option.id: len(option.levels) for option in self.dispute.options}
        for path, text in self.dispute.statements():
            passes = PASSES_OF_SAME if path[0] == "same" else PASSES
            steps += _steps(text, sizes) + passes * self.cell_count
            if steps > limits.steps:
                what = f"the statements as far as this one take {_figure(steps)} steps to read"
                todo = f"name fewer options in each (limit {_figure(limits.steps)}: --max-steps)"
                raise fail(what, todo, "statement-too-large", path=path)

    def _find_feasible(self) -> Ints:
        if not self.dispute.infeasible:
            return np.arange(self.cell_count)
        can_be = np.ones(self.shape, dtype=np.bool_)
        for text in self.dispute.infeasible:
            can_be &= ~self.on_cells(text)
        cells = np.flatnonzero(can_be)
        if not cells.size:
            what = f"the infeasible statements remove all {self.cell_count:,} outcomes"
            raise fail(
                what, "take out or weaken one of them", "outcomes-none", path=("infeasible",)
            )
        return cells

    def _merge(self) -> tuple[Ints, Ints]:
        """Return `firsts` and `outcome_of`; overlapping classes merge."""
        each = np.arange(self.feasible_cells.size)
        if not self.dispute.same:
            return read_only(each), read_only(each)
        head = each.copy()
        for text in self.dispute.same:
            members = np.flatnonzero(self.truth(text))
            if members.size:
                joined = np.unique(head[members])
                head[np.isin(head, joined)] = joined[0]
        firsts, outcome_of = np.unique(head, return_inverse=True)
        return read_only(firsts), read_only(outcome_of)

    @property
    def count(self) -> int:
        """Number of outcomes, classes counted once."""
        return int(self.firsts.size)

    @property
    def merged(self) -> bool:
        """True when ``same`` made one outcome of several."""
        return self.count < self.feasible_cells.size

    @cached_property
    def numbers(self) -> Ints:
        """Number of every outcome: int array (outcome,)."""
        return read_only(self.firsts + 1)

    @cached_property
    def cells(self) -> Ints:
        """Cell of every outcome (its first member's): int array (outcome,)."""
        return read_only(self.feasible_cells[self.firsts])

    @cached_property
    def outcome_at(self) -> Ints:
        """Outcome that every cell belongs to, -1 where infeasible: int array (cell,)."""
        at = np.full(self.cell_count, -1, dtype=np.int64)
        at[self.feasible_cells] = self.outcome_of
        return read_only(at)

    @cached_property
    def _members(self) -> list[Ints]:
        order = np.argsort(self.outcome_of, kind="stable")
        return np.split(order, np.cumsum(np.bincount(self.outcome_of))[:-1])

    @cached_property
    def status_quo(self) -> int | None:
        """The outcome things are in now, or None when the case names none."""
        now = self.dispute.status_quo
        if now is None:
            return None
        if isinstance(now, str):
            return self._named[now]
        cell = 0
        for option, stride in zip(self.dispute.options, self.strides, strict=True):
            cell += stride * option.levels.index(self.dispute.level_now(option))
        outcome = int(self.outcome_at[cell])
        if outcome < 0:
            what = f"the status quo {shortened(self._pattern(cell))} is infeasible"
            todo = "change it, or the infeasible statement that is true there"
            raise fail(what, todo, "status-quo-infeasible", path=("status_quo",))
        return outcome

    @property
    def shape(self) -> tuple[int, ...]:
        """The cells as a tensor: one axis per option, the last option first."""
        return tuple(reversed(self.sizes)) if self.sizes else (self.cell_count,)

    def on_cells(self, text: str) -> Bools:
        """Return where a statement is true, as far as the options it names tell cells apart.

        Returns
        -------
        bool array, to be broadcast to `shape`
            Of length 1 along the axis of every option that is not named.
        """
        position = {option.id: k for k, option in enumerate(self.dispute.options)}

        def read(atom: Atom) -> Bools:
            k = position[atom.option]
            return true_levels(atom, self.dispute.options[k].levels).reshape(-1, *[1] * k)

        return evaluate(parse(text), read)

    def truth(self, text: str) -> Bools:
        """Return where a statement is true: bool array (feasible,), class members one by one."""
        on_cells = np.broadcast_to(self.on_cells(text), self.shape).reshape(-1)
        return np.asarray(on_cells[self.feasible_cells])

    def levels(self, outcome: int) -> tuple[int, ...]:
        """Return the level of every option at an outcome (its first member)."""
        return self._levels(int(self.cells[outcome]))

    def _levels(self, cell: int) -> tuple[int, ...]:
        return tuple(
            cell // stride % size for stride, size in zip(self.strides, self.sizes, strict=True)
        )

    def assignment(self, outcome: int) -> dict[str, str] | str:
        """Return an outcome as a status quo names it: level by option id, or its name."""
        if self.dispute.graph is not None:
            return self.dispute.graph.outcomes[outcome]
        pairs = zip(self.dispute.options, self.levels(outcome), strict=True)
        return {option.id: option.levels[level] for option, level in pairs}

    def _pattern(self, cell: int) -> str:
        return pattern(self._levels(cell), self.sizes)

    def outcome(self, index: int) -> Outcome:
        """Return an outcome as reports show it."""
        number = int(self.numbers[index])
        if self.dispute.graph is not None:
            return Outcome(number, None, name=self.dispute.graph.outcomes[index])
        members = tuple((self._members[index] + 1).tolist()) if self.merged else ()
        shown = self._pattern(int(self.cells[index]))
        return Outcome(number, shown, members if len(members) > 1 else ())

    def words(self, index: int) -> str:
        """Return what is done at an outcome: the labels of the options taken, or its name."""
        if self.dispute.graph is not None:
            return self.dispute.graph.outcomes[index]
        return words(self.dispute, self._labels, self.levels(index))

    @cached_property
    def _named(self) -> dict[str, int]:
        """Position of every outcome of a graph by its name."""
        graph = self.dispute.graph
        return {name: k for k, name in enumerate(graph.outcomes)} if graph is not None else {}

    @cached_property
    def _labels(self) -> tuple[str, ...]:
        return labels(self.dispute)

    def find(self, ref: OutcomeRef, path: tuple[str | int, ...] = ()) -> Ints:
        """Return the feasible outcomes that a number, pattern or name stands for.

        Returns
        -------
        int array (matching,)
            Positions among the feasible outcomes (number minus 1), class members one by one.

        Raises
        ------
        ComityError
            ``outcome-unknown`` when nothing matches.
        """
        if isinstance(ref, int):
            found = np.arange(ref - 1, ref) if 1 <= ref <= self.feasible_cells.size else None
        elif self.dispute.graph is not None:
            if ref not in self._named:
                raise ComityError([unknown("outcome", ref, self._named, path, "outcome-unknown")])
            found = np.asarray([self._named[ref]])
        else:
            found = self._matching(ref)
        if found is None or not found.size:
            raise fail(*self._no_such(ref), "outcome-unknown", path=path)
        return found

    def span(self, ref: OutcomeRef) -> int:
        """Return how many combinations are looked at to find what `ref` stands for."""
        if isinstance(ref, int) or self.dispute.graph is not None:
            return 1
        return prod(size for sign, size in zip(ref, self.sizes, strict=False) if sign == ANY)

    def index(self, ref: OutcomeRef, path: tuple[str | int, ...] = ()) -> int:
        """Return the one outcome that `ref` stands for; a member stands for its class."""
        if isinstance(ref, str) and ref.count(ANY) > FREE:
            what = f"{quoted(ref)} stands for many outcomes"
            raise fail(what, "name a single one", "outcome-unknown", path=path)
        outcomes = set(self.outcome_of[self.find(ref, path)].tolist())
        if len(outcomes) > 1:
            what = f"{quoted(str(ref))} stands for {len(outcomes)} outcomes"
            raise fail(what, "name a single one", "outcome-unknown", path=path)
        return int(outcomes.pop())

    def _matching(self, asked: str) -> Ints | None:
        if len(asked) != len(self.sizes):
            return None
        cells: Any = np.zeros(1, dtype=np.int64)
        for character, size, stride in zip(asked, self.sizes, self.strides, strict=True):
            digits = signs(size)
            if character == ANY:
                cells = (np.arange(size)[:, None] * stride + cells).reshape(-1)
            elif character in digits:
                cells = cells + digits.index(character) * stride
            else:
                return None
        position = np.searchsorted(self.feasible_cells, cells)
        position = np.minimum(position, self.feasible_cells.size - 1)
        return np.asarray(position[self.feasible_cells[position] == cells])

    def _no_such(self, ref: OutcomeRef) -> tuple[str, str]:
        if isinstance(ref, int):
            return (
                f"there is no outcome number {ref}",
                f"the outcomes are numbered 1 to {self.feasible_cells.size}",
            )
        if len(ref) != len(self.sizes):
            what = (
                f"the pattern {quoted(ref)} has {len(ref)} characters for {len(self.sizes)} options"
            )
            if set(ref) <= {ANY, *chain.from_iterable(map(signs, self.sizes))}:
                return what, "write one character per option, in the order of the options"
            what = f"{quoted(ref)} is neither the number nor the pattern of an outcome"
            return what, "write one of these: comity analyze CASE --all lists them"
        return (
            f"no feasible outcome matches the pattern {quoted(ref)}",
            "write N or Y per option (a digit where it has more than two levels), - for any",
        )


def _steps(text: str, sizes: dict[str, int]) -> int:
    """Return the work of reading a statement; none for one that the reader has refused."""
    try:
        named = [atom.option for atom in atoms(parse(text))]
    except ComityError:
        return 0
    return len(named) * prod(sizes.get(option, 0) for option in set(named))


def _figure(number: int) -> str:
    """Return a whole number with separators, or its order of magnitude when it is long."""
    return f"{number:,}" if number < 10**15 else f"about 10^{int(log10(number))}"


def outcome_space(dispute: Dispute, limits: Limits = DEFAULT) -> Space:
    """Return the outcome space of a dispute; it is made once and lives as long as the dispute.

    Parameters
    ----------
    dispute : Dispute
        The dispute; its structure is checked first.
    limits : Limits
        What may be allocated.

    Raises
    ------
    ComityError
        Everything `comity.model.check.faults` finds; ``space-too-large``, ``outcomes-none``,
        ``status-quo-infeasible``.

    Notes
    -----
    Takes time and memory in proportion to the number of cells, feasible or not.

    Examples
    --------
    >>> import comity
    >>> space = outcome_space(comity.read("syria-iraq-1975"))
    >>> space.count, space.outcome(5)
    (6, Outcome(number=6, pattern='NYY', members=(), name=None))
    """
    if SPACE not in dispute.derived:
        found = faults(dispute)
        if found:
            raise ComityError(bounded(found))
    space = lay_out(dispute, limits)
    _ = space.status_quo  # an infeasible one is refused here
    return space


def lay_out(dispute: Dispute, limits: Limits = DEFAULT) -> Space:
    """Return the outcome space of a dispute whose structure has been checked."""
    space = dispute.derived.get(SPACE)
    if not isinstance(space, Space):
        space = dispute.derived[SPACE] = Space(dispute, limits)
    space.refuse_too_large(limits)
    return space
