"""Draws judged together come to what each comes to by itself, by the definitions."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import comity
from comity.arrays import Ints
from comity.model.limits import DEFAULT
from comity.model.moves import spread
from comity.model.product import ProductMoves
from comity.model.space import Space, outcome_space
from comity.robustness import judge as judging
from comity.robustness.judge import Judge, recommended
from comity.stability.methods import METHODS
from tests.laws.agreement import dispute_of
from tests.laws.test_certificates import with_status_quo
from tests.oracles import robust_answers, robustness
from tests.strategies import Case, disputes, graphs, random_case

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
OPTIONS, MERGED = disputes(parties=4, limit=16), disputes(parties=3, limit=12, same=True)
CASES = st.one_of(OPTIONS, OPTIONS, MERGED, graphs(parties=3, outcomes=6)).map(with_status_quo)
DRAWS = 2
SEEDS = st.integers(0, 2**32)


def some_ranks(space: Space, draws: int, seed: int) -> list[Ints]:
    """Draw ranks, with ties, for everybody."""
    rng = np.random.default_rng(seed)
    tiers = [int(rng.integers(1, space.count + 1)) for _ in space.dispute.parties]
    return [rng.integers(0, most, (space.count, draws)) for most in tiers]


def drawn(space: Space, ranks: list[Ints], draw: int) -> robustness.Draw:
    """Give one draw as the oracle has it."""
    found = {}
    for party, rank in zip(space.dispute.parties, ranks, strict=True):
        column = rank[:, draw]
        found[party.id] = [space.numbers[column == r].tolist() for r in np.unique(column)]
    return found


@pytest.mark.parametrize("together", [1, 40])
@given(CASES, SEEDS)
def test_judge_equals_oracle_draw_by_draw(together: int, case: Case, seed: int) -> None:
    dispute = dispute_of(case)
    space = outcome_space(dispute)
    ranks = some_ranks(space, DRAWS, seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(judging, "LEAST", together)
        patch.setattr(judging, "CACHE_BYTES", 0)
        judge = Judge(space, CONCEPTS, DEFAULT)
        judged = judge.judge([np.tile(it, together) for it in ranks])
    lead = seed % len(CONCEPTS)
    best = recommended(judged, lead)
    for part in (judged.equilibrium, judged.safe, judged.gains, best):
        copies = part.reshape(*part.shape[:-1], together, DRAWS)
        assert (copies == copies[..., :1, :]).all()
    for draw in range(DRAWS):
        made = robustness.as_drawn(case, drawn(space, ranks, draw))
        assert set(space.numbers[judged.safe[:, draw]]) == robustness.safe(made)
        for row, concept in enumerate(CONCEPTS):
            stays = set(space.numbers[judged.equilibrium[row, :, draw]])
            assert stays == robustness.equilibria(made, concept)
            settled = set(space.numbers[judged.settled[row, :, draw]])
            assert settled == robust_answers.settled(made, concept)
        found = None if best[draw] < 0 else int(space.numbers[best[draw]])
        assert found == robust_answers.recommended(made, CONCEPTS[lead])


def assert_copies_stand_apart(space: Space, ranks: Ints) -> None:
    """Compare all concepts on copies side by side with each copy by itself."""
    copies = ranks.shape[-1]
    apart, beside = ProductMoves(space), ProductMoves(space, copies)
    by_node = [spread(apart, ranks[..., k]) for k in range(copies)]
    together = np.stack(by_node, axis=-1).reshape(len(ranks), -1)
    for concept in CONCEPTS:
        found = METHODS[concept](beside, together).reshape(len(ranks), -1, copies)
        for k, rank in enumerate(by_node):
            alone = METHODS[concept](apart, rank)
            assert (found[:, apart.nodes, k] == alone[:, apart.nodes]).all(), (concept, k)
    ops = [moves.reach(x, np.maximum) for moves, x in ((beside, together), (apart, by_node[-1]))]
    assert (ops[0].reshape(len(ranks), -1, copies)[..., -1] == ops[1])[:, apart.nodes].all()
    replies = [m.respond_credibly(x, x) for m, x in ((beside, together), (apart, by_node[-1]))]
    assert (replies[0].reshape(len(ranks), -1, copies)[..., -1] == replies[1])[:, apart.nodes].all()


@pytest.mark.parametrize("copies", [2, 40])
@pytest.mark.parametrize("seed", range(3))
def test_copies_side_by_side_are_judged_as_each_by_itself(copies: int, seed: int) -> None:
    rng = random.Random(seed)
    met = 0
    while met < 4:
        dispute: comity.Dispute = dispute_of(random_case(rng, limit=64))
        if dispute.graph or dispute.same or dispute.forbidden_moves or not dispute.movers:
            continue
        met += 1
        space = outcome_space(dispute)
        draw = np.random.default_rng(seed)
        size = (len(dispute.movers), space.count, copies)
        assert_copies_stand_apart(space, draw.integers(0, 1 + met * 4, size).astype(np.int8))
