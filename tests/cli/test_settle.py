"""``comity settle``: tables, the three JSON documents, and every way to ask wrongly."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import comity as api
from comity.formats.schemas import settle_schema
from tests.bad_input.messages import CASE, GRAPH
from tests.cli.conftest import Done, Run
from tests.unit.settlement.disputes import LAKE

SCHEMA = jsonschema.Draft202012Validator(settle_schema())
WIDTHS = ("40", "80", "200")
ONE = """\
comity: 1
id: one
title: One party
parties: [{id: ann, name: Ann, options: [{id: a, label: A}]}]
status_quo: {}
preferences: {ann: {concerns: [{id: c, want: a}]}}
"""
NOBODY = """\
comity: 1
id: nobody
title: Nobody moves
parties: [{id: ann, name: Ann}, {id: bob, name: Bob, kind: affected}]
graph: {outcomes: [p, q], moves: {}}
status_quo: p
preferences: {ann: {ranking: [q, p]}, bob: {ranking: [[p, q]]}}
"""
FAR = """\
comity: 1
id: far
title: Good ends beyond reach
parties: [{id: ann, name: Ann}, {id: bob, name: Bob}]
graph: {outcomes: [now, good, better, bad], moves: {ann: [[now, bad]]}}
status_quo: now
preferences:
  ann: {ranking: [[good, better], now, bad]}
  bob: {ranking: [[good, better], now, bad]}
