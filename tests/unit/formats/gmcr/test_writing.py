"""Writing .gmcr files: the form, what is refused, and what is told."""

import json
from typing import Any

import pytest

import comity
from comity.formats.case import to_text
from comity.formats.gmcr.reading import parse_gmcr
from comity.formats.gmcr.writing import to_gmcr
from comity.formats.results import analysis_data
from tests.bad_input.messages import CASE, GRAPH, edited
from tests.unit.formats.gmcr.files import BORDER, text

PLAIN = """\
comity: 1
id: plain
title: Plain
parties:
  - id: ann
    name: Ann
    options: [{id: a, label: A}, {id: b, label: B, change: up}]
  - {id: bob, name: Bob, options: [{id: c, label: C, change: down}]}
infeasible: ["exactly(2, a, b, c)"]
preferences:
  ann: {concerns: [{id: one, want: c if a}, {id: two, want: not b}]}
  bob: {concerns: [{id: one, want: a iff b}]}
"""


def written(case: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(to_gmcr(comity.parse(case)).text)
    return data


def refusal(case: str) -> str:
    with pytest.raises(comity.ComityError) as caught:
        to_gmcr(comity.parse(case), where="out.gmcr")
    (fault,) = caught.value.faults
    assert fault.slug == "inexpressible"
    assert str(fault).startswith("out.gmcr: .gmcr files cannot say: ")
    return str(fault)


def test_statements_are_written_as_conjunctions_and_compounds() -> None:
    assert written(PLAIN) == {
        "program": "Comity",
        "version": comity.__version__,
        "options": [
            {"name": "A", "permittedDirection": "both"},
            {"name": "B", "permittedDirection": "fwd"},
            {"name": "C", "permittedDirection": "back"},
        ],
        "decisionMakers": [
            {
                "name": "Ann",
                "options": [0, 1],
                "preferences": [
                    {"compound": True, "members": [[[2, "Y"]], [[0, "N"]]]},
                    [[1, "N"]],
                ],
            },
            {
                "name": "Bob",
                "options": [2],
                "preferences": [
                    {"compound": True, "members": [[[0, "Y"], [1, "Y"]], [[0, "N"], [1, "N"]]]}
                ],
            },
        ],
        "infeasibles": [
            [[0, "Y"], [1, "Y"], [2, "N"]],
            [[0, "Y"], [1, "N"], [2, "Y"]],
            [[0, "N"], [1, "Y"], [2, "Y"]],
        ],
        "useManualPreferenceRanking": False,
    }


def test_one_ranking_makes_everybody_ranked_and_keeps_the_statements() -> None:
    statement, ranking = "{concerns: [{id: one, want: a iff b}]}", "{ranking: [5, 4, [1, 2, 3]]}"
    data = written(edited(PLAIN, statement, ranking))
    assert data["useManualPreferenceRanking"] is True
    ann, bob = data["decisionMakers"]
    assert bob["preferences"] == []
    assert bob["preferenceRanking"] == [5, 4, [1, 2, 3]]
    assert len(ann["preferences"]) == 2
    assert ann["preferenceRanking"] == [[1, 4], [3, 5], 2]


def test_a_concern_with_too_many_patterns_is_written_as_a_ranking() -> None:
    options = ", ".join(f"{{id: o{k}, label: O{k}}}" for k in range(8))
    case = (
        "comity: 1\nid: x\ntitle: X\n"
        f"parties: [{{id: a, name: A, options: [{options}]}}]\n"
        f"preferences: {{a: {{concerns: [{{id: c, want: '{count('exactly(4')}'}}]}}}}\n"
    )
    data = written(case)
    assert data["useManualPreferenceRanking"] is True
    assert to_gmcr(comity.parse(case)).notices[0] == (
        "concerns are written as rankings, since one of them needs more than 64 conjunctions (a)"
    )
    (maker,) = data["decisionMakers"]
    assert [len(tier) for tier in maker["preferenceRanking"]] == [70, 186]
    removed = case + f"infeasible: ['{count('exactly(4')}']\n"
    assert "infeasible[0], which needs more than 64 conjunctions; write a case file" in refusal(
        removed
    )


def count(start: str) -> str:
    return f"{start}, {', '.join(f'o{k}' for k in range(8))})"


def test_everything_that_cannot_be_said_is_told_at_once() -> None:
    case = edited(CASE, '["-0-", "-1-", "N2-"]', '["-0--", "-1--", "N2--"]')
    more = (
        "joint_options: [{id: j, label: J, consent: [ann, bob]}]\n"
        "same: [a and c == none]\nforbidden_moves: [{from: a, to: b}]\nstatus_quo"
    )
    found = refusal(edited(case, "status_quo", more))
    for reason in (
        "joint options (j)",
        "options with more than two levels (c)",
        "outcomes that are the same",
        "forbidden moves",
    ):
        assert reason in found
    assert "--lossy" not in found
    assert "graph" in refusal(GRAPH)


def test_weights_and_affected_parties_keep_what_stability_needs_and_are_told() -> None:
    case = edited(CASE, ", levels: [none, half, full]", "")
    case = edited(case, "c == full", "c").replace('["-0-", "-1-", "N2-"]', '["-N-", "NY-"]')
    done = to_gmcr(comity.parse(case))
    assert done.notices == (
        "weights are written as rankings, which keep their order only (cat)",
        (
            "concerns are written, but the rankings beside them count, since one setting holds for "
            "everybody (ann)"
        ),
        "affected parties are written as decision makers without options (cat)",
        "left out, since the format has no place for it: ids, title, status quo",
    )
    cat = json.loads(done.text)["decisionMakers"][2]
    assert (cat["options"], cat["preferenceRanking"]) == ([], [[4, 5, 6], [1, 2, 3]])
    again = parse_gmcr(done.text).dispute
    assert again.affected == ("cat",)
    assert comity.analyze(again).equilibria == comity.analyze(comity.parse(case)).equilibria


def test_what_no_program_needs_for_stability_is_left_out_and_told() -> None:
    done = to_gmcr(comity.read("milk-river"))
    (told,) = done.notices
    assert told == (
        "left out, since the format has no place for it: ids, title, summary, notes, confidence, "
        "sources, texts, domains and sources of concerns, expected answers"
    )
    idle = edited(PLAIN, "want: not b", "want: 'true or b'")
    assert to_gmcr(comity.parse(idle)).notices[0] == (
        "concerns that are true everywhere or nowhere were left out"
    )


def test_the_text_is_plain_ascii_with_a_line_per_part() -> None:
    done = to_gmcr(comity.parse(edited(PLAIN, "label: A}", "label: Añ 😀}")))
    assert done.text.isascii()
    assert len(done.text.splitlines()) == 19
    again = parse_gmcr(done.text)
    assert again.dispute.options[0].label == "Añ 😀"


def test_a_file_read_and_written_is_the_same_file() -> None:
    once = to_gmcr(parse_gmcr(text(BORDER)).dispute).text
    assert to_gmcr(parse_gmcr(once).dispute).text == once


NOT_EXPRESSIBLE = {
    "barter": r"joint options \(book, .* and 3 more\)",
    "elmira-1991": "outcomes that are the same",
    "four-state-note": "outcomes and moves given as a graph",
    "korea-2017-belligerent": "forbidden moves",
    "korea-2017-deterred": "forbidden moves",
    "korea-2017-no-way-back": "forbidden moves",
    "korea-2017-peaceable": "forbidden moves",
    "two-valleys": r"joint options \(road\)",
}


@pytest.mark.parametrize("name", comity.cases())
def test_a_shipped_case_comes_back_with_the_same_answers_or_is_refused(name: str) -> None:
    dispute = comity.read(name)
    if name in NOT_EXPRESSIBLE:
        with pytest.raises(comity.ComityError, match=f"cannot say: {NOT_EXPRESSIBLE[name]};"):
            to_gmcr(dispute)
        return
    again = parse_gmcr(to_gmcr(dispute).text).dispute
    kept = comity.parse(to_text(again))
    assert answers(again) == answers(kept) == answers(dispute)


def answers(dispute: comity.Dispute) -> Any:
    """Give the analysis as its JSON has it, with places for ids, and without what is not kept."""
    data = analysis_data(comity.analyze(dispute))
    for key in ("case", "digest", "status_quo", "parties"):
        del data[key]
    places = {party.id: place for place, party in enumerate(dispute.parties)}
    data["stability"] = {
        concept: by_party and {places[party]: stable for party, stable in by_party.items()}
        for concept, by_party in data["stability"].items()
    }
    return data
