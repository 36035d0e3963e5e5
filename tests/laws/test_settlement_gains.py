"""Who gains, what nobody can better, what confrontation costs: the methods equal their oracle."""

import random
from collections.abc import Mapping
from importlib import import_module

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.arrays import Bools, Ints
from comity.settlement.methods.gains import changes, indivisible, strictly_win_win, win_win
from comity.settlement.methods.pareto import pareto, undominated
from comity.settlement.methods.price import Extremes, price
from tests import oracles
from tests.laws.settlement_arrays import Arrays, arrays_of
from tests.oracles import settlement_gains
from tests.strategies import Case, disputes, graphs, random_case, random_graph

PARETO = import_module("comity.settlement.methods.pareto")
COVERING = import_module("comity.settlement.methods.covering")


def assert_same_gains(case: Case) -> None:
    given_ = arrays_of(case)
    change = changes(given_.ranks, given_.status_quo)
    assert given_.by_number(change) == settlement_gains.changes(case, given_.now)
    for method, oracle in (
        (indivisible, settlement_gains.indivisible),
        (win_win, settlement_gains.win_win),
        (strictly_win_win, settlement_gains.strictly_win_win),
    ):
        assert given_.chosen(method(change)) == oracle(case, given_.now), method
    assert given_.chosen(pareto(given_.ranks)) == settlement_gains.pareto(case)


def assert_extremes(given_: Arrays, found: Extremes | None, case: Case, chosen: set[int]) -> None:
    wanted = settlement_gains.worst_and_best(case, chosen)
    assert (found is None) == (wanted is None)
    if found is None or wanted is None:
        return
    pairs = zip(found.worst.tolist(), found.best.tolist(), strict=True)
    assert dict(zip(given_.parties, pairs, strict=True)) == tier_pairs(given_, wanted)
    rows = range(len(given_.parties))
    for at, rank in ((found.worst_at, found.worst), (found.best_at, found.best)):
        assert {given_.numbers[k] for k in at} <= chosen
        assert np.array_equal(given_.ranks[rows, at], rank)


