"""The public is told nothing of what parties want, prefer or would walk away to."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import comity
from comity.report.document import view
from comity.report.page.page import page
from comity.report.pictures.theme import LIGHT
from comity.report.reading import Audience, Provenance
from comity.report.settlement import view_certificate
from comity.stability.explain import explain_each
from tests.browser.nasty import nasty
from tests.golden.views import MADE_UP, plain
from tests.laws.agreement import dispute_of
from tests.laws.settlement_cases import some_case
from tests.laws.wants import marked, ranked

CASES = sorted(comity.cases())
# Each example lays out whole reports.
FEWER = settings(max_examples=min(settings().max_examples, 200))
LISTS = ("helsinki-decalogue", "gsi-commitments")


# Without a status quo settlements are compared with what everybody would walk away to.
WALKING = """\
comity: 1
id: walking
title: Two that could walk away
parties:
  - {id: ann, name: Ann, options: [{id: a, label: Open the gate}]}
  - {id: bob, name: Bob, options: [{id: b, label: Pay}]}
preferences:
  ann: {weights: {b: 3, a: -1}, walk_away: 1.5}
  bob: {weights: {a: 2, b: -0.5}, walk_away: 0.25}
"""


def studied(
    dispute: comity.Dispute, listed: str | None = None, *, outcome: int | None = None
) -> comity.Study:
    principles = comity.read_principles(listed) if listed else None
    return comity.study(dispute, outcome=outcome, principles=principles)


def report_of(study: comity.Study, audience: Audience = "public") -> Any:
    """Return a report as somebody makes it who has the whole case."""
    provenance = Provenance(comity.digest(study.dispute), "comity report case.yaml -o case.html")
    return view(study, audience=audience, provenance=provenance)


def texts(value: Any) -> Iterator[str]:
    """Yield every text and figure of plain data."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield str(key)
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    else:
        yield str(value)


def shown(report: Any) -> str:
    """Return all that is shown: in sections, and in what pictures are drawn from."""
    drawn = [picture.specification(LIGHT) for picture in report.pictures.values()]
    return "\n".join(texts([plain(report), json.loads(json.dumps(drawn))]))


def assert_tells_nothing(dispute: comity.Dispute, listed: str | None = None) -> None:
    """Fail if a mark of what is wanted, or a sentence that tells it, is shown to the public."""
    marks_in, marks = marked(dispute)
    study = studied(marks_in, listed)
    report = report_of(study)
    for text in (shown(report), page(report)):
        assert {mark for mark in marks if mark in text} == set()
    told = shown(report)
    for sentence in reasons(study):
        assert sentence not in told


def reasons(study: comity.Study) -> Iterator[str]:
    """Yield sentences that say why, of proofs and certificates: they tell what is preferred."""
    analysis = study.analysis
    some = range(min(analysis.space.count, 12))
    for concept in analysis.is_equilibrium:
        for party in analysis.parties:
            for proof in explain_each(analysis, party, concept, some):
                yield proof.sentence
    for certificate in study.certificates:
        for reason in view_certificate(certificate, study.dispute).reasons:
            yield from reason.sentences


@pytest.mark.parametrize("case", CASES)
def test_no_mark_of_what_is_wanted_is_shown(case: str) -> None:
    assert_tells_nothing(comity.read(case), LISTS[len(case) % 2])


@pytest.mark.parametrize("name", sorted(it.stem for it in MADE_UP.glob("*.yaml")))
def test_no_mark_of_what_is_wanted_is_shown_of_made_up_cases(name: str) -> None:
    assert_tells_nothing(comity.read(MADE_UP / f"{name}.yaml"))


def test_no_mark_of_what_is_wanted_is_shown_of_a_hostile_case() -> None:
    assert_tells_nothing(nasty(), LISTS[0])


def test_no_mark_of_what_is_wanted_is_shown_without_a_status_quo() -> None:
    dispute = comity.parse(WALKING)
    study = studied(dispute)
    assert study.settlement is not None
    assert study.settlement.indivisible
    assert_tells_nothing(dispute)


@pytest.mark.parametrize("levers", [slice(0), slice(3, 4), slice(None)])
def test_levers_and_what_keeps_them_from_doing_are_not_told(levers: slice) -> None:
    dispute = comity.read("two-valleys")
    some = replace(dispute, levers=dispute.levers[levers])
    told = shown(report_of(studied(some, outcome=12)))
    for word in ("lever", "timber", "treaty", "institute", "would leave 12", "hold this"):
        assert word not in told.lower()
    assert not some.levers or "border" in shown(report_of(studied(some, outcome=12), "mediator"))


@FEWER
@given(seed=st.integers(0, 2**48))
def test_no_mark_of_what_is_wanted_is_shown_of_any_dispute(seed: int) -> None:
    assert_tells_nothing(dispute_of(some_case(seed, 24)))


# The same law from the other side: what is not told makes no difference


def test_what_is_known_of_parties_makes_no_difference() -> None:
    dispute = comity.read("two-valleys")
    mediator = shown(report_of(studied(dispute), "mediator"))
    assert "bounds" in mediator
    assert "which matters more" in mediator
    assert_same_to_the_public(dispute, replace(dispute, known={}))


def assert_same_to_the_public(one: comity.Dispute, other: comity.Dispute) -> None:
    reports = [report_of(studied(it)) for it in (one, other)]
    assert plain(reports[0]) == plain(reports[1])
    assert shown(reports[0]) == shown(reports[1])


@pytest.mark.parametrize("case", ["milk-river", "nasty"])
def test_how_an_order_is_said_makes_no_difference(case: str) -> None:
    dispute, marks = marked(nasty() if case == "nasty" else comity.read(case))
    assert marks
    assert_same_to_the_public(dispute, ranked(dispute))
    first, second = (page(report_of(studied(it))) for it in (dispute, ranked(dispute)))
    assert first == second


@FEWER
@given(seed=st.integers(0, 2**48))
def test_how_an_order_is_said_makes_no_difference_in_any_dispute(seed: int) -> None:
    dispute, _ = marked(dispute_of(some_case(seed, 24)))
    assert_same_to_the_public(dispute, ranked(dispute))


@FEWER
@given(seed=st.integers(0, 2**48), least=st.fractions(-5, 5))
def test_what_a_party_would_walk_away_to_makes_no_difference(seed: int, least: Fraction) -> None:
    dispute = dispute_of(some_case(seed, 24))
    other = {
        party: replace(it, walk_away=least) if isinstance(it, comity.Weights) else it
        for party, it in dispute.preferences.items()
    }
    assert_same_to_the_public(dispute, replace(dispute, preferences=other))


def told_of(study: comity.Study) -> tuple[object, ...]:
    """Return all that the public is told of an order: what holds, what settles, a way there."""
    analysis, settlement, way = study.analysis, study.settlement, study.way
    assert settlement is not None
    return (
        {concept: holds.tolist() for concept, holds in analysis.is_equilibrium.items()},
        analysis.stuck.tolist(),
        settlement.safe.tolist(),
        None if way is None else (way.start, way.target, way.steps),
        study.left_out,
    )


def changed(dispute: comity.Dispute, rng: random.Random) -> comity.Dispute:
    """Let one party change the places of two neighbouring tiers, or take them for equal."""
    preferences = dict(dispute.preferences)
    party = rng.choice(list(preferences))
    order = preferences[party]
    assert isinstance(order, comity.Ranking)
    tiers = list(order.tiers)
    if len(tiers) > 1:
        at = rng.randrange(len(tiers) - 1)
        better, worse = tiers[at : at + 2]
        tiers[at : at + 2] = rng.choice(([worse, better], [(*better, *worse)]))
    preferences[party] = comity.Ranking(tuple(tiers))
    return replace(dispute, preferences=preferences)


def test_an_order_with_the_same_answers_makes_no_difference() -> None:
    rng, compared = random.Random(1), 0
    for seed in range(160):
        one = ranked(dispute_of(some_case(seed, 16)))
        other = changed(one, rng)
        outcome = rng.choice([None, rng.choice(comity.analyze(one).outcomes).number])
        first, second = (studied(it, outcome=outcome) for it in (one, other))
        if comity.digest(one) != comity.digest(other) and told_of(first) == told_of(second):
            assert plain(report_of(first)) == plain(report_of(second))
            compared += 1
    assert compared >= 30


# The laws would notice


def test_a_mediator_is_shown_what_is_marked() -> None:
    dispute, marks = marked(nasty())
    told = shown(report_of(studied(dispute), "mediator"))
    missing = {mark for mark in marks if mark.startswith("qzw") and mark not in told}
    wanted = {it.id for it in dispute.sources} | {
        it.id
        for order in dispute.preferences.values()
        if isinstance(order, comity.Concerns)
        for it in order.items
    }
    assert missing <= wanted  # ids are for files; texts, domains and sources are for readers
    assert str(2_000_006) in told
