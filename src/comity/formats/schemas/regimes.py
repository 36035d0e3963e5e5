"""The JSON Schema of what ``regimes`` writes."""

from __future__ import annotations

from typing import Any, get_args

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
from comity.settlement.regimes.result import RegimeKind


def regimes_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``comity regimes --format json``."""
    place = record({"outcome": NUMBER, "place": NUMBER, "places": NUMBER, "change": SIGN})
    end = {
        "outcomes": NUMBERS | {"minItems": 1},
        "holds": IDS,
        "held_no_moves": BOOL,
        "parties": by_id(record({"worst": place, "best": place})),
    }
    regime = {
        "kind": {"enum": list(get_args(RegimeKind))},
        "blocs": {"type": ["array", "null"], "items": IDS},
        "ends": list_of(record(end)) | {"minItems": 1},
    }
    about = {"$schema": DIALECT, "title": "Comity regimes, format 1"}
    return about | record(
        head()
        | {
            "supposed_status_quo": BOOL,
            "outcomes": list_of(outcome()),
            "status_quo": NUMBER,
            "negotiators": IDS,
            "bystanders": IDS,
            "free_members": BOOL,
            "regimes": list_of(record(regime)),
            "version": TEXT,
        }
    )
