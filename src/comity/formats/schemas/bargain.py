"""The JSON Schema of what ``bargain`` writes."""

from __future__ import annotations

from typing import Any, get_args

from comity.formats.schemas.parts import (
    BOOL,
    COUNT,
    DIALECT,
    IDS,
    NUMBER,
    TEXT,
    TEXT_OR_NULL,
    by_id,
    head,
    list_of,
    record,
)
from comity.settlement.bargaining.result import Against
from comity.settlement.methods.bargaining import POINTS


def bargain_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``comity bargain --format json``."""
    about = {"$schema": DIALECT, "title": "Comity bargaining points, format 1"}
    exact = by_id({"type": ["integer", "string"]})
    place = record({"number": NUMBER, "pattern": TEXT_OR_NULL, "name": TEXT_OR_NULL})
    deal = record({"worth": exact, "gain": exact, "count": NUMBER, "outcomes": list_of(place)})
    reference = {
        "kind": {"enum": list(get_args(Against))},
        "outcome": place | {"type": ["object", "null"]},
        "worth": exact,
    }
    return about | record(
        head()
        | {
            "negotiators": IDS,
            "bystanders": IDS,
            "reference": record(reference),
            "indivisible_only": BOOL,
            "outcomes": COUNT,
            "pareto": COUNT,
            "front": list_of(deal),
            "front_left_out": COUNT,
            "points_left_out": record(dict.fromkeys(POINTS, COUNT)),
            "points": record(dict.fromkeys(POINTS, list_of(deal))),
            "version": TEXT,
        }
    )
