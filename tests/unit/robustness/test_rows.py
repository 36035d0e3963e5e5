"""Which outcomes are listed, in which order, and which concepts share a row."""

from dataclasses import replace

import numpy as np
import pytest

import comity
from comity.robustness.answers import Stated
from comity.robustness.result import Robustness


@pytest.fixture(scope="module")
def found() -> Robustness:
    """Counts put in by hand: of 10 draws of elmira-1991, of nine outcomes, under GMR and SMR."""
    made = comity.robust(comity.read("elmira-1991"), ["gmr", "smr"], draws=10)
    held = np.array([[10, 0, 6, 6, 0, 7, 9, 0, 0], [0, 0, 6, 5, 0, 7, 0, 0, 0]])
    safe = np.array([10, 0, 9, 9, 3, 4, 8, 0, 0])
    both = np.array([[0, 0, 6, 5, 0, 4, 8, 0, 0], [0, 0, 6, 5, 0, 4, 0, 0, 0]])
    picked = {-1: 3, 5: 4, 3: 3}
    tally = replace(made.tally, equilibrium=held, safe=safe, both=both, recommended=picked)
    return replace(made, tally=tally, stated=Stated(5, (5,)))


def test_the_stated_one_comes_first_then_what_most_draws_recommend(found: Robustness) -> None:
    assert found.shown == (5, 7, 4, 8, 3)


def test_concepts_with_the_same_counts_share_a_row(found: Robustness) -> None:
    told = [(it.number, it.concepts, it.holds.count, it.both.count) for it in found.rows()]
    assert told == [
        (5, ("gmr", "smr"), 0, 0),  # holds nowhere: all concepts, in one row
        (7, ("gmr", "smr"), 7, 4),
        (4, ("gmr",), 6, 5),
        (4, ("smr",), 5, 5),
        (8, ("gmr",), 9, 8),
        (3, ("gmr", "smr"), 6, 6),
    ]
    assert [it.safe.count for it in found.rows()] == [3, 4, 9, 9, 8, 9]
    assert found.table().rows[1][1] == "GMR, SMR"


def test_shares_are_those_of_single_questions(found: Robustness) -> None:
    for row in found.rows():
        for concept in row.concepts:
            assert found.share(concept, row.number, "equilibrium") == row.holds
            assert found.share(concept, row.number) == row.both


def test_all_outcomes_have_rows_where_that_is_asked() -> None:
    found = comity.robust(comity.read("two-valleys"), ["gmr", "nash"], draws=256)
    told = list(found.rows(every=True))
    assert sorted({it.number for it in told}) == found.space.numbers.tolist()
    assert {(it.number, concept) for it in told for concept in it.concepts} == {
        (number, concept) for number in found.space.numbers.tolist() for concept in found.concepts
    }
    for row in told:
        for concept in row.concepts:
            assert row.holds == found.share(concept, row.number, "equilibrium")
    assert next(it.number for it in told) == found.stated.recommended
    assert len(found.table(every=True).rows) == len(told) > len(list(found.rows()))
