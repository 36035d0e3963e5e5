"""What is said of outcomes that levers add, take away, or give other numbers."""

from dataclasses import replace
from fractions import Fraction

import pytest

import comity
from comity.mediation.levers.numbering import numbering_words
from comity.model.lever import Effect
from comity.model.limits import DEFAULT
from comity.model.space import outcome_space

CASE = comity.parse("""\
comity: 1
id: shore
title: A shore
parties:
  - {id: ann, name: Ann, options: [{id: a, label: Walk}, {id: b, label: Swim}]}
status_quo: {b: yes}
preferences: {ann: {weights: {a: 1}}}
""")
A = comity.AddOptionLevel("a", "more")
B = comity.AddOptionLevel("b", "more")
KEPT = comity.RemoveOption("a")


def told(*effects: Effect, target: int = 4) -> list[str]:
    levers = tuple(comity.Lever(f"l{k}", "UN", Fraction(1), it) for k, it in enumerate(effects))
    case = replace(CASE, levers=levers)
    levered = comity.with_levers(case, [it.id for it in levers])
    return [*numbering_words(outcome_space(case), levered, target, DEFAULT)]


def test_where_nothing_changes_nothing_is_said() -> None:
    assert told() == told(comity.MakeOneWay("a", "up")) == []


def test_new_outcomes_are_told_by_number() -> None:
    assert told(B) == [
        "With these levers there are 6 outcomes, not 4 as in the case: 5 to 6 are new."
    ]


@pytest.mark.parametrize(
    ("target", "pairs"), [(4, "3 is 4 and 4 is 5"), (3, "3 is 4"), (1, "3 is 4")]
)
def test_other_numbers_are_told_of_the_status_quo_and_the_target(target: int, pairs: str) -> None:
    first, second = told(A, target=target)
    assert first.endswith("not 4 as in the case: 3 and 6 are new.")
    assert second.startswith(f"Outcomes of the case then have other numbers: {pairs}. Why")


def test_outcomes_that_are_gone_are_counted() -> None:
    first, second = told(KEPT, target=1)
    assert first == "With these levers there are 2 outcomes, not 4 as in the case."
    assert ": 3 is 2. Why" in second


def test_other_numbers_are_told_where_neither_status_quo_nor_target_has_one() -> None:
    case = replace(CASE, status_quo={"b": "no"}, levers=(comity.Lever("l", "UN", Fraction(1), A),))
    levered = comity.with_levers(case, "l")
    said = [*numbering_words(outcome_space(case), levered, 1, DEFAULT)]
    assert said[1].startswith("Outcomes of the case then have other numbers. Why")


def test_new_outcomes_in_many_places_are_counted() -> None:
    more = tuple(comity.Option(f"o{k}", f"Gate {k}") for k in range(3))
    party = replace(CASE.parties[0], options=(CASE.parties[0].options[0], *more))
    case = replace(CASE, parties=(party,), status_quo=None)
    case = replace(case, levers=(comity.Lever("l", "UN", Fraction(1), A),))
    levered = comity.with_levers(case, ["l"])
    first, _ = numbering_words(outcome_space(case), levered, 1, DEFAULT)
    assert first.endswith("24 outcomes, not 16 as in the case: 8 are new.")
