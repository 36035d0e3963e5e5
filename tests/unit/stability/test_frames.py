"""Data frames say what the analysis says, cell by cell, and are made without looping over it."""

import sys

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

import comity
from comity.errors import ComityError
from comity.model.space import Space
from comity.preferences.ranks import all_ranks
from tests.laws.agreement import dispute_of
from tests.strategies import Case, disputes, graphs

LONG = ["outcome", "pattern", "party", "concept", "stable"]
CLASHES = """\
comity: 1
id: clashes
title: Options called like concepts
parties:
  - {id: nash, name: Nash, options: [{id: seq, label: Follow}, {id: outcome, label: Decide}]}
  - {id: rank, name: Rank, options: [{id: size, label: Cut, levels: [none, half, whole]}]}
preferences:
  nash: {concerns: [{id: a, want: seq if size == half}]}
  rank: {concerns: [{id: b, want: size >= half}]}
"""


def assert_frames_agree(analysis: comity.Analysis) -> None:
    long = analysis.to_frame()
    assert list(long.columns) == LONG
    assert [tuple(row) for row in long.to_numpy(dtype=object).tolist()] == list(analysis.rows())
    wide = analysis.by_outcome()
    space, dispute = analysis.space, analysis.dispute
    assert wide.index.to_list() == [outcome.number for outcome in analysis.outcomes]
    for k, option in enumerate(dispute.options):
        levels = [option.levels[space.levels(index)[k]] for index in range(space.count)]
        assert wide[option.id].to_list() == levels
    for party, ranks in all_ranks(dispute, space).items():
        assert wide[f"rank_{party}"].to_list() == ranks.tolist()
    for concept, numbers in analysis.equilibria.items():
        assert (concept in wide) is (numbers is not None)
        if numbers is not None:
            assert tuple(wide.index[wide[concept]]) == numbers
    assert tuple(wide.index[wide.held_no_moves]) == analysis.held_no_moves


@given(disputes(limit=32))
def test_frames_of_disputes(case: Case) -> None:
    assert_frames_agree(comity.analyze(dispute_of(case)))


@given(graphs())
def test_frames_of_graphs(case: Case) -> None:
    analysis = comity.analyze(dispute_of(case))
    assert_frames_agree(analysis)
    names = [outcome.name for outcome in analysis.outcomes]
    assert analysis.by_outcome()["name"].to_list() == names


@pytest.mark.parametrize("name", comity.cases())
def test_frames_of_cases(name: str) -> None:
    assert_frames_agree(comity.analyze(comity.read(name)))


def test_kinds_of_columns() -> None:
    analysis = comity.analyze(comity.parse(CLASHES))
    long, wide = analysis.to_frame(), analysis.by_outcome()
    assert [str(long[name].dtype) for name in LONG] == [
        "int64",
        "category",
        "category",
        "category",
        "bool",
    ]
    assert long.party.cat.categories.to_list() == ["nash", "rank"]
    assert wide.index.name == "outcome"
    assert wide["size"].cat.ordered
    assert wide["size"].cat.categories.to_list() == ["none", "half", "whole"]
    assert {str(wide[f"rank_{party}"].dtype) for party in ("nash", "rank")} == {"int64"}
    assert {str(wide[concept].dtype) for concept in analysis.stable} == {"bool"}


def test_an_option_called_like_a_concept_is_told_apart() -> None:
    analysis = comity.analyze(comity.parse(CLASHES))
    wide = analysis.by_outcome()
    assert list(wide.columns) == [
        "option_seq",
        "option_outcome",
        "size",
        "rank_nash",
        "rank_rank",
        *analysis.stable,
        "held_no_moves",
    ]
    followed = wide.query("option_seq == 'yes' and seq").index
    assert len(followed)
    assert set(followed) <= set(analysis.equilibria["seq"] or ())
    assert wide.loc[wide["size"] >= "half", "size"].to_list() == ["half"] * 4 + ["whole"] * 4


def test_larger_ranks_are_better() -> None:
    wide = comity.analyze(comity.read("syria-iraq-1975")).by_outcome()
    best_first = wide.sort_values("rank_iraq", ascending=False).index.to_list()
    assert best_first == [2, 4, 6, 1, 5, 3]  # as the case file has it
    assert wide["rank_iraq"].max() == 5
    assert wide["rank_iraq"].min() == 0


