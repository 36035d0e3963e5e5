"""How long the engine takes beside sorting the ranks: ratios in one run, and memory.

    .venv/bin/python benchmarks/engine.py

The yardstick is NumPy's stable ``argsort`` of each party's ranks (int32) along the party's own
axis, summed over the parties. Beside it stand Nash, GMR, SMR and SEQ for all parties together. Both
are the best of several alternating runs. It takes three minutes and 2 GB; ``--largest 16`` leaves
out what has more than 2^16 outcomes.
"""

import argparse
import json
import os
import platform
import resource
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from types import SimpleNamespace

import numpy as np

import comity
from comity.arrays import Bools, Ints
from comity.model.moves import Moves, spread
from comity.model.product import ProductMoves
from comity.model.space import outcome_space
from comity.model.sparse import option_moves
from comity.stability.methods import METHODS

ROOT = Path(__file__).parent.parent
CONCEPTS = ("nash", "gmr", "smr", "seq")
RUNS = 5
TENS = 10
LARGE, RUNS_OF_LARGE = 20, 3
"""Above 2^20 combinations there are fewer runs."""


@dataclass(frozen=True)
class Row:
    """One kind of dispute: how many two-level options each party has, and what is special."""

    name: str
    options: tuple[int, ...]
    ranks: Callable[[np.random.Generator, Ints], Ints]
    infeasible: float = 0.0
    one_way: int = 0
    stored: bool = False

    @property
    def bits(self) -> int:
        """How many options there are: the binary logarithm of the number of combinations."""
        return sum(self.options)


def distinct(rng: np.random.Generator, cells: Ints) -> Ints:
    """Return ranks in which no two outcomes are tied."""
    return rng.permutation(cells.size)


def tiers(count: int) -> Callable[[np.random.Generator, Ints], Ints]:
    """Return a way to draw ranks with so many tiers."""
    return lambda rng, cells: rng.integers(0, count, cells.size)


def weighted(rng: np.random.Generator, cells: Ints) -> Ints:
    """Return ranks from random weights of every option and of thirty pairs of options."""
    count = int(cells.size - 1).bit_length()
    taken = cells[:, None] >> np.arange(count) & 1
    worth = taken @ rng.standard_normal(count)
    for first, second in rng.integers(0, count, (30, 2)):
        worth += rng.standard_normal() * taken[:, first] * taken[:, second]
    return np.argsort(np.argsort(worth))


def rows() -> Iterator[Row]:
    """Yield what is measured, in the order of the table."""
    for each in (2, 3, 4, 5, 6):
        yield Row("no ties", (each,) * 4, distinct)
    for shares in ((10, 10), (7, 7, 6), (4, 4, 4, 4, 4)):
        yield Row("no ties", shares, distinct)
    four = (5, 5, 5, 5)
    yield Row("ranks from weights", four, weighted)
    yield Row("50 tiers", four, tiers(50))
    yield Row("50 tiers, 30 % infeasible", four, tiers(50), infeasible=0.3)
    yield Row("1000 tiers, 30 % infeasible", four, tiers(1000), infeasible=0.3)
    yield Row("one of five options one-way", four, distinct, one_way=1)
    yield Row("two of five options one-way", four, distinct, one_way=2)
    for each in (3, 4):
        yield Row("a forbidden move (sparse form)", (each,) * 4, distinct, stored=True)
    yield Row("a forbidden move (sparse form)", (6, 6, 6), distinct, stored=True)


def dispute_of(row: Row) -> comity.Dispute:
    """Return the dispute of a row; what its parties prefer is drawn apart."""
    parties = tuple(
        comity.Party(
            f"p{j}",
            f"Party {j}",
            options=tuple(
                comity.Option(f"o{j}-{k}", "-", change="up" if k < row.one_way else "any")
                for k in range(count)
            ),
        )
        for j, count in enumerate(row.options)
    )
    indifferent = {party.id: comity.Concerns(()) for party in parties}
    bans = (comity.ForbiddenMove("o0-0", "o0-1", "p0"),) if row.stored else ()
    return comity.Dispute("d", "D", parties, indifferent, forbidden_moves=bans)


def moves_of(row: Row, feasible: Bools) -> Moves:
    """Return fresh moves, with nothing kept from an earlier run."""
    dispute = dispute_of(row)
    if row.stored:
        return option_moves(outcome_space(dispute, comity.Limits(arcs=10**9)))
    box = SimpleNamespace(
        dispute=dispute,
        sizes=(2,) * row.bits,
        strides=tuple(1 << k for k in range(row.bits)),
        cell_count=feasible.size,
        cells=np.flatnonzero(feasible),
        count=int(np.count_nonzero(feasible)),
    )
    return ProductMoves(box)  # type: ignore[arg-type]


