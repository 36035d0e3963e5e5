"""Intervals for shares: exact, as wide as promised, and valid when stopped at will."""

from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.robustness.interval import MISSES, draws_for, intervals, widest

BLOCK = 256


def inside(share: Fraction, count: int, draws: int) -> bool:
    """Say by the definition, in whole numbers, whether a share belongs to the interval."""
    others = draws - count
    likely = share.numerator**count * (share.denominator - share.numerator) ** others
    least = Fraction(1, 20) * share.denominator**draws
    return bool((draws + 1) * comb(draws, count) * likely >= least)


@given(st.integers(1, 600), st.data())
def test_bounds_are_those_of_the_definition_rounded_outwards(
    draws: int, data: st.DataObject
) -> None:
    count = data.draw(st.integers(0, draws))
    (low,), (high,) = intervals(np.array([count]), draws)
    margin = Fraction(1, 10**9)
    if count == 0:
        assert low == 0
    else:
        assert not inside(Fraction(low), count, draws)
        assert inside(Fraction(low) + margin, count, draws)
    if count == draws:
        assert high == 1
    else:
        assert not inside(Fraction(high), count, draws)
        assert inside(Fraction(high) - margin, count, draws)


@pytest.mark.parametrize("count", [1, 777, 10_000, 19_990, 20_000])
def test_bounds_stay_exact_for_many_draws(count: int) -> None:
    (low,), (high,) = intervals(np.array([count]), 20_000)
    share = Fraction(round(low * 10**12) - 1, 10**12)
    assert not inside(share, count, 20_000)
    assert inside(share + Fraction(2, 10**9), count, 20_000)
    assert low < count / 20_000 <= high


@pytest.mark.parametrize("draws", [1, 2, 3, 10, 64, 255, 256, 257, 5120, 5121])
def test_the_nearer_to_half_the_draws_the_wider_is_an_interval(draws: int) -> None:
    counts = np.arange(draws + 1)
    low, high = intervals(counts, draws)
    outwards = np.argsort(np.abs(2 * counts - draws), kind="stable")
    assert (np.diff((high - low)[outwards]) < 1e-11).all()
    assert (high - low).max() == pytest.approx(widest(draws), abs=1e-11)
    assert (low <= counts / draws).all()
    assert (high >= counts / draws).all()


@pytest.mark.parametrize("width", [0.3, 0.05, 0.01, 0.001])
def test_so_many_draws_are_needed_and_no_block_fewer(width: float) -> None:
    needed = draws_for(width, BLOCK)
    assert widest(needed) <= width
    assert needed == BLOCK or widest(needed - BLOCK) > width


def test_shape_and_repeats_are_kept() -> None:
    low, high = intervals(np.array([[3, 3], [0, 7]]), 7)
    assert low.shape == high.shape == (2, 2)
    assert low[0, 0] == low[0, 1] > low[1, 0] == 0


RUNS, BLOCKS = 2000, 60


def misses(share: float, low: np.ndarray, high: np.ndarray, looks: np.ndarray) -> float:
    """Return the share of runs whose interval, where they stop, misses the true share.

    A run stops the first time that it has what it looks for, or at its last block.
    """
    looks[:, -1] = True
    stop = looks.argmax(axis=1)
    rows = np.arange(len(stop))
    return float(np.mean((low[rows, stop] > share) | (high[rows, stop] < share)))


def walks(share: float, seed: int) -> np.ndarray:
    """Return how often something was so after each block: (run, block)."""
    rng = np.random.default_rng(seed)
    return np.cumsum(rng.binomial(BLOCK, share, (RUNS, BLOCKS)), axis=1)


def bounds(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    found = [intervals(counts[:, k], BLOCK * (k + 1)) for k in range(BLOCKS)]
    return np.stack([it[0] for it in found], axis=1), np.stack([it[1] for it in found], axis=1)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.97])
def test_whenever_one_stops_the_interval_rarely_misses(share: float) -> None:
    low, high = bounds(walks(share, seed=7))
    narrow = high - low <= 0.05
    assert misses(share, low, high, narrow) <= MISSES
    decided = (low > 0.5) | (high < 0.5)
    assert misses(share, low, high, decided) <= MISSES
    wrong = (low > share) | (high < share)
    assert misses(share, low, high, wrong) <= MISSES  # stopping to spite the interval


@pytest.mark.heavy
def test_an_interval_for_a_fixed_number_of_draws_does_not_bear_looking() -> None:
    """The same test fails for Clopper and Pearson's, so it can fail."""
    beta = pytest.importorskip("scipy.stats").beta
    counts, draws = walks(0.5, seed=7), BLOCK * np.arange(1, BLOCKS + 1)
    low = beta.ppf(MISSES / 2, counts, draws - counts + 1)
    high = beta.ppf(1 - MISSES / 2, counts + 1, draws - counts)
    assert np.mean((low[:, -1] > 0.5) | (high[:, -1] < 0.5)) <= MISSES + 0.015
    assert misses(0.5, low, high, (low > 0.5) | (high < 0.5)) > 3 * MISSES
