"""Reports open offline in a real browser, and are of use to everybody who reads them there."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

import comity
from comity.report.document import view
from comity.report.reading import Audience
from comity.tables import cell_text
from tests.browser.conftest import OpenPage, ReportPage
from tests.browser.nasty import TEXTS, nasty
from tests.unit.report.reports import crowd

NASTY = "nasty"
LONGER = ("elmira-1991", "garrison-diversion", "barter", "four-state-note")
PLAIN = "syria-iraq-1975"
CASES = [NASTY, *(pytest.param(it, marks=pytest.mark.heavy) for it in (PLAIN, *LONGER))]
SERIOUS = {"serious", "critical"}
OPEN = "() => document.querySelectorAll('details').forEach((it) => { it.open = true; })"
COLOURS = """() => {
  const style = getComputedStyle(document.body);
  return [style.color, style.backgroundColor];
}"""
# What is cut off at the edge counts too; a few points of a glyph may stick out.
WIDER = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (it) => ["auto", "scroll"].includes(getComputedStyle(it).overflowX);
  const inside = (it) => it !== document.body && (scrolls(it) || inside(it.parentElement));
  const cut = (it) => getComputedStyle(it).textOverflow === "ellipsis";
  const right = (it) => Math.max(it.getBoundingClientRect().right, it.scrollWidth);
  const out = [...document.querySelectorAll("body *")].filter((it) =>
    right(it) > width + 6 && !inside(it) && !cut(it));
  const over = document.documentElement.scrollWidth - width;
  return [over, out.slice(0, 5).map((it) => it.outerHTML.slice(0, 99))];
}"""


def dispute_of(case: str) -> comity.Dispute:
    return nasty() if case == NASTY else comity.read(case)


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def path(case: str, report_page: ReportPage) -> Path:
    return report_page(nasty() if case == NASTY else case)


# Small ones are samples of a legend.
DRAWN = """(figure) => [...figure.querySelectorAll("svg, canvas")].some((it) => {
  const box = it.getBoundingClientRect();
  return box.width > 40 && box.height > 20;
})"""


def draw_all(page: Page) -> None:
    """Wait until every picture is drawn; each begins when it comes into view."""
    for figure in page.locator("main figure").all():
        figure.scroll_into_view_if_needed()
        page.wait_for_function(DRAWN, arg=figure.element_handle())
    page.evaluate("() => scrollTo(0, 0)")


# What it fetches and runs


@pytest.mark.parametrize("audience", ["mediator", "public"])
def test_a_report_opens_offline_and_draws(
    case: str, audience: Audience, report_page: ReportPage, open_page: OpenPage
) -> None:
    path = report_page(nasty() if case == NASTY else case, audience)
    page = open_page(path)
    draw_all(page)
    assert page.locator("h1").inner_text() == page.title().removesuffix(" - Comity")
    assert page.evaluate("() => window.injected") is None


def test_hostile_texts_are_shown_as_they_are(report_page: ReportPage, open_page: OpenPage) -> None:
    page = open_page(report_page(nasty()))
    draw_all(page)
    page.evaluate(OPEN)
    assert page.evaluate("() => window.injected") is None
    assert page.locator("h1").text_content() == nasty().title
    shown = " ".join((page.locator("main").text_content() or "").split())
    for text in (*TEXTS, *(party.name for party in nasty().parties)):
        assert " ".join(text.split()) in shown
    assert page.locator("a[href^='javascript:'], a[href^='data:'], iframe").count() == 0
    assert page.locator("img[src]:not([src^='data:image/png'])").count() == 0


# Who can use it


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "case",
    [
        "syria-iraq-1975",
        *(pytest.param(it, marks=pytest.mark.heavy) for it in ("elmira-1991", "barter", NASTY)),
    ],
)
def test_nothing_stands_in_the_way_of_anybody(scheme: str, path: Path, open_page: OpenPage) -> None:
    page = open_page(path, color_scheme=scheme, reduced_motion="reduce")
    page.evaluate(OPEN)
    draw_all(page)
    results = Axe().run(page)
    found = [it["id"] for it in results.response["violations"] if it["impact"] in SERIOUS]
    assert found == [], results.generate_report()
    assert page.evaluate("() => document.getAnimations().length") == 0


def test_light_and_dark_differ(report_page: ReportPage, open_page: OpenPage) -> None:
    def colours(scheme: str) -> list[str]:
        page = open_page(report_page("elmira-1991"), color_scheme=scheme)
        return list(page.evaluate(COLOURS))

    assert colours("light") != colours("dark")
    for scheme in ("light", "dark"):
        ink, paper = map(_lightness, colours(scheme))
        assert (ink < paper) == (scheme == "light")


def _lightness(colour: str) -> int:
    return sum(map(int, re.findall(r"\d+", colour)[:3]))


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_never_scrolls_sideways(width: int, path: Path, open_page: OpenPage) -> None:
    page = open_page(path, viewport={"width": width, "height": 800})
    page.evaluate(OPEN)
    draw_all(page)
    over, what = page.evaluate(WIDER)
    assert over <= 0, what
    assert what == []


