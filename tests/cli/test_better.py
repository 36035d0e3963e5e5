"""``comity better``: what is shown, what is written, and what is refused."""

import json
from pathlib import Path

import jsonschema
import pytest

from comity.formats.schemas import better_schema
from tests.cli.conftest import Run

BOATS = """\
comity: 1
id: boats
title: Boats
parties:
  - {id: ann, name: Ann, options: [{id: a, label: Ann stays out}]}
  - {id: bob, name: Bob, options: [{id: b, label: Bob stays out, change: down}]}
  - {id: cod, name: Cod, kind: affected}
preferences:
  ann: {ranking: [[YN, YY], [NY, NN]]}
  bob: {ranking: [[NY, YY], [YN, NN]]}
  cod: {concerns: [{id: rest, want: a and b}]}
"""


@pytest.fixture(autouse=True)
def wide(comity: Run, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001  (comity sets 80)
    monkeypatch.setenv("COLUMNS", "130")


@pytest.fixture
def boats(tmp_path: Path) -> str:
    path = tmp_path / "boats.yaml"
    path.write_text(BOATS, encoding="utf-8")
    return str(path)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_table_says_for_whom_and_whether_it_can_be_had(comity: Run, boats: str) -> None:
    done = comity("better", boats, "--than", "NN")
    assert (done.code, done.err) == (0, "")
    told = flat(done.out)
    assert "Agreed: 1 (no option taken)" in told
    assert (
        "3 outcomes are better for somebody and worse for nobody; 1 better for everybody." in told
    )
    assert "4 Ann stays out; Bob stays out everybody yes - " in told  # Bob's goes down only
    assert "2 Ann stays out Ann - yes " in told
    assert "status quo" not in told


def test_with_a_status_quo_it_is_said_who_is_below_it(comity: Run, boats: str) -> None:
    Path(boats).write_text(BOATS + "status_quo: {b: yes}\n", encoding="utf-8")
    told = flat(comity("better", boats, "--than", "1").out)
    assert "Against the status quo it is worse for Bob." in told
    assert "2 Ann stays out Ann - yes Bob " in told


def test_at_the_best_there_is_nothing_better(comity: Run, boats: str) -> None:
    done = comity("better", boats, "--than", "4")
    assert "Nothing is better for somebody and worse for nobody: it is Pareto-optimal." in done.out
    assert "holds under" not in done.out


def test_json_keeps_the_schema_and_goes_to_a_file(comity: Run, boats: str, tmp_path: Path) -> None:
    out = tmp_path / "new.json"
    assert comity("better", boats, "-n", "1", "-f", "json", "-o", str(out)).code == 0
    data = json.loads(out.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(better_schema()).validate(data)
    assert data["agreed_against_status_quo"] is None
    assert data["strict"] == [4]
    first, *_ = data["better"]
    assert (first["outcome"], first["gain"]["cod"], first["in_one_step"]) == (4, ["rest"], False)


@pytest.mark.parametrize(
    ("rest", "part"),
    [
        ((), "--than"),
        (("--than", "9"), "(outcome-unknown)"),
        (("--than", "1", "--all", "-f", "json"), "--all goes with"),
        (("--than", "1", "-o", "new.json"), "--output goes with"),
        (("--than", "1", "-c", "nosh"), "(concept-unknown)"),
    ],
)
def test_what_cannot_be_asked(comity: Run, boats: str, rest: tuple[str, ...], part: str) -> None:
    done = comity("better", boats, *rest)
    assert (done.code, done.out) == (2, "")
    assert part in flat(done.err)
    assert "Traceback" not in done.err


def test_json_that_would_not_fit_the_limit_is_refused(comity: Run, boats: str) -> None:
    for asked in (("better", boats, "-n", "1"), ("settle", boats, "--reference", "1")):
        done = comity(*asked, "-f", "json", "--max-memory", "5k")
        assert (done.code, done.out) == (2, "")
        assert "json: JSON of this result may need" in done.err
        assert comity(*asked, "--max-memory", "5k").code == 0
