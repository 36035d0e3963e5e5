"""Judged draws counted, block by block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from comity.robustness.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.arrays import Bools, Ints
    from comity.robustness.draws.question import Question


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
    by_eight = np.packbits(true.reshape(*true.shape[:-1], blocks, -1), axis=-1)
    return np.add.reduce(np.bitwise_count(by_eight), axis=-1, dtype=np.int64)


def _recommended(best: Ints, blocks: int) -> list[dict[int, int]]:
    """Return for every block how often each position is recommended."""
    found = []
    for block in best.reshape(blocks, -1):
        position, count = np.unique(block, return_counts=True)
        found.append(dict(zip(position.tolist(), count.tolist(), strict=True)))
    return found


def _answered(
    verdicts: Verdicts, questions: Sequence[Question], blocks: int
) -> list[dict[tuple[int, int, int], int]]:
    """Return for every block how often each answer meets each recommendation."""
    found: list[dict[tuple[int, int, int], int]] = [{} for _ in range(blocks)]
    positions, place = np.unique(verdicts.recommended, return_inverse=True)
    block = np.arange(place.size) // (place.size // blocks)
    there = block * positions.size + place
    cells = blocks * positions.size
    named = positions.tolist()
    for number, (question, answers) in enumerate(zip(questions, verdicts.answers, strict=True)):
        possible = len(question.answers)
        meet = np.bincount(answers * np.int64(cells) + there, minlength=possible * cells)
        met = np.flatnonzero(meet)
        answer, rest = np.divmod(met, cells)
        where, best = np.divmod(rest, positions.size)
        rows = zip(where.tolist(), answer.tolist(), best.tolist(), meet[met].tolist(), strict=True)
        for at, given, by_place, count in rows:
            found[at][number, given, named[by_place]] = count
    return found
