"""Questions about a dispute that have no answer are refused with their slug."""

import pytest

import comity
from comity.model.limits import Limits
from tests.bad_input.messages import CASE, GRAPH


def refused(party: str, outcome: int | str, concept: str, text: str = CASE) -> str:
    with pytest.raises(comity.ComityError) as caught:
        comity.explain(comity.parse(text), party, outcome, concept)
    (fault,) = caught.value.faults
    assert str(fault).isprintable()
    return fault.slug


@pytest.mark.parametrize("party", ["nobody", "cat", "", "Ann"])
def test_a_party_without_moves_cannot_be_asked_about(party: str) -> None:
    assert refused(party, 1, "nash") == "party-unknown"


@pytest.mark.parametrize("concept", ["nosh", "", "NASH", "all"])
def test_an_unknown_concept_is_refused(concept: str) -> None:
    assert refused("ann", 1, concept) == "concept-unknown"
    with pytest.raises(comity.ComityError, match="concept-unknown"):
        comity.analyze(comity.parse(CASE), ["nash", concept])


@pytest.mark.parametrize("concept", ["sim", "sim_fh"])
def test_moves_at_once_have_no_meaning_in_a_graph(concept: str) -> None:
    assert refused("ann", 1, concept, GRAPH) == "concept-undefined"
    assert refused("ann", "1", "nash", GRAPH) in ("outcome-unknown", "id-unknown")


@pytest.mark.parametrize("outcome", [0, 11, -1, "N2", "--N", "", "N9N", "Y2Y"])
def test_an_outcome_that_is_none_or_many_is_refused(outcome: int | str) -> None:
    assert refused("ann", outcome, "nash") == "outcome-unknown"


@pytest.mark.parametrize("concept", ["gmr:strnog", "nash:strong", "gmr:unknown=e", "limited"])
def test_a_variant_that_means_nothing_is_refused(concept: str) -> None:
    with pytest.raises(comity.ComityError, match="concept-variant"):
        comity.analyze(comity.parse(CASE), ["nash", concept])


@pytest.mark.parametrize("limits", [Limits(memory_bytes=500_000), Limits(arcs=40_000)])
def test_relations_of_too_many_outcomes_are_refused(limits: Limits) -> None:
    options = tuple(comity.Option(f"o{k}", "O") for k in range(10))
    parties = (
        comity.Party("a", "A", options=options[:5]),
        comity.Party("b", "B", options=options[5:]),
    )
    dispute = comity.Dispute("d", "D", parties, dict.fromkeys("ab", comity.Concerns(())))
    comity.analyze(dispute, ["seq:order=2"])
    with pytest.raises(comity.ComityError, match="relations-too-large"):
        comity.analyze(dispute, ["seq:order=2"], limits=limits)


def crowd(count: int) -> comity.Dispute:
    """Give a dispute of so many parties, each with one option."""
    ids = [f"p{k}" for k in range(count)]
    parties = tuple(comity.Party(it, it, options=(comity.Option(f"o{it}", "O"),)) for it in ids)
    return comity.Dispute("d", "D", parties, dict.fromkeys(ids, comity.Concerns(())))


@pytest.mark.parametrize(
    "concept", ["nash:coalition", "seq:coalition=p0+p1", "gmr:coalition=p0+p1:jump"]
)
def test_all_coalitions_of_many_parties_are_refused(concept: str) -> None:
    with pytest.raises(comity.ComityError, match="coalitions-too-many"):
        comity.analyze(crowd(11), [concept])
    comity.analyze(crowd(11), ["gmr:coalition=p0+p1", "seq:blocs=p0+p1"])


@pytest.mark.parametrize("limits", [Limits(memory_bytes=300_000), Limits(arcs=4_000)])
def test_sets_for_coalitions_that_do_not_fit_are_refused(limits: Limits) -> None:
    concept = "seq:blocs=p0+p1+p2+p3+p4/p5+p6+p7"
    comity.analyze(crowd(8), [concept])
    comity.analyze(crowd(8), ["nash"], limits=limits)
    with pytest.raises(comity.ComityError, match="relations-too-large"):
        comity.explain(crowd(8), "p7", 1, "gmr:coalition", limits=limits)


def test_agreement_of_very_many_sets_of_parties_is_refused() -> None:
    ids = [f"p{k}" for k in range(11)]
    dispute = comity.Dispute(
        "d",
        "D",
        tuple(comity.Party(it, it) for it in ids),
        dict.fromkeys(ids, comity.Concerns(())),
        joint_options=tuple(comity.JointOption(f"o{it}", "O", (it,)) for it in ids),
        infeasible=("op0 and op1",),
    )
    with pytest.raises(comity.ComityError, match="consents-too-many"):
        comity.analyze(dispute, ["nash:coalition=p0"])


@pytest.mark.parametrize("concept", ["nash:coalition:jump", "gmr:blocs=ann+bob:jump"])
def test_changes_at_once_have_no_meaning_in_a_graph(concept: str) -> None:
    assert refused("ann", 1, concept, GRAPH) == "concept-undefined"


def test_a_party_in_two_blocs_is_refused() -> None:
    assert refused("ann", 1, "gmr:blocs=ann+bob/ann") == "blocs-invalid"
    assert refused("ann", 1, "gmr:blocs=ann+bo") == "party-unknown"
