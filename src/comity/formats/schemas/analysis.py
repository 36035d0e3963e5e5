"""The JSON Schema of what ``analyze`` writes."""

from __future__ import annotations

from typing import Any

from comity.formats.schemas.parts import (
    DIALECT,
    IDS,
    NUMBERS,
    TEXT,
    by_concept,
    head,
    list_of,
    outcome,
    record,
)


def analysis_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``comity analyze --format json``."""
    by_party = {"type": ["object", "null"], "additionalProperties": NUMBERS}
    numbers = NUMBERS | {"type": ["array", "null"]}
    about = {"$schema": DIALECT, "title": "Comity analysis, format 1"}
    return about | record(
        head()
        | {
            "outcomes": list_of(outcome()),
            "seen_by": TEXT,
            "status_quo": {"type": ["integer", "null"]},
            "parties": IDS,
            "affected": IDS,
            "stability": by_concept(by_party),
            "equilibria": by_concept(numbers),
            "held_no_moves": NUMBERS,
            "version": TEXT,
        },
        optional=("seen_by",),
    )
