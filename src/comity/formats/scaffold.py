"""The case file that ``comity new`` writes: small, complete, and commented."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from comity.model.statement import WORDS


def scaffold(file: str) -> str:
    """Return the text of a new case file, its id made from the file's name.

    Examples
    --------
    >>> scaffold("notes/Border talks.yaml").splitlines()[1]
    'id: border-talks'
    """
    stem = Path(file).stem.lower()
    case_id = re.sub(r"[^a-z0-9]+", "-", stem).strip("-")
    usable = case_id[:1].isalpha() and case_id not in {*WORDS, "null"}
    case_id = case_id if usable else f"case-{case_id}".rstrip("-")
    template = files("comity.formats").joinpath("scaffold.yaml").read_text(encoding="utf-8")
    return template.replace("id: my-dispute", f"id: {case_id}", 1)
