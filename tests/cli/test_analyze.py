"""``comity analyze``: the table, the JSON contract, the CSV."""

import csv
import json
from io import StringIO
from pathlib import Path

import jsonschema
import pytest

import comity as api
from comity.formats.schemas import analysis_schema
from tests.cli.conftest import Run

SYRIA = {
    "comity": 1,
    "case": "syria-iraq-1975",
    "outcomes": [
        {"number": n, "pattern": pattern, "name": None}
        for n, pattern in enumerate(("NNN", "YNN", "NYN", "NNY", "YNY", "NYY"), start=1)
    ],
    "status_quo": 1,
    "parties": ["syria", "iraq"],
    "affected": [],
    "stability": {
        "nash": {"syria": [1, 3, 6], "iraq": [2, 4, 6]},
        "gmr": {"syria": [1, 3, 4, 6], "iraq": [1, 2, 4, 5, 6]},
    },
    "equilibria": {"nash": [6], "gmr": [1, 4, 6]},
    "held_no_moves": [],
}


def test_table_names_what_holds_and_why(comity: Run) -> None:
    done = comity("analyze", "syria-iraq-1975")
    assert (done.code, done.err) == (0, "")
    assert "6    Escalate the dispute; Attack  yes   yes  yes  yes  yes   yes  yes" in done.out
    assert "The status quo, 1, does not hold under 6 of 7 concepts; under SMR:" in done.out
    assert "Syria could then move to 5 (Release water; Attack)" in " ".join(done.out.split())
    assert "does not make it good, fair or likely" in " ".join(done.out.split())


def test_json_is_the_contract(comity: Run) -> None:
    done = comity("analyze", "syria-iraq-1975", "--format", "json", "-c", "gmr,nash")
    data = json.loads(done.out)
    digest, version = data.pop("digest"), data.pop("version")
    assert digest == api.digest(api.read("syria-iraq-1975"))
    assert version == api.__version__
    dispute = api.read("syria-iraq-1975")
    analysis = api.analyze(dispute, ["nash", "gmr"])
    for concept in ("nash", "gmr"):
        of_party = analysis.stability[concept]
        assert of_party is not None
        assert data["stability"][concept] == {p: list(of_party[p]) for p in ("syria", "iraq")}
    data["stability"] = SYRIA["stability"]
    assert data["equilibria"] == {"nash": [6], "gmr": [1, 6]}
    data["equilibria"] = SYRIA["equilibria"]
    assert data == SYRIA
    assert list(json.loads(done.out)) == [
        *("comity", "case", "digest", "outcomes", "status_quo", "parties", "affected"),
        *("stability", "equilibria", "held_no_moves", "version"),
    ]


@pytest.mark.parametrize("case", api.cases())
def test_json_of_every_case_keeps_its_schema(comity: Run, case: str) -> None:
    done = comity("analyze", case, "--format", "json")
    jsonschema.validate(json.loads(done.out), analysis_schema())


def test_json_of_merged_and_graph_cases(comity: Run) -> None:
    merged = json.loads(comity("analyze", "elmira-1991", "-f", "json").out)
    assert merged["outcomes"][4] == {
        "number": 5,
        "pattern": "NNNYN",
        "members": [5, 6, 11, 12],
        "name": None,
    }
    assert merged["equilibria"]["sim"] is None
    assert merged["stability"]["sim_fh"] is None
    assert merged["held_no_moves"] == [5]
    graph = json.loads(comity("analyze", "four-state-note", "-f", "json", "-c", "nash,sim").out)
    assert graph["outcomes"][0] == {"number": 1, "pattern": None, "name": "s1"}
    assert set(graph["stability"]) == {"nash", "sim"}
    assert graph["stability"]["sim"] is None


def test_party_limits_stability_but_not_equilibria(comity: Run) -> None:
    whole = json.loads(comity("analyze", "elmira-1991", "-f", "json").out)
    one = json.loads(comity("analyze", "elmira-1991", "-f", "json", "--party", "Uniroyal").out)
    assert list(one["stability"]["nash"]) == ["uniroyal"]
    assert one["stability"]["seq"]["uniroyal"] == whole["stability"]["seq"]["uniroyal"]
    assert one["equilibria"] == whole["equilibria"]
    table = comity("analyze", "elmira-1991", "--party", "uniroyal").out
    assert "Where Uniroyal would stay (yes)" in table


