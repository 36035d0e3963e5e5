"""Wrong, enormous and hostile GeniusWeb files: faults with places and names, and nothing else."""

import copy
import json
import time
from pathlib import Path
from typing import Any

import pytest

import comity
from tests.bad_input.test_genius import faults
from tests.unit.formats.negotiation.files import CAMP_JSON, NORTH_JSON, SOUTH_JSON

SPACE = ("LinearAdditiveUtilitySpace",)
UTILITIES = (*SPACE, "issueUtilities")
WEIGHTS = (*SPACE, "issueWeights")
BID = (*SPACE, "reservationBid", "issuevalues")
LISTED = (*UTILITIES, "Water from", "DiscreteValueSetUtilities", "valueUtilities")
LINE = (*UTILITIES, "Hours", "NumberValueSetUtilities")
HOURS = ("issuesValues", "Hours")

# which file, what is replaced, by what, slug, place, part of the message
SPOILED_JSON: list[tuple[str, tuple[str, ...], Any, str, str, str]] = [
    ("camp", ("issuesValues",), {}, "domain-unreadable", "issuesValues", "has no issue"),
    ("camp", ("issuesValues",), [], "value-type", "issuesValues", "write an object"),
    ("camp", HOURS, {}, "value-type", "issuesValues.Hours", "either a list of values or a range"),
    ("camp", HOURS, {"values": ["a"], "range": [1, 2, 1]}, "value-type", "Hours", "one of the two"),
    ("camp", HOURS, 3, "value-type", "issuesValues.Hours", "here stands '3'"),
    ("camp", (*HOURS, "range"), [2, 1, 1], "value-type", "range", "no value lies from 2 to 1"),
    ("camp", (*HOURS, "range"), [1, 2, 0], "value-type", "range", "a step above 0"),
    ("camp", (*HOURS, "range"), [1, 2, -1], "value-type", "range", "a step above 0"),
    ("camp", (*HOURS, "range"), [0, 10**9, 1], "level-count", "range", "1,000,000,001 values"),
    ("camp", (*HOURS, "range"), [0, 1, 1e-9], "level-count", "range", "1,000,000,001 values"),
    ("camp", (*HOURS, "range"), [0, 1], "value-type", "range", "[low, high, step]"),
    ("camp", (*HOURS, "range"), "all", "value-type", "range", "write a list"),
    ("camp", (*HOURS, "range"), [0, "x", 1], "value-type", "range[1]", "here stands 'x'"),
    ("camp", (*HOURS, "range"), [0, "NaN", 1], "number-not-finite", "range[1]", "'NaN'"),
    ("camp", (*HOURS, "range"), [0, None, 1], "value-type", "range[1]", "a number"),
    ("camp", HOURS, {"values": []}, "level-count", "Hours.values", "'Hours' has 0 values"),
    ("camp", HOURS, {"values": ["a", "a "]}, "issue-mismatch", "Hours.values[1]", "a second time"),
    ("camp", HOURS, {"values": [1]}, "value-type", "Hours.values[0]", "a text in quotes"),
    ("camp", HOURS, {"values": "all"}, "value-type", "Hours.values", "write a list"),
    (
        "camp",
        HOURS,
        {"values": list("0123456789abcdefghijklmnopqrstuvwxyzA")},
        "level-count",
        "",
        "",
    ),
    ("north", SPACE, ..., "value-type", "", "an object with the key LinearAdditive"),
    ("north", SPACE, [], "value-type", "LinearAdditiveUtilitySpace", "the keys issueUtilities"),
    ("north", WEIGHTS, ..., "key-missing", "issueWeights", "'issueWeights'"),
    ("north", (*WEIGHTS, "Hours"), ..., "issue-mismatch", "issueWeights", "'Hours'"),
    ("north", (*WEIGHTS, "x"), 1, "issue-mismatch", "issueWeights.x", "no issue 'x'"),
    ("north", (*WEIGHTS, "Hours"), "x", "value-type", "Hours", "here stands 'x'"),
    ("north", (*WEIGHTS, "Hours"), True, "value-type", "Hours", "'true'"),
    ("north", (*WEIGHTS, "Hours"), None, "value-type", "Hours", "here stands nothing"),
    ("north", (*WEIGHTS, "Hours"), "Infinity", "number-not-finite", "Hours", ""),
    ("north", (*UTILITIES, "Hours"), ..., "issue-mismatch", "issueUtilities", "'Hours'"),
    ("north", (*UTILITIES, "x"), {}, "issue-mismatch", "issueUtilities.x", "no issue"),
    ("north", (*UTILITIES, "Hours"), {}, "issue-mismatch", "Hours", "no utilities"),
    ("north", LISTED[:3], {"Odd": {}}, "utility-unsupported", "Odd", "are 'Odd'; use one of"),
    ("north", LISTED[:3], {LINE[-1]: {}}, "issue-mismatch", LINE[-1], "has a list of values"),
    ("north", LINE[:3], {LISTED[3]: {}}, "issue-mismatch", LISTED[3], "has a range in the domain"),
    (
        "north",
        (*LISTED, "river"),
        ...,
        "issue-mismatch",
        LISTED[-1],
        "'river' of issue 'Water from'",
    ),
    ("north", (*LISTED, "sea"), 1, "issue-mismatch", "sea", "has no value 'sea'"),
    ("north", LISTED, ..., "key-missing", LISTED[-1], "add it"),
    ("north", LISTED, 3, "value-type", LISTED[-1], "write an object"),
    ("north", (*LINE, "lowValue"), ..., "key-missing", "lowValue", "add it"),
    ("north", (*LINE, "lowValue"), 0, "issue-mismatch", LINE[-1], "run from 0.5 to 2"),
    ("north", (*LINE, "highUtility"), [], "value-type", "highUtility", "a number"),
    ("north", (*SPACE, "domain", "issuesValues"), ..., "key-missing", "issuesValues", "add it"),
    (
        "north",
        (*SPACE, "domain", *HOURS),
        ...,
        "issue-mismatch",
        "issuesValues",
        "'Hours' is missing",
    ),
    (
        "north",
        (*SPACE, "domain", *HOURS, "range"),
        [0.5, 3, 0.5],
        "issue-mismatch",
        "Hours",
        "2.5, 3",
    ),
    ("north", (*SPACE, "reservationBid"), 3, "value-type", "reservationBid", "issuevalues"),
    ("north", (*BID, "x"), 1, "issue-mismatch", "x", "no issue"),
    ("north", (*BID, "Hours"), 7, "issue-mismatch", "Hours", "'7'"),
    ("north", (*BID, "Hours"), [], "issue-mismatch", "Hours", "''"),
]


