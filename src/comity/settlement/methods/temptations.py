"""Temptations: improvements open to a party on a path that would leave others worse off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from comity.arrays import read_only

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.arrays import Bools, Ints
    from comity.model.moves import Moves


@dataclass(frozen=True, slots=True, eq=False)
class Temptations:
    """All temptations on a path, in the order of its outcomes, then of movers, then of ends.

    A temptation is covered by barring the move.

    Attributes
    ----------
    at : int array (temptation,)
        Where on the path: 0 is its start.
    party : int array (temptation,)
        Position in ``dispute.parties`` of whose improvement it is.
    to : int array (temptation,)
        Position of the outcome it leads to.
    below : bool array (temptation, party)
        Whom it takes below the status quo.
    """

    at: Ints
    party: Ints
    to: Ints
    below: Bools

    def __len__(self) -> int:
        """Return how many there are."""
        return int(self.at.size)


def temptations(
    moves: Moves, ranks: Ints, movers: Sequence[int], status_quo: int, outcomes: Sequence[int]
) -> Temptations:
    """Return every improvement on a path that takes somebody below the status quo.

    Parameters
    ----------
    moves : Moves
        The moves of the dispute: single ones, whatever else the path may use or not use.
    ranks : int array (party, outcome)
        Everybody's, bystanders included; larger is better.
    movers : sequence of int
        The position among the parties of each mover of `moves`.
    status_quo : int
        Position of the outcome that nobody is to be left below.
    outcomes : sequence of int
        Those on the path, its start and end included.

    Notes
    -----
    Where somebody stands below the status quo already, only moves that lower them further count.

    Examples
    --------
    In Chicken, at mutual restraint (4), each may drive on: no worse for the other than a clash
    (1), but worse than restraint.

    >>> import comity
    >>> from comity.model.moves import build_moves
    >>> from comity.model.space import outcome_space
    >>> from comity.preferences.ranks import all_ranks
    >>> dispute = comity.read("chicken")
    >>> space = outcome_space(dispute)
    >>> ranks = np.stack(list(all_ranks(dispute, space).values()))
    >>> len(temptations(build_moves(space), ranks, [0, 1], 0, [0, 1, 3]))
    0
    >>> found = temptations(build_moves(space), ranks, [0, 1], 3, [3])
    >>> found.party.tolist(), found.to.tolist(), found.below.tolist()
    ([0, 1], [2, 1], [[False, True], [True, False]])
    """
    path = np.asarray(outcomes, dtype=np.int64)
    outcome_at = np.full(moves.node_count, -1, dtype=np.int64)
    outcome_at[moves.nodes] = np.arange(moves.nodes.size)
    parts = []
    for mover, party in enumerate(movers):
        place, node = moves.targets(mover, moves.nodes[path])
        here, there = path[place], outcome_at[node]
        better = ranks[party, there] > ranks[party, here]
        place, here, there = place[better], here[better], there[better]
        after = ranks[:, there]
        below = (after < ranks[:, [status_quo]]) & (after < ranks[:, here])
        hurts = below.any(axis=0)
        parts.append((place[hurts], np.full(int(hurts.sum()), party), there[hurts], below.T[hurts]))
    if not parts:
        empty = np.zeros(0, dtype=np.int64)
        return Temptations(empty, empty, empty, np.zeros((0, len(ranks)), dtype=np.bool_))
    at, whose, to, below = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    order = np.lexsort((to, whose, at))
    columns = (read_only(column[order]) for column in (at, whose, to, below))
    return Temptations(*columns)
