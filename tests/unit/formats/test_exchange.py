"""What other programs' formats have no place for is told, whatever a dispute comes to hold."""

from dataclasses import fields, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import comity
from comity.formats.exchange import left_out
from comity.model.lever import Lever, RemoveOption

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
    "unknown": "unknown comparisons",
    "likely": "likely comparisons",
    "fuzzy": "fuzzy comparisons",
    "attitudes": "attitudes",
    "views": "views",
    "known": "what is known of preferences",
    "levers": "levers",
}
SAID: dict[str, Any] = {
    "reviewed_tags": ("force",),
    "unknown": {"p": ((1, 2),)},
    "likely": {"p": (comity.Likely(1, 2, Fraction(1)),)},
    "fuzzy": {"p": comity.Fuzzy(Fraction(1, 2))},
    "attitudes": {"p": {"p": "negative"}},
    "views": {"p": comity.Perception(unseen=("a",))},
    "known": {"p": comity.PartlyOrdered()},
    "levers": (Lever("ban", "UN", Fraction(1), RemoveOption("a")),),
}
"""What no shipped case says, or not the one that is looked at."""


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
        "id", "want", "text", "domain", "source", "strength",
    }  # fmt: skip
    assert {field.name for field in fields(comity.Ranking)} == {"tiers", "steps"}


@pytest.mark.parametrize(("part", "name"), TOLD.items())
def test_what_is_left_out_is_named(part: str, name: str) -> None:
    option = comity.Option("a", "A", ("off", "on"), tags=("force",))
    dispute = comity.Dispute("x", "", (comity.Party("p", "P", options=(option,)),))
    assert left_out(dispute).endswith(": ids, names of levels, tags")
    named = replace(option, levels=("no", "yes"), level_names=("off", "on"), tags=())
    assert left_out(replace(dispute, parties=(comity.Party("p", "P", options=(named,)),))).endswith(
        ": ids, names of levels"
    )
    given: dict[str, Any] = {part: getattr(comity.read("syria-iraq-1975"), part) or SAID[part]}
    assert name in left_out(replace(dispute, **given)).split(": ")[1].split(", ")


@pytest.mark.parametrize(
    ("preference", "told"),
    [
        (comity.Ranking(((1,), (2,)), (2,)), True),
        (comity.Ranking(((1,), (2,)), (1,)), False),
        (comity.Ranking(((1,), (2,))), False),
        (comity.Concerns((comity.Concern("c", "a", strength=3),)), True),
        (comity.Concerns((comity.Concern("c", "a"),)), False),
        (comity.Weights({"a": Fraction(2)}), False),
    ],
    ids=str,
)
@pytest.mark.parametrize("ending", [".gmcr", ".nfg"])
def test_strengths_of_preferences_are_told(
    preference: comity.Concerns | comity.Ranking | comity.Weights,
    told: bool,
    ending: str,
    tmp_path: Path,
) -> None:
    party = comity.Party("p", "P", options=(comity.Option("a", "A"),))
    notices = comity.write(
        comity.Dispute("x", "X", (party,), {"p": preference}), tmp_path / f"x{ending}"
    )
    assert any("strengths of preferences" in notice for notice in notices) is told