def test_an_outcome_nobody_can_leave_is_held_not_a_success(comity: Run) -> None:
    line = next(it for it in comity("analyze", "elmira-1991").out.splitlines() if "Abandon" in it)
    assert line.split()[-5:] == ["held"] * 5


def test_csv_has_a_row_per_outcome_party_and_concept(comity: Run) -> None:
    done = comity("analyze", "syria-iraq-1975", "--format", "csv")
    rows = list(csv.DictReader(StringIO(done.out)))
    assert len(rows) == 6 * 2 * 7
    assert list(rows[0]) == ["outcome", "pattern", "party", "concept", "stable"]
    analysis = api.analyze(api.read("syria-iraq-1975"))
    for row in rows:
        of_party = analysis.stability[row["concept"]]
        assert of_party is not None
        stable = int(row["outcome"]) in of_party[row["party"]]
        assert row["stable"] == ("yes" if stable else "no")


def test_csv_writes_no_formula(comity: Run, tmp_path: Path) -> None:
    case = {
        "comity": 1,
        "id": "x",
        "title": "X",
        "parties": [{"id": "a", "name": "A"}],
        "graph": {"outcomes": ["=1+1", "b"], "moves": {"a": [["=1+1", "b"]]}},
        "preferences": {"a": {"ranking": ["=1+1", "b"]}},
    }
    (tmp_path / "x.json").write_text(json.dumps(case))
    done = comity("analyze", str(tmp_path / "x.json"), "-f", "csv", "-c", "nash")
    assert done.out.splitlines()[1] == "1,'=1+1,a,nash,yes"


def test_output_goes_whole_to_a_new_file(comity: Run, tmp_path: Path) -> None:
    target = tmp_path / "answer.json"
    assert comity("analyze", "chicken", "-f", "json", "-o", str(target)).code == 0
    assert json.loads(target.read_text())["case"] == "chicken"
    again = comity("analyze", "chicken", "-f", "json", "-o", str(target))
    assert again.code == 2
    assert "(file-exists)" in again.err
    nowhere = comity("analyze", "chicken", "-f", "json", "-o", str(tmp_path / "no" / "x.json"))
    assert "(file-unwritable)" in nowhere.err
    assert [path.name for path in tmp_path.iterdir()] == ["answer.json"]


