"""How long the Pareto front of a negotiation takes, merged and laid out: ratios in one run.

    .venv/bin/python benchmarks/negotiation.py
    .venv/bin/python benchmarks/negotiation.py --negmas PYTHON

Issues have ten levels, each worth a random whole number to every party. The yardstick is the front
of 10^6 outcomes and five parties, merged issue by issue, from the weights on. Beside it stand the
same from all outcomes laid out, the front with four bargaining points and the indivisible set, and
larger negotiations, merged. All are the best of three runs.
Takes a few seconds; ``--issues 3`` makes a smaller yardstick, for a trial.

``--negmas`` names the interpreter of an environment with NegMAS (https://negmas.readthedocs.io),
which then finds the same fronts, and four bargaining points of its own, in a process of its own:
with as many issues as it finishes in the seconds that ``--patience`` gives, and one more.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import tracemalloc
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from pathlib import Path
from time import perf_counter

import numpy as np

import comity
from comity.arrays import Ints
from comity.model.space import outcome_space
from comity.preferences.additive import additive_tables
from comity.preferences.ranks import all_worths
from comity.settlement.methods.bargaining import POINTS
from comity.settlement.methods.gains import changes, indivisible
from comity.settlement.methods.merging import Front, additive_front
from comity.settlement.methods.pareto import pareto

LEVELS = 10
RUNS = 3
MOST = 10**7
LARGEST = 7
"""With more issues, NegMAS would take more memory than most machines have."""
LIMITS = comity.Limits(memory_bytes=10**10)
NEGMAS_SIDE = Path(__file__).parent / "negmas_side.py"


def drawn(issues: int, parties: int, top: int) -> list[Ints]:
    """Return random tables, one int array (party, level) per issue."""
    rng = np.random.default_rng(1)
    return [rng.integers(0, top + 1, (parties, LEVELS)) for _ in range(issues)]


def alike(issues: int, parties: int) -> list[Ints]:
    """Return tables of parties that want nearly the same."""
    rng = np.random.default_rng(1)
    shape = (parties, LEVELS)
    return [10 * rng.permutation(LEVELS) + rng.integers(0, 3, shape) for _ in range(issues)]


def dispute_of(tables: list[Ints]) -> comity.Dispute:
    """Return the dispute with these weights, each issue a joint option of all."""
    ids = tuple(f"p{row}" for row in range(len(tables[0])))
    levels = tuple(f"l{level}" for level in range(LEVELS))
    issues = tuple(comity.JointOption(f"i{k}", "-", ids, levels) for k in range(len(tables)))
    weights = {
        party: comity.Weights(
            {
                f"i{k} == {level}": Fraction(worth)
                for k, table in enumerate(tables)
                for level, worth in zip(levels, table[row].tolist(), strict=True)
            }
        )
        for row, party in enumerate(ids)
    }
    parties = tuple(comity.Party(party, "-") for party in ids)
    return comity.Dispute("d", "D", parties, weights, joint_options=issues, status_quo={})


def merged(dispute: comity.Dispute) -> Front:
    """Return the front, merged issue by issue."""
    found = additive_tables(dispute)
    assert found is not None  # noqa: S101
    return additive_front(found.tables, MOST)


def laid_out(dispute: comity.Dispute) -> int:
    """Return how many outcomes are optimal, from the worths of all."""
    dispute.derived.clear()
    worths = all_worths(dispute, outcome_space(dispute, LIMITS))
    return int(pareto(np.stack(list(worths.values()))).sum())


def answered(dispute: comity.Dispute) -> int:
    """Find the front, its bargaining points as gains above nothing, and the indivisible set."""
    front = merged(dispute)
    for method in POINTS.values():
        method(front.worth)
    dispute.derived.clear()
    worths = np.stack(list(all_worths(dispute, outcome_space(dispute, LIMITS)).values()))
    return int(indivisible(changes(worths, 0)).sum())


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes, in seconds: the best of some runs."""
    found = []
    for _ in range(RUNS):
        began = perf_counter()
        work()
        found.append(perf_counter() - began)
    return min(found)


