"""A robustness analysis as tables: what a notebook shows of it, and what other views begin with."""

from __future__ import annotations

from fractions import Fraction
from math import sqrt
from typing import TYPE_CHECKING

from comity.robustness.facts import robust_facts
from comity.robustness.wording import (
    answer_words,
    flip_words,
    percent,
    question_words,
    recommended_words,
    share_words,
    subject_words,
    worth_words,
)
from comity.stability.concept import concept_name
from comity.tables import SHOWN_ROWS, Sheet, Table, counted

if TYPE_CHECKING:
    from comity.robustness.result import Robustness
    from comity.tables import Cell

NO_CHANCE = (
    "A share of draws is not the chance that something happens, nor a score of anybody: it says "
    "how often an answer comes out when preferences are drawn as said above, and draws made "
    "otherwise would give other shares."
)
INTERVALS = (
    "Each interval is a 95 % one and valid however it was decided when to stop; of many intervals "
    "taken together, more than one in twenty may miss."
)
LISTED = (
    "Shares are listed of outcomes that are settled in some draw, and of the one recommended as "
    "stated, under the concepts by which they hold in some draw."
)
CONVENTION = (
    "Recommended is, of the settled outcomes, the one by which most parties and bystanders gain, "
    "the lowest number among equals: a convention, so that draws can be compared."
)
PLUG_IN = (
    "How much surer an answer makes is computed as if these draws were all there could be; with "
    "few draws it is too high rather than too low"
)


def robust_sheet(found: Robustness) -> Sheet:
    """Return what a notebook shows of a robustness analysis; at most 50 rows of each table."""
    tables = (
        recommendation_table(found),
        share_table(found),
        worth_table(found),
        bar_table(found),
        flip_table(found, SHOWN_ROWS + 1),
    )
    return Sheet(found.dispute.title, tuple(robust_facts(found)), tables, robust_notes(found))


def recommendation_table(found: Robustness) -> Table:
    """Return what is recommended, in which share of draws."""
    space = found.space
    rows = tuple(
        (
            recommended_words(number),
            "nothing is settled" if number is None else space.words(space.index(number)),
            share_words(share),
        )
        for number, share in found.recommendations
    )
    return Table("What is recommended", ("no.", "outcome", "share of draws"), rows)


def share_table(found: Robustness, *, every: bool = False) -> Table:
    """Return the shares of draws in which outcomes hold and leave nobody worse off.

    With `every` of all outcomes. The stated recommendation comes first, then what most draws
    recommend; see `Robustness.rows`.
    """
    rows = tuple(
        (
            it.number,
            ", ".join(concept_name(concept) for concept in it.concepts),
            share_words(it.holds),
            share_words(it.safe),
            share_words(it.both),
        )
        for it in found.rows(every=every)
    )
    columns = ("no.", "concepts", "holds", "nobody worse off", "both")
    return Table("Shares of draws, with 95 % intervals", columns, rows)


def worth_table(found: Robustness) -> Table:
    """Return the questions whose answers make surer of the recommendation, the best first."""
    rows = tuple(
        (
            question_words(found.dispute, found.questions[it.question]),
            percent(it.gain),
            worth_words(found, it),
        )
        for it in found.worths
        if it.gain
    )
    columns = ("question", "surer by", "recommended then, and in which share of draws")
    return Table("What to ask", columns, rows)


def bar_table(found: Robustness) -> Table:
    """Return how often the stated recommendation stands by each thing it hangs on: a tornado."""
    rows: list[tuple[Cell, ...]] = []
    for bar in (it for it in found.bars if it.spread):
        question = found.questions[bar.question]
        who = found.dispute.party(question.party).name
        shares = "; ".join(
            f"{answer_words(found.dispute, question, answer)}: {share_words(share)}"
            for answer, share in enumerate(bar.shares)
        )
        rows.append((subject_words(found.dispute, question), who, percent(bar.spread), shares))
    columns = ("what is not known", "party", "spread", "recommended as stated, by the answer")
    return Table("What the recommendation hangs on", columns, tuple(rows))


def flip_table(found: Robustness, most: int | None = None) -> Table:
    """Return the small changes to stated preferences that change the answers.

    Parameters
    ----------
    found : Robustness
        Whose.
    most : int or None
        How many rows at most; None: all.
    """
    rows = tuple(
        (flip_words(found, it), it.changes_recommendation) for it in found.flips.found[:most]
    )
    return Table("Flip points", ("change", "other recommendation"), rows)


def flip_count_words(found: Robustness) -> str:
    """Return how many changes were tried, and how many of them make a difference."""
    flips = found.flips
    changed = sum(it.changes_recommendation for it in flips.found)
    every = counted(flips.possible, "change")
    tried = f"all {every}" if flips.tried == flips.possible else f"{flips.tried:,} of {every}"
    return (
        f"Flip points: {tried} of two neighbours were tried, one at a time; "
        f"that change what is settled: {len(flips.found):,}, what is recommended: {changed:,}."
    )


def robust_notes(found: Robustness, *, every: bool = False) -> tuple[str, ...]:
    """Return how to read the answers, and what the method cannot tell.

    With `every` the shares are those of all outcomes.
    """
    listed = (LISTED,) if found.shown and not every else ()
    notes = [flip_count_words(found), *listed, CONVENTION]
    if found.questions:
        chance = percent(min(Fraction(1), Fraction(2 / sqrt(found.draws))))
        notes += [INTERVALS, f"{PLUG_IN}; of less than about {chance} it may be chance alone."]
    return (*notes, NO_CHANCE)
