"""The benchmarks run: what they print is for people, and no time is asserted."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.heavy
def test_the_benchmark_of_the_engine_prints_its_tables() -> None:
    script = str(ROOT / "benchmarks" / "engine.py")
    command = [sys.executable, script, "--largest", "12"]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    lines = [line for line in done.stdout.splitlines() if line.startswith("| ")]
    assert sum(line.startswith("| 2^8 ") for line in lines) == 1
    assert sum(line.startswith("| 2^12 ") for line in lines) == 2
    assert sum("sets and loops" in line for line in lines) == 1
    assert sum("from Python" in line for line in lines) == 1


@pytest.mark.heavy
def test_the_benchmark_of_settlement_prints_its_tables() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "settlement.py"), "--bits", "10"]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    lines = [line for line in done.stdout.splitlines() if line.startswith("| ")]
    assert sum(line.startswith("| no ties ") for line in lines) == 2
    assert sum(line.startswith("| mostly opposed ") for line in lines) == 2


@pytest.mark.heavy
def test_the_benchmark_of_negotiation_prints_its_table() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "negotiation.py"), "--issues", "3"]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    lines = [line for line in done.stdout.splitlines() if line.startswith("| ")]
    merged = [line for line in lines if "| 10^3 |" in line and "| merged |" in line]
    laid_out = [line for line in lines if "| 10^3 |" in line and "| laid out |" in line]
    assert len(merged) == len(laid_out) == 1
    assert merged[0].split("|")[3] == laid_out[0].split("|")[3]
    assert sum("| 10^40 |" in line for line in lines) == 4


@pytest.mark.heavy
def test_the_benchmark_of_reports_prints_its_table() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "report.py"), "--options", "2"]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    lines = [line for line in done.stdout.splitlines() if line.startswith("| `comity report")]
    sizes = [float(line.split("|")[4]) for line in lines]
    assert len(sizes) == 2
    assert all(0 < size < 3 for size in sizes)


@pytest.mark.heavy
def test_the_benchmark_of_levers_prints_its_table() -> None:
    script = str(ROOT / "benchmarks" / "levers.py")
    command = [sys.executable, script, "--draws", "6", "--payments", "1"]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    lines = [line for line in done.stdout.splitlines() if line.startswith("| ")]
    assert sum("| 6 to 6 |" in line for line in lines if "payments" in line) == 12


@pytest.mark.heavy
def test_the_benchmark_of_robustness_prints_its_tables() -> None:
    script = str(ROOT / "benchmarks" / "robustness.py")
    done = subprocess.run(
        [sys.executable, script, "--draws", "2048", "512"],
        capture_output=True,
        check=True,
        text=True,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith(("| 48 |", "| 4096 |"))]
    assert len(lines) == 2 + 6 + 2
