"""Probabilistic preference as it is defined."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.laws.judges import (
    SIMPLE,
    answers,
    assert_as_defined,
    assert_in_order,
    assert_plain,
    assert_within,
)
from tests.strategies import Case, disputes, enriched, graphs

PLAIN = st.one_of(disputes(limit=12, parties=4), graphs(outcomes=6))
LIKELY = enriched(PLAIN, "likely")
FEW, SOME, MANY = "0.1", "0.5", "0.9"
EACH_APART = st.permutations((FEW, SOME, MANY)).map("/".join)
SHARES = st.one_of(EACH_APART, st.sampled_from(("0.7", "0.75/0.3", "1", "0.000000000001", "1/0.7")))
CERTAIN = st.one_of(disputes(limit=12, parties=4, ties=False), graphs(outcomes=6, ties=False))


@given(LIKELY, SHARES)
def test_probabilistic_preference_is_as_defined(case: Case, shares: str) -> None:
    assert_as_defined(case, [f"{base}:likely={shares}" for base in SIMPLE])


@given(enriched(graphs(parties=2, outcomes=4), "likely"), EACH_APART)
def test_each_share_has_its_part_in_sequential_stability(case: Case, shares: str) -> None:
    assert_as_defined(case, [f"{base}:likely={shares}" for base in ("seq", "sseq")])


@given(LIKELY, SHARES)
def test_concepts_imply_each_other_for_any_shares(case: Case, shares: str) -> None:
    whole = "/".join([*shares.split("/"), *shares.split("/")[-1:] * 2][:3])
    found = answers(case, [f"{base}:likely={shares}" for base in SIMPLE])
    named = {f"{it.split(':')[0]}:likely={whole}": rows for it, rows in found.items()}
    assert_in_order(named, f"likely={whole}")


@given(LIKELY)
def test_the_smaller_the_share_for_leaving_the_more_holds(case: Case) -> None:
    found = answers(case, [f"{base}:likely={a}/0.5" for base in SIMPLE for a in ("0.7", "0.3")])
    for base in SIMPLE:
        assert_within(found, f"{base}:likely=0.7/0.5", f"{base}:likely=0.3/0.5")


@given(PLAIN, SHARES)
def test_without_chances_it_is_plain_preference(case: Case, shares: str) -> None:
    found = answers(case, [*SIMPLE, *(f"{base}:likely={shares}" for base in SIMPLE)])
    assert all(rows == found[it.split(":")[0]] for it, rows in found.items())


@given(CERTAIN)
def test_chances_of_one_or_none_that_say_what_the_order_says_change_nothing(case: Case) -> None:
    party = case["parties"][0]["id"]
    tiers = [it for it in case["preferences"][party]["ranking"] if not isinstance(it, list)]
    for better, worse in pairwise(tiers):
        rows = case.setdefault("likely", {}).setdefault(party, [])
        if better != worse:
            rows.append({"outcome": better, "over": worse, "chance": 1})
    assert_plain(case, "likely=0.5")
