"""Pictures of a page in a real browser: drawn, without a request or a breach of the policy."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import comity
from comity.report.document import view
from comity.report.page.page import page
from tests.unit.report.reports import hostile

FIGURES, DRAWN = "figure.picture", "figure.picture > .drawing > svg"


def html(dispute: comity.Dispute) -> str:
    return page(view(comity.study(dispute, ["nash"]), audience="mediator"))


class Opened:
    """A page, everything that its console said, and what it asked for."""

    def __init__(self, browser: Browser, path: Path, text: str, width: int = 1100) -> None:
        path.write_text(text, encoding="utf-8")
        context = browser.new_context(offline=True, viewport={"width": width, "height": 800})
        self.page: Page = context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda it: self.said.append(it.text))
        self.page.on("pageerror", lambda it: self.said.append(str(it)))
        self.page.on("request", lambda it: self.asked.append(it.url))
        self.page.goto(path.as_uri())

    def print(self) -> int:
        """Ask for all pictures, as printing does, and say how many there are."""
        figures = self.page.locator(FIGURES).count()
        self.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(self.page.locator(DRAWN)).to_have_count(figures)
        return figures


@pytest.mark.parametrize("name", ["elmira-1991", "barter"])
def test_every_picture_is_drawn_and_nothing_is_complained_of(
    name: str, browser: Browser, tmp_path: Path
) -> None:
    opened = Opened(browser, tmp_path / "page.html", html(comity.read(name)))
    assert opened.print() >= 2
    assert opened.said == []
    assert len(opened.asked) == 1
    texts = opened.page.locator("figure.picture .drawing text").all_text_contents()
    assert "self-help" in texts
    assert opened.page.locator(".drawing > svg:not([aria-hidden])").count() == 0


def test_pictures_further_down_wait_until_they_come_near(browser: Browser, tmp_path: Path) -> None:
    text = html(comity.read("elmira-1991")).replace(
        "<main", '<div><svg height="5000"></svg></div><main'
    )
    opened = Opened(browser, tmp_path / "page.html", text)
    opened.page.wait_for_timeout(300)
    assert opened.page.locator(DRAWN).count() == 0
    opened.page.locator(FIGURES).first.scroll_into_view_if_needed()
    expect(opened.page.locator(DRAWN).first).to_be_visible()
    assert opened.said == []


def test_colours_follow_the_theme_without_drawing_again(browser: Browser, tmp_path: Path) -> None:
    opened = Opened(browser, tmp_path / "page.html", html(comity.read("elmira-1991")))
    opened.print()
    text = opened.page.locator("figure.picture .drawing text").first
    fill = "it => getComputedStyle(it).fill"
    assert text.evaluate(fill) == "rgb(27, 31, 36)"
    opened.page.evaluate("document.documentElement.style.setProperty('--ink', '#123456')")
    assert text.evaluate(fill) == "rgb(18, 52, 86)"


def test_a_picture_that_cannot_be_drawn_leaves_sentence_and_table(
    browser: Browser, tmp_path: Path
) -> None:
    broken = html(comity.read("elmira-1991")).replace('"mark":{', '"mark":{"type":"none"},"x":{')
    opened = Opened(browser, tmp_path / "page.html", broken)
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(opened.page.locator(".drawing")).to_have_count(0)
    for figure in opened.page.locator("figure.picture").all():
        assert figure.locator("figcaption p").is_visible()
        assert figure.locator("table").is_visible()
    assert all(said.startswith("not drawn:") for said in opened.said)
    assert opened.said


def test_wide_pictures_scroll_in_their_figure_and_within_reach_of_the_keyboard(
    browser: Browser, tmp_path: Path
) -> None:
    opened = Opened(browser, tmp_path / "page.html", html(comity.read("elmira-1991")), width=390)
    opened.print()
    expect(opened.page.locator(".drawing[tabindex='0']")).to_have_count(4)
    wide = "it => it.scrollWidth > it.clientWidth"
    assert all(it.evaluate(wide) for it in opened.page.locator(".drawing").all())
    assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_hostile_names_are_drawn_as_they_are(browser: Browser, tmp_path: Path) -> None:
    opened = Opened(browser, tmp_path / "page.html", html(hostile()))
    opened.print()
    assert opened.said == []
    assert opened.page.locator("svg script").count() == 0
    texts = opened.page.locator(".drawing text").all_text_contents()
    assert "<script>alert(1)</script>" in texts
    assert not any("\u202e" in text for text in texts)
