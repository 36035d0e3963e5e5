"""Go on drawing until enough is drawn: block after block, whoever computes them."""

from __future__ import annotations

from collections import deque
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.errors import fail
from comity.robustness.block import BLOCK, blocks_at_once, tallies, tallies_of_part
from comity.robustness.interval import draws_for, intervals

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from concurrent.futures import Executor, Future

    from comity.robustness.answers import Ended
    from comity.robustness.block import Task
    from comity.robustness.tally import Tally

    Job = tuple[Any, ...]

BYTES = 48
"""What a count of answers was seen to take at most, copies included."""
AHEAD = 2
"""Batches waiting or being computed for each worker: none is idle, and little is in vain."""
WORKERS = 8
"""How many workers an executor is taken to have that does not say."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What was drawn, and why no more.

    Attributes
    ----------
    total : Tally
        The counts of all draws.
    blocks : int
        How many whole blocks they are; a last one that was cut is not counted.
    why : {'draws', 'until', 'interrupted'}
        As many as asked for, narrow enough, or somebody stopped it (Ctrl-C).
    """

    total: Tally
    blocks: int
    why: Ended


def run(  # noqa: PLR0913  (all but the task by name)
    task: Task,
    *,
    draws: int | None = None,
    until: float | None = None,
    executor: Executor | None = None,
    batch: int | None = None,
    start: Tally | None = None,
    checkpoint: Callable[[Tally, int], None] | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Ran:
    """Draw and judge, until there are so many draws or all intervals are so narrow.

    Blocks are added in their order, and only at the end of one is it asked whether to stop; so the
    answer hangs on neither `executor` nor `batch`.

    Parameters
    ----------
    task : Task
        What is drawn and judged.
    draws : int, optional
        How many draws, from 1 on; the last block is cut to fit. Either this or `until`.
    until : float, optional
        How narrow every interval must be: of the shares of draws in which each outcome is an
        equilibrium (under each concept), indivisible, both, and recommended.
    executor : Executor, optional
        Who computes batches; its `workers`, where it has them, says how many at a time.
    batch : int, optional
        Blocks computed together.
    start : Tally, optional
        Counts of the first blocks, all of them whole.
    checkpoint : callable, optional
        Called after every whole block with the counts so far and the number of blocks.
    progress : callable, optional
        Called after every block with ``"draws"``, how many there are, and how many there will be
        (with `until`: at most).

    Returns
    -------
    Ran
        Interrupted: the whole blocks so far.

    Raises
    ------
    ComityError
        ``resume-mismatch`` when `start` holds more draws than asked for, or a part of a block.
    ValueError
        When both `draws` and `until` are given, or neither, and for a batch below 1.
    KeyboardInterrupt
        When it comes before a first block is done.

    Examples
    --------
    >>> import comity
    >>> from comity.robustness.block import Task
    >>> elmira = comity.read("elmira-1991")
    >>> task = Task(elmira, ("seq",), 0, 0, comity.Limits(), comity.__version__)
    >>> some = run(task, draws=300)
    >>> some.total.draws, some.blocks, some.why
    (300, 1, 'draws')
    """
    goal = _most(draws, until)
    if batch is not None and batch < 1:
        msg = f"batch must be 1 or more, not {batch}"
        raise ValueError(msg)
    why: Ended = "draws"
    jobs = _jobs(task, _blocks_of(start, draws), draws, batch or blocks_at_once(task))
    with closing(_computed(jobs, executor)) as stream:
        total = next(stream) if start is None else start
        _refuse_too_much(total, task)
        try:
            _tell(total, goal, checkpoint, progress)
            while until is None or not narrow(total, until):
                tally = next(stream, None)
                if tally is None:
                    break
                total += tally
                _refuse_too_much(total, task)
                _tell(total, goal, checkpoint, progress)
            else:
                why = "until"
        except KeyboardInterrupt:
            why = "interrupted"
    return Ran(total, total.draws // BLOCK, why)


def _refuse_too_much(total: Tally, task: Task) -> None:
    """Refuse to go on where counts by answer and recommendation take more than is allowed."""
    answers = len(total.answered.rows)
    needed = answers * len(total.recommended) * BYTES
    if needed > task.limits.memory_bytes:
        what = (
            f"{answers:,} answers to questions about what is not known, and "
            f"{len(total.recommended):,} outcomes recommended, may take {needed:,} bytes of memory "
            f"(limit {task.limits.memory_bytes:,})"
        )
        todo = "say more of what matters more than what, or raise --max-memory"
        raise fail(what, todo, "order-too-large", where="known")


def narrow(total: Tally, width: float) -> bool:
    """Return whether the intervals of all shares are at most so wide.

    Of all counts the one nearest to half the draws has the widest interval.
    """
    recommended = np.array(list(total.recommended.values()), dtype=np.int64)
    parts = (total.equilibrium, total.both, total.safe, recommended)
    counts = np.concatenate([part.ravel() for part in parts])
    middle = counts[np.abs(2 * counts - total.draws).argmin()]
    low, high = intervals(np.array([middle]), total.draws)
    return bool(high[0] - low[0] <= width)


def _most(draws: int | None, until: float | None) -> int:
    """Return how many draws there will be at most."""
    if draws is not None and until is None:
        return draws
    if until is not None and draws is None:
        return draws_for(until, BLOCK)
    msg = "give either draws or until"
    raise ValueError(msg)


def _blocks_of(start: Tally | None, draws: int | None) -> int:
    if start is None:
        return 0
    if start.draws % BLOCK:
        what, todo = f"{start.draws:,} draws are no whole blocks", f"start from blocks of {BLOCK}"
        raise fail(what, todo, "resume-mismatch", where="start")
    if draws is not None and start.draws > draws:
        what = f"{start.draws:,} draws are made already, {draws:,} are asked for"
        raise fail(what, "ask for as many or more", "resume-mismatch", where="draws")
    return start.draws // BLOCK


def _jobs(task: Task, first: int, draws: int | None, batch: int) -> Iterator[Job]:
    """Yield what is to be computed, in the order of draws: a function and its arguments."""
    whole = None if draws is None else draws // BLOCK
    for begin in count(first, batch):
        some = batch if whole is None else min(batch, whole - begin)
        if some <= 0:
            break
        yield tallies, task, begin, some
    if draws is not None and draws % BLOCK:
        yield _part, task, draws // BLOCK, draws % BLOCK


def _part(task: Task, block: int, draws: int) -> list[Tally]:
    return [tallies_of_part(task, block, draws)]


def _computed(jobs: Iterator[Job], executor: Executor | None) -> Generator[Tally]:
    """Yield the counts of block after block, in the order of `jobs`, whichever is done first."""
    if executor is None:
        for function, *arguments in jobs:
            yield from function(*arguments)
        return
    most = AHEAD * getattr(executor, "workers", WORKERS)
    waiting: deque[Future[list[Tally]]] = deque()
    try:
        for job in jobs:
            waiting.append(executor.submit(*job))
            if len(waiting) >= most:
                yield from waiting[0].result()
                waiting.popleft()
        while waiting:
            yield from waiting[0].result()
            waiting.popleft()
    finally:
        for future in waiting:
            future.cancel()


def _tell(
    total: Tally,
    goal: int,
    checkpoint: Callable[[Tally, int], None] | None,
    progress: Callable[[str, int, int], None] | None,
) -> None:
    if checkpoint is not None and total.draws % BLOCK == 0:
        checkpoint(total, total.draws // BLOCK)
    if progress is not None:
        progress("draws", total.draws, goal)
