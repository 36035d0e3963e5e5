"""What stands above the tables: what is recommended, how often, and what it hangs on."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

import comity
from comity.robustness.answers import IfAnswered, Stated, Worth
from comity.robustness.facts import (
    robust_facts,
    same_words,
    settled_elsewhere,
    settled_words,
    unmoved_words,
)
from comity.robustness.result import Robustness
from comity.robustness.wording import share_words

VALLEYS = comity.read("two-valleys")


@pytest.fixture(scope="module")
def found() -> Robustness:
    return comity.robust(VALLEYS, ["gmr"], draws=256)


def test_where_it_is_settled_and_not_recommended_another_is(found: Robustness) -> None:
    assert settled_words(found) == " In no others is 10 settled."
    at = found.space.index(10)
    fewer = {**found.tally.recommended, at: found.as_stated.count - 1}
    other = replace(found, tally=replace(found.tally, recommended=fewer))
    assert settled_words(other).startswith(
        f" 10 is settled in {share_words(found.share('gmr', 10))}; where it is and yet not "
    )
    assert "more gain by another outcome" in settled_words(other)


def test_nothing_more_is_said_where_all_draws_agree(found: Robustness) -> None:
    everywhere = {found.space.index(10): found.draws}
    same = replace(found, tally=replace(found.tally, recommended=everywhere))
    assert same_words(same).startswith("In 100 % (")
    assert settled_words(same) == ""
    assert settled_words(replace(found, stated=Stated(None, ()))) == ""


def test_what_is_settled_under_another_concept_is_told() -> None:
    found = comity.robust(VALLEYS, draws=256)
    row = settled_elsewhere(found)
    assert row is not None
    assert row.concepts == ("gmr", "smr")
    assert row.both.count == int(np.max(found.counts("both")))
    assert any(fact.startswith("Under GMR and SMR, 10 (") for fact in robust_facts(found))
    assert settled_elsewhere(comity.robust(VALLEYS, ["nash", "gmr"], draws=256)) is not None
    assert settled_elsewhere(comity.robust(VALLEYS, ["gmr", "nash"], draws=256)) is None
    assert settled_elsewhere(comity.robust(VALLEYS, ["nash"], draws=256)) is None


def test_an_answer_that_changes_nothing_may_yet_move_the_share(found: Robustness) -> None:
    first, second = (replace(it, gain=Fraction(0)) for it in found.worths[:2])
    narrow = replace(first, answers=(IfAnswered(10, 60, 100), IfAnswered(10, 94, 156)))
    wide = replace(second, answers=(IfAnswered(10, 55, 100), IfAnswered(10, 117, 156)))
    calm = replace(found, worths=(narrow, wide))
    (told,) = unmoved_words(calm)
    assert "any one question, most often 10 is recommended; but" in told
    assert "goes from 55.0 % to 75.0 %" in told
    assert told.endswith(
        "Upper valley: 'Its timber reaches the lower valley' or 'Its records stay its own'."
    )
    assert list(unmoved_words(found)) == []


def test_where_every_draw_is_the_same_nothing_hangs_on_anything() -> None:
    found = comity.robust(VALLEYS, ["nash"], draws=256)
    (told,) = unmoved_words(found)
    assert told.endswith("in each of these draws nothing is settled.")
    assert isinstance(found.worths[0], Worth)


def test_a_case_without_anything_unknown_is_told_where_to_say_it() -> None:
    found = comity.robust(comity.read("elmira-1991"), ["gmr"], draws=1)
    facts = list(robust_facts(found))
    assert any("under the key known of the case file" in fact for fact in facts)
    assert not any("As stated in every draw" in fact for fact in facts)
