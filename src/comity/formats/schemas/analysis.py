"""The JSON Schema of what ``analyze`` writes."""

from __future__ import annotations

from typing import Any

from comity.formats.schemas.parts import DIALECT, IDS, NUMBERS, head, list_of, outcome, record
from comity.stability.methods import METHODS


def analysis_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``comity analyze --format json``."""
    by_party = {"type": ["object", "null"], "additionalProperties": NUMBERS}
    by_concept = NUMBERS | {"type": ["array", "null"]}
    about = {"$schema": DIALECT, "title": "Comity analysis, format 1"}
    return about | record(
        head()
        | {
            "outcomes": list_of(outcome()),
            "status_quo": {"type": ["integer", "null"]},
            "parties": IDS,
            "affected": IDS,
            "stability": record(dict.fromkeys(METHODS, by_party), optional=tuple(METHODS)),
            "equilibria": record(dict.fromkeys(METHODS, by_concept), optional=tuple(METHODS)),
            "held_no_moves": NUMBERS,
            "version": {"type": "string"},
        }
    )
