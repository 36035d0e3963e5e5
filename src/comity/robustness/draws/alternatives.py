"""A party that has one of several preferences."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from math import lcm
from typing import TYPE_CHECKING, Self

import numpy as np

from comity.preferences.ranks import preference_ranks
from comity.robustness.draws.drawn import Drawn, column_ranks, grouped
from comity.robustness.draws.question import Question
from comity.robustness.draws.uniform import uniform_below

if TYPE_CHECKING:
    from comity.arrays import Ints
    from comity.model.dispute import Preference
    from comity.model.known import Alternatives
    from comity.model.space import Space


@dataclass(frozen=True, slots=True)
class Chosen:
    """Every draw is one of some alternatives, as often as its chance says.

    Attributes
    ----------
    ranks : int array (group, alternative)
        What each alternative makes of each group of outcomes.
    bounds : tuple of int
        Of so many equal chances (the last one) the first fall to the first alternative, those
        from there to the second bound to the second one, and so on.
    """

    party: str
    group: Ints
    ranks: Ints
    bounds: tuple[int, ...]
    questions: tuple[Question, ...]

    @classmethod
    def of(cls, party: str, stated: Preference, known: Alternatives, space: Space) -> Self:
        """Return what a party may want."""
        at = ("known", party, "alternatives")
        rows = [
            preference_ranks(stated, space, ("preferences", party))
            if it.preference is None
            else preference_ranks(it.preference, space, (*at, place, "preference"))
            for place, it in enumerate(known.items)
        ]
        every = np.stack(rows)
        group, member = grouped(every)
        parts = lcm(*(it.chance.denominator for it in known.items))
        bounds = tuple(accumulate(int(it.chance * parts) for it in known.items))
        answers = tuple(str(number) for number in range(1, len(rows) + 1))
        asked = (Question(party, "alternative", (), answers),) if len(rows) > 1 else ()
        return cls(party, group, column_ranks(every[:, member].T), bounds, asked)

    @property
    def total(self) -> int | None:
        """Number of alternatives."""
        return len(self.bounds)

    def sample(self, rng: np.random.Generator, count: int) -> Ints:
        """Return which alternative each draw is: int array (1, draw)."""
        chance = uniform_below(rng, self.bounds[-1], count)
        limits = np.array(self.bounds, dtype=chance.dtype)
        return np.searchsorted(limits, chance, side="right")[None]

    def drawn(self, sample: Ints) -> Drawn:
        """Return the ranks by the alternatives drawn."""
        return Drawn(
            np.take(self.ranks, sample[0], axis=1),
            sample[: len(self.questions)].astype(np.int8),
        )
