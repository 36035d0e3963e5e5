"""A browser, and pages of reports to open in it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import comity
from comity.report.document import view
from comity.report.page.page import page as page_of
from comity.report.reading import Audience, Provenance
from tests.browser.visit import Visit, arguments, chromium


class OpenPage(Protocol):
    """Opens a file; the keywords are those of Playwright's ``new_context``."""

    def __call__(self, path: Path, **context: Any) -> Page: ...


ReportPage = Callable[..., Path]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of this process."""
    path = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments())
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Open pages without a network; fail unless they keep quiet and fetch nothing to the end."""
    visits: list[Visit] = []

    def opened(path: Path, **context: Any) -> Page:
        visits.append(Visit(browser, path, **context))
        return visits[-1].page

    yield opened
    complaints = []
    for visit in visits:
        complaints += visit.complaints()
        visit.context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def report_page(tmp_path_factory: pytest.TempPathFactory) -> ReportPage:
    """Write the report of a case, or of a dispute, once per process; return the file."""
    folder = tmp_path_factory.mktemp("reports")

    def written(case: str | comity.Dispute, audience: Audience = "mediator") -> Path:
        name = case if isinstance(case, str) else case.id
        path = folder / f"{name}.{audience}.html"
        if not path.exists():
            dispute = comity.read(case) if isinstance(case, str) else case
            provenance = Provenance(comity.digest(dispute), f"comity report {name} -o {name}.html")
            report = view(comity.study(dispute), audience=audience, provenance=provenance)
            path.write_text(page_of(report), encoding="utf-8")
        return path

    return written
