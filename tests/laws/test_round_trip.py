"""File → model → file is the identity: as YAML, as JSON, and through the disk."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import comity
from comity.formats.canonical import to_data
from comity.formats.case import to_text
from comity.model.known import Known
from comity.model.lever import EFFECT_KEYS
from tests.laws.agreement import dispute_of
from tests.strategies import Case, disputes, enriched, graphs

ANY = st.one_of(disputes(limit=24), graphs())
ENRICHED = enriched(st.one_of(disputes(parties=3, limit=8), graphs(parties=3, outcomes=5)))
ODD = ("no", "null", "~", "", "0", "1e3", "0x1F", "12:30", "=", "<<", "- a", "a: b", "#x", "'", '"')
WORDS = st.one_of(
    st.sampled_from(ODD),
    st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=40),
    st.text("ab \n\t'\"#:-{}[]&*!|>%@`?,", max_size=40),
)


def assert_kept(dispute: comity.Dispute) -> None:
    data = to_data(dispute)
    short = comity.parse(to_text(dispute))
    spelt_out = comity.parse(json.dumps(data, ensure_ascii=False))
    for again in (short, spelt_out):
        assert to_data(again) == data
        assert comity.digest(again) == comity.digest(dispute)
    assert to_text(short) == to_text(dispute)


@given(ANY)
def test_a_dispute_written_and_read_is_the_same(case: Case) -> None:
    assert_kept(dispute_of(case))


@given(ENRICHED)
def test_what_variants_go_by_written_and_read_is_the_same(case: Case) -> None:
    dispute = dispute_of(case)
    assert_kept(dispute)
    data = to_data(dispute, short=True)
    for key in ("unknown", "attitudes"):
        assert data.get(key, {}) == case[key]
    for party, rows in case["likely"].items():
        said = [(it.outcome, it.over, it.chance) for it in dispute.likely[party]]
        assert said == [(it["outcome"], it["over"], Fraction(str(it["chance"]))) for it in rows]
    for party, it in case["fuzzy"].items():
        assert dispute.fuzzy[party].threshold == Fraction(str(it["threshold"]))
        assert len(dispute.fuzzy[party].pairs) == len(it["pairs"])
    for viewer, view in case["views"].items():
        assert list(dispute.views[viewer].unseen) == view.get("unseen", [])
        assert list(dispute.views[viewer].preferences) == list(view.get("preferences", {}))
    for party, said in case["known"].items():
        assert_as_said(dispute.known[party], said)
    for lever, row in zip(dispute.levers, case["levers"], strict=True):
        assert (lever.id, lever.by) == (row["id"], row["by"])
        assert lever.cost == Fraction(str(row["cost"]))
        assert list(row["effect"]) == [EFFECT_KEYS[type(lever.effect)]]


def assert_as_said(known: Known, said: Case) -> None:
    match known:
        case comity.PartlyOrdered(before, dont_know):
            assert (None if before is None else [*map(list, before)]) == said.get("before")
            assert [*map(list, dont_know)] == said.get("dont_know", [])
        case comity.Intervals(items):
            bounds = {text: tuple(map(Fraction, it)) for text, it in said["weights"].items()}
            assert dict(items) == bounds
        case comity.Alternatives(alternatives):
            rows = [(Fraction(it["chance"]), "preference" in it) for it in said["alternatives"]]
            assert [(it.chance, it.preference is not None) for it in alternatives] == rows


@given(enriched(graphs(parties=3, outcomes=6), "strength"))
def test_markers_between_tiers_are_kept_but_for_mild_ones(case: Case) -> None:
    dispute = dispute_of(case)
    data = to_data(dispute, short=True)
    for party, preference in case["preferences"].items():
        wanted = [it for it in preference["ranking"] if it != ">"]
        assert data["preferences"][party]["ranking"] == wanted
        ranking = dispute.preferences[party]
        assert isinstance(ranking, comity.Ranking)
        assert len(ranking.steps) in {0, len(ranking.tiers) - 1}
        strong = [len(it) for it in wanted if it in (">>", ">>>")]
        assert [step for step in ranking.steps if step > 1] == strong


def test_an_outcome_may_be_called_like_a_marker() -> None:
    case = {
        "comity": 1,
        "id": "x",
        "title": "X",
        "parties": [{"id": "ann", "name": "Ann"}],
        "graph": {"outcomes": [">", ">>", "p"], "moves": {"ann": []}},
        "preferences": {"ann": {"ranking": [[">"], ">>>", [">>"], "p"]}},
    }
    dispute = comity.parse(json.dumps(case))
    assert dispute.preferences["ann"] == comity.Ranking(((">",), (">>",), ("p",)), (3, 1))
    assert_kept(dispute)


@given(ANY)
def test_a_dispute_read_from_json_is_what_its_data_says(case: Case) -> None:
    data = to_data(dispute_of(case))
    del data["expected"]
    for key in ("parties", "graph", "preferences"):
        if key in case and key != "parties":
            given_part = json.loads(json.dumps(case[key]))
            assert key == "preferences" or data[key] == given_part
    assert [party["id"] for party in data["parties"]] == [p["id"] for p in case["parties"]]


@pytest.mark.parametrize("name", comity.cases())
def test_a_shipped_case_written_and_read_is_the_same(name: str) -> None:
    assert_kept(comity.read(name))


@given(words=WORDS, case=graphs(outcomes=3))
@example(words="no", case={})
@example(words="\u2028\u2029\ufeff\x85", case={})
@example(words=" lead and trail ", case={})
@example(words="first line\n\n  second\n", case={})
def test_any_text_survives(words: str, case: Case) -> None:
    words = "".join(char for char in words if char != "\x85").strip()
    case = case or {
        "comity": 1,
        "id": "x",
        "title": "X",
        "parties": [{"id": "ann", "name": "Ann"}],
        "graph": {"outcomes": ["p", "q"], "moves": {"ann": [["p", "q"]]}},
        "preferences": {"ann": {"ranking": ["p", "q"]}},
    }
    source = {"id": "s", "citation": words, "url": words}
    case = case | {"title": words, "summary": words, "notes": words, "sources": [source]}
    dispute = comity.parse(json.dumps(case, ensure_ascii=False))
    assert (dispute.title, dispute.summary, dispute.notes) == (words, words, words)
    assert_kept(dispute)


@given(st.lists(WORDS.map(str.strip).filter(bool), min_size=2, max_size=4, unique=True))
def test_any_text_may_name_an_outcome_of_a_graph(names: list[str]) -> None:
    names = [name for name in names if "\x85" not in name]
    case = {
        "comity": 1,
        "id": "x",
        "title": "X",
        "parties": [{"id": "ann", "name": "Ann"}],
        "graph": {"outcomes": names, "moves": {"ann": []}},
        "preferences": {"ann": {"ranking": [[str(name) for name in names]]}},
    }
    dispute = comity.parse(json.dumps(case, ensure_ascii=False))
    assert dispute.graph is not None
    assert dispute.graph.outcomes == tuple(names)
    assert_kept(dispute)


def test_a_case_goes_through_the_disk(tmp_path: Path) -> None:
    dispute = comity.read("elmira-1991")
    path = tmp_path / "copy.yaml"
    comity.write(dispute, path)
    assert comity.digest(comity.read(path)) == comity.digest(dispute)
    assert comity.digest(comity.read(str(path))) == comity.digest(dispute)
    assert [entry.name for entry in tmp_path.iterdir()] == ["copy.yaml"]