"""


def flat(text: str) -> str:
    return " ".join(text.split())


def found(done: Done) -> dict[str, Any]:
    """Read a document; it must keep the schema."""
    assert (done.code, done.err) == (0, "")
    data: dict[str, Any] = json.loads(done.out)
    SCHEMA.validate(data)
    return data


def refused(done: Done, part: str) -> None:
    """Wrong questions end with 2, a message, nothing on standard output and no traceback."""
    assert (done.code, done.out) == (2, "")
    assert part in flat(done.err)
    assert "Traceback" not in done.err


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "lake.yaml"
    path.write_text(LAKE, encoding="utf-8")
    return path


def saved(tmp_path: Path, text: str, name: str = "case.yaml") -> str:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


# What is shown


def test_the_table_says_what_leaves_nobody_less_secure(comity: Run, file: Path) -> None:
    done = comity("settle", str(file))
    settlement = api.settle(api.read(str(file)))
    assert (done.code, done.err) == (0, "")
    shown = flat(done.out)
    count = len(settlement.indivisible)
    assert f"{count} outcomes besides leave nobody less secure than the status quo" in shown
    total, every = settlement.expense["everywhere"], settlement.dilemma()
    assert every is not None
    lowering, improvements = total.lowering_some.sum(), total.improvements.sum()
    assert f"everybody {lowering} of {improvements} ({float(every):.0%})" in shown
    assert "does not make an outcome fair" in shown
    assert "Nothing is added up" in shown


def test_a_dispute_in_which_every_change_lowers_somebody(comity: Run) -> None:
    done = comity("settle", "syria-iraq-1975")
    assert "No other outcome leaves everybody at least as secure" in flat(done.out)
    data = found(comity("settle", "syria-iraq-1975", "-f", "json"))
    assert data["indivisible"] == data["win_win"] == data["strict"] == data["settlements"] == []
    way = comity("settle", "syria-iraq-1975", "--path-to", "any")
    assert "No other outcome leaves everybody at least as secure" in flat(way.out)
    assert (
        found(comity("settle", "syria-iraq-1975", "--path-to", "any", "-f", "json"))["target"]
        is None
    )


def test_json_has_the_numbers_of_the_analysis(comity: Run, file: Path) -> None:
    data = found(comity("settle", str(file), "-f", "json", "-c", "nash,gmr", "-c", "smr"))
    settlement = api.settle(api.read(str(file)), ["nash", "gmr", "smr"])
    for key in ("indivisible", "win_win", "strict", "pareto", "maximin"):
        assert data[key] == list(getattr(settlement, key)), key
    assert list(data["price"]) == ["nash", "gmr", "smr"]
    assert data["dilemma"] == float(settlement.dilemma() or 0)
    assert (data["digest"], data["version"]) == (
        api.digest(api.read(str(file))),
        api.__version__,
    )


@pytest.mark.parametrize("case", api.cases())
def test_every_shipped_case_that_has_a_status_quo_is_settled(comity: Run, case: str) -> None:
    done = comity("settle", case, "-f", "json")
    if api.read(case).status_quo is None:
        refused(done, "(key-missing)")
        return
    data = found(done)
    assert comity("settle", case, "--all").code == 0
    for number in [data["status_quo"], *data["indivisible"][:2], *data["pareto"][:2]]:
        certificate = found(comity("settle", case, "-n", str(number), "-f", "json"))
        safe = number in [data["status_quo"], *data["indivisible"]]
        assert certificate["indivisible"] == safe
        way = found(comity("settle", case, "--path-to", str(number), "-f", "json"))
        assert safe or not way["safe"]
        for question in ("-n", "--path-to"):
            assert comity("settle", case, question, str(number)).code == 0


def test_a_certificate_and_a_counter_example(comity: Run, file: Path) -> None:
    dispute = api.read(str(file))
    settlement = api.settle(dispute)
    good = settlement.indivisible[0]
    bad = next(n for n in range(1, settlement.space.count + 1) if settlement.losers(n - 1))
    assert "Certificate: " in comity("settle", str(file), "-n", str(good)).out
    done = comity("settle", str(file), "--outcome", str(bad))
    assert (done.code, "Counter-example: " in done.out) == (0, True)
    data = found(comity("settle", str(file), "--outcome", str(bad), "--format", "json"))
    assert data["lowered"] == list(settlement.losers(bad - 1))
    assert data["checks"] is None


def test_outcomes_are_named_by_number_pattern_and_name(comity: Run, tmp_path: Path) -> None:
    by_number = comity("settle", "elmira-1991", "-n", "5", "-f", "json").out
    assert comity("settle", "elmira-1991", "-n", "NNNYN", "-f", "json").out == by_number
    assert comity("settle", "elmira-1991", "-n", "12", "-f", "json").out == by_number
    graph = saved(tmp_path, GRAPH)
    for question in ("-n", "--path-to"):
        number = comity("settle", graph, question, "3", "-f", "json").out
        assert comity("settle", graph, question, "r", "-f", "json").out == number


def test_an_outcome_called_any_is_reached_by_its_number(comity: Run, tmp_path: Path) -> None:
    text = GRAPH.replace("[p, q, r]", "[p, q, any]").replace("[q, r]]", "[q, any]]")
    path = saved(tmp_path, text.replace("[r, [p, q]]", "[any, [p, q]]"))
    assert found(comity("settle", path, "--path-to", "3", "-f", "json"))["target"] == 3


def test_a_graph_with_a_status_quo_is_settled(comity: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "note.yaml")
    api.write(replace(api.read("four-state-note"), status_quo="s1"), path)
    assert comity("settle", path, "--all").code == 0
    settled = found(comity("settle", path, "-f", "json"))
    assert settled["price"].get("sim") is None
    way = found(comity("settle", path, "--path-to", "2", "--joint", "5", "-f", "json"))
    assert way["steps"] == [{"outcome": 2, "movers": [settled["parties"][0]]}]


def test_merged_outcomes_are_settled(comity: Run) -> None:
    data = found(comity("settle", "elmira-1991", "-f", "json"))
    assert data["outcomes"][4]["members"] == [5, 6, 11, 12]
    assert set(data["price"]) == {"nash", "gmr", "smr", "seq", "sseq"}


def test_the_way_is_told_step_by_step(comity: Run, file: Path) -> None:
    dispute = api.read(str(file))
    for number in range(1, api.settle(dispute).space.count + 1):
        way = api.find_way(dispute, number)
        done = comity("settle", str(file), "--path-to", str(number))
        shown = flat(done.out)
        assert done.code == 0
        assert ("A safe way to " in shown) == way.safe
        unsafe = "No safe way exists" in shown or "no way there is safe" in shown
        assert unsafe == (way.joint_size is None)
        assert ("Who is exposed:" in shown) == bool(way.exposed)
        assert ("Temptations on the way:" in shown) == bool(way.temptations)
        assert ("What stops it:" in shown) == bool(way.stops)


def test_how_many_move_and_what_they_may_raise_is_obeyed(comity: Run, file: Path) -> None:
    dispute = api.read(str(file))
    for joint in (1, 2, 3, 7):
        data = found(
            comity("settle", str(file), "--path-to", "Y2NY", "--joint", str(joint), "-f", "json")
        )
        assert data["size"] == joint
        assert data["safe"] == api.find_way(dispute, "Y2NY", joint=joint).safe
    tags = ("--without", "coercion", "--without", "pressure")
    data = found(comity("settle", str(file), "--path-to", "Y0NN", *tags, "-f", "json"))
    assert (data["without"], data["steps"]) == (["coercion", "pressure"], None)
    assert {"rule": "without", "what": "coercion", "enough_alone": True} in data["stopped_by"]


@pytest.mark.parametrize("text", [ONE, NOBODY])
def test_disputes_of_one_party_or_of_nobody_with_moves(
    comity: Run, tmp_path: Path, text: str
) -> None:
    path = saved(tmp_path, text)
    assert found(comity("settle", path, "-f", "json"))["indivisible"] == [2]
    for rest in ((), ("--all",), ("-n", "2"), ("--path-to", "2"), ("--path-to", "any")):
        done = comity("settle", path, *rest)
        assert (done.code, done.err) == (0, "")
    way = found(comity("settle", path, "--path-to", "2", "-f", "json"))
    assert (way["steps"] is None) == (text == NOBODY)


def test_scale_weights_measures_by_weights(comity: Run, tmp_path: Path) -> None:
    weighed = {"ann": {"weights": {"a": 3, "c": 1}}, "bob": {"weights": {"b": 1}}}
    text = (
        CASE[: CASE.index("preferences:")]
        + "preferences: "
        + json.dumps(weighed | {"cat": {"weights": {"b": 1.5}}})
    )
    path = saved(tmp_path, text)
    for question in ((), ("--path-to", "any")):
        data = found(comity("settle", path, *question, "--scale", "weights", "-f", "json"))
        assert data.get("scale", "weights") == "weights"


def test_ends_beyond_reach_are_not_told_as_none(comity: Run, tmp_path: Path) -> None:
    path = saved(tmp_path, FAR)
    assert found(comity("settle", path, "-f", "json"))["indivisible"] == [2, 3]
    shown = flat(comity("settle", path, "--path-to", "any").out)
    assert "No other outcome leaves everybody at least as secure" not in shown


@pytest.mark.parametrize("joint", [100, 1000, 10**20])
def test_more_may_move_at_once_than_there_are(comity: Run, file: Path, joint: int) -> None:
    arguments = ("settle", str(file), "--path-to", "Y0NN", "--without", "coercion", "-f", "json")
    most = found(comity(*arguments, "--joint", "9"))
    assert found(comity(*arguments, "--joint", str(joint))) == most | {"size": joint}


def test_a_tag_given_twice_is_given_once(comity: Run, file: Path) -> None:
    arguments = ("settle", str(file), "--path-to", "Y0NN", "-f", "json", "--without", "coercion")
    once = found(comity(*arguments))
    assert found(comity(*arguments, "--without", "coercion"))["stopped_by"] == once["stopped_by"]


# What is refused


@pytest.mark.parametrize("rest", [(), ("-n", "1"), ("--path-to", "2"), ("--path-to", "any")])
def test_without_a_status_quo_nothing_is_compared(
    comity: Run, tmp_path: Path, rest: tuple[str, ...]
) -> None:
    path = saved(tmp_path, CASE.replace("status_quo: {a: no}\n", ""))
    refused(comity("settle", path, *rest), "(key-missing)")


def test_without_a_status_quo_the_files_name_is_told(comity: Run, tmp_path: Path) -> None:
    path = saved(tmp_path, CASE.replace("status_quo: {a: no}\n", ""))
    assert "case.yaml" in comity("settle", path).err


LEAVING = """\
comity: 1
id: leaving
title: Somebody may leave
parties: [{id: ann, name: Ann, options: [{id: a, label: A}]}, {id: bob, name: Bob}]
joint_options: [{id: fund, label: Fund, levels: [none, half, full], consent: [ann, bob]}]
preferences:
  ann: {weights: {a: 1, fund >= half: 1, fund == full: 1}, walk_away: 1.5}
  bob: {weights: {fund == half: 2/3}, walk_away: 1/3}