@pytest.mark.parametrize(
    ("arguments", "slug"),
    [
        (("syria-iraq-1957",), "case-unknown"),
        (("no-such-file.yaml",), "file-missing"),
        ((".",), "file-unreadable"),
        (("chicken", "--concept", "nahs"), "concept-unknown"),
        (("chicken", "--party", "nobody"), "party-unknown"),
        (("chicken", "--max-memory", "10"), "space-too-large"),
        (("chicken", "--max-file-size", "10"), "file-too-large"),
    ],
)
def test_what_a_user_can_mend_is_one_line_and_exit_code_2(
    comity: Run, arguments: tuple[str, ...], slug: str
) -> None:
    done = comity("analyze", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert done.err.rstrip().endswith(f"({slug})")


def test_a_wrong_name_is_answered_with_the_nearest(comity: Run) -> None:
    assert "did you mean 'syria-iraq-1975'?" in comity("analyze", "syria-iraq-1957").err
    assert "did you mean 'nash'?" in comity("analyze", "chicken", "-c", "nahs").err


def test_a_title_cannot_steer_the_terminal_or_the_markup(comity: Run, tmp_path: Path) -> None:
    text = Path(api.read.__code__.co_filename).parent.joinpath("scaffold.yaml").read_text()
    file = tmp_path / "markup.yaml"
    file.write_text(text.replace("title: Water", "title: '[red]Water[/red]'\n# Water"))
    assert "[red]Water[/red]" in comity("analyze", str(file)).out
    file.write_text(text.replace("title: Water", 'title: "\\e[31mWater"\n# Water'))
    done = comity("analyze", str(file))
    assert done.code == 2
    assert "\x1b" not in done.out + done.err


@pytest.fixture
def wide(tmp_path: Path) -> str:
    """Make a case of 256 outcomes that all hold."""
    options = ", ".join(f"{{id: o{k}, label: O{k}}}" for k in range(8))
    case = tmp_path / "wide.yaml"
    case.write_text(
        "comity: 1\nid: wide\ntitle: Wide\nparties:\n"
        f"  - {{id: ann, name: Ann, options: [{options}]}}\n"
        "status_quo: {o7: yes}\npreferences: {ann: {concerns: []}}\n",
        encoding="utf-8",
    )
    return str(case)


def test_a_long_table_is_cut_and_says_so(comity: Run, wide: str) -> None:
    short = comity("analyze", wide, "-c", "nash,seq").out
    assert sum("yes   yes" in line for line in short.splitlines()) == 100
    assert "Not shown: 156 outcomes more." in short
    assert "\n129  " in short  # the status quo, whatever else is cut
    whole = comity("analyze", wide, "-c", "nash", "--all").out
    assert "Not shown" not in whole
    assert "\n256  " in whole
    of_party = comity("analyze", wide, "-c", "nash", "-p", "ann").out
    assert "Not shown: 156 outcomes more." in of_party


def test_json_that_would_not_fit_the_limit_is_refused_and_csv_is_not(
    comity: Run, wide: str
) -> None:
    refused = comity("analyze", wide, "-f", "json", "--max-memory", "100k")
    assert refused.code == 2
    assert "json: JSON of this result may need" in refused.err
    assert "(space-too-large)" in refused.err
    assert not refused.out
    assert comity("analyze", wide, "-f", "csv", "--max-memory", "100k").code == 0


# Variants: what is not defined, what the case does not state, what is not explained


def test_what_is_not_defined_is_neither_yes_nor_no(comity: Run) -> None:
    for more in ((), ("--party", "uniroyal"), ("--all",)):
        done = comity("analyze", "elmira-1991", "-c", "limited=2", *more)
        assert "L2: not defined for other than two parties with moves." in done.out
        for told in (
            "Outcomes that hold",
            "would stay (yes)",
            "All outcomes",
            "Held only",
            "more.",
        ):
            assert told not in done.out
    assert "L2: not defined" in comity("settle", "elmira-1991", "-c", "limited=2").out
    assert (
        "L2: not defined" in comity("better", "elmira-1991", "--than", "5", "-c", "limited=2").out
    )
    reach = comity("reach", "elmira-1991", "-c", "limited=2").out
    assert "L2: not defined" in reach
    assert "  held" not in reach


def test_a_status_quo_that_fails_under_several_concepts_is_not_said_to_fail_under_one(
    comity: Run,
) -> None:
    def told(concepts: str) -> str:
        out = comity("analyze", "syria-iraq-1975", "-c", concepts).out
        return next(it for it in out.splitlines() if it.startswith("The status quo"))

    now = "The status quo, 1, does not hold under"
    assert told("gmr,smr") == f"{now} SMR:"
    assert told("gmr,smr,seq") == f"{now} 2 of 3 concepts; under SMR:"
    assert told("smr,seq") == f"{now} any of the 2 concepts; under SMR:"


def test_outcomes_that_are_not_explained_are_counted(comity: Run, wide: str) -> None:
    told = " ".join(comity("analyze", wide, "-c", "nash").out.split())
    assert "Explained: 4 of the 256 outcomes that hold," in told
    assert "comity explain tells of any other." in told
    assert "Explained" not in comity("analyze", wide, "-c", "nash", "-p", "ann").out
    four = comity("analyze", "garrison-diversion", "-c", "nash").out
    assert four.count(" holds under Nash:") <= 4


def test_a_variant_that_the_case_states_nothing_for_says_so(comity: Run) -> None:
    told = " ".join(comity("analyze", "syria-iraq-1975", "-c", "strong,unknown").out.split())
    assert "The case states no strengths of preference: under strong," in told
    assert "The case states no comparisons that are not known: every comparison is known" in told
    assert "The case states no" not in comity("analyze", "syria-iraq-1975").out


def test_in_a_partys_eyes_nothing_is_said_of_variants_and_views(
    comity: Run, tmp_path: Path
) -> None:
    case = {
        "comity": 1,
        "id": "x",
        "title": "X",
        "parties": [{"id": "a", "name": "Ann"}],
        "graph": {"outcomes": ["s", "t"], "moves": {"a": [["s", "t"]]}},
        "preferences": {"a": {"ranking": ["s", "t"]}},
        "unknown": {"a": [["s", "t"]]},
        "views": {"a": {"unseen": ["t"]}},
    }
    (tmp_path / "x.json").write_text(json.dumps(case))
    path = str(tmp_path / "x.json")
    plain = " ".join(comity("analyze", path, "-c", "nash").out.split())
    assert "The case also states comparisons that are not known" in plain
    assert "comity perceive takes them up" in plain
    seen = " ".join(comity("analyze", path, "-c", "nash", "--as", "a").out.split())
    assert "as Ann sees it" in seen
    assert "also states" not in seen
