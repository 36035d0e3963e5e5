"""Bargaining points, worked out by hand or recalled from the literature."""

from itertools import product
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from comity.settlement.methods.bargaining import (
    POINTS,
    TOLD_APART,
    egalitarian,
    kalai_smorodinsky,
    nash,
    utilitarian,
)

BILL_HAS = {"book": (2, 4), "whip": (2, 2), "ball": (2, 1), "bat": (2, 2), "box": (4, 1)}
JACK_HAS = {"pen": (10, 1), "toy": (4, 1), "knife": (6, 2), "hat": (2, 2)}
"""What each good is worth to Bill and to Jack: the barter in Nash (1950), recalled."""


def places(found: NDArray[np.bool_]) -> list[int]:
    listed: list[int] = np.flatnonzero(found).tolist()
    return listed


def barter() -> tuple[list[set[str]], NDArray[Any]]:
    """Give the deals by which nobody loses, as the goods that change hands, and their gains."""
    goods = [*BILL_HAS, *JACK_HAS]
    deals, gains = [], []
    for changes in product([False, True], repeat=len(goods)):
        handed = {good for good, change in zip(goods, changes, strict=True) if change}
        bill, jack = 0, 0
        for good in handed:
            to_bill, to_jack = (BILL_HAS | JACK_HAS)[good]
            sign = 1 if good in JACK_HAS else -1
            bill += sign * to_bill
            jack -= sign * to_jack
        if bill >= 0 and jack >= 0:
            deals.append(handed)
            gains.append((bill, jack))
    return deals, np.array(gains).T


def test_bill_and_jack_barter_as_in_nash() -> None:
    deals, gains = barter()
    (place,) = places(nash(gains))
    assert deals[place] == {"book", "whip", "ball", "bat", "pen", "toy", "knife"}
    assert gains[:, place].tolist() == [12, 5]


def test_the_largest_sum_leaves_open_who_has_what_both_value_alike() -> None:
    deals, gains = barter()
    chosen = places(utilitarian(gains))
    assert {int(gains[:, place].sum()) for place in chosen} == {18}
    alike = {"whip", "bat", "hat"}
    assert {frozenset(deals[place] - alike) for place in chosen} == {
        frozenset({"book", "pen", "toy", "knife"})
    }
    assert len(chosen) == 7  # the hat alone for nothing would leave Jack worse off


def test_a_lower_ideal_moves_kalai_smorodinsky_and_not_nash() -> None:
    mine = np.arange(301)
    whole = np.stack([mine, 300 - mine])
    capped = np.stack([mine, np.minimum(300 - mine, 150)])
    assert places(nash(whole)) == places(kalai_smorodinsky(whole)) == [150]
    assert places(nash(capped)) == places(egalitarian(capped)) == [150]
    assert places(kalai_smorodinsky(capped)) == [200]
    assert places(utilitarian(capped)) == list(range(150, 301))


@pytest.mark.parametrize("dtype", [np.int64, object])
@pytest.mark.parametrize("point", POINTS)
def test_where_nobody_can_gain_every_candidate_is_an_answer(point: str, dtype: type) -> None:
    for parties, candidates in ((1, 1), (3, 4), (2, 0), (1, 0), (0, 2)):
        found = POINTS[point](np.zeros((parties, candidates), dtype=dtype))
        assert found.tolist() == [True] * candidates


def test_every_largest_set_of_gainers_has_its_own_largest_product() -> None:
    gains = np.array(
        [
            [9, 1, 2, 0, 0, 900],
            [9, 0, 0, 5, 3, 0],
            [0, 1, 1, 5, 8, 0],
        ]
    )
    assert places(nash(gains)) == [0, 2, 3]


def test_one_candidate_where_all_gain_shuts_out_all_others() -> None:
    gains = np.array([[100, 0, 1], [100, 100, 1], [0, 100, 1]])
    assert places(nash(gains)) == [2]


def test_sets_of_more_than_eight_parties_are_told_apart() -> None:
    gains = np.ones((11, 5), dtype=np.int64)
    gains[8, [0, 2, 4]] = gains[9, [1, 3]] = 0
    gains[0] = [2, 9, 3, 8, 2]
    assert places(nash(gains)) == [1, 2]


