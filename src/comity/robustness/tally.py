"""Counts over draws: how often each outcome holds, is safe, both, and is recommended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeVar

    from comity.arrays import Ints

    Key = TypeVar("Key")


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
    answered : mapping of (int, int, int) to int
        Question, answer and position of the recommended outcome (-1: none) to in how many all
        three meet; questions are numbered over all parties in file order. What never meets is left
        out.
    """

    draws: int
    equilibrium: Ints
    safe: Ints
    both: Ints
    recommended: Mapping[int, int]
    answered: Mapping[tuple[int, int, int], int]

    def __add__(self, other: Tally) -> Tally:
        """Return the counts over the draws of both.

        Examples
        --------
        >>> import numpy as np
        >>> none = np.zeros((1, 2), dtype=np.int64)
        >>> one = Tally(1, none, none[0], none + 1, {-1: 1}, {})
        >>> two = Tally(2, none, none[0], none, {-1: 1, 5: 1}, {(0, 1, 5): 1})
        >>> both = one + two
        >>> both.draws, both.both.tolist(), both.recommended, both.answered
        (3, [[1, 1]], {-1: 2, 5: 1}, {(0, 1, 5): 1})
        """
        return Tally(
            self.draws + other.draws,
            self.equilibrium + other.equilibrium,
            self.safe + other.safe,
            self.both + other.both,
            _added(self.recommended, other.recommended),
            _added(self.answered, other.answered),
        )


def _added(some: Mapping[Key, int], more: Mapping[Key, int]) -> dict[Key, int]:
    found = dict(some)
    for key, count in more.items():
        found[key] = found.get(key, 0) + count
    return found