def test_bystanders_have_ranks_and_no_verdicts() -> None:
    mover = comity.Party("ann", "Ann", options=(comity.Option("act", "Act"),))
    watcher = comity.Party("bob", "Bob", "affected")
    wants = {"ann": comity.Ranking(((1,), (2,))), "bob": comity.Ranking(((2,), (1,)))}
    dispute = comity.Dispute("watched", "Watched", (mover, watcher), wants)
    analysis = comity.analyze(dispute, ["nash"])
    assert list(analysis.ranks) == ["ann", "bob"]
    assert analysis.by_outcome()["rank_bob"].to_list() == [0, 1]
    assert set(analysis.to_frame()["party"]) == {"ann"}


def test_without_concepts_or_moves_there_are_frames_all_the_same() -> None:
    dispute = comity.read("chicken")
    nothing = comity.analyze(dispute, [])
    assert nothing.to_frame().shape == (0, 5)
    assert str(nothing.to_frame()["stable"].dtype) == "bool"
    assert "nash" not in nothing.by_outcome()
    tied = comity.Ranking(((1,), (2,)))
    treaty = comity.JointOption("treaty", "Treaty", consent=("ann", "bob"))
    parties = (comity.Party("ann", "Ann"), comity.Party("bob", "Bob"))
    idle = comity.Dispute(
        "idle", "Idle", parties, {"ann": tied, "bob": tied}, joint_options=(treaty,)
    )
    analysis = comity.analyze(idle)
    assert analysis.to_frame().shape == (0, 5)
    assert analysis.by_outcome()["held_no_moves"].all()
    assert analysis.by_outcome()["treaty"].to_list() == ["no", "yes"]


def test_a_frame_is_a_copy() -> None:
    analysis = comity.analyze(comity.read("chicken"))
    before = analysis.by_outcome()
    changed = analysis.by_outcome()
    changed["nash"] = False
    changed.loc[1, "gmr"] = not changed.loc[1, "gmr"]
    changed["rank_" + analysis.parties[0]] += 1
    long = analysis.to_frame()
    long.loc[:, "stable"] = ~long["stable"]
    pd.testing.assert_frame_equal(analysis.by_outcome(), before)


def test_the_ranks_are_closed_to_writing() -> None:
    ranks = comity.analyze(comity.read("chicken")).ranks
    party = next(iter(ranks))
    with pytest.raises(ValueError, match="read-only"):
        ranks[party][0] = 1
    with pytest.raises(TypeError):
        ranks[party] = np.zeros(4, dtype=np.int8)  # type: ignore[index]


@pytest.mark.parametrize("frame", ["to_frame", "by_outcome"])
def test_no_outcome_is_looked_at_by_itself(frame: str, monkeypatch: pytest.MonkeyPatch) -> None:
    analysis = comity.analyze(comity.read("garrison-diversion"))
    for method in ("outcome", "words", "levels", "_levels", "_pattern"):
        monkeypatch.delattr(Space, method)
    assert len(getattr(analysis, frame)()) >= analysis.space.count


@pytest.mark.parametrize("frame", ["to_frame", "by_outcome"])
def test_without_pandas_the_fault_says_how_to_get_it(
    frame: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    analysis = comity.analyze(comity.read("chicken"))
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ComityError, match=rf"^{frame}: .*comity\[frame\]' \(package-missing\)"):
        getattr(analysis, frame)()


@pytest.mark.heavy
def test_a_million_outcomes_fit_into_frames() -> None:
    parties = tuple(
        comity.Party(f"p{j}", "P", options=tuple(comity.Option(f"o{j}-{k}", "O") for k in range(5)))
        for j in range(4)
    )
    tied = comity.Ranking((("-" * 20,),))
    large = comity.Dispute("large", "Large", parties, {party.id: tied for party in parties})
    analysis = comity.analyze(large, ["nash", "gmr"])
    assert analysis.to_frame().shape == (8 * 2**20, 5)
    assert analysis.by_outcome().shape == (2**20, 27)
    assert "Not shown: 1,048,526 more outcomes" in analysis._repr_html_()
