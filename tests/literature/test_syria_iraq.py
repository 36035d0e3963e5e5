"""Rankings of Syria that make outcome 2 hold: counted by trying all 720 of them.

The handout of R. A. Kinsara (2014) prints 240 for Nash and 420 for SEQ; by the definitions the
second is 384 (see the case's notes).
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

import comity
from comity.arrays import Ints
from comity.model.dispute import Ranking
from comity.model.moves import build_moves, spread
from comity.model.space import outcome_space
from comity.preferences.ranks import all_ranks
from comity.stability.methods import METHODS

TARGET = 2
COUNTS = {"nash": 240, "seq": 384, "gmr": 384, "smr": 300}


def every_ranking() -> Ints:
    """Give all strict rankings of six outcomes as ranks: int array (ranking, outcome)."""
    return np.array(list(permutations(range(6))), dtype=np.int8)


def disputes() -> Iterator[comity.Dispute]:
    base = comity.read("syria-iraq-1975")
    for order in permutations(range(1, 7)):
        ranking = Ranking(tuple((number,) for number in order))
        yield replace(base, preferences={**base.preferences, "syria": ranking})


@pytest.mark.parametrize("concept", COUNTS)
def test_rankings_of_syria_that_make_the_target_an_equilibrium_in_one_batch(concept: str) -> None:
    dispute = comity.read("syria-iraq-1975")
    space = outcome_space(dispute)
    moves = build_moves(space)
    iraq = all_ranks(dispute, space)["iraq"]
    syria = every_ranking()
    ranks = spread(moves, np.stack([syria, np.broadcast_to(iraq, syria.shape)], axis=1))
    holds = METHODS[concept](moves, ranks)[..., moves.nodes[space.index(TARGET)]]
    target = np.all(holds, axis=1)
    assert int(target.sum()) == COUNTS[concept]


def test_rankings_of_syria_that_make_the_target_an_equilibrium_one_by_one() -> None:
    counts = dict.fromkeys(COUNTS, 0)
    for dispute in disputes():
        analysis = comity.analyze(dispute, COUNTS)
        for concept in COUNTS:
            counts[concept] += TARGET in (analysis.equilibria[concept] or ())
    assert counts == COUNTS
