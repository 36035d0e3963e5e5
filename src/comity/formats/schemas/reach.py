"""The JSON Schema of what ``reach`` writes."""

from __future__ import annotations

from typing import Any

from comity.formats.schemas.parts import (
    COUNT,
    DIALECT,
    IDS,
    NUMBER,
    TEXT,
    head,
    list_of,
    outcome,
    record,
)


def reach_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``comity reach --format json``."""
    about = {"$schema": DIALECT, "title": "Comity, what can be come to, format 1"}
    step = record({"mover": TEXT, "to": NUMBER})
    way = record({"fewest": COUNT, "last": IDS, "ever_last": IDS, "way": list_of(step)})
    way |= {"type": ["object", "null"]}
    row = {
        "outcome": NUMBER,
        "by_moves": way,
        "by_improvements": way,
        "holds": IDS,
        "flag": {"enum": ["joint", "unimproving", None]},
    }
    return about | record(
        head()
        | {
            "outcomes": list_of(outcome()),
            "status_quo": NUMBER,
            "without": IDS,
            "reach": list_of(record(row)),
            "version": TEXT,
        }
    )
