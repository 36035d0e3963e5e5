"""The tutorial's notebook is run, and shows what is stored in it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from comity.version import __version__
from tests.project.notebook import METADATA, NOTEBOOK, ROOT

Cell = dict[str, Any]
# What depends on the machine, the day or what is installed, and what runs or loads something.
UNWELCOME = re.compile(
    r"(?i)/tmp\b|/home/|/root\b|site-packages|0x[0-9a-f]{6}|<script|<img|https?:"
)


def cells_of(path: Path) -> dict[str, Cell]:
    return {cell["id"]: cell for cell in json.loads(path.read_text("utf-8"))["cells"]}


STORED = cells_of(NOTEBOOK)
CODE = [name for name, cell in STORED.items() if cell["cell_type"] == "code"]


def run(source: Path, target: Path) -> "subprocess.CompletedProcess[str]":
    """Run a notebook in a process of its own, whose sockets and loops are none of ours."""
    command = [sys.executable, "-m", "tests.project.notebook", str(source), str(target)]
    # Somebody's start-up file must play no part.
    begin = target.parent / "startup.py"
    begin.write_text("raise SystemExit('read a start-up file')", encoding="utf-8")
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONSTARTUP": str(begin)},
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=240,
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("notebook") / "made.ipynb"
    done = run(NOTEBOOK, target)
    assert not done.returncode, done.stderr
    return target


@pytest.mark.parametrize("name", CODE)
def test_a_cell_shows_what_is_stored(name: str, made: Path) -> None:
    assert cells_of(made)[name]["outputs"] == STORED[name]["outputs"], "see `make notebook`"


def test_the_notebook_is_stored_as_it_is_made(made: Path) -> None:
    assert made.read_text("utf-8") == NOTEBOOK.read_text("utf-8"), "see `make notebook`"


def test_every_cell_shows_something_and_nothing_went_wrong() -> None:
    assert 12 <= len(CODE) <= 18
    for name in CODE:
        (output,) = STORED[name]["outputs"]
        assert output["output_type"] == "execute_result"
        assert set(output["data"]) <= {"text/plain", "text/html"}


def test_nothing_in_it_depends_on_a_machine_or_a_day() -> None:
    notebook = json.loads(NOTEBOOK.read_text("utf-8"))
    assert notebook["metadata"] == METADATA
    assert [STORED[name]["execution_count"] for name in CODE] == list(range(1, len(CODE) + 1))
    for cell in STORED.values():
        assert cell["metadata"] == {}
        outputs = json.dumps(cell.get("outputs", []))
        assert not UNWELCOME.search(outputs)
        assert __version__ not in outputs


def changed(path: Path, name: str, code: str) -> Path:
    notebook = json.loads(NOTEBOOK.read_text("utf-8"))
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"] == name]
    notebook["cells"][0]["source"] = code
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return path


def test_another_answer_is_noticed(tmp_path: Path) -> None:
    source = changed(tmp_path / "other.ipynb", "cases", "import os\nos.listdir(), 1 + 1")
    target = tmp_path / "made.ipynb"
    assert not run(source, target).returncode
    assert cells_of(target)["cases"]["outputs"] != STORED["cases"]["outputs"]
    # The kernel worked in an empty folder, and left no traces in ours.
    assert cells_of(target)["cases"]["outputs"][0]["data"]["text/plain"] == ["([], 2)"]
    assert {path.name for path in tmp_path.iterdir()} == {"other.ipynb", "made.ipynb", "startup.py"}


def test_a_cell_that_fails_is_noticed(tmp_path: Path) -> None:
    source = changed(tmp_path / "wrong.ipynb", "cases", "import comity\ncomity.read('nowhere')")
    done = run(source, tmp_path / "made.ipynb")
    assert done.returncode
    assert "(case-unknown)" in done.stderr
    assert not (tmp_path / "made.ipynb").exists()
