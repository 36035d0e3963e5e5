"""Equilibrium jumps, and what says them."""

import pytest

import comity

PAIR = ("ministry", "uniroyal")


def test_elmira_is_as_published() -> None:
    """Kilgour, Hipel, Fang & Peng (2001): from 5 to 8, in the numbers of the publication."""
    found = comity.equilibrium_jumps(comity.read("elmira-1991"))
    assert list(found.by_concept) == ["nash", "gmr", "smr", "seq", "sseq"]
    assert found.by_concept["nash"] == (comity.Jump(7, 10, PAIR),)
    assert found.upset == {"nash": (7,), "gmr": (1, 7), "smr": (1, 7), "seq": (7,), "sseq": (7,)}
    assert found.under()[comity.Jump(7, 10, PAIR)] == ("nash", "gmr", "smr", "seq", "sseq")


def test_smaller_coalitions_stand_for_the_larger_ones() -> None:
    found = comity.equilibrium_jumps(comity.read("elmira-1991"), ["gmr"])
    assert {jump.by for jump in found.by_concept["gmr"] or ()} == {
        PAIR,
        ("ministry", "local-government"),
    }


def test_a_concept_without_meaning_has_no_jumps() -> None:
    found = comity.equilibrium_jumps(comity.read("elmira-1991"), ["sim"])
    assert found.by_concept == {"sim": None}
    assert found.upset == {"sim": None}


def test_one_line_and_a_sheet_say_what_was_found() -> None:
    found = comity.equilibrium_jumps(comity.read("elmira-1991"), ["nash", "gmr"])
    assert repr(found) == "<Jumps of elmira-1991: nash 1, gmr 2>"
    assert "Ontario Ministry of the Environment and Uniroyal" in found._repr_html_()


def test_very_many_parties_are_refused() -> None:
    ids = [f"p{k}" for k in range(11)]
    parties = tuple(comity.Party(it, it, options=(comity.Option(f"o{it}", "O"),)) for it in ids)
    dispute = comity.Dispute("d", "D", parties, dict.fromkeys(ids, comity.Concerns(())))
    with pytest.raises(comity.ComityError, match="coalitions-too-many"):
        comity.equilibrium_jumps(dispute, ["nash"])
