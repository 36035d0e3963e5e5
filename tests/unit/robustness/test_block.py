"""Blocks of draws: how tasks travel, and that what makes them faster changes no count."""

import pickle
from dataclasses import replace

import numpy as np
import pytest

import comity
from comity.model.limits import DEFAULT
from comity.robustness import block
from comity.robustness.block import BLOCK, Task, blocks_at_once, questions_of, tallies

OPTIONS = [tuple(comity.Option(f"{who}{k}", "X") for k in range(3)) for who in "ab"]
PARTIES = tuple(
    comity.Party(who, who, options=options) for who, options in zip("ab", OPTIONS, strict=True)
)
WANTS = [
    f"{one}{k} iff {other}{j}" for one, other in ("ab", "ba") for k in range(3) for j in range(3)
]
LONG = comity.Concerns(tuple(comity.Concern(f"c{k}", want) for k, want in enumerate(WANTS)))
"""Eighteen concerns: a score of as many bits, which two bytes do not hold."""
DISPUTE = comity.Dispute(
    "d",
    "D",
    PARTIES,
    {"a": LONG, "b": LONG},
    status_quo={"a0": "yes", "b2": "yes"},
    known={"a": comity.PartlyOrdered(()), "b": comity.PartlyOrdered((("c1", "c3"),))},
)
TASK = Task(DISPUTE, ("nash", "seq"), 1, 5, DEFAULT, comity.__version__)


def test_wide_ranks_are_judged_as_small_ones_are(monkeypatch: pytest.MonkeyPatch) -> None:
    small = tallies(TASK, 0, 1)[0]
    assert small.both.any()
    monkeypatch.setattr(block, "_small", lambda ranks, _outcomes: ranks)
    wide = tallies(replace(TASK), 0, 1)[0]
    for name in ("equilibrium", "safe", "both"):
        assert np.array_equal(getattr(small, name), getattr(wide, name))
    assert dict(small.recommended) == dict(wide.recommended)
    assert dict(small.answered) == dict(wide.answered)


def test_small_ranks_keep_order_and_ties() -> None:
    wide = np.array([[70_000, 1], [5, 1], [70_000, 40_000]])
    assert block._small(wide, 3).tolist() == [[1, 0], [0, 0], [1, 1]]
    narrow = np.array([[3, 1], [5, 1]], dtype=np.int16)
    assert block._small(narrow, 3) is narrow
    byte = np.array([[300, 1], [5, 1]], dtype=np.int16)
    assert block._small(byte, 31) is byte
    assert block._small(byte, 32).tolist() == [[1, 0], [0, 0]]


def test_a_task_travels_without_what_was_made_of_it() -> None:
    tallies(TASK, 0, 1)
    assert TASK.dispute.derived
    again = pickle.loads(pickle.dumps(TASK))  # noqa: S301  (made here)
    assert not again.dispute.derived
    assert comity.digest(again.dispute) == comity.digest(DISPUTE)
    assert np.array_equal(tallies(again, 2, 1)[0].both, tallies(TASK, 2, 1)[0].both)


def test_large_disputes_are_computed_a_block_at_a_time() -> None:
    assert blocks_at_once(TASK) > 1
    small = replace(TASK, limits=replace(DEFAULT, memory_bytes=1_000_000))
    assert blocks_at_once(small) == 1
    assert len(questions_of(TASK)) == 18 * 17 - 1 + 2 * 18
    assert BLOCK == 256  # seeds and files to go on from rest on it
