"""Questions of what it would take that have no answer are refused with their slug."""

import pytest

import comity
from tests.bad_input.messages import CASE


def refused(outcome: int | str, concept: str = "seq", free: list[str] | None = None) -> str:
    with pytest.raises(comity.ComityError) as caught:
        comity.inverse(comity.parse(CASE), outcome, concept, free)
    (fault,) = caught.value.faults
    assert str(fault).isprintable()
    return fault.slug


@pytest.mark.parametrize("party", ["nobody", "cat", "", "Ann"])
def test_a_party_without_moves_cannot_be_free(party: str) -> None:
    assert refused(1, free=["ann", party]) == "party-unknown"


def test_a_single_text_is_one_party_and_not_its_letters() -> None:
    assert comity.inverse(comity.parse(CASE), 1, free="ann").free == ("ann",)
    with pytest.raises(comity.ComityError, match=r"free: there is no party .* 'ardal'"):
        comity.inverse(comity.parse(CASE), 1, free="ardal")


def test_nothing_is_drawn_by_a_seed_below_zero() -> None:
    with pytest.raises(comity.ComityError, match="seed: '-1' is no seed") as caught:
        comity.inverse(comity.parse(CASE), 1, seed=-1)
    assert caught.value.faults[0].slug == "value-type"


def test_a_name_that_is_no_pattern_is_not_measured_as_one() -> None:
    with pytest.raises(comity.ComityError, match="'Do a' is neither the number nor the pattern"):
        comity.inverse(comity.parse(CASE), "Do a")


@pytest.mark.parametrize("outcome", [0, 11, -1, "N2", "--N", ""])
def test_an_outcome_that_is_none_or_many_is_refused(outcome: int | str) -> None:
    assert refused(outcome) == "outcome-unknown"


@pytest.mark.parametrize("concept", ["nosh", "", "NASH", "all"])
def test_an_unknown_concept_is_refused(concept: str) -> None:
    assert refused(1, concept) == "concept-unknown"


@pytest.mark.parametrize(
    "concept",
    ["sim", "sim_fh", "gmr:strong=2", "nash:coalition", "limited=2", "seq:order=ann>bob"],
)
def test_concepts_whose_conditions_are_other_formulas_are_refused(concept: str) -> None:
    assert refused(1, concept) in ("concept-undefined", "concept-variant")


def test_a_variant_that_means_nothing_is_refused() -> None:
    assert refused(1, "gmr:strnog") == "concept-variant"


@pytest.mark.parametrize(
    ("limits", "part"),
    [
        (comity.Limits(arcs=3), "more than 3 steps (--max-arcs)"),
        (comity.Limits(steps=8), "more than 8 comparisons (--max-steps)"),
        (comity.Limits(memory_bytes=1500), "1,950 bytes (limit 1,500: --max-memory)"),
    ],
)
def test_a_question_that_takes_too_much_is_refused(limits: comity.Limits, part: str) -> None:
    with pytest.raises(comity.ComityError) as caught:
        comity.inverse(comity.read("syria-iraq-1975"), 2, "smr", limits=limits)
    (fault,) = caught.value.faults
    assert (fault.slug, fault.where) == ("inverse-too-large", "outcome")
    assert part in str(fault)
