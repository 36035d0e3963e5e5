"""Questions and flips in words."""

import pickle
from dataclasses import replace
from fractions import Fraction

import pytest

import comity
from comity.robustness.answers import Flip, Stated
from comity.robustness.measure import in_doubt_words, measure_words
from comity.robustness.result import Robustness
from comity.robustness.wording import answer_words, flip_words, question_words, subject_words


def chicken() -> comity.Dispute:
    return replace(comity.read("chicken"), status_quo={})


@pytest.fixture(scope="module")
def found() -> Robustness:
    return comity.robust(chicken(), ["nash"], draws=1)


@pytest.mark.parametrize(
    ("now", "after", "no_longer", "newly", "told"),
    [
        (2, None, (2, 3), (), "nothing would be settled (now 2 is recommended)"),
        (None, 4, (), (4,), "outcome 4 would be recommended where now nothing is settled"),
        (2, 3, (), (), "outcome 3 would be recommended instead of 2"),
        (2, 3, (2,), (3, 4), None),
        (2, 2, (4,), (), "outcome 4 would no longer be settled"),
        (2, 2, (), (4,), "outcome 4 would be settled too"),
    ],
)
def test_a_flip_says_what_it_changes(
    found: Robustness,
    now: int | None,
    after: int | None,
    no_longer: tuple[int, ...],
    newly: tuple[int, ...],
    told: str | None,
) -> None:
    stated = replace(found, stated=Stated(now, ()))
    changed = after != now
    flip = Flip("first", "tiers", (1, 2), (3,), after, no_longer, newly, changed)
    name = found.dispute.parties[0].name
    flip = replace(flip, party=found.dispute.parties[0].id)
    several = (
        "outcome 3 would be recommended instead of 2, outcome 2 would no longer be settled and "
        "outcome 4 would be settled too"
    )
    change = f"If {name} preferred outcome 3 to outcomes 1 and 2"
    assert flip_words(stated, flip) == f"{change}, then {told or several}."


def test_alternatives_are_told_when_they_are_asked_for() -> None:
    dispute = chicken()
    first = dispute.parties[0].id
    other = comity.Ranking(((1,), (2, 3), (4,)))
    known = comity.Alternatives(
        (comity.Alternative(Fraction(1, 2)), comity.Alternative(Fraction(1, 2), other))
    )
    found = comity.robust(replace(dispute, known={first: known}), ["nash"], draws=10)
    (question,) = found.questions
    told = question_words(found.dispute, question)
    assert told.startswith(f"Ask {dispute.parties[0].name}: which of these is what you want? 1. ")
    assert told.endswith("; 2. best first: 1, 2 = 3, 4")
    assert answer_words(found.dispute, question, 1) == "alternative 2"
    assert subject_words(found.dispute, question) == "which of 2 preferences"
    assert "by the chances that the case gives them" in measure_words(found)
    doubts, certain = in_doubt_words(found)
    assert doubts.endswith(": one of 2 preferences; which is not known.")
    assert certain == f"As stated in every draw: what is wanted by {dispute.parties[1].name}."


def test_nobody_is_asked_for_a_half_of_places() -> None:
    found = comity.robust(comity.read("two-valleys"), ["nash"], draws=1)
    place = next(it for it in found.questions if it.kind == "place")
    with pytest.raises(ValueError, match="nobody can be asked"):
        question_words(found.dispute, place)


def test_results_can_be_pickled() -> None:
    found = comity.robust(comity.read("two-valleys"), ["gmr"], draws=256)
    again = pickle.loads(pickle.dumps(found))  # noqa: S301  (made here)
    assert (again.worths, again.bars, again.flips) == (found.worths, found.bars, found.flips)
    assert list(again.rows()) == list(found.rows())
