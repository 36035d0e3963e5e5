"""Attitudes as they are defined, and the published theorems on them."""

from hypothesis import given
from hypothesis import strategies as st

from tests.laws.judges import SIMPLE, answers, assert_as_defined, assert_plain, assert_within
from tests.strategies import Case, disputes, enriched, graphs

PLAIN = st.one_of(disputes(limit=12, parties=4), graphs(outcomes=6))
STRICT = st.one_of(disputes(limit=12, parties=4, ties=False), graphs(outcomes=6, ties=False))
ASKED = [f"{base}:relational" for base in SIMPLE]


@given(enriched(PLAIN, "attitudes"))
def test_attitudes_are_as_defined(case: Case) -> None:
    assert_as_defined(case, ASKED)


@given(enriched(PLAIN, "attitudes"))
def test_concepts_imply_each_other_whatever_the_attitudes(case: Case) -> None:
    found = answers(case, ASKED)
    for narrow, wide in (("nash", "sseq"), ("sseq", "smr"), ("sseq", "seq"), ("smr", "gmr")):
        assert_within(found, f"{narrow}:relational", f"{wide}:relational")
    assert_within(found, "seq:relational", "gmr:relational")


@given(STRICT)
def test_who_cares_for_itself_alone_and_is_never_indifferent_acts_as_ever(case: Case) -> None:
    assert_plain(case, "relational")


@given(PLAIN)
def test_without_any_attitude_nash_is_smr_and_gmr_is_seq(case: Case) -> None:
    """Inohara, Hipel & Walker (2007)."""
    case["attitudes"] = {party["id"]: {party["id"]: "neutral"} for party in case["parties"]}
    found = answers(case, ASKED)
    assert found["nash:relational"] == found["smr:relational"] == found["sseq:relational"]
    assert found["gmr:relational"] == found["seq:relational"]
