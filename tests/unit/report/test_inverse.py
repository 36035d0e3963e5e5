"""What a mediator reads of an inverse analysis, and how much of it."""

from comity.report.inverse import SHOWN, view_inverse
from tests.unit.mediation.inverse.found import clause, found


def test_the_answer_stands_before_the_long_table() -> None:
    seen = view_inverse(found(clause((0,), (2, 3)), clause((5,), to=5), necessary=(0,)))
    assert [it.title.split(",")[0] for it in seen.tables] == [
        "Enough for 2 to hold",
        "Necessary",
        "What it takes for nobody to leave 2",
        "The outcomes named here",
    ]
    assert seen.reasons == ()


def test_nothing_is_enough_for_the_impossible() -> None:
    titles = [it.title for it in view_inverse(found(clause(), smallest=None)).tables]
    assert titles == ["What it takes for nobody to leave 2", "The outcomes named here"]


def test_few_clauses_are_shown_unless_all_are_asked_for() -> None:
    many = found(*(clause((2,)) for _ in range(SHOWN + 2)), clause((0,)))
    seen = view_inverse(many)
    clauses = seen.tables[1]
    assert len(clauses.rows) == SHOWN
    assert clauses.rows[0][-1] is False
    assert seen.notes[0] == "Not shown: 3 rows; `comity inverse --all` shows them."
    every = view_inverse(many, every=True)
    assert len(every.tables[1].rows) == SHOWN + 3
    assert not any("Not shown" in note for note in every.notes)
