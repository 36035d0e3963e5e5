"""JSON Schemas: of case files, made from their shape, and of the analysis."""

from __future__ import annotations

from typing import Any

from comity.formats.case_shape import CASE, FILE_FIELDS
from comity.formats.shapes import Record
from comity.model.dispute import Dispute
from comity.stability.methods import METHODS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NUMBERS = {"type": "array", "items": {"type": "integer", "minimum": 1}}
IDS = {"type": "array", "items": {"type": "string"}}


def case_schema() -> dict[str, Any]:
    """Return the JSON Schema of a case file, format 1."""
    first, *rest = FILE_FIELDS
    about = {"$schema": DIALECT, "title": "Comity case file, format 1"}
    return about | Record(Dispute, (first, *CASE.fields, *rest)).schema()


def analysis_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``comity analyze --format json``."""
    outcome = _record(
        {
            "number": {"type": "integer", "minimum": 1},
            "pattern": {"type": ["string", "null"]},
            "members": NUMBERS,
            "name": {"type": ["string", "null"]},
        },
        optional=("members",),
    )
    by_party = {"type": ["object", "null"], "additionalProperties": NUMBERS}
    by_concept = NUMBERS | {"type": ["array", "null"]}
    about = {"$schema": DIALECT, "title": "Comity analysis, format 1"}
    return about | _record(
        {
            "comity": {"const": 1},
            "case": {"type": "string"},
            "digest": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
            "outcomes": {"type": "array", "items": outcome},
            "status_quo": {"type": ["integer", "null"]},
            "parties": IDS,
            "affected": IDS,
            "stability": _record(dict.fromkeys(METHODS, by_party), optional=tuple(METHODS)),
            "equilibria": _record(dict.fromkeys(METHODS, by_concept), optional=tuple(METHODS)),
            "held_no_moves": NUMBERS,
            "version": {"type": "string"},
        }
    )


SCHEMAS = {"case": case_schema, "analysis": analysis_schema}


def _record(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    required = [key for key in properties if key not in optional]
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }
