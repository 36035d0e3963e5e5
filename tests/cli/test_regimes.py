"""``comity regimes``: the table, the JSON document, and every way to ask wrongly."""

import json
import random
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import comity as api
from comity.formats.regimes import regimes_data
from comity.formats.results import to_json
from comity.formats.schemas import regimes_schema
from tests.bad_input.messages import CASE, GRAPH
from tests.bad_input.test_questions_of_regimes import ONE, wide
from tests.cli.conftest import Done, Run
from tests.laws.agreement import dispute_of
from tests.laws.settlement_cases import some_case

SCHEMA = jsonschema.Draft202012Validator(regimes_schema())
CASES = Path(__file__).parents[1] / "cases"


def flat(text: str) -> str:
    return " ".join(text.split())


def found(done: Done) -> dict[str, Any]:
    assert (done.code, done.err) == (0, "")
    data: dict[str, Any] = json.loads(done.out)
    SCHEMA.validate(data)
    return data


def refused(done: Done, part: str) -> None:
    assert (done.code, done.out) == (2, "")
    assert part in flat(done.err)
    assert "Traceback" not in done.err


def shown(comity: Run, name: str, *rest: str) -> str:
    done = comity("regimes", str(CASES / f"{name}.yaml"), *rest)
    assert (done.code, done.err) == (0, "")
    return flat(done.out)


def saved(tmp_path: Path, text: str) -> str:
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


# What is shown


def test_a_bloc_that_a_bystander_pays_for(comity: Run) -> None:
    text = shown(comity, "bystander-pays")
    assert "status quo 1 2 of 4 2 of 4 1 of 3" in text
    assert "A + B 4 better: 1 better: 1 worse: 3" in text
    assert "Cooperation has nowhere to go" in text
    assert "A, B and Fishers would be as well off under both." in text
    assert (
        "The bloc A + B comes out better for all its members than cooperation does; Fishers would "
        "then be worse off than now."
    ) in text
    assert "Fishers would be worse off than now under A + B." in text
    assert "All in one bloc is not cooperation" in text
    assert "Cooperation assumes that agreements are kept" in text


def test_partitions_that_lead_to_the_same_stand_in_one_row(comity: Run) -> None:
    text = shown(comity, "bloc-against-the-third")
    assert "A + C; B + C 1 same: 3 same: 3 same: 2" in text
    assert "A + B + C 5 better: 2 better: 2 better: 1 cooperative 5" in text
    assert "A, B and C would be better off under cooperation than under self-help." in text
    assert "C would then be worse off than now" in text
    assert "Bystanders" not in text


def test_a_cycle_has_two_ends(comity: Run) -> None:
    text = shown(comity, "matching-pennies")
    assert "worse to same: 2 to 1" in text
    assert "a cycle of 4 (1, 2," in text
    assert "A would be better off or as well off under cooperation" in text
    assert "B would be worse off or as well off under cooperation" in text
    assert "No bloc comes out better for all its members" in text


def test_one_partition_and_free_members(comity: Run) -> None:
    text = shown(comity, "bloc-against-the-third", "--blocs", "ann + C, B", "--free-members")
    assert "Members of a bloc also act for themselves." in text
    assert "A + C 1 same: 3" in text
    assert "A + B" not in text


def test_many_partitions_do_not_drown_the_reader(
    comity: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "wide.yaml")
    api.write(wide(6, 1), path)
    monkeypatch.setenv("COLUMNS", "300")
    text = flat(comity("regimes", path).out)
    assert re.search(r"P0 \+ P1; P0 \+ P2; and \d+ more", text)
    assert len(text) < 20_000
    assert len(found(comity("regimes", path, "-f", "json"))["regimes"]) == 204
    many = str(tmp_path / "many.yaml")
    api.write(wide(7, 1), many)
    assert "7 parties can form too many different blocs to list" in flat(
        comity("regimes", many).out
    )
    blocs = "p0+p1+p2+p3,p4,p5+p6"
    data = found(comity("regimes", many, "--blocs", blocs, "-f", "json"))
    assert [it["kind"] for it in data["regimes"]] == ["self-help", "blocs", "cooperative"]
    assert data["regimes"][1]["blocs"] == [["p0", "p1", "p2", "p3"], ["p4"], ["p5", "p6"]]


@pytest.mark.parametrize("text", [ONE, GRAPH, CASE])
def test_disputes_of_every_form(comity: Run, tmp_path: Path, text: str) -> None:
    path = saved(tmp_path, text)
    assert comity("regimes", path).code == 0
    found(comity("regimes", path, "-f", "json"))


@pytest.mark.parametrize("case", api.cases())
def test_every_shipped_case_that_has_a_status_quo_is_compared(comity: Run, case: str) -> None:
    done = comity("regimes", case, "-f", "json")
    if api.read(case).status_quo is None:
        refused(done, "(key-missing)")
        assert case in done.err
        return
    data, compared = found(done), api.compare_regimes(api.read(case))
    named = {outcome["number"] for outcome in data["outcomes"]}
    for regime, it in zip(data["regimes"], compared.regimes, strict=True):
        assert (regime["kind"], regime["blocs"] or []) == (it.kind, [list(b) for b in it.blocs])
        ends = [tuple(end["outcomes"]) for end in regime["ends"]]
        assert ends == [end.outcomes for end in compared.ends(it)]
        assert named >= {number for end in ends for number in end}
    assert comity("regimes", case).code == 0


