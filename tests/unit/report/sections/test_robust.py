"""What a report says of what is not known, and to whom."""

from dataclasses import replace
from types import MappingProxyType

import pytest
import vl_convert

import comity
from comity.report.pictures.draw import VERSION
from comity.report.pictures.theme import LIGHT, PAGE
from comity.report.reading import Audience, Provenance, Reading
from comity.report.robust import ALL, view_drawn, view_robust
from comity.report.sections.reproduction import reproduction
from comity.report.sections.robust import BARS, robust, tornado
from comity.report.sections.summary import summary
from comity.report.view import Section
from tests.unit.report.reports import valid

VALLEYS = comity.read("two-valleys")
STUDY = comity.study(VALLEYS, ["gmr"])


def section(study: comity.Study, audience: Audience = "mediator") -> Section | None:
    return robust(Reading(study, audience, Provenance()))


def test_a_mediator_is_told_what_becomes_of_the_answers() -> None:
    found = section(STUDY)
    assert found is not None
    titles = [table.title for table in found.tables]
    assert titles == [
        "What is recommended",
        "Shares of draws, with 95 % intervals",
        "What to ask",
        "Flip points",
    ]
    assert any("2,560 draws" in fact for fact in found.facts)


def test_the_public_is_told_nothing_of_it() -> None:
    assert section(STUDY, "public") is None


def test_without_anything_unknown_there_is_nothing_to_say() -> None:
    certain = replace(VALLEYS, known=MappingProxyType({}))
    assert section(comity.study(certain, ["seq"])) is None


def test_long_tables_are_cut_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    found = comity.robust(VALLEYS, ["gmr"], draws=256)
    whole = view_robust(found)
    monkeypatch.setattr("comity.report.robust.SHOWN", 2)
    short = view_robust(found)
    cut = sum(max(0, len(table.rows) - 2) for table in whole.tables)
    assert cut > 0
    assert [table.rows for table in short.tables] == [table.rows[:2] for table in whole.tables]
    assert f"Not shown: {cut} rows; `comity robust --all` shows them." in short.notes


def test_all_outcomes_are_listed_where_that_is_asked() -> None:
    found = comity.robust(VALLEYS, ["gmr"], draws=256)
    every = next(it for it in view_robust(found, every=True).tables if "intervals" in it.title)
    assert {row[0] for row in every.rows} == set(found.space.numbers.tolist())
    assert ALL in view_robust(found).notes
    assert ALL not in view_robust(found, every=True).notes


def test_options_of_the_command_are_for_its_view_only() -> None:
    found = comity.robust(VALLEYS, draws=256)
    assert any("--concept gmr tells" in fact for fact in view_robust(found).facts)
    assert not any("--" in fact for fact in view_drawn(found).facts)
    certain = comity.robust(replace(VALLEYS, known=MappingProxyType({})), ["gmr"], draws=256)
    assert view_robust(certain).facts[-1].startswith("--doubt PARTY ")


def test_what_was_drawn_is_named_among_what_makes_the_report_again() -> None:
    def chance(study: comity.Study, audience: Audience) -> str:
        (table,) = reproduction(Reading(study, audience, Provenance())).tables
        return next(str(row[1]) for row in table.rows if row[0] == "chance")

    told = chance(STUDY, "mediator")
    assert "the shares under What if the parties have been misjudged are of 2,560 draws" in told
    assert "comity robust makes 10,240" in told
    assert chance(STUDY, "public").startswith("none: ")


def test_the_summary_says_how_often_the_stated_recommendation_stands() -> None:
    facts = summary(Reading(STUDY, "mediator", Provenance())).facts
    assert any("As stated, 10 (" in it and "the same is recommended." in it for it in facts)
    facts = summary(Reading(STUDY, "public", Provenance())).facts
    assert not any("As stated" in it for it in facts)


def test_a_tornado_shows_the_shares_of_the_answers() -> None:
    found = STUDY.robustness
    assert found is not None
    picture = tornado(found)
    assert picture is not None
    spreads = [bar for bar in found.bars if bar.spread][:BARS]
    assert len(picture.spans) == len(picture.table.rows) == len(spreads)
    for span, bar in zip(picture.spans, spreads, strict=True):
        shares = [float(it.exact) for it in bar.shares if it.draws]
        assert (span.low, span.high) == (min(shares), max(shares))
    assert len({span.row for span in picture.spans}) == len(picture.spans)
    assert picture.overall == float(found.as_stated.exact)
    for theme in (LIGHT, PAGE):
        assert valid(picture.specification(theme))
    assert f"is that of Upper valley: {picture.table.rows[0][0]}." in picture.sentence


def test_it_is_drawn_without_a_warning(capfd: pytest.CaptureFixture[str]) -> None:
    found = section(STUDY)
    assert found is not None
    vl_convert.vegalite_to_svg(
        found.pictures[0].specification(LIGHT), vl_version=VERSION, show_warnings=True
    )
    assert capfd.readouterr() == ("", "")


def test_where_nothing_matters_there_is_no_tornado() -> None:
    assert tornado(comity.robust(VALLEYS, ["nash"], draws=256)) is None
