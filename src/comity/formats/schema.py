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
SCALE: dict[str, Any] = {"enum": ["ranks", "weights"]}
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
            "outcomes": _list(_outcome()),
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
    price = _by_id(_record({"status_quo": met, "confrontation": extremes, "agreement": extremes}))
    row = {"outcome": NUMBER, "gain": _by_id(IDS), "pareto": BOOL, "holds": IDS, "floor": SHARE}
    return _record(
        _head()
        | {
            "outcomes": _list(_outcome()),
            "status_quo": NUMBER,
            "parties": IDS,
            "affected": IDS,
            "indivisible": NUMBERS,
            "win_win": NUMBERS,
            "strict": NUMBERS,
            "pareto": NUMBERS,
            "maximin": NUMBERS,
            "settlements": _list(_record(row)),
            "expense": matrix,
            "dilemma": SHARE,
            "counts": _record(dict.fromkeys(("everywhere", "reachable", "status_quo"), counts)),
            "price": _record(dict.fromkeys(METHODS, price), optional=tuple(METHODS)),
            "held_no_moves": NUMBERS,
            "scale": SCALE,
            "checks": _by_id(_findings()) | {"type": ["object", "null"]},
            "version": TEXT,
        }
    )


def _certificate() -> dict[str, Any]:
    exact = {"type": ["integer", "string", "null"]}
    place = {
        "number": NUMBER,
        "pattern": TEXT_OR_NULL,
        "name": TEXT_OR_NULL,
        "members": NUMBERS,
        "words": TEXT,
    }
    truth = {
        "want": TEXT,
        "before": BOOL,
        "after": BOOL,
        **dict.fromkeys(("id", "text", "domain", "source"), TEXT_OR_NULL),
        "weight": exact,
    }
    change = {
        "party": TEXT,
        "name": TEXT,
        "affected": BOOL,
        "kind": {"enum": ["concerns", "weights", "ranking"]},
        "sign": SIGN,
        "truths": _list(_record(truth)),
        "difference": exact,
        "tiers": NUMBERS | {"type": ["array", "null"]},
        "decided_by": TEXT_OR_NULL,
    }
    shift = dict.fromkeys(("option", "label", "before", "after"), TEXT)
    cause = {
        "lowered": TEXT,
        "by": IDS,
        "shifts": _list(_record(shift)),
        "undone": {"enum": [-1, 0, 1, None]},
    }
    arrival = {"mover": TEXT, "origin": _record(place), "sign": SIGN, "lowers": IDS}
    return _record(
        _head()
        | dict.fromkeys(("status_quo", "outcome"), NUMBER)
        | {"places": _record(dict.fromkeys(("status_quo", "outcome"), _record(place)))}
        | dict.fromkeys(("indivisible", "win_win", "strict"), BOOL)
        | dict.fromkeys(("lowered", "raised", "sentences"), IDS)
        | {
            "changes": _list(_record(change)),
            "causes": _list(_record(cause)),
            "arrivals": _list(_record(arrival)),
            "checks": _findings() | {"type": ["object", "null"]},
            "version": TEXT,
        }
    )


def _way() -> dict[str, Any]:
    steps = _list(_record({"outcome": NUMBER, "movers": IDS}))
    exposed = {
        "step": NUMBER,
        "outcome": NUMBER,
        "party": TEXT,
        "drop": SHARE,
        "movers": IDS,
        "covered_jointly_by": IDS | {"type": ["array", "null"]},
    }
    temptation = {"step": COUNT, "outcome": NUMBER, "party": TEXT, "to": NUMBER, "lowers": IDS}
    stop = {
        "rule": {"enum": list(get_args(Rule))},
        "what": TEXT,
        "enough_alone": {"enum": [True, False, None]},
    }
    number_or_null = NUMBER | {"type": ["integer", "null"]}
    return _record(
        _head()
        | {
            "status_quo": NUMBER,
            "ends": COUNT,
            "target": number_or_null,
            "safe": BOOL,
            "joint_size": number_or_null,
            "size": NUMBER,
            "without": IDS,
            "scale": SCALE,
            "steps": steps | {"type": ["array", "null"]},
            "largest_drop": SHARE,
            "exposed": _list(_record(exposed)),
            "temptations": _list(_record(temptation)),
            "stopped_by": _list(_record(stop)),
            "version": TEXT,
        }
    )


def _findings() -> dict[str, Any]:
    texts = ("principle", "principle_title", "check", "check_title", "judged_by", "reason")
    finding = {
        **dict.fromkeys(texts, TEXT),
        "because": TEXT_OR_NULL,
        "verdict": {"enum": list(get_args(Verdict))},
        "evidence": {"type": "object"},
    }
    about = dict.fromkeys(("list", "title", "stated_by", "checks_chosen_by"), TEXT)
    return _record({**about, "findings": _list(_record(finding))})


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


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


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
