"""How far the answers depend on what is not known of the parties."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from comity.model.saying import said
from comity.report.pictures.labels import labels
from comity.report.pictures.tornado import Span, Tornado
from comity.report.robust import view_drawn
from comity.robustness.sheet import bar_table
from comity.robustness.wording import percent, subject_words

if TYPE_CHECKING:
    from comity.report.reading import Reading
    from comity.report.view import Section
    from comity.robustness.draws.question import Question
    from comity.robustness.result import Robustness

TITLE = "What if the parties have been misjudged"
BARS = 12
"""Rows of the tornado at most: `comity robust` has the others."""
LONGEST = 48
"""Characters of a row's name at most."""


def robust(reading: Reading) -> Section | None:
    """Return what becomes of the answers where the case states what is not known; else None.

    What is known of what parties want, and what of it matters, tells what they want: nothing of it
    is for the public.
    """
    found = reading.study.robustness
    if found is None or not reading.tells_wants:
        return None
    section = view_drawn(found).section("robustness", TITLE)
    picture = tornado(found)
    if picture is None:
        return section
    others = tuple(it for it in section.tables if it.title != picture.title)
    return replace(section, pictures=(picture,), tables=others)


def tornado(found: Robustness) -> Tornado | None:
    """Return what the stated recommendation hangs on as a picture; None where on nothing."""
    bars = [bar for bar in found.bars if bar.spread][:BARS]
    if not bars:
        return None
    table = bar_table(found)
    questions = [found.questions[bar.question] for bar in bars]
    names = labels((_name(found, it) for it in questions), LONGEST)
    shares = [[float(it.exact) for it in bar.shares if it.draws] for bar in bars]
    most = f"{found.dispute.party(questions[0].party).name}: {table.rows[0][0]}"
    return Tornado(
        id="robustness",
        title=table.title,
        sentence=(
            f"The stated recommendation stands in {percent(found.as_stated.exact)} of all draws "
            "(dashed). Each bar goes from its share among draws with one answer to its share among "
            f"those with another. The widest, of {percent(bars[0].spread)}, is that of {most}."
        ),
        table=replace(table, rows=table.rows[:BARS]),
        axis_title="draws with the stated recommendation",
        overall=float(found.as_stated.exact),
        spans=tuple(
            Span(name, min(some), max(some)) for name, some in zip(names, shares, strict=True)
        ),
    )


def _name(found: Robustness, question: Question) -> str:
    """Return the name of a row, with what tells it from others first."""
    dispute = found.dispute
    weighed = question.kind == "weight"
    what = said(question.about[0], dispute) if weighed else subject_words(dispute, question)
    return f"{dispute.party(question.party).name}: {what}"
