"""Ranks of all parties: one dtype, the smallest that leaves room on either side."""

import itertools

import numpy as np
import pytest

import comity
from comity.arrays import Ints
from comity.errors import ComityError
from comity.model.space import outcome_space
from comity.preferences.dense import dense_ranks, lexicographic_ranks
from comity.preferences.ranks import all_ranks
from tests.laws.agreement import assert_same_answer, dispute_of
from tests.strategies import Case


def chain(tiers: int, outcomes: int) -> Case:
    """Make a graph of two parties; the first has so many tiers, the second only two."""
    names = [f"s{k}" for k in range(outcomes)]
    order = [*names[: tiers - 1], names[tiers - 1 :]]
    rest = [names[0], names[1:]]
    step = [[a, b] for a, b in itertools.pairwise(names)]
    return {
        "comity": 1,
        "id": "chain",
        "title": "Chain",
        "parties": [{"id": "ann", "name": "Ann"}, {"id": "bob", "name": "Bob"}],
        "graph": {"outcomes": names, "moves": {"ann": step, "bob": [[b, a] for a, b in step]}},
        "preferences": {"ann": {"ranking": order}, "bob": {"ranking": rest}},
    }


@pytest.mark.parametrize(
    ("tiers", "dtype"),
    [(2, "int8"), (126, "int8"), (127, "int8"), (128, "int16"), (129, "int16"), (300, "int16")],
)
def test_the_type_of_ranks_has_room_for_a_neutral_value(tiers: int, dtype: str) -> None:
    dispute = dispute_of(chain(tiers, 300))
    ranks = all_ranks(dispute, outcome_space(dispute))
    assert {party: str(rank.dtype) for party, rank in ranks.items()} == {"ann": dtype, "bob": dtype}
    assert int(ranks["ann"].max()) == tiers - 1
    assert tiers - 1 < np.iinfo(dtype).max


@pytest.mark.parametrize("tiers", [127, 128, 129])
def test_the_answer_is_right_around_the_change_of_type(tiers: int) -> None:
    assert_same_answer(chain(tiers, 130))


@pytest.mark.parametrize("tiers", [127, 128, 129])
def test_the_answer_is_right_around_the_change_of_type_in_product_form(tiers: int) -> None:
    """As many tiers as outcomes, and infeasible cells that hold the neutral value."""
    sizes = (5, 13, 2)
    options = [
        {"id": f"o{k}", "label": "O", "levels": [f"l{n}" for n in range(size)]}
        for k, size in enumerate(sizes)
    ]
    order = [1 + (k * 59) % tiers for k in range(tiers)]
    case: Case = {
        "comity": 1,
        "id": "wide",
        "title": "Wide",
        "parties": [
            {"id": "ann", "name": "Ann", "options": [options[0], options[2]]},
            {"id": "bob", "name": "Bob", "options": [options[1]]},
        ],
        "infeasible": [f"o0 == l2 and o1 == l{k} and o2 == l1" for k in range(130 - tiers)],
        "preferences": {"ann": {"ranking": order}, "bob": {"ranking": order[::-1]}},
    }
    assert_same_answer(case)


def test_ranks_are_dense_and_closed_to_writing() -> None:
    dispute = comity.read("elmira-1991")
    for rank in all_ranks(dispute, outcome_space(dispute)).values():
        assert set(rank.tolist()) == set(range(int(rank.max()) + 1))
        with pytest.raises(ValueError, match="read-only"):
            rank[0] = 1


def test_dense_ranks_keep_the_order_and_the_ties() -> None:
    assert dense_ranks(np.array([5, -1, 5, 0])).tolist() == [2, 0, 2, 1]
    assert dense_ranks(np.array([2**62, -(2**62), 0])).tolist() == [2, 0, 1]
    assert dense_ranks(np.empty(0, dtype=np.int64)).tolist() == []


@pytest.mark.parametrize(
    "scores",
    [
        np.arange(-128, 128, dtype=np.int8)[::-3],
        np.array([-(2**63), 2**63 - 1, -(2**63)]),
        np.array([2**63 - 1, 2**63 - 2, 2**63 - 1]),
        np.array([2**80, 2**80 + 1, 2**80 - 1, 2**80], dtype=object),
        np.array([2**80, -(2**80), 0, 2**80], dtype=object),
        np.array([7]),
    ],
)
def test_dense_ranks_are_places_among_the_distinct_scores(scores: Ints) -> None:
    listed = scores.tolist()
    distinct = sorted(set(listed))
    found = dense_ranks(scores)
    assert found.dtype == np.intp
    assert found.tolist() == [distinct.index(score) for score in listed]


@pytest.mark.parametrize("spread", [0, 4, 10**6])
def test_counting_and_sorting_give_the_same_ranks(
    spread: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("comity.preferences.dense.SPREAD", spread)
    scores = np.random.default_rng(spread).integers(-60, 60, 40)
    distinct = sorted(set(scores.tolist()))
    assert dense_ranks(scores).tolist() == [distinct.index(score) for score in scores.tolist()]


@pytest.mark.parametrize(
    "rows",
    [
        np.array([[1, 0, 1, 0, 1], [5, 9, 5, 7, 4]]),
        np.array([[-128, 127, -128, 127], [127, -128, -128, -128]], dtype=np.int8),
        np.array([[2**61, -(2**61), 2**61], [2**61, 0, 2**61], [-(2**61), 1, 2**61]]),
        np.array([[7, 7, 7, 7], [0, 2**40, 1, 0], [2**40, 0, 3, 2**39], [0, 0, 0, 2**62]]),
        np.array([[2**90, 0, 2**90], [2**90 + 1, 5, 2**90]], dtype=object),
        np.zeros((3, 4), dtype=np.int64),
        np.zeros((0, 4), dtype=np.int64),
        np.zeros((2, 0), dtype=np.int64),
    ],
)
def test_lexicographic_ranks_are_places_among_the_distinct_columns(rows: Ints) -> None:
    columns = [tuple(row[k] for row in rows.tolist()) for k in range(rows.shape[1])]
    distinct = sorted(set(columns))
    assert lexicographic_ranks(rows).tolist() == [distinct.index(column) for column in columns]


@pytest.mark.parametrize("seed", range(20))
def test_lexicographic_ranks_of_rows_of_any_range(seed: int) -> None:
    rng = np.random.default_rng(seed)
    spans = [2 ** int(rng.integers(1, 60)) for _ in range(5)]
    rows = np.stack([span * rng.integers(-2, 3, 60) + rng.integers(0, 2, 60) for span in spans])
    columns = [tuple(column) for column in rows.T.tolist()]
    distinct = sorted(set(columns))
    assert lexicographic_ranks(rows).tolist() == [distinct.index(column) for column in columns]


def test_the_faults_of_all_parties_are_found_at_once() -> None:
    case = chain(3, 4)
    for party in ("ann", "bob"):
        case["preferences"][party] = {"ranking": ["s0", "s0", "s1"]}
    with pytest.raises(ComityError) as caught:
        dispute_of(case)
    slugs = sorted(fault.slug for fault in caught.value.faults)
    assert slugs == ["ranking-missing"] * 2 + ["ranking-repeated"] * 2
