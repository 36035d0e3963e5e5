"""Steps of a dispute in graph form: its single moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.model.sparse import graph_moves
from comity.settlement.steps.step import PathStep

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints
    from comity.model.space import Space


class ArcSteps:
    """See `comity.settlement.steps.step.Steps`; moves made at once are not defined in a graph."""

    most = 1

    def __init__(self, space: Space) -> None:
        self.count = space.count
        self._moves = graph_moves(space)
        places = {party.id: k for k, party in enumerate(space.dispute.parties)}
        self._movers = [places[mover] for mover in space.dispute.movers]

    def ahead(self, nodes: Ints, size: int) -> Ints:  # noqa: ARG002  (one party at a time)
        """See `comity.settlement.steps.step.Steps.ahead`."""
        found = [self._moves.targets(j, nodes)[1] for j in range(len(self._movers))]
        return np.concatenate([nodes[:0], *found])

    def last(self, target: int, allowed: Bools, size: int) -> PathStep | None:  # noqa: ARG002
        """See `comity.settlement.steps.step.Steps.last`."""
        origins = np.flatnonzero(allowed)
        found: list[tuple[int, int]] = []
        for j, mover in enumerate(self._movers):
            place, there = self._moves.targets(j, origins)
            hits = place[there == target]
            if hits.size:
                found.append((int(origins[hits[0]]), mover))
        if not found:
            return None
        origin, mover = min(found)
        return PathStep(origin, target, (mover,))
