"""Expected answers beside computed ones."""

from dataclasses import replace

import pytest

import comity
from comity.model.limits import DEFAULT
from comity.stability.expected import compare

CASE = """\
comity: 1
id: x
title: X
parties:
  - {id: ann, name: Ann, options: [{id: a, label: A}]}
  - {id: bob, name: Bob, options: [{id: b, label: B}]}
  - {id: cat, name: Cat, kind: affected}
preferences:
  ann: {ranking: [4, 3, 2, 1]}
  bob: {ranking: [4, 2, 3, 1]}
  cat: {ranking: [["--"]]}
expected:
"""


def verdicts(*rows: str, text: str = CASE) -> list[bool]:
    lines = "".join(f"  - {{source: modeller, {row}}}\n" for row in rows)
    return [it.agrees for it in compare(comity.parse(text + lines), DEFAULT)]


def test_without_expected_answers_there_is_nothing_to_compare() -> None:
    assert compare(comity.parse(CASE), DEFAULT) == ()


def test_an_answer_agrees_when_it_is_right_and_only_then() -> None:
    rows = [
        f"concept: nash, equilibria: {them}" for them in ("[4]", "['YY']", "[1]", "[]", "[1, 4]")
    ]
    assert verdicts(*rows) == [True, True, False, False, False]


def test_the_order_of_an_answer_plays_no_part() -> None:
    rows = [f"concept: nash, party: ann, stable: {them}" for them in ("[2, 4]", "[4, 2]", "[4]")]
    assert verdicts(*rows) == [True, True, False]


def test_only_some_outcomes_may_be_compared() -> None:
    rows = [
        "concept: nash, equilibria: [4], among: [3, 4]",
        "concept: nash, equilibria: [], among: [1]",
    ]
    assert verdicts(*rows, "concept: nash, equilibria: [], among: [4]") == [True, True, False]


def test_what_is_not_defined_agrees_with_nothing() -> None:
    text = CASE.replace("preferences:", "same: [a and b]\npreferences:")
    (only,) = compare(
        comity.parse(text + "  - {source: modeller, concept: sim, equilibria: [4]}\n"), DEFAULT
    )
    assert only.found is None
    assert not only.agrees


@pytest.mark.parametrize("stable", ["[]", "[1, 2, 3, 4]"])
def test_an_answer_for_a_bystander_is_refused_or_compared_but_no_crash(stable: str) -> None:
    row = f"  - {{source: modeller, concept: nash, party: cat, stable: {stable}}}\n"
    try:
        dispute = comity.parse(CASE + row)
    except comity.ComityError as error:
        found = [str(fault) for fault in error.faults]
    else:
        found = [str(it.agrees) for it in compare(dispute, DEFAULT)]
    assert found


def test_an_answer_may_be_of_a_variant_of_a_concept() -> None:
    rows = [f"concept: 'seq:order=2', equilibria: {them}" for them in ("[4]", "[1]")]
    assert verdicts(*rows) == [True, False]
    text = CASE.replace("preferences:", "unknown: {ann: [[4, 3]]}\npreferences:")
    rows = ["concept: 'nash:unknown=a', equilibria: []"]
    rows += [f"concept: 'nash:unknown=b', equilibria: {them}" for them in ("[3, 4]", "[4]")]
    assert verdicts(*rows, text=text) == [True, True, False]


def test_words_of_a_concept_may_stand_in_any_order() -> None:
    (only,) = comity.parse(
        CASE + "  - {source: modeller, concept: 'gmr:unknown=a:strong', equilibria: []}\n"
    ).expected
    assert only.concept == "gmr:strong=2:unknown=a"
    made = replace(comity.parse(CASE), expected=(replace(only, concept="gmr:unknown=a:strong"),))
    assert compare(made, DEFAULT)[0].found is not None
