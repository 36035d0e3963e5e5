"""Results as JSON and CSV."""

import csv
import json
from io import StringIO

import pytest

import comity
from comity.formats.results import FORMULA, analysis_csv, analysis_data, proof_data, to_json


def test_the_json_of_an_analysis_says_what_the_analysis_says() -> None:
    analysis = comity.analyze(comity.read("elmira-1991"))
    data = json.loads(to_json(analysis_data(analysis)))
    assert data["digest"] == comity.digest(analysis.dispute)
    assert data["status_quo"] == analysis.status_quo
    assert data["equilibria"]["nash"] == list(analysis.equilibria["nash"] or ())
    assert data["equilibria"]["sim"] is None
    assert {it["number"]: tuple(it.get("members", ())) for it in data["outcomes"]} == {
        outcome.number: outcome.members for outcome in analysis.outcomes
    }
    assert any("members" in it for it in data["outcomes"])
    assert data["version"] == comity.__version__


def test_some_parties_only_are_shown_but_the_equilibria_are_those_of_all() -> None:
    analysis = comity.analyze(comity.read("garrison-diversion"))
    first = analysis.parties[0]
    data = analysis_data(analysis, [first])
    assert all(list(rows or {first: ()}) == [first] for rows in data["stability"].values())
    assert data["equilibria"] == analysis_data(analysis)["equilibria"]
    rows = list(csv.DictReader(analysis_csv(analysis, [first])))
    assert {row["party"] for row in rows} == {first}


def test_the_csv_of_an_analysis_has_every_verdict_once() -> None:
    analysis = comity.analyze(comity.read("garrison-diversion"))
    rows = list(csv.DictReader(analysis_csv(analysis)))
    assert len(rows) == len(list(analysis.rows()))
    for row in rows:
        stable = int(row["outcome"]) in (analysis.stability[row["concept"]] or {})[row["party"]]
        assert row["stable"] == ("yes" if stable else "no")


@pytest.mark.parametrize("sign", FORMULA)
def test_no_spreadsheet_runs_a_name_as_a_formula(sign: str) -> None:
    name = f"{sign}cmd|' /C calc'!A0".strip()
    text = json.dumps(
        {
            "comity": 1,
            "id": "x",
            "title": "X",
            "parties": [{"id": "a", "name": "A"}],
            "graph": {"outcomes": [name, "safe"], "moves": {"a": [[name, "safe"]]}},
            "preferences": {"a": {"ranking": [1, 2]}},
        }
    )
    try:
        table = "".join(analysis_csv(comity.analyze(comity.parse(text))))
    except comity.ComityError as error:
        table = str(error)
        assert sign == "\r"
    for row in csv.reader(StringIO(table)):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in row)


def test_a_proof_as_data_is_plain() -> None:
    dispute = comity.read("syria-iraq-1975")
    data = json.loads(to_json(proof_data(comity.explain(dispute, "iraq", 1, "gmr"))))
    assert data["stable"] is True
    (improvement,) = data["improvements"]
    assert improvement == {"to": 4, "reply": [{"mover": "syria", "to": 5}], "ends_at": 5}
    alone = json.loads(to_json(proof_data(comity.explain(dispute, "iraq", 1, "nash"))))
    assert alone["improvements"] == [{"to": 4, "reply": None, "ends_at": None}]
