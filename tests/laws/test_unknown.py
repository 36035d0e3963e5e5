"""Unknown preference, alone and with strength, as it is defined."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws.judges import (
    DETERRING,
    SIMPLE,
    answers,
    assert_as_defined,
    assert_in_order,
    assert_plain,
    assert_within,
)
from tests.strategies import Case, disputes, enriched, graphs

PLAIN = st.one_of(disputes(limit=12, parties=4), graphs(outcomes=6))
DOUBTFUL = enriched(PLAIN, "unknown")
BOTH = enriched(PLAIN, "unknown", "strength")
EXTENSIONS = ("a", "b", "c", "d")
WIDER = (("a", "b"), ("b", "d"), ("a", "c"), ("c", "d"))
BOTH_WAYS = ("a", "b", "c", "d", "c:sure", "d:sure")


@given(DOUBTFUL, st.sampled_from(EXTENSIONS))
def test_unknown_preference_is_as_defined(case: Case, extension: str) -> None:
    assert_as_defined(case, [f"{base}:unknown={extension}" for base in SIMPLE])


@given(BOTH, st.integers(1, 3), st.sampled_from(BOTH_WAYS))
def test_both_together_are_as_defined(case: Case, k: int, extension: str) -> None:
    asked = [f"{base}:strong={k}:unknown={extension}" for base in DETERRING]
    assert_as_defined(case, asked)


@given(DOUBTFUL)
def test_the_less_doubt_moves_and_the_more_it_deters_the_more_holds(case: Case) -> None:
    found = answers(case, [f"{base}:unknown={x}" for base in SIMPLE for x in EXTENSIONS])
    for base in SIMPLE:
        for narrow, wide in WIDER:
            assert_within(found, f"{base}:unknown={narrow}", f"{base}:unknown={wide}")
    for x in EXTENSIONS:
        assert_in_order(found, f"unknown={x}")
    assert found["nash:unknown=a"] == found["nash:unknown=c"]
    assert found["nash:unknown=b"] == found["nash:unknown=d"]


@settings(max_examples=20)
@given(BOTH)
def test_strong_deterrence_in_doubt_is_within_deterrence_in_doubt(case: Case) -> None:
    asked = [f"{base}:unknown={x}" for base in DETERRING for x in EXTENSIONS]
    strong = [it.replace(":", ":strong=2:") for it in asked]
    sure = [f"{it}:sure" for it in strong if it[-1] in "cd"]
    found = answers(case, [*asked, *strong, *sure])
    for weak, hard in zip(asked, strong, strict=True):
        assert_within(found, hard, weak)
    for it in sure:
        assert_within(found, it, it.removesuffix(":sure"))
    for base in DETERRING:
        for narrow, wide in WIDER:
            name = f"{base}:strong=2:unknown="
            assert_within(found, name + narrow, name + wide)


@given(PLAIN, st.sampled_from(EXTENSIONS))
def test_where_everything_is_known_the_extensions_are_plain(case: Case, extension: str) -> None:
    assert_plain(case, f"unknown={extension}")


@given(enriched(PLAIN, "strength"), st.sampled_from(BOTH_WAYS))
def test_where_everything_is_known_both_together_are_strength(case: Case, extension: str) -> None:
    strong = [f"{base}:strong=2" for base in DETERRING]
    found = answers(case, [*strong, *(f"{it}:unknown={extension}" for it in strong)])
    assert all(found[it] == found[f"{it}:unknown={extension}"] for it in strong)


@settings(max_examples=25)
@given(graphs(outcomes=6, ties=False), st.data())
def test_whatever_turns_out_to_be_wanted_lies_between_the_first_and_the_last_extension(
    case: Case, data: st.DataObject
) -> None:
    """Two orders of a party, and as not known every pair that they order otherwise."""
    party = case["parties"][0]["id"]
    one = case["preferences"][party]["ranking"]
    other = data.draw(st.permutations(one))
    flipped = [
        [a, b] for k, a in enumerate(one) for b in one[k + 1 :] if other.index(b) < other.index(a)
    ]
    asked = [f"{base}:unknown={x}" for base in SIMPLE for x in "ad"]
    doubtful = answers(case | {"unknown": {party: flipped}}, asked)
    orders = case["preferences"] | {party: {"ranking": other}}
    turned_out = answers(case | {"preferences": orders}, list(SIMPLE))
    for base in SIMPLE:
        found = doubtful | turned_out
        if base in ("nash", "gmr", "smr"):
            assert_within(found, f"{base}:unknown=a", base)
        assert_within(found, base, f"{base}:unknown=d")
