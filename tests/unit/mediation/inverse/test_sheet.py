"""What is said of an inverse analysis as a whole."""

from dataclasses import replace
from fractions import Fraction

import pytest

import comity
from comity.mediation.inverse.result import Share, Sufficient
from comity.mediation.inverse.sheet import (
    enough_lines,
    inverse_facts,
    inverse_notes,
    inverse_sheet,
    necessary_lines,
    portion,
    telling,
)
from tests.unit.mediation.inverse.found import SHARE, clause, found
from tests.unit.test_notebook_display import HOSTILE, hostile, shown


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (SHARE, "under 240 of all 720 combinations of strict rankings of Syria and Iraq (33.3 %)."),
        (
            replace(SHARE, rankings=None),
            "under 33.3 % of all combinations of strict rankings of Syria and Iraq.",
        ),
        (
            Share(None, 0.0625, 0.125, 20_000, None),
            (
                "under some 6.25 % to 12.5 % of the combinations of strict rankings of Syria and "
                "Iraq: of 20,000 drawn at random, with an interval that misses"
            ),
        ),
        (Share(None, 0, 1, 0, None), "was not found: it would take too long."),
        (Share(Fraction(1), 1, 1, 0, 6), "under 6 of all 6 combinations"),
    ],
)
def test_a_share_says_if_it_was_counted_or_drawn(share: Share, told: str) -> None:
    *_, fact = inverse_facts(found(clause((0,)), share=share))
    assert told in fact


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (Fraction(0), "none"),
        (Fraction(1), "100 %"),
        (Fraction(9996, 10_000), "nearly all"),
        (Fraction(1, 100), "1 %"),
        (Fraction(1, 101), "one in 101"),
        (Fraction(1, 10**5000), "less than one in 1,000,000,000,000,000"),
    ],
)
def test_a_share_is_never_rounded_to_none_or_all(share: Fraction, told: str) -> None:
    assert portion(share) == told


def test_who_stands_in_the_way_is_named() -> None:
    facts = list(inverse_facts(found(clause(to=6), clause((0,)), smallest=None)))
    assert facts[-2:] == [
        "Nothing that the free parties may want makes 2 hold.",
        "Syria would leave it for 6 (Escalate the dispute; Attack) all the same.",
    ]


def test_clauses_that_only_together_cannot_be_met_blame_no_single_move() -> None:
    *_, fact = inverse_facts(found(clause((0,)), clause((1,)), smallest=None))
    assert fact == "What keeps parties from one move is ruled out by what keeps them from others."


def test_a_set_that_was_not_found_is_no_proof_that_there_is_none() -> None:
    some = found(clause((0,), complete=False), smallest=None, unfound="too many ways")
    assert "Nothing that the free" not in " ".join(inverse_facts(some))
    assert enough_lines(some) == ["No such set was found: too many ways."]


def test_a_set_says_if_it_is_proved_smallest() -> None:
    *lines, proof = enough_lines(found(clause((0, 2))))
    assert lines == [
        "Syria must not prefer 1 to 2: not so yet.",
        "Syria must not prefer 4 to 2: so already.",
    ]
    assert proof == (
        "Proved: no set asks for fewer changes, and none that asks for as few is smaller "
        "(2 comparisons, 1 of them not so yet)."
    )
    unproved = Sufficient((0,), 1, 0, proved=False, unproved="no solver is installed")
    *_, told = enough_lines(found(clause((0,)), smallest=unproved))
    assert told.startswith("Not proved to be smallest")
    assert told.endswith("no solver is installed.")


def test_necessary_comparisons_are_told_with_whether_all_are_known() -> None:
    some = found(clause((0,)), clause((3,)), necessary=(0, 3), necessary_complete=False)
    assert necessary_lines(some) == [
        "Syria must not prefer 1 to 2: not so yet.",
        "Iraq must prefer 6 to 3: so already.",
    ]
    assert "More comparisons may be necessary than are said to be." in inverse_notes(some)


def test_clauses_come_by_how_far_they_are_from_being_met() -> None:
    some = found(clause((3,), to=5), clause(()), clause((0,), to=3), clause(to=6))
    assert [it.to for it in telling(some)] == [6, 3, 5]
    assert "Not in the table: 1 move not wanted" in inverse_notes(some)[0]


def test_a_notebook_shows_the_condition() -> None:
    sheet = inverse_sheet(found(clause((0,), (2,))))
    assert sheet.tables[0].rows == (
        (
            1,
            "no option taken",
            "Syria",
            "there must be at least one of 1 and 4 that Syria does not prefer to 2",
            True,
        ),
    )
    assert "no option taken" in found(clause((0,)))._repr_html_()


def test_hostile_names_are_shown_as_they_are_and_nothing_else_happens() -> None:
    texts = shown(comity.inverse(hostile(), 1, "nash"))
    assert any(text.startswith(f"{HOSTILE} must not prefer") for text in texts)
