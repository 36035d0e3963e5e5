"""The JSON Schema of what ``settle`` writes."""

from __future__ import annotations

from typing import Any, get_args

from comity.formats.schemas.parts import (
    BOOL,
    COUNT,
    DIALECT,
    IDS,
    NUMBER,
    NUMBERS,
    SCALE,
    SHARE,
    SIGN,
    TEXT,
    TEXT_OR_NULL,
    by_concept,
    by_id,
    head,
    list_of,
    outcome,
    record,
)
from comity.settlement.grounds import Verdict
from comity.settlement.start import Reference
from comity.settlement.steps.rules import Rule

SUPPOSED = {"supposed_status_quo": BOOL}


def settle_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``comity settle --format json``.

    What is written depends on the question: settlements, the certificate or counter-example of one
    outcome (``--outcome``), or a way (``--path-to``).
    """
    about = {"$schema": DIALECT, "title": "Comity settlements, certificates and ways, format 1"}
    return about | {"oneOf": [_settlements(), _certificate(), way()]}


def _settlements() -> dict[str, Any]:
    matrix = by_id(by_id(SHARE))
    counts = record(
        {
            "improvements": by_id(COUNT),
            "lowering": by_id(by_id(COUNT)),
            "lowering_some": by_id(COUNT),
            "dilemma": SHARE,
        }
    )
    met = record({"outcome": NUMBER, "place": NUMBER, "places": NUMBER})
    extremes = record({"worst": met, "best": met}) | {"type": ["object", "null"]}
    now = met | {"type": ["object", "null"]}
    price = by_id(record({"status_quo": now, "confrontation": extremes, "agreement": extremes}))
    row = {"outcome": NUMBER, "gain": by_id(IDS), "pareto": BOOL, "holds": IDS, "floor": SHARE}
    return record(
        head()
        | SUPPOSED
        | {
            "outcomes": list_of(outcome()),
            "reference": {"enum": list(get_args(Reference))},
            "status_quo": NUMBER | {"type": ["integer", "null"]},
            "parties": IDS,
            "affected": IDS,
            "indivisible": NUMBERS,
            "win_win": NUMBERS,
            "strict": NUMBERS,
            "pareto": NUMBERS,
            "maximin": NUMBERS,
            "settlements": list_of(record(row)),
            "expense": matrix,
            "dilemma": SHARE,
            "counts": record(
                dict.fromkeys(("everywhere", "reachable", "status_quo"), counts),
                optional=("reachable", "status_quo"),
            ),
            "price": by_concept(price),
            "held_no_moves": NUMBERS,
            "scale": SCALE,
            "checks": by_id(_findings()) | {"type": ["object", "null"]},
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
        "truths": list_of(record(truth)),
        "difference": exact,
        "tiers": NUMBERS | {"type": ["array", "null"]},
        "decided_by": TEXT_OR_NULL,
    }
    shift = dict.fromkeys(("option", "label", "before", "after"), TEXT)
    cause = {
        "lowered": TEXT,
        "by": IDS,
        "shifts": list_of(record(shift)),
        "undone": {"enum": [-1, 0, 1, None]},
    }
    arrival = {"mover": TEXT, "origin": record(place), "sign": SIGN, "lowers": IDS}
    return record(
        head()
        | SUPPOSED
        | dict.fromkeys(("status_quo", "outcome"), NUMBER)
        | {"places": record(dict.fromkeys(("status_quo", "outcome"), record(place)))}
        | dict.fromkeys(("indivisible", "win_win", "strict"), BOOL)
        | dict.fromkeys(("lowered", "raised", "sentences"), IDS)
        | {
            "changes": list_of(record(change)),
            "causes": list_of(record(cause)),
            "arrivals": list_of(record(arrival)),
            "checks": _findings() | {"type": ["object", "null"]},
            "version": TEXT,
        }
    )


def way() -> dict[str, Any]:
    """Return the schema of a way to a settlement."""
    steps = list_of(record({"outcome": NUMBER, "movers": IDS}))
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
    return record(
        head()
        | SUPPOSED
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
            "exposed": list_of(record(exposed)),
            "temptations": list_of(record(temptation)),
            "stopped_by": list_of(record(stop)),
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
    return record({**about, "findings": list_of(record(finding))})
