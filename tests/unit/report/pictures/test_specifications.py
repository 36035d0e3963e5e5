"""Pictures of every kind are valid Vega-Lite, drawn without complaint, and hold texts safely."""

import json
import re
import xml.etree.ElementTree as ET
from typing import Any

import pytest
import vl_convert
from hypothesis import given, settings
from hypothesis import strategies as st

import comity
from comity.report.pictures.draw import VERSION, png, svg
from comity.report.pictures.graph import NAME
from comity.report.pictures.graph_words import LISTED
from comity.report.pictures.labels import label
from comity.report.pictures.theme import LIGHT, PAGE
from tests.laws.agreement import dispute_of
from tests.laws.settlement_cases import some_case
from tests.unit.report.reports import HOSTILE, hostile, pictures, report, valid

CASES = [name for name in comity.cases() if comity.read(name).status_quo is not None]
FOUND = {name: pictures(comity.read(name)) for name in CASES}


@pytest.mark.parametrize("name", CASES)
def test_every_case_has_pictures_in_the_language_they_claim(name: str) -> None:
    assert {"front", "regimes"} <= set(FOUND[name])
    for picture in FOUND[name].values():
        assert valid(picture.specification(PAGE)), picture.id
        assert valid(picture.specification(LIGHT)), picture.id


def test_the_language_is_looked_at_closely() -> None:
    specification = FOUND["elmira-1991"]["expense"].specification(LIGHT)
    assert not valid(specification | {"layer": [{"mark": "rectangle"}]})
    assert not valid(specification | {"heigth": 3})


@pytest.mark.parametrize("name", ["barter", "elmira-1991"])
def test_they_are_drawn_without_a_warning(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    for picture in FOUND[name].values():
        vl_convert.vegalite_to_svg(
            picture.specification(LIGHT), vl_version=VERSION, show_warnings=True
        )
    assert capfd.readouterr() == ("", "")


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**48))
def test_any_dispute_has_valid_pictures(seed: int) -> None:
    for picture in pictures(dispute_of(some_case(seed, 16))).values():
        assert valid(picture.specification(PAGE))
        assert re.fullmatch("[a-z0-9-]+", picture.id)
        assert picture.sentence
        assert picture.table.rows
        assert all(len(row) == len(picture.table.columns) for row in picture.table.rows)


def test_nothing_of_wants_is_pictured_for_the_public() -> None:
    found = report(comity.read("elmira-1991"), "public").pictures
    assert [*found] == ["graph"]
    assert "better" not in json.dumps(found["graph"].specification(LIGHT))


def texts(values: Any) -> list[str]:
    """List every text in plain data."""
    if isinstance(values, dict):
        return [text for value in values.values() for text in texts(value)]
    if isinstance(values, list):
        return [text for value in values for text in texts(value)]
    return [values] if isinstance(values, str) else []


def test_hostile_names_are_short_in_drawings_and_whole_in_tables() -> None:
    for picture in pictures(hostile()).values():
        specification = picture.specification(PAGE)
        for said in ("$schema", "description", "title"):  # not of the case, or in words
            specification.pop(said, None)
        found = texts(specification)
        assert max(map(len, found)) <= 80
        assert not any(sign in text for text in found for sign in "\u202e\u2066\0")
        drawn = svg(picture)
        assert "<script" not in drawn
        assert ET.fromstring(drawn).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314
        assert png(picture, 1).startswith(b"\x89PNG")
        table = picture.table
        told = {str(cell) for row in (table.columns, *table.rows) for cell in row}
        whole = [label(it, NAME) for it in HOSTILE] if picture.id == "graph" else HOSTILE
        assert all(any(name in text for text in told) for name in whole), picture.id


def test_parties_that_are_called_the_same_are_told_apart() -> None:
    for picture in pictures(hostile(5)).values():
        assert "<script>alert(1)</script> (2)" in json.dumps(picture.specification(PAGE)), (
            picture.id
        )


def test_thirty_parties_have_pictures_of_bounded_size() -> None:
    options = (comity.Option("o", "O"), comity.Option("p", "P"))
    movers = [comity.Party("m", "M", options=options)]
    parties = (*movers, *(comity.Party(f"b{k}", "y" * 500, "affected") for k in range(40)))
    wants = {it.id: comity.Concerns((comity.Concern("c", "o"),)) for it in parties}
    found = pictures(comity.Dispute("many", "Many", parties, wants, status_quo={}))
    assert {"expense", "front", "regimes"} - set(found) == set()
    for picture in found.values():
        assert len(json.dumps(picture.specification(PAGE))) < 150_000, picture.id
        assert valid(picture.specification(PAGE))
        assert len(svg(picture)) < 400_000


@pytest.mark.heavy
def test_a_million_outcomes_have_pictures_of_bounded_size() -> None:
    parties = tuple(
        comity.Party(f"p{j}", "P", options=tuple(comity.Option(f"o{j}-{k}", "O") for k in range(5)))
        for j in range(4)
    )
    wants: dict[str, comity.Preference] = {
        party.id: comity.Weights(
            {f"o{j}-{k}": (k + 1) * (-1) ** (j + k) for j in range(4) for k in range(5)}
        )
        for party in parties
    }
    large = comity.Dispute("large", "Large", parties, wants, status_quo={})
    for picture in pictures(large).values():
        assert len(json.dumps(picture.specification(PAGE))) < 700_000, picture.id
        assert len(picture.table.rows) <= (LISTED if picture.id == "graph" else 50)
