"""The policy of a page allows its own scripts and style alone, and no text gets round it."""

import json
import re
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest

import comity
from comity.report.document import Report, view
from comity.report.page.page import page
from comity.report.pictures.picture import Picture
from comity.report.pictures.theme import Theme
from comity.report.view import Section
from comity.tables import Table
from tests.browser.nasty import ENDING, TEXTS, nasty

Attributes = dict[str, str | None]
FETCHING = {
    *("action", "background", "cite", "classid", "code", "codebase", "data", "formaction"),
    *("icon", "longdesc", "manifest", "ping", "poster", "profile", "src", "srcset", "srcdoc"),
    *("usemap", "xlink:href"),
}
"""Attributes that make a browser fetch or run something; `href` is looked at by itself."""


class Elements(HTMLParser):
    """All elements of a page, and what stands in its scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, Attributes]] = []
        self.raw: list[tuple[str, Attributes, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag in {"script", "style"}:
            self.raw.append((tag, dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem:
            tag, attributes, before = self.raw[-1]
            self.raw[-1] = (tag, attributes, before + data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks(Picture):
    """A picture whose data hold whatever they are given."""

    texts: tuple[str, ...]

    def specification(self, theme: Theme) -> dict[str, Any]:
        values = [{text: text} for text in self.texts]
        return {"data": {"values": values}, "mark": {"type": "point", "color": theme.ink}}


PICTURED = (*TEXTS, "\u2028\u2029", "]]>", "<!--", "&lt;/script&gt;", "\ud7ff\uffff")


def pictured() -> Report:
    table = Table(ENDING, TEXTS, (TEXTS,))
    picture = Marks(id="marks", title=ENDING, sentence=ENDING, table=table, texts=PICTURED)
    section = Section(id="marks-too", title=ENDING, facts=TEXTS, pictures=(picture,))
    return Report(ENDING, "public", comity.__version__, (section,))


PAGES = {
    "nasty": lambda: page(view(comity.study(nasty()), audience="mediator")),
    "nasty-public": lambda: page(view(comity.study(nasty()), audience="public")),
    "elmira": lambda: page(view(comity.study(comity.read("elmira-1991")), audience="mediator")),
    "pictured": lambda: page(pictured()),
}


@pytest.fixture(scope="module", params=PAGES)
def html(request: pytest.FixtureRequest) -> str:
    return PAGES[request.param]()


def policy_of(html: str) -> dict[str, list[str]]:
    (content,) = (
        attributes["content"]
        for tag, attributes in Elements(html).found
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert content is not None
    return {words[0]: words[1:] for words in map(str.split, content.split(";"))}


def digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_the_policy_allows_hashes_and_no_request(html: str) -> None:
    policy = policy_of(html)
    assert policy["default-src"] == ["'none'"]
    assert policy["base-uri"] == policy["form-action"] == ["'none'"]
    for name, sources in policy.items():
        for source in sources:
            allowed = source == "'none'" or source.startswith("'sha256-")
            assert allowed or (name, source) == ("img-src", "data:"), (name, source)


def test_the_hashes_are_those_of_what_is_inside(html: str) -> None:
    policy, raw = policy_of(html), Elements(html).raw
    scripts = [text for tag, attributes, text in raw if tag == "script" and not attributes]
    styles = [text for tag, _, text in raw if tag == "style"]
    assert scripts
    assert sorted(map(digest, scripts)) == sorted(policy["script-src"])
    assert sorted(map(digest, styles)) == sorted(policy["style-src"])
    for _, attributes, _ in raw:
        assert attributes == {} or attributes["type"] == "application/json"


def test_the_policy_comes_before_all_that_it_is_about(html: str) -> None:
    tags = [tag for tag, _ in Elements(html).found]
    policy = html.index("Content-Security-Policy")
    assert policy < min(html.index(f"<{tag}") for tag in {"script", "style"} & set(tags))
    assert html.index("<meta charset") < policy < html.index("</head>")


def test_nothing_is_fetched_and_nothing_runs_from_an_attribute(html: str) -> None:
    for tag, attributes in Elements(html).found:
        assert tag not in {"base", "embed", "form", "frame", "iframe", "link", "object", "portal"}
        for name, value in attributes.items():
            assert name not in FETCHING, (tag, name, value)
            assert name != "style", (tag, value)
            assert not name.startswith("on"), (tag, name, value)
        assert attributes.get("http-equiv") in {None, "Content-Security-Policy"}


def test_links_lead_inside_or_to_an_address_that_is_told_nothing(html: str) -> None:
    for tag, attributes in Elements(html).found:
        address = attributes.get("href")
        if address is None:
            continue
        assert tag == "a"
        if not address.startswith("#"):
            assert re.match("https?://", address)
            assert "noreferrer" in (attributes.get("rel") or "").split()
    referrer = {"name": "referrer", "content": "no-referrer"}
    assert ("meta", referrer) in Elements(html).found


def test_data_cannot_end_the_element_they_stand_in() -> None:
    html = page(pictured())
    (text,) = (text for _, attributes, text in Elements(html).raw if attributes)
    assert not set("<>&\u2028\u2029") & set(text)
    values = json.loads(text)["data"]["values"]
    assert values == [{it: it} for it in PICTURED]


@pytest.mark.parametrize("name", ["nasty", "pictured"])
def test_no_text_of_a_case_becomes_an_element(name: str) -> None:
    found = Elements(PAGES[name]())
    assert "blink" not in {tag for tag, _ in found.found}
    assert not any("injected" in text for _, attributes, text in found.raw if not attributes)


def test_the_style_and_the_scripts_cannot_end_their_elements_either(html: str) -> None:
    for tag, _, text in Elements(html).raw:
        assert f"</{tag}" not in text.lower()
        assert "<!--" not in text
    assert html.count("</style>") == 1
    assert html.rstrip().endswith("</html>")
