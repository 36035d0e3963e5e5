"""The case file that ``comity new`` writes: small, complete, and commented."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from comity.formats.naming import identifier


def scaffold(file: str) -> str:
    """Return the text of a new case file, its id made from the file's name.

    Examples
    --------
    >>> scaffold("notes/Border talks.yaml").splitlines()[1]
    'id: border-talks'
    """
    case_id = identifier(Path(file).stem, "case")
    template = files("comity.formats").joinpath("scaffold.yaml").read_text(encoding="utf-8")
    return template.replace("id: my-dispute", f"id: {case_id}", 1)
