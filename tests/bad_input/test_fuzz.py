"""Whatever a file holds: a dispute that analyses, or faults that have names. Nothing else."""

import copy
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import comity
from comity.formats.case import to_text
from comity.formats.results import analysis_data
from comity.model.limits import DEFAULT, Limits
from comity.model.space import outcome_space
from comity.preferences.doubts import doubts
from comity.stability.expected import compare
from tests.bad_input.messages import CASE, GRAPH, SLUGS
from tests.laws.test_digest import BASE

SMALL = Limits(file_bytes=DEFAULT.file_bytes, memory_bytes=2**20, arcs=10_000)
IN_TIME = settings(deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.too_slow])

ODD: list[Any] = [
    *(None, True, False, 0, 1, -1, 2, 99, 10**15, 10**40, 0.5, -0.0, 1e300, 1e-5),
    *("", " ", "no", "yes", "null", "~", "0", "01", "1.5", "1e3", "nan", "<<", "=", "😀", "\u2028"),
    *("a", "b", "c", "ann", "cat", "full", "N", "-", "---", "N0-", "p", "q", "é", "a\nb", "\x85"),
    *("a and b", "not", "true", "a == full", "c == full", "modeller", "nash", "sim", "affected"),
    *("up", "A" * 200, "\t", "a\tb", [], {}, [[]], [{}], {"a": {}}, [None], ["a"], [1], ["a", "a"]),
    *({"a": "no"}, {"id": "a"}, {"": ""}, {"ranking": [1]}, {"concerns": []}, {"weights": {}}),
    {"weights": {"a": 1, " a": 2}},
    *({"before": [["first", "a"]]}, {"dont_know": []}, {"weights": {"a": [1, 2]}}, ["1/3", 2]),
    {"alternatives": [{"chance": 1}]},
    *(">", ">>", ">" * 10, ["a", ">>", "b"], [1, 2], [[1, 2]], [["N0N", "Y--"]], "positive"),
    *({"outcome": 1, "over": 2, "chance": "1/3"}, {"threshold": 1}, {"unseen": ["a"]}),
    *({"make_one_way": {"option": "a", "change": "up"}}, {"raise_concern": {"party": "ann"}}),
    *({"ann": {"bob": "negative"}}, {"ann": [[1, 2]]}, "gmr:strong=2", "seq:coalition=ann+bob"),
]
RICH: dict[str, Any] = {
    "unknown": {"ann": [[1, "N0-"], ["Y--", 3]]},
    "likely": {"bob": [{"outcome": 1, "over": 2, "chance": 0.25}]},
    "fuzzy": {"ann": {"threshold": 0.5, "pairs": [{"outcome": 1, "over": 2, "degree": 0.75}]}},
    "attitudes": {"ann": {"bob": "positive"}, "cat": {"ann": "negative"}},
    "views": {"ann": {"unseen": ["b"], "preferences": {"bob": {"weights": {"a": 1}}}}},
    "known": {
        "ann": {"before": []},
        "bob": {"weights": {"a": [1, 2], "not b": [-2, "1/3"]}},
        "cat": {
            "alternatives": [
                {"chance": 0.5},
                {"chance": "1/2", "preference": {"ranking": ["Y---", "N---"]}},
            ]
        },
    },
    "expected": [{"concept": "gmr:unknown=a", "equilibria": [1], "source": "book"}],
    "levers": [
        {"id": "l", "by": "UN", "cost": 1, "effect": {"remove_option": {"option": "a"}}},
        {"id": "m", "by": "ann", "cost": 0.5, "effect": {"bar_move": {"from": "a", "to": "b"}}},
        {
            "id": "n",
            "by": "UN",
            "cost": 0,
            "effect": {"add_concern": {"party": "ann", "want": "b", "before": "first"}},
        },
    ],
}
"""What variants of concepts go by, and levers, for the base that has everything else."""
VALID = [yaml.load(text, Loader=yaml.BaseLoader) for text in (CASE, GRAPH)]  # noqa: S506
VALID += [BASE, BASE | RICH]


