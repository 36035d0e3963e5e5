"""The JSON Schema of what ``perceive`` writes."""

from __future__ import annotations

from typing import Any

from comity.formats.schemas.parts import (
    DIALECT,
    IDS,
    NUMBERS,
    TEXT,
    by_concept,
    by_id,
    head,
    list_of,
    outcome,
    record,
)


def perception_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``comity perceive --format json``."""
    about = {"$schema": DIALECT, "title": "Comity, what parties see and what lasts, format 1"}
    numbers = ("lasting", "steady", "unsteady", "stealthy", "equilibria", "enduring")
    by_party = ("stays", "expected", "surprises", "disappointments")
    under = dict.fromkeys(numbers, NUMBERS) | dict.fromkeys(by_party, by_id(NUMBERS))
    return about | record(
        head()
        | {
            "outcomes": list_of(outcome()),
            "parties": IDS,
            "views": by_id(record({"misjudges": IDS, "unseen": NUMBERS})),
            "concepts": by_concept(record(under)),
            "held_no_moves": NUMBERS,
            "version": TEXT,
        }
    )
