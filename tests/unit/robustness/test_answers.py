"""What small robustness analyses say, worked out by hand."""

from dataclasses import replace
from fractions import Fraction
from importlib import import_module

import pytest

import comity
from comity.robustness.answers import Stated
from comity.robustness.facts import robust_facts
from comity.robustness.measure import NOTHING_UNKNOWN
from comity.robustness.sheet import robust_notes, worth_table
from comity.robustness.wording import flip_words, question_words

FLIPS = import_module("comity.robustness.flips")

# One party chooses between doing nothing (1), x (2), y (3) and both (4); `both` is infeasible.
# It wants x, then y: so 2 is best for it, 3 next, and 1, the status quo, worst.
CASE = """
comity: 1
id: choice
title: A choice
parties:
  - id: one
    name: One
    options: [{id: x, label: Do x}, {id: y, label: Do y}]
  - {id: two, name: Two, kind: affected}
infeasible: [x and y]
status_quo: {}
preferences:
  one:
    concerns: [{id: cx, want: x, text: X is done}, {id: cy, want: y}]
  two: {ranking: [[1, 2, 3]]}
"""


def choice(**changes: object) -> comity.Dispute:
    return replace(comity.parse(CASE), **changes)  # type: ignore[arg-type]


def test_a_doubted_order_splits_the_draws_in_two() -> None:
    found = comity.robust(choice(), ["nash"], doubt=["one"], draws=2048)
    assert found.stated.recommended == 2
    assert [it.number for it in found.recommendations] in ([2, 3], [3, 2])
    assert found.as_stated.low < 0.5 < found.as_stated.high
    count = found.share("nash", 2).count
    assert count == found.as_stated.count == found.share("nash", 2, "equilibrium").count
    assert count + found.share("nash", 3).count == found.draws == 2048
    assert found.share("nash", 1, "indivisible").count == 2048
    assert found.in_doubt == ("one",)
    assert found.certain == ("two",)


def test_what_is_asked_settles_it() -> None:
    found = comity.robust(choice(), ["nash"], doubt=["one"], draws=2048)
    (worth,) = found.worths
    assert [it.number for it in worth.answers] == [2, 3]
    assert [it.exact for it in worth.answers] == [1, 1]
    assert worth.gain == 1 - found.recommendations[0].share.exact
    assert [bar.spread for bar in found.bars] == [1, 1]
    question = found.questions[worth.question]
    told = question_words(found.dispute, question)
    assert told == "Ask One: which matters more to you, 'X is done' or that 'Do y' is done?"
    assert worth_table(found).rows[0][0] == told


def test_flips_name_what_changes_places() -> None:
    found = comity.robust(choice(), ["nash"], draws=1)
    told = [flip_words(found, it) for it in found.flips.found]
    instead = (
        "then outcome 3 would be recommended instead of 2 and outcome 2 would no longer be settled."
    )
    assert told == [
        f"If that 'Do y' is done mattered more to One than 'X is done', {instead}",
        f"If One preferred outcome 3 to outcome 2, {instead}",
    ]
    assert found.flips.tried == found.flips.possible == 3


def test_concerns_come_first_where_not_all_can_be_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FLIPS, "MOST", 2)
    flips = comity.robust(choice(), ["nash"], draws=1).flips
    assert (flips.tried, flips.possible) == (2, 3)
    assert [it.kind for it in flips.found] == ["concerns", "tiers"][: len(flips.found)]


def test_nothing_unknown_makes_every_draw_the_case() -> None:
    found = comity.robust(choice(), draws=300)
    assert (found.questions, found.bars, found.worths) == ((), (), ())
    assert found.as_stated.exact == 1
    assert found.lead == "seq"
    assert NOTHING_UNKNOWN in list(robust_facts(found))
    assert not any("few draws" in note for note in robust_notes(found))


def test_nothing_settled_is_an_answer_too() -> None:
    against = comity.Ranking(((1,), (2, 3)))
    preferences = {**choice().preferences, "two": against}
    found = comity.robust(choice(preferences=preferences), ["nash"], draws=256)
    assert found.stated.recommended is None
    assert found.recommendations[0].number is None
    assert found.as_stated.exact == 1


def test_alternatives_come_by_their_chances() -> None:
    against = comity.Ranking(((1,), (2, 3)))
    known = comity.Alternatives(
        (comity.Alternative(Fraction(3, 4)), comity.Alternative(Fraction(1, 4), against))
    )
    found = comity.robust(choice(known={"two": known}), ["nash"], draws=4096)
    assert found.as_stated.low < 0.75 < found.as_stated.high
    (bar,) = found.bars
    assert [it.exact for it in bar.shares] == [1, 0]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"draws": 5, "until": 0.1}, "not both"),
        ({"draws": 0}, "from 1 on"),
        ({"until": 1.0}, "below 1"),
        ({"until": 0.0001}, "at least"),
    ],
)
def test_numbers_that_make_no_sense_are_refused(given: dict[str, float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        comity.robust(choice(), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "slug"),
    [
        ({"doubt": ["two"]}, "known-mismatch"),
        ({"doubt": ["nobody"]}, "party-unknown"),
        ({"concepts": ["sim"]}, "concept-undefined"),
        ({"concepts": ["nash:coalition"]}, "concept-undefined"),
        ({"concepts": ["nahs"]}, "concept-unknown"),
        ({"concepts": []}, "concept-unknown"),
        ({"seed": -1}, "value-type"),
    ],
)
def test_what_cannot_be_asked_is_refused(given: dict[str, object], slug: str) -> None:
    with pytest.raises(comity.ComityError, match=rf"\({slug}\)$"):
        comity.robust(choice(), **given)  # type: ignore[arg-type]


def test_without_a_status_quo_nothing_can_be_settled() -> None:
    with pytest.raises(comity.ComityError, match=r"\(key-missing\)$"):
        comity.robust(choice(status_quo=None))


def test_tiers_next_to_the_status_quo_are_tried_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FLIPS, "MOST", 3)
    options = tuple(comity.Option(name, name) for name in ("x", "y", "z"))
    parties = (comity.Party("one", "One", options=options), comity.Party("two", "Two", "affected"))
    # From the best on; 4 is how things are, and 3 is recommended: it has the lower number.
    order = comity.Ranking(((5,), (3,), (4,), (1,), (2,), (6,), (7,), (8,)))
    preferences: dict[str, comity.Preference] = {"one": comity.Concerns(()), "two": order}
    now = {"x": "yes", "y": "yes"}
    dispute = comity.Dispute("tiers", "Tiers", parties, preferences, status_quo=now)
    found = comity.robust(dispute, ["nash"], draws=1)
    assert found.stated == Stated(3, (3, 5))
    assert (found.flips.tried, found.flips.possible) == (3, 7)
    assert [(it.upper, it.lower) for it in found.flips.found] == [((4,), (1,)), ((3,), (4,))]
