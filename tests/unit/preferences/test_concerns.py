"""Option prioritization: the lexicographic order of truths, for any number of concerns."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.preferences.concerns import BITS, prioritized_ranks

KINDS = ("random", "rare", "first", "last")


def by_python(truths: list[list[bool]], count: int) -> list[int]:
    """Rank by the sum of 2^(k-j) in whole numbers of any size."""
    scores = [
        sum(1 << (len(truths) - 1 - j) for j, truth in enumerate(truths) if truth[s])
        for s in range(count)
    ]
    order = sorted(set(scores))
    return [order.index(score) for score in scores]


def ranks_of(truths: list[list[bool]], count: int) -> list[int]:
    found = prioritized_ranks([np.array(truth, dtype=np.bool_) for truth in truths], count)
    return [int(rank) for rank in found]


@given(
    st.integers(1, 8).flatmap(
        lambda n: st.lists(st.lists(st.booleans(), min_size=n, max_size=n), max_size=90)
    )
)
def test_ranks_are_those_of_whole_numbers_of_any_size(truths: list[list[bool]]) -> None:
    count = len(truths[0]) if truths else 5
    assert ranks_of(truths, count) == by_python(truths, count)


@pytest.mark.parametrize("concerns", [1, 2, 60, 61, 62, 63, 64, 65, 123, 124, 125, 200, 700])
@pytest.mark.parametrize("kind", KINDS)
def test_many_concerns_never_overflow(concerns: int, kind: str) -> None:
    rng = np.random.default_rng(concerns)
    count = 300
    if kind == "random":
        truths = rng.random((concerns, count)) < 0.5
    elif kind == "rare":
        truths = rng.random((concerns, count)) < 0.01
    else:
        truths = np.ones((concerns, count), dtype=np.bool_)
        truths[0 if kind == "first" else -1] = rng.random(count) < 0.5
    assert ranks_of(truths.tolist(), count) == by_python(truths.tolist(), count)


def test_the_first_concern_outweighs_all_that_follow() -> None:
    truths = [[True, False]] + [[False, True]] * 200
    assert ranks_of(truths, 2) == [1, 0]


def test_many_tiers_and_many_concerns_together_fit() -> None:
    """Each bit of a number of an outcome is a concern: all ranks differ, and more follow."""
    count, bits = 2**12, 12
    numbers = np.arange(count)
    truths = [(numbers >> (bits - 1 - k)) % 2 == 1 for k in range(bits)]
    noise = [np.ones(count, dtype=np.bool_)] * (3 * BITS)
    assert np.array_equal(prioritized_ranks(truths + noise, count), numbers)
    assert np.array_equal(prioritized_ranks(noise + truths, count), numbers)


def test_without_a_concern_all_is_one() -> None:
    assert ranks_of([], 4) == [0, 0, 0, 0]
