"""Standings, worked out by hand; exact where no float and no 64 bits would be."""

from fractions import Fraction

import numpy as np

from comity.settlement.methods.standing import (
    Standings,
    drops,
    floors,
    maximin,
    standings,
    weighed_standings,
)


def test_those_below_count_and_half_of_those_tied() -> None:
    found = standings(np.array([[0, 1, 1, 1, 2]], dtype=np.int8))
    assert [Fraction(n, found.whole) for n in found.shares[0].tolist()] == [
        0,
        Fraction(1, 2),
        Fraction(1, 2),
        Fraction(1, 2),
        1,
    ]


def test_the_best_stands_below_one_where_others_tie_with_it() -> None:
    found = standings(np.array([[0, 1, 1]]))
    assert found.shares.tolist() == [[0, 3, 3]]
    assert found.whole == 4


def test_where_all_tie_each_stands_at_one_half_however_few_they_are() -> None:
    for count in (1, 2, 5):
        found = standings(np.zeros((2, count), dtype=np.int8))
        assert {Fraction(n, found.whole) for n in found.shares.flat} == {Fraction(1, 2)}
        weighed = weighed_standings([np.full(count, 7)])
        assert {Fraction(n, weighed.whole) for n in weighed.shares.flat} == {Fraction(1, 2)}


def test_one_outcome_falls_nowhere_and_is_the_best_there_is() -> None:
    found = standings(np.zeros((3, 1), dtype=np.int8))
    assert drops(found, 0).tolist() == [[0], [0], [0]]
    assert maximin(found).tolist() == [True]


def test_a_drop_counts_falls_only() -> None:
    assert drops(Standings(np.array([[4, 1, 6]]), 6), 0).tolist() == [[0, 3, 0]]


def test_the_floor_is_the_worst_standing_and_all_that_share_the_highest_are_named() -> None:
    found = Standings(np.array([[0, 2, 4, 2], [4, 2, 0, 3]]), 4)
    assert floors(found).tolist() == [0, 2, 0, 2]
    assert maximin(found).tolist() == [False, True, False, True]


def test_units_of_weights_do_not_show_nor_does_their_sign() -> None:
    found = weighed_standings([np.array([-6, -2, 0]), np.array([-60, -20, 0])])
    assert np.array_equal(found.shares[0], found.shares[1])
    assert [Fraction(n, found.whole) for n in found.shares[0].tolist()] == [0, Fraction(2, 3), 1]


def test_weights_that_floats_would_confuse_are_told_apart() -> None:
    prime, other = 2**61 - 1, 2**60 - 93
    ours = np.array([0, prime // 3, prime], dtype=np.int64)
    theirs = np.array([other, other // 3, 0], dtype=np.int64)
    found = weighed_standings([ours, theirs])
    exact = [Fraction(prime // 3, prime), Fraction(other // 3, other)]
    assert float(exact[0]) == float(exact[1])
    assert exact[0] != exact[1]
    assert Fraction(floors(found)[1], found.whole) == min(exact)
    assert maximin(found).tolist() == [False, True, False]
    assert Fraction(drops(found, 2)[0, 1], found.whole) == 1 - exact[0]
