"""Drawing block after block: the same whoever computes, stopped where it must be, gone on from."""

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest

import comity
from comity.errors import ComityError
from comity.robustness import run as module
from comity.robustness.asked import task_of
from comity.robustness.block import BLOCK, Task, tallies
from comity.robustness.interval import draws_for, intervals
from comity.robustness.run import narrow, run
from comity.robustness.tally import Answered, Tally
from comity.workers import processes
from tests.tallies import same_counts

NONE = np.zeros((1, 1), dtype=np.int64)
TASK = task_of(comity.read("two-valleys"), None, (), 5, comity.Limits())


def added(blocks: int) -> Tally:
    """Return the sum of the first blocks, by the literal definition."""
    found = [tallies(TASK, k, 1)[0] for k in range(blocks)]
    total = found[0]
    for more in found[1:]:
        total = total + more
    return total


class Late(Executor):
    """Computes nothing before it must: the last that was asked for first."""

    workers = 3

    def __init__(self) -> None:
        self.waiting: list[tuple[Future[Any], Callable[[], Any]]] = []
        self.most = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future = Asked(self)
        self.waiting.append((future, lambda: fn(*args, **kwargs)))
        self.most = max(self.most, len(self.waiting))
        return future

    def work(self) -> None:
        while self.waiting:
            future, call = self.waiting.pop()
            if future.set_running_or_notify_cancel():
                future.set_result(call())


class Asked(Future[Any]):
    def __init__(self, executor: Late) -> None:
        super().__init__()
        self._executor = executor

    def result(self, timeout: float | None = None) -> Any:
        self._executor.work()
        return super().result(timeout)


@pytest.mark.parametrize("batch", [1, 3, None, 50])
def test_blocks_are_added_in_their_order_whatever_is_computed_together(batch: int | None) -> None:
    found = run(TASK, draws=7 * BLOCK, batch=batch)
    assert same_counts(found.total, added(7))
    assert (found.blocks, found.why) == (7, "draws")


@pytest.mark.parametrize("batch", [1, 4])
def test_who_computes_makes_no_difference(batch: int) -> None:
    here = run(TASK, draws=2000).total
    late = Late()
    assert same_counts(run(TASK, draws=2000, executor=late, batch=batch).total, here)
    assert late.most <= 2 * late.workers
    with ThreadPoolExecutor(3) as threads:
        assert same_counts(run(TASK, draws=2000, executor=threads, batch=batch).total, here)


def test_processes_count_as_this_one_does() -> None:
    with processes(2) as executor:
        found = run(TASK, draws=2000, executor=executor, batch=2)
        narrowed = run(TASK, until=0.1, executor=executor, batch=2)
    assert same_counts(found.total, run(TASK, draws=2000).total)
    assert same_counts(narrowed.total, run(TASK, until=0.1).total)


