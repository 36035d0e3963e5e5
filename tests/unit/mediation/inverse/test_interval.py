"""The interval is exact: its ends are where what was found is just too rare."""

from math import comb

import pytest

from comity.mediation.inverse.interval import interval


def chance(at_least: int, draws: int, share: float) -> float:
    return sum(
        comb(draws, k) * share**k * (1 - share) ** (draws - k) for k in range(at_least, draws + 1)
    )


@pytest.mark.parametrize(("found", "draws"), [(7, 30), (1, 30), (29, 30), (150, 400)])
def test_each_end_leaves_half_a_percent(found: int, draws: int) -> None:
    low, high = interval(found, draws)
    assert chance(found, draws, low) == pytest.approx(0.005, rel=1e-6)
    assert 1 - chance(found + 1, draws, high) == pytest.approx(0.005, rel=1e-6)


def test_all_none_and_no_draws() -> None:
    assert interval(0, 0) == (0, 1)
    assert interval(0, 30)[0] == 0
    assert interval(30, 30)[1] == 1
    assert interval(0, 30)[1] == pytest.approx(1 - 0.005 ** (1 / 30))
