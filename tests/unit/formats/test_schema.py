"""The JSON Schemas: valid themselves, and true of what is read and written."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import comity
from comity.formats.canonical import to_data
from comity.formats.results import analysis_data, to_json
from comity.formats.schemas import SCHEMAS, analysis_schema, case_schema
from tests.laws.agreement import dispute_of
from tests.strategies import Case, disputes, enriched, graphs

REMOVED = {"remove_option": {"option": "first-swerves"}}
ANY = st.one_of(disputes(limit=16), graphs(outcomes=5))
ENRICHED = enriched(st.one_of(disputes(parties=3, limit=8), graphs(outcomes=4)))


def problems(schema: dict[str, Any], data: object) -> list[str]:
    return [error.message for error in Draft202012Validator(schema).iter_errors(data)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name]())


@pytest.mark.parametrize("name", comity.cases())
def test_shipped_cases_are_as_their_schema_says(name: str) -> None:
    dispute = comity.read(name)
    assert problems(case_schema(), to_data(dispute)) == []
    assert problems(case_schema(), to_data(dispute, short=True)) == []


@given(st.one_of(ANY, ENRICHED))
def test_any_case_that_is_read_is_as_the_schema_says(case: Case) -> None:
    dispute = dispute_of(case)
    assert problems(case_schema(), case) == []
    assert problems(case_schema(), to_data(dispute)) == []
    assert problems(case_schema(), to_data(dispute, short=True)) == []


@given(ANY)
def test_any_analysis_is_as_its_schema_says(case: Case) -> None:
    data = analysis_data(comity.analyze(dispute_of(case)))
    assert problems(analysis_schema(), data) == []
    assert json.loads(to_json(data)) == data


@pytest.mark.parametrize(
    "change",
    [
        {"colour": "red"},
        {"comity": 2},
        {"id": "Not an id"},
        {"parties": [{"id": "a"}]},
        {"preferences": {"ann": {"ranking": []}}},
        {"preferences": {"ann": {"ranking": [1], "concerns": []}}},
        {"preferences": {"ann": {"weights": {"a": "much"}}}},
        {"levers": [{"id": "x"}]},
        {"levers": [{"id": "x", "by": "UN", "cost": 1, "effect": {}}]},
        {"levers": [{"id": "x", "by": "UN", "cost": "dear", "effect": REMOVED}]},
        {"levers": [{"id": "x", "by": "UN", "cost": 1, "effect": REMOVED | {"bar_move": {}}}]},
        {"graph": {"outcomes": ["a"], "moves": {"ann": [["a"]]}}},
        {"expected": [{"concept": "nosh", "source": "s", "equilibria": [1]}]},
        {"expected": [{"concept": "nash", "source": "s", "equilibria": [1.5]}]},
        {"expected": [{"concept": "gmr:string=2", "source": "s", "equilibria": [1]}]},
        {"unknown": {"row": [[1]]}},
        {"unknown": {"row": [[1, 2, 3]]}},
        {"likely": {"row": [{"outcome": 1, "over": 2}]}},
        {"fuzzy": {"row": {"pairs": []}}},
        {"attitudes": {"row": {"column": "hostile"}}},
        {"views": {"row": {"unsee": []}}},
        {"preferences": {"row": {"concerns": [{"id": "c", "want": "true", "strength": 0}]}}},
    ],
    ids=str,
)
def test_the_schema_refuses_what_the_reader_refuses(change: Case) -> None:
    case = to_data(comity.read("chicken")) | change
    assert problems(case_schema(), case)
    with pytest.raises(comity.ComityError):
        dispute_of(case)
