"""Counts over draws: how often each outcome holds, is safe, both, and is recommended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import ItemsView, Iterator, Sequence
    from typing import TypeVar

    from comity.arrays import Ints
    from comity.robustness.draws.question import Question

    Key = TypeVar("Key")
    Count = TypeVar("Count", int, Ints)

Triple = tuple[int, int, int]
"""A question, an answer, and the position of the recommended outcome."""


@dataclass(frozen=True, slots=True, eq=False)
class Answered(Mapping[Triple, int]):
    """How often answers to questions meet recommendations; what never meets is left out.

    It is kept in arrays, since there may be many questions, and counts of blocks are added.

    Attributes
    ----------
    rows : tuple of (int, int)
        Every question with each of its answers.
    counts : mapping of int to int64 array (row,)
        Position of the recommended outcome to how often it meets each answer.
    """

    rows: tuple[tuple[int, int], ...]
    counts: Mapping[int, Ints]

    @classmethod
    def of(cls, met: Mapping[Triple, int], questions: Sequence[Question]) -> Self:
        """Return counts by question, answer and position in arrays."""
        rows = rows_of(questions)
        at = {row: k for k, row in enumerate(rows)}
        counts: dict[int, Ints] = {}
        for (question, answer, position), count in met.items():
            found = counts.setdefault(position, np.zeros(len(rows), dtype=np.int64))
            found[at[question, answer]] = count
        return cls(rows, counts)

    def table(self) -> tuple[list[int], Ints]:
        """Return what is recommended, none (-1) last, and counts: int64 array (row, position)."""
        positions = sorted(self.counts, key=lambda it: (it < 0, it))
        columns = [self.counts[it] for it in positions]
        empty = np.zeros((len(self.rows), 0), dtype=np.int64)
        return positions, np.stack(columns, axis=1) if columns else empty

    def __getitem__(self, key: Triple) -> int:
        """Return how often the three meet."""
        question, answer, position = key
        found = position in self.counts and (question, answer) in self.rows
        count = int(self.counts[position][self.rows.index((question, answer))]) if found else 0
        if not count:
            raise KeyError(key)
        return count

    def __iter__(self) -> Iterator[Triple]:
        """Yield what meets."""
        for position, counts in self.counts.items():
            for (question, answer), count in zip(self.rows, counts.tolist(), strict=True):
                if count:
                    yield question, answer, position

    def __len__(self) -> int:
        """Return how much meets."""
        return sum(1 for _ in self)

    def items(self) -> ItemsView[Triple, int]:
        """Return what meets, and how often."""
        return {
            (question, answer, position): count
            for position, counts in self.counts.items()
            for (question, answer), count in zip(self.rows, counts.tolist(), strict=True)
            if count
        }.items()


def rows_of(questions: Sequence[Question]) -> tuple[tuple[int, int], ...]:
    """Return every question with each of its answers, both by position."""
    return tuple((k, answer) for k, it in enumerate(questions) for answer in range(len(it.answers)))


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over some draws; the sum of two tallies is that of all their draws.

    Attributes
    ----------
    draws : int
        How many there are.
    equilibrium : int64 array (concept, outcome)
        In how many the outcome is an equilibrium.
    safe : int64 array (outcome,)
        In how many nobody, bystanders included, is worse off than at the status quo.
    both : int64 array (concept, outcome)
        In how many it is both, and not the status quo: settled.
    recommended : mapping of int to int
        Position of an outcome (-1: none) to in how many it is recommended.
    answered : Answered
        Question, answer and position of the recommended outcome (-1: none) to in how many all
        three meet; questions are numbered over all parties in file order.
    """

    draws: int
    equilibrium: Ints
    safe: Ints
    both: Ints
    recommended: Mapping[int, int]
    answered: Answered

    def __add__(self, other: Tally) -> Tally:
        """Return the counts over the draws of both.

        Examples
        --------
        >>> import numpy as np
        >>> none = np.zeros((1, 2), dtype=np.int64)
        >>> some, more = (Answered(((0, 0),), {5: np.array([count])}) for count in (0, 1))
        >>> one = Tally(1, none, none[0], none + 1, {-1: 1}, some)
        >>> two = Tally(2, none, none[0], none, {-1: 1, 5: 1}, more)
        >>> both = one + two
        >>> both.draws, both.both.tolist(), both.recommended, dict(both.answered)
        (3, [[1, 1]], {-1: 2, 5: 1}, {(0, 0, 5): 1})
        """
        return Tally(
            self.draws + other.draws,
            self.equilibrium + other.equilibrium,
            self.safe + other.safe,
            self.both + other.both,
            _added(self.recommended, other.recommended),
            Answered(self.answered.rows, _added(self.answered.counts, other.answered.counts)),
        )


def _added(some: Mapping[Key, Count], more: Mapping[Key, Count]) -> dict[Key, Count]:
    found = dict(some)
    for key, count in more.items():
        found[key] = found[key] + count if key in found else count
    return found
