"""What is said of an inverse analysis as a whole."""

from dataclasses import replace
from fractions import Fraction

import pytest

import comity
from comity.mediation.inverse.result import Share, Sufficient
from comity.mediation.inverse.sheet import (
    demand_tables,
    enough_lines,
    inverse_facts,
    inverse_notes,
    inverse_sheet,
    outcome_table,
    portion,
    share_words,
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
    some = found(clause((0,)), share=share)
    assert told in share_words(some)
    assert share_words(some) in list(inverse_facts(some))


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
    assert list(enough_lines(some)) == [
        "No set of demands that is enough was found: too many ways."
    ]


@pytest.mark.parametrize(
    ("smallest", "told"),
    [
        (
            Sufficient((0, 2), 1, 1, proved=True, unproved=""),
            [
                "1 change to what they want now would be enough: see below.",
                "Proved: it takes no fewer, and no set of demands with 1 change is shorter.",
            ],
        ),
        (
            Sufficient((2,), 0, 0, proved=True, unproved=""),
            [
                "No change to what they want now is needed: see below.",
                "Proved: no set of demands that are so already is shorter.",
            ],
        ),
        (
            Sufficient((0, 1), 2, 0, proved=False, unproved="no solver is installed"),
            [
                "2 changes to what they want now would be enough: see below.",
                "Not proved smallest: no solver is installed.",
            ],
        ),
    ],
)
def test_a_set_says_how_much_it_asks_and_if_it_is_proved_smallest(
    smallest: Sufficient, told: list[str]
) -> None:
    some = found(clause((0, 2)), smallest=smallest)
    assert list(enough_lines(some)) == told
    assert list(inverse_facts(some))[-2:] == told


def test_what_is_enough_and_what_is_necessary_are_told_apart() -> None:
    enough, necessary = demand_tables(found(clause((0,)), clause((2,)), necessary=(0,)))
    assert enough.title == "Enough for 2 to hold, all together"
    assert enough.rows == (
        ("Syria must not prefer 1 to 2", False),
        ("Syria must not prefer 4 to 2", True),
    )
    assert necessary.title == "Necessary, whatever else is so"
    assert necessary.rows == (("Syria must not prefer 1 to 2", False),)
    (only,) = demand_tables(found(clause((0,)), clause((2,)), necessary=(0, 2)))
    assert only.title == "Necessary, and enough for 2 to hold, all together"
    assert only.rows == enough.rows


def test_it_is_said_where_more_may_be_necessary() -> None:
    some = found(clause((0,)), necessary=(0,), necessary_complete=False)
    assert "More comparisons may be necessary than are said to be." in inverse_notes(some)


def test_nobody_free_is_told_as_the_case_is() -> None:
    dispute = comity.read("syria-iraq-1975")
    assert list(inverse_facts(comity.inverse(dispute, 2, "nash", [])))[2:] == [
        "Nobody is free to want anything else than the case says.",
        "Syria would leave it for 1 (no option taken) all the same.",
        "Syria would leave it for 3 (Escalate the dispute) all the same.",
    ]
    _, _, *more = inverse_facts(comity.inverse(dispute, 6, "nash", []))
    assert more == ["Nobody is free to want anything else than the case says."]


def test_who_is_free_and_what_the_concept_means_are_whole_sentences() -> None:
    assert list(inverse_facts(found(clause((0,)), free=("syria",))))[:4] == [
        "2 (Release water) does not hold under SEQ as the case is.",
        (
            "Under SEQ a party stays if the others can answer each move that it would like to "
            "make, by moves that they like themselves, so that it ends up no better off."
        ),
        "Syria is free to want anything.",
        "Iraq wants what the case says.",
    ]


def test_all_outcomes_that_are_named_have_their_words_once() -> None:
    some = found(clause((0,), (1, 3)), clause((5,), to=5), smallest=None)
    assert [number for number, _ in outcome_table(some, some.clauses).rows] == [1, 2, 3, 5, 6]
    enough = Sufficient((2,), 0, 0, proved=True, unproved="")
    assert outcome_table(found(smallest=enough), ()).rows == ((2, "Release water"), (4, "Attack"))


def test_clauses_come_by_how_far_they_are_from_being_met() -> None:
    some = found(clause((3,), to=5), clause(()), clause((0,), to=3), clause(to=6))
    assert [it.to for it in telling(some)] == [6, 3, 5]
    how, left_out, *_ = inverse_notes(some)
    assert how.startswith("How to read what it takes")
    assert left_out.startswith("Not in the table: 1 move not wanted")


def test_a_notebook_shows_what_is_enough_before_what_each_move_takes() -> None:
    sheet = inverse_sheet(found(clause((0,), (2,))))
    enough, _, clauses, named = sheet.tables
    assert enough.title.startswith("Enough")
    assert clauses.columns == ("to", "what it takes", "who could leave", "so already")
    assert clauses.rows == (
        (
            1,
            (
                "Syria must not prefer 1 to 2; or Syria must not prefer 4 to 2, as Iraq could "
                "reply with 4"
            ),
            "Syria",
            True,
        ),
    )
    assert (1, "no option taken") in named.rows
    assert "no option taken" in found(clause((0,)))._repr_html_()


def test_hostile_names_are_shown_as_they_are_and_nothing_else_happens() -> None:
    texts = shown(comity.inverse(hostile(), 1, "nash"))
    assert any(text.startswith(f"{HOSTILE} must not prefer") for text in texts)
