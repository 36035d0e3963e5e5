"""What JSON Schemas are put together from."""

from __future__ import annotations

from typing import Any

from comity.stability.concept import ID

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NUMBER: dict[str, Any] = {"type": "integer", "minimum": 1}
NUMBER_OR_NULL: dict[str, Any] = {"type": ["integer", "null"], "minimum": 1}
NUMBERS: dict[str, Any] = {"type": "array", "items": NUMBER}
COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
PORTION: dict[str, Any] = {"type": "number", "minimum": 0, "maximum": 1}
SHARE: dict[str, Any] = {"type": ["number", "null"], "minimum": 0, "maximum": 1}
SIGN: dict[str, Any] = {"enum": [-1, 0, 1]}
BOOL: dict[str, Any] = {"type": "boolean"}
TEXT: dict[str, Any] = {"type": "string"}
TEXT_OR_NULL: dict[str, Any] = {"type": ["string", "null"]}
SCALE: dict[str, Any] = {"enum": ["ranks", "weights"]}
IDS: dict[str, Any] = {"type": "array", "items": TEXT}


def head() -> dict[str, Any]:
    """Return what every result begins with: format, case, digest."""
    return {
        "comity": {"const": 1},
        "case": TEXT,
        "digest": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
    }


def outcome() -> dict[str, Any]:
    """Return the schema of an outcome in a list of all."""
    return record(
        {"number": NUMBER, "pattern": TEXT_OR_NULL, "members": NUMBERS, "name": TEXT_OR_NULL},
        optional=("members",),
    )


def list_of(items: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a list of such items."""
    return {"type": "array", "items": items}


def by_id(values: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an object whose keys are ids."""
    return {"type": "object", "additionalProperties": values}


def by_concept(values: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an object whose keys are concept ids, plain or with variants.

    Examples
    --------
    >>> import re
    >>> (pattern,) = by_concept({})["patternProperties"]
    >>> [bool(re.search(pattern, it)) for it in ("gmr", "gmr:strong=2", "limited=3", "gmr:so")]
    [True, True, True, False]
    """
    return {"type": "object", "patternProperties": {ID: values}, "additionalProperties": False}


def record(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the schema of an object with these properties and no others."""
    required = [key for key in properties if key not in optional]
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }
