"""Whatever a .gmcr file holds: a dispute that analyses, or faults with places and names."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import comity
from comity.formats.gmcr.reading import parse_gmcr
from comity.formats.gmcr.writing import to_gmcr
from comity.formats.nfg import to_nfg
from tests.bad_input.messages import SLUGS, Message, taken_apart
from tests.bad_input.test_fuzz import IN_TIME, SMALL, assert_usable, spoil
from tests.unit.formats.gmcr.files import BORDER, RANKED, text


def messages(content: str) -> list[Message]:
    with pytest.raises(comity.ComityError) as caught:
        parse_gmcr(content, name="bad.yaml", limits=SMALL)
    return [taken_apart(line) for line in str(caught.value).split("\n")]


def changed(path: tuple[Any, ...], value: Any, file: Any = BORDER) -> str:
    """Give a file's text with one thing replaced, or taken out where the value is `...`."""
    file = copy.deepcopy(file)
    here = file
    for step in path[:-1]:
        here = here[step]
    if value is ...:
        del here[path[-1]]
    else:
        here[path[-1]] = value
    return json.dumps(file, indent=1)


NORTH, SOUTH = ("decisionMakers", 0), ("decisionMakers", 1)

# what is replaced, by what, slug, place, part of the message
SPOILED: list[tuple[tuple[Any, ...], Any, str, str, str]] = [
    (("options",), ..., "key-missing", "options", "'options' is missing"),
    (("decisionMakers",), ..., "key-missing", "decisionMakers", "add it"),
    (("options",), {}, "value-type", "options", "write a list"),
    (("options",), [], "id-unknown", "decisionMakers[0].options[0]", "add options"),
    (("options",), None, "value-type", "options", "here stands nothing"),
    (("options", 0), "x", "value-type", "options[0]", "an object with the keys name"),
    (("options", 0, "name"), ..., "key-missing", "options[0].name", "'name' is missing"),
    (("options", 0, "name"), 5, "value-type", "options[0].name", "a text in quotes"),
    (("options", 0, "name"), None, "value-type", "options[0].name", "a text in quotes"),
    (("options", 0, "permittedDirection"), "up", "value-type", "permittedDirection", '"fwd"'),
    (("options", 0, "permittedDirection"), True, "value-type", "permittedDirection", '"back"'),
    (("decisionMakers",), [], "option-missing", "options[0]", "belongs to no decision maker"),
    (NORTH, 7, "value-type", "decisionMakers[0]", "the keys name, options"),
    ((*NORTH, "name"), ["N"], "value-type", "decisionMakers[0].name", "here stands a list"),
    ((*NORTH, "options"), ..., "key-missing", "decisionMakers[0].options", "add it"),
    ((*NORTH, "options"), [0], "option-missing", "options[1]", "'Mobilise' belongs to no"),
    ((*NORTH, "options"), [0, 1, 2], "option-owned-twice", "decisionMakers[1]", "a second time"),
    ((*NORTH, "options"), [0, 1, 0], "option-owned-twice", "decisionMakers[0].options[2]", "[0]"),
    ((*NORTH, "options"), [0, 3], "id-unknown", "options[1]", "numbered 0 to 2"),
    ((*NORTH, "options"), [-1, 1], "id-unknown", "options[0]", "no option number -1"),
    ((*NORTH, "options"), ["0", 1], "value-type", "options[0]", "the number of an option"),
    ((*NORTH, "options"), [0.0, 1], "value-type", "options[0]", "'0.0'"),
    ((*NORTH, "options"), [True, 1], "value-type", "options[0]", "'true'"),
    ((*NORTH, "options"), [10**40, 1], "value-type", "options[0]", "the number of an option"),
    ((*NORTH, "options"), [[0], 1], "value-type", "options[0]", "here stands a list"),
    ((*NORTH, "preferences"), "x", "value-type", "decisionMakers[0].preferences", "a list"),
    ((*NORTH, "preferences", 0), [], "value-type", "preferences[0]", "an empty list"),
    ((*NORTH, "preferences", 0), [2, "N"], "value-type", "preferences[0][0]", "a pair"),
    ((*NORTH, "preferences", 0), [[2, "N", 1]], "value-type", "preferences[0][0]", "a pair"),
    ((*NORTH, "preferences", 0), [[9, "N"]], "id-unknown", "preferences[0][0][0]", "number 9"),
    ((*NORTH, "preferences", 0), [[2, "y"]], "value-type", "preferences[0][0][1]", '"Y" or "N"'),
    ((*NORTH, "preferences", 0), [[2, None]], "value-type", "[0][1]", '"Y" or "N"'),
    ((*NORTH, "preferences", 1, "members"), ..., "key-missing", "members", "add it"),
    ((*NORTH, "preferences", 1, "members"), [], "value-type", "members", "at least one statement"),
    ((*NORTH, "preferences", 1, "members"), 3, "value-type", "members", "a list"),
    ((*NORTH, "preferences", 1, "compound"), False, "value-type", "compound", "write true"),
    (("infeasibles",), [[[0, "Y"]], [[0, "N"]]], "outcomes-none", "infeasibles", "all 8 outcomes"),
    (("infeasibles",), [[["0", "Y"]]], "value-type", "infeasibles[0][0][0]", "'0'"),
    (("useManualPreferenceRanking",), "yes", "value-type", "Ranking", "true or false"),
    (("useManualPreferenceRanking",), True, "preference-missing", "decisionMakers[0]", "to false"),
]