def changed(data: Any, path: tuple[str, ...], value: Any) -> Any:
    """Give data with one thing replaced, or taken out where the value is `...`."""
    data = copy.deepcopy(data)
    here = data
    for step in path[:-1]:
        here = here[step]
    if value is ...:
        del here[path[-1]]
    else:
        here[path[-1]] = value
    return data


def read_json(camp: Any, north: Any, folder: Path) -> tuple[Path, list[Path]]:
    texts = {"camp": camp, "north": north, "south": SOUTH_JSON}
    paths = [folder / f"{name}.json" for name in texts]
    for path, data in zip(paths, texts.values(), strict=True):
        path.write_text(data if isinstance(data, str) else json.dumps(data, indent=1))
    return paths[0], paths[1:]


@pytest.mark.parametrize(("name", "path", "value", "slug", "place", "part"), SPOILED_JSON)
def test_a_fault_of_a_geniusweb_file_is_told(
    name: str, path: tuple[str, ...], value: Any, slug: str, place: str, part: str, tmp_path: Path
) -> None:
    camp, north = CAMP_JSON, NORTH_JSON
    if name == "camp":
        camp = changed(camp, path, value)
    else:
        north = changed(north, path, value)
    told = [(it.slug, str(it)) for it in faults(*read_json(camp, north, tmp_path))]
    start = f"{tmp_path / f'{name}.json'}:"
    assert any(s == slug and t.startswith(start) and place in t and part in t for s, t in told), (
        told
    )


