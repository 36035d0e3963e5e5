"""Demands in words: nobody may take *any of* for *one of*, or who must for who must not."""

import pytest

from comity.mediation.inverse.wording import (
    Demand,
    all_words,
    already_words,
    any_words,
    clause_words,
    demands,
)
from tests.unit.mediation.inverse.found import clause, found


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
        (
            [0, 5],
            "Syria must not prefer 1 to 2, and Iraq must not prefer 5 to 2",
            "Syria must not prefer 1 to 2; or Iraq must not prefer 5 to 2",
        ),
    ],
)
def test_all_and_any_are_told_apart(positions: list[int], every: str, some: str) -> None:
    assert all_words(found(), positions) == every
    assert any_words(found(), positions) == some


def test_ways_of_one_comparison_come_together_before_longer_ones() -> None:
    told = clause_words(found(), clause((0,), (2,), (1, 3)))
    assert told == (
        "there must be at least one of 1 and 4 that Syria does not prefer to 2; or "
        "Iraq must prefer 6 to 3, and Syria must not prefer 3 to 2"
    )


def test_what_needs_nothing_and_what_nothing_meets_are_told() -> None:
    assert clause_words(found(), clause(())).startswith("nothing: it stays whatever")
    assert clause_words(found(), clause()) == "nothing that the free parties want is enough"
    unlisted = clause_words(found(), clause(complete=False))
    assert unlisted == "some way that is not listed, if there is one"


def test_many_ways_and_outcomes_are_counted_unless_all_are_asked_for() -> None:
    ways = clause(*((k, 3) for k in (0, 1, 2)), *((k, 4) for k in (0, 1, 2)), (0, 5), (1, 5))
    assert clause_words(found(), ways).endswith("; or one of 4 more ways")
    assert clause_words(found(), ways, every=True).count("; or ") == 7
    assert all_words(found(), [0, 1, 2], most=1) == "Syria must not prefer any of 1 and 2 more to 2"


def test_what_is_not_so_yet_comes_first() -> None:
    assert already_words(found(), [2, 3, 0, 1]) == [
        "Syria must not prefer any of 1 and 3 to 2: not so yet.",
        "Iraq must prefer 6 to 3: so already.",
        "Syria must not prefer 4 to 2: so already.",
    ]
