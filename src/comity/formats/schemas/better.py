"""The JSON Schema of what ``better`` writes."""

from __future__ import annotations

from typing import Any

from comity.formats.schemas.parts import (
    BOOL,
    DIALECT,
    IDS,
    NUMBER,
    NUMBERS,
    SIGN,
    TEXT,
    by_id,
    head,
    list_of,
    outcome,
    record,
)


def better_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``comity better --format json``."""
    about = {"$schema": DIALECT, "title": "Comity, what is better than an agreed outcome, format 1"}
    since = by_id(SIGN) | {"type": ["object", "null"]}
    row = {
        "outcome": NUMBER,
        "gain": by_id(IDS),
        "pareto": BOOL,
        "in_one_step": BOOL,
        "holds": IDS,
        "against_status_quo": since,
    }
    return about | record(
        head()
        | {
            "outcomes": list_of(outcome()),
            "agreed": NUMBER,
            "agreed_against_status_quo": since,
            "pareto": BOOL,
            "better": list_of(record(row)),
            "strict": NUMBERS,
            "version": TEXT,
        }
    )
