"""The JSON Schema of what ``mediate`` writes."""

from __future__ import annotations

from typing import Any, get_args

from comity.formats.lever_shape import LEVER
from comity.formats.schemas.parts import (
    BOOL,
    COUNT,
    DIALECT,
    IDS,
    NUMBER,
    NUMBER_OR_NULL,
    TEXT,
    TEXT_OR_NULL,
    head,
    list_of,
    outcome,
    record,
)
from comity.formats.schemas.settle import way
from comity.mediation.concepts import CONCEPTS
from comity.mediation.levers.result import Verdict, Why
from comity.model.lever import Role

EXACT: dict[str, Any] = {"type": ["integer", "string"]}
EXACT_OR_NULL: dict[str, Any] = {"type": ["integer", "string", "null"]}


def mediate_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``comity mediate --format json``.

    What is written depends on the question: the levers that a search found, or what the levers
    named (``--with``) would do.
    """
    about = {"$schema": DIALECT, "title": "Comity, what a third party could change, format 1"}
    return about | {"oneOf": [_mediation(), _trial()]}


def _mediation() -> dict[str, Any]:
    place = record({"number": NUMBER_OR_NULL, "pattern": TEXT_OR_NULL, "name": TEXT_OR_NULL})
    broken = {
        "lever": TEXT,
        "why": {"enum": list(get_args(Why))},
        "party": TEXT_OR_NULL,
        "to": place | {"type": ["object", "null"]},
        "sentence": TEXT,
    }
    ranked = {
        "outcome": NUMBER,
        "verdict": {"enum": list(get_args(Verdict))},
        "chosen": _levers() | {"type": ["object", "null"]},
        "at_least": EXACT_OR_NULL,
        "compensated": IDS,
    }
    return record(
        _begin()
        | {
            "budget": EXACT_OR_NULL,
            "target": NUMBER,
            "asked_best": BOOL,
            "chosen": _levers(),
            "breaks": list_of(record(broken)),
            "others": list_of(_levers()),
            "others_complete": BOOL,
            "tried": COUNT,
            "compensated": IDS,
            "levered": _levered(),
            "renumbered": BOOL,
            "proofs": list_of(_proof()),
            "way": way() | {"type": ["object", "null"]},
            "ranking": list_of(record(ranked)),
            "version": TEXT,
        }
    )


def _trial() -> dict[str, Any]:
    return record(
        _begin()
        | {
            "target": NUMBER,
            "chosen": _levers(),
            "there": NUMBER_OR_NULL,
            "holds": BOOL,
            "indivisible": BOOL,
            "lowered": IDS,
            "compensated": IDS,
            "levered": _levered(),
            "renumbered": BOOL,
            "proofs": list_of(_proof()),
            "version": TEXT,
        }
    )


def _begin() -> dict[str, Any]:
    lever = LEVER.schema()
    lever["properties"] |= {"role": {"enum": list(get_args(Role))}}
    return head() | {
        "outcomes": list_of(outcome()),
        "concept": {"enum": list(CONCEPTS)},
        "levers": list_of(lever),
    }


def _levers() -> dict[str, Any]:
    return record({"levers": IDS, "cost": EXACT})


def _levered() -> dict[str, Any]:
    return record({"digest": head()["digest"], "outcomes": list_of(outcome())})


def _proof() -> dict[str, Any]:
    step = record({"mover": TEXT, "to": NUMBER})
    improvement = {
        "to": NUMBER,
        "reply": list_of(step) | {"type": ["array", "null"]},
        "ends_at": NUMBER_OR_NULL,
    }
    return record(
        {
            "party": TEXT,
            "outcome": NUMBER,
            "concept": {"enum": list(CONCEPTS)},
            "stable": BOOL,
            "improvements": list_of(record(improvement)),
            "sentence": TEXT,
        }
    )
