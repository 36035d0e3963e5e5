"""Demands in words: nobody may take *any of* for *one of*, or who must for who must not."""

import pytest

from comity.mediation.inverse.wording import (
    Demand,
    all_words,
    any_words,
    demanded,
    demands,
)
from tests.unit.mediation.inverse.found import found


def test_one_partys_comparisons_with_one_outcome_are_said_in_one_breath() -> None:
    assert demands(found(), [2, 0, 3, 5, 4]) == (
        Demand("iraq", True, 3, (6, 5)),
        Demand("syria", False, 2, (4, 1)),
        Demand("iraq", False, 2, (5,)),
    )


@pytest.mark.parametrize(
    ("positions", "every", "some"),
    [
        ([0], "Syria must not prefer 1 to 2", "Syria must not prefer 1 to 2"),
        ([3], "Iraq must prefer 6 to 3", "Iraq must prefer 6 to 3"),
        (
            [0, 1, 2],
            "Syria must not prefer any of 1, 3 and 4 to 2",
            "there must be at least one of 1, 3 and 4 that Syria does not prefer to 2",
        ),
        (
            [3, 4],
            "Iraq must prefer each of 6 and 5 to 3",
            "there must be at least one of 6 and 5 that Iraq prefers to 3",
        ),
    ],
)
def test_all_and_any_are_told_apart(positions: list[int], every: str, some: str) -> None:
    (only,) = demands(found(), positions)
    assert all_words(found(), only) == every
    assert any_words(found(), only) == some


def test_outcomes_are_counted_where_they_are_many() -> None:
    (only,) = demands(found(), [0, 1, 2])
    assert all_words(found(), only, 1) == "Syria must not prefer any of 1 and 2 more to 2"


def test_what_is_not_so_yet_comes_first() -> None:
    assert demanded(found(), [2, 3, 0, 1]) == [
        ("Syria must not prefer any of 1 and 3 to 2", False),
        ("Iraq must prefer 6 to 3", True),
        ("Syria must not prefer 4 to 2", True),
    ]
