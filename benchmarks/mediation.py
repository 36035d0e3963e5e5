"""How long mediation takes: inverse analysis beside the analysis of the same dispute.

    .venv/bin/python benchmarks/mediation.py

The yardstick is Nash, GMR, SMR and SEQ for all parties of the same dispute, whose outcomes, moves
and preferences are known. Beside it stand the conditions under which one outcome holds (clauses
and comparisons), and the whole inverse analysis with a smallest set and the share of rankings, of
four parties with eight strategies each: 4096 outcomes. Rankings are random, without ties. The best
of some runs, in seconds of the processor, and ratios. ``--bits 8`` is for a trial.
"""

import argparse
import os
import platform
from collections.abc import Callable, Iterator
from functools import partial
from time import process_time

import numpy as np

import comity
from comity.mediation.inverse.analysis import inverse
from comity.mediation.inverse.clauses import conditions
from comity.mediation.inverse.question import Question
from comity.model.dispute import Ranking
from comity.model.limits import DEFAULT
from comity.model.space import Space, outcome_space
from comity.stability.engine import engine

PARTIES = 4
FOUR = ("nash", "gmr", "smr", "seq")
RUNS = 5


def dispute_of(bits: int) -> comity.Dispute:
    """Return a dispute of four parties with so many two-level options in all."""
    rng = np.random.default_rng(1)
    parties = tuple(
        comity.Party(
            f"p{j}",
            f"Party {j}",
            options=tuple(comity.Option(f"o{k}", "-") for k in range(j, bits, PARTIES)),
        )
        for j in range(PARTIES)
    )
    orders = {
        it.id: Ranking(tuple((int(n),) for n in 1 + rng.permutation(2**bits))) for it in parties
    }
    return comity.Dispute("d", "D", parties, orders, status_quo={})


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return how long something takes, in seconds of the processor: the best of some runs."""
    found = []
    for _ in range(runs):
        began = process_time()
        work()
        found.append(process_time() - began)
    return min(found)


def asked(space: Space, concept: str, free: int) -> Question:
    """Return the question when the first outcome holds, with so many free parties."""
    moves, ranks = engine(space)
    here = int(moves.nodes[0])
    return Question(space, moves, ranks, here, concept, frozenset(range(free)), DEFAULT)


def inverse_table(bits: int) -> Iterator[str]:
    """Yield a line for every concept and number of free parties."""
    dispute = dispute_of(bits)
    space = outcome_space(dispute)
    four = seconds(partial(comity.analyze, dispute, FOUR))
    yield f"Four concepts of {space.count} outcomes: {four:.4f} s"
    yield ""
    yield "| free parties | concept | conditions, s | ratio | alternatives | all of it, s | share |"
    yield "|---|---|---|---|---|---|---|"
    for free in (1, 2, PARTIES):
        for concept in (*FOUR, "sseq"):
            took = seconds(partial(conditions, asked(space, concept, free)))
            names = dispute.movers[:free]
            whole = seconds(partial(inverse, dispute, 1, concept, names), runs=1)
            found = inverse(dispute, 1, concept, names)
            listed = sum(len(clause.alternatives) for clause in found.clauses)
            every = "" if all(clause.complete for clause in found.clauses) else " listed"
            share = "exact" if found.share.exact is not None else f"{found.share.draws} draws"
            yield (
                f"| {free} | {concept} | {took:.3f} | {took / four:.2g} | {listed}{every} "
                f"| {whole:.2f} | {share} |"
            )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bits", type=int, default=12, help="two-level options in all")
    given = parser.parse_args()
    versions = f"Python {platform.python_version()}, NumPy {np.__version__}"
    print(f"{os.cpu_count()} processors ({platform.machine()}), {versions}\n")
    for line in inverse_table(given.bits):
        print(line, flush=True)


if __name__ == "__main__":
    main()
