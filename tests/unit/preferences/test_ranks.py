"""Ranks of all parties: one dtype, the smallest that leaves room on either side."""

import itertools

import numpy as np
import pytest

import comity
from comity.arrays import Ints
from comity.errors import ComityError
from comity.model.space import outcome_space
from comity.preferences.dense import dense_ranks
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
        np.array([-128, 127, 0, 127], dtype=np.int8),
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


def test_the_faults_of_all_parties_are_found_at_once() -> None:
    case = chain(3, 4)
    for party in ("ann", "bob"):
        case["preferences"][party] = {"ranking": ["s0", "s0", "s1"]}
    with pytest.raises(ComityError) as caught:
        dispute_of(case)
    slugs = sorted(fault.slug for fault in caught.value.faults)
    assert slugs == ["ranking-missing"] * 2 + ["ranking-repeated"] * 2
