"""Every method equals its oracle, and so does everything the methods stand on."""

import random

import pytest
from hypothesis import given

from tests.laws.agreement import assert_same_answer
from tests.strategies import Case, disputes, graphs, random_case, random_graph

BLOCK = 100


@given(disputes(limit=24))
def test_engine_equals_oracle_on_disputes(case: Case) -> None:
    assert_same_answer(case)


@given(disputes(limit=32, same=True, rankings=False))
def test_engine_equals_oracle_on_statements(case: Case) -> None:
    assert_same_answer(case)


@given(graphs())
def test_engine_equals_oracle_on_graphs(case: Case) -> None:
    assert_same_answer(case)


def assert_block(seed: int, limits: tuple[int, ...], outcomes: int) -> None:
    """Compare on a block of cases; one in five is a graph."""
    rng = random.Random(seed)
    for number in range(BLOCK):
        if number % 5 == 0:
            assert_same_answer(random_graph(rng, outcomes=outcomes))
        else:
            assert_same_answer(random_case(rng, limit=rng.choice(limits)))


@pytest.mark.parametrize("seed", range(20))
def test_engine_equals_oracle_on_many_small_cases(seed: int) -> None:
    assert_block(seed, (8, 12, 16, 24), outcomes=6)


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(100, 130))
def test_engine_equals_oracle_on_many_larger_cases(seed: int) -> None:
    assert_block(seed, (16, 32, 64), outcomes=10)


@pytest.mark.parametrize("seed", range(5))
def test_engine_equals_oracle_with_four_or_five_parties(seed: int) -> None:
    rng = random.Random(1000 + seed)
    met = 0
    while met < 12:
        case = random_case(rng, parties=5, limit=64)
        if sum("options" in party for party in case["parties"]) >= 4:
            assert_same_answer(case)
            met += 1