def peak(work: Callable[[], object]) -> float:
    """Return the most memory that something takes at a time, in MB, its arguments left out."""
    tracemalloc.start()
    work()
    found = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return found / 1e6


def fronts(issues: int) -> Iterator[str]:
    """Yield the table of fronts, the yardstick first."""
    yield "| negotiation | outcomes | front | how | ms | ratio | memory, MB |"
    yield "|---|---|---|---|---|---|---|"
    rows: list[tuple[str, list[Ints], Callable[[comity.Dispute], object]]] = [
        ("5 parties, worths 0 to 100", drawn(issues, 5, 100), merged),
        ("5 parties, worths 0 to 100", drawn(issues, 5, 100), laid_out),
        ("5 parties, worths 0 to 100", drawn(issues, 5, 100), answered),
        ("5 parties, worths 0 to 100", drawn(issues + 1, 5, 100), merged),
        ("2 parties, worths 0 to 10", drawn(40, 2, 10), merged),
        ("2 parties, worths 0 to 100", drawn(40, 2, 100), merged),
        ("3 parties, worths 0 to 10", drawn(40, 3, 10), merged),
        ("5 parties, nearly alike", alike(40, 5), merged),
    ]
    yard = 0.0
    for name, tables, how in rows:
        dispute = dispute_of(tables)
        took = seconds(partial(how, dispute))
        yard = yard or took
        front = sum(merged(dispute).counts)
        most = peak(partial(how, dispute))
        start = f"| {name} | 10^{len(tables)} | {front:,} | {how.__name__.replace('_', ' ')} |"
        yield f"{start} {took * 1000:,.0f} | {took / yard:.2g} | {most:,.0f} |"


def against(python: str, patience: float) -> Iterator[str]:
    """Yield the table beside NegMAS, until a front takes it too long."""
    yield "| outcomes, 5 parties | front | NegMAS: front, ms | points, ms | Comity, ms | ratio |"
    yield "|---|---|---|---|---|---|"
    for issues in range(3, LARGEST + 1):
        tables = drawn(issues, 5, 100)
        dispute = dispute_of(tables)
        took = seconds(partial(answered, dispute))
        front = merged(dispute)
        theirs = by_negmas(python, tables, patience)
        start = f"| 10^{issues} | {sum(front.counts):,} |"
        if theirs is None:
            low = f"more than {patience * 1000:,.0f} | | {took * 1000:,.0f}"
            yield f"{start} {low} | more than {patience / took:,.0f} |"
            return
        spent = theirs["front"] + theirs["bargaining"]
        same = "" if theirs["points"] == sum(front.counts) else f" ({theirs['points']:,} there)"
        apart = f"{theirs['front'] * 1000:,.0f} | {theirs['bargaining'] * 1000:,.0f}"
        cells = f"{apart} | {took * 1000:,.0f} | {spent / took:,.0f}"
        yield f"| 10^{issues} | {sum(front.counts):,}{same} | {cells} |"


def by_negmas(python: str, tables: list[Ints], patience: float) -> dict[str, float] | None:
    """Return what NegMAS took, or None where it was stopped."""
    given = json.dumps([table.tolist() for table in tables])
    try:
        done = subprocess.run(  # noqa: S603
            [python, str(NEGMAS_SIDE)],
            input=given,
            capture_output=True,
            text=True,
            timeout=patience,
            check=True,
        )
    except subprocess.TimeoutExpired:
        return None
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--issues", type=int, default=6, metavar="N", help="10^N outcomes")
    parser.add_argument("--negmas", metavar="PYTHON", help="an interpreter that has NegMAS")
    parser.add_argument("--patience", type=float, default=600, metavar="SECONDS")
    asked = parser.parse_args()
    versions = f"Python {platform.python_version()}, NumPy {np.__version__}"
    print(f"{os.cpu_count()} processors ({platform.machine()}), {versions}\n")
    for line in fronts(asked.issues):
        print(line, flush=True)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"\nLargest memory of the process: {most:,} kB\n")
    if asked.negmas:
        for line in against(asked.negmas, asked.patience):
            print(line, flush=True)


if __name__ == "__main__":
    main()
