"""Judged draws counted, block by block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from comity.robustness.tally import Answered, Tally, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from comity.arrays import Bools, Ints
    from comity.robustness.draws.question import Question

    Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What draws came to.

    Attributes
    ----------
    equilibrium, settled : bool arrays (concept, outcome, draw)
        As `comity.robustness.judge.Judged`.
    safe : bool array (outcome, draw)
        Likewise.
    recommended : int array (draw,)
        Position of an outcome; -1 where nothing is settled.
    answers : int8 array (question, draw)
        The draw's answer to each question.
    """

    equilibrium: Bools
    settled: Bools
    safe: Bools
    recommended: Ints
    answers: Ints

    def at(self, draws: Ints) -> Verdicts:
        """Return what some draws came to, in their order; each may stand there several times."""
        return Verdicts(
            self.equilibrium[..., draws],
            self.settled[..., draws],
            self.safe[:, draws],
            self.recommended[draws],
            self.answers[:, draws],
        )


def counted(verdicts: Verdicts, questions: Sequence[Question], blocks: int) -> list[Tally]:
    """Return the counts of every block.

    Parameters
    ----------
    verdicts : Verdicts
        What all draws came to, block after block, all blocks of one size.
    questions : sequence of Question
        Of all parties, in the order of ``verdicts.answers``.
    blocks : int
        How many there are.
    """
    draws = verdicts.recommended.size // blocks
    equilibrium, settled, safe = (
        _by_block(it, blocks) for it in (verdicts.equilibrium, verdicts.settled, verdicts.safe)
    )
    best = _recommended(verdicts.recommended, blocks)
    answered = _answered(verdicts, questions, blocks)
    return [
        Tally(draws, equilibrium[..., k], safe[..., k], settled[..., k], best[k], answered[k])
        for k in range(blocks)
    ]


def _by_block(true: Bools, blocks: int) -> Ints:
    """Return in how many draws of each block it is true: int64 array (..., block)."""
    return _ones(_by_eight(true, blocks))


def _by_eight(true: Bools, blocks: int) -> Bytes:
    """Return draws as bits, eight in a byte: uint8 array (..., block, byte)."""
    draws = true.shape[-1] // blocks
    return np.packbits(true.reshape(*true.shape[:-1], blocks, draws), axis=-1)


def _ones(bits: Bytes) -> Ints:
    """Return how many bits are set, in all bytes together: int64 array (...)."""
    whole = np.ascontiguousarray(bits)
    whole = whole.view(np.uint64) if bits.shape[-1] % 8 == 0 else whole
    ones: Ints = np.add.reduce(np.bitwise_count(whole), axis=-1, dtype=np.int64)
    return ones


def _recommended(best: Ints, blocks: int) -> list[dict[int, int]]:
    """Return for every block how often each position is recommended."""
    found = []
    for block in best.reshape(blocks, -1):
        position, count = np.unique(block, return_counts=True)
        found.append(dict(zip(position.tolist(), count.tolist(), strict=True)))
    return found


def _answered(verdicts: Verdicts, questions: Sequence[Question], blocks: int) -> list[Answered]:
    """Return for every block how often each answer meets each recommendation."""
    rows = rows_of(questions)
    question, answer = np.array(rows, dtype=np.intp).reshape(-1, 2).T
    alike = verdicts.answers[question] == answer[:, None].astype(verdicts.answers.dtype)
    given = _by_eight(alike, blocks)
    found: list[dict[int, Ints]] = [{} for _ in range(blocks)]
    for position in np.unique(verdicts.recommended).tolist():
        there = _by_eight(verdicts.recommended == position, blocks)
        meet = _ones(given & there)
        for block in np.flatnonzero(there.any(axis=-1)).tolist():
            found[block][position] = meet[:, block]
    return [Answered(rows, counts) for counts in found]
