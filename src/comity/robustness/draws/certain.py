"""A party whose preference is known whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np

from comity.preferences.ranks import all_ranks
from comity.robustness.draws.drawn import Drawn

if TYPE_CHECKING:
    from comity.arrays import Ints
    from comity.model.dispute import Dispute
    from comity.model.space import Space
    from comity.robustness.draws.question import Question


@dataclass(frozen=True, slots=True)
class Certain:
    """Every draw is the stated preference; there is nothing to sample.

    Attributes
    ----------
    tiers : int array (group,)
        Rank of each group of outcomes.
    """

    party: str
    group: Ints
    tiers: Ints
    total: int | None = 1
    questions: tuple[Question, ...] = ()

    @classmethod
    def of(cls, dispute: Dispute, space: Space, party: str) -> Self:
        """Return what a party wants for certain."""
        tiers, group = np.unique(all_ranks(dispute, space)[party], return_inverse=True)
        return cls(party, group.reshape(-1), tiers)

    def sample(self, rng: np.random.Generator, count: int) -> Ints:  # noqa: ARG002  (as others)
        """Return no row of choices: int array (0, draw)."""
        return np.zeros((0, count), dtype=np.int64)

    def drawn(self, sample: Ints) -> Drawn:
        """Return the stated ranks for every draw; the array cannot be written to."""
        count = sample.shape[1]
        ranks = np.broadcast_to(self.tiers[:, None], (self.tiers.size, count))
        return Drawn(ranks, np.zeros((0, count), dtype=np.int8))
