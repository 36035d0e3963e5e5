"""How high outcomes stand with everybody: the methods equal their oracle, exactly."""

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.arrays import Ints
from comity.model.space import outcome_space
from comity.preferences.ranks import all_worths
from comity.settlement.methods.standing import (
    Standings,
    drops,
    floors,
    maximin,
    standings,
    weighed_standings,
)
from tests.laws.settlement_arrays import Arrays, arrays_of
from tests.oracles import settlement_standing
from tests.strategies import Case, disputes, graphs, random_case, random_graph


def fractions(given_: Arrays, rows: Ints, whole: int) -> dict[str, dict[int, Fraction]]:
    found = given_.by_number(rows)
    return {i: {s: Fraction(n, whole) for s, n in row.items()} for i, row in found.items()}


def assert_same_standings(
    given_: Arrays, found: Standings, wanted: settlement_standing.Standing
) -> None:
    now, whole = given_.status_quo, found.whole
    assert fractions(given_, found.shares, whole) == wanted
    fallen = fractions(given_, drops(found, now), whole)
    assert fallen == settlement_standing.drops(wanted, given_.now)
    floor = dict(zip(given_.numbers, floors(found).tolist(), strict=True))
    by_oracle = settlement_standing.floors(wanted)
    assert {s: Fraction(n, whole) for s, n in floor.items()} == by_oracle
    assert given_.chosen(maximin(found)) == settlement_standing.maximin(wanted)


def assert_same_rank_standings(case: Case) -> None:
    given_ = arrays_of(case)
    assert_same_standings(given_, standings(given_.ranks), settlement_standing.standings(case))


def assert_same_weighed_standings(case: Case) -> None:
    given_ = arrays_of(case)
    worths = all_worths(given_.dispute, outcome_space(given_.dispute))
    wanted = settlement_standing.weighed_standings(case)
    assert (set(worths) == set(given_.parties)) == (wanted is not None)
    for party in given_.parties:
        assert (party in worths) == (settlement_standing.worths(case, party) is not None)
    if wanted is not None:
        found = weighed_standings([worths[party] for party in given_.parties])
        assert_same_standings(given_, found, wanted)


@given(st.one_of(disputes(limit=24), graphs()))
def test_standings_equal_their_oracle(case: Case) -> None:
    assert_same_rank_standings(case)


@pytest.mark.parametrize("seed", range(20, 28))
def test_standings_equal_their_oracle_on_many_cases(seed: int) -> None:
    rng = random.Random(seed)
    for number in range(20):
        graph = number % 5 == 0
        assert_same_rank_standings(random_graph(rng) if graph else random_case(rng, limit=24))


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(120, 130))
def test_standings_equal_their_oracle_on_many_larger_cases(seed: int) -> None:
    rng = random.Random(seed)
    for number in range(40):
        graph = number % 5 == 0
        assert_same_rank_standings(
            random_graph(rng, outcomes=12) if graph else random_case(rng, limit=64)
        )


@given(disputes(limit=24, rankings=False, concerns=False))
def test_standings_by_weights_equal_their_oracle(case: Case) -> None:
    assert_same_weighed_standings(case)


@given(disputes(limit=24, rankings=False))
def test_parties_without_weights_have_no_worths(case: Case) -> None:
    assert_same_weighed_standings(case)
