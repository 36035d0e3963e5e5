"""What every party may want: draws of its preference, as ranks of groups of outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from comity.model.dispute import Concerns, Weights
from comity.model.known import Alternatives, Intervals, PartlyOrdered
from comity.robustness.draws.alternatives import Chosen
from comity.robustness.draws.certain import Certain
from comity.robustness.draws.ordered import Ordered
from comity.robustness.draws.weighed import Weighed

if TYPE_CHECKING:
    from comity.arrays import Ints
    from comity.model.dispute import Dispute
    from comity.model.space import Space
    from comity.robustness.draws.drawn import Drawn
    from comity.robustness.draws.question import Question


class Wants(Protocol):
    """One party's possible preferences over one space."""

    @property
    def party(self) -> str:
        """The party's id."""

    @property
    def group(self) -> Ints:
        """Group of every outcome, from 0 on: int array (outcome,).

        Outcomes of one group are tied in every draw.
        """

    @property
    def total(self) -> int | None:
        """Number of different samples where one row of integers from 0 on tells them apart."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is not known of the preference."""

    def sample(self, rng: np.random.Generator, count: int) -> Ints:
        """Return raw choices: int array (row, draw); draw whole blocks, and cut afterwards."""

    def drawn(self, sample: Ints) -> Drawn:
        """Return what any number of samples mean; every draw depends on its own sample alone."""


def wants_of(dispute: Dispute, space: Space) -> tuple[Wants, ...]:
    """Return every party's possible preferences, in file order.

    Parameters
    ----------
    dispute : Dispute
        The model, without faults.
    space : Space
        Its outcomes.

    Raises
    ------
    ComityError
        ``order-too-large``, ``weights-range``, and whatever is wrong with the preferences.

    Examples
    --------
    >>> import comity
    >>> from comity.model.space import outcome_space
    >>> dispute = comity.read("syria-iraq-1975")
    >>> [(it.party, it.total) for it in wants_of(dispute, outcome_space(dispute))]
    [('syria', 1), ('iraq', 1)]
    """
    return tuple(_wants(dispute, space, party.id) for party in dispute.parties)


def _wants(dispute: Dispute, space: Space, party: str) -> Wants:
    stated = dispute.preferences[party]
    match dispute.known.get(party):
        case PartlyOrdered() as known if isinstance(stated, Concerns):
            return Ordered.of(party, stated, known, space)
        case Intervals() as known if isinstance(stated, Weights):
            return Weighed.of(party, stated, known, space)
        case Alternatives() as known:
            return Chosen.of(party, stated, known, space)
    return Certain.of(dispute, space, party)


def block_rng(seed: int, block: int) -> np.random.Generator:
    """Return the generator of one block of draws; the parties draw from it in the file's order.

    Parameters
    ----------
    seed : int
        Of all draws.
    block : int
        Number of the block, from 0 on.

    Examples
    --------
    >>> [int(block_rng(7, block).integers(1000)) for block in (0, 1, 0)]
    [305, 681, 305]
    """
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(block,))))
