"""GeniusWeb JSON: what becomes of each part, with utilities worked out by hand."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import comity
from comity.formats.case import read_noting
from comity.formats.negotiation.domain import Issue, SourceText
from comity.formats.negotiation.geniusweb import is_geniusweb, read_geniusweb
from tests.unit.formats.negotiation.files import (
    CAMP_JSON,
    NORTH_JSON,
    SOUTH_JSON,
    VILLAGES_JSON,
    profile,
    write_geniusweb,
)


def source(data: Any, name: str = "x.json") -> SourceText:
    return SourceText(name, json.dumps(data))


def test_a_domain_has_its_issues_and_values_in_order() -> None:
    domain, _, notices = read_geniusweb(source(CAMP_JSON), [])
    assert domain.name == "Water for two camps"
    assert domain.issues == (
        Issue("Water from", ("river", "deep well")),
        Issue("Hours", ("0.5", "1", "1.5", "2")),
    )
    assert notices == []


def test_a_range_ends_at_or_below_its_upper_end() -> None:
    data = {"issuesValues": {"x": {"range": [-1, 2, 2]}, "y": {"range": [3, 3, 1]}}}
    domain = read_geniusweb(source(data, "files/water.json"), [])[0]
    assert domain.name == "water"
    assert [issue.values for issue in domain.issues] == [("-1", "1"), ("3",)]


def test_utilities_are_exact() -> None:
    data = [source(it) for it in (NORTH_JSON, SOUTH_JSON, VILLAGES_JSON)]
    _, (north, south, villages), notices = read_geniusweb(source(CAMP_JSON), data)
    assert [it.name for it in (north, south, villages)] == ["North", "South", "Villages"]
    assert north.evaluations["Water from"] == {"river": 0, "deep well": Fraction("0.4")}
    # 0.6 times a third more for each half hour above the first
    assert north.evaluations["Hours"] == {
        "0.5": 0,
        "1": Fraction(1, 5),
        "1.5": Fraction(2, 5),
        "2": Fraction(3, 5),
    }
    assert south.evaluations["Water from"]["deep well"] == Fraction("0.075")
    assert south.evaluations["Hours"]["1.5"] == Fraction(1, 12)  # 0.25 times a third
    assert villages.utility({"Water from": "river", "Hours": "1"}) == Fraction("0.3")
    assert (north.reservation, south.reservation) == (Fraction(1, 5), None)
    assert villages.reservation == Fraction(1, 4)  # 0.5 times 0.5 for two hours, no water
    told = "the reservation bid of Villages leaves issues open: they add nothing to it"
    assert notices == [told]


def test_older_names_of_utilities_are_read_too() -> None:
    text = json.dumps(NORTH_JSON)
    older = text.replace("DiscreteValueSetUtilities", "discreteutils")
    older = older.replace("NumberValueSetUtilities", "numberutils")
    assert older != text
    both = [SourceText("x.json", it) for it in (text, older)]
    _, (new, old), _ = read_geniusweb(source(CAMP_JSON), both)
    assert new == old


def test_numbers_are_read_from_their_text() -> None:
    text = json.dumps(NORTH_JSON).replace('"deep well": 1', '"deep well": 0.1000000000000000055')
    (north,) = read_geniusweb(source(CAMP_JSON), [SourceText("x.json", text)])[1]
    found = north.evaluations["Water from"]["deep well"]
    assert found == Fraction(4, 10) * Fraction(1000000000000000055, 10**19)


def test_a_profile_need_not_repeat_its_domain_nor_its_name() -> None:
    data = json.loads(json.dumps(SOUTH_JSON))
    del data["LinearAdditiveUtilitySpace"]["domain"], data["LinearAdditiveUtilitySpace"]["name"]
    (south,) = read_geniusweb(source(CAMP_JSON), [source(data, "the south.json")])[1]
    assert south.name == "the south"


def test_values_may_stand_in_another_order() -> None:
    data = json.loads(json.dumps(SOUTH_JSON))
    listed = data["LinearAdditiveUtilitySpace"]["domain"]["issuesValues"]
    listed["Water from"]["values"].reverse()
    assert read_geniusweb(source(CAMP_JSON), [source(data)])[0].issues[0].values[0] == "river"


def test_the_files_become_a_dispute(tmp_path: Path) -> None:
    domain, profiles = write_geniusweb(tmp_path)
    done = read_noting(domain, profiles)
    dispute = done.dispute
    assert (dispute.id, dispute.title) == ("water-for-two-camps", "Water for two camps")
    assert [party.id for party in dispute.parties] == ["north", "south", "villages"]
    hours = dispute.joint_options[1]
    assert hours.consent == ("north", "south", "villages")
    assert hours.levels == ("level-0-5", "level-1", "level-1-5", "level-2")
    north = dispute.preferences["north"]
    assert isinstance(north, comity.Weights)
    assert dict(north.items) == {
        "water-from == deep-well": Fraction(2, 5),
        "hours == level-1": Fraction(1, 5),
        "hours == level-1-5": Fraction(2, 5),
        "hours == level-2": Fraction(3, 5),
    }
    assert north.walk_away == Fraction(1, 5)
    assert "The reservation bid of Villages leaves issues open" in dispute.notes


def test_a_case_file_in_json_is_still_one(tmp_path: Path) -> None:
    path = tmp_path / "chicken.json"
    comity.write(comity.read("chicken"), path)
    text = path.read_text()
    assert not is_geniusweb(text, "x")
    noted = text.replace('"notes": "', r'"notes": "about \"issuesValues\" ', 1)
    assert noted != text
    path.write_text(noted)
    assert comity.read(path).title == "Chicken"


@pytest.mark.parametrize("bid", [{"Hours": 1}, {"Hours": 1.0}, {"Hours": "1"}])
def test_a_number_in_a_bid_may_be_written_in_several_ways(bid: Any) -> None:
    data = profile("N", (0, 1), (0, 1), (0.4, 0.6), {"Water from": "river"} | bid)
    (north,) = read_geniusweb(source(CAMP_JSON), [source(data)])[1]
    assert north.reservation == Fraction(1, 5)
