"""Strong stability, and strength of preference, as they are defined."""

from hypothesis import given
from hypothesis import strategies as st

from comity.model.space import outcome_space
from comity.preferences.strength import ranks_by_strength
from tests.laws.agreement import dispute_of
from tests.laws.judges import DETERRING, answers, assert_as_defined, assert_within
from tests.oracles.variants_strength import degrees
from tests.strategies import Case, disputes, enriched, graphs

PLAIN = st.one_of(disputes(limit=12, parties=4), graphs(outcomes=6))
STRONG = enriched(PLAIN, "strength")


@given(STRONG, st.integers(1, 4))
def test_better_by_a_degree_is_better_in_the_coarser_ranks(case: Case, degree: int) -> None:
    dispute = dispute_of(case)
    space = outcome_space(dispute)
    numbers = [int(number) for number in space.numbers]
    for party, ranks in ranks_by_strength(dispute, space, degree).items():
        by = degrees(case, party)
        for a, high in zip(numbers, ranks.tolist(), strict=True):
            for b, low in zip(numbers, ranks.tolist(), strict=True):
                assert (high > low) == (by.get((a, b), 0) >= degree), (party, a, b)


@given(STRONG, st.integers(1, 4))
def test_strong_stability_is_as_defined(case: Case, degree: int) -> None:
    assert_as_defined(case, [f"{base}:strong={degree}" for base in DETERRING])


@given(STRONG)
def test_the_stronger_what_deters_has_to_be_the_less_holds(case: Case) -> None:
    asked = [f"{base}:strong={k}" for base in DETERRING for k in (1, 2, 3)]
    found = answers(case, ["nash", *DETERRING, *asked])
    for base in DETERRING:
        assert_within(found, f"{base}:strong=1", base)
        assert_within(found, f"{base}:strong=2", f"{base}:strong=1")
        assert_within(found, f"{base}:strong=3", f"{base}:strong=2")
        assert_within(found, "nash", f"{base}:strong=3")
    for k in (1, 2, 3):
        for narrow, wide in (("sseq", "smr"), ("sseq", "seq"), ("smr", "gmr"), ("seq", "gmr")):
            assert_within(found, f"{narrow}:strong={k}", f"{wide}:strong={k}")


@given(PLAIN)
def test_where_no_preference_is_strong_nothing_deters_strongly(case: Case) -> None:
    found = answers(case, ["nash", *(f"{base}:strong=2" for base in DETERRING)])
    assert all(rows == found["nash"] for rows in found.values())


@given(disputes(limit=24, parties=4, product=True, ties=False))
def test_without_ties_and_ways_back_degree_one_is_the_plain_concept(case: Case) -> None:
    """Not better is worse there, but for the outcome that was left, and no reply undoes a move."""
    found = answers(case, [*DETERRING, *(f"{base}:strong=1" for base in DETERRING)])
    assert all(found[base] == found[f"{base}:strong=1"] for base in DETERRING)
