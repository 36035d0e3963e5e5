"""The state graph in a real browser: it draws, can be walked through, and keeps to the policy."""

from math import dist
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import comity
from comity.report.document import Report
from comity.report.page.page import page
from comity.report.reading import Audience, Provenance, Reading
from comity.report.sections.graph import GraphSection, graph
from tests.browser.conftest import OpenPage

HARD = "<img src=x onerror=alert(1)> \u05e9\u05dc\u05d5\u05dd"


BENT = """comity: 1
id: bent
title: Bent
parties: [{id: a, name: A}, {id: b, name: B}]
graph:
  outcomes: [x, y, z]
  moves: {a: [[x, y], [y, z], [z, y]], b: [[z, y], [y, x], [z, x]]}
status_quo: x
preferences: {a: {ranking: [x, y, z]}, b: {ranking: [x, y, z]}}
"""
"""Arcs beside each other, some from the higher to the lower outcome."""


MANY_OUTCOMES = """comity: 1
id: many
title: Many
parties:
  - {id: p, name: P, options: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C}]}
  - {id: q, name: Q, options: [{id: d, label: D}, {id: e, label: E}, {id: f, label: F}]}
status_quo: {}
preferences:
  p: {weights: {a: 1, b: 2, c: 3}}
  q: {weights: {d: 1, e: 2, f: 3}}
"""