def test_who_can_gain_nothing_is_left_out_of_kalai_smorodinsky() -> None:
    assert places(kalai_smorodinsky(np.array([[0, 0, 0], [4, 3, 1], [2, 3, 4]]))) == [1]


def test_leximin_looks_at_the_next_where_the_worst_off_tie() -> None:
    gains = np.array([[1, 5, 1, 1], [3, 1, 4, 3], [4, 4, 4, 5]])
    assert places(egalitarian(gains)) == [1]
    assert places(egalitarian(gains[:, [0, 2, 3]])) == [1]


def test_what_counts_in_a_sum_does_not_count_in_a_share() -> None:
    gains = np.array([[900, 1000, 800], [3, 1, 4]])
    assert places(utilitarian(gains)) == [1]
    assert places(egalitarian(gains)) == places(kalai_smorodinsky(gains)) == [2]


def test_products_that_floats_and_64_bits_confuse_are_told_apart() -> None:
    about = 2**40
    gains = np.array([[about, about - 1, about], [about, about + 1, about]])
    product = float(about) * about
    assert product == float(about - 1) * (about + 1)
    assert places(nash(gains)) == places(nash(gains.astype(object))) == [0, 2]
    assert places(nash(np.array([[2**32, 2**31], [2**32, 2**30]]))) == [0]  # 2**64 is 0 there


def test_shares_that_floats_confuse_are_told_apart() -> None:
    ours, theirs = 2**61 - 1, 2**61 - 3
    gains = np.array([[ours, ours - 1], [theirs - 1, theirs]])
    assert (ours - 1) / ours == (theirs - 1) / theirs
    assert places(kalai_smorodinsky(gains)) == [1]  # one part in 2**121 more


@pytest.mark.parametrize("ideal", [TOLD_APART, TOLD_APART + 1])
def test_shares_are_told_apart_on_both_sides_of_where_floats_do(ideal: int) -> None:
    gains = np.array([[ideal, 0, ideal - 1, ideal - 1], [0, ideal - 1, ideal - 1, ideal - 2]])
    assert places(kalai_smorodinsky(gains)) == [2]
    gains = np.array([[ideal, 0, ideal - 1, ideal], [0, ideal - 1, ideal - 1, ideal - 2]])
    assert (ideal - 1) / ideal > (ideal - 2) / (ideal - 1)
    assert places(kalai_smorodinsky(gains)) == [2]


def test_shares_that_nearly_tie_are_settled_before_the_next_are_looked_at() -> None:
    half, whole = 2**39, 2**40
    gains = np.array([[half + 1, half, whole], [half + 1, whole, 0]])
    assert places(kalai_smorodinsky(gains)) == [0]


def test_what_floats_put_in_the_wrong_order_is_in_the_right_one() -> None:
    """Found by search: rounding puts the second candidate above the first."""
    low, high = 2**53, 2**61
    gains = np.array([[-39, -38], [-48, -53]]) + low
    assert places(nash(gains)) == [0]
    gains = np.array([[-1, 0], [45, 43]]) + low
    first, second = (gains / gains.max(axis=1, keepdims=True)).min(axis=0)
    assert first < second
    assert places(kalai_smorodinsky(gains)) == [0]
    gains = np.array([[1704, 329], [775, 1269], [1143, 1753]]) + high
    first, second = gains.sum(axis=0, dtype=np.float64)
    assert first < second
    assert places(utilitarian(gains)) == [0]


def test_sums_beyond_64_bits_are_exact() -> None:
    large = 2**62 - 1
    gains = np.array([[large, large, 0], [large, large - 1, 0], [large, large, 1]])
    assert places(utilitarian(gains)) == [0]
    assert places(utilitarian(gains[:, 1:])) == [0]


@pytest.mark.parametrize("point", POINTS)
def test_gains_are_left_as_they_were(point: str) -> None:
    for large in (5, 2**40, 2**70):
        gains = np.array([[large, 0], [3, large]], dtype=np.int64 if large < 2**62 else object)
        before = gains.copy()
        gains.flags.writeable = False
        POINTS[point](gains)
        assert np.array_equal(gains, before)
