"""The price of confrontation, worked out by hand."""

import numpy as np

from comity.settlement.methods.price import extremes, price

RANKS = np.array([[3, 0, 2, 1], [0, 3, 2, 1]])


def test_the_worst_and_the_best_are_found_for_each_party_by_itself() -> None:
    found = extremes(RANKS, np.array([True, True, False, True]))
    assert found is not None
    assert (found.worst.tolist(), found.worst_at.tolist()) == ([0, 0], [1, 0])
    assert (found.best.tolist(), found.best_at.tolist()) == ([3, 3], [0, 1])


def test_without_outcomes_there_is_no_worst_and_no_best() -> None:
    assert extremes(RANKS, np.zeros(4, dtype=np.bool_)) is None


def test_the_first_of_several_outcomes_is_named() -> None:
    found = extremes(np.array([[1, 1, 0, 0]]), np.ones(4, dtype=np.bool_))
    assert found is not None
    assert (found.worst_at.tolist(), found.best_at.tolist()) == ([2], [0])


def test_a_concept_without_equilibria_has_no_price() -> None:
    found = price(RANKS, 3, np.zeros(4, dtype=np.bool_), np.array([False, False, True, False]))
    assert found.confrontation is None
    assert found.status_quo is not None
    assert found.status_quo.tolist() == [1, 1]
    assert found.agreement is not None
    assert found.agreement.worst.tolist() == found.agreement.best.tolist() == [2, 2]


def test_it_may_be_in_favour_of_confrontation() -> None:
    only = np.array([True, False, False, False])
    found = price(RANKS, 3, only, np.array([False, False, True, False]))
    assert found.confrontation is not None
    assert found.agreement is not None
    assert found.confrontation.worst[0] > found.agreement.best[0]
