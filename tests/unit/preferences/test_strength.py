"""Steps between tiers, and the coarser orders that they give, worked out by hand."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import comity
from comity.model.dispute import Preference
from comity.model.space import outcome_space
from comity.preferences.strength import ranks_by_strength

PARTIES = (
    comity.Party("ann", "Ann", options=(comity.Option("a", "A"),)),
    comity.Party("bob", "Bob", options=(comity.Option("b", "B"),)),
)
TIED = comity.Concerns(())
WEIGHTS = comity.Weights({"a": Fraction(5), "b": Fraction(1)})


def by_strength(preference: Preference, degree: int, **rest: Any) -> list[int]:
    """Give Ann's coarser ranks of NN, YN, NY, YY."""
    dispute = comity.Dispute("d", "D", PARTIES, {"ann": preference, "bob": TIED}, **rest)
    found: list[int] = ranks_by_strength(dispute, outcome_space(dispute), degree)["ann"].tolist()
    return found


def ranking(steps: Sequence[int]) -> comity.Ranking:
    return comity.Ranking(((4,), (3,), (2,), (1,)), tuple(steps))


def concerns(*wants: tuple[str, int]) -> comity.Concerns:
    return comity.Concerns(
        tuple(comity.Concern(f"c{k}", text, strength=s) for k, (text, s) in enumerate(wants))
    )


def test_an_outcome_is_better_by_the_strongest_step_between() -> None:
    steps = (1, 3, 2)  # 4 > 3 >>> 2 >> 1
    assert by_strength(ranking(steps), 1) == [0, 1, 2, 3]
    assert by_strength(ranking(steps), 2) == [0, 1, 2, 2]
    assert by_strength(ranking(steps), 3) == [0, 0, 1, 1]
    assert by_strength(ranking(steps), 4) == [0, 0, 0, 0]


def test_a_ranking_without_steps_is_mild_throughout() -> None:
    assert by_strength(ranking(()), 1) == [0, 1, 2, 3]
    assert by_strength(ranking(()), 2) == [0, 0, 0, 0]


def test_the_first_concern_that_tells_neighbours_apart_gives_the_step() -> None:
    wanted = concerns(("a", 2), ("b", 1))  # YY > YN >> NY > NN
    assert by_strength(wanted, 1) == [0, 2, 1, 3]
    assert by_strength(wanted, 2) == [0, 1, 0, 1]


def test_a_strong_concern_counts_only_where_no_earlier_one_decides() -> None:
    wanted = concerns(("a", 1), ("b", 2))  # YY >> YN > NY >> NN
    assert by_strength(wanted, 2) == [0, 1, 1, 2]
    idle = concerns(("a", 1), ("a", 3))  # the second never decides
    assert by_strength(idle, 3) == [0, 0, 0, 0]


def test_weights_and_ties_have_no_strength() -> None:
    assert by_strength(WEIGHTS, 1) == [0, 2, 1, 3]
    assert by_strength(WEIGHTS, 2) == [0, 0, 0, 0]
    assert by_strength(TIED, 1) == [0, 0, 0, 0]


def test_a_merged_outcome_has_the_step_of_its_tier() -> None:
    merged = comity.Ranking((("Y-",), ("NN",), ("NY",)), steps=(2, 1))
    assert by_strength(merged, 2, same=("a",)) == [0, 1, 0]
