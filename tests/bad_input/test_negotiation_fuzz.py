"""Whatever negotiation files hold: a dispute that can be kept, or faults that have names."""

import copy
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import comity
from comity.formats.case import to_text
from comity.formats.exchange import Imported
from comity.formats.negotiation.dispute import negotiation_dispute
from comity.formats.negotiation.domain import SourceText
from comity.formats.negotiation.genius import read_genius
from comity.formats.negotiation.geniusweb import read_geniusweb
from comity.model.limits import DEFAULT
from tests.bad_input.messages import SLUGS
from tests.bad_input.test_fuzz import spoil
from tests.unit.formats.negotiation.files import (
    CAMP_JSON,
    CAMP_XML,
    NORTH_JSON,
    NORTH_XML,
    SOUTH_JSON,
    SOUTH_XML,
    VILLAGES_JSON,
)

IN_TIME = settings(deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.too_slow])
XML = (CAMP_XML, NORTH_XML, SOUTH_XML)
JSON = (CAMP_JSON, NORTH_JSON, SOUTH_JSON, VILLAGES_JSON)
ODD_XML = ("0", "-1", "NaN", "1e99", "", " ", "real", "1000000000", "37", "river", "\u202e", "null")


def read(texts: tuple[str, ...], *, web: bool) -> list[str]:
    """Read files; give the slugs of their faults, none if they make a dispute that can be kept."""
    domain, *profiles = [SourceText(f"f{k}", text) for k, text in enumerate(texts)]
    try:
        found, whose, notices = (read_geniusweb if web else read_genius)(domain, profiles)
        done = negotiation_dispute(found, whose, notices, "f0")
    except comity.ComityError as error:
        refusal = error
    else:
        assert_kept(done)
        return []
    assert 0 < len(refusal.faults) <= 101
    assert {fault.slug for fault in refusal.faults} <= SLUGS
    assert all(fault.where.startswith("f") for fault in refusal.faults)
    assert all(str(fault).isprintable() for fault in refusal.faults)
    return [fault.slug for fault in refusal.faults]


def assert_kept(done: Imported) -> None:
    text = to_text(done.dispute)
    if len(text.encode()) <= DEFAULT.file_bytes:
        assert comity.digest(comity.parse(text)) == comity.digest(done.dispute)


@st.composite
def spoiled_json(draw: st.DrawFn) -> tuple[str, ...]:
    data = copy.deepcopy(list(JSON))
    for _ in range(draw(st.integers(1, 3))):
        case = data[draw(st.integers(0, len(data) - 1))]
        if case:
            spoil(draw, case)
    return tuple(json.dumps(it, ensure_ascii=draw(st.booleans())) for it in data)


@st.composite
def spoiled_xml(draw: st.DrawFn) -> tuple[str, ...]:
    texts = list(XML)
    for _ in range(draw(st.integers(1, 3))):
        k = draw(st.integers(0, len(texts) - 1))
        lines = texts[k].splitlines()
        place = draw(st.integers(0, len(lines) - 1))
        kind = draw(st.sampled_from(("delete", "double", "swap", "value", "value", "name")))
        if kind == "delete":
            del lines[place]
        elif kind == "double":
            lines.insert(draw(st.integers(0, len(lines))), lines[place])
        elif kind == "swap":
            other = draw(st.integers(0, len(lines) - 1))
            lines[place], lines[other] = lines[other], lines[place]
        else:
            parts = lines[place].split('"')
            if len(parts) > 2 and kind == "value":
                at = 2 * draw(st.integers(0, (len(parts) - 3) // 2)) + 1
                parts[at] = draw(st.sampled_from(ODD_XML))
            else:
                parts[0] = parts[0].replace("i", draw(st.sampled_from(("u", "é", "-"))), 1)
            lines[place] = '"'.join(parts)
        texts[k] = "\n".join(lines)
    return tuple(texts)


@settings(IN_TIME, max_examples=400)
@given(spoiled_json())
def test_spoiled_json_is_a_dispute_or_has_faults_with_names(texts: tuple[str, ...]) -> None:
    read(texts, web=True)


@settings(IN_TIME, max_examples=400)
@given(spoiled_xml())
def test_spoiled_xml_is_a_dispute_or_has_faults_with_names(texts: tuple[str, ...]) -> None:
    read(texts, web=False)


@pytest.mark.heavy
@settings(IN_TIME, max_examples=10_000)
@given(spoiled_json(), spoiled_xml())
def test_many_spoiled_files_are_disputes_or_have_faults(
    web: tuple[str, ...], xml: tuple[str, ...]
) -> None:
    read(web, web=True)
    read(xml, web=False)


@settings(IN_TIME, max_examples=200)
@given(st.booleans(), st.integers(0, 2), st.data())
def test_files_with_a_few_characters_changed(web: bool, k: int, data: st.DataObject) -> None:
    texts = [json.dumps(it) for it in JSON] if web else list(XML)
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(texts[k])))
        end = min(len(texts[k]), start + data.draw(st.integers(0, 4)))
        new = data.draw(st.text("ab01 \n<>/\"'=&;:-[]{},#!?N\\\t", max_size=3))
        texts[k] = texts[k][:start] + new + texts[k][end:]
    read(tuple(texts), web=web)


@settings(IN_TIME, max_examples=150)
@given(st.text(st.characters(codec="utf-8")), st.booleans())
@example("\x00", False)
@example("\ufeff<a/>", False)
@example("&#0;", False)
@example("<a>&#xD800;</a>", False)
@example("<a><![CDATA[", False)
@example("<?xml version='1.0' encoding='" + "x" * 500, False)
@example("<!DOCTYPE a [" * 50, False)
@example("<!ENTITY % a SYSTEM 'b'>", False)
def test_any_text_has_faults_with_names(text: str, web: bool) -> None:
    assert read((text,), web=web)
    valid: tuple[Any, ...] = (json.dumps(CAMP_JSON),) if web else (CAMP_XML,)
    assert read((*valid, text), web=web)


@settings(IN_TIME, max_examples=100)
@given(content=st.binary() | st.binary(max_size=20).map(lambda it: CAMP_XML.encode() + it))
def test_any_bytes_in_a_file_have_faults_with_names(
    content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder: Path = tmp_path_factory.getbasetemp()
    north = folder / "north.xml"
    north.write_text(NORTH_XML)
    for name in ("any.xml", "any.json"):
        (folder / name).write_bytes(content)
        try:
            comity.read(folder / name, [north])
        except comity.ComityError as error:
            slugs = {fault.slug for fault in error.faults}
        else:
            slugs = set()
        assert slugs <= SLUGS
        assert slugs or content.startswith(CAMP_XML.encode())
