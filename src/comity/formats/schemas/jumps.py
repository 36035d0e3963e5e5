"""The JSON Schema of what ``jumps`` writes."""

from __future__ import annotations

from typing import Any

from comity.formats.schemas.parts import (
    DIALECT,
    IDS,
    NUMBER,
    NUMBERS,
    TEXT,
    by_concept,
    head,
    list_of,
    outcome,
    record,
)


def jumps_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``comity jumps --format json``."""
    about = {"$schema": DIALECT, "title": "Comity, equilibrium jumps, format 1"}
    numbers = NUMBERS | {"type": ["array", "null"]}
    jumps = list_of(record({"from": NUMBER, "to": NUMBER, "by": IDS})) | {"type": ["array", "null"]}
    return about | record(
        head()
        | {
            "outcomes": list_of(outcome()),
            "equilibria": by_concept(numbers),
            "jumps": by_concept(jumps),
            "version": TEXT,
        }
    )
