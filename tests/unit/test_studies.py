"""Studies: what is asked of a dispute, and what has to be left out."""

import json
from dataclasses import replace
from fractions import Fraction

import pytest

import comity
from comity.studies import CERTIFIED, COUNTERED


def test_a_study_holds_what_each_question_would_give_by_itself() -> None:
    dispute = replace(comity.read("chicken"), status_quo={})
    found = comity.study(dispute)
    settlement = comity.settle(dispute)
    assert found.settlement is not None
    assert found.settlement.indivisible == settlement.indivisible == (2, 3, 4)
    assert found.analysis is found.settlement.analysis
    order = [int(settlement.space.numbers[it]) for it in settlement.positions]
    assert [it.outcome.number for it in found.certificates] == order
    assert found.certificates[0] == comity.certify(dispute, order[0])
    assert found.way == comity.find_way(dispute)
    assert found.regimes is not None
    assert [it.words for it in found.regimes.regimes] == [
        it.words for it in comity.compare_regimes(dispute).regimes
    ]
    assert (found.principles, dict(found.checks), found.left_out) == (None, {}, ())


def test_without_settlements_counter_examples_say_what_is_in_the_way() -> None:
    found = comity.study(comity.read("elmira-1991"))
    assert len(found.certificates) == COUNTERED
    assert not any(it.indivisible for it in found.certificates)
    assert found.way is None


def test_an_outcome_asked_for_comes_first_and_has_a_way() -> None:
    dispute = comity.read("korea-2017")
    found = comity.study(dispute, outcome=9)
    assert found.certificates[0] == comity.certify(dispute, 9)
    assert found.way == comity.find_way(dispute, 9)
    assert found.certificates[1:] == ()


def test_principles_are_put_to_every_outcome_that_is_certified() -> None:
    dispute = replace(comity.read("chicken"), status_quo={})
    listed = comity.read_principles("helsinki-decalogue")
    found = comity.study(dispute, principles=listed)
    assert [*found.checks] == [it.outcome.number for it in found.certificates]
    analysis = comity.analyze(dispute)
    assert all(checks == comity.assess(analysis, it, listed) for it, checks in found.checks.items())


def test_without_a_status_quo_only_what_needs_none_is_asked() -> None:
    found = comity.study(replace(comity.read("chicken"), status_quo=None))
    assert (found.settlement, found.way, found.regimes) == (None, None, None)
    assert found.certificates == ()
    assert found.left_out[0].what == "Settlements"
    assert all("status quo" in it.why for it in found.left_out)


def test_walk_aways_give_settlements_without_a_status_quo() -> None:
    dispute = comity.read("barter")
    stated = {
        party: replace(preference, walk_away=Fraction(3))
        for party, preference in dispute.preferences.items()
        if isinstance(preference, comity.Weights)
    }
    found = comity.study(replace(dispute, status_quo=None, preferences=stated))
    assert found.settlement is not None
    assert found.settlement.reference == "walk-aways"
    assert found.certificates == ()


def test_what_is_too_large_is_left_out_and_told() -> None:
    limits = comity.Limits(steps=2_000)
    found = comity.study(comity.read("garrison-diversion"), limits=limits)
    assert found.left_out
    assert all(it.why for it in found.left_out)
    assert found.analysis.equilibria["nash"] is not None


def test_faults_of_the_dispute_and_of_the_question_are_raised() -> None:
    dispute = comity.read("chicken")
    with pytest.raises(comity.ComityError, match="outcome-unknown"):
        comity.study(dispute, outcome=99)
    with pytest.raises(comity.ComityError, match="concept-unknown"):
        comity.study(dispute, ["nosh"])


def test_certificates_are_few_however_many_settlements_there_are() -> None:
    parties = [
        {"id": f"p{k}", "name": f"P{k}", "options": [{"id": f"o{k}", "label": f"O{k}"}]}
        for k in range(5)
    ]
    case = {
        "comity": 1,
        "id": "all-agree",
        "title": "All agree",
        "parties": parties,
        "status_quo": {},
        "preferences": {f"p{k}": {"concerns": [{"id": "c", "want": "o0"}]} for k in range(5)},
    }
    found = comity.study(comity.parse(json.dumps(case)))
    assert found.settlement is not None
    assert len(found.settlement.indivisible) == 31
    assert len(found.certificates) == CERTIFIED


def test_where_nobody_has_a_move_there_is_nothing_to_come_to_or_to_jump_from() -> None:
    found = comity.study(comity.read("barter"))
    assert (found.reach, found.jumps) == (None, None)
    assert not any(it.what.startswith("What could be") for it in found.left_out)


def test_conditions_and_levers_are_sought_for_the_outcome_asked_for() -> None:
    dispute = comity.read("two-valleys")
    found = comity.study(dispute, outcome=12)
    assert found.inverse is not None
    assert found.mediation is not None
    assert (found.inverse.outcome, found.mediation.target.number) == (12, 12)
    assert found.mediation.chosen == comity.mediate(dispute, 12).chosen
    best = comity.study(dispute).mediation
    assert best is not None
    assert best.chosen == comity.mediate(dispute).chosen


def test_without_levers_or_a_settlement_neither_is_sought() -> None:
    found = comity.study(comity.read("elmira-1991"))
    assert (found.inverse, found.mediation) == (None, None)
    assert found.left_out == ()
    proposed = comity.study(comity.read("elmira-1991"), outcome=9)
    assert proposed.inverse is not None


def test_what_no_levers_can_hold_is_left_out_with_its_reason() -> None:
    dispute = replace(comity.read("two-valleys"), levers=comity.read("two-valleys").levers[:1])
    found = comity.study(dispute, outcome=13)
    assert found.mediation is None
    assert [it.what for it in found.left_out] == ["What levers would do"]


def test_what_it_would_take_is_asked_of_the_outcome_that_the_rest_is_about() -> None:
    found = comity.study(comity.read("two-valleys"))
    assert found.inverse is not None
    assert found.mediation is not None
    assert found.inverse.outcome == found.mediation.target.number
    under = comity.study(comity.read("two-valleys"), ["smr", "nash"])
    assert under.inverse is not None
    assert under.mediation is not None
    assert (under.inverse.concept, under.mediation.concept) == ("nash", "nash")
    none = comity.study(comity.read("two-valleys"), ["sim"])
    assert (none.inverse, none.mediation) == (None, None)