@pytest.mark.parametrize("draws", [1, 255, 256, 257, 1000])
def test_as_many_are_drawn_as_are_asked_for(draws: int) -> None:
    found = run(TASK, draws=draws)
    assert found.total.draws == draws == sum(found.total.recommended.values())
    assert found.blocks == draws // BLOCK
    more = run(TASK, draws=(draws // BLOCK + 1) * BLOCK).total
    assert (found.total.equilibrium <= more.equilibrium).all()


@pytest.mark.parametrize("width", [0.15, 0.08])
def test_drawing_stops_at_the_first_block_after_which_all_intervals_are_narrow(
    width: float,
) -> None:
    found = run(TASK, until=width, batch=3)
    assert found.why == "until"
    assert found.total.draws == found.blocks * BLOCK <= draws_for(width, BLOCK)
    assert same_counts(found.total, added(found.blocks))
    narrow_at = [widths(added(k)).max() <= width for k in range(1, found.blocks + 1)]
    assert narrow_at == [False] * (found.blocks - 1) + [True]


def widths(total: Tally) -> np.ndarray:
    """Return the width of every interval that is told."""
    parts = [total.equilibrium, total.safe, total.both, np.array([*total.recommended.values()])]
    low, high = intervals(np.concatenate([it.ravel() for it in parts]), total.draws)
    return np.asarray(high - low)


@pytest.mark.parametrize("field", ["equilibrium", "safe", "both", "recommended"])
def test_each_share_is_looked_at(field: str) -> None:
    total = Tally(1000, NONE, NONE[0], NONE, {-1: 1000}, Answered((), {}))
    assert narrow(total, 0.02)
    half = {"recommended": {-1: 500, 0: 500}, "safe": NONE[0] + 500}.get(field, NONE + 500)
    parts = {name: getattr(total, name) for name in Tally.__slots__} | {field: half}
    assert not narrow(Tally(**parts), 0.02)


def test_going_on_gives_what_one_run_gives() -> None:
    kept: list[tuple[Tally, int]] = []
    first = run(TASK, draws=700, checkpoint=lambda total, blocks: kept.append((total, blocks)))
    assert [(total.draws, blocks) for total, blocks in kept] == [(256, 1), (512, 2)]
    assert first.total.draws == 700
    again = run(TASK, draws=2000, start=kept[-1][0])
    assert same_counts(again.total, run(TASK, draws=2000).total)
    assert again.blocks == 7


def test_what_is_enough_already_is_not_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    start = added(4)
    monkeypatch.setattr(module, "tallies", None)
    assert run(TASK, until=0.5, start=start).why == "until"
    assert run(TASK, draws=1024, start=start).total is start
    with pytest.raises(ComityError, match=r"1,024 draws are made already.*\(resume-mismatch\)$"):
        run(TASK, draws=1023, start=start)


def test_only_whole_blocks_can_be_gone_on_from() -> None:
    with pytest.raises(ComityError, match=r"no whole blocks.*\(resume-mismatch\)$"):
        run(TASK, draws=1000, start=run(TASK, draws=300).total)


@pytest.mark.parametrize(("draws", "until"), [(None, None), (10, 0.1)])
def test_either_a_number_or_a_width_is_asked_for(draws: int | None, until: float | None) -> None:
    with pytest.raises(ValueError, match="either draws or until"):
        run(TASK, draws=draws, until=until)


@pytest.mark.parametrize("after", [1, 3, 4])
def test_an_interrupt_hands_out_the_whole_blocks_so_far(
    after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(task: Task, first: int, count: int) -> list[Tally]:
        if first == after:
            raise KeyboardInterrupt
        return tallies(task, first, count)

    monkeypatch.setattr(module, "tallies", interrupted)
    found = run(TASK, draws=5 * BLOCK + 9, batch=1)
    assert (found.blocks, found.why) == (after, "interrupted")
    assert same_counts(found.total, added(after))


@pytest.mark.parametrize("after", [1, 3, 5])
def test_an_interrupt_leaves_out_what_waits_elsewhere(after: int) -> None:
    def interrupted(_: Tally, blocks: int) -> None:
        if blocks == after:
            raise KeyboardInterrupt

    with ThreadPoolExecutor(1) as threads:
        found = run(TASK, draws=100_000, batch=1, executor=threads, checkpoint=interrupted)
    assert (found.blocks, found.why) == (after, "interrupted")
    assert same_counts(found.total, added(after))


class Stuck(Executor):
    """Computes the first call; the others wait for ever."""

    workers = 3

    def __init__(self) -> None:
        self.futures: list[Future[Any]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if not self.futures:
            future.set_result(fn(*args, **kwargs))
        self.futures.append(future)
        return future


def test_what_waits_is_cancelled_at_the_end() -> None:
    stuck = Stuck()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    found = run(TASK, draws=100_000, batch=1, executor=stuck, progress=interrupted)
    assert found.blocks == 1
    assert len(stuck.futures) == 6
    assert all(future.cancelled() for future in stuck.futures[1:])


def test_an_interrupt_before_a_first_block_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> list[Tally]:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "tallies", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run(TASK, draws=BLOCK)
    assert run(TASK, draws=5 * BLOCK, start=added(2)).blocks == 2


def test_what_is_done_is_told() -> None:
    told: list[tuple[str, int, int]] = []
    run(TASK, draws=600, progress=lambda *step: told.append(step))
    assert told == [("draws", 256, 600), ("draws", 512, 600), ("draws", 600, 600)]
    told.clear()
    run(TASK, until=0.2, progress=lambda *step: told.append(step))
    assert told[-1][1] <= told[-1][2] == draws_for(0.2, BLOCK)


def test_what_a_batch_raises_is_raised_and_the_rest_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def failing(task: Task, first: int, count: int) -> list[Tally]:
        if first >= 2:
            raise ZeroDivisionError
        return tallies(task, first, count)

    monkeypatch.setattr(module, "tallies", failing)
    with ThreadPoolExecutor(1) as threads, pytest.raises(ZeroDivisionError):
        run(TASK, draws=100_000, batch=1, executor=threads)


def test_a_batch_is_of_one_block_or_more() -> None:
    with pytest.raises(ValueError, match="1 or more"):
        run(TASK, draws=300, batch=0)


def test_counts_that_would_take_too_much_memory_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("comity.robustness.run.BYTES", 10**12)
    with pytest.raises(ComityError, match=r"answers .* outcomes recommended.*order-too-large"):
        run(TASK, draws=300)
