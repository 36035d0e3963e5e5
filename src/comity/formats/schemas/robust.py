"""The JSON Schema of what ``robust`` writes."""

from __future__ import annotations

from typing import Any, get_args

from comity.formats.schemas.parts import (
    BOOL,
    COUNT,
    DIALECT,
    IDS,
    NUMBER_OR_NULL,
    NUMBERS,
    PORTION,
    TEXT,
    by_concept,
    head,
    list_of,
    outcome,
    record,
)
from comity.mediation.concepts import CONCEPTS
from comity.robustness.answers import Ended
from comity.robustness.draws.question import Kind

SHARE = {"count": COUNT, "draws": COUNT, "low": PORTION, "high": PORTION}


def robust_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``comity robust --format json``."""
    about = {"$schema": DIALECT, "title": "Comity, what is not known of the parties, format 1"}
    return about | record(
        head()
        | {
            "outcomes": list_of(outcome()),
            "concepts": list_of({"enum": list(CONCEPTS)}),
            "lead": {"enum": list(CONCEPTS)},
            "draws": COUNT,
            "seed": COUNT,
            "level": PORTION,
            "why": {"enum": list(get_args(Ended))},
            "until": PORTION | {"type": ["number", "null"]},
            "in_doubt": IDS,
            "certain": IDS,
            "shares": _shares(),
            "stated": record({"recommended": NUMBER_OR_NULL, "settled": NUMBERS}),
            "as_stated": record(SHARE),
            "recommendations": list_of(_recommended()),
            "flips": record({"tried": COUNT, "possible": COUNT, "found": list_of(_flip())}),
            "questions": list_of(_question()),
            "bars": list_of(record({"question": COUNT, "shares": list_of(record(SHARE))})),
            "worths": list_of(_worth()),
            "version": TEXT,
        }
    )


def _shares() -> dict[str, Any]:
    """Return the schema of the shares of all outcomes, each list in the order of ``outcomes``."""
    columns = record({"count": list_of(COUNT), "low": list_of(PORTION), "high": list_of(PORTION)})
    return record(
        {"equilibrium": by_concept(columns), "both": by_concept(columns), "indivisible": columns}
    )


def _recommended() -> dict[str, Any]:
    return record({"outcome": NUMBER_OR_NULL} | SHARE)


def _flip() -> dict[str, Any]:
    """Return the schema of a change: of tiers, numbers of outcomes; of concerns, their ids."""
    ends = list_of({"type": ["integer", "string"]})
    return record(
        {
            "party": TEXT,
            "kind": {"enum": ["tiers", "concerns"]},
            "upper": ends,
            "lower": ends,
            "recommended": NUMBER_OR_NULL,
            "changes_recommendation": BOOL,
            "no_longer": NUMBERS,
            "newly": NUMBERS,
        }
    )


def _question() -> dict[str, Any]:
    return record(
        {"party": TEXT, "kind": {"enum": list(get_args(Kind))}, "about": IDS, "answers": IDS}
    )


def _worth() -> dict[str, Any]:
    answer = record({"outcome": NUMBER_OR_NULL, "count": COUNT, "draws": COUNT})
    return record({"question": COUNT, "answers": list_of(answer), "gain": PORTION})
