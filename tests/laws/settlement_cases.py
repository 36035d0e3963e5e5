"""Random cases in any form, with a status quo, and what the oracles say of them by number."""

import random
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from tests import oracles
from tests.laws.test_certificates import with_status_quo
from tests.laws.test_settlement_paths import odd_case
from tests.strategies import Case


def every_dispute(test: Callable[[int], None]) -> Callable[[], None]:
    """Ask a question about cases that `some_case` makes from a seed."""
    return given(seed=st.integers(0, 2**48))(test)


def some_case(seed: int, limit: int = 32) -> Case:
    return with_status_quo(odd_case(random.Random(seed), limit))


def now_of(case: Case) -> int:
    now = oracles.status_quo(case)
    assert now is not None
    return now


def numbers_of(case: Case) -> list[int]:
    return [outcome.number for outcome in oracles.outcomes(case)]
