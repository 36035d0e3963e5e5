"""Reading .gmcr files: what becomes of each part, and what is said about it."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

import comity
from comity.formats.case import read_noting
from comity.formats.gmcr.reading import parse_gmcr
from comity.model.dispute import Concerns, Ranking
from tests.unit.formats.gmcr.files import BORDER, RANKED, text


def notices(file: dict[str, Any], **changes: Any) -> str:
    return "\n".join(parse_gmcr(text(file, **changes)).notices)


def wants(dispute: comity.Dispute, party: str) -> list[str]:
    preference = dispute.preferences[party]
    assert isinstance(preference, Concerns)
    return [concern.want for concern in preference.items]


def test_a_file_becomes_a_dispute() -> None:
    dispute = parse_gmcr(text(BORDER), name="files/Border 1990.gmcr").dispute
    assert (dispute.id, dispute.title) == ("border-1990", "Border 1990")
    assert [party.name for party in dispute.parties] == ["North", "South"]
    assert [(o.id, o.label, o.change) for o in dispute.options] == [
        ("open-border", "Open border", "any"),
        ("mobilise", "Mobilise", "up"),
        ("recall-envoy", "Recall envoy", "down"),
    ]
    assert dispute.infeasible == ("open-border and mobilise",)
    assert wants(dispute, "north") == [
        "not recall-envoy",
        "open-border and not mobilise or mobilise and recall-envoy",
    ]
    assert dispute.notes.startswith("Read from a .gmcr file saved by a test 1. South: the ranking")
    assert dispute.status_quo is None


def test_a_ranking_that_does_not_count_is_told() -> None:
    assert notices(BORDER) == "South: the ranking is not used, since the file asks for statements"


def test_rankings_count_where_the_file_says_so_by_the_old_names_too() -> None:
    read = parse_gmcr(text(RANKED))
    # The file numbers by Talk, then Walk; the dispute by Walk, then Talk.
    assert read.dispute.preferences["one"] == Ranking(((4,), (2, 3), (1,)))
    assert read.dispute.preferences["two"] == Ranking(((1,), (3,), (2,), (4,)))
    assert read.notices == (
        "options without a permittedDirection are taken to go both ways",
        "outcomes are taken to be numbered by the order of options in the file",
    )


def test_statements_beside_a_ranking_that_counts_are_told() -> None:
    north, south = copy.deepcopy(BORDER["decisionMakers"])
    north["preferenceRanking"] = [[1, 2, 3], [4, 5, 6]]
    found = notices(BORDER, decisionMakers=[north, south], useManualPreferenceRanking=True)
    assert found == "North, South: the statements are not used, since the file asks for rankings"


def test_a_decision_maker_may_have_its_own_word_on_rankings() -> None:
    north, south = copy.deepcopy(BORDER["decisionMakers"])
    south["useManualPreferenceRanking"] = True
    dispute = parse_gmcr(text(BORDER, decisionMakers=[north, south])).dispute
    assert isinstance(dispute.preferences["north"], Concerns)
    assert dispute.preferences["south"] == Ranking(((2,), (1, 5), (6,), (3, 4)))


def test_without_a_word_on_rankings_they_count_where_there_is_nothing_else() -> None:
    file = {key: value for key, value in RANKED.items() if not key.startswith("use")}
    file["decisionMakers"] = copy.deepcopy(file["decisionMakers"])
    file["decisionMakers"][1]["preferences"] = [[[0, "Y"]]]
    read = parse_gmcr(text(file))
    assert isinstance(read.dispute.preferences["one"], Ranking)
    assert wants(read.dispute, "two") == ["talk"]
    told = "\n".join(read.notices)
    assert "One: the file does not say whether rankings count; this one is used" in told
    assert "Two: the file does not say whether rankings count; this one is not used" in told


def test_no_preference_ties_everything_and_is_told() -> None:
    file = copy.deepcopy(BORDER)
    del file["decisionMakers"][0]["preferences"]
    read = parse_gmcr(text(file))
    assert read.dispute.preferences["north"] == Concerns(())
    assert "North: there is no preference, and so all outcomes are tied" in read.notices


def test_a_decision_maker_without_options_is_an_affected_party() -> None:
    watcher = {"name": "Watcher", "options": [], "preferences": [[[1, "N"]]]}
    read = parse_gmcr(text(BORDER, decisionMakers=[*BORDER["decisionMakers"], watcher]))
    assert read.dispute.affected == ("watcher",)
    assert "Watcher: without options, and so read as an affected party" in read.notices


def test_what_is_not_read_is_told_once_and_empty_lists_are_not_worth_a_word() -> None:
    file = copy.deepcopy(BORDER)
    for maker in file["decisionMakers"]:
        maker |= {"payoffs": [3, 2, 1], "misperceptions": [[[0, "Y"]]], "colour": "red"}
    told = notices(file, coalitions=[[0, 1]], coalitionsFull=[], description="x")
    assert told.count("payoffs are not read") == 1
    assert told.count("misperceptions are not read: every decision maker is taken to see") == 1
    assert "coalitions are not read: each decision maker stands for itself" in told
    assert "coalitionsFull" not in told
    assert "passed over: colour" in told
    assert "passed over: description" in told


def test_odd_names_become_ids_and_stay_as_labels() -> None:
    names = ["not", "", "撤军", "A\u001b[31mB", "Mobilise!", "mobilise", "2 days", " " * 3]
    options = [{"name": name, "permittedDirection": "both"} for name in names]
    maker = {"name": "", "options": list(range(8)), "preferences": [[[0, "Y"]]]}
    read = parse_gmcr(text(BORDER, options=options, decisionMakers=[maker], infeasibles=[]))
    found = [(option.id, option.label) for option in read.dispute.options]
    assert found == [
        ("option-not", "not"),
        ("option-2", "Option 2"),
        ("option", "撤军"),
        ("a-31mb", "A[31mB"),
        ("mobilise", "Mobilise!"),
        ("mobilise-2", "mobilise"),
        ("option-2-days", "2 days"),
        ("option-8", "Option 8"),
    ]
    assert read.dispute.parties[0].name == "Decision maker 1"
    told = "\n".join(read.notices)
    assert "taken out of names" in told
    assert "names that are empty were filled in, as Option 1 and so on" in told


def test_compounds_may_hold_compounds_and_may_be_infeasible() -> None:
    inner = {"compound": True, "members": [[[0, "Y"]], [[1, "Y"], [1, "Y"]]]}
    outer = {"compound": True, "members": [inner, [[2, "Y"], [0, "N"]]]}
    dispute = parse_gmcr(text(BORDER, infeasibles=[outer])).dispute
    assert dispute.infeasible == ("open-border or mobilise or recall-envoy and not open-border",)
    assert comity.analyze(dispute).outcomes[0].pattern == "NNN"


def test_the_layout_of_the_text_does_not_matter(tmp_path: Path) -> None:
    plain = parse_gmcr(text(BORDER)).dispute
    for indent in (2, "\t"):
        assert comity.digest(parse_gmcr(json.dumps(BORDER, indent=indent)).dispute) == (
            comity.digest(plain)
        )
    path = tmp_path / "case.GMCR"
    path.write_bytes(
        b"\xef\xbb\xbf" + json.dumps(BORDER, indent=1).encode().replace(b"\n", b"\r\n")
    )
    assert comity.digest(comity.read(path)) == comity.digest(plain)
    assert read_noting(path).notices == parse_gmcr(text(BORDER)).notices


def test_a_dispute_that_was_read_can_be_kept_as_a_case_file(tmp_path: Path) -> None:
    dispute = parse_gmcr(text(BORDER)).dispute
    comity.write(dispute, tmp_path / "case.yaml")
    assert comity.digest(comity.read(tmp_path / "case.yaml")) == comity.digest(dispute)


@pytest.mark.parametrize(("flag", "kind"), [(True, Ranking), (False, Concerns)])
def test_the_new_flag_goes_before_the_old_one(flag: bool, kind: type) -> None:
    makers = copy.deepcopy(BORDER["decisionMakers"])
    makers[0]["preferenceRanking"] = [[1, 2, 3, 4, 5, 6]]
    changes = {"useManualPreferenceRanking": flag, "useManualPreferenceVectors": not flag}
    dispute = parse_gmcr(text(BORDER, decisionMakers=makers, **changes)).dispute
    assert all(isinstance(it, kind) for it in dispute.preferences.values())


def test_of_newer_and_older_keys_the_newer_count_and_the_older_are_told() -> None:
    makers = copy.deepcopy(RANKED["decisionMakers"])
    makers[0]["preferenceRanking"] = [1, 2, 3, 4]
    read = parse_gmcr(text(RANKED, decisionMakers=makers, useManualPreferenceRanking=True))
    assert read.dispute.preferences["one"] == Ranking(((1,), (3,), (2,), (4,)))
    assert "preferenceVector is not read, since preferenceRanking is there too" in read.notices
    older = "useManualPreferenceVectors is not read, since useManualPreferenceRanking is there too"
    assert older in read.notices


def test_a_ranking_that_does_not_count_may_name_any_number() -> None:
    south = {"name": "South", "options": [2], "preferences": [], "preferenceRanking": [2, [9, 9]]}
    read = parse_gmcr(text(BORDER, decisionMakers=[BORDER["decisionMakers"][0], south]))
    assert read.notices == (
        "South: the ranking is not used, since the file asks for statements",
        "South: there is no preference, and so all outcomes are tied",
    )
    assert read.dispute.preferences["south"] == Concerns(())


def test_whatever_names_hold_the_dispute_can_be_kept(tmp_path: Path) -> None:
    path = tmp_path / "odd\x1b[31m\u202e.gmcr"
    odd = {"\u202e\x07": 1, "k" * 900: 2, "program": "p\x1b[0m" + "q" * 1000}
    path.write_text(text(BORDER, **odd, version=None), encoding="utf-8")
    dispute = comity.read(path)
    assert dispute.title == r"odd\x1b[31m\u202e"
    assert dispute.id == "odd-x1b-31m-u202e"
    assert len(dispute.notes) < 500
    comity.write(dispute, tmp_path / "kept.yaml")
    assert comity.digest(comity.read(tmp_path / "kept.yaml")) == comity.digest(dispute)
