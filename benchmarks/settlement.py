"""How long settlement takes beside the analysis of the same dispute: ratios in one run.

    .venv/bin/python benchmarks/settlement.py

The yardstick is Nash, GMR, SMR and SEQ for all parties of the same dispute. Beside it stand the
indivisible and Pareto-optimal outcomes with the expense matrix (2^20 outcomes), and paths (2^18):
the smallest joint size, the shortest safe path, and the path of least exposure. All are the best of
three runs. Takes half a minute; ``--bits 12`` makes a smaller dispute, for a trial.
"""

import argparse
import os
import platform
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from time import perf_counter

import numpy as np

import comity
from comity.arrays import Ints
from comity.model.moves import Moves, build_moves
from comity.model.space import Space, outcome_space
from comity.settlement.methods.expense import expense
from comity.settlement.methods.exposure import least_exposure
from comity.settlement.methods.gains import changes, indivisible
from comity.settlement.methods.pareto import pareto
from comity.settlement.methods.paths import shortest_path, smallest_size
from comity.settlement.methods.standing import drops, standings
from comity.settlement.steps.build import build_steps
from comity.stability.methods import METHODS

CONCEPTS = ("nash", "gmr", "smr", "seq")
PARTIES = 4
RUNS = 3
LIMITS = comity.Limits(memory_bytes=10**10)


def space_of(bits: int) -> Space:
    """Return the outcomes of four parties with so many two-level options in all."""
    parties = tuple(
        comity.Party(
            f"p{j}",
            f"Party {j}",
            options=tuple(comity.Option(f"o{j}-{k}", "-") for k in range(j, bits, PARTIES)),
        )
        for j in range(PARTIES)
    )
    indifferent = {party.id: comity.Concerns(()) for party in parties}
    return outcome_space(comity.Dispute("d", "D", parties, indifferent, status_quo={}), LIMITS)


def random(rng: np.random.Generator, count: int) -> Ints:
    """Return ranks in which no two outcomes are tied: int array (party, outcome)."""
    return np.stack([rng.permutation(count) for _ in range(PARTIES)])


def tiers(rng: np.random.Generator, count: int) -> Ints:
    """Return ranks with fifty tiers."""
    return rng.integers(0, 50, (PARTIES, count))


def alike(rng: np.random.Generator, count: int) -> Ints:
    """Return ranks of parties that mostly want the same."""
    return ranked(rng.standard_normal(count) + 0.2 * rng.standard_normal((PARTIES, count)))


def opposed(rng: np.random.Generator, count: int) -> Ints:
    """Return ranks of parties of which what helps some mostly hurts others."""
    worth = rng.standard_normal((PARTIES, count))
    return ranked(worth - 0.9 * worth.mean(axis=0))


def ranked(worth: np.typing.NDArray[np.float64]) -> Ints:
    """Return places in ascending order of worth, row by row."""
    return worth.argsort(axis=1).argsort(axis=1)


KINDS: dict[str, Callable[[np.random.Generator, int], Ints]] = {
    "no ties": random,
    "50 tiers": tiers,
    "mostly alike": alike,
    "mostly opposed": opposed,
}


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes, in seconds: the best of some runs."""
    found = []
    for _ in range(RUNS):
        began = perf_counter()
        work()
        found.append(perf_counter() - began)
    return min(found)


def analysis(space: Space, ranks: Ints) -> None:
    """Compute the four concepts, from the moves on."""
    moves = build_moves(space)
    for concept in CONCEPTS:
        METHODS[concept](moves, ranks)


def settled(moves: Moves, ranks: Ints) -> None:
    """Find the indivisible and the Pareto-optimal outcomes, and whose improvements lower whom."""
    indivisible(changes(ranks, 0))
    pareto(ranks)
    expense(moves, ranks, range(PARTIES))


def paths(space: Space, ranks: Ints) -> None:
    """Look for the nearest settlement, and for a way to the last outcome."""
    steps = build_steps(space)
    safe = indivisible(changes(ranks, 0))
    ends = safe.copy()
    ends[0] = False
    size = smallest_size(steps, 0, ends, safe) if ends.any() else None
    if size is not None:
        shortest_path(steps, 0, ends, safe, size)
    last = np.arange(space.count) == space.count - 1
    least_exposure(steps, 0, last, drops(standings(ranks), 0), 1)


def peak(work: Callable[[], object]) -> float:
    """Return the most memory that something takes at a time, in MB, its arguments left out."""
    tracemalloc.start()
    work()
    found = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return found / 1e6


def table(bits: int, what: str, work: Callable[[Space, Ints], None]) -> Iterator[str]:
    """Yield one table."""
    yield f"| 2^{bits} outcomes, 4 parties | analysis, ms | {what}, ms | ratio | memory, MB |"
    yield "|---|---|---|---|---|"
    space = space_of(bits)
    for name, kind in KINDS.items():
        ranks = kind(np.random.default_rng(1), space.count).astype(np.int32)
        yard = seconds(partial(analysis, space, ranks))
        took = seconds(partial(work, space, ranks))
        most = peak(partial(work, space, ranks))
        cells = f"{yard * 1000:,.0f} | {took * 1000:,.0f} | {took / yard:.1f} | {most:,.0f}"
        yield f"| {name} | {cells} |"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bits", type=int, default=20, metavar="N", help="2^N outcomes")
    bits = parser.parse_args().bits
    versions = f"Python {platform.python_version()}, NumPy {np.__version__}"
    print(f"{os.cpu_count()} processors ({platform.machine()}), {versions}\n")
    settlements = "indivisible, Pareto, expense"
    for line in table(bits, settlements, lambda s, ranks: settled(build_moves(s), ranks)):
        print(line, flush=True)
    print()
    for line in table(max(4, bits - 2), "paths", paths):
        print(line, flush=True)


if __name__ == "__main__":
    main()