RANKINGS: list[tuple[Any, str, str, str]] = [
    ([4, 3, 2], "ranking-missing", "preferenceVector", "1 of 4 outcomes not ranked: 1 (NN)"),
    ([4, 3, 2, 1, 5], "outcome-unknown", "preferenceVector[4]", "numbered 1 to 4"),
    ([0, 4, 3, 2], "outcome-unknown", "preferenceVector[0]", "no outcome number 0"),
    ([4, 3, [2, 1], 4], "ranking-repeated", "preferenceVector[3]", "a second time"),
    ([4, [3, 3], 2, 1], "ranking-repeated", "preferenceVector[1][1]", "a second time"),
    ([4, [[3]], 2, 1], "value-type", "preferenceVector[1][0]", "an outcome's number"),
    ([4, 3, [], 2, 1], "value-type", "preferenceVector[2]", "an empty list"),
    (["4", 3, 2, 1], "value-type", "preferenceVector[0]", "an outcome's number"),
    ([4.0, 3, 2, 1], "value-type", "preferenceVector[0]", "'4.0'"),
    ({"4": 1}, "value-type", "preferenceVector", "a list"),
    (10**400, "value-type", "preferenceVector", "a list"),
]


@pytest.mark.parametrize(("path", "value", "slug", "place", "fragment"), SPOILED)
def test_a_fault_is_told_at_its_place(
    path: tuple[Any, ...], value: Any, slug: str, place: str, fragment: str
) -> None:
    found = messages(changed(path, value))
    assert any(it.slug == slug and place in it.text and fragment in it.text for it in found), found


@pytest.mark.parametrize(("ranking", "slug", "place", "fragment"), RANKINGS)
def test_a_fault_of_a_ranking_is_told_at_its_place(
    ranking: Any, slug: str, place: str, fragment: str
) -> None:
    path = ("decisionMakers", 0, "preferenceVector")
    found = messages(changed(path, ranking, RANKED))
    assert any(it.slug == slug and place in it.text and fragment in it.text for it in found), found


def test_all_faults_are_told_in_the_order_of_lines() -> None:
    file = copy.deepcopy(BORDER)
    file["options"][2]["name"] = 1
    file["decisionMakers"][1]["preferences"] = [[[7, "Y"]]]
    content = json.dumps(file, indent=1)
    lines = [content[: content.index(part)].count("\n") + 1 for part in ('"name": 1', " 7,")]
    found = messages(content)
    assert [(it.line, it.slug) for it in found] == [
        (lines[0], "value-type"),
        (lines[1], "id-unknown"),
    ]


@pytest.mark.parametrize(
    ("content", "slug"),
    [
        ("[]", "value-type"),
        ("5", "value-type"),
        ('"x"', "value-type"),
        ("{", "yaml-syntax"),
        ('{"options": [}', "yaml-syntax"),
        ('{"options": [], "options": []}', "key-repeated"),
        ("[" * 100_000, "yaml-depth"),
        ('{"compound":' * 50_000, "yaml-depth"),
        ('{"options": &x []}', "yaml-alias"),
        ('{"a": "\\ud800"}', "yaml-syntax"),
        ('{"version": NaN, "options": []}', "yaml-syntax"),
        ('{"payoffs": [1, -Infinity]}', "yaml-syntax"),
        ("{}\n---\n{}", "yaml-documents"),
        ("options: []", "yaml-syntax"),
        ('{"options": []} # why', "yaml-syntax"),
        ("{'options': []}", "yaml-syntax"),
        ('{"options": [],}', "yaml-syntax"),
        ('{"options"}', "yaml-syntax"),
        ('{"options": yes}', "yaml-syntax"),
    ],
    ids=str,
)
def test_what_is_no_such_file_is_refused(content: str, slug: str) -> None:
    assert slug in {it.slug for it in messages(content)}