class Opened:
    """A page with nothing but a state graph."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, *keys: str) -> str:
        """Press keys in the graph, and return what is said then."""
        for key in keys:
            self.page.keyboard.press(key)
        return self.page.inner_text(".graph-said")

    def enter(self) -> str:
        """Go to the graph from the keyboard."""
        self.page.focus(".graph-fit")
        return self.press("Tab")

    def ask(self, what: str) -> Any:
        """Return something about the drawing, `cy`."""
        return self.page.evaluate(
            f"() => {{ const cy = document.querySelector('.graph-canvas')._cyreg.cy; "
            f"return {what}; }}"
        )

    def share(self, colour: str, *, printed: bool = False) -> float:
        """Return which share of what is drawn, or printed, is of a colour, as three numbers."""
        script = """([colour, printed]) => {
          const cy = document.querySelector('.graph-canvas')._cyreg.cy;
          const image = new Image();
          const size = 400;
          return new Promise((done) => {
            image.onload = () => {
              const canvas = document.createElement('canvas');
              canvas.width = canvas.height = size;
              const context = canvas.getContext('2d');
              context.drawImage(image, 0, 0, size, size);
              const { data } = context.getImageData(0, 0, size, size);
              let count = 0;
              for (let k = 0; k < data.length; k += 4) {
                const here = [data[k], data[k + 1], data[k + 2]].join(',');
                if (data[k + 3] > 200 && here === colour) count += 1;
              }
              done(count / size / size);
            };
            const paper = document.querySelector('.graph-print').src;
            image.src = printed ? paper : cy.png({ full: true });
          });
        }"""
        return float(self.page.evaluate(script, [colour, printed]))


def section_of(
    dispute: comity.Dispute, audience: Audience, outcome: int | None = None
) -> GraphSection:
    study = comity.study(dispute, ["nash", "gmr"], outcome=outcome)
    section = graph(Reading(study, audience, Provenance()))
    assert section is not None
    return section


@pytest.fixture
def opened(open_page: OpenPage, tmp_path: Path) -> Any:
    def make(
        case: str, audience: Audience = "mediator", outcome: int | None = None, **settings: Any
    ) -> Opened:
        dispute = comity.parse(case) if "\n" in case else comity.read(case)
        file = tmp_path / "graph.html"
        sections = (section_of(dispute, audience, outcome),)
        file.write_text(page(Report("Test", audience, "1", sections)), "utf-8")
        return Opened(open_page(file, **settings))

    return make


def test_it_draws_every_outcome_and_arc(opened: Any) -> None:
    found = opened("elmira-1991")
    section = section_of(comity.read("elmira-1991"), "mediator")
    assert found.ask("cy.nodes().length") == len(section.graph.nodes)
    assert found.ask("cy.edges(':visible').length") == len(section.graph.arcs)
    assert found.ask("cy.nodes().map((it) => it.data('label'))") == [
        str(it.number) for it in section.graph.nodes
    ]
    for node in section.graph.nodes:
        place = found.ask(f"cy.getElementById('n{node.number}').position()")
        assert (place["x"], place["y"]) == node.at
    assert found.share("179,84,30") > 0.001  # the second party's arcs


def test_arcs_bend_as_in_the_drawing(opened: Any) -> None:
    found = opened(BENT)
    section = section_of(comity.parse(BENT), "mediator")
    at = {it.number: it.at for it in section.graph.nodes}
    assert any(it.bend for it in section.graph.arcs)
    for number, arc in enumerate(section.graph.arcs):
        (x, y), (x2, y2) = at[arc.origin], at[arc.target]
        length = dist((x, y), (x2, y2))
        right = -(y2 - y) / length, (x2 - x) / length
        here = found.ask(f"cy.getElementById('a{number}').controlPoints()[0]")
        assert here["x"] == pytest.approx((x + x2) / 2 + arc.bend * right[0])
        assert here["y"] == pytest.approx((y + y2) / 2 + arc.bend * right[1])


def test_a_walk_by_keyboard_is_said_in_words(opened: Any) -> None:
    found = opened("elmira-1991")
    here = found.enter()
    assert here.startswith("Outcome 1 (Delay the appeal), the status quo. Holds under ")
    assert here.endswith("4 moves are open.")
    first = found.press("ArrowRight")
    assert first == (
        "Move 1 of 4: Ontario Ministry of the Environment to 2 (Modify the control order; Delay "
        "the appeal), not better for it, no way back."
    )
    last = found.press("ArrowLeft")
    assert last.startswith("Move 4 of 4: Local government to 7 (")
    assert last.endswith("), better for it.")
    there = found.press("Enter")
    assert there.startswith("Local government moved to 7 (")
    assert "Outcome 7 (" in there
    assert found.ask("cy.nodes('.current').map((it) => it.data('number'))") == [7]
    back = found.page.locator(".graph-moves button", has_text="Local government")
    assert back.inner_text() == "Local government to 1 (Delay the appeal), not better for it."
    open_now = found.ask("cy.edges('.open').length")
    assert open_now == int(there.split(" moves are open")[0].split()[-1])
    assert found.ask("cy.nodes('.dim').length") > 0
    assert found.press("Backspace").startswith("Back. Outcome 1 (")
    assert found.press("Backspace") == "There is nothing to go back to."
    found.press("ArrowRight", "Enter", "ArrowRight", "Enter")
    assert found.press("Home").startswith("Outcome 1 (")
    assert found.press("Escape") == "Left the graph."
    assert found.ask("cy.elements('.dim, .current, .open').length") == 0
    assert not found.page.evaluate("document.activeElement.matches('.graph-canvas')")


def test_what_is_proposed_is_seen_and_said(opened: Any) -> None:
    found = opened("elmira-1991", outcome=9)
    assert found.ask("cy.getElementById('n9').style('shape')") == "diamond"
    assert found.ask("cy.nodes().map((it) => it.style('shape'))").count("diamond") == 1
    assert found.page.locator(".graph-key li", has_text="proposed outcome").count() == 1
    found.page.fill(".graph-find", "9")
    found.page.press(".graph-find", "Enter")
    assert "), the proposed outcome." in found.page.inner_text(".graph-said")


def test_where_nobody_has_a_move_it_says_so(opened: Any) -> None:
    found = opened("elmira-1991")
    found.enter()
    while "Uniroyal to 5 (" not in found.press("ArrowDown"):
        pass
    assert "Nobody has a move. 0 moves are open." in found.press("Enter")
    assert found.press("ArrowDown") == "No move is open here."


def test_mouse_and_list_do_what_the_keys_do(opened: Any) -> None:
    found = opened("elmira-1991")
    found.page.locator(".graph-canvas").scroll_into_view_if_needed()
    box = found.page.locator(".graph-canvas").bounding_box()

    def click(number: int) -> str:
        at = found.ask(f"cy.getElementById('n{number}').renderedPosition()")
        found.page.mouse.click(box["x"] + at["x"] + 1, box["y"] + at["y"] + 1)
        return str(found.page.inner_text(".graph-said"))

    assert click(1).startswith("Outcome 1 (")
    assert click(2).startswith("Ontario Ministry of the Environment moved to 2 (")
    moves = found.page.locator(".graph-moves button")
    assert moves.count() == found.ask("cy.edges('.open').length") == 3
    moves.nth(0).click()
    assert found.page.inner_text(".graph-said").startswith("Uniroyal moved to 4 (")
    assert found.page.inner_text(".graph-here").startswith("Outcome 4 (")
    assert found.press("Backspace").startswith("Back. Outcome 2 (")


def test_filters_take_arcs_away_and_bring_them_back(opened: Any) -> None:
    found = opened("elmira-1991")
    section = section_of(comity.read("elmira-1991"), "mediator")
    arcs = section.graph.arcs
    found.page.uncheck(".graph-party >> nth=1")
    others = [it for it in arcs if it.mover != 1]
    assert found.ask("cy.edges(':visible').length") == len(others)
    assert found.page.inner_text(".graph-said") == f"{len(others)} of {len(arcs)} arcs are shown."
    assert found.enter().endswith("2 moves are open. 2 more by what you have switched off.")
    found.page.check(".graph-party >> nth=1")
    found.page.check(".graph-improvements")
    improving = [it for it in arcs if it.better or it.better_back]
    assert found.ask("cy.edges(':visible').length") == len(improving)
    found.page.uncheck(".graph-improvements")
    assert found.ask("cy.edges(':visible').length") == len(arcs)


def test_where_moves_lead_stays_readable_also_of_those_that_are_hidden(opened: Any) -> None:
    found = opened("elmira-1991")
    found.page.check(".graph-improvements")
    found.page.uncheck(".graph-party >> nth=0")
    assert "3 more by what you have switched off" in found.enter()
    assert found.ask("cy.nodes().not('.dim').map((it) => it.data('number'))") == [1, 2, 3, 5, 7]
    assert found.ask("cy.edges(':visible').not('.dim').length") == 1
    assert found.ask("cy.getElementById('n2').effectiveOpacity()") == 1


def test_keys_change_the_size_as_the_help_says(opened: Any) -> None:
    found = opened("elmira-1991")
    assert "+ and \u2212 change the size, 0 shows all" in found.page.inner_text(".graph-help")
    found.enter()
    before = found.ask("cy.zoom()")
    found.press("+", "+")
    assert found.ask("cy.zoom()") > before
    found.press("-", "-", "-")
    assert found.ask("cy.zoom()") < before
    found.press("0")
    assert found.ask("cy.zoom()") == pytest.approx(before)


@pytest.mark.parametrize("case", ["elmira-1991", "syria-iraq-1975"])
def test_of_improvements_alone_only_their_ends_have_arrowheads(opened: Any, case: str) -> None:
    found = opened(case)
    arcs = section_of(comity.read(case), "mediator").graph.arcs
    found.page.check(".graph-improvements")
    heads = found.ask(
        "cy.edges(':visible').map((it) => ['source', 'target'].filter("
        "(end) => it.style(`${end}-arrow-shape`) === 'triangle').length).reduce((a, b) => a + b)"
    )
    assert heads == sum(bool(it.better) + bool(it.better_back) for it in arcs)


def test_outcomes_are_found_by_number_and_words(opened: Any) -> None:
    found = opened("elmira-1991")
    found.page.fill(".graph-find", "ABANDON")
    assert found.page.inner_text(".graph-said") == "1 outcome matches."
    assert found.ask("cy.nodes().not('.unmatched').map((it) => it.data('number'))") == [5]
    found.page.fill(".graph-find", "10")
    found.page.press(".graph-find", "Enter")
    assert found.page.inner_text(".graph-said").startswith("Outcome 10 (")
    found.page.fill(".graph-find", "")
    assert found.ask("cy.nodes('.unmatched').length") == 0


def test_size_follows_the_buttons(opened: Any) -> None:
    found = opened("elmira-1991")
    before = found.ask("cy.zoom()")
    found.page.click(".graph-in")
    assert found.ask("cy.zoom()") > before
    found.page.click(".graph-out")
    found.page.click(".graph-out")
    assert found.ask("cy.zoom()") < before
    found.page.click(".graph-fit")
    assert found.ask("cy.zoom()") == pytest.approx(before)


def test_where_all_would_be_too_small_a_part_about_the_status_quo_is_shown(opened: Any) -> None:
    found = opened(MANY_OUTCOMES, viewport={"width": 1000, "height": 700})
    least = "Math.min(...cy.nodes().map((it) => it.data('letters')))"
    assert found.page.is_checked(".graph-improvements")
    assert found.ask(f"cy.zoom() * {least}") >= 9
    box = found.page.locator(".graph-canvas").bounding_box()
    place = found.ask("cy.getElementById('n1').renderedPosition()")
    assert 0 < place["x"] < box["width"]
    assert 0 < place["y"] < box["height"]
    assert "This is a part of the graph" in found.page.inner_text(".graph-here")
    found.page.click(".graph-fit")
    assert found.ask(f"cy.zoom() * {least}") < 9
    for bound, most in (("x2", "width"), ("y2", "height")):
        assert found.ask(f"cy.elements().renderedBoundingBox().{bound}") <= box[most]
    assert "a part" not in found.page.inner_text(".graph-here")


def test_colours_follow_the_page(opened: Any) -> None:
    found = opened("elmira-1991")
    assert found.ask("cy.edges('.p0')[0].style('line-color')") == "rgb(11,92,173)"
    found.page.evaluate(
        "() => { document.documentElement.style.setProperty('--party-1', '#ff00ff');"
        " document.dispatchEvent(new Event('themechange')); }"
    )
    assert found.ask("cy.edges('.p0')[0].style('line-color')") == "rgb(255,0,255)"
    found.page.evaluate(
        "() => { document.documentElement.style.setProperty('--party-1', '#00ffff'); }"
    )
    found.page.emulate_media(color_scheme="dark")
    for _ in range(50):
        if found.ask("cy.edges('.p0')[0].style('line-color')") == "rgb(0,255,255)":
            return
        found.page.wait_for_timeout(100)
    pytest.fail("a dark page keeps the colours of a light one")


def test_paper_gets_a_picture_in_fixed_colours(opened: Any) -> None:
    found = opened("elmira-1991")
    found.page.evaluate("() => document.documentElement.style.setProperty('--party-2', '#ff00ff')")
    found.page.uncheck(".graph-party >> nth=0")
    image = found.page.locator(".graph-print")
    assert not image.is_visible()
    found.page.emulate_media(media="print")
    assert image.is_visible()
    assert image.evaluate("it => it.naturalWidth") > 400
    assert found.share("179,84,30", printed=True) > 0.001
    assert found.share("255,0,255", printed=True) == 0
    assert not found.page.locator(".graph-canvas").is_visible()


def test_the_public_is_not_told_what_is_better(opened: Any) -> None:
    found = opened("elmira-1991", audience="public")
    assert found.page.locator(".graph-improvements").count() == 0
    found.enter()
    assert "better" not in found.press("ArrowRight")
    assert "better" not in found.page.inner_text(".graph-panel")
    assert "better" not in found.page.inner_text(".graph-key")
    assert "better for" not in found.page.inner_text("figure.graph details")


def test_hostile_names_stay_text(opened: Any) -> None:
    found = opened(
        f"""comity: 1
