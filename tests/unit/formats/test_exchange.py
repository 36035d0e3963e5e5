"""What other programs' formats have no place for is told, whatever a dispute comes to hold."""

from dataclasses import fields, replace
from typing import Any

import pytest

import comity
from comity.formats.exchange import left_out

WRITTEN = {"parties", "preferences", "infeasible"}
REFUSED = {"joint_options", "same", "forbidden_moves", "graph"}
TOLD = {
    "id": "ids",
    "title": "title",
    "summary": "summary",
    "notes": "notes",
    "confidence": "confidence",
    "sources": "sources",
    "status_quo": "status quo",
    "reviewed_tags": "tags",
    "expected": "expected answers",
}


def test_every_part_of_a_dispute_is_written_refused_or_told() -> None:
    """A part that is new belongs here, and then into one of the three."""
    parts = {field.name for field in fields(comity.Dispute)} - {
        "derived",
        "supposed_status_quo",  # not what the dispute is, but what is asked about it
    }
    assert parts == WRITTEN | REFUSED | set(TOLD)
    assert {field.name for field in fields(comity.Option)} == {
        "id", "label", "levels", "change", "tags", "level_names",
    }  # fmt: skip
    assert {field.name for field in fields(comity.Concern)} == {
        "id", "want", "text", "domain", "source",
    }  # fmt: skip


@pytest.mark.parametrize(("part", "name"), TOLD.items())
def test_what_is_left_out_is_named(part: str, name: str) -> None:
    option = comity.Option("a", "A", ("off", "on"), tags=("force",))
    dispute = comity.Dispute("x", "", (comity.Party("p", "P", options=(option,)),))
    assert left_out(dispute).endswith(": ids, names of levels, tags")
    named = replace(option, levels=("no", "yes"), level_names=("off", "on"), tags=())
    assert left_out(replace(dispute, parties=(comity.Party("p", "P", options=(named,)),))).endswith(
        ": ids, names of levels"
    )
    given: dict[str, Any] = {part: getattr(comity.read("syria-iraq-1975"), part) or ("force",)}
    assert name in left_out(replace(dispute, **given)).split(": ")[1].split(", ")
