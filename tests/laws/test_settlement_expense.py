"""At whose expense parties improve: the method equals its oracle, over any set of outcomes."""

import random
from importlib import import_module

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.settlement.methods.expense import Expense, expense, expense_from, reachable
from tests.laws.settlement_arrays import Arrays, arrays_of
from tests.oracles import settlement_expense
from tests.strategies import Case, disputes, graphs, random_case, random_graph

PRODUCT = import_module("comity.model.product")
SPARSE = import_module("comity.model.sparse")


def assert_same_expense(given_: Arrays, found: Expense, wanted: settlement_expense.Expense) -> None:
    movers = [given_.parties[row] for row in given_.movers]
    assert dict(zip(movers, found.improvements.tolist(), strict=True)) == wanted.improvements
    assert dict(zip(movers, found.lowering_some.tolist(), strict=True)) == wanted.lowering_some
    lowering = {
        (i, j): int(found.lowering[mover, party])
        for mover, i in enumerate(movers)
        for party, j in enumerate(given_.parties)
        if i != j
    }
    assert lowering == wanted.lowering


def assert_same_expenses(case: Case) -> None:
    """Compare over all outcomes, over those that can be reached, and from one alone."""
    given_ = arrays_of(case)
    moves, ranks, movers = given_.moves, given_.on_nodes, given_.movers
    assert_same_expense(given_, expense(moves, ranks, movers), settlement_expense.expense(case))
    node = int(moves.nodes[given_.status_quo])
    reached = reachable(moves, node)
    numbers = settlement_expense.reachable(case, [given_.now])
    assert set(np.flatnonzero(reached)) == set(np.flatnonzero(given_.at_nodes(numbers)))
    wanted = settlement_expense.expense(case, numbers)
    assert_same_expense(given_, expense(moves, ranks, movers, reached), wanted)
    wanted = settlement_expense.expense(case, [given_.now])
    assert_same_expense(given_, expense_from(moves, ranks, movers, node), wanted)


@given(st.one_of(disputes(limit=24), graphs()))
def test_expenses_equal_their_oracle(case: Case) -> None:
    assert_same_expenses(case)


@pytest.mark.parametrize("seed", range(40, 48))
def test_expenses_equal_their_oracle_on_many_cases(seed: int) -> None:
    rng = random.Random(seed)
    for number in range(20):
        graph = number % 5 == 0
        assert_same_expenses(random_graph(rng) if graph else random_case(rng, limit=24))


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(140, 150))
def test_expenses_equal_their_oracle_on_many_larger_cases(seed: int) -> None:
    rng = random.Random(seed)
    for number in range(40):
        graph = number % 5 == 0
        assert_same_expenses(
            random_graph(rng, outcomes=12) if graph else random_case(rng, limit=64)
        )


@given(disputes(product=True, limit=24), st.integers(0, 200))
def test_what_stands_at_infeasible_nodes_does_not_matter(case: Case, anything: int) -> None:
    given_ = arrays_of(case)
    ranks = np.full((len(given_.parties), given_.moves.node_count), anything, dtype=np.int16)
    ranks[:, given_.moves.nodes] = given_.ranks
    found = expense(given_.moves, ranks, given_.movers)
    assert_same_expense(given_, found, settlement_expense.expense(case))


@pytest.mark.parametrize("together", [1, 20, 300])
def test_improvements_are_counted_in_parts_of_any_size(
    together: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PRODUCT, "VALUES_AT_ONCE", together)
    monkeypatch.setattr(SPARSE, "MOVES_AT_ONCE", together)
    rng = random.Random(together)
    for number in range(20):
        graph = number % 5 == 0
        assert_same_expenses(random_graph(rng) if graph else random_case(rng, limit=24))
