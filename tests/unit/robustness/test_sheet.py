"""What a notebook shows of a robustness analysis: all of it in words, nothing unescaped."""

from dataclasses import replace
from fractions import Fraction

import comity
from comity.model.known import Known
from comity.robustness.facts import robust_facts
from comity.robustness.sheet import bar_table, flip_count_words, recommendation_table
from comity.robustness.wording import answer_words
from tests.unit.test_notebook_display import hostile, shown


def doubtful() -> comity.Dispute:
    """A dispute whose every text tries to get out, of which three things are not known."""
    dispute = hostile()
    ann = comity.Concerns(
        (*dispute.preferences["ann"].items, comity.Concern("d", "not p"))  # type: ignore[union-attr]
    )
    known: dict[str, Known] = {
        "ann": comity.PartlyOrdered(before=()),
        "bob": comity.Intervals({"p": (Fraction(0), Fraction(1, 2))}),
    }
    return replace(dispute, preferences={**dispute.preferences, "ann": ann}, known=known)


def test_everything_is_told_and_escaped() -> None:
    found = comity.robust(doubtful(), ["nash"], draws=300)
    texts = shown(found)
    assert texts[0] == found.dispute.title
    captions = {"What is recommended", "Shares of draws, with 95 % intervals", "Flip points"}
    assert captions <= set(texts)
    facts = list(robust_facts(found))
    assert any("1 comparison among 2 concerns is not known." in fact for fact in facts)
    assert any("1 weight is known only between bounds." in fact for fact in facts)
    assert any("300 draws" in fact for fact in facts)


def test_weights_are_asked_for_by_the_middle_of_their_bounds() -> None:
    found = comity.robust(doubtful(), ["nash"], draws=300)
    (question,) = (it for it in found.questions if it.kind == "weight")
    told = [answer_words(found.dispute, question, answer) for answer in (0, 1)]
    assert told == ["more than 0.25", "0.25 or less"]
    assert len(found.bars) == 3


def test_the_tornado_tells_what_the_recommendation_hangs_on() -> None:
    found = comity.robust(comity.read("two-valleys"), ["gmr"], draws=512)
    first, *_ = bar_table(found).rows
    assert first[:2] == ("'Its timber reaches the lower valley'", "Upper valley")
    assert "among what matters less: 0 % (" in str(first[3])


def test_stopping_is_told() -> None:
    found = comity.robust(doubtful(), ["nash"], until=0.3)
    assert any("no interval was wider than 0.3" in fact for fact in robust_facts(found))
    stopped = replace(found, why="interrupted")
    assert next(robust_facts(stopped)).startswith("Interrupted after ")


def test_what_was_tried_is_told() -> None:
    found = comity.robust(doubtful(), ["nash"], draws=1)
    tried, possible = found.flips.tried, found.flips.possible
    assert f"all {possible} changes" in flip_count_words(found)
    cut = replace(found, flips=replace(found.flips, possible=possible + 1))
    assert f"{tried} of {possible + 1} changes" in flip_count_words(cut)
    assert len(recommendation_table(found).rows) == 1
