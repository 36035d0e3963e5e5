"""Fuzzy preference as it is defined."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.laws.judges import SIMPLE, answers, assert_as_defined, assert_in_order, assert_plain
from tests.strategies import Case, disputes, enriched, graphs

PLAIN = st.one_of(disputes(limit=12, parties=4), graphs(outcomes=6))
FUZZY = enriched(PLAIN, "fuzzy")


@given(FUZZY)
def test_fuzzy_preference_is_as_defined(case: Case) -> None:
    asked = [f"{base}:fuzzy" for base in SIMPLE]
    assert_as_defined(case, asked)
    assert_in_order(answers(case, asked), "fuzzy")


@given(PLAIN)
def test_without_degrees_it_is_plain_preference(case: Case) -> None:
    assert_plain(case, "fuzzy")


@given(PLAIN, st.sampled_from(("1", "1/3", "0.2")))
def test_a_threshold_without_degrees_changes_nothing(case: Case, threshold: str) -> None:
    case["fuzzy"] = {party["id"]: {"threshold": threshold} for party in case["parties"]}
    assert_plain(case, "fuzzy")


@given(FUZZY)
def test_degrees_are_chances_read_by_a_threshold(case: Case) -> None:
    """Certainty 2r - 1 of 1/2 or more is a chance above 3/4 less a little."""
    for row in case["fuzzy"].values():
        row["threshold"] = "1/2"
    case["likely"] = {
        party: [
            {"outcome": it["outcome"], "over": it["over"], "chance": it["degree"]}
            for it in row["pairs"]
        ]
        for party, row in case["fuzzy"].items()
    }
    share = float(1 - Fraction(3, 4)) + 1e-12
    asked = [f"{base}:likely={share:.12f}" for base in SIMPLE]
    chances, degrees = answers(case, asked), answers(case, [f"{base}:fuzzy" for base in SIMPLE])
    assert list(chances.values()) == list(degrees.values())
