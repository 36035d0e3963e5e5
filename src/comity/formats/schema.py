"""JSON Schemas: of case files, made from their shape, and of the analysis."""

from __future__ import annotations

from typing import Any, get_args

from comity.formats.case_shape import CASE, FILE_FIELDS
from comity.formats.shapes import Record
from comity.model.dispute import Dispute
from comity.settlement.grounds import Verdict
from comity.settlement.steps.rules import Rule
from comity.stability.methods import METHODS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NUMBER: dict[str, Any] = {"type": "integer", "minimum": 1}
NUMBERS: dict[str, Any] = {"type": "array", "items": NUMBER}
COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
SHARE: dict[str, Any] = {"type": ["number", "null"], "minimum": 0, "maximum": 1}
SIGN: dict[str, Any] = {"enum": [-1, 0, 1]}
BOOL: dict[str, Any] = {"type": "boolean"}
TEXT: dict[str, Any] = {"type": "string"}
TEXT_OR_NULL: dict[str, Any] = {"type": ["string", "null"]}
IDS: dict[str, Any] = {"type": "array", "items": TEXT}


def case_schema() -> dict[str, Any]:
    """Return the JSON Schema of a case file, format 1."""
    first, *rest = FILE_FIELDS
    about = {"$schema": DIALECT, "title": "Comity case file, format 1"}
    return about | Record(Dispute, (first, *CASE.fields, *rest)).schema()


def analysis_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``comity analyze --format json``."""
    by_party = {"type": ["object", "null"], "additionalProperties": NUMBERS}
    by_concept = NUMBERS | {"type": ["array", "null"]}
    about = {"$schema": DIALECT, "title": "Comity analysis, format 1"}
    return about | _record(
        _head()
        | {
            "outcomes": {"type": "array", "items": _outcome()},
            "status_quo": {"type": ["integer", "null"]},
            "parties": IDS,
            "affected": IDS,
            "stability": _record(dict.fromkeys(METHODS, by_party), optional=tuple(METHODS)),
            "equilibria": _record(dict.fromkeys(METHODS, by_concept), optional=tuple(METHODS)),
            "held_no_moves": NUMBERS,
            "version": {"type": "string"},
        }
    )


def settle_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``comity settle --format json``.

    What is written depends on the question: settlements, the certificate or counter-example of one
    outcome (``--outcome``), or a way (``--path-to``).
    """
    about = {"$schema": DIALECT, "title": "Comity settlements, certificates and ways, format 1"}
    return about | {"oneOf": [_settlements(), _certificate(), _way()]}


def _settlements() -> dict[str, Any]:
    matrix = _by_id(_by_id(SHARE))
    counts = _record(
        {
            "improvements": _by_id(COUNT),
            "lowering": _by_id(_by_id(COUNT)),
            "lowering_some": _by_id(COUNT),
            "dilemma": SHARE,
        }
    )
    met = _record({"outcome": NUMBER, "place": NUMBER, "places": NUMBER})
    extremes = _record({"worst": met, "best": met}) | {"type": ["object", "null"]}
    price = _by_id(_record({"confrontation": extremes, "agreement": extremes}))
    row = {"outcome": NUMBER, "gain": _by_id(IDS), "pareto": BOOL, "holds": IDS, "floor": SHARE}
    return _record(
        _head()
        | {
            "outcomes": {"type": "array", "items": _outcome()},
            "status_quo": NUMBER,
            "parties": IDS,
            "affected": IDS,
            "indivisible": NUMBERS,
            "win_win": NUMBERS,
            "strict": NUMBERS,
            "pareto": NUMBERS,
            "maximin": NUMBERS,
            "settlements": {"type": "array", "items": _record(row)},
            "expense": matrix,
            "dilemma": SHARE,
            "counts": _record(dict.fromkeys(("everywhere", "reachable", "status_quo"), counts)),
            "price": _record(dict.fromkeys(METHODS, price), optional=tuple(METHODS)),
            "scale": {"enum": ["ranks", "weights"]},
            "checks": _by_id({"type": "array", "items": _finding()}),
            "version": TEXT,
        }
    )


