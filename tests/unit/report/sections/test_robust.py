"""What a report says of what is not known, and to whom."""

from dataclasses import replace
from types import MappingProxyType

import comity
from comity.report.reading import Audience, Provenance, Reading
from comity.report.robust import view_robust
from comity.report.sections.robust import robust
from comity.report.view import Section

VALLEYS = comity.read("two-valleys")
STUDY = comity.study(VALLEYS, ["gmr"])


def section(study: comity.Study, audience: Audience = "mediator") -> Section | None:
    return robust(Reading(study, audience, Provenance()))


def test_a_mediator_is_told_what_becomes_of_the_answers() -> None:
    found = section(STUDY)
    assert found is not None
    titles = [table.title for table in found.tables]
    assert titles[:3] == [
        "What is recommended",
        "Shares of draws, with 95 % intervals",
        "What to ask",
    ]
    assert any("2,560 draws" in fact for fact in found.facts)


def test_the_public_is_told_nothing_of_it() -> None:
    assert section(STUDY, "public") is None


def test_without_anything_unknown_there_is_nothing_to_say() -> None:
    certain = replace(VALLEYS, known=MappingProxyType({}))
    assert section(comity.study(certain, ["seq"])) is None


def test_long_tables_are_cut_and_say_so() -> None:
    found = comity.robust(VALLEYS, draws=256)
    short, whole = view_robust(found), view_robust(found, every=True)
    cut = sum(len(table.rows) for table in whole.tables) - sum(
        len(table.rows) for table in short.tables
    )
    assert max(len(table.rows) for table in short.tables) <= 40
    assert any(f"Not shown: {cut} row" in note for note in short.notes) == (cut > 0)
