"""How long variants of the concepts take beside the plain ones of the same dispute.

    .venv/bin/python benchmarks/variants.py

The yardstick is Nash, GMR, SMR and SEQ pair by pair under the plain order: the same method without
tables or strengths. Beside it stand variants on 4096 outcomes, of four parties with eight
strategies each, and of two with sixty-four. Rankings are random, without ties; a fifth of their
steps are strong, and a hundred comparisons of every party are unknown, probable or a matter of
degree. One run each: seconds of the processor, ratios, and, of another run, the peak of memory.
``--bits 8`` is for a trial.
"""

import argparse
import os
import platform
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import partial
from time import process_time

import numpy as np

import comity
from comity.model.dispute import Degree, Fuzzy, Likely, Ranking

PAIRS = 100
STRONG = 0.2
YARDSTICK = "plain, pair by pair"
LIMITS = comity.Limits(memory_bytes=10**10)
SIMPLE = ("nash", "gmr", "smr", "seq")
VARIANTS: dict[str, tuple[str, ...]] = {
    YARDSTICK: tuple(f"{base}:fuzzy" for base in SIMPLE),
    "plain, along axes": SIMPLE,
    "strong=2": tuple(f"{base}:strong=2" for base in SIMPLE[1:]),
    **{f"unknown={x}": tuple(f"{base}:unknown={x}" for base in SIMPLE) for x in "abcd"},
    **{
        f"strong=2, unknown={x}": tuple(f"{base}:strong=2:unknown={x}" for base in SIMPLE[1:])
        for x in "abcd"
    },
    "likely=0.7/0.6/0.5": tuple(f"{base}:likely=0.7/0.6/0.5" for base in SIMPLE),
    "fuzzy": tuple(f"{base}:fuzzy" for base in SIMPLE),
    "relational": tuple(f"{base}:relational" for base in SIMPLE),
    **{f"{base}:coalition": (f"{base}:coalition",) for base in SIMPLE},
    "coalition:pareto": tuple(f"{base}:coalition:pareto" for base in SIMPLE),
    "coalition:jump": tuple(f"{base}:coalition:jump" for base in SIMPLE),
    "blocs=p0+p1": tuple(f"{base}:blocs=p0+p1" for base in (*SIMPLE, "sseq")),
}
"""What is measured: a name, and the concepts that it asks for together."""


def dispute_of(parties: int, bits: int, *, said: bool) -> comity.Dispute:
    """Return a dispute with so many two-level options in all, dealt out evenly.

    `said`: whether strengths, doubts, chances, degrees and attitudes are stated.
    """
    rng = np.random.default_rng(1)
    count = 1 << bits
    movers = tuple(
        comity.Party(
            f"p{j}",
            f"Party {j}",
            options=tuple(comity.Option(f"o{k}", "-") for k in range(j, bits, parties)),
        )
        for j in range(parties)
    )
    ids = [party.id for party in movers]
    orders = {it: tuple((int(n),) for n in rng.permutation(count) + 1) for it in ids}
    steps = {it: tuple((1 + (rng.random(count - 1) < STRONG)).tolist()) for it in ids}
    plain = {it: Ranking(orders[it], steps[it] if said else ()) for it in ids}
    if not said:
        return comity.Dispute("d", "D", movers, plain)
    pairs = {it: drawn(rng, count) for it in ids}
    return comity.Dispute(
        "d",
        "D",
        movers,
        plain,
        unknown={it: tuple(pairs[it]) for it in ids},
        likely={it: tuple(Likely(a, b, share(rng)) for a, b in pairs[it]) for it in ids},
        fuzzy={
            it: Fuzzy(Fraction(1, 2), tuple(Degree(a, b, share(rng)) for a, b in pairs[it]))
            for it in ids
        },
        attitudes={it: {other: "negative" for other in ids[:2] if other != it} for it in ids},
    )


def drawn(rng: np.random.Generator, count: int) -> list[tuple[int, int]]:
    """Return pairs of outcome numbers, each once and one way round."""
    found: set[tuple[int, int]] = set()
    while len(found) < PAIRS:
        a, b = sorted((1 + rng.integers(0, count, 2)).tolist())
        if a != b:
            found.add((a, b))
    return sorted(found)


def share(rng: np.random.Generator) -> Fraction:
    """Return a number of tenths."""
    return Fraction(int(rng.integers(0, 11)), 10)


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes, in seconds of the processor."""
    began = process_time()
    work()
    return process_time() - began


def table(parties: int, bits: int, asked: tuple[str, ...]) -> Iterator[str]:
    """Yield a line for every variant; the yardstick has nothing said of pairs."""
    each = 1 << bits // parties
    yield f"| {' × '.join([str(each)] * parties)} outcomes | seconds | ratio | peak, MB |"
    yield "|---|---|---|---|"
    plain, said = (dispute_of(parties, bits, said=it) for it in (False, True))
    took: dict[str, float] = {}
    for name, concepts in VARIANTS.items():
        if name not in {YARDSTICK, *asked}:
            continue
        print(f"{name}, {parties} parties", file=sys.stderr)
        dispute = plain if name == YARDSTICK else said
        took[name] = seconds(partial(anew, dispute, concepts))
        tracemalloc.start()
        anew(dispute, concepts)
        peak = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        ratio = f"{took[name] / took[YARDSTICK]:.2g}"
        yield f"| {name} ({len(concepts)} concepts) | {took[name]:.1f} | {ratio} | {peak:,.0f} |"


def anew(dispute: comity.Dispute, concepts: tuple[str, ...]) -> comity.Analysis:
    """Analyse a dispute as if it had just been made."""
    return comity.analyze(replace(dispute), concepts, limits=LIMITS)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bits", type=int, default=12, help="two-level options in all")
    parser.add_argument("--only", nargs="*", default=list(VARIANTS), help="names of variants")
    given = parser.parse_args()
    versions = f"Python {platform.python_version()}, NumPy {np.__version__}"
    print(f"{os.cpu_count()} processors ({platform.machine()}), {versions}\n")
    for parties in (4, 2):
        for line in table(parties, given.bits, tuple(given.only)):
            print(line, flush=True)
        print()


if __name__ == "__main__":
    main()