@settings(max_examples=40)
@given(seed=st.integers(0, 2**48))
def test_any_document_is_as_its_schema_says(seed: int) -> None:
    dispute = dispute_of(some_case(seed, 16))
    free = len(dispute.negotiators) > 1 and random.Random(seed).random() < 0.5
    data = regimes_data(api.compare_regimes(dispute, free_members=free))
    SCHEMA.validate(data)
    assert json.loads(to_json(data)) == data
    assert data["negotiators"] + data["bystanders"] != []
    for regime in data["regimes"]:
        for end in regime["ends"]:
            assert list(end["parties"]) == [party.id for party in dispute.parties]


def test_the_schema_is_printed(comity: Run) -> None:
    assert json.loads(comity("schema", "regimes").out) == regimes_schema()


# What is refused

WRONG = [
    (("--blocs", "ann+bob,bob"), "'bob' is named 2 times"),
    (("--blocs", "ann"), "'bob' is in no bloc"),
    (("--blocs", "ann,bob,cat"), "'cat' is a bystander"),
    (("--blocs", "ann+bo"), "did you mean 'bob'?"),
    (("--blocs", ""), "(party-unknown)"),
    (("--blocs", "ann++bob"), "(party-unknown)"),
    (("--blocs", "[bold]\x1b[31m"), "(party-unknown)"),
    (("--blocs", "ann,bob", "--free-members"), "(blocs-invalid)"),
    (("--output", "new.json"), "--output goes with"),
    (("--format", "csv"), "format"),
]


@pytest.mark.parametrize(("arguments", "part"), WRONG)
def test_a_wrong_question_is_refused(
    comity: Run, tmp_path: Path, arguments: tuple[str, ...], part: str
) -> None:
    done = comity("regimes", saved(tmp_path, CASE), *arguments)
    refused(done, part)
    assert "\x1b" not in done.err
    assert not Path("new.json").exists()


def test_too_much_to_compare_is_refused(comity: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "wide.yaml")
    api.write(wide(3, 3), path)
    refused(comity("regimes", path, "--max-steps", "20k"), "(regimes-too-large)")


def test_output_is_a_new_file(comity: Run, tmp_path: Path) -> None:
    new = tmp_path / "new.json"
    done = comity("regimes", "syria-iraq-1975", "-f", "json", "-o", str(new))
    assert (done.code, done.out, done.err) == (0, "", "")
    SCHEMA.validate(json.loads(new.read_text(encoding="utf-8")))
    refused(comity("regimes", "syria-iraq-1975", "-f", "json", "-o", str(new)), "(file-exists)")


@pytest.mark.parametrize("columns", ["40", "80", "200"])
@pytest.mark.parametrize("name", ["[bold red]Ann[/]", "[/]", "Wide 漢字 " * 9, "Long" * 40])
def test_any_name_is_shown_as_it_is(
    comity: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: str, name: str
) -> None:
    path = saved(tmp_path, CASE.replace("name: Ann", f"name: {json.dumps(name)}"))
    monkeypatch.setenv("COLUMNS", columns)
    done = comity("regimes", path)
    assert (done.code, done.err) == (0, "")
    assert re.sub(r"\s", "", name) in re.sub(r"\s", "", done.out)
    assert "\x1b" not in done.out


def test_play_may_begin_at_a_named_outcome(comity: Run) -> None:
    refused(comity("regimes", "chicken"), "--reference OUTCOME (key-missing)")
    told = flat(comity("regimes", "chicken", "--reference", "4").out)
    assert "Supposed status quo: 4 (First driver: Swerve; Second driver: Swerve)" in told
    data = found(comity("regimes", "chicken", "--reference", "YY", "-f", "json"))
    assert (data["status_quo"], data["supposed_status_quo"]) == (4, True)
    refused(comity("regimes", "chicken", "--reference", "9"), "--reference: ")


def test_nothing_is_left_out_with_all(comity: Run, tmp_path: Path) -> None:
    parties = ", ".join(
        f"{{id: p{k}, name: P{k}, options: [{{id: o{k}, label: O{k}, change: up}}]}}"
        for k in range(4)
    )
    wants = ", ".join(f"p{k}: {{concerns: [{{id: c, want: o{k}}}]}}" for k in range(4))
    text = (
        f"comity: 1\nid: all\ntitle: All\nparties: [{parties}]\nstatus_quo: {{}}\n"
        f"joint_options: [{{id: j, label: J, levels: [{', '.join(f'l{k}' for k in range(12))}], "
        f"consent: [p0, p1, p2, p3]}}]\npreferences: {{{wants}}}\n"
    )
    path = tmp_path / "all.yaml"
    path.write_text(text, encoding="utf-8")
    told = flat(comity("regimes", str(path)).out)
    assert "or 4 more" in told
    every = flat(comity("regimes", str(path), "--all").out)
    assert "more" not in every
    assert "O0; O1; O2; O3; J: l11" in every
    refused(comity("regimes", str(path), "--all", "-f", "json"), "--all goes with")