def test_it_prints_with_all_sections(path: Path, open_page: OpenPage, case: str) -> None:
    page = open_page(path)
    draw_all(page)
    page.emulate_media(media="print")
    sections = page.locator("main > section")
    assert sections.count() == len(titles(case))
    for section in sections.all():
        assert section.is_visible()
        box = section.bounding_box()
        assert box
        assert box["height"] > 0
    printed = page.pdf(format="A4", outline=True, tagged=True)
    assert printed.startswith(b"%PDF-")
    for title in titles(case):
        assert title.encode() in printed or title.encode("utf-16-be") in printed


# What is wider than its section, which nothing can scroll to on paper.
CUT_OFF = """() => [...document.querySelectorAll("main > section")].flatMap((section) => {
  const right = section.getBoundingClientRect().right;
  const shown = [...section.querySelectorAll("table, svg, img, canvas")];
  return shown.map((it) => [it.caption?.textContent ?? it.outerHTML.slice(0, 99),
    Math.round(it.getBoundingClientRect().right - right)]).filter(([, over]) => over > 1);
})"""
A4 = {"width": 680, "height": 1009}
"""Points of the screen between margins of 1.5 cm."""
CROWDS = {"eight": 8, "thirty": 30}


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(PLAIN, marks=pytest.mark.heavy),
        "elmira-1991",
        NASTY,
        "eight",
        pytest.param("thirty", marks=pytest.mark.heavy),
    ],
)
def test_paper_cuts_nothing_off(case: str, report_page: ReportPage, open_page: OpenPage) -> None:
    dispute = crowd(CROWDS[case]) if case in CROWDS else dispute_of(case)
    page = open_page(report_page(dispute), viewport=A4)
    draw_all(page)
    page.emulate_media(media="print")
    page.evaluate(OPEN)
    assert page.evaluate(CUT_OFF) == []
    sizes = page.evaluate(
        "() => [...document.querySelectorAll('main *')].filter((it) => it.checkVisibility() && "
        "it.closest('table, small, .note')).map((it) => parseFloat(getComputedStyle(it).fontSize))"
    )
    assert max(sizes) < 10 * 96 / 72


def titles(case: str, audience: Audience = "mediator") -> list[str]:
    report = view(comity.study(dispute_of(case)), audience=audience)
    return [section.title for section in report.sections]


def test_every_picture_has_a_drawing_a_sentence_and_a_table(
    path: Path, open_page: OpenPage, case: str
) -> None:
    page = open_page(path)
    draw_all(page)
    figures = page.locator("main figure")
    pictures = view(comity.study(dispute_of(case)), audience="mediator").pictures
    assert [it.get_attribute("id") for it in figures.all()] == [f"picture-{it}" for it in pictures]
    for figure, picture in zip(figures.all(), pictures.values(), strict=True):
        assert figure.evaluate(DRAWN)
        assert picture.sentence.strip() in (figure.text_content() or "")
        assert figure.locator("table tbody tr").count() == len(picture.table.rows)


def test_addresses_inside_lead_somewhere(path: Path, open_page: OpenPage) -> None:
    page = open_page(path)
    draw_all(page)
    ids: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('[id]')].map((it) => it.id)"
    )
    assert len(ids) == len(set(ids))
    for link in page.locator("a[href]").all():
        address = link.get_attribute("href") or ""
        if address.startswith("#"):
            assert address[1:] in ids, address
        else:
            assert re.match("https?://", address)
            assert "noreferrer" in (link.get_attribute("rel") or "")
    for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
        for it in page.locator(f"[{name}]").all():
            assert set((it.get_attribute(name) or "").split()) <= set(ids)


def test_sections_can_be_reached_by_keyboard(report_page: ReportPage, open_page: OpenPage) -> None:
    page = open_page(report_page("elmira-1991"))
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.getAttribute('href')") == "#content"
    assert page.evaluate(
        "() => { const it = document.activeElement.getBoundingClientRect();"
        " return it.top >= 0 && it.left >= 0 && it.height > 0; }"
    )
    link = page.locator("nav a").last
    link.focus()
    page.keyboard.press("Enter")
    target = page.locator(link.get_attribute("href") or "none")
    assert target.bounding_box() is not None
    assert page.evaluate("() => location.hash") == link.get_attribute("href")


# Without JavaScript


class Texts(HTMLParser):
    """The words of a page as it is written, without styles and scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.silent = 0
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self.silent += tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words += data.split()


def said(report: Any) -> Iterator[str]:
    """Every text that a report must show, whatever its sections are."""
    for part in report.sections:
        yield from (part.title, *part.facts, *part.notes)
        for reason in part.reasons:
            yield from (reason.verdict, *reason.sentences)
        for table in (*part.tables, *(it.table for it in part.pictures)):
            yield from (table.title, *table.columns)
            yield from (cell_text(cell) for row in table.rows for cell in row)
        for picture in part.pictures:
            yield from (picture.title, picture.sentence)


def test_without_javascript_all_text_and_tables_are_there(
    path: Path, open_page: OpenPage, case: str
) -> None:
    page = open_page(path, java_script_enabled=False)
    shown = " ".join(Texts(page.content().replace("<wbr>", "")).words)
    for text in said(view(comity.study(dispute_of(case)), audience="mediator")):
        assert " ".join(text.split()) in shown
    for heading in page.locator("h2").all():
        assert heading.is_visible()
    assert page.locator("[hidden] table, noscript table").count() == 0
