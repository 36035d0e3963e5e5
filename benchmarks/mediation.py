"""How long mediation takes: inverse analysis beside the analysis of the same dispute.

    .venv/bin/python benchmarks/mediation.py

The yardstick is Nash, GMR, SMR and SEQ for all parties of the same dispute: of one that was not
looked at before, whose statements and moves have to be read, and of one for which that is done.
Beside it stand the conditions under which one outcome holds (clauses and comparisons), and the
whole inverse analysis with a smallest set and the share of rankings. Disputes have 4096 outcomes,
and parties twelve options between them, in different ways. What parties want are twelve concerns
at most, drawn by chance. The slowest of three outcomes, in seconds of the processor, and ratios to
the first yardstick. ``--options 4`` is for a trial.
"""

import argparse
import os
import platform
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from time import process_time

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


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes, in seconds of the processor."""
    began = process_time()
    work()
    return process_time() - began


def timed(work: Callable[[], Inverse]) -> tuple[float, Inverse]:
    """Return how long an inverse analysis takes, and what it says."""
    began = process_time()
    found = work()
    return process_time() - began, found


def yardsticks(dispute: comity.Dispute) -> tuple[float, float]:
    """Return how long the four concepts take of a new dispute, and of one that is known."""
    new, known = [], []
    for _ in range(RUNS):
        other = replace(dispute, title="Another")
        new.append(seconds(partial(comity.analyze, other, FOUR)))
        known.append(seconds(partial(comity.analyze, other, FOUR)))
    return min(new), min(known)


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


def rows(shape: Sequence[int]) -> Iterator[str]:
    """Yield a line for every concept, with one free party and with all."""
    dispute = dispute_of(shape)
    space = outcome_space(dispute)
    new, known = yardsticks(dispute)
    count = space.count
    name = " + ".join(map(str, shape)) if len(set(shape)) > 1 else f"{len(shape)} × {shape[0]}"
    yield f"| {name} | four concepts | | {new:.4f} (known: {known:.4f}) | 1 | | | | |"
    for concept in (*FOUR, "sseq"):
        for free in (1, len(shape)):
            numbers = (1, 1 + count * 3 // 10, count)
            took = max(seconds(partial(condition_of, space, it, concept, free)) for it in numbers)
            names = dispute.movers[:free]
            found = [timed(partial(inverse, dispute, it, concept, names)) for it in numbers]
            whole = max(spent for spent, _ in found)
            yield (
                f"| {name} | {concept} | {free} | {took:.3f} | {took / new:.2g} "
                f"| {whole:.3f} | {whole / new:.2g} | {said([it for _, it in found])} |"
            )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--options", type=int, default=12, help="two-level options in all")
    given = parser.parse_args()
    versions = f"Python {platform.python_version()}, NumPy {np.__version__}"
    print(f"{os.cpu_count()} processors ({platform.machine()}), {versions}\n")
    if find_spec("scipy") is not None:
        print(f"Loading the solver: {seconds(partial(__import__, 'scipy.optimize')):.2f} s\n")
    print(
        "| options | concept | free | conditions, s | ratio | all of it, s | ratio | set | share |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for shape in shapes(given.options):
        for line in rows(shape):
            print(line, flush=True)


if __name__ == "__main__":
    main()