id: hostile
title: Hostile
parties:
  - id: a
    name: '{HARD}'
    options: [{{id: x, label: '{HARD} x'}}, {{id: z, label: '{"w" * 500}'}}]
  - id: b
    name: B
    options: [{{id: y, label: '</script><script>alert(2)</script>'}}]
status_quo: {{}}
preferences:
  a: {{weights: {{x: 2, z: -1}}}}
  b: {{weights: {{y: -1}}}}
"""
    )
    found.enter()
    assert HARD in found.press("ArrowRight")
    assert HARD in found.page.inner_text(".graph-moves")
    assert found.page.locator("figure.graph img:not(.graph-print)").count() == 0
    wide = found.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= found.page.evaluate("window.innerWidth")


def test_without_scripts_the_sentence_and_the_table_remain(opened: Any) -> None:
    found = opened("elmira-1991", java_script_enabled=False)
    assert found.page.locator(".graph-live").is_hidden()
    assert found.page.locator("figure.graph figcaption").is_visible()
    found.page.click("figure.graph summary")
    rows = section_of(comity.read("elmira-1991"), "mediator").graph.table.rows
    assert found.page.locator("figure.graph tbody tr").count() == len(rows)


def test_a_phone_can_hold_it(opened: Any) -> None:
    found = opened("garrison-diversion", viewport={"width": 360, "height": 640}, has_touch=True)
    wide = found.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 360
    at = found.ask("cy.nodes()[0].renderedPosition()")
    found.page.locator(".graph-canvas").scroll_into_view_if_needed()
    box = found.page.locator(".graph-canvas").bounding_box()
    found.page.touchscreen.tap(box["x"] + at["x"], box["y"] + at["y"])
    expect(found.page.locator(".graph-said")).to_contain_text("Outcome ")
