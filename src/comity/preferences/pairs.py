"""What is said of single pairs of outcomes beside a party's order: a table of codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from comity.arrays import read_only
from comity.errors import ComityError, Fault, bounded, fail
from comity.model.limits import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from fractions import Fraction

    from comity.arrays import Ints
    from comity.errors import Path
    from comity.model.dispute import OutcomeRef
    from comity.model.limits import Limits
    from comity.model.space import Space

WORKING = 16
"""Bytes that making a table takes besides the table, for a pair of outcomes."""


class Row(NamedTuple):
    """How much one outcome is preferred to another, by outcome refs."""

    outcome: OutcomeRef
    over: OutcomeRef
    value: Fraction


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What is said of one party's comparisons, pair by pair.

    Attributes
    ----------
    code : int array (outcome left, outcome preferred)
        0 where nothing is said: there the party's order holds; otherwise which of `values`,
        counted from 1, is said of preferring the second outcome to the first.
    values : tuple of Fraction
        The values that occur.
    """

    code: Ints
    values: tuple[Fraction, ...]


def code_type(rows: int) -> np.dtype[np.signedinteger[Any]]:
    """Return the smallest type of codes for so many rows: each may bring two values."""
    kinds = (np.int8, np.int16, np.int32)
    return np.dtype(next(kind for kind in kinds if 2 * rows <= np.iinfo(kind).max))


def outcomes_meant(space: Space, ref: OutcomeRef, path: Path) -> Ints:
    """Return the outcomes that a ref stands for: int array (matching,), each once."""
    return np.unique(space.outcome_of[space.find(ref, path)])


def refuse_too_many_pairs(pairs: Iterable[tuple[Ints, Ints]], limits: Limits, path: Path) -> None:
    """Raise ``relations-too-large`` where rows stand for too many pairs to write all down."""
    written = sum(first.size * second.size for first, second in pairs)
    if written > limits.steps:
        what = f"the rows stand for {written:,} pairs of outcomes (limit {limits.steps:,})"
        todo = "give fewer rows or narrower patterns, or raise it with --max-steps"
        raise fail(what, todo, "relations-too-large", path=path)


def said(
    rows: Sequence[Row],
    space: Space,
    path: Path,
    fits: Callable[[Fraction, Fraction], bool],
    limits: Limits = DEFAULT,
) -> Said:
    """Return what some rows say of every pair of outcomes that they stand for.

    Parameters
    ----------
    rows : sequence of Row
        Where a ref stands for several outcomes, so does the row: for all pairs of two different
        ones.
    space : Space
        The outcomes.
    path : tuple
        Where the rows stand in the case, for messages.
    fits : callable
        Whether the values said of the two directions of one pair may stand together.
    limits : Limits
        Whose `steps` are the pairs that the rows may stand for together.

    Returns
    -------
    Said
        Where only one direction is said, the other one has 1 less its value.

    Raises
    ------
    ComityError
        ``outcome-unknown``; ``pair-conflict`` where two values are said of one pair, or the values
        of both directions do not fit; ``relations-too-large``.

    Examples
    --------
    >>> from fractions import Fraction
    >>> import comity
    >>> from comity.model.space import outcome_space
    >>> space = outcome_space(comity.read("chicken"))
    >>> found = said([Row(1, "-Y", Fraction(1, 4))], space, (), lambda a, b: a + b == 1)
    >>> found.code
    array([[0, 0, 2, 2],
           [0, 0, 0, 0],
           [1, 0, 0, 0],
           [1, 0, 0, 0]], dtype=int8)
    >>> found.values
    (Fraction(1, 4), Fraction(3, 4))
    """
    filling = _Filling(rows, space, path)
    refuse_too_many_pairs(filling.pairs, limits, path)
    for k, row in enumerate(rows):
        filling.state(k, row)
    for k, row in enumerate(rows):
        filling.imply(k, row, fits)
    if filling.faults:
        raise ComityError(bounded(filling.faults))
    return Said(read_only(filling.code), tuple(filling.values))


class _Filling:
    """A table that is being filled, and the faults found."""

    def __init__(self, rows: Sequence[Row], space: Space, path: Path) -> None:
        self.space, self.path = space, path
        self.values = sorted({value for row in rows for value in (row.value, 1 - row.value)})
        self.place = {value: k for k, value in enumerate(self.values, start=1)}
        self.code: Ints = np.zeros((space.count, space.count), dtype=code_type(len(rows)))
        self.faults: list[Fault] = []
        self.pairs = [self._pairs(k, row) for k, row in enumerate(rows)]

    def _pairs(self, k: int, row: Row) -> tuple[Ints, Ints]:
        """Return the outcomes that a row is about: preferred, and left."""
        found = []
        for key, ref in (("outcome", row.outcome), ("over", row.over)):
            try:
                found.append(outcomes_meant(self.space, ref, (*self.path, k, key)))
            except ComityError as error:
                self.faults += error.faults
                found.append(np.empty(0, dtype=np.intp))
        return found[0], found[1]

    def state(self, k: int, row: Row) -> None:
        """Write what a row says."""
        better, worse = self.pairs[k]
        before = self._at(worse, better)
        other = (before != 0) & (before != self.place[row.value])
        for a, b in np.argwhere(other)[:1]:
            said_before = self.values[before[a, b] - 1]
            what = f"{self._named(better[b])} over {self._named(worse[a])} has {row.value} here"
            self._refuse(k, f"{what}, and {said_before} in another row")
        self._write(worse, better, np.full_like(before, self.place[row.value]))

    def imply(self, k: int, row: Row, fits: Callable[[Fraction, Fraction], bool]) -> None:
        """Write what a row implies of the other direction, where no row says that."""
        better, worse = self.pairs[k]
        before = self._at(better, worse)
        told = np.unique(before[before != 0])
        clash = [code for code in told if not fits(row.value, self.values[code - 1])]
        for a, b in np.argwhere(np.isin(before, clash))[:1]:
            one, other = self._named(better[a]), self._named(worse[b])
            back = self.values[before[a, b] - 1]
            self._refuse(k, f"{one} over {other} has {row.value}, and {other} over {one} {back}")
        implied = np.where(before == 0, self.place[1 - row.value], before)
        self._write(better, worse, implied)

    def _at(self, here: Ints, there: Ints) -> Ints:
        return np.asarray(self.code[np.ix_(here, there)])

    def _write(self, here: Ints, there: Ints, codes: Ints) -> None:
        """Write codes, but none for an outcome beside itself."""
        codes[here[:, None] == there] = 0
        self.code[np.ix_(here, there)] = codes

    def _refuse(self, k: int, what: str) -> None:
        todo = "say one thing of every pair (a pattern stands for all its outcomes)"
        self.faults.append(Fault((*self.path, k), what, todo, "pair-conflict"))

    def _named(self, index: np.intp) -> str:
        outcome = self.space.outcome(int(index))
        return f"{outcome.number} ({outcome.name or outcome.pattern})"