def tier_pairs(given_: Arrays, wanted: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Turn the oracle's ranks, which have no gaps, into the engine's."""
    found = {}
    for party, row in zip(given_.parties, given_.ranks, strict=True):
        tiers = sorted(set(row.tolist()))
        low, high = wanted[party]
        found[party] = (tiers[low], tiers[high])
    return found


def assert_same_prices(case: Case) -> None:
    given_ = arrays_of(case)
    now = given_.now
    agreeable = settlement_gains.pareto(case) & settlement_gains.indivisible(case, now)
    for held in oracles.equilibria(case).values():
        if held is not None:
            masks = given_.mask(held), given_.mask(agreeable)
            found = price(given_.ranks, given_.status_quo, *masks)
            assert_extremes(given_, found.confrontation, case, held)
            assert_extremes(given_, found.agreement, case, agreeable)
            assert found.status_quo is not None
            assert np.array_equal(found.status_quo, given_.ranks[:, given_.status_quo])
    assert agreeable


@given(st.one_of(disputes(limit=24), graphs()))
def test_gains_equal_their_oracle(case: Case) -> None:
    assert_same_gains(case)


@pytest.mark.parametrize("seed", range(8))
def test_gains_equal_their_oracle_on_many_cases(seed: int) -> None:
    rng = random.Random(seed)
    for number in range(20):
        graph = number % 5 == 0
        assert_same_gains(random_graph(rng) if graph else random_case(rng, limit=24))


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(100, 110))
def test_gains_equal_their_oracle_on_many_larger_cases(seed: int) -> None:
    rng = random.Random(seed)
    for number in range(40):
        graph = number % 5 == 0
        assert_same_gains(random_graph(rng, outcomes=12) if graph else random_case(rng, limit=64))


@given(st.one_of(disputes(limit=16), graphs(outcomes=6)))
def test_prices_equal_their_oracle(case: Case) -> None:
    assert_same_prices(case)


def optimal(ranks: Ints) -> Bools:
    """Compare every outcome with every other."""
    return giving_way_to_none(ranks, np.ones(len(ranks), dtype=np.bool_))


def giving_way_to_none(ranks: Ints, strict: Bools) -> Bools:
    """Do the same where only some parties' being better off counts."""
    as_good = (ranks[:, :, None] >= ranks[:, None, :]).all(axis=0)
    better = (ranks[:, :, None] > ranks[:, None, :])[strict].any(axis=0)
    return np.asarray(~(as_good & better).any(axis=0))


def drawn(rng: np.random.Generator) -> Ints:
    """Draw ranks: few tiers or many, parties that agree, oppose, or share a fixed sum."""
    parties, count = int(rng.integers(1, 7)), int(rng.integers(1, 120))
    ranks = rng.integers(0, rng.integers(1, 200), (parties, count))
    kind = rng.integers(4)
    if kind == 1:
        ranks[-1] = ranks[0].max() - ranks[0]
    elif kind == 2:
        ranks[-1] = ranks[:-1].sum(axis=0).max(initial=0) - ranks[:-1].sum(axis=0)
    elif kind == 3:
        ranks = ranks // 10 + ranks[0]
    return ranks.astype((np.int16, np.int32, np.int64)[rng.integers(3)])


@pytest.mark.parametrize(
    ("grid", "bits", "many", "pairs"),
    [(8, 21, 12, 1 << 17), (0, 21, 12, 1), (0, 4, 12, 1), (0, 7, 1, 4), (0, 9, 3, 64)],
)
def test_optimal_outcomes_whichever_way_they_are_found(
    grid: int, bits: int, many: int, pairs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PARETO, "GRID", grid)
    monkeypatch.setattr(PARETO, "SIFT_BITS", bits)
    monkeypatch.setattr(COVERING, "MANY", many)
    monkeypatch.setattr(COVERING, "PAIRS", pairs)
    rng = np.random.default_rng(bits + 100 * pairs)
    for _ in range(150):
        ranks = drawn(rng)
        assert np.array_equal(pareto(ranks), optimal(ranks)), ranks.tolist()
        strict = rng.integers(0, 2, len(ranks)) == 1
        found = undominated(ranks, strict)
        assert np.array_equal(found, giving_way_to_none(ranks, strict)), (strict, ranks.tolist())


@given(disputes(limit=32), st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_the_order_of_parties_and_outcomes_changes_nothing(case: Case, rng: random.Random) -> None:
    given_ = arrays_of(case)
    rows, columns = list(range(len(given_.parties))), list(range(len(given_.numbers)))
    rng.shuffle(rows)
    rng.shuffle(columns)
    shuffled = given_.ranks[rows][:, columns]
    assert np.array_equal(pareto(shuffled), pareto(given_.ranks)[columns])


def many(kind: str, count: int) -> Ints:
    """Draw the ranks of four parties over so many outcomes that nothing is read from a grid."""
    rng = np.random.default_rng(count)
    ranks = np.stack([rng.permutation(count) for _ in range(4)])
    if kind == "opposed":
        ranks[1] = count - 1 - ranks[0]
    elif kind == "tied":
        ranks[:2] //= 50
    elif kind in ("fixed sum", "nearly"):
        spare = rng.integers(0, count // 20, count) if kind == "nearly" else 0
        ranks[3] = 3 * count - ranks[:3].sum(axis=0) + spare
    return ranks


@pytest.mark.parametrize("kind", ["random", "opposed", "tied", "fixed sum", "nearly"])
def test_optimal_outcomes_among_thousands(kind: str) -> None:
    ranks = many(kind, 2500)
    assert np.array_equal(pareto(ranks), optimal(ranks))
    assert (kind in ("opposed", "fixed sum")) == bool(pareto(ranks).all())
