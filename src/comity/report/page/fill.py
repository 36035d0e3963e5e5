"""From a report to its page: templates filled in, scripts and style inside, a strict policy."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from comity.report.pictures.theme import DARK, LIGHT, PAGE
from comity.tables import cell_text

if TYPE_CHECKING:
    from comity.report.document import Report
    from comity.report.pictures.picture import Picture
    from comity.tables import Cell

HERE = files("comity.report.page")
COLOURS = """\
:root { color-scheme: light; %(light)s }
@media screen and (prefers-color-scheme: dark) {
  :root:not([data-theme="light"]) { color-scheme: dark; %(dark)s }
}
@media screen { :root[data-theme="dark"] { color-scheme: dark; %(dark)s } }
"""
LONG_WORD = 24
"""Signs after which a word may break in a table."""
SCRIPT_SIGNS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""What could end a script, or a line of one, that JSON stands in."""


def fill(report: Report) -> str:
    """Return a report as an HTML document; see `comity.page`."""
    scripts = [_asset(name) for name in _scripts(report)]
    style = _colours() + _asset("page.css")
    environment = Environment(
        loader=PackageLoader("comity.report.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"broken": _broken, "specification": _specification, "data": _data}
    template = environment.get_template("page.html.j2")
    policy = _policy(scripts, style)
    return template.render(report=report, scripts=scripts, style=style, policy=policy)


def _colours() -> Markup:
    """Return the themes as style: dark where system or reader want it, never on paper."""
    light, dark = (
        "".join(f"{name}:{value};" for name, value in theme.variables().items())
        for theme in (LIGHT, DARK)
    )
    return Markup(COLOURS % {"light": light, "dark": dark})  # noqa: S704  (our own colours)


def _scripts(report: Report) -> list[str]:
    """Return the scripts that a report needs; the last one starts what the others bring."""
    names = []
    if any(it.pictures for it in report.sections if it.template != "graph"):
        names += ["vendor/vega.min.js", "pictures.js"]
    if any(it.template == "graph" for it in report.sections):
        names += ["vendor/cytoscape.min.js", "graph-look.js", "graph.js"]
    return [*names, "page.js"]


def _asset(name: str) -> Markup:
    return Markup(HERE.joinpath(name).read_text(encoding="utf-8"))  # noqa: S704  (our own file)


def _policy(scripts: list[Markup], style: Markup) -> str:
    """Return a content policy that allows these scripts and this style, and no request at all."""
    hashes = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; script-src {hashes}; style-src {_hash(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _broken(cell: Cell) -> Markup:
    """Return a cell escaped, with places where words may break that are too long for a column."""
    pieces = re.findall(rf"\S{{1,{LONG_WORD}}}|\s+", cell_text(cell))
    words = Markup()
    for before, piece in pairwise(["", *pieces]):
        goes_on = bool(before.strip() and piece.strip())
        words += Markup("<wbr>") + piece if goes_on else escape(piece)
    return words


def _specification(picture: Picture) -> Markup:
    return _data(picture.specification(PAGE))


def _data(value: Any) -> Markup:
    """Return plain data as JSON that may stand in a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(SCRIPT_SIGNS))  # noqa: S704  (nothing in it can end the element)
