"""The JSON Schema of case files, made from their shape."""

from __future__ import annotations

from typing import Any

from comity.formats.case_shape import CASE, FILE_FIELDS
from comity.formats.schemas.parts import DIALECT
from comity.formats.shapes import Record
from comity.model.dispute import Dispute


def case_schema() -> dict[str, Any]:
    """Return the JSON Schema of a case file, format 1."""
    about = {"$schema": DIALECT, "title": "Comity case file, format 1"}
    return about | Record(Dispute, FILE_FIELDS + CASE.fields).schema()
