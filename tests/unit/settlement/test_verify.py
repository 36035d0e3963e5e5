"""The check of certificates says what is not so."""

from dataclasses import replace

import pytest

import comity
from comity.model.statement import parse
from comity.settlement.certificate import Certificate
from comity.settlement.certify import certify
from comity.settlement.literal import Reading, is_true
from comity.settlement.verify import verify
from tests.unit.settlement.disputes import GRAPH, lake

LEVELS = {"a": ("no", "yes"), "b": ("none", "half", "full")}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("true", True),
        ("false", False),
        ("a", True),
        ("b", True),
        ("b == half", True),
        ("b == full", False),
        ("b >= half", True),
        ("b >= full", False),
        ("not a", False),
        ("a and not b", False),
        ("not a or b", True),
        ("b == full if a", False),
        ("a iff b == full", False),
        ("a iff b", True),
        ("at_least(2, a, b)", True),
        ("at_least(2, a, b == full)", False),
        ("at_most(1, a, b)", False),
        ("at_most(1, a, b == full)", True),
        ("exactly(1, a, b)", False),
        ("exactly(2, a, b)", True),
    ],
)
def test_statements_are_read_literally(text: str, *, wanted: bool) -> None:
    assert is_true(parse(text), {"a": "yes", "b": "half"}, LEVELS) is wanted


def objections(found: Certificate, **changes: object) -> list[str]:
    return verify(replace(found, **changes), lake())  # type: ignore[arg-type]


def test_objections_name_the_claim() -> None:
    found = certify(lake(), "Y2NN")
    mill, town, fish = found.changes
    assert objections(found) == []
    assert objections(found, case="sea") == ["case: it is of sea, the dispute is lake"]
    turned = (mill, town, replace(fish, sign=0))
    assert objections(found, changes=turned) == ["changes.fish.sign: 0 is claimed, -1 is found"]
    assert objections(found, changes=(mill, town)) == [
        "changes: they are of mill, town, the parties are mill, town, fish"
    ]
    as_number = (replace(mill, affected=0), town, fish)  # type: ignore[arg-type]
    assert objections(found, changes=as_number) == [
        "changes.mill.affected: 0 is claimed, False is found"
    ]
    assert objections(found, causes=())[0].startswith("causes: () is claimed")
    assert objections(found, arrivals=())[0].startswith("arrivals: () is claimed")


@pytest.mark.parametrize("pattern", [None, "", "Y2N", "Y3NN", "Y2YY", "y2NN"])
def test_an_outcome_that_cannot_be_is_refused(pattern: str | None) -> None:
    found = certify(lake(), "Y2NN")
    outcome = replace(found.outcome, pattern=pattern)
    assert objections(found, outcome=outcome) == ["outcome: there is no such outcome"]


def test_an_outcome_of_no_graph_is_refused() -> None:
    dispute = comity.parse(GRAPH)
    found = certify(dispute, "talk")
    outcome = replace(found.outcome, name="war")
    assert verify(replace(found, outcome=outcome), dispute) == ["outcome: there is no such outcome"]


def test_a_dispute_without_status_quo_has_no_certificate() -> None:
    found = certify(lake(), 1)
    without = lake(status="status_quo: {}\n -> ")
    assert verify(found, without) == ["status_quo: the dispute names none"]


def test_classes_join_what_overlaps_and_are_read_at_the_first_member() -> None:
    dispute = lake(
        same='status_quo: {} -> same: ["dump and sue", "sue and pay == full"]\nstatus_quo: {}'
    )
    reading = Reading(dispute)
    members = reading.members(("no", "full", "yes", "no"))
    assert [reading.pattern(at) for at in members] == ["Y0YN", "Y1YN", "N2YN", "Y2YN"]
    assert verify(certify(dispute, "N2YN"), dispute) == []


def test_large_numbers_need_no_counting_where_everything_is_feasible() -> None:
    names = [f"o{k}" for k in range(40)]
    reading = Reading(
        comity.Dispute(
            "big",
            "Big",
            (comity.Party("p", "P", options=tuple(comity.Option(n, n) for n in names)),),
        )
    )
    assert reading.number(("yes",) * 40) == 2**40


def test_labels_that_repeat_have_their_owners() -> None:
    dispute = lake(label="label: Build a plant -> label: Pay")
    found = certify(dispute, "Y2NY")
    assert found.outcome.words == "Dump waste; Mill: Pay: full; Pay"
    assert verify(found, dispute) == []


MERGED = """\
comity: 1
id: merged
title: Two outcomes that are one
parties:
  - {id: ann, name: Ann, options: [{id: leave, label: Leave}, {id: shout, label: Shout}]}
  - {id: bob, name: Bob, kind: affected}
same: [leave]
status_quo: {shout: yes}
preferences:
  ann: {ranking: [4, 1, 3]}
  bob: {ranking: ["-Y", "NN"]}
"""


def test_any_member_of_a_class_stands_for_it_in_a_ranking() -> None:
    dispute = comity.parse(MERGED)
    found = certify(dispute, 2)
    assert [change.tiers for change in found.changes] == [(3, 1, 3), (1, 1, 2)]
    assert found.outcome.members == (2, 4)
    assert verify(found, dispute) == []


def test_nobody_moves_within_a_class() -> None:
    reading = Reading(comity.parse(MERGED))
    loud, left, both = ("no", "yes"), ("yes", "no"), ("yes", "yes")
    assert reading.moves("ann", loud, left)
    assert not reading.moves("ann", left, both)
    assert not reading.moves("bob", loud, left)
