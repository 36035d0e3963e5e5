"""Run the tutorial notebook in a fresh kernel and store what it shows: ``make notebook``.

``python -m tests.project.notebook FROM TO`` runs FROM and writes it to TO with its outputs, and
with nothing in it that depends on the machine, the day or the versions installed.
"""

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "docs" / "tutorial" / "notebook.ipynb"
# A kernel's first message names the Python that runs it; a reader needs the language only.
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python", "file_extension": ".py", "pygments_lexer": "ipython3"},
}


def shut_in(folder: Path) -> None:
    """Let Jupyter and IPython read and write in one folder only: nobody's settings, no traces."""
    for name in ("JUPYTER_PATH", "PYTHONSTARTUP"):
        os.environ.pop(name, None)
    for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
        place = folder / name.lower()
        place.mkdir()
        os.environ[name] = str(place)
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"


def run(notebook: Any) -> None:
    """Run all cells in order, in an empty folder and a fresh kernel of this Python."""
    with tempfile.TemporaryDirectory(prefix="comity-notebook-") as name:
        folder = Path(name)
        shut_in(folder)
        # Where these look for settings is decided when they are imported.
        from nbclient import NotebookClient

        work = folder / "work"
        work.mkdir()
        resources = {"metadata": {"path": str(work)}}
        client = NotebookClient(
            notebook,
            timeout=120,
            kernel_name="python3",
            extra_arguments=["--log-level=ERROR"],  # or it warns that others here might listen
            record_timing=False,
            resources=resources,
        )
        client.execute()


def tidy(notebook: Any) -> None:
    """Take out what is not the same on every machine and every day."""
    notebook.metadata = METADATA
    for cell in notebook.cells:
        cell.metadata = {}
        for output in cell.get("outputs", ()):
            output.get("metadata", {}).clear()


def main(source: str, target: str) -> None:
    """Run one notebook and write it to a file."""
    import nbformat

    notebook: Any = nbformat.read(source, as_version=4)  # type: ignore[no-untyped-call]
    run(notebook)
    tidy(notebook)
    nbformat.validate(notebook)
    nbformat.write(notebook, target)  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    main(*sys.argv[1:])
