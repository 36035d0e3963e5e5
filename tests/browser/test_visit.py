"""The watch over pages notices what it is there for."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import visit
from tests.browser.visit import Visit

POLICY = '<meta http-equiv="Content-Security-Policy" content="{}">'


def complaints(browser: Browser, tmp_path: Path, body: str, policy: str = "") -> list[str]:
    path = tmp_path / "page.html"
    head = POLICY.format(policy) if policy else ""
    path.write_text(
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}<title>x</title></head>'
        f"<body>{body}</body></html>",
        encoding="utf-8",
    )
    seen = Visit(browser, path)
    try:
        seen.page.wait_for_timeout(100)
        return seen.complaints()
    finally:
        seen.context.close()


def test_a_quiet_page_is_no_matter(browser: Browser, tmp_path: Path) -> None:
    assert complaints(browser, tmp_path, "<p>Hello</p><script>console.log(1)</script>") == []


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("<script>throw new Error('broken')</script>", "error: broken"),
        ("<script>Promise.reject(new Error('late'))</script>", "error: late"),
        ("<script>console.error('bad')</script>", "console error: bad"),
        ("<script>console.warn('odd')</script>", "console warning: odd"),
        ("<script>alert('boo')</script>", "dialog: boo"),
        ("<script>window.open('about:blank')</script>", "windows: 2"),
        ("<link rel='stylesheet' href='http://192.0.2.1/a.css'>", "requests: .*a.css"),
        ("<img src='other.png' alt=''>", "requests: .*other.png"),
        ("<script>fetch('http://192.0.2.1/b').catch(() => 0)</script>", "requests: .*192.0.2.1/b"),
        ("<script>location = 'other.html'</script>", "requests: .*other.html"),
    ],
)
def test_what_a_page_must_not_do_is_noticed(
    body: str, complaint: str, browser: Browser, tmp_path: Path
) -> None:
    found = "\n".join(complaints(browser, tmp_path, body))
    assert pytest.raises(AssertionError, match=complaint).matches(AssertionError(found)), found


@pytest.mark.parametrize(
    ("body", "directive"),
    [
        ("<script>1</script>", "script-src-elem"),
        ("<p style='color: red'>x</p>", "style-src-attr"),
        ("<style>p { color: red }</style>", "style-src-elem"),
        ("<p onclick='1'>x</p><img src='http://192.0.2.1/x.png' alt=''>", "img-src"),
    ],
)
def test_what_breaks_the_policy_is_noticed(
    body: str, directive: str, browser: Browser, tmp_path: Path
) -> None:
    found = complaints(browser, tmp_path, body, "default-src 'none'")
    assert any(it.startswith(f"policy: {directive}") for it in found), found


def test_a_variable_says_where_the_browser_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_CHROMIUM", "/nowhere/chromium")
    with pytest.raises(pytest.fail.Exception, match="/nowhere/chromium"):
        visit.chromium()


def test_without_a_browser_tests_are_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMITY_CHROMIUM", raising=False)
    monkeypatch.delenv("COMITY_REQUIRE", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(pytest.skip.Exception, match="apt install chromium"):
        visit.chromium()


def test_the_browser_is_shut_in_but_for_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert "--no-sandbox" not in visit.arguments()
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert "--no-sandbox" in visit.arguments()