@pytest.mark.parametrize(
    ("text", "slug", "part"),
    [
        ("", "yaml-empty", "the file is empty"),
        ("{", "yaml-syntax", "this is not JSON"),
        ("[]", "value-type", "an object with the key LinearAdditiveUtilitySpace"),
        ('{"SumOfGroupsUtilitySpace": {}}', "utility-unsupported", "is a SumOfGroupsUtilitySpace"),
        ('{"DefaultPartialOrdering": {}}', "utility-unsupported", "is a DefaultPartialOrdering"),
        (json.dumps(CAMP_JSON), "domain-unreadable", "this is a domain; name a GeniusWeb domain"),
        (json.dumps(NORTH_JSON).replace("0.4", "NaN"), "yaml-syntax", "cannot be NaN"),
        (json.dumps(NORTH_JSON).replace("0.4", "-Infinity"), "yaml-syntax", "cannot be -Infinity"),
        (json.dumps(NORTH_JSON).replace("0.4", "1e999"), "weights-range", "too large an exponent"),
        (json.dumps(NORTH_JSON).replace('"name":', '"name": "x", "name":'), "key-repeated", "name"),
        ('{"a":' * 99 + "1" + "}" * 99, "yaml-depth", "nested more than 24 deep"),
    ],
    ids=str,
)
def test_a_profile_that_is_none_is_told(text: str, slug: str, part: str, tmp_path: Path) -> None:
    found = faults(*read_json(CAMP_JSON, text, tmp_path))
    assert any(it.slug == slug and part in str(it) for it in found), found
    assert all(it.where.startswith(str(tmp_path / "north.json")) for it in found)


def test_a_profile_named_first_is_told(tmp_path: Path) -> None:
    (fault,) = faults(*read_json(NORTH_JSON, NORTH_JSON, tmp_path))
    assert (fault.slug, fault.what) == ("domain-unreadable", "this is a profile")


def test_a_line_between_equal_ends_is_none(tmp_path: Path) -> None:
    camp = changed(CAMP_JSON, (*HOURS, "range"), [2, 2, 1])
    north = changed(NORTH_JSON, (*LINE, "lowValue"), 2)
    north = changed(north, (*SPACE, "domain"), None)
    found = faults(read_json(camp, north, tmp_path)[0], [tmp_path / "north.json"])
    assert [it.slug for it in found] == ["utility-unsupported"]
    assert "which gives no line" in found[0].what


def test_a_domain_with_nothing_to_agree_is_no_dispute(tmp_path: Path) -> None:
    camp = {"name": "x", "issuesValues": {"only": {"values": ["one"]}}}
    listed = {"DiscreteValueSetUtilities": {"valueUtilities": {"one": 1}}}
    says = {SPACE[0]: {"issueUtilities": {"only": listed}, "issueWeights": {"only": 1}}}
    found = faults(read_json(camp, says, tmp_path)[0], [tmp_path / "north.json"])
    assert "nobody has an option" in str(found)


@pytest.mark.parametrize("values", [10, 36])
def test_domains_of_any_number_of_outcomes_are_read_at_once(values: int, tmp_path: Path) -> None:
    names = [f"Issue {k}" for k in range(60)]
    listed = [f"value {k}" for k in range(values)]
    camp = {"name": "x", "issuesValues": {name: {"values": listed} for name in names}}
    utilities = {"DiscreteValueSetUtilities": {"valueUtilities": dict.fromkeys(listed, 0.5)}}
    weights = dict.fromkeys(names, 1 / 64)
    says = {SPACE[0]: {"issueUtilities": dict.fromkeys(names, utilities), "issueWeights": weights}}
    domain, (north, _) = read_json(camp, says, tmp_path)
    begun = time.process_time()
    dispute = comity.read(domain, [north, north])
    assert len(dispute.options) == 60
    comity.write(dispute, tmp_path / "kept.yaml")
    assert comity.digest(comity.read(tmp_path / "kept.yaml")) == comity.digest(dispute)
    assert time.process_time() - begun < 20
    with pytest.raises(comity.ComityError, match="space-too-large"):
        comity.analyze(dispute)
