"""Changes against the status quo, worked out by hand."""

import numpy as np

from comity.settlement.methods.gains import changes, indivisible, strictly_win_win, win_win

RANKS = np.array([[1, 2, 1, 0, 2], [1, 2, 1, 2, 1], [0, 1, 0, 1, 0]], dtype=np.int8)


def test_a_change_is_a_sign_and_never_a_difference() -> None:
    found = changes(RANKS, 0)
    assert found.tolist() == [[0, 1, 0, -1, 1], [0, 1, 0, 1, 0], [0, 1, 0, 1, 0]]
    assert found.dtype == np.int8


def test_extreme_ranks_do_not_overflow() -> None:
    assert changes(np.array([[-128, 127]], dtype=np.int8), 0).tolist() == [[0, 1]]
    assert changes(np.array([[-128, 127]], dtype=np.int8), 1).tolist() == [[-1, 0]]


def test_the_status_quo_is_indivisible_and_no_gain() -> None:
    for status_quo in range(5):
        change = changes(RANKS, status_quo)
        assert indivisible(change)[status_quo]
        assert not win_win(change)[status_quo]


def test_one_party_that_loses_is_enough() -> None:
    assert indivisible(changes(RANKS, 0)).tolist() == [True, True, True, False, True]


def test_an_outcome_tied_with_the_status_quo_for_all_is_no_gain() -> None:
    assert win_win(changes(RANKS, 0)).tolist() == [False, True, False, False, True]
    assert strictly_win_win(changes(RANKS, 0)).tolist() == [False, True, False, False, False]
