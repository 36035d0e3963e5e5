"""The moves and ranks of a dispute: what every concept is computed from."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

from comity.arrays import read_only
from comity.model.limits import DEFAULT, Limits
from comity.model.moves import Moves, build_moves, spread
from comity.model.sparse import refuse_too_many_arcs
from comity.preferences.ranks import all_ranks

if TYPE_CHECKING:
    from comity.arrays import Ints
    from comity.model.space import Space

ENGINE = "engine"
"""Where a dispute keeps its moves and ranks: analysis and proofs share them."""


def engine(space: Space, limits: Limits = DEFAULT) -> tuple[Moves, Ints]:
    """Return the moves and the movers' ranks: int array (mover, node), read-only.

    Raises
    ------
    ComityError
        ``arcs-too-many``, and every fault of a preference.
    """
    refuse_too_many_arcs(space, limits)
    derived = space.dispute.derived
    if ENGINE not in derived:
        by_party = all_ranks(space.dispute, space)
        movers = [by_party[party] for party in space.dispute.movers]
        ranks = np.stack(movers) if movers else np.empty((0, space.count), dtype=np.int8)
        moves = build_moves(space)
        derived[ENGINE] = moves, read_only(spread(moves, ranks))
    return cast("tuple[Moves, Ints]", derived[ENGINE])
