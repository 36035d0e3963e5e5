"""How long it takes to draw, judge and count preferences, beside sorting them.

    .venv/bin/python benchmarks/robustness.py

Disputes in which nothing is known of how parties order their eight concerns: of three parties with
4, 4 and 3 strategies (48 outcomes), and of four with 8 each (4096). Measured is the whole of a run
under Nash, GMR, SMR and SEQ: drawing, judging, and counting with all questions. Beside it stands a
stable argsort by NumPy of the same draws' ranks, as 32-bit numbers, along each party's axis, which
a method that sorts needs at least, as many of them together as the run computes. Seconds of the
processor, the fastest of three runs; with several processes, seconds of the clock.
``--draws 2048 512`` says how many draws, of the smaller and the larger dispute.
"""

import argparse
import os
import platform
import random
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from time import perf_counter, process_time

import numpy as np

from comity import Concern, Concerns, Dispute, Option, Party
from comity.model.known import PartlyOrdered
from comity.model.limits import DEFAULT
from comity.model.space import Space, outcome_space
from comity.robustness.block import BLOCK, Task, blocks_at_once, tallies
from comity.robustness.draws.wants import Wants, block_rng, wants_of
from comity.robustness.run import run
from comity.version import __version__
from comity.workers import processes

CONCEPTS = ("nash", "gmr", "smr", "seq")
SIZES = (4, 4, 3), (8, 8, 8, 8)
CONCERNS = 8
RUNS = 3


def drawn(sizes: tuple[int, ...]) -> Dispute:
    """Return a dispute whose parties have one option each, with so many levels."""
    rng = random.Random(1)  # noqa: S311  (nothing secret)
    options = [
        Option(f"o{j}", f"o{j}", levels=tuple(f"l{k}" for k in range(size)))
        for j, size in enumerate(sizes)
    ]

    def want() -> str:
        some = rng.sample(range(len(sizes)), 2)
        return " or ".join(f"o{j} >= l{rng.randrange(1, sizes[j])}" for j in some)

    parties = tuple(Party(f"p{j}", f"P{j}", options=(it,)) for j, it in enumerate(options))
    wants = {
        it.id: Concerns(tuple(Concern(f"c{k}", want()) for k in range(CONCERNS))) for it in parties
    }
    known = {it.id: PartlyOrdered(()) for it in parties}
    return Dispute("d", "D", parties, wants, status_quo={}, known=known)


def seconds(run: Callable[[], object]) -> float:
    """Return the seconds of the processor that something takes."""
    began = process_time()
    run()
    return process_time() - began


def sorting(task: Task, blocks: int) -> float:
    """Return the seconds that sorting along each party's axis takes for some blocks."""
    space, step = outcome_space(task.dispute), blocks_at_once(task)
    every = wants_of(task.dispute, space)
    parts = ((first, min(blocks, first + step)) for first in range(0, blocks, step))
    return sum(_sorted(task, every, space, *part) for part in parts)


def _sorted(task: Task, every: Sequence[Wants], space: Space, first: int, end: int) -> float:
    """Return the same for the blocks from `first` to before `end`, drawn without being timed."""
    sizes = space.sizes
    rngs = [block_rng(task.seed, block) for block in range(first, end)]
    ranks = []
    for each in every:  # of every block in the order of the file, as its numbers are drawn
        sample = np.concatenate([each.sample(rng, BLOCK) for rng in rngs], axis=1)
        of_draws = each.drawn(sample).ranks[each.group].T
        ranks.append(np.array(of_draws, dtype=np.int32).reshape(-1, *sizes[::-1]))

    def sort() -> None:
        for row, rank in enumerate(ranks):
            np.argsort(rank, axis=len(sizes) - row, kind="stable")

    return seconds(sort)


def peak(task: Task, blocks: int) -> float:
    """Return the most memory, in MB, that NumPy and Python take for some blocks together."""
    tracemalloc.start()
    tallies(task, 0, blocks)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1e6


def table(draws: list[int]) -> Iterator[str]:
    """Yield a line for each dispute."""
    yield "| outcomes | draws | sorting, µs a draw | whole run, µs a draw | times | draws a s |"
    yield "|---|---|---|---|---|---|"
    for sizes, number in zip(SIZES, draws, strict=True):
        task = Task(drawn(sizes), CONCEPTS, CONCEPTS.index("seq"), 0, DEFAULT, __version__)
        blocks = max(1, number // BLOCK)
        run(task, draws=BLOCK)
        pairs = [
            (sorting(task, blocks), seconds(partial(run, task, draws=blocks * BLOCK)))
            for _ in range(RUNS)
        ]
        sort, whole = (min(side) for side in zip(*pairs, strict=True))
        made = blocks * BLOCK
        yield (
            f"| {np.prod(sizes)} | {made:,} | {sort / made * 1e6:.2f} | {whole / made * 1e6:.2f} "
            f"| {whole / sort:.1f} | {made / whole:,.0f} |"
        )


def memory() -> Iterator[str]:
    """Yield a line for each dispute: the most memory for few and for many blocks."""
    yield "| outcomes | blocks together | most memory, MB |"
    yield "|---|---|---|"
    for sizes, numbers in zip(SIZES, ((1, 4, 40, 160), (1, 4)), strict=True):
        task = Task(drawn(sizes), CONCEPTS, CONCEPTS.index("seq"), 0, DEFAULT, __version__)
        tallies(task, 0, 1)
        for blocks in numbers:
            yield f"| {np.prod(sizes)} | {blocks} | {peak(task, blocks):.0f} |"


def workers(draws: list[int]) -> Iterator[str]:
    """Yield a line for each dispute: draws a second, by the clock, of one process and of two."""
    yield "| outcomes | one process, draws a second | two processes | times |"
    yield "|---|---|---|---|"
    for sizes, number in zip(SIZES, draws, strict=True):
        task = Task(drawn(sizes), CONCEPTS, CONCEPTS.index("seq"), 0, DEFAULT, __version__)
        rates = []
        for count in (1, 2):
            with processes(count) as executor:
                took = []
                for _ in range(1 + RUNS):  # the first time the processes are still starting
                    began = perf_counter()
                    run(task, draws=number, executor=executor)
                    took.append(perf_counter() - began)
                rates.append(number / min(took[1:]))
        one, two = rates
        yield f"| {np.prod(sizes)} | {one:,.0f} | {two:,.0f} | {two / one:.2f} |"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, nargs=2, default=[102_400, 102_400])
    given = parser.parse_args()
    versions = f"Python {platform.python_version()}, NumPy {np.__version__}"
    print(f"{os.cpu_count()} processors ({platform.machine()}), {versions}")
    for lines in (table(given.draws), memory(), workers(given.draws)):
        print()
        for line in lines:
            print(line, flush=True)


if __name__ == "__main__":
    main()
