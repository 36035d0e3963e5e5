"""From a dispute of which not everything is known to how its answers stand over what may be so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.model.limits import DEFAULT, Limits
from comity.model.space import outcome_space
from comity.robustness.asked import how_many, task_of
from comity.robustness.block import questions_of
from comity.robustness.flips import flips_and_stated
from comity.robustness.influence import tornado
from comity.robustness.result import Robustness
from comity.robustness.run import run
from comity.robustness.worth import worths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from concurrent.futures import Executor

    from comity.model.dispute import Dispute
    from comity.robustness.block import Task
    from comity.robustness.tally import Tally


def robust(  # noqa: PLR0913  (all but the case and the concepts by name)
    dispute: Dispute,
    concepts: Iterable[str] | None = None,
    *,
    draws: int | None = None,
    until: float | None = None,
    doubt: Iterable[str] = (),
    seed: int = 0,
    executor: Executor | None = None,
    batch: int | None = None,
    start: Tally | None = None,
    checkpoint: Callable[[Tally, int], None] | None = None,
    limits: Limits = DEFAULT,
    progress: Callable[[str, int, int], None] | None = None,
) -> Robustness:
    """Return how the answers stand over all preferences that what is known allows.

    Everybody's preference is drawn again and again; each draw is judged as if it were the case.

    Parameters
    ----------
    dispute : Dispute
        The model; `known` says what is known of parties that are not known whole.
    concepts : iterable of str, optional
        Some of ``nash gmr smr seq sseq``; all five when left out. Outcomes count as settled under
        ``seq`` where it is among them, otherwise under the first.
    draws : int, optional
        How many; 10,240 when neither this nor `until` is given.
    until : float, optional
        Instead: go on until no interval is wider, from 0.001 to below 1.
    doubt : iterable of str
        Ids of parties with concerns of whose order nothing is to be taken as known.
    seed : int
        0 or more. The same seed gives the same answers, whatever computes them.
    executor : Executor, optional
        Where batches are computed, from `comity.processes` or `comity.cluster`; here when left
        out.
    batch : int, optional
        Blocks of 256 draws computed together; changes no answer.
    start : Tally, optional
        Counts of the first blocks, from an earlier run of the same task.
    checkpoint : callable, optional
        Called now and then with the counts so far and the number of blocks.
    limits : Limits
        What may be allocated.
    progress : callable, optional
        Called with what is done, how many draws are made, and how many there will be.

    Returns
    -------
    Robustness
        Shares of draws with intervals, what is recommended how often, small changes that flip the
        answers, what they hang on, and what it would be most worthwhile to ask.

    Raises
    ------
    ComityError
        ``key-missing`` when the case names no status quo, ``concept-unknown``,
        ``concept-undefined``, ``party-unknown``, ``known-mismatch``, ``value-type``,
        ``cluster-unreachable``, ``cluster-differs``, ``workers-lost``, and every fault of the
        dispute.
    ValueError
        When both `draws` and `until` are given, or one of them is out of range.

    Notes
    -----
    A share is not the chance that something happens: it says how often an answer comes out if the
    orders of concerns, weights and alternatives that are possible are equally likely. Interrupted
    (Ctrl-C), it returns what is done so far.

    Examples
    --------
    Whether 10 is recommended hangs on whether the upper valley wants to sell timber more than to
    have its reservoir full:

    >>> import comity
    >>> found = comity.robust(comity.read("two-valleys"), ["gmr"], draws=512)
    >>> found.stated.recommended, found.as_stated.low < 0.5 < found.as_stated.high
    (10, True)
    >>> found.questions[found.worths[0].question].about
    ('market', 'power')
    """
    task = task_of(dispute, concepts, doubt, seed, limits)
    return robust_of(
        task,
        draws=draws,
        until=until,
        executor=executor,
        batch=batch,
        start=start,
        checkpoint=checkpoint,
        progress=progress,
    )


def robust_of(  # noqa: PLR0913  (all but the task by name)
    task: Task,
    *,
    draws: int | None = None,
    until: float | None = None,
    executor: Executor | None = None,
    batch: int | None = None,
    start: Tally | None = None,
    checkpoint: Callable[[Tally, int], None] | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Robustness:
    """Return what `robust` does, of a task that is made already (`comity.robustness.asked`)."""
    number = how_many(draws, until)
    space, lead = outcome_space(task.dispute, task.limits), task.concepts[task.lead]
    flips, stated = flips_and_stated(space, lead, task.limits)
    ran = run(
        task,
        draws=number,
        until=until,
        executor=executor,
        batch=batch,
        start=start,
        checkpoint=checkpoint,
        progress=progress,
    )
    questions = questions_of(task)
    return Robustness(
        dispute=task.dispute,
        space=space,
        concepts=task.concepts,
        lead=lead,
        seed=task.seed,
        tally=ran.total,
        why=ran.why,
        until=until,
        stated=stated,
        questions=questions,
        flips=flips,
        bars=tornado(space, ran.total, questions, stated.recommended),
        worths=worths(space, ran.total, questions),
        version=task.version,
        limits=task.limits,
    )