def _certificate() -> dict[str, Any]:
    statement = {
        "want": TEXT,
        "before": BOOL,
        "after": BOOL,
        "id": TEXT_OR_NULL,
        "domain": TEXT_OR_NULL,
        "source": TEXT_OR_NULL,
        "weight": {"type": ["number", "null"]},
    }
    places = _record(dict.fromkeys(("before", "after", "of"), NUMBER))
    change = {
        "party": TEXT,
        "affected": BOOL,
        "kind": {"enum": ["concerns", "weights", "ranking"]},
        "sign": SIGN,
        "decided_by": TEXT_OR_NULL,
        "statements": {"type": "array", "items": _record(statement)},
        "difference": {"type": ["number", "null"]},
        "places": places | {"type": ["object", "null"]},
    }
    option = _record(dict.fromkeys(("option", "before", "after"), TEXT))
    cause = {
        "lowered": TEXT,
        "by": IDS,
        "options": {"type": "array", "items": option},
        "undone": {"enum": [-1, 0, 1, None]},
    }
    arrival = {"mover": TEXT, "origin": NUMBER, "sign": SIGN, "lowers": IDS}
    return _record(
        _head()
        | {
            "status_quo": NUMBER,
            "outcome": NUMBER,
            "indivisible": BOOL,
            "win_win": BOOL,
            "strict": BOOL,
            "changes": {"type": "array", "items": _record(change)},
            "causes": {"type": "array", "items": _record(cause)},
            "arrivals": {"type": "array", "items": _record(arrival)},
            "sentences": IDS,
            "checks": {"type": "array", "items": _finding()},
        }
    )


def _way() -> dict[str, Any]:
    steps = {"type": "array", "items": _record({"outcome": NUMBER, "movers": IDS})}
    exposed = {
        "step": NUMBER,
        "outcome": NUMBER,
        "party": TEXT,
        "drop": SHARE,
        "movers": IDS,
        "covered_jointly_by": IDS | {"type": ["array", "null"]},
    }
    temptation = {"step": COUNT, "outcome": NUMBER, "party": TEXT, "to": NUMBER, "lowers": IDS}
    stop = {"rule": {"enum": list(get_args(Rule))}, "what": TEXT, "enough_alone": BOOL}
    number_or_null = NUMBER | {"type": ["integer", "null"]}
    return _record(
        _head()
        | {
            "status_quo": NUMBER,
            "target": number_or_null,
            "safe": BOOL,
            "joint_size": number_or_null,
            "size": NUMBER,
            "without": IDS,
            "steps": steps | {"type": ["array", "null"]},
            "largest_drop": SHARE,
            "exposed": {"type": "array", "items": _record(exposed)},
            "temptations": {"type": "array", "items": _record(temptation)},
            "stopped_by": {"type": "array", "items": _record(stop)},
        }
    )


def _finding() -> dict[str, Any]:
    verdict = {"enum": list(get_args(Verdict))}
    texts = dict.fromkeys(("principle", "check", "reason"), TEXT)
    return _record({**texts, "verdict": verdict, "evidence": {"type": "object"}})


SCHEMAS = {"case": case_schema, "analysis": analysis_schema, "settle": settle_schema}


def _head() -> dict[str, Any]:
    return {
        "comity": {"const": 1},
        "case": TEXT,
        "digest": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
    }


def _outcome() -> dict[str, Any]:
    return _record(
        {"number": NUMBER, "pattern": TEXT_OR_NULL, "members": NUMBERS, "name": TEXT_OR_NULL},
        optional=("members",),
    )


def _by_id(values: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": values}


def _record(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    required = [key for key in properties if key not in optional]
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }
