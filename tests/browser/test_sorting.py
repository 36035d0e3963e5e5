"""Tables sort by pointer and by keyboard, and go back to the order of the report."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator

import comity
from comity.report.document import Report
from comity.report.page.page import page as page_of
from comity.report.view import Section
from comity.tables import Table
from tests.browser.conftest import OpenPage, ReportPage

ROWS = (
    ("Müller", 10, "1,000", "3 of 8", True),
    ("adler", 2, "-7", "10 of 12", False),
    ("Zorn", 33, "0.5", "1 of 12", True),
    ("<b>", -4, "5000", "", False),
    ("äpfel", 2, "-0.25", "2 of 9", None),
)
COLUMNS = ("name", "number", "figure", "share", "holds")


@pytest.fixture
def table(tmp_path: Path, open_page: OpenPage) -> Locator:
    section = Section(id="votes", title="Votes", tables=(Table("Votes", COLUMNS, ROWS),))
    path = tmp_path / "votes.html"
    report = Report("Votes", "public", comity.__version__, (section,))
    path.write_text(page_of(report), encoding="utf-8")
    return open_page(path).locator("table.sortable").first


def column(table: Locator, index: int) -> list[str]:
    return table.locator(f"tbody tr > :nth-child({index + 1})").all_inner_texts()


def header(table: Locator, index: int) -> Locator:
    return table.locator("thead th").nth(index)


def state(table: Locator) -> list[str]:
    """Return what every heading says of its column's order, in a word; none by default."""
    return [it.get_attribute("aria-sort") or "none" for it in table.locator("thead th").all()]


def press(table: Locator, index: int, key: str | None = None) -> None:
    button = header(table, index).get_by_role("button")
    if key is None:
        button.click()
    else:
        button.focus()
        button.press(key)


@pytest.mark.parametrize("key", [None, "Enter", "Space"])
def test_numbers_sort_as_numbers_and_a_third_press_restores(table: Locator, key: str) -> None:
    before = table.locator("tbody").inner_text()
    press(table, 1, key)
    assert column(table, 1) == ["-4", "2", "2", "10", "33"]
    assert column(table, 0)[1:3] == ["adler", "äpfel"]  # equal ones stay in the report's order
    assert state(table) == ["none", "ascending", "none", "none", "none"]
    press(table, 1, key)
    assert column(table, 1) == ["33", "10", "2", "2", "-4"]
    assert state(table)[1] == "descending"
    press(table, 1, key)
    assert table.locator("tbody").inner_text() == before
    assert set(state(table)) == {"none"}


def test_figures_with_commas_and_fractions_are_numbers(table: Locator) -> None:
    press(table, 2)
    assert column(table, 2) == ["-7", "-0.25", "0.5", "1,000", "5000"]


def test_words_sort_as_readers_look_them_up(table: Locator) -> None:
    press(table, 0)
    assert column(table, 0)[1:] == ["adler", "äpfel", "Müller", "Zorn"]
    press(table, 0)
    assert column(table, 0)[:4] == ["Zorn", "Müller", "äpfel", "adler"]


def test_another_column_takes_over(table: Locator) -> None:
    press(table, 0)
    press(table, 1)
    assert column(table, 1) == ["-4", "2", "2", "10", "33"]
    assert state(table) == ["none", "ascending", "none", "none", "none"]


def test_a_button_keeps_the_name_of_its_column_and_the_focus(table: Locator) -> None:
    button = header(table, 1).get_by_role("button")
    assert button.inner_text().strip().startswith("number")
    button.focus()
    button.press("Enter")
    assert button.evaluate("(it) => it === document.activeElement")


# A press on every button of a page takes a while; inside the page it takes none.
PRESS_ALL = """(table) => {
  const rows = () => [...table.tBodies[0].rows];
  const before = rows();
  const wrong = [];
  for (const head of table.tHead.rows[0].cells) {
    for (const order of ["ascending", "descending", "none"]) {
      head.querySelector("button").click();
      const said = head.getAttribute("aria-sort") ?? "none";
      if (said !== order) wrong.push(`${head.innerText}: ${said}, not ${order}`);
      if (rows().length !== before.length || !rows().every((row) => before.includes(row)))
        wrong.push(`${head.innerText}: ${order}: other rows`);
    }
    if (!rows().every((row, place) => row === before[place]))
      wrong.push(`${head.innerText}: not as it was`);
  }
  return wrong;
}"""


@pytest.mark.parametrize("case", ["elmira-1991", "barter"])
def test_every_table_of_a_report_sorts_by_every_column(
    case: str, report_page: ReportPage, open_page: OpenPage
) -> None:
    tables = open_page(report_page(case)).locator("table.sortable").all()
    assert tables
    for table in tables:
        assert table.evaluate(PRESS_ALL) == []


def test_without_javascript_there_is_nothing_to_press(
    report_page: ReportPage, open_page: OpenPage
) -> None:
    page = open_page(report_page("elmira-1991"), java_script_enabled=False)
    for button in page.locator("table button").all():
        assert button.is_disabled() or not button.is_visible()
