"""Genius XML: what becomes of each part, with utilities worked out by hand."""

from fractions import Fraction
from pathlib import Path

import pytest

import comity
from comity.formats.case import read_noting
from comity.formats.negotiation.domain import Issue, SourceText
from comity.formats.negotiation.genius import read_genius
from tests.unit.formats.negotiation.files import CAMP_XML, NORTH_XML, SOUTH_XML, write_genius

NORTH, SOUTH = SourceText("north.xml", NORTH_XML), SourceText("south.xml", SOUTH_XML)


def test_a_domain_has_its_issues_and_values_in_order() -> None:
    domain, _, notices = read_genius(SourceText("files/camp.xml", CAMP_XML), [])
    assert domain.name == "camp"
    assert domain.issues == (
        Issue("Water from", ("river", "deep well", "trucks")),
        Issue("Litres", ("-1", "0", "1", "2", "3")),
        Issue("Guard", ("nobody", "both")),
    )
    assert notices == []


def test_utilities_are_exact() -> None:
    _, (north, south), _ = read_genius(SourceText("camp.xml", CAMP_XML), [NORTH, SOUTH])
    assert (north.name, south.name) == ("north", "south")
    assert north.evaluations["Water from"] == {
        "river": Fraction(1, 2),
        "deep well": Fraction(1, 3),  # 0.5 times 2 of 3
        "trucks": 0,
    }
    # 0.3 times 0.2 and a quarter more for each litre above -1; nothing counts above 1.
    assert north.evaluations["Litres"] == {
        "-1": Fraction("0.06"),
        "0": Fraction("0.135"),
        "1": Fraction("0.21"),
        "2": Fraction("0.285"),
        "3": Fraction("0.3"),
    }
    assert south.evaluations["Litres"]["3"] == 0
    assert south.evaluations["Water from"]["river"] == Fraction(3, 70)
    assert north.evaluations["Guard"] == {"nobody": Fraction(1, 20), "both": Fraction(1, 5)}
    assert (north.reservation, south.reservation) == (Fraction(1, 4), None)
    outcome = {"Water from": "deep well", "Litres": "0", "Guard": "both"}
    assert north.utility(outcome) == Fraction(1, 3) + Fraction("0.135") + Fraction(1, 5)
    assert south.utility(outcome) == Fraction("0.3") + Fraction("0.45") + Fraction("0.05")


def test_the_files_become_a_dispute(tmp_path: Path) -> None:
    domain, profiles = write_genius(tmp_path)
    done = read_noting(domain, profiles)
    dispute = done.dispute
    assert (dispute.id, dispute.title, dispute.status_quo) == ("camp", "camp", None)
    assert [(party.id, party.name, party.options) for party in dispute.parties] == [
        ("north", "north", ()),
        ("south", "south", ()),
    ]
    assert [(it.id, it.label, it.consent, it.levels) for it in dispute.joint_options] == [
        ("water-from", "Water from", ("north", "south"), ("river", "deep-well", "trucks")),
        (
            "litres",
            "Litres",
            ("north", "south"),
            ("minus-1", "level-0", "level-1", "level-2", "level-3"),
        ),
        ("guard", "Guard", ("north", "south"), ("nobody", "both")),
    ]
    north = dispute.preferences["north"]
    assert isinstance(north, comity.Weights)
    assert "water-from == trucks" not in north.items
    assert north.items["water-from == deep-well"] == Fraction(1, 3)
    assert north.walk_away == Fraction(1, 4)
    assert dispute.notes == (
        "Read from a negotiation domain and 2 profiles. "
        "Every outcome is an agreement: none stands for having no agreement."
    )
    assert [issue.level_names for issue in dispute.joint_options] == [
        ("river", "deep well", "trucks"),
        ("-1", "0", "1", "2", "3"),
        (),
    ]
    assert done.notices == ()


@pytest.mark.parametrize(("value", "told"), [("1", False), ("0.9", True), ("NaN", True)])
def test_time_plays_no_part(value: str, told: bool) -> None:
    text = NORTH_XML.replace('discount_factor value="1.0"', f'discount_factor value="{value}"')
    notices = read_genius(SourceText("c.xml", CAMP_XML), [SourceText("n.xml", text)])[2]
    wanted = f"the discount factor of n, '{value}', is not read: time plays no part"
    assert notices == ([wanted] if told else [])


def test_weights_that_do_not_add_up_are_taken_as_they_are_and_told() -> None:
    text = NORTH_XML.replace('index="1" value="0.5"', 'index="1" value="3"')
    _, (north,), notices = read_genius(SourceText("c.xml", CAMP_XML), [SourceText("n.xml", text)])
    assert north.evaluations["Water from"]["river"] == 3
    assert notices == ["the weights of n add up to 3.5, not 1; they are taken as they are"]


