"""How long mediation takes: inverse analysis beside the analysis of the same dispute.

    .venv/bin/python benchmarks/mediation.py

The yardstick is Nash, GMR, SMR and SEQ for all parties of the same dispute: of one that was not
looked at before, whose statements and moves have to be read, and of one for which that is done.
Beside it stand the conditions under which one outcome holds (clauses and comparisons), and, for
four parties alike, the whole inverse analysis with a smallest set and the share of rankings.
Disputes have 4096 outcomes, and parties twelve options between them, in different ways. What
parties want are twelve concerns at most, drawn by chance. The slowest of three outcomes, each the
best of some runs, in milliseconds of the processor, and ratios to the first yardstick.
``--options 8`` is for a trial.
"""

import argparse
import os
import platform
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from time import process_time
from typing import TypeVar

import numpy as np

import comity
from comity.mediation.inverse.analysis import inverse
from comity.mediation.inverse.clauses import conditions
from comity.mediation.inverse.question import Question
from comity.mediation.inverse.result import Inverse
from comity.model.dispute import Concern, Concerns
from comity.model.limits import DEFAULT
from comity.model.space import Space, outcome_space
from comity.stability.engine import engine

FOUR = ("nash", "gmr", "smr", "seq")
MANY = 12
RUNS = 9
T = TypeVar("T")


def shapes(options: int) -> Iterator[tuple[int, ...]]:
    """Yield how many options each party has."""
    for parties in (4, 2, options):
        yield (options // parties,) * parties
    yield (options - 1, 1)


def dispute_of(shape: Sequence[int]) -> comity.Dispute:
    """Return a dispute of parties with so many options each, that want things by chance."""
    rng = np.random.default_rng(1)
    parties = tuple(
        comity.Party(
            f"p{j}", f"Party {j}", options=tuple(comity.Option(f"o{j}x{k}", "-") for k in range(n))
        )
        for j, n in enumerate(shape)
    )
    options = [option.id for party in parties for option in party.options]
    wants = {party.id: concerns(rng, options) for party in parties}
    return comity.Dispute("d", "D", parties, wants, status_quo={})


def concerns(rng: np.random.Generator, options: list[str]) -> Concerns:
    """Return concerns about some options, in some order."""
    chosen = rng.permutation(options)[:MANY].tolist()
    wants = (f"not {it}" if rng.random() < 0.5 else it for it in chosen)  # noqa: PLR2004  (a coin)
    return Concerns(tuple(Concern(f"c{k}", it) for k, it in enumerate(wants)))


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return how long something takes, in seconds of the processor, and what it returns."""
    began = process_time()
    found = work()
    return process_time() - began, found


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes at best: in as many runs as fit into a second, up to nine."""
    found: list[float] = []
    while len(found) < RUNS and sum(found) < 1:
        found.append(timed(work)[0])
    return min(found)


def yardsticks(dispute: comity.Dispute) -> tuple[float, float]:
    """Return how long the four concepts take of a new dispute, and of one that is known."""
    new = seconds(lambda: comity.analyze(replace(dispute, title="Another"), FOUR))
    return new, seconds(partial(comity.analyze, dispute, FOUR))


def condition_of(space: Space, number: int, concept: str, free: int) -> None:
    """Write down the condition under which an outcome holds, with so many free parties."""
    moves, ranks = engine(space)
    here = int(moves.nodes[space.index(number)])
    conditions(Question(space, moves, ranks, here, concept, frozenset(range(free)), DEFAULT))


def said(found: Sequence[Inverse]) -> str:
    """Return how the sets and the shares are known, as cells of a table."""
    smallest = [it.smallest for it in found]
    words = {"none" if it is None else "proved" if it.proved else "not proved" for it in smallest}
    draws = sorted({it.share.draws for it in found})
    shares = ["exact" if not it else f"{it:,} draws" for it in draws]
    return f"{', '.join(sorted(words))} | {', '.join(shares)}"


def rows_of_conditions(shape: Sequence[int]) -> Iterator[str]:
    """Yield a line for every concept: how long conditions take, for one free party and for all."""
    dispute = dispute_of(shape)
    space = outcome_space(dispute)
    new, known = yardsticks(dispute)
    name = " + ".join(map(str, shape)) if len(set(shape)) > 1 else f"{len(shape)} × {shape[0]}"
    yield f"| {name} | four concepts | {1000 * new:.1f} (known: {1000 * known:.1f}) | 1 | | |"
    for concept in (*FOUR, "sseq"):
        took = [
            max(seconds(partial(condition_of, space, it, concept, free)) for it in numbers(space))
            for free in (1, len(shape))
        ]
        cells = " | ".join(f"{1000 * it:.0f} | {it / new:.2g}" for it in took)
        yield f"| {name} | {concept} | {cells} |"


def rows_of_wholes(shape: Sequence[int]) -> Iterator[str]:
    """Yield a line for every concept and one free party, or all: how long all of it takes."""
    dispute = dispute_of(shape)
    space = outcome_space(dispute)
    new, _ = yardsticks(dispute)
    for concept in (*FOUR, "sseq"):
        for free in (1, len(shape)):
            names = dispute.movers[:free]
            asked = [partial(inverse, dispute, it, concept, names) for it in numbers(space)]
            found = [it() for it in asked]
            took = max(map(seconds, asked))
            yield f"| {concept} | {free} | {1000 * took:.0f} | {took / new:.2g} | {said(found)} |"


def numbers(space: Space) -> tuple[int, ...]:
    """Return the outcomes that are asked about."""
    return 1, 1 + space.count * 3 // 10, space.count


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--options", type=int, default=12, help="two-level options in all")
    given = parser.parse_args()
    versions = f"Python {platform.python_version()}, NumPy {np.__version__}"
    print(f"{os.cpu_count()} processors ({platform.machine()}), {versions}\n")
    if find_spec("scipy") is not None:
        print(f"Loading the solver: {timed(partial(__import__, 'scipy.optimize'))[0]:.2f} s\n")
    print("| options | concept | one free, ms | ratio | all free, ms | ratio |")
    print("|---|---|---|---|---|---|")
    for shape in shapes(given.options):
        for line in rows_of_conditions(shape):
            print(line, flush=True)
    print("\n| concept | free | all of it, ms | ratio | set | share |")
    print("|---|---|---|---|---|---|")
    for line in rows_of_wholes(next(shapes(given.options))):
        print(line, flush=True)


if __name__ == "__main__":
    main()
