"""Fronts put together option by option, worked out by hand; large ones, and those refused."""

from itertools import islice
from time import perf_counter

import numpy as np
import pytest

from comity.arrays import Ints
from comity.errors import ComityError
from comity.settlement.methods.merging import additive_front

MOST = 10**6
SHARE = np.array([[0, 1, 2], [2, 1, 0]])


def test_ties_are_counted_and_listed_by_number() -> None:
    front = additive_front([SHARE, SHARE], MOST)
    assert front.worth.tolist() == [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0]]
    assert front.counts == (1, 2, 3, 2, 1)
    assert list(front.outcomes(2)) == [(2, 0), (1, 1), (0, 2)]


def test_dominated_and_equal_levels() -> None:
    """Levels 0 and 3 are equal, 1 is worse than either, 2 is better for one party."""
    table = np.array([[5, 4, 9, 5], [5, 5, 0, 5]])
    front = additive_front([table, SHARE], MOST)
    assert front.worth.tolist() == [[5, 6, 7, 9, 10, 11], [7, 6, 5, 2, 1, 0]]
    assert front.counts == (2, 2, 2, 1, 1, 1)
    assert list(front.outcomes(1)) == [(0, 1), (3, 1)]


def test_a_bystander_who_does_not_count_parts_ties_and_no_more() -> None:
    """Levels 0 and 1 are the same to the party; 2 is better for it, and for the other as 1."""
    table = np.array([[1, 1, 2], [7, 5, 5]])
    everybody = additive_front([table], MOST)
    assert [list(everybody.outcomes(k)) for k in range(2)] == [[(0,)], [(2,)]]
    party = additive_front([table[:, :2]], MOST, np.array([True, False]))
    assert party.worth.tolist() == [[1, 1], [5, 7]]
    party = additive_front([table], MOST, np.array([True, False]))
    assert party.worth.tolist() == [[1, 2], [7, 5]]
    nobody = additive_front([table], MOST, np.array([False, False]))
    assert nobody.worth.tolist() == [[1, 1, 2], [5, 7, 5]]


def test_one_party_has_one_point() -> None:
    front = additive_front([np.array([[3, 1, 3]]), np.array([[-1, -1]])], MOST)
    assert (front.worth.tolist(), front.counts) == ([[2]], (4,))
    assert list(front.outcomes(0)) == [(0, 0), (2, 0), (0, 1), (2, 1)]


def test_as_many_ties_as_there_are_outcomes_are_counted_exactly() -> None:
    front = additive_front([np.zeros((3, 10), dtype=np.int64)] * 40, MOST)
    assert front.counts == (10**40,)
    first = list(islice(front.outcomes(0), 11))
    assert [at[:2] for at in first] == [*((k, 0) for k in range(10)), (0, 1)]
    assert {at[2:] for at in first} == {(0,) * 38}


def domain(parties: int, top: int) -> list[Ints]:
    rng = np.random.default_rng(parties)
    return [rng.integers(0, top + 1, (parties, 10)) for _ in range(40)]


@pytest.mark.parametrize(("parties", "top"), [(2, 10), (2, 100)])
def test_a_small_front_of_very_many_outcomes_is_found(parties: int, top: int) -> None:
    tables = domain(parties, top)
    front = additive_front(tables, MOST)
    assert sum(front.counts) >= front.worth.shape[1] > 30
    for point in range(0, front.worth.shape[1], 7):
        levels = next(front.outcomes(point))
        total = sum(table[:, level] for table, level in zip(tables, levels, strict=True))
        assert np.array_equal(total, front.worth[:, point])
    highest = [sum(int(table[row].max()) for table in tables) for row in range(parties)]
    assert front.worth.max(axis=1).tolist() == highest
    weighed = [np.array([1, 3]) @ table for table in tables]
    assert (np.array([1, 3]) @ front.worth).max() == sum(int(row.max()) for row in weighed)


def test_interests_that_align_leave_one_point() -> None:
    shared = np.arange(10)
    front = additive_front([np.stack([shared * k for k in (1, 2, 7)])] * 40, MOST)
    assert front.worth.tolist() == [[360], [720], [2520]]
    assert list(front.outcomes(0)) == [(9,) * 40]


@pytest.mark.parametrize("strict", [None, np.array([True, False])])
def test_a_front_that_doubles_with_each_option_is_refused(strict: np.ndarray | None) -> None:
    tables = [np.array([[3**k, 0], [0, 3**k]]) for k in range(39)]
    began = perf_counter()
    with pytest.raises(ComityError, match=r"first 1[0-9] of 39 options takes .*front-too-large"):
        additive_front(tables, 10**5, strict)
    assert perf_counter() - began < 60


def test_what_is_kept_over_all_options_is_bounded() -> None:
    tables = [SHARE, 3 * SHARE]
    assert additive_front(tables, 3 + 9).worth.shape == (2, 9)
    with pytest.raises(
        ComityError, match=r"first 2 of 2 options takes 12 combinations \(limit 11\)"
    ):
        additive_front(tables, 11)
    with pytest.raises(ComityError, match=r"first 1 of 2 options takes 3 combinations \(limit 2\)"):
        additive_front(tables, 2)


def test_work_is_bounded() -> None:
    tables = [SHARE, 3 * SHARE]
    with pytest.raises(ComityError, match=r"options takes 9 combinations to look at, and .* steps"):
        additive_front(tables, MOST, steps=100)
    assert additive_front(tables, MOST, steps=1000).worth.shape == (2, 9)


def test_hundreds_of_parties() -> None:
    """Each party but the last is for one level of the first option; the last is for its first."""
    table = np.eye(400, 30, dtype=np.int64)
    table[-1, 0] = 1
    front = additive_front([table, table[:, :2]], MOST)
    assert front.worth.shape == (400, 59)
    assert sum(front.counts) == 60
    assert [list(front.outcomes(k)) for k in range(59) if front.counts[k] == 2] == [
        [(1, 0), (0, 1)]
    ]


def test_large_sums_are_exact() -> None:
    """As floating point numbers the two outcomes would tie for the second party."""
    table = np.array([[0, 0], [2**80, 2**80 + 1]], dtype=object)
    front = additive_front([table, np.zeros((2, 1), dtype=np.int64)], MOST)
    assert front.worth.tolist() == [[0], [2**80 + 1]]
    assert list(front.outcomes(0)) == [(1, 0)]
