"""``comity perceive`` and ``--as``: what is shown, what is written, and what is refused."""

import json
from pathlib import Path

import jsonschema
import pytest

from comity.formats.schemas import analysis_schema, perception_schema
from tests.cli.conftest import Run

CASES = Path(__file__).parents[1] / "cases"
BLUFF, SECRET = str(CASES / "bluff.yaml"), str(CASES / "secret-weapon.yaml")


@pytest.fixture(autouse=True)
def wide(comity: Run, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001  (comity sets 80)
    monkeypatch.setenv("COLUMNS", "130")


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_table_says_what_lasts_and_who_expects_it(comity: Run) -> None:
    done = comity("perceive", BLUFF, "-c", "seq,sseq,nash")
    assert (done.code, done.err) == (0, "")
    told = flat(done.out)
    assert "Bob misjudges what Ann wants." in told
    assert "What lasts, or is expected to, under SEQ and SSEQ" in told
    assert "1 no option taken unsteady Bob - 3 Bob attacks unsteady Ann yes" in told
    assert "4 Ann strikes; Bob attacks - Bob -" in told
    assert "1 lasts under SEQ and SSEQ, unexpected by Ann: In the eyes of Ann, Bob would" in told
    assert "4 does not last under Nash, though Bob expects it: In its own eyes, Ann" in told


def test_what_somebody_does_not_think_of_is_named(comity: Run) -> None:
    told = flat(comity("perceive", SECRET, "-c", "nash").out)
    assert "Bob does not think of what fulfils 'arm': 2 outcomes." in told
    assert "2 Ann arms stealthy nobody -" in told
    assert "Bob does not think of 2 (Ann arms): in its eyes, it has no move from there." in told
    assert "3 Bob yields - nobody -" in flat(comity("perceive", SECRET, "-c", "nash", "--all").out)


def test_the_status_quo_is_told_and_what_is_not_explained(comity: Run) -> None:
    told = flat(comity("perceive", BLUFF, "-c", "seq,nash").out)
    assert "can move: Ann and Bob status quo: 1 (no option taken) Bob misjudges" in told
    more = "At most 2 outcomes are explained under each; comity explain --as tells of any other."
    assert more in told
    assert more not in flat(comity("perceive", "chicken").out)


def test_names_of_a_graph_that_somebody_does_not_think_of_are_told(
    comity: Run, tmp_path: Path
) -> None:
    case = tmp_path / "blind.yaml"
    case.write_text(
        "comity: 1\nid: blind\ntitle: T\nparties: [{id: a, name: Ann}]\n"
        "graph: {outcomes: [x, y, z], moves: {a: [[x, y]]}}\n"
        "preferences: {a: {ranking: [y, x, z]}}\nviews: {a: {unseen: [y, z]}}\n"
    )
    assert "Ann does not think of 2 (y) and 3 (z)." in flat(comity("perceive", str(case)).out)


def test_without_views_it_says_so_and_all_is_steady(comity: Run) -> None:
    told = flat(comity("perceive", "chicken", "-c", "nash").out)
    assert "The case states no views: everybody sees the dispute as it is." in told
    assert "2 First driver: Swerve steady everybody yes" in told
    assert "unexpected by" not in told


def test_where_nothing_lasts_it_says_so(comity: Run) -> None:
    told = flat(comity("perceive", str(CASES / "no-seq-equilibrium.yaml"), "-c", "seq").out)
    assert "Nothing lasts under SEQ, and nobody expects anything to." in told


def test_what_nobody_can_leave_is_marked(comity: Run) -> None:
    told = flat(comity("perceive", str(CASES / "common-move.yaml"), "-c", "nash").out)
    assert "5 W steady everybody held" in told


def test_json_keeps_the_schema_and_goes_to_a_file(comity: Run, tmp_path: Path) -> None:
    out = tmp_path / "new.json"
    asked = ("perceive", SECRET, "-c", "nash", "-c", "seq:order=2", "-f", "json", "-o", str(out))
    assert comity(*asked).code == 0
    data = json.loads(out.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(perception_schema()).validate(data)
    assert data["views"] == {
        "ann": {"misjudges": [], "unseen": []},
        "bob": {"misjudges": [], "unseen": [2, 4]},
    }
    under = data["concepts"]["nash"]
    assert (under["lasting"], under["stealthy"], under["equilibria"]) == ([2], [2], [])
    assert under["surprises"] == {"ann": [2], "bob": [2]}
    assert under["disappointments"] == {"ann": [], "bob": [1]}
    assert under["stays"] == {"ann": [2, 3], "bob": [1, 2, 4]}


def test_an_analysis_as_somebody_sees_it(comity: Run) -> None:
    told = flat(comity("analyze", BLUFF, "--as", "Bob", "-c", "seq").out)
    assert "as Bob sees it: Bob misjudges what Ann wants." in told
    assert "1 no option taken yes 4 Ann strikes; Bob attacks yes" in told
    assert "In its own eyes, Bob would stay at 1" in told
    data = json.loads(comity("analyze", BLUFF, "--as", "bob", "-f", "json").out)
    jsonschema.Draft202012Validator(analysis_schema()).validate(data)
    assert data["seen_by"] == "bob"
    assert sorted(data["equilibria"]) == ["gmr", "nash", "seq", "smr", "sseq"]
    assert "seen_by" not in json.loads(comity("analyze", BLUFF, "-f", "json").out)


def test_a_status_quo_that_is_not_seen_is_not_explained(comity: Run, tmp_path: Path) -> None:
    path = tmp_path / "armed.yaml"
    text = Path(SECRET).read_text(encoding="utf-8")
    path.write_text(text.replace("status_quo: {}", "status_quo: {arm: yes}"), encoding="utf-8")
    told = comity("analyze", str(path), "--as", "bob", "-c", "nash").out
    assert "The status quo, 2, does not hold" not in told
    assert "The status quo, 2, does not hold" in comity("analyze", str(path), "-c", "nash").out


def test_a_proof_in_somebodys_eyes(comity: Run) -> None:
    asked = ("explain", BLUFF, "--as", "Ann", "-n", "1", "-p", "bob")
    assert comity(*asked, "-c", "seq").out.startswith("In the eyes of Ann, Bob would not stay at 1")
    assert flat(comity(*asked).out).count("In the eyes of Ann") == 5
    (proof,) = json.loads(comity(*asked, "-c", "seq", "-f", "json").out)
    assert (proof["seen_by"], proof["stable"]) == ("ann", False)


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        (("perceive", BLUFF, "-c", "sim"), "sim has no meaning in views"),
        (("perceive", BLUFF, "-c", "strong"), "(concept-undefined)"),
        (("perceive", BLUFF, "-c", "nosh"), "(concept-unknown)"),
        (("perceive", "garrison-diversion", "-c", "limited=2"), "two parties with moves"),
        (("perceive", BLUFF, "--all", "-f", "json"), "--all goes with"),
        (("perceive", BLUFF, "-o", "new.json"), "--output goes with"),
        (("perceive", BLUFF, "-f", "json", "--max-memory", "5k"), "json: JSON of this result may"),
        (("analyze", BLUFF, "--as", "cat"), "--as: there is no party with moves called 'cat'"),
        (("analyze", BLUFF, "--as", "bob", "-c", "sim"), "(concept-undefined)"),
        (("explain", BLUFF, "--as", "cat", "-n", "1"), "(party-unknown)"),
    ],
)
def test_what_cannot_be_asked(comity: Run, asked: tuple[str, ...], part: str) -> None:
    done = comity(*asked)
    assert (done.code, done.out) == (2, "")
    assert part in flat(done.err)
    assert "Traceback" not in done.err
