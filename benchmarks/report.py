"""How long a report takes, and how large it gets, beside NumPy alone and beside the analysis.

    .venv/bin/python benchmarks/report.py [--options 5]

Alternates whole processes and prints medians: a bare ``import numpy`` and the report on fifty
outcomes; then an analysis and the report of four parties with that many options each (5 gives
2^20 outcomes), once.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

RUNS = 9
PARTIES = 4
BIN = Path(sys.executable).parent
FIFTY = Path(__file__).with_name("fifty.yaml")
MEMORY = ["--max-memory", "8G"]


def seconds(command: list[str | Path]) -> float:
    """Return the time that a whole process takes, in seconds."""
    began = perf_counter()
    subprocess.run(command, capture_output=True, check=True)  # noqa: S603
    return perf_counter() - began


def written(case: Path, target: Path) -> list[str | Path]:
    """Return the command that writes a report."""
    return [BIN / "comity", "report", case, "-o", target, "--replace", *MEMORY]


def large(options: int) -> Iterator[str]:
    """Yield the lines of a case in which four parties and a bystander want this and that."""
    rng = Random(1)  # noqa: S311  (a made-up case)
    named = [f"p{p}-{k}" for p in range(PARTIES) for k in range(options)]
    yield from ("comity: 1", "id: large", "title: A large dispute", "parties:")
    for p in range(PARTIES):
        yield f"  - {{id: p{p}, name: Party {p}, options: ["
        yield ", ".join(f"{{id: {it}, label: {it} done}}" for it in named if it[1] == str(p)) + "]}"
    yield "  - {id: village, name: Village, kind: affected}"
    yield "status_quo: {}"
    yield "preferences:"
    for party in [*(f"p{p}" for p in range(PARTIES)), "village"]:
        wants = [rng.sample(named, 2) for _ in range(6)]
        listed = ", ".join(f"{{id: c{k}, want: {a} or not {b}}}" for k, (a, b) in enumerate(wants))
        yield f"  {party}: {{concerns: [{listed}]}}"


def row(name: str, time: float, ratio: float, target: Path | None = None) -> str:
    """Return a line of the table."""
    size = "" if target is None else f"{target.stat().st_size / 1e6:.2f}"
    return f"| {name} | {time * 1000:,.0f} | {ratio:.1f} | {size} |"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--options", type=int, default=5, help="options of each of four parties")
    options = parser.parse_args().options
    with TemporaryDirectory() as folder:
        target, case = Path(folder, "report.html"), Path(folder, "large.yaml")
        print("| whole process | milliseconds | ratio | MB |")
        print("|---|---|---|---|")
        bare: list[float] = []
        made: list[float] = []
        for _ in range(RUNS):
            bare.append(seconds([sys.executable, "-c", "import numpy"]))
            made.append(seconds(written(FIFTY, target)))
        print(row('`python -c "import numpy"`', median(bare), 1.0))
        ratio = median(made) / median(bare)
        print(row("`comity report fifty.yaml`", median(made), ratio, target))
        case.write_text("\n".join(large(options)), encoding="utf-8")
        analysed = seconds([BIN / "comity", "analyze", case, *MEMORY])
        reported = seconds(written(case, target))
        outcomes = f"2^{PARTIES * options} outcomes"
        print(row(f"`comity analyze`, {outcomes}", analysed, 1.0))
        print(row(f"`comity report`, {outcomes}", reported, reported / analysed, target))


if __name__ == "__main__":
    main()
