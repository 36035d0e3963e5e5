"""Certificates of a made-up dispute, worked out by hand, as data and in words."""

from fractions import Fraction

import pytest

import comity
from comity.formats.certificates import certificate_data
from comity.settlement.certificate import Cause, Shift
from comity.settlement.certify import certify
from comity.settlement.sentence import sentences
from tests.unit.settlement.disputes import GRAPH, LAKE, lake


def test_a_certificate_lists_everybody_in_file_order() -> None:
    found = certify(lake(), "N1NY")
    assert [(it.party, it.affected, it.kind, it.sign) for it in found.changes] == [
        ("mill", False, "weights", 1),
        ("town", False, "concerns", 1),
        ("fish", True, "concerns", 0),
    ]
    assert found.indivisible
    assert found.win_win
    assert not found.strictly_win_win
    assert found.raised == ("mill", "town")
    assert not found.causes
    assert not found.arrivals


def test_weights_give_the_exact_difference_and_the_items() -> None:
    (mill, _, _) = certify(lake(), "N1NY").changes
    assert mill.difference == Fraction("0.5")
    assert [(it.want, it.weight, it.after) for it in mill.changed] == [
        ("pay >= half", Fraction("-0.5"), True),
        ("plant", Fraction(1), True),
    ]
    assert [it.want for it in mill.truths if it.answered and it.counts] == ["sue", "plant"]


def test_the_first_concern_that_differs_decides() -> None:
    (_, town, fish) = certify(lake(), "N1NY").changes
    assert town.decided_by is not None
    assert town.decided_by.id == "clean"
    assert [it.id for it in town.changed] == ["clean", "money"]
    assert fish.decided_by is None


def test_a_counter_example_says_whose_options_differ_and_what_undoing_them_means() -> None:
    found = certify(lake(), "Y2NN")
    assert found.lowered == ("fish",)
    assert not found.indivisible
    shifts = (Shift("dump", "Dump waste", "no", "yes"), Shift("pay", "Pay", "none", "full"))
    assert found.causes == (Cause("fish", ("mill",), shifts, 0),)
    (arrival,) = found.arrivals
    assert (arrival.mover, arrival.origin.number, arrival.sign) == ("mill", 1, 1)
    assert arrival.lowers == ("fish",)


def test_gains_at_somebodys_expense_are_no_win_win() -> None:
    found = certify(lake(), "Y2NY")
    assert (found.raised, found.lowered) == (("mill", "town"), ("fish",))
    assert not found.win_win


def test_undoing_that_leads_nowhere_is_said() -> None:
    dispute = lake(status="status_quo: {} -> status_quo: {sue: yes, dump: yes}")
    found = certify(dispute, "Y0NY")
    assert found.lowered == ()
    worse = lake(
        status="status_quo: {} -> status_quo: {sue: yes}",
        want="want: plant -> want: sue",
    )
    causes = certify(worse, "N0NY").causes
    assert [(it.by, it.undone) for it in causes] == [(("town",), None), (("mill", "town"), -1)]


def test_everybody_gaining_is_strictly_win_win() -> None:
    dispute = lake(status="status_quo: {} -> status_quo: {dump: yes, sue: yes}")
    found = certify(dispute, "N0NY")
    assert found.strictly_win_win
    assert sentences(found)[0].endswith("and everybody would be more secure.")


def test_the_status_quo_is_its_own_certificate() -> None:
    found = certify(lake(), 1)
    assert found.at_status_quo
    assert found.indivisible
    assert not found.win_win
    assert sentences(found)[0].startswith("1 (no option taken) is the status quo itself")


def test_a_graph_lists_the_moves_that_lower() -> None:
    found = certify(comity.parse(GRAPH), "fight")
    assert found.lowered == ("ann",)
    assert found.causes == ()
    moves = [(it.mover, it.origin.name, it.sign, it.lowers) for it in found.arrivals]
    assert moves == [
        ("ann", "talk", -1, ("ann",)),
        ("bob", "now", 0, ("ann",)),
        ("bob", "talk", -1, ("ann",)),
    ]


def test_without_a_status_quo_there_is_nothing_to_compare_with() -> None:
    with pytest.raises(comity.ComityError, match=r"names no status quo.*\(key-missing\)"):
        certify(comity.parse(LAKE.replace("status_quo: {}\n", "")), 1)


def test_sentences_name_parties_concerns_and_what_decides() -> None:
    lines = """
    At 18 (Dump waste; Pay: full; Build a plant), Fishers would be less secure than at the status
    quo, 1 (no option taken).
    Mill would be better off by 2.5: 'dump' (weight 2) becomes true; 'pay >= half' (weight -0.5)
    becomes true; 'plant' (weight 1) becomes true.
    Town would be better off: clean: 'plant' (health, source report) becomes true, which decides;
    of less importance to it, money: 'the mill pays' (economic) becomes true.
    Fishers (affected) would be worse off: water: 'not dump' (environmental, source report) is no
    longer true, which decides.
    Options of Mill that differ from the status quo: Dump waste (no to yes), Pay (none to full);
    with these alone put back, Fishers would not be worse off.
    Options settled by agreement of Mill and Town that differ from the status quo: Build a plant
    (no to yes); with these alone put back, Fishers would still be worse off.
    """
    assert " ".join(sentences(certify(lake(), "Y2NY"))) == " ".join(lines.split())


def test_balance_and_silence_have_words_of_their_own() -> None:
    dispute = lake(
        weights='{dump: 2, "pay >= half": -0.5, sue: -3, plant: 1, true: 0} -> {dump: 2, pay: -2}',
        fish="[{id: water, want: not dump, domain: environmental, source: report}] -> []",
    )
    _, mill, town, fish = sentences(certify(dispute, "Y1NN"))
    assert mill.endswith(
        "as well off as now: 'dump' (weight 2) becomes true; 'pay' (weight -2) "
        "becomes true; together they balance."
    )
    assert "money: 'the mill pays' (economic) becomes true, which decides." in town
    assert fish == "Fishers (affected) would be as well off as now: no concern of it is recorded."


def test_the_data_is_plain_and_exact() -> None:
    data = certificate_data(certify(lake(), "Y2NY"))
    assert data["changes"][0]["difference"] == "2.5"
    assert data["changes"][1]["decided_by"] == "clean"
    assert data["lowered"] == ["fish"]
    assert data["indivisible"] is False
    assert data["outcome"] == 18
    assert data["places"]["outcome"] == {
        "number": 18,
        "pattern": "Y2NY",
        "name": None,
        "members": [],
        "words": "Dump waste; Pay: full; Build a plant",
    }