def test_objectives_group_issues_and_their_weights_do_not_count() -> None:
    def grouped(text: str) -> str:
        opened = '<objective name="group" index="9"><issue name="Guard" index="3">'
        text = text.replace('<issue name="Guard" index="3">', opened)
        begin, _, end = text.partition(opened)
        return begin + opened + end.replace("</issue>", "</issue></objective>", 1)

    plain = read_genius(SourceText("c.xml", CAMP_XML), [NORTH])
    weighted = grouped(NORTH_XML).replace("<weight", '<weight index="9" value="7"/><weight', 1)
    found = read_genius(SourceText("c.xml", grouped(CAMP_XML)), [SourceText("north.xml", weighted)])
    assert found[:2] == plain[:2]
    assert found[2] == ["weights of objectives are not read: only those of issues count"]


def test_what_is_not_known_is_passed_over_and_told() -> None:
    text = CAMP_XML.replace("<objective", "<colour/><objective")
    notices = read_genius(SourceText("c.xml", text), [])[2]
    assert notices == ["elements that Comity does not know were passed over: colour"]


def test_values_that_read_alike_have_ids_of_their_own(tmp_path: Path) -> None:
    domain, profiles = write_genius(tmp_path)
    for path in (domain, *profiles):
        text = path.read_text()
        path.write_text(text.replace('"trucks"', '"Deep-Well!"').replace('"river"', '"not"'))
    dispute = comity.read(domain, profiles)
    assert dispute.options[0].levels == ("level-not", "deep-well", "deep-well-2")
    assert dispute.options[0].level_names == ("not", "deep well", "Deep-Well!")


def test_an_issue_with_a_single_value_is_settled(tmp_path: Path) -> None:
    domain, profiles = write_genius(tmp_path)
    for path in (domain, *profiles):
        lines = [line for line in path.read_text().splitlines() if 'value="nobody"' not in line]
        path.write_text("\n".join(lines))
    done = read_noting(domain, profiles)
    assert [option.id for option in done.dispute.options] == ["water-from", "litres"]
    north = done.dispute.preferences["north"]
    assert isinstance(north, comity.Weights)
    assert north.items["true"] == Fraction(1, 5)
    assert "issues with a single value are settled: they add the weight of 'true'" in done.notices


def test_one_profile_given_twice_makes_two_parties(tmp_path: Path) -> None:
    domain, (north, _) = write_genius(tmp_path)
    dispute = comity.read(domain, [north, north])
    named = [("north", "north"), ("north-2", "north (2)")]
    assert [(party.id, party.name) for party in dispute.parties] == named
    assert dispute.preferences["north"] == dispute.preferences["north-2"]


def test_a_single_profile_may_be_named_as_a_text(tmp_path: Path) -> None:
    domain, (north, _) = write_genius(tmp_path)
    one = comity.read(domain, str(north))
    assert comity.digest(one) == comity.digest(comity.read(str(domain), [str(north)]))


def test_control_characters_are_taken_out_of_names(tmp_path: Path) -> None:
    domain, profiles = write_genius(tmp_path)
    for path in (domain, *profiles):
        path.write_text(path.read_text().replace('"Guard"', '"Gu&#x202e;ard"'), encoding="utf-8")
    done = read_noting(domain, profiles)
    assert done.dispute.options[2].label == "Guard"
    assert "characters that cannot be printed were taken out of names" in done.notices


def test_weights_with_many_digits_are_kept_and_counted(tmp_path: Path) -> None:
    domain, (north, south) = write_genius(tmp_path)
    text = north.read_text().replace('value="0.5"', 'value="0.46263737893729673"')
    north.write_text(text.replace('value="0.3"', 'value="0.33736262106270327"'))
    done = read_noting(domain, [north, south])
    kept = tmp_path / "kept.yaml"
    comity.write(done.dispute, kept)
    assert comity.digest(comity.read(kept)) == comity.digest(done.dispute)
    preference = comity.read(kept).preferences["north"]
    assert isinstance(preference, comity.Weights)
    exact = Fraction(46263737893729673, 10**17) * Fraction(2, 3)
    assert preference.items["water-from == deep-well"] == exact
    fewer = read_noting(*write_genius(tmp_path)).dispute
    ranks = [comity.analyze(it).ranks["north"].tolist() for it in (done.dispute, fewer)]
    assert ranks[0] != ranks[1]  # 0.4626 of the water beside 0.3374 of the litres; 0.5 beside 0.3
    assert sorted(ranks[0]) == list(range(len(ranks[0])))
