"""Questions about settlements that have no answer are refused with their slug."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

import comity
from tests.bad_input.messages import CASE, GRAPH

UNSTARTED = CASE.replace("status_quo: {a: no}\n", "")


def refused(ask: Callable[..., object], *arguments: Any, text: str = CASE, **options: Any) -> str:
    with pytest.raises(comity.ComityError) as caught:
        ask(comity.parse(text), *arguments, **options)
    slugs = {fault.slug for fault in caught.value.faults}
    assert all(str(fault).isprintable() for fault in caught.value.faults)
    (slug,) = slugs
    return slug


@pytest.mark.parametrize("joint", [0, -1, -(10**20)])
def test_fewer_than_one_party_cannot_move(joint: int) -> None:
    assert refused(comity.find_way, 2, joint=joint) == "joint-size"


@pytest.mark.parametrize("tag", ["forse", "", "\x1b[31m", "a\nb"])
def test_a_tag_that_nothing_bears_is_refused(tag: str) -> None:
    for text in (CASE, GRAPH):
        assert refused(comity.find_way, 2, without=(tag,), text=text) == "tag-unknown"
        assert refused(comity.find_way, without=(tag, "other"), text=text) == "tag-unknown"


@pytest.mark.parametrize("text", [CASE, GRAPH])
def test_weights_of_some_are_no_scale(text: str) -> None:
    assert refused(comity.settle, scale="weights", text=text) == "scale-undefined"
    assert refused(comity.find_way, 1, scale="weights", text=text) == "scale-undefined"


@pytest.mark.parametrize("outcome", [0, -1, 11, "N2", "--N", "", "Y2Y", "any"])
def test_an_outcome_that_is_none_or_many_is_refused(outcome: int | str) -> None:
    for ask in (comity.find_way, comity.certify):
        assert refused(ask, outcome) == "outcome-unknown"


def test_without_a_status_quo_there_is_nothing_to_compare_with() -> None:
    assert refused(comity.settle, text=UNSTARTED) == "key-missing"
    for ask in (comity.find_way, comity.certify):
        assert refused(ask, 2, text=UNSTARTED) == "key-missing"
    assert refused(comity.find_way, text=UNSTARTED) == "key-missing"


@pytest.mark.parametrize("text", [CASE, GRAPH, UNSTARTED])
def test_walk_aways_must_be_stated_by_everybody(text: str) -> None:
    assert refused(comity.settle, reference="walk-aways", text=text) == "walk-away-missing"


TALKS = """\
comity: 1
id: talks
title: Talks
parties: [{id: ann, name: Ann}, {id: bob, name: Bob}]
joint_options: [{id: fund, label: Fund, consent: [ann, bob]}]
preferences: {ann: {weights: {fund: 1}}, bob: {weights: {fund: 2}, walk_away: 1}}
"""


def test_bargaining_needs_somebody_who_negotiates() -> None:
    text = TALKS.replace("name: Ann}", "name: Ann, kind: affected}")
    text = text.replace("name: Bob}", "name: Bob, kind: affected}")
    assert comity.bargain(comity.parse(text), outcome=1).negotiators == ("ann", "bob")
    text = text.replace("joint_options: [{id: fund, label: Fund, consent: [ann, bob]}]\n", "")
    text = text.replace("{fund: 1}", "{a: 1}").replace("{fund: 2}", "{a: 2}")
    text = text.replace("preferences", "graph: {outcomes: [a, b], moves: {}}\npreferences")
    text = text.replace("{weights: {a: 1}}", "{ranking: [a, b]}")
    text = text.replace("{weights: {a: 2}, walk_away: 1}", "{ranking: [b, a]}")
    for asked in ({}, {"outcome": "a"}):
        assert refused(comity.bargain, text=text, **asked) == "negotiators-none"


def test_more_digits_than_python_writes_are_refused() -> None:
    fractions = ", ".join(f"a == l{k}: 3/{10**98 + 2 * k + 1}" for k in range(36))
    levels = ", ".join(f"l{k}" for k in range(36))
    text = TALKS.replace("label: Fund,", f"label: Fund, levels: [{levels}],")
    text = text.replace("{fund: 1}", f"{{{fractions.replace('a ==', 'fund ==')}}}")
    assert refused(comity.bargain, outcome=1, text=text) == "weights-range"
    names = ("ann", "bob")
    many = tuple(comity.JointOption(f"o{k}", "-", names) for k in range(3400))
    parties = tuple(comity.Party(name, name) for name in names)
    weights = {name: comity.Weights({"o1": Fraction(1)}) for name in names}
    dispute = comity.Dispute("d", "D", parties, weights, joint_options=many)
    with pytest.raises(comity.ComityError, match=r"about 10\^1023 .*\(space-too-large\)"):
        comity.bargain(dispute, outcome=1)


def test_bargaining_needs_weights_and_something_to_count_from() -> None:
    for text in (CASE, GRAPH):
        assert refused(comity.bargain, text=text) == "weights-missing"
    assert refused(comity.bargain, text=TALKS) == "key-missing"
    assert refused(comity.bargain, "status-quo", text=TALKS) == "key-missing"
    assert refused(comity.bargain, "walk-aways", text=TALKS) == "walk-away-missing"
    assert refused(comity.bargain, "maximin", text=TALKS) == "reference-undefined"
    assert refused(comity.bargain, "walk-aways", indivisible=True, text=TALKS) == "key-missing"
    for outcome in (0, 3, -1, 10**30, "", "NY", "2", "-", "fund"):
        assert refused(comity.bargain, outcome=outcome, text=TALKS) == "outcome-unknown"


@pytest.mark.parametrize("concept", ["nosh", "", "NASH"])
def test_an_unknown_concept_is_refused(concept: str) -> None:
    assert refused(comity.settle, ["nash", concept]) == "concept-unknown"


def ring(count: int) -> comity.Dispute:
    """Make parties around a table, and between any two neighbours an issue of their own."""
    parties = tuple(
        comity.Party(f"p{k}", "P", options=(comity.Option(f"o{k}", "O"),) if k == 0 else ())
        for k in range(count)
    )
    issues = tuple(
        comity.JointOption(f"j{k}", "J", (f"p{k}", f"p{(k + 1) % count}")) for k in range(count)
    )
    names = ", ".join(f"j{k}" for k in range(count))
    text = f"exactly(0, {names}) or exactly({count}, {names})"
    wants = {it.id: comity.Concerns((comity.Concern("none-or-all", text),)) for it in parties}
    return comity.Dispute("ring", "Ring", parties, wants, joint_options=issues, status_quo={})


def test_too_many_different_consents_are_refused_and_not_waited_for() -> None:
    few = comity.find_way(ring(6), "NYYYYYY")
    assert (few.safe, few.joint_size) == (True, 6)
    with pytest.raises(comity.ComityError, match=r"^joint_options: .*\(consents-too-many\)$"):
        comity.find_way(ring(12), "N" + 12 * "Y", limits=comity.Limits(steps=10_000_000))


def test_a_party_with_too_many_strategies_is_refused_and_not_waited_for() -> None:
    options = tuple(comity.Option(f"o{k}", "O") for k in range(9))
    party = comity.Party("ann", "Ann", options=options)
    wants = {"ann": comity.Concerns((comity.Concern("it", "o1"),))}
    dispute = comity.Dispute("wide", "Wide", (party,), wants, status_quo={})
    with pytest.raises(comity.ComityError, match=r"262,144 steps .*\(expense-too-large\)$"):
        comity.settle(dispute, limits=comity.Limits(steps=262_143))
    assert comity.settle(dispute, limits=comity.Limits(steps=262_144)).dilemma() == 0
