"""How long the whole command takes beside Python and NumPy alone: ratios in one run.

    .venv/bin/python benchmarks/startup.py

Alternates a bare ``import numpy`` with ``comity analyze`` of fifty outcomes, and prints medians.
"""

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

RUNS = 15
BIN = Path(sys.executable).parent
CASE = Path(__file__).with_name("fifty.yaml")
COMMANDS: dict[str, list[str | Path]] = {
    'python -c "import numpy"': [sys.executable, "-c", "import numpy"],
    "comity --help": [BIN / "comity", "--help"],
    "comity analyze fifty.yaml --format json": [BIN / "comity", "analyze", CASE, "-f", "json"],
    "comity analyze fifty.yaml": [BIN / "comity", "analyze", CASE],
}


def seconds(command: list[str | Path]) -> float:
    """Return the time that a whole process takes, in seconds."""
    began = perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # noqa: S603
    return perf_counter() - began


def main() -> None:
    """Print the table."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(RUNS):
        for name, command in COMMANDS.items():
            times[name].append(seconds(command))
    medians = {name: median(runs) for name, runs in times.items()}
    yardstick = next(iter(medians.values()))
    print(f"| whole process, median of {RUNS} alternating runs | milliseconds | ratio |")
    print("|---|---|---|")
    for name, time in medians.items():
        print(f"| `{name}` | {time * 1000:.0f} | {time / yardstick:.2f} |")


if __name__ == "__main__":
    main()
