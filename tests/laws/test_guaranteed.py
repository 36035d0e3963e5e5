"""What a party can guarantee itself equals its oracle, for everybody in random disputes."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model.axes import axes_of
from comity.model.space import outcome_space
from comity.settlement.methods.guaranteed import guaranteed
from tests.laws.agreement import dispute_of
from tests.oracles.guaranteed import guaranteed as by_definition
from tests.strategies import Case, disputes, random_case


def assert_same_guarantees(case: Case, seed: int) -> None:
    """Compare everybody's, for worths with ties and with values beyond 32 bits."""
    dispute = dispute_of(case)
    space = outcome_space(dispute)
    axes = dict(zip(dispute.movers, axes_of(space), strict=True))
    rng = np.random.default_rng(seed)
    for worth in (rng.integers(-3, 4, space.count), rng.integers(-(2**61), 2**61, space.count)):
        by_number = dict(zip(space.numbers.tolist(), worth.tolist(), strict=True))
        for party in dispute.parties:
            wanted = by_definition(case, party.id, by_number)
            for values in (worth, worth.astype(object)):
                assert guaranteed(values, space.outcome_at, axes.get(party.id)) == wanted, party.id


@given(disputes(limit=32), st.integers(0, 2**32))
def test_guarantees_equal_their_oracle(case: Case, seed: int) -> None:
    assert_same_guarantees(case, seed)


@pytest.mark.parametrize("seed", range(8))
def test_guarantees_equal_their_oracle_on_many_cases(seed: int) -> None:
    rng = random.Random(seed)
    for number in range(20):
        assert_same_guarantees(random_case(rng, limit=48), number)
