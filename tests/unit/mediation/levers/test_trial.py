"""What some levers would do, on a dispute worked out by hand.

Two neighbours: Ann can build a wall, Bob can sue. Ann wants a wall above all, Bob none. From the
status quo (nothing, 1) Ann improves by building (2). Bob then sues (4), if that is worth it.
"""

from dataclasses import replace
from fractions import Fraction

import pytest

import comity
from comity import AddOptionLevel, Lever
from comity.mediation.levers.trial import try_levers

CASE = """\
comity: 1
id: wall
title: A wall
parties:
  - {id: ann, name: Ann, options: [{id: wall, label: Build a wall}]}
  - {id: bob, name: Bob, options: [{id: sue, label: Sue}]}
status_quo: {wall: yes}
preferences:
  ann: {weights: {wall: 2, sue: -3}}
  bob: {weights: {wall: -2, sue: -1}}
levers:
  - id: aid
    by: City
    cost: 2
    effect: {compensate: {party: ann, statement: wall == no, weight: 2}}
  - id: gift
    by: City
    cost: 5/2
    effect: {compensate: {party: ann, statement: wall == no, weight: 3}}
  - {id: law, by: City, cost: 1, effect: {make_one_way: {option: wall, change: down}}}
  - {id: peace, by: City, cost: 0, effect: {remove_option: {option: sue}}}
  - id: pay
    by: City
    cost: 1
    effect: {compensate: {party: ann, statement: wall == no, weight: 3, payer: bob}}
"""


@pytest.fixture
def dispute() -> comity.Dispute:
    return comity.parse(CASE)


def test_as_the_case_is(dispute: comity.Dispute) -> None:
    it = try_levers(dispute, 1, [], "nash")
    assert (it.holds, it.indivisible, it.lowered, it.compensated) == (False, False, ("ann",), ())
    assert [(p.party, p.stable) for p in it.proofs] == [("ann", False), ("bob", True)]
    assert it.chosen == comity.LeverSet((), Fraction(0))


def test_a_law_holds_an_outcome_but_does_not_make_it_secure(dispute: comity.Dispute) -> None:
    it = try_levers(dispute, 1, ["law"], "nash")
    assert (it.holds, it.indivisible, it.lowered) == (True, False, ("ann",))


def test_compensation_lifts_and_is_told(dispute: comity.Dispute) -> None:
    it = try_levers(dispute, 1, ["gift"], "nash")
    assert (it.holds, it.indivisible, it.lowered, it.compensated) == (True, True, (), ("ann",))
    assert it.chosen.cost == Fraction(5, 2)
    assert [lever.id for lever in it.levers] == ["gift"]


def test_who_pays_may_be_worse_off(dispute: comity.Dispute) -> None:
    it = try_levers(dispute, 1, ["pay"], "nash")
    assert (it.lowered, it.compensated, it.holds) == (("bob",), ("ann",), True)


def test_levers_are_listed_once_and_in_the_order_of_the_case(dispute: comity.Dispute) -> None:
    it = try_levers(dispute, 1, ["peace", "law", "peace"], "nash")
    assert it.chosen == comity.LeverSet(("law", "peace"), Fraction(1))


def test_an_outcome_that_a_lever_takes_away_is_gone(dispute: comity.Dispute) -> None:
    it = try_levers(dispute, 3, ["peace"])
    assert (it.gone, it.there, it.holds, it.indivisible) == (True, None, False, False)
    assert (it.proofs, it.lowered, it.compensated) == ((), (), ())


def test_new_levels_give_outcomes_other_numbers(dispute: comity.Dispute) -> None:
    higher = Lever("higher", "City", Fraction(1), AddOptionLevel("wall", "higher"))
    more = replace(dispute, levers=(*dispute.levers, higher))
    plain, levered = (try_levers(more, 3, it) for it in ([], ["higher"]))
    assert (plain.there, plain.renumbered) == (3, False)
    assert (levered.target.number, levered.there, levered.renumbered) == (3, 4, True)
    assert {it.outcome for it in levered.proofs} == {4}


@pytest.mark.parametrize(
    ("levers", "slug"),
    [(["lwa"], "lever-unknown"), (["aid", "gift"], "levers-clash")],
)
def test_what_cannot_be_tried(dispute: comity.Dispute, levers: list[str], slug: str) -> None:
    with pytest.raises(comity.ComityError) as caught:
        try_levers(dispute, 1, levers)
    assert [it.slug for it in caught.value.faults] == [slug]


def test_other_concepts_and_disputes_without_a_status_quo(dispute: comity.Dispute) -> None:
    for concept, asked, slug in (
        ("sim", dispute, "concept-undefined"),
        ("gmr:strong=2", dispute, "concept-undefined"),
        ("x", dispute, "concept-unknown"),
        ("seq", comity.read("chicken"), "key-missing"),
    ):
        with pytest.raises(comity.ComityError) as caught:
            try_levers(asked, 1, [], concept)
        assert [it.slug for it in caught.value.faults] == [slug]


def test_it_shows_itself(dispute: comity.Dispute) -> None:
    it = try_levers(dispute, 1, ["law"], "nash")
    assert repr(it) == "<Trial of wall; target: 1; levers: law>"
    html = it._repr_html_()
    assert "A wall" in html
    assert "leaves Ann worse off than the status quo" in html
