"""The two forms of moves are one thing; a batch of preferences is each of them in turn."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import comity
from comity.arrays import Ints
from comity.model.moves import Moves, build_moves, spread
from comity.model.product import ProductMoves
from comity.model.space import Space, outcome_space
from comity.model.sparse import SparseMoves, option_moves
from comity.preferences.ranks import all_ranks
from comity.stability.methods import METHODS
from tests.laws.agreement import dispute_of
from tests.strategies import Case, disputes, graphs, random_case

BATCHED = ("nash", "gmr", "smr", "seq", "sseq")


def both_forms(dispute: comity.Dispute) -> tuple[Space, ProductMoves, SparseMoves]:
    space = outcome_space(dispute)
    return space, ProductMoves(space), option_moves(space)


def outcome_ranks(dispute: comity.Dispute) -> Ints:
    by_party = all_ranks(dispute, outcome_space(dispute))
    return np.stack([by_party[party] for party in dispute.movers])


def random_ranks(moves: Moves, movers: int, seed: int, *shape: int) -> Ints:
    """Draw ranks of a batch of preferences, with ties, per node."""
    rng = np.random.default_rng(seed)
    per_outcome = rng.integers(0, moves.nodes.size, (*shape, movers, moves.nodes.size))
    return spread(moves, per_outcome.astype(np.int16))


@given(disputes(product=True, limit=48))
def test_product_and_sparse_form_give_the_same_verdicts(case: Case) -> None:
    dispute = dispute_of(case)
    _, product, sparse = both_forms(dispute)
    ranks = outcome_ranks(dispute)
    for concept, method in METHODS.items():
        dense = method(product, spread(product, ranks))[:, product.nodes]
        stored = method(sparse, spread(sparse, ranks))[:, sparse.nodes]
        assert np.array_equal(dense, stored), concept


def assert_same_operations(case: Case, seed: int) -> None:
    dispute = dispute_of(case)
    _, product, sparse = both_forms(dispute)
    x, ranks = (random_ranks(sparse, len(dispute.movers), seed + k) for k in (0, 1))
    on_cells, rank_cells = spread(product, x), spread(product, ranks)
    for op in (np.maximum, np.minimum):
        reached = product.reach(on_cells, op)[:, product.nodes]
        assert np.array_equal(reached, sparse.reach(x, op))
    replied = product.respond(on_cells)[:, product.nodes]
    assert np.array_equal(replied, sparse.respond(x))
    credible = product.respond_credibly(on_cells, rank_cells)[:, product.nodes]
    assert np.array_equal(credible, sparse.respond_credibly(x, ranks))


@given(disputes(product=True, limit=48), st.integers(0, 2**32 - 1))
def test_product_and_sparse_form_have_the_same_operations(case: Case, seed: int) -> None:
    assert_same_operations(case, seed)


@pytest.mark.parametrize("seed", range(4))
def test_nobody_passes_through_an_infeasible_outcome(seed: int) -> None:
    """Three movers and holes in the space: two could reply by way of what cannot be."""
    rng = random.Random(seed)
    met = 0
    while met < 100:
        case = random_case(rng, product=True, limit=64, affected=False, joint=False)
        if len(case["parties"]) >= 3 and "infeasible" in case:
            assert_same_operations(case, rng.randrange(2**32))
            met += 1


@given(st.one_of(disputes(limit=48), graphs()), st.integers(0, 2**32 - 1))
def test_no_operation_changes_what_it_is_given(case: Case, seed: int) -> None:
    dispute = dispute_of(case)
    moves = build_moves(outcome_space(dispute))
    x, ranks = (random_ranks(moves, len(dispute.movers), seed + k) for k in (0, 1))
    before = x.copy(), ranks.copy()
    x.flags.writeable = ranks.flags.writeable = False
    twice = [
        (moves.reach(x, np.maximum), moves.respond(x), moves.respond_credibly(x, ranks))
        for _ in (1, 2)
    ]
    assert np.array_equal(before[0], x)
    assert np.array_equal(before[1], ranks)
    for one, other in zip(*twice, strict=True):
        assert np.array_equal(one[:, moves.nodes], other[:, moves.nodes])


@given(st.one_of(disputes(limit=48), graphs()), st.integers(0, 2**32 - 1))
def test_how_a_batch_lies_in_memory_plays_no_part(case: Case, seed: int) -> None:
    dispute = dispute_of(case)
    moves = build_moves(outcome_space(dispute))
    ranks = random_ranks(moves, len(dispute.movers), seed, 3)
    layouts = [
        np.asfortranarray(ranks),
        np.moveaxis(np.ascontiguousarray(np.moveaxis(ranks, 0, -1)), -1, 0),
        np.repeat(ranks, 2, axis=-1)[..., ::2],
        ranks[::-1][::-1],
    ]
    for concept in BATCHED:
        wanted = METHODS[concept](moves, ranks)[..., moves.nodes]
        for laid in layouts:
            assert np.array_equal(METHODS[concept](moves, laid)[..., moves.nodes], wanted), concept


@given(disputes(product=True, limit=48), st.integers(0, 2**32 - 1))
def test_product_and_sparse_form_lead_to_the_same_places(case: Case, seed: int) -> None:
    dispute = dispute_of(case)
    space, product, sparse = both_forms(dispute)
    rng = np.random.default_rng(seed)
    choices = []
    for mover in range(len(dispute.movers)):
        place, target = product.targets(mover, product.nodes)
        stored_place, stored_target = sparse.targets(mover, sparse.nodes)
        assert place.tolist() == stored_place.tolist()
        assert space.outcome_at[target].tolist() == stored_target.tolist()
        choice = product.nodes.copy()
        taken = rng.permutation(place.size)[: place.size // 2]
        choice[place[taken]] = target[taken]
        choices.append(choice)
    together = product.together(product.nodes, choices)
    stored = sparse.together(sparse.nodes, [space.outcome_at[choice] for choice in choices])
    assert np.array_equal(np.where(together < 0, -1, space.outcome_at[together]), stored)
    for outcome, here in enumerate(product.nodes.tolist()):
        sums = sum((int(choice[outcome]) - here for choice in choices), here)
        assert together[outcome] == (sums if space.outcome_at[sums] >= 0 else -1)


@pytest.mark.parametrize("unlike", [np.iinfo(np.int16).max, np.iinfo(np.int16).min, 0])
@given(case=disputes(product=True, limit=32), seed=st.integers(0, 2**32 - 1))
def test_what_stands_at_infeasible_cells_does_not_matter(
    unlike: int, case: Case, seed: int
) -> None:
    dispute = dispute_of(case)
    _, product, sparse = both_forms(dispute)
    x = random_ranks(sparse, len(dispute.movers), seed)
    ranks = spread(product, random_ranks(sparse, len(dispute.movers), seed + 1))
    clean = spread(product, x)
    dirty = np.where(product.feasible, clean, np.int16(unlike))
    pairs = [
        (
            product.reach(y, np.maximum),
            product.respond(y),
            product.respond_credibly(y, ranks),
        )
        for y in (clean, dirty)
    ]
    for one, other in zip(*pairs, strict=True):
        assert np.array_equal(one[:, product.nodes], other[:, product.nodes])


def assert_batch_is_each_in_turn(moves: Moves, movers: int, seed: int) -> None:
    batch = random_ranks(moves, movers, seed, 2, 3)
    for concept in BATCHED:
        together = METHODS[concept](moves, batch)
        assert together.shape == (2, 3, movers, moves.node_count)
        for place in np.ndindex(2, 3):
            alone = METHODS[concept](moves, batch[place])
            here = together[place]
            assert np.array_equal(here[:, moves.nodes], alone[:, moves.nodes]), concept


@given(disputes(product=True, limit=32), st.integers(0, 2**32 - 1))
def test_a_batch_in_product_form_gives_the_same_as_one_by_one(case: Case, seed: int) -> None:
    dispute = dispute_of(case)
    moves = build_moves(outcome_space(dispute))
    assert isinstance(moves, ProductMoves)
    assert_batch_is_each_in_turn(moves, len(dispute.movers), seed)


@given(st.one_of(disputes(limit=32), graphs()), st.integers(0, 2**32 - 1))
def test_a_batch_in_any_form_gives_the_same_as_one_by_one(case: Case, seed: int) -> None:
    dispute = dispute_of(case)
    moves = build_moves(outcome_space(dispute))
    assert_batch_is_each_in_turn(moves, len(dispute.movers), seed)


def test_the_random_disputes_meet_both_forms() -> None:
    rng = random.Random(3)
    kinds = {type(build_moves(outcome_space(dispute_of(random_case(rng))))) for _ in range(40)}
    assert kinds == {ProductMoves, SparseMoves}
