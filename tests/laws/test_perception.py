"""Views: what lasts and what is expected equal the definitions, and keep to what must be so."""

import copy
from collections.abc import Collection

from hypothesis import given, settings
from hypothesis import strategies as st

import comity
from comity.stability.concept import SIMPLE
from tests.laws.agreement import dispute_of
from tests.laws.proof_checker import Checker
from tests.laws.test_foresight import two_movers
from tests.oracles.concepts import CONCEPTS, movers
from tests.oracles.foresight import Foresight
from tests.oracles.order import order
from tests.oracles.perception import misjudged, perceived, seen_by, unseen
from tests.strategies import Case, disputes, graphs
from tests.strategies.ingredients import enriched

CASES = enriched(st.one_of(disputes(limit=12, parties=3), graphs(outcomes=5)), "views")


def without(case: Case, *keys: str) -> Case:
    """Return a case without some keys of its views."""
    less = copy.deepcopy(case)
    for view in less["views"].values():
        for key in keys:
            view.pop(key, None)
    return less


def numbers(found: Collection[int]) -> tuple[int, ...]:
    return tuple(sorted(found))


@given(CASES, st.sampled_from(SIMPLE))
def test_what_lasts_and_is_expected_is_as_defined(case: Case, concept: str) -> None:
    found = comity.perceive(dispute_of(case), [concept])
    truth = perceived(case, concept)
    stays = {
        i: found.numbers(row) for i, row in zip(found.parties, found.stays[concept], strict=True)
    }
    assert stays == {i: numbers(them) for i, them in truth.stays.items()}
    assert found.expected[concept] == {i: numbers(them) for i, them in truth.expected.items()}
    assert found.lasting[concept] == numbers(truth.lasting)
    assert found.steady[concept] == numbers(truth.steady)
    assert found.unsteady[concept] == numbers(truth.unsteady)
    assert found.stealthy[concept] == numbers(truth.stealthy)
    assert found.equilibria[concept] == numbers(truth.equilibria)
    assert found.enduring[concept] == numbers(truth.lasting & truth.equilibria)
    for k, viewer in enumerate(found.parties):
        assert found.numbers(found.unseen[k]) == numbers(unseen(case, viewer))
        assert set(found.misjudged[viewer]) == misjudged(case, viewer)
        surprises = numbers(truth.lasting - truth.expected[viewer])
        assert found.surprises[concept][viewer] == surprises
        disappointments = numbers(truth.expected[viewer] - truth.lasting)
        assert found.disappointments[concept][viewer] == disappointments


@given(CASES)
def test_what_lasts_is_of_exactly_one_kind(case: Case) -> None:
    found = comity.perceive(dispute_of(case))
    for concept in found.concepts:
        parts = [*found.steady[concept], *found.unsteady[concept], *found.stealthy[concept]]
        assert sorted(parts) == list(found.lasting[concept])
        assert set(found.steady[concept]) == set(found.lasting[concept]).intersection(
            *found.expected[concept].values()
        )


@settings(max_examples=25)
@given(CASES)
def test_views_that_say_nothing_change_nothing(case: Case) -> None:
    dispute = dispute_of(without(case, "preferences", "unseen"))
    found, analysis = comity.perceive(dispute), comity.analyze(dispute, SIMPLE)
    assert found.lasting == found.steady == found.equilibria == analysis.equilibria
    for concept in SIMPLE:
        assert all(it == found.lasting[concept] for it in found.expected[concept].values())
        assert (found.stays[concept] == analysis.stable[concept]).all()
    assert not any(found.misjudged.values())


@settings(max_examples=25)
@given(CASES)
def test_who_is_misjudged_matters_only_where_interests_are_asked_for(case: Case) -> None:
    dispute = dispute_of(without(case, "unseen"))
    found = comity.perceive(dispute)
    for concept in ("nash", "gmr", "smr"):
        assert found.lasting[concept] == found.equilibria[concept]
    assert not any(found.stealthy.values())


@given(CASES)
def test_what_a_party_does_not_see_it_never_leaves(case: Case) -> None:
    found = comity.perceive(dispute_of(case))
    for concept in found.concepts:
        assert (found.stays[concept] | ~found.unseen).all()
        assert not (found.expects[concept] & found.unseen).any()


@given(CASES, st.sampled_from(SIMPLE), st.data())
def test_the_analysis_of_a_view_is_that_of_the_dispute_it_tells_of(
    case: Case, concept: str, data: st.DataObject
) -> None:
    dispute = dispute_of(case)
    viewer = data.draw(st.sampled_from(dispute.movers))
    analysis = comity.analyze(dispute, [concept], seen_by=viewer)
    found = comity.perceive(dispute, [concept])
    assert analysis.equilibria[concept] == found.expected[concept][viewer]
    model = seen_by(case, viewer)
    stuck = {s for s in model.numbers if not any(model.moves[i][s] for i in model.parties)}
    assert analysis.held_no_moves == numbers(stuck - unseen(case, viewer))
    k = found.parties.index(viewer)
    assert (found.stays[concept][k] == analysis.stable[concept][k]).all()  # type: ignore[index]
    for party, row in analysis.ranks.items():
        tiers = sorted(set(row.tolist()))
        order = {int(n): tiers.index(r) for n, r in zip(analysis.space.numbers, row, strict=True)}
        assert order == model.rank[party]


@settings(max_examples=25)
@given(CASES, st.sampled_from(SIMPLE), st.data())
def test_every_proof_in_somebodys_eyes_is_right(
    case: Case, concept: str, data: st.DataObject
) -> None:
    dispute = dispute_of(case)
    viewer, party = (data.draw(st.sampled_from(dispute.movers)) for _ in range(2))
    checker = Checker(case)
    checker.graph = seen_by(case, viewer)
    stable = CONCEPTS[concept](checker.graph, party)
    for number in checker.graph.numbers:
        proof = comity.explain(dispute, party, number, concept, seen_by=viewer)
        assert (proof.stable, proof.seen_by) == (number in stable, viewer)
        checker.check(proof)


@settings(max_examples=25)
@given(enriched(two_movers(), "views"), st.integers(1, 3), st.booleans(), st.data())
def test_orders_and_foresight_go_by_what_is_seen(
    case: Case, horizon: int, possible: bool, data: st.DataObject
) -> None:
    viewer = data.draw(st.sampled_from(movers(case)))
    view = seen_by(case, viewer)
    ahead, also = Foresight(view), ":possible" * possible
    truth = {
        f"seq:order={horizon}": {i: order(view, i, horizon) for i in view.parties},
        f"limited={horizon}{also}": {
            i: ahead.limited(i, horizon, possible=possible) for i in view.parties
        },
        f"nonmyopic{also}": {i: ahead.nonmyopic(i, possible=possible) for i in view.parties},
    }
    found = comity.analyze(dispute_of(case), truth, seen_by=viewer)
    for concept, stable in truth.items():
        assert found.stability[concept] == {i: numbers(them) for i, them in stable.items()}
        for number in view.numbers:
            proof = comity.explain(found.dispute, viewer, number, concept, seen_by=viewer)
            assert proof.stable == (number in stable[viewer])
