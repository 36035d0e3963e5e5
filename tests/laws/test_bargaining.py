"""Bargaining points equal their oracles, ties and what floats cannot tell apart included."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from comity.settlement.methods.bargaining import NAMES, POINTS
from tests.oracles import bargaining

ORACLES: dict[str, Callable[[bargaining.Gains], set[int]]] = {
    "nash": bargaining.nash,
    "kalai-smorodinsky": bargaining.kalai_smorodinsky,
    "egalitarian": bargaining.egalitarian,
    "utilitarian": bargaining.utilitarian,
}
Rows = list[list[int]]


@st.composite
def rows_of(draw: st.DrawFn, gain: st.SearchStrategy[int], parties: int, most: int) -> Rows:
    """Draw the gains of up to so many parties at up to so many candidates."""
    count = draw(st.integers(0, most))
    row = st.lists(gain, min_size=count, max_size=count)
    return draw(st.lists(row, min_size=1, max_size=parties))


@st.composite
def close(draw: st.DrawFn) -> Rows:
    """Draw gains that lie about one large number, or are 0, or small."""
    about = draw(
        st.sampled_from([2**25, 2**26 - 1, 2**27, 2**31, 10**15, 2**53, 2**61, 2**64, 10**40])
    )
    gain = st.one_of(st.integers(max(0, about - 3), about + 3), st.integers(0, 2))
    return draw(rows_of(gain, 4, 7))


TIED = rows_of(st.integers(0, 3), 4, 9)
WIDE = rows_of(st.integers(0, 60), 3, 12)
SPARSE = rows_of(st.sampled_from([0, 0, 0, 1, 2]), 11, 9)
GAINS = st.one_of(TIED, WIDE, SPARSE, close())


def arrays(rows: Rows) -> list[NDArray[Any]]:
    """Give gains in 64 bits where 62 hold them, and as Python's integers."""
    fits = all(gain < 2**62 for row in rows for gain in row)
    return [np.array(rows, dtype=dtype) for dtype in ([np.int64, object] if fits else [object])]


def answer(point: str, rows: Rows) -> set[int]:
    """Give the same answer of all arrays that hold the gains."""
    answers = [POINTS[point](gains) for gains in arrays(rows)]
    for found in answers:
        assert found.dtype == np.bool_
        assert found.shape == (len(rows[0]),)
    first, *others = (set(np.flatnonzero(found).tolist()) for found in answers)
    assert all(other == first for other in others)
    return first


def test_every_point_has_a_name_and_an_oracle() -> None:
    assert list(POINTS) == list(NAMES) == list(ORACLES)


@pytest.mark.parametrize("point", POINTS)
@given(rows=GAINS)
@example(rows=[[]])
@example(rows=[[0, 0], [0, 0]])
def test_points_equal_their_oracle(point: str, rows: Rows) -> None:
    assert answer(point, rows) == ORACLES[point](rows)


@pytest.mark.parametrize("point", POINTS)
@given(rows=close())
def test_points_equal_their_oracle_where_floats_tie(point: str, rows: Rows) -> None:
    assert answer(point, rows) == ORACLES[point](rows)


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("parties", [2, 3, 5])
@pytest.mark.parametrize("about", [10**3, 2**26, 2**31, 2**40, 2**59])
def test_points_equal_their_oracle_among_many(point: str, parties: int, about: int) -> None:
    rng = np.random.default_rng(about + parties)
    gains = about - rng.integers(0, 4, (parties, 200))
    some_gain_nothing = gains * (rng.random(gains.shape) < 0.7)
    not_all_gain = gains.copy()
    not_all_gain[rng.integers(0, parties, 200), range(200)] = 0
    for rows in (gains.tolist(), some_gain_nothing.tolist(), not_all_gain.tolist()):
        assert answer(point, rows) == ORACLES[point](rows)


@pytest.mark.parametrize("point", ["nash", "kalai-smorodinsky"])
@given(rows=GAINS, units=st.lists(st.sampled_from([1, 2, 7, 10**9, 10**19]), min_size=11))
def test_the_unit_of_a_party_does_not_matter(point: str, rows: Rows, units: list[int]) -> None:
    scaled = [[gain * unit for gain in row] for row, unit in zip(rows, units, strict=False)]
    assert answer(point, scaled) == answer(point, rows)


@pytest.mark.parametrize("point", POINTS)
@given(rows=GAINS, rng=st.randoms(use_true_random=False))
def test_the_order_of_parties_and_candidates_does_not_matter(
    point: str, rows: Rows, rng: Any
) -> None:
    order = list(range(len(rows[0])))
    rng.shuffle(order)
    shuffled = [[row[s] for s in order] for row in rng.sample(rows, len(rows))]
    assert {order[k] for k in answer(point, shuffled)} == answer(point, rows)


@pytest.mark.parametrize("point", POINTS)
@given(rows=GAINS)
def test_answers_are_optimal_and_there_always_are_some(point: str, rows: Rows) -> None:
    found = answer(point, rows)
    assert found <= bargaining.optimal(rows)
    assert bool(found) == bool(rows[0])


@pytest.mark.parametrize("point", POINTS)
@given(rows=rows_of(st.integers(0, 10**30), 1, 9))
def test_one_party_gets_what_it_wants(point: str, rows: Rows) -> None:
    (row,) = rows
    assert answer(point, rows) == {s for s, gain in enumerate(row) if gain == max(row)}


@pytest.mark.parametrize("point", POINTS)
@given(rows=TIED)
def test_candidates_with_equal_gains_are_all_in_or_all_out(point: str, rows: Rows) -> None:
    found, columns = answer(point, rows), list(zip(*rows, strict=True))
    chosen = {columns[s] for s in found}
    assert found == {s for s, column in enumerate(columns) if column in chosen}