@pytest.mark.parametrize("content", ["", "null", "\n", "\ufeff"])
def test_an_empty_file_is_told(content: str) -> None:
    with pytest.raises(comity.ComityError, match="yaml-empty"):
        parse_gmcr(content)


def test_what_is_no_json_is_not_called_yaml() -> None:
    for content in ("{", '{"a": 1,}', '{"a": "\\ud800"}'):
        assert "this is not JSON: " in messages(content)[0].text
    (found,) = messages('{"options":\n [1,]}')
    assert ":2:" in found.text


def test_what_only_follows_from_another_fault_is_not_told() -> None:
    for content in (
        changed(("options",), ...),
        changed(("options",), 5),
        text(BORDER)[:-1] + ', "options": []}',
    ):
        (found,) = messages(content)
        assert ": options: " in found.text


def test_a_file_with_too_many_options_is_refused_before_anything_is_counted() -> None:
    for count, slug in (
        (101, "space-too-large"),
        (60, "space-too-large"),
        (20_000, "space-too-large"),
    ):
        options = [{"name": ""} for _ in range(count)]
        maker = {"name": "A", "options": list(range(count))}
        (found,) = messages(json.dumps({"options": options, "decisionMakers": [maker]}))
        assert found.slug == slug
        assert ": options: " in found.text


def test_a_statement_that_grows_too_long_is_refused_at_its_place() -> None:
    conjunction = [[k, "Y"] for k in range(3)]
    long = {"compound": True, "members": [conjunction] * 300}
    found = messages(changed(("decisionMakers", 0, "preferences", 1), long))
    assert [(it.slug, "decisionMakers[0].preferences[1]: " in it.text) for it in found] == [
        ("statement-too-large", True)
    ]
    found = messages(changed(("infeasibles", 0), long))
    assert [(it.slug, "infeasibles[0]: " in it.text) for it in found] == [
        ("statement-too-large", True)
    ]


def test_a_hundred_thousand_faults_are_told_as_a_hundred() -> None:
    found = messages(text(BORDER, infeasibles=[0] * 100_000))
    assert len(found) == 101
    assert found[-1].slug == "faults-too-many"


def outcome_of(content: str) -> None:
    """Fail unless a text is a dispute of which everything can be done, or has faults."""
    try:
        dispute = parse_gmcr(content, limits=SMALL).dispute
        analysis = comity.analyze(dispute, limits=SMALL)
    except comity.ComityError as error:
        refusal = error
    else:
        assert_usable(dispute, analysis)
        assert to_nfg(dispute, lossy=True, limits=SMALL).text
        again = parse_gmcr(to_gmcr(dispute).text).dispute
        assert comity.analyze(again).equilibria == analysis.equilibria
        return
    assert refusal.faults
    assert {fault.slug for fault in refusal.faults} <= SLUGS
    assert all(str(fault).isprintable() for fault in refusal.faults)


@st.composite
def spoiled(draw: st.DrawFn) -> str:
    file = copy.deepcopy(draw(st.sampled_from([BORDER, RANKED])))
    for _ in range(draw(st.integers(1, 3))):
        if file:
            spoil(draw, file)
    return json.dumps(file, ensure_ascii=draw(st.booleans()))


@settings(IN_TIME, max_examples=400)
@given(spoiled())
def test_a_spoiled_file_is_a_dispute_or_has_faults_with_names(content: str) -> None:
    outcome_of(content)


@pytest.mark.heavy
@settings(IN_TIME, max_examples=20_000)
@given(spoiled())
def test_many_spoiled_files_are_disputes_or_have_faults_with_names(content: str) -> None:
    outcome_of(content)


@settings(IN_TIME, max_examples=200)
@given(st.data())
def test_a_file_with_a_few_characters_changed(data: st.DataObject) -> None:
    content = text(data.draw(st.sampled_from([BORDER, RANKED])))
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(content)))
        end = min(len(content), start + data.draw(st.integers(0, 4)))
        new = data.draw(st.text('01 \n:-[]{},"NY\\\t&*!', max_size=3))
        content = content[:start] + new + content[end:]
    outcome_of(content)


@settings(IN_TIME, max_examples=100)
@given(content=st.binary())
def test_any_bytes_in_a_file_have_faults_with_names(
    content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path: Path = tmp_path_factory.getbasetemp() / "any.gmcr"
    path.write_bytes(content)
    with pytest.raises(comity.ComityError) as caught:
        comity.read(path)
    assert {fault.slug for fault in caught.value.faults} <= SLUGS
