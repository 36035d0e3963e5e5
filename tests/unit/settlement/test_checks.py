"""Principle checks, each worked out by hand: when it holds, fails, and stays undetermined."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import get_args

import pytest

import comity
from comity.formats.certificates import findings_data
from comity.formats.principles import read_principles, shipped_principles
from comity.settlement.certify import certify
from comity.settlement.grounds import Grounds, Route, raised
from comity.settlement.judge import CHECKS, Finding, judge, tags_to_avoid
from comity.settlement.principles import TAKES, Check, Document, Kind, Principle, Principles
from tests.unit.settlement.disputes import GRAPH, lake

DOMAINS = MappingProxyType({"hard": ("military",), "soft": ("health", "economic")})
MILL = '{weights: {dump: 2, "pay >= half": -0.5, sue: -3, plant: 1, true: 0}}'
RANKED = f"{MILL} -> {{ranking: [Y---, N---]}}"


def listed(*checks: Check) -> Principles:
    tags = {tag: "as the test says" for check in checks for tag in check.tags}
    principle = Principle("one", "One", checks)
    source = Document("text", "A text")
    return Principles("list", "A list", "Somebody", "Us", (source,), (principle,), tags, DOMAINS)


def asked(
    dispute: comity.Dispute,
    outcome: int | str,
    kind: Kind,
    *,
    holds: Mapping[str, bool | None] = MappingProxyType({}),
    stuck: bool = False,
    routes: tuple[Route, ...] = (),
    **looks_at: tuple[str, ...],
) -> Finding:
    check = Check("check", "Is it?", kind, **looks_at)  # type: ignore[arg-type]
    grounds = Grounds(dispute, certify(dispute, outcome), holds, stuck, routes)
    (finding,) = judge(listed(check), grounds)
    return finding


def test_every_kind_has_a_function_and_says_what_it_takes() -> None:
    assert set(CHECKS) == set(TAKES) == set(get_args(Kind))


@pytest.mark.parametrize(
    ("outcome", "verdict", "reason"),
    [
        ("N1NY", "holds", "nobody would be worse off than at the status quo"),
        ("Y2NN", "fails", "Fishers would be worse off than at the status quo"),
        (1, "holds", "the outcome is the status quo itself"),
    ],
)
def test_nobody_lowered(outcome: int | str, verdict: str, reason: str) -> None:
    finding = asked(lake(), outcome, "nobody-lowered")
    assert (finding.verdict, finding.reason) == (verdict, reason)
    assert finding.evidence["lowered"] == (("fish",) if verdict == "fails" else ())


def test_every_concern_answered_needs_all_of_them() -> None:
    mill = f"{MILL} -> {{weights: {{plant: 1, sue: -1, true: 0}}}}"
    finding = asked(lake(mill=mill), "N2NY", "concerns-answered")
    assert (finding.verdict, finding.reason) == ("holds", "every recorded concern is answered")
    assert [(it["concern"], it["group"]) for it in finding.evidence["concerns"]] == [
        ("plant", None),
        ("not (sue)", None),
        ("clean", "soft"),
        ("money", "soft"),
        ("water", None),
    ]
    finding = asked(lake(mill=mill), "N0NY", "concerns-answered")
    assert (finding.verdict, finding.reason) == ("fails", "not answered: money (Town)")


def test_a_ranking_records_no_concern() -> None:
    finding = asked(lake(mill=RANKED), "N2NY", "concerns-answered")
    assert finding.verdict == "undetermined"
    assert finding.reason == "no concern is recorded of Mill"
    assert asked(lake(mill=RANKED), "N0NY", "concerns-answered").verdict == "fails"
    assert asked(lake(mill=RANKED), "N2NY", "concerns-heard").verdict == "undetermined"


def test_groups_of_domains_limit_what_is_asked() -> None:
    soft = lake(
        mill=f"{MILL} -> {{concerns: [{{id: trade, want: plant, domain: economic}}]}}",
        fish="domain: environmental -> domain: health",
    )
    assert asked(soft, "N2NY", "concerns-answered", groups=("soft",)).verdict == "holds"
    finding = asked(soft, "N0NN", "concerns-answered", groups=("soft",))
    assert finding.reason == "not answered: trade (Mill); clean (Town); money (Town)"
    finding = asked(soft, "N0NN", "concerns-answered", groups=("hard",))
    assert (finding.verdict, finding.evidence["concerns"]) == ("undetermined", ())
    assert finding.reason == "no concern is in the group hard"
    finding = asked(lake(), "N2NY", "concerns-answered", groups=("soft",))
    assert finding.verdict == "undetermined"
    assert finding.evidence["concerns_without_group"] == (
        "dump",
        "not (pay >= half)",
        "not (sue)",
        "plant",
        "water",
    )


def test_heard_needs_one_answer_for_each() -> None:
    finding = asked(lake(), "N1NN", "concerns-heard")
    assert finding.verdict == "holds"
    assert finding.evidence["parties"]["town"] == {
        "recorded": 2,
        "answered": ("money",),
        "sources": ("report",),
    }
    finding = asked(lake(), 1, "concerns-heard")
    assert (finding.verdict, finding.reason) == ("fails", "no concern is answered of Town")


@pytest.mark.parametrize(
    ("holds", "stuck", "verdict"),
    [
        ({"nash": True, "seq": True}, False, "holds"),
        ({"nash": False, "seq": False}, False, "fails"),
        ({"nash": False, "seq": True}, False, "undetermined"),
        ({"nash": True, "seq": True}, True, "undetermined"),
        ({"nash": True, "sim": None}, False, "holds"),
        ({}, False, "undetermined"),
        ({"sim": None}, False, "undetermined"),
    ],
)
def test_stable(*, holds: dict[str, bool | None], stuck: bool, verdict: str) -> None:
    finding = asked(lake(), 1, "stable", holds=holds, stuck=stuck)
    assert finding.verdict == verdict


def test_what_has_no_meaning_here_is_no_failure() -> None:
    finding = asked(lake(), 1, "stable", holds={"limited=2": None})
    assert (finding.verdict, finding.reason) == ("undetermined", "no meaning here: L2")
    assert asked(lake(), 1, "stable", holds={}).reason == "no concept was computed"


def test_stable_looks_at_the_concepts_asked_for() -> None:
    holds = {"nash": False, "seq": True}
    assert asked(lake(), 1, "stable", holds=holds, concepts=("seq",)).verdict == "holds"
    finding = asked(lake(), 1, "stable", holds=holds, concepts=("nash", "gmr"))
    assert finding.verdict == "fails"
    assert finding.evidence["not_computed"] == ("gmr",)


def test_options_without_needs_a_reviewed_tag() -> None:
    assert asked(lake(), "N2NN", "options-without", tags=("coercion",)).verdict == "holds"
    finding = asked(lake(), "Y2NN", "options-without", tags=("coercion",))
    assert (finding.verdict, finding.reason) == (
        "fails",
        "the outcome has Dump waste (tagged coercion)",
    )
    for outcome in ("N0NN", "N0YN"):
        finding = asked(lake(), outcome, "options-without", tags=("pressure",))
        assert finding.verdict == "undetermined"
        assert finding.evidence["not_reviewed"] == ("pressure",)
    assert finding.evidence["options"] == ({"option": "sue", "tags": ("pressure",)},)
    both = ("coercion", "pressure")
    assert asked(lake(), "N0NN", "options-without", tags=both).verdict == "undetermined"
    assert asked(lake(), "Y0NN", "options-without", tags=both).verdict == "fails"


def test_an_option_at_its_first_level_is_not_taken() -> None:
    dispute = lake(pay="[none, half, full]} -> [none, half, full], tags: [coercion]}")
    assert asked(dispute, "N0NN", "options-without", tags=COERCION).verdict == "holds"
    assert asked(dispute, "N1NN", "options-without", tags=COERCION).verdict == "fails"


COERCION = ("coercion",)


@pytest.mark.parametrize(
    ("routes", "verdict"),
    [
        ((), "undetermined"),
        ((Route((), 1, (("pay",),)),), "holds"),
        ((Route((), 1, (("pay",), ("dump",))),), "undetermined"),
        ((Route(COERCION, 1, (("plant",),)), Route((), 1, (("dump",),))), "holds"),
        ((Route(COERCION, 1, None),), "undetermined"),
        ((Route(COERCION, 2, None),), "fails"),
        ((Route((), 2, None),), "fails"),
        ((Route(COERCION, 1, None), Route(COERCION, 2, (("pay",),))), "holds"),
        ((Route(("pressure",), 2, None),), "undetermined"),
        ((Route(COERCION, 1, (("pay",),)), Route((), 2, None)), "holds"),
    ],
)
def test_path_without(routes: tuple[Route, ...], verdict: str) -> None:
    finding = asked(lake(), "N2NY", "path-without", tags=COERCION, routes=routes)
    assert finding.verdict == verdict


def test_path_without_needs_a_reviewed_tag() -> None:
    route = Route((), 1, (("pay",),))
    finding = asked(lake(), "N2NN", "path-without", tags=("pressure",), routes=(route,))
    assert finding.verdict == "undetermined"
    assert "reviewed for pressure" in finding.reason
    barred = Route(("pressure",), 2, None)
    finding = asked(lake(), "N2NN", "path-without", tags=("pressure",), routes=(barred,))
    assert finding.verdict == "undetermined"


def test_the_status_quo_needs_no_path() -> None:
    assert asked(lake(), 1, "path-without", tags=COERCION).verdict == "holds"


def test_a_graph_has_no_options_to_tag() -> None:
    dispute = comity.parse(GRAPH + "reviewed_tags: [force]\n")
    for kind in ("options-without", "path-without"):
        finding = asked(dispute, "talk", kind, tags=("force",))
        assert finding.verdict == "undetermined"
        assert "graph form" in finding.reason


def test_none_says_why() -> None:
    check = Check("x", "X?", "none", because="it is a word")
    dispute = lake()
    (finding,) = judge(listed(check), Grounds(dispute, certify(dispute, 1)))
    assert (finding.verdict, finding.reason) == ("undetermined", "it is a word")


def test_the_searches_a_list_asks_for() -> None:
    checks = (
        Check("a", "A?", "path-without", tags=("force", "coercion")),
        Check("b", "B?", "options-without", tags=("bloc",)),
        Check("c", "C?", "path-without", tags=("coercion", "force")),
        Check("d", "D?", "path-without", tags=("force",)),
    )
    assert tags_to_avoid(listed(*checks)) == (("coercion", "force"), ("force",))


@pytest.mark.parametrize("name", list(shipped_principles()))
def test_shipped_lists_answer_check_by_check_without_a_total(name: str) -> None:
    principles = read_principles(name)
    dispute = lake()
    findings = judge(principles, Grounds(dispute, certify(dispute, "N1NY")))
    assert [it.check.id for it in findings] == [check.id for _, check in principles.checks()]
    data = findings_data(principles, findings)
    assert set(data) == {"list", "title", "stated_by", "checks_chosen_by", "findings"}
    assert {it["verdict"] for it in data["findings"]} <= {"holds", "fails", "undetermined"}


def test_another_sponsor_gets_the_same_verdict_by_the_same_rule() -> None:
    dispute = lake()
    grounds = Grounds(dispute, certify(dispute, "Y2NN"))
    principles = read_principles("gsi-commitments")
    other = replace(principles, id="other", title="Other", stated_by="Somebody else", sources=())
    assert judge(other, grounds) == judge(principles, grounds)


def test_raised_options_are_those_that_go_up() -> None:
    steps = raised(lake(), ["Y0NN", "N1YN", "N2NN", "N0NY"])
    assert steps == (("pay", "sue"), ("pay",), ("plant",))
