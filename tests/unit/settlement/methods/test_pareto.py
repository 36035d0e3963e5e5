"""Pareto optimality, worked out by hand."""

import numpy as np

from comity.settlement.methods.pareto import pareto


def test_outcomes_that_tie_for_everybody_are_kept_together() -> None:
    assert pareto(np.array([[1, 1, 0, 1], [1, 1, 1, 0]])).tolist() == [True, True, False, False]


def test_weak_dominance_is_enough() -> None:
    assert pareto(np.array([[0, 0], [0, 1]])).tolist() == [False, True]


def test_one_party_alone_keeps_its_best_tier() -> None:
    assert pareto(np.array([[0, 3, 1, 3]])).tolist() == [False, True, False, True]


def test_a_single_outcome_is_optimal() -> None:
    assert pareto(np.zeros((3, 1), dtype=np.int8)).tolist() == [True]


def test_where_nobody_cares_all_are_optimal() -> None:
    assert pareto(np.zeros((2, 40), dtype=np.int8)).all()


def test_scores_of_parties_that_do_not_care_are_passed_over() -> None:
    ranks = np.zeros((100, 3), dtype=np.int8)
    assert pareto(ranks).all()
    ranks[70] = [0, 1, 1]
    assert pareto(ranks).tolist() == [False, True, True]
    assert pareto(ranks[:0]).all()
    assert pareto(ranks[:, :0]).tolist() == []


def test_a_bystander_alone_can_keep_an_outcome() -> None:
    ranks = np.array([[0, 1, 2], [0, 1, 2], [1, 0, 0]])
    assert pareto(ranks).tolist() == [True, False, True]
    assert pareto(ranks[:2]).tolist() == [False, False, True]


def test_the_largest_ranks_of_a_small_type_do_not_overflow() -> None:
    ranks = np.stack([np.arange(127), np.arange(127)[::-1], np.arange(127)]).astype(np.int8)
    assert pareto(ranks).all()
    assert pareto(ranks[[0, 2]]).tolist() == [False] * 126 + [True]


def test_many_parties_are_compared_too() -> None:
    rng = np.random.default_rng(0)
    ranks = rng.integers(0, 300, (14, 300))
    ranks[:, 1:100] = np.minimum(ranks[:, 1:100], ranks[:, :1])
    found = pareto(ranks)
    lost = (ranks[:, 1:100] < ranks[:, :1]).any(axis=0)
    assert lost.all()
    assert not found[1:100].any()
    assert found[0]