"""


def test_without_a_status_quo_walk_aways_are_compared_with(comity: Run, tmp_path: Path) -> None:
    path = saved(tmp_path, LEAVING)
    told = flat(comity("settle", path).out)
    assert "Compared with what each would walk away to: Ann 1.5; Bob 0.3333" in told
    assert "1 outcome leaves nobody with less than it would walk away to (indivisible)." in told
    assert "Outcomes against walk-aways" in told
    assert "Status quo" not in told
    data = found(comity("settle", path, "-f", "json"))
    assert (data["reference"], data["status_quo"], data["indivisible"]) == ("walk-aways", None, [4])
    assert data["settlements"][0]["gain"] == {"ann": [], "bob": []}
    assert set(data["counts"]) == {"everywhere"}
    assert {row["status_quo"] for price in data["price"].values() for row in price.values()} == {
        None
    }


@pytest.mark.parametrize(
    "rest", [("-n", "4"), ("--path-to", "4"), ("--principles", "helsinki-decalogue")]
)
def test_other_questions_need_an_outcome_to_compare_with(
    comity: Run, tmp_path: Path, rest: tuple[str, ...]
) -> None:
    path = saved(tmp_path, LEAVING)
    refused(comity("settle", path, *rest), "name one: --reference OUTCOME (key-missing)")
    assert comity("settle", path, *rest, "--reference", "NN0").code == 2
    assert comity("settle", path, *rest, "--reference", "N0").code == 0


def test_an_outcome_takes_the_place_of_the_status_quo(comity: Run, file: Path) -> None:
    plain = found(comity("settle", str(file), "-f", "json"))
    other = next(row["outcome"] for row in plain["settlements"])
    data = found(comity("settle", str(file), "-f", "json", "--reference", str(other)))
    assert (data["reference"], data["status_quo"]) == ("status-quo", other)
    assert data["pareto"] == plain["pareto"]
    told = flat(comity("settle", str(file), "--reference", str(other)).out)
    assert f"Supposed status quo: {other} (" in told
    way = found(
        comity("settle", str(file), "-f", "json", "--reference", str(other), "--path-to", "1")
    )
    assert way["status_quo"] == other
    assert data["supposed_status_quo"]
    assert way["supposed_status_quo"]
    assert not plain["supposed_status_quo"]
    told = flat(comity("settle", str(file), "--reference", str(other), "-n", "1").out)
    assert f"Supposed status quo: {other} (" in told
    named = found(comity("settle", str(file), "-f", "json", "--reference", "status-quo"))
    assert named == plain


MIXTURES = [
    (("--reference", "99"), "(outcome-unknown)"),
    (("--reference", "walk-aways"), "(walk-away-missing)"),
    (("--reference", "maximin"), "maximin values go with bargain"),
    (("-n", "1", "--path-to", "2"), "two questions"),
    (("--joint", "2"), "goes with --path-to"),
    (("-n", "1", "--without", "coercion"), "goes with --path-to"),
    (("--path-to", "2", "--principles", "helsinki-decalogue"), "--principles goes with"),
    (("--concept", "nash", "-n", "1"), "only beside --principles"),
    (("--concept", "nash", "--path-to", "2"), "--concept goes with"),
    (("--scale", "weights", "-n", "1"), "--scale goes with"),
    (("--all", "-n", "1"), "--all goes with"),
    (("--all", "--path-to", "1"), "--all goes with"),
    (("--all", "-f", "json"), "--all goes with"),
    (("-o", "new.json"), "--output goes with"),
    (("--joint", "0", "--path-to", "2"), "joint"),
    (("--joint", "-1", "--path-to", "2"), "joint"),
    (("--joint", "two", "--path-to", "2"), "joint"),
    (("--scale", "money"), "scale"),
    (("--format", "csv"), "format"),
    (("-c", ","), "name one or more"),
    (("-c", "nosh"), "(concept-unknown)"),
    (("-c", "nash,nosh", "-f", "json"), "(concept-unknown)"),
    (("-n", "0"), "(outcome-unknown)"),
    (("-n", "99"), "(outcome-unknown)"),
    (("-n", "9" * 30), "(outcome-unknown)"),
    (("-n", ""), "(outcome-unknown)"),
    (("-n", "any"), "(outcome-unknown)"),
    (("-n", "Y--N"), "(outcome-unknown)"),
    (("--path-to", "Y2YY"), "(outcome-unknown)"),
    (("--path-to", "[bold]"), "(outcome-unknown)"),
    (("--path-to", "ANY"), "(outcome-unknown)"),
    (("--path-to", "2", "--without", "forse"), "(tag-unknown)"),
    (("--path-to", "2", "--without", ""), "(tag-unknown)"),
    (("--path-to", "2", "--without", "\x1b[31m"), "(tag-unknown)"),
    (("--principles", "no-such-list"), "no-such-list"),
    (("--principles", "/"), "/"),
    (("--scale", "weights"), "(scale-undefined)"),
    (("--path-to", "any", "--scale", "weights"), "(scale-undefined)"),
    (("--max-memory", "1"), "(space-too-large)"),
]


@pytest.mark.parametrize(("arguments", "part"), MIXTURES)
def test_a_wrong_question_is_refused(
    comity: Run, file: Path, arguments: tuple[str, ...], part: str
) -> None:
    done = comity("settle", str(file), *arguments)
    refused(done, part)
    assert "\x1b" not in done.err
    assert not Path("new.json").exists()


def test_output_is_a_new_file_and_never_an_old_one(comity: Run, file: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.json"
    for rest in ((), ("-n", "1"), ("--path-to", "any")):
        done = comity("settle", str(file), *rest, "-f", "json", "-o", str(new))
        assert (done.code, done.out, done.err) == (0, "", "")
        written = new.read_text(encoding="utf-8")
        SCHEMA.validate(json.loads(written))
        again = comity("settle", str(file), *rest, "-f", "json", "-o", str(new))
        refused(again, "(file-exists)")
        assert new.read_text(encoding="utf-8") == written
        assert comity("settle", str(file), *rest, "-f", "json").out == written
        new.unlink()
    refused(comity("settle", str(file), "-f", "json", "-o", str(tmp_path / "no" / "x")), "file-")


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("name", ["[bold red]Ann[/]", "[/]", "Wide 漢字 " * 9, "Long" * 40])
def test_any_name_is_shown_as_it_is(
    comity: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: str, name: str
) -> None:
    text = LAKE.replace("name: Mill", f"name: {json.dumps(name)}")
    text = text.replace("label: Dump waste", f"label: {json.dumps(name)}")
    text = text.replace("A made-up lake", json.dumps(name), 1)
    path = saved(tmp_path, text)
    for rest in ((), ("--all",), ("-n", "Y2NY"), ("--path-to", "Y2NY"), ("--path-to", "any")):
        monkeypatch.setenv("COLUMNS", columns)
        done = comity("settle", path, *rest)
        assert (done.code, done.err) == (0, "")
        assert re.sub(r"\s", "", name) in re.sub(r"\s", "", done.out)
        assert "\x1b" not in done.out


HOSTILE = [
    ("&a x", "(yaml-alias)"),
    ("!!python/object:os.system ls", "(yaml-alias)"),
    ("[" * 40 + "]" * 40, "(yaml-depth)"),
    ("{", "(yaml-syntax)"),
    ("title", "comity"),
    ("", ""),
    ('"\\e[31m"', ""),
    ("x\n---\nid: y", "(yaml-documents)"),
]


@pytest.mark.parametrize(("text", "part"), HOSTILE)
def test_principles_from_a_hostile_file_are_refused(
    comity: Run, file: Path, tmp_path: Path, text: str, part: str
) -> None:
    path = saved(tmp_path, f"comity: 1\nid: {text}\ntitle: T\nprinciples: []\n", "list.yaml")
    for rest in ((), ("-n", "1")):
        done = comity("settle", str(file), *rest, "--principles", path)
        refused(done, part)
        assert done.err.isascii()
        assert "\x1b" not in done.err
        assert "list.yaml" in done.err


@pytest.mark.parametrize("name", ["gsi-commitments", "helsinki-decalogue"])
def test_checks_of_shipped_principles(comity: Run, file: Path, name: str) -> None:
    for case in (str(file), "elmira-1991"):
        data = found(comity("settle", case, "--principles", name, "-f", "json", "-c", "nash"))
        one = found(comity("settle", case, "-n", "2", "--principles", name, "-f", "json"))
        assert one["checks"]["list"] == name
        assert {it["verdict"] for it in one["checks"]["findings"]} <= {
            "holds",
            "fails",
            "undetermined",
        }
        first = [str(row["outcome"]) for row in data["settlements"]][:10]
        assert list(data["checks"]) == first
        for rest, shown in (((), bool(first)), (("-n", "2"), True)):
            done = comity("settle", case, *rest, "--principles", name)
            assert (done.code, "Checks of outcome" in done.out) == (0, shown)
            assert ("no outcome to check" in flat(done.out)) is not shown


def test_one_schema_describes_all_three_documents(comity: Run) -> None:
    assert json.loads(comity("schema", "settle").out) == settle_schema()
