"""The section on who acts together."""

from dataclasses import replace

import comity
from comity.report.pictures.spans import Spans
from comity.report.reading import Provenance, Reading
from comity.report.regimes import view_regimes
from comity.report.sections.regimes import PICTURED, regimes
from comity.report.view import Section


def section(dispute: comity.Dispute) -> Section | None:
    return regimes(Reading(comity.study(dispute, ["nash"]), "mediator", Provenance()))


def spans(found: Section | None) -> Spans:
    assert found is not None
    (picture,) = found.pictures
    assert isinstance(picture, Spans)
    return picture


def test_everything_that_is_said_of_regimes_is_there_once() -> None:
    dispute = comity.read("elmira-1991")
    found, whole = section(dispute), view_regimes(comity.compare_regimes(dispute))
    picture = spans(found)
    assert found is not None
    assert found.facts == whole.facts
    assert (picture.table, *found.tables) == whole.tables
    assert found.reasons == whole.reasons
    assert set(whole.notes) <= set(found.notes)


def test_rows_are_short_and_those_that_lead_to_the_same_are_one() -> None:
    picture = spans(section(comity.read("elmira-1991")))
    assert picture.rows == (
        "self-help",
        "Ontario Minis… + Uniroyal",
        "Ontario Minis… + Local governm…",
        "Uniroyal + Local governm…, 1 more",
        "cooperative",
    )
    assert picture.sentence == (
        "Acting alone leads to 7, with Ontario Ministry of the Environ… and Local government "
        "better off than now; Uniroyal worse off than now. "
        "Cooperation changes nothing: 1 (Delay the appeal) stays. "
        "With these blocs nothing changes: Uniroyal + Local governm…, 1 more. "
        "Where these blocs lead: Ontario Minis… + Uniroyal: 10; Ontario Minis… + Local governm…: "
        "7. "
        "A bar goes from the worst to the best place that a party meets where play ends, the best "
        "at the right; the dashed line is the status quo."
    )


def test_where_nothing_changes_it_says_what_stays() -> None:
    found = section(comity.read("korea-2017"))
    picture = spans(found)
    assert picture.sentence.startswith("Acting alone changes nothing: ")
    assert found is not None
    assert found.reasons[0].sentences[0].startswith("Acting alone changes nothing: ")


def test_columns_are_bounded_and_the_table_is_not() -> None:
    mover = comity.Party("m", "M", options=(comity.Option("o", "O"),))
    bystanders = tuple(comity.Party(f"b{k}", f"B{k}", "affected") for k in range(20))
    wants = {it.id: comity.Concerns((comity.Concern("c", "o"),)) for it in (mover, *bystanders)}
    found = section(comity.Dispute("d", "D", (mover, *bystanders), wants, status_quo={}))
    picture = spans(found)
    assert len(picture.columns) == PICTURED
    assert len(picture.table.columns) == 2 + 21
    assert "M, B0, B1 and 18 more better off" in picture.sentence
    assert found is not None
    assert found.notes[0] == "Not in the picture: 9 more columns, which the table has."


def test_without_a_status_quo_there_is_no_section() -> None:
    assert section(replace(comity.read("elmira-1991"), status_quo=None)) is None