def drawn(row: Row) -> tuple[Ints, Bools]:
    """Return ranks, an int32 array (party, cell), and which cells are feasible."""
    rng = np.random.default_rng(1)
    cells = np.arange(1 << row.bits)
    ranks = np.stack([row.ranks(rng, cells).astype(np.int32) for _ in row.options])
    return ranks, rng.random(cells.size) >= row.infeasible


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes, in seconds."""
    began = perf_counter()
    work()
    return perf_counter() - began


def sorting(row: Row, ranks: Ints) -> float:
    """Return the seconds that the yardstick takes."""
    tensors = ranks.reshape(-1, *(1 << count for count in reversed(row.options)))
    total = 0.0
    for axis, tensor in zip(reversed(range(len(tensors))), tensors, strict=True):
        total += seconds(partial(np.argsort, tensor, axis, "stable"))
    return total


def analysis(moves: Moves, ranks: Ints) -> list[float]:
    """Return the seconds that each concept takes."""
    return [seconds(partial(METHODS[concept], moves, ranks)) for concept in CONCEPTS]


def smallest(ranks: Ints) -> Ints:
    """Return ranks in the smallest type that holds them and one more, as an analysis has them."""
    top = int(ranks.max())
    kinds = (np.int8, np.int16, np.int32)
    return ranks.astype(next(kind for kind in kinds if top < np.iinfo(kind).max), copy=False)


def measured(row: Row) -> str:
    """Return one line of the table."""
    runs = RUNS if row.bits <= LARGE else RUNS_OF_LARGE
    ranks, feasible = drawn(row)
    yard: list[float] = []
    engine: list[list[float]] = []
    listing: list[float] = []
    given = smallest(ranks)
    for _ in range(runs):
        yard.append(sorting(row, ranks))
        began = perf_counter()
        moves = moves_of(row, feasible)
        listing.append(perf_counter() - began)
        engine.append(analysis(moves, spread(moves, given)))
    del moves
    best = min(engine, key=sum)
    sizes = " × ".join(str(1 << count) for count in row.options)
    figures = [
        f"2^{row.bits} ({sizes})",
        row.name,
        figure(min(yard)),
        figure(sum(best)),
        f"{sum(best) / min(yard):.1f}",
        f"{best[-1] / sum(best):.0%}",
        figure(min(listing)) if row.stored else "",
        f"{peak(row):.0f}",
    ]
    return "| " + " | ".join(figures) + " |"


def peak(row: Row) -> float:
    """Return the bytes for each outcome and party at the peak, ranks and moves included."""
    ranks, feasible = drawn(row)
    kept = smallest(ranks).copy()
    del ranks
    tracemalloc.start()
    kept = kept.copy()
    moves = moves_of(row, feasible)
    analysis(moves, spread(moves, kept))
    found = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return found / kept.size


def figure(value: float) -> str:
    """Return seconds as milliseconds with two figures or more."""
    milliseconds = value * 1000
    return f"{milliseconds:,.0f}" if milliseconds >= TENS else f"{milliseconds:.2g}"


def engine_table(largest: int) -> Iterator[str]:
    """Yield the table of the engine beside the yardstick."""
    yield (
        "| outcomes (strategies) | ranks and moves | sorting, ms | four concepts, ms | ratio "
        "| share of SEQ | listing moves, ms | bytes |"
    )
    yield "|---|---|---|---|---|---|---|---|"
    for row in rows():
        if row.bits <= largest:
            print(f"{row.name}, {row.options} options", file=sys.stderr)
            yield measured(row)


def oracle_table() -> Iterator[str]:
    """Yield how the literal definitions, with sets and loops, compare; all seven concepts."""
    sys.path.insert(0, str(ROOT))
    from tests import oracles  # noqa: PLC0415

    yield "| outcomes | parties | sets and loops, ms | engine, ms | ratio |"
    yield "|---|---|---|---|---|"
    for options in ((2, 2), (2, 2, 2), (3, 3), (2, 2, 2, 2)):
        row = Row("", options, distinct)
        case = plain(row)
        literal = seconds(partial(oracles.stable, case))
        dispute = comity.parse(json.dumps(case))
        engine = min(seconds(partial(anew, dispute)) for _ in range(20))
        cells = f"{1 << row.bits} | {len(options)}"
        yield f"| {cells} | {figure(literal)} | {figure(engine)} | {literal / engine:,.0f} |"


def plain(row: Row) -> dict[str, object]:
    """Return a row as the plain data of a case file, with rankings drawn."""
    rng = np.random.default_rng(1)
    order = [(1 + rng.permutation(1 << row.bits)).tolist() for _ in row.options]
    parties = [
        {
            "id": f"p{j}",
            "name": "-",
            "options": [{"id": f"o{j}-{k}", "label": "-"} for k in range(n)],
        }
        for j, n in enumerate(row.options)
    ]
    wants = {f"p{j}": {"ranking": ranking} for j, ranking in enumerate(order)}
    return {"comity": 1, "id": "d", "title": "D", "parties": parties, "preferences": wants}


def anew(dispute: comity.Dispute) -> comity.Analysis:
    """Analyse a dispute as if it had just been made."""
    dispute.derived.clear()
    return comity.analyze(dispute)


def small_table() -> Iterator[str]:
    """Yield what a dispute of fifty outcomes takes through the Python interface."""
    dispute = comity.read(ROOT / "benchmarks" / "fifty.yaml")
    comity.analyze(dispute)

    def answers() -> object:
        analysis = comity.analyze(dispute)
        return analysis.equilibria, analysis.stability

    works: dict[str, Callable[[], object]] = {
        "analysed again, all seven concepts": lambda: comity.analyze(dispute),
        "analysed again, with all answers as numbers": answers,
        "a new dispute, all seven concepts": lambda: anew(dispute),
    }
    yield "| fifty outcomes, from Python, after the first call | best, ms | median, ms |"
    yield "|---|---|---|"
    for name, work in works.items():
        times = sorted(seconds(work) for _ in range(200))
        yield f"| {name} | {times[0] * 1000:.2f} | {times[100] * 1000:.2f} |"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--largest", type=int, default=24, metavar="BITS", help="at most 2^BITS")
    largest = parser.parse_args().largest
    versions = f"Python {platform.python_version()}, NumPy {np.__version__}"
    print(f"{os.cpu_count()} processors ({platform.machine()}), {versions}\n")
    for table in (engine_table(largest), oracle_table(), small_table()):
        for line in table:
            print(line, flush=True)
        print()
    print(
        f"Largest memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss:,} kB"
    )


if __name__ == "__main__":
    main()
