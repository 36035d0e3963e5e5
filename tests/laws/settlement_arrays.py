"""What the methods of settlement are asked with: a case's arrays, and answers by number."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from comity.arrays import Bools, Ints
from comity.model.dispute import Dispute
from comity.model.moves import Moves, build_moves, spread
from comity.model.space import outcome_space
from comity.preferences.ranks import all_ranks
from tests import oracles
from tests.laws.agreement import dispute_of
from tests.strategies import Case


@dataclass(frozen=True)
class Arrays:
    """A dispute's arrays, and one outcome as the status quo: as the case says, or the first."""

    dispute: Dispute
    parties: list[str]
    numbers: list[int]
    ranks: Ints
    moves: Moves
    movers: list[int]
    status_quo: int

    @property
    def now(self) -> int:
        """The number of the status quo."""
        return self.numbers[self.status_quo]

    @property
    def on_nodes(self) -> Ints:
        return spread(self.moves, self.ranks)

    def chosen(self, outcomes: Bools) -> set[int]:
        """Name outcomes by their numbers."""
        return {self.numbers[k] for k in np.flatnonzero(outcomes)}

    def mask(self, numbers: Iterable[int]) -> Bools:
        return np.isin(self.numbers, list(numbers))

    def at_nodes(self, numbers: Iterable[int]) -> Bools:
        """Mark the nodes of some outcomes."""
        marked = np.zeros(self.moves.node_count, dtype=np.bool_)
        marked[self.moves.nodes[self.mask(numbers)]] = True
        return marked

    def by_number(self, rows: Ints) -> dict[str, dict[int, int]]:
        """Give (party, outcome) values by party and number."""
        return {
            party: dict(zip(self.numbers, row.tolist(), strict=True))
            for party, row in zip(self.parties, rows, strict=True)
        }


def arrays_of(case: Case) -> Arrays:
    dispute = dispute_of(case)
    space = outcome_space(dispute)
    ranks = all_ranks(dispute, space)
    parties = list(ranks)
    now = oracles.status_quo(case)
    numbers = space.numbers.tolist()
    return Arrays(
        dispute,
        parties,
        numbers,
        np.stack(list(ranks.values())),
        build_moves(space),
        [parties.index(mover) for mover in dispute.movers],
        0 if now is None else numbers.index(now),
    )
