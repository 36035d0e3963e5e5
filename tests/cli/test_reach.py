"""``comity reach``: what is shown, what is written, and what is refused."""

import json
from pathlib import Path

import jsonschema
import pytest

from comity.formats.schemas import reach_schema
from tests.cli.conftest import Run

ARMS = """\
comity: 1
id: arms
title: Arms
parties:
  - id: ann
    name: Ann
    options: [{id: arm, label: Ann arms, change: up, tags: [force]}]
  - {id: bob, name: Bob, options: [{id: join, label: Bob joins}]}
joint_options:
  - {id: pact, label: Pact, consent: [ann, bob]}
status_quo: {}
preferences:
  ann: {concerns: [{id: peace, want: pact}, {id: arms, want: arm}]}
  bob: {concerns: [{id: peace, want: pact}, {id: out, want: not join}]}
"""
GRAPH = """\
comity: 1
id: graph
title: A graph
parties: [{id: ann, name: Ann}, {id: bob, name: Bob}]
graph: {outcomes: [p, q, r, s], moves: {ann: [[p, q]], bob: [[q, r], [s, p]]}}
status_quo: p
preferences: {ann: {ranking: [r, p, q, s]}, bob: {ranking: [s, r, q, p]}}
"""


@pytest.fixture(autouse=True)
def wide(comity: Run, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001  (comity sets 80)
    monkeypatch.setenv("COLUMNS", "130")


@pytest.fixture
def arms(tmp_path: Path) -> str:
    path = tmp_path / "arms.yaml"
    path.write_text(ARMS, encoding="utf-8")
    return str(path)


@pytest.fixture
def graph(tmp_path: Path) -> str:
    path = tmp_path / "graph.yaml"
    path.write_text(GRAPH, encoding="utf-8")
    return str(path)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_table_says_how_few_moves_lead_where(comity: Run, arms: str) -> None:
    done = comity("reach", arms, "-c", "nash")
    assert (done.code, done.err) == (0, "")
    told = flat(done.out)
    assert "Status quo: 1 (no option taken)" in told
    assert "Single moves lead to 3 of 7 other outcomes, in at most 2 moves." in told
    assert "Improvements alone lead to 1 of 7 other outcomes, in at most 1 move." in told
    assert "2 Ann arms 1 Ann 1 Ann Nash 6 Ann arms; Pact - - Nash 1 no option taken 0 0" in told
    assert "4 Ann arms; Bob joins 2 Ann, Bob -" in told
    assert (
        "Holds, but no single moves lead there: only a joint step could: 6 (Ann arms; Pact)" in told
    )
    assert "Joint steps play no part here" in told


def test_a_way_is_told_step_by_step(comity: Run, arms: str) -> None:
    told = flat(comity("reach", arms, "--to", "4").out)
    assert "2 single moves can lead to 4 (Ann arms; Bob joins), and no fewer." in told
    assert "Improvements alone do not lead there." in told
    assert "0 1 no option taken 1 Bob 3 Bob joins - 2 Ann 4 Ann arms; Bob joins yes" in told
    assert "By improvements" not in told
    told = flat(comity("reach", arms, "--to", "YNN").out)
    assert "1 single move can lead to 2 (Ann arms), and no fewer. 1 improvement can" in told
    assert "By improvements alone to 2" in told


def test_where_nothing_leads_is_told(comity: Run, arms: str) -> None:
    assert "No single moves lead to 8" in flat(comity("reach", arms, "--to", "8").out)
    assert "1 (no option taken) is the status quo itself." in comity("reach", arms, "--to", "1").out


def test_options_can_be_barred_by_tag(comity: Run, arms: str) -> None:
    told = flat(comity("reach", arms, "-c", "nash", "--without", "force").out)
    assert "Nobody raises an option tagged force." in told
    assert "Single moves lead to 1 of 7 other outcomes, in at most 1 move." in told
    assert "Improvements alone lead to 0 of 7 other outcomes." in told


def test_a_graph_has_no_joint_steps(comity: Run, graph: str) -> None:
    told = flat(comity("reach", graph, "-c", "nash").out)
    assert "that needs a move that is none for who makes it: 3 (r)." in told
    assert "joint" not in told.lower()
    assert "Joint" not in comity("reach", graph, "--to", "r").out


def test_few_outcomes_are_shown_unless_all_are_asked_for(comity: Run, arms: str) -> None:
    more = "".join(f"      - {{id: more-{k}, label: More {k}}}\n" for k in range(4))
    text = ARMS.replace("    options: [{id: arm", "    options:\n      - {id: arm").replace(
        "tags: [force]}]\n", "tags: [force]}\n" + more
    )
    Path(arms).write_text(text, encoding="utf-8")
    assert "Not shown: 88 outcomes further down; --all shows them." in flat(
        comity("reach", arms, "-c", "nash").out
    )
    assert "Not shown" not in comity("reach", arms, "-c", "nash", "--all").out


def test_json_keeps_the_schema_and_goes_to_a_file(comity: Run, arms: str, tmp_path: Path) -> None:
    out = tmp_path / "new.json"
    assert comity("reach", arms, "-c", "nash", "-f", "json", "-o", str(out)).code == 0
    data = json.loads(out.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(reach_schema()).validate(data)
    here, _, _, far, _, agreed, *_ = data["reach"]
    assert here["by_moves"] == {"fewest": 0, "last": [], "ever_last": [], "way": []}
    assert far["by_moves"]["last"] == ["ann", "bob"]
    assert [step["mover"] for step in far["by_moves"]["way"]] == ["bob", "ann"]
    assert far["by_improvements"] is None
    assert (agreed["by_moves"], agreed["holds"], agreed["flag"]) == (None, ["nash"], "joint")
    assert data["without"] == []


@pytest.mark.parametrize(
    ("rest", "part"),
    [
        (("--to", "9"), "(outcome-unknown)"),
        (("--to", "2", "--all"), "--to tells of one outcome"),
        (("--to", "2", "-f", "json"), "--to tells of one outcome"),
        (("--all", "-f", "json"), "--all goes with"),
        (("--without", "farce"), "(tag-unknown)"),
        (("-c", "nosh"), "(concept-unknown)"),
        (("--max-arcs", "10"), "there may be 32 of them"),
        (("-f", "json", "--max-memory", "5k"), "JSON of this result may need"),
    ],
)
def test_what_cannot_be_asked(comity: Run, arms: str, rest: tuple[str, ...], part: str) -> None:
    done = comity("reach", arms, *rest)
    assert (done.code, done.out) == (2, "")
    assert part in flat(done.err)
    assert "Traceback" not in done.err
