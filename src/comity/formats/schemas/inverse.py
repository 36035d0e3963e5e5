"""The JSON Schema of what ``inverse`` writes."""

from __future__ import annotations

from typing import Any

from comity.formats.schemas.parts import (
    BOOL,
    COUNT,
    DIALECT,
    IDS,
    NUMBER,
    PORTION,
    TEXT,
    head,
    list_of,
    outcome,
    record,
)
from comity.mediation.concepts import CONCEPTS

PLACES = list_of(COUNT)
"""Positions in ``comparisons``, from 0."""


def inverse_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``comity inverse --format json``."""
    about = {"$schema": DIALECT, "title": "Comity, what it would take to hold, format 1"}
    return about | record(
        head()
        | {
            "outcomes": list_of(outcome()),
            "outcome": NUMBER,
            "concept": {"enum": list(CONCEPTS)},
            "free": IDS,
            "holds": BOOL,
            "comparisons": list_of(_comparison()),
            "clauses": list_of(_clause()),
            "necessary": PLACES,
            "necessary_complete": BOOL,
            "smallest": _smallest() | {"type": ["object", "null"]},
            "unfound": TEXT,
            "share": _share(),
            "version": TEXT,
        }
    )


def _comparison() -> dict[str, Any]:
    return record({"party": TEXT, "better": NUMBER, "worse": NUMBER, "strict": BOOL, "holds": BOOL})


def _clause() -> dict[str, Any]:
    return record(
        {
            "party": TEXT,
            "to": NUMBER,
            "alternatives": list_of(PLACES),
            "complete": BOOL,
            "holds": BOOL,
        }
    )


def _smallest() -> dict[str, Any]:
    return record(
        {
            "comparisons": PLACES,
            "to_change": COUNT,
            "proved": BOOL,
            "unproved": TEXT,
            "at_least": COUNT,
        }
    )


def _share() -> dict[str, Any]:
    return record(
        {
            "exact": {"type": ["integer", "string", "null"]},
            "count": COUNT | {"type": ["integer", "null"]},
            "of": COUNT | {"type": ["integer", "null"]},
            "low": PORTION,
            "high": PORTION,
            "draws": COUNT,
            "seed": COUNT,
        }
    )
