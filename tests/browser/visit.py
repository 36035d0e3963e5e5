"""Opening a page as a reader does, offline, and noting everything that a page must not do."""

import ctypes
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page

from tests.services import need

NAMES = ("chromium", "chromium-browser", "google-chrome")
# The browser itself is to ask nobody for anything either.
ARGUMENTS = ["--disable-background-networking", "--disable-component-update", "--no-first-run"]
TIMEOUT = 10_000
"""Milliseconds to wait for what should be there at once, on a busy machine too."""
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.effectiveDirective}: ${event.blockedURI}`));
"""


def chromium() -> str:
    """Return the path of a browser; without one, or what its driver needs, skip the test."""
    asked = os.environ.get("COMITY_CHROMIUM")
    found = shutil.which(asked) if asked else next(filter(None, map(shutil.which, NAMES)), None)
    if asked and not found:
        pytest.fail(f"COMITY_CHROMIUM: {asked!r} is no program", pytrace=False)
    need("chromium", found is not None, "no browser; on Debian: apt install chromium")
    need("chromium", _driver_runs(), "no libatomic.so.1; on Debian: apt install libatomic1")
    return str(found)


def _driver_runs() -> bool:
    if sys.platform == "linux":
        try:
            ctypes.CDLL("libatomic.so.1")
        except OSError:
            return False
    return True


def arguments() -> list[str]:
    """Return what the browser is started with: root's cannot shut itself in."""
    root = sys.platform == "linux" and os.geteuid() == 0
    return ["--no-sandbox", *ARGUMENTS] if root else ARGUMENTS


class Visit:
    """One page in a browser of its own, without a network; what it should not do is noted."""

    def __init__(self, browser: Browser, path: Path, **context: Any) -> None:
        self.address = path.resolve().as_uri()
        self.requests: list[str] = []
        self.noted: list[str] = []
        self.context: BrowserContext = browser.new_context(**{"offline": True} | context)
        self.context.set_default_timeout(TIMEOUT)
        self.context.add_init_script(WATCH)
        self.context.on("request", lambda request: self.requests.append(request.url))
        self.context.on("console", self._console)
        self.context.on("weberror", lambda error: self.noted.append(f"error: {error.error}"))
        self.context.on("page", self._watch)
        self.page: Page = self.context.new_page()
        self.page.goto(self.address)

    def _watch(self, page: Page) -> None:
        page.on("dialog", self._dialog)
        page.on("crash", lambda _: self.noted.append("the page crashed"))
        page.on("download", lambda it: self.noted.append(f"download: {it.url}"))

    def _dialog(self, dialog: Dialog) -> None:
        self.noted.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.noted.append(f"console {message.type}: {message.text}")

    def complaints(self) -> list[str]:
        """Return what the page did that it must not; call it last."""
        noted = list(self.noted)
        for page in self.context.pages:
            noted += [f"policy: {it}" for it in page.evaluate("() => window.violations ?? []")]
        fetched = [url for url in self.requests if not url.startswith("data:")]
        if fetched != [self.address]:
            noted.append(f"requests: {fetched}, not only {self.address}")
        if len(self.context.pages) != 1:
            noted.append(f"windows: {len(self.context.pages)}")
        return noted
