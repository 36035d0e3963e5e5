"""What a page lets its reader do: filter rows, ask why, choose a theme, print what is folded."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

import comity
from comity.report.document import Report
from comity.report.page.page import page as page_of
from comity.report.view import Section
from comity.tables import Table
from tests.browser.conftest import OpenPage, ReportPage
from tests.browser.nasty import nasty

NAMES = tuple(f"party {number}" for number in range(1, 31))
PAPER = "() => getComputedStyle(document.body).backgroundColor"


@pytest.fixture
def long(tmp_path: Path, open_page: OpenPage) -> Page:
    rows = tuple((name, number) for number, name in enumerate(NAMES))
    section = Section(id="votes", title="Votes", tables=(Table("Votes", ("name", "no."), rows),))
    path = tmp_path / "votes.html"
    report = Report("Votes", "public", comity.__version__, (section,))
    path.write_text(page_of(report), encoding="utf-8")
    return open_page(path)


def seen(page: Page) -> list[str]:
    names = page.locator("tbody th").all()
    return [name.inner_text() for name in names if name.is_visible()]


def test_rows_are_filtered_and_counted(long: Page) -> None:
    field = long.get_by_label("Show rows with")
    field.fill("PARTY 2")
    wanted = [name for name in NAMES if "party 2" in name]
    assert seen(long) == wanted
    expect(long.get_by_role("status")).to_have_text(f"{len(wanted)} of 30 rows")
    long.get_by_role("button", name="name").click()
    long.get_by_role("button", name="name").click()
    assert seen(long) == sorted(wanted, key=lambda it: -int(it.split()[1]))
    field.fill("(no such")
    assert seen(long) == []
    field.fill("")
    assert len(seen(long)) == len(NAMES)
    expect(long.get_by_role("status")).to_have_text("")


def test_what_is_filtered_out_is_printed(long: Page) -> None:
    long.get_by_label("Show rows with").fill("party 3")
    assert len(seen(long)) == 2
    long.emulate_media(media="print")
    assert seen(long) == list(NAMES)


def test_a_reader_chooses_the_theme(report_page: ReportPage, open_page: OpenPage) -> None:
    page = open_page(report_page("elmira-1991"), color_scheme="light")
    page.evaluate("() => document.addEventListener('themechange', () => { window.told = true; })")
    light = page.evaluate(PAPER)
    choice = page.get_by_label("Theme")
    choice.select_option("dark")
    dark = page.evaluate(PAPER)
    assert dark != light
    assert page.evaluate("() => window.told")
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(PAPER) == dark
    choice.select_option("light")
    assert page.evaluate(PAPER) == light
    choice.select_option("system")
    assert page.evaluate(PAPER) == dark
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(PAPER) == light


def test_what_is_folded_is_printed(report_page: ReportPage, open_page: OpenPage) -> None:
    page = open_page(report_page("elmira-1991"))
    folded = page.locator("details:not([open])")
    before = folded.count()
    assert before
    for event, count in (("beforeprint", 1), ("afterprint", before)):
        page.evaluate("(it) => dispatchEvent(new Event(it))", event)
        assert folded.count() == count
        assert page.locator("details.whys:not([open])").count() == 1


def test_paper_has_no_hints_for_a_pointer(report_page: ReportPage, open_page: OpenPage) -> None:
    page = open_page(report_page("elmira-1991"))
    hint, reasons = page.get_by_text("Choose a cell"), page.locator("details.whys")
    instead = page.get_by_text("is in the file that this was printed from")
    for media, on_paper in (("screen", False), ("print", True)):
        page.emulate_media(media=media)  # type: ignore[arg-type]
        assert hint.is_visible() is not on_paper
        assert reasons.is_visible() is not on_paper
        assert instead.is_visible() is on_paper


# Why somebody would stay


@pytest.fixture
def stability(report_page: ReportPage, open_page: OpenPage) -> Locator:
    """The section: its tables are walked through as one."""
    return open_page(report_page("elmira-1991")).locator("#stability")


def line(stability: Locator, outcome: int) -> Locator:
    """Return the cells of an outcome, in all blocks."""
    return stability.locator(f"table.stability tbody tr:nth-child({outcome}) td[data-why]")


def reason(cell: Locator) -> str:
    """Return what the page holds as the reason of a cell."""
    found: str = cell.evaluate("(it) => document.getElementById(it.dataset.why).textContent")
    return found


def test_every_cell_says_why_by_pointer_and_by_arrows(stability: Locator) -> None:
    page = stability.page
    panel = page.locator("#stability-why")
    cells = line(stability, 2)
    expect(panel).to_be_hidden()
    cells.first.click()
    expect(panel).to_have_text(reason(cells.first))
    for key, cell in (
        ("ArrowRight", cells.nth(1)),
        ("End", cells.last),
        ("ArrowRight", cells.last),
        ("ArrowLeft", cells.nth(cells.count() - 2)),
        ("Home", cells.first),
        ("ArrowUp", line(stability, 1).first),
        ("ArrowDown", cells.first),
    ):
        page.keyboard.press(key)
        expect(cell).to_be_focused()
        expect(panel).to_have_text(reason(cell))
        expect(stability.locator("td[aria-selected=true]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    page.keyboard.press("Enter")
    expect(panel).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(panel).to_be_visible()


def test_arrows_go_on_from_block_to_block(stability: Locator) -> None:
    tables = stability.locator("table.stability")
    assert tables.count() == 2
    here = tables.first.locator("tbody tr:nth-child(3) td[data-why]").last
    beyond = tables.last.locator("tbody tr:nth-child(3) td[data-why]").first
    here.click()
    for key, cell in (("ArrowRight", beyond), ("ArrowLeft", here)):
        stability.page.keyboard.press(key)
        expect(cell).to_be_focused()
        expect(stability.page.locator("#stability-why")).to_have_text(reason(cell))
        assert stability.locator("td[tabindex='0']").count() == 1


def test_reasons_are_those_of_the_analysis(stability: Locator) -> None:
    dispute = comity.read("elmira-1991")
    analysis = comity.analyze(dispute)
    for number, outcome in enumerate(analysis.outcomes, start=1):
        cells = line(stability, number).all()
        asked = [
            (concept, party) for concept in analysis.is_equilibrium for party in analysis.parties
        ]
        for cell, (concept, party) in list(zip(cells, asked, strict=True))[:: len(cells) // 3]:
            proof = comity.explain(dispute, party, outcome.number, concept)
            assert reason(cell) == proof.sentence
            assert re.match("[✓×]", cell.inner_text())
            assert (cell.inner_text() == "✓") == proof.stable


def test_a_reason_is_shown_as_text(report_page: ReportPage, open_page: OpenPage) -> None:
    page = open_page(report_page(nasty()))
    for row in page.locator("table.stability tbody tr").all()[:12]:
        cell = row.locator("td[data-why]").first
        cell.click()
        expect(page.locator("#stability-why")).to_have_text(reason(cell))
        assert page.locator("#stability-why *").count() == 1
    assert page.evaluate("() => window.injected") is None


def test_only_one_cell_is_a_stop_for_tab(stability: Locator) -> None:
    assert stability.locator("td[tabindex='0']").count() == 1
    stability.locator("td[data-why]").nth(5).click()
    assert stability.locator("td[tabindex='0']").count() == 1
