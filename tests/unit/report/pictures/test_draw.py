"""Drawings: as files, in notebooks, without the network, and without vl-convert."""

import sys
from dataclasses import dataclass
from typing import Any

import pytest

import comity
from comity.errors import ComityError
from comity.report.pictures.draw import png, svg
from comity.report.pictures.picture import SCHEMA, Picture
from comity.report.pictures.theme import LIGHT, Theme
from comity.tables import Table
from tests.unit.report.reports import hostile, pictures

PICTURE = pictures(comity.read("syria-iraq-1975"))["expense"]


def test_an_svg_has_the_labels_and_the_colours_of_a_theme() -> None:
    drawn = svg(PICTURE)
    assert drawn.startswith("<svg")
    assert {"Syria", "Iraq", "2 of 3"} <= {text.partition("<")[0] for text in drawn.split(">")}
    assert LIGHT.high in drawn
    assert "var(" not in drawn


def test_a_png_is_as_large_as_asked_for() -> None:
    def wide(data: bytes) -> int:
        assert data.startswith(b"\x89PNG\r\n\x1a\n")
        return int.from_bytes(data[16:20], "big")

    assert wide(png(PICTURE)) == 2 * wide(png(PICTURE, scale=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Calling(Picture):
    """A picture that would fetch something."""

    def specification(self, theme: Theme) -> dict[str, Any]:
        data = {"url": "http://127.0.0.1:9/data.json"}
        colour = {"value": theme.ink}
        return {"$schema": SCHEMA, "data": data, "mark": "point", "encoding": {"color": colour}}


def test_nothing_is_fetched() -> None:
    calling = Calling(id="c", title="C", sentence="S.", table=Table("T", ("a",), ((1,),)))
    with pytest.raises(ValueError, match=r"(?i)not allowed|disallowed|allowed base"):
        svg(calling)


@pytest.mark.parametrize("draw", [svg, png])
def test_without_vl_convert_the_fault_says_how_to_get_it(
    draw: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(ComityError, match=r"comity\[pictures\]' \(package-missing\)"):
        draw(PICTURE)


def test_a_notebook_shows_the_drawing() -> None:
    shown = PICTURE._repr_mimebundle_(include=None, exclude=None)
    assert set(shown) == {"text/plain", "image/svg+xml"}
    assert shown["image/svg+xml"] == svg(PICTURE)
    assert PICTURE.sentence in shown["text/plain"]


def test_without_vl_convert_a_notebook_shows_sentence_and_table(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    for picture in pictures(hostile()).values():
        html = picture._repr_mimebundle_()["text/html"]
        assert "<script" not in html
        assert "<table>" in html
        assert len(html) < 40_000