def outcome_of(text: str) -> list[str]:
    """Read and analyse a text; give the slugs of its faults, none if it is a dispute."""
    try:
        dispute = comity.parse(text, limits=SMALL)
        analysis = comity.analyze(dispute, limits=SMALL)
    except comity.ComityError as error:
        refusal = error
    else:
        assert_usable(dispute, analysis)
        return []
    assert refusal.faults
    assert {fault.slug for fault in refusal.faults} <= SLUGS
    assert str(refusal).split("\n") == [str(fault) for fault in refusal.faults]
    assert all(str(fault).isprintable() for fault in refusal.faults)
    return [fault.slug for fault in refusal.faults]


def assert_usable(dispute: comity.Dispute, analysis: comity.Analysis) -> None:
    """Do with a dispute whatever can be done with one."""
    assert {doubt.slug for doubt in doubts(dispute, outcome_space(dispute))} <= SLUGS
    assert json.loads(json.dumps(analysis_data(analysis)))
    assert comity.digest(comity.parse(to_text(dispute))) == comity.digest(dispute)
    assert len(compare(dispute, SMALL)) == len(dispute.expected)


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every node below the root."""
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield (*path, key)
            yield from places(value, (*path, key))


def at(data: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        data = data[key]
    return data


def spoil(draw: st.DrawFn, case: Any) -> None:
    """Change one node of a case: take it out, double it, move it, put something odd there."""
    path = draw(st.sampled_from(list(places(case))))
    parent, key = at(case, path[:-1]), path[-1]
    kind = draw(st.sampled_from(("delete", "odd", "odd", "copy", "double", "rename", "wrap")))
    if kind == "delete":
        del parent[key]
    elif kind == "odd":
        parent[key] = copy.deepcopy(draw(st.sampled_from(ODD)))
    elif kind == "copy":
        other = draw(st.sampled_from(list(places(case))))
        parent[key] = copy.deepcopy(at(case, other))
    elif kind == "wrap":
        parent[key] = [parent[key]]
    elif isinstance(parent, list):
        parent.insert(draw(st.integers(0, len(parent))), copy.deepcopy(parent[key]))
    else:
        parent[str(draw(st.sampled_from(ODD)))] = (
            parent[key] if kind == "double" else parent.pop(key)
        )


@st.composite
def spoiled(draw: st.DrawFn) -> str:
    case = copy.deepcopy(draw(st.sampled_from(VALID)))
    for _ in range(draw(st.integers(1, 3))):
        if case:
            spoil(draw, case)
    if draw(st.booleans()):
        return json.dumps(case, ensure_ascii=False)
    return yaml.safe_dump(case, sort_keys=False, allow_unicode=True, default_flow_style=None)


@settings(IN_TIME, max_examples=600)
@given(spoiled())
def test_a_spoiled_case_is_a_dispute_or_has_faults_with_names(text: str) -> None:
    outcome_of(text)


@pytest.mark.heavy
@settings(IN_TIME, max_examples=20_000)
@given(spoiled())
def test_many_spoiled_cases_are_disputes_or_have_faults_with_names(text: str) -> None:
    outcome_of(text)


@settings(IN_TIME, max_examples=200)
@given(st.sampled_from([CASE, GRAPH]), st.data())
def test_a_case_with_a_few_characters_changed(text: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 4)))
        new = data.draw(st.text("ab01 \n:-[]{},'\"#&*!|>%@?~N\\\t", max_size=3))
        text = text[:start] + new + text[end:]
    outcome_of(text)


@settings(IN_TIME, max_examples=200)
@given(st.text())
@example("\ud800")
@example("a: \ud800")
@example("\x00")
@example("\ufeff")
@example("\u2028: \u2029")
@example('"\\ud83d\\ude00": 1')
def test_any_text_has_faults_with_names(text: str) -> None:
    assert outcome_of(text)


@settings(IN_TIME, max_examples=100)
@given(st.text("ab1: -[]{}\n\t,'\"#&*!|>%@?~", max_size=60))
def test_any_text_like_yaml_has_faults_with_names(text: str) -> None:
    assert outcome_of(text)


@settings(IN_TIME, max_examples=100)
@given(content=st.one_of(st.binary(), st.binary(max_size=20).map(lambda it: CASE.encode() + it)))
def test_any_bytes_in_a_file_have_faults_with_names(
    content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path: Path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(content)
    try:
        comity.read(path)
    except comity.ComityError as error:
        slugs = {fault.slug for fault in error.faults}
    else:
        slugs = set()
    assert slugs <= SLUGS
    assert slugs or content.startswith(CASE.encode())
