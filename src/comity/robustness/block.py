"""Blocks of draws: made from their own seeds, judged together, counted one by one."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, fields, replace
from functools import reduce
from math import prod
from operator import add
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.model.space import outcome_space
from comity.robustness.count import Verdicts, counted
from comity.robustness.draws.drawn import column_ranks
from comity.robustness.draws.wants import block_rng, wants_of
from comity.robustness.judge import Judge, recommended

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.arrays import Ints
    from comity.model.dispute import Dispute
    from comity.model.limits import Limits
    from comity.robustness.draws.question import Question
    from comity.robustness.tally import Tally

BLOCK = 256
"""Draws that have a seed of their own."""
TOGETHER = 1 << 26
"""Bytes that draws which are judged together may take, about."""
SHARE = 4
"""Nor more than this part of what may be allocated."""
MANY = 16
"""Above so many blocks, computing more of them together saves no more time."""
SHARED = 16
"""So many outcomes to a group, on average, make it worth while to sort groups for each draw."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is drawn and judged; the same task gives the same counts on every machine.

    Attributes
    ----------
    dispute : Dispute
        The model, with what is known of the parties.
    concepts : tuple of str
        Plain concepts, by id.
    lead : int
        Position of the concept by which outcomes count as settled.
    seed : int
        From 0 on.
    limits : Limits
        What may be allocated.
    version : str
        That of Comity.
    """

    dispute: Dispute
    concepts: tuple[str, ...]
    lead: int
    seed: int
    limits: Limits
    version: str

    def __reduce__(self) -> tuple[type[Task], tuple[Any, ...]]:
        """Leave out, when it is sent to a worker, what the dispute keeps for later."""
        rest = (getattr(self, field.name) for field in fields(self)[1:])
        return Task, (replace(self.dispute), *rest)


def tallies(task: Task, first: int, count: int) -> list[Tally]:
    """Return the counts of some blocks of draws.

    Parameters
    ----------
    task : Task
        What is drawn and judged.
    first, count : int
        The first block, from 0 on, and how many.

    Returns
    -------
    list of Tally
        One per block. They do not depend on which blocks are computed together.

    Raises
    ------
    ComityError
        Every fault of the dispute; ``key-missing`` when the case names no status quo.
    """
    blocks = _blocks_of(task)
    step = max(1, blocks.most // BLOCK)
    found: list[Tally] = []
    for begin in range(first, first + count, step):
        found += blocks.tallies(range(begin, min(begin + step, first + count)), BLOCK)
    return found


def tallies_of_part(task: Task, block: int, draws: int) -> Tally:
    """Return the counts of the first draws of one block, 1 or more of them."""
    return _blocks_of(task).tallies([block], draws)[0]


def blocks_at_once(task: Task) -> int:
    """Return how many blocks to compute together, where nobody says: many of a small dispute.

    It changes no count, only how long they take and how soon the first are there.
    """
    return min(MANY, max(1, _blocks_of(task).most // BLOCK))


def questions_of(task: Task) -> tuple[Question, ...]:
    """Return everything that is not known, party by party: the questions that counts number."""
    return tuple(_blocks_of(task).questions)


class _Blocks:
    """A task made ready: what every party may want, and the judge.

    Attributes
    ----------
    most : int
        How many draws may be judged together.
    """

    def __init__(self, task: Task) -> None:
        space = outcome_space(task.dispute, task.limits)
        self.task = task
        self.judge = Judge(space, task.concepts, task.limits)
        self.wants = wants_of(task.dispute, space)
        self.questions = [question for each in self.wants for question in each.questions]
        totals = [each.total for each in self.wants]
        self.profiles = None if None in totals else prod(it for it in totals if it is not None)
        per_outcome = 6 * len(totals) + 4 * len(task.concepts) + 16
        per_draw = per_outcome * space.count + len(self.questions) + 1
        self.most = max(1, min(TOGETHER, task.limits.memory_bytes // SHARE) // per_draw)

    def tallies(self, blocks: Sequence[int], draws: int) -> list[Tally]:
        """Return the counts of some blocks, of the first draws of each."""
        parted = [self._samples(block) for block in blocks]
        samples = [
            np.concatenate([it[:, :draws] for it in party], axis=1)
            for party in zip(*parted, strict=True)
        ]
        if len(blocks) * draws <= self.most:
            return counted(self._verdicts(samples), self.questions, len(blocks))
        parts = (
            counted(self._verdicts([it[:, k : k + self.most] for it in samples]), self.questions, 1)
            for k in range(0, draws, self.most)
        )
        return [reduce(add, (part for (part,) in parts))]

    def _samples(self, block: int) -> list[Ints]:
        """Return every party's choices in a whole block: int arrays (row, draw)."""
        rng = block_rng(self.task.seed, block)
        return [each.sample(rng, BLOCK) for each in self.wants]

    def _verdicts(self, samples: Sequence[Ints]) -> Verdicts:
        """Return what draws come to; where there are few profiles, each is judged once."""
        draws = samples[0].shape[1]
        if self.profiles is None or self.profiles > draws:
            return self._judged(samples)
        code = np.zeros(draws, dtype=np.int64)
        for each, sample in zip(self.wants, samples, strict=True):
            if each.total is not None and each.total > 1:
                code = code * each.total + sample[0]
        _, first, again = np.unique(code, return_index=True, return_inverse=True)
        return self._judged([sample[:, first] for sample in samples]).at(again)

    def _judged(self, samples: Sequence[Ints]) -> Verdicts:
        drawn = [each.drawn(it) for each, it in zip(self.wants, samples, strict=True)]
        ranks = [
            _small(of.ranks, each.group.size)[each.group]
            for each, of in zip(self.wants, drawn, strict=True)
        ]
        judged = self.judge.judge(ranks)
        answers = np.concatenate([of.answers for of in drawn])
        best = recommended(judged, self.task.lead)
        return Verdicts(judged.equilibrium, judged.settled, judged.safe, best, answers)


def _small(ranks: Ints, outcomes: int) -> Ints:
    """Return ranks of the groups that fit in a byte or two: such are judged faster.

    They are made dense, which sorts; to save a byte that pays only where many outcomes share a
    group.
    """
    shared = len(ranks) < np.iinfo(np.int8).max and SHARED * len(ranks) <= outcomes
    wide = ranks.max(initial=0) >= np.iinfo(np.int8 if shared else np.int16).max
    return column_ranks(ranks) if wide else ranks


_KEPT: dict[bytes, _Blocks] = {}
"""The last task of this process, made ready: a worker is given the same one again and again."""


def _blocks_of(task: Task) -> _Blocks:
    key = pickle.dumps(task)
    if key not in _KEPT:
        made = _Blocks(task)
        _KEPT.clear()
        _KEPT[key] = made
    return _KEPT[key]
