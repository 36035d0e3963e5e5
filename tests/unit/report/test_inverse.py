"""What a mediator reads of an inverse analysis, and how much of it."""

from comity.report.inverse import SHOWN, view_inverse
from tests.unit.mediation.inverse.found import clause, found


def test_outcomes_that_are_compared_have_their_words_once() -> None:
    seen = view_inverse(found(clause((0,), (2, 3)), clause((5,), to=5)))
    clauses, named = seen.tables
    assert [row[0] for row in clauses.rows] == [1, 5]
    assert named.rows == (
        (3, "Escalate the dispute"),
        (4, "Attack"),
        (6, "Escalate the dispute; Attack"),
    )


def test_without_anything_else_compared_there_is_one_table() -> None:
    assert len(view_inverse(found(clause((0,)))).tables) == 1


def test_what_is_necessary_and_what_is_enough_are_told_apart() -> None:
    first, second = view_inverse(found(clause((0,)), clause((2,)), necessary=(0,))).reasons
    assert first.verdict == "Necessary, whatever else is so"
    assert first.sentences == ("Syria must not prefer 1 to 2: not so yet.",)
    assert second.verdict == "Enough for it to hold, all together"
    assert len(second.sentences) == 3
    (only,) = view_inverse(found(clause((0,)), clause((2,)), necessary=(0, 2))).reasons
    assert only.verdict == "Necessary, and enough for it to hold, all together"
    assert len(only.sentences) == 3
    impossible = view_inverse(found(clause(), smallest=None))
    assert impossible.reasons == ()


def test_few_clauses_are_shown_unless_all_are_asked_for() -> None:
    many = found(*(clause((2,)) for _ in range(SHOWN + 2)), clause((0,)))
    seen = view_inverse(many)
    assert len(seen.tables[0].rows) == SHOWN
    assert seen.tables[0].rows[0][-1] is False
    assert seen.notes[0] == "Not shown: 3 clauses further down; --all shows them."
    every = view_inverse(many, every=True)
    assert len(every.tables[0].rows) == SHOWN + 3
    assert not any("Not shown" in note for note in every.notes)
