"""A way to a settlement as people read it: step by step, who is exposed when, and its covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.report.settlement import MEANING
from comity.report.view import Reason, View
from comity.stability.sentence import enumerated, outcome_words, status_quo_words
from comity.tables import Table, counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from comity.model.space import Space
    from comity.settlement.way import Stop, Temptation, Way
    from comity.tables import Cell

STANDING = (
    "A drop is one in standing: the share of outcomes that a party ranks lower, ties by half. It "
    "depends on which outcomes there are."
)
STOPPED = {
    "safety": "outcomes that leave somebody less secure than the status quo",
    "infeasible": "the infeasible statement '{}'",
    "change": "{} changes in one direction only",
    "forbidden": "the forbidden moves of {}",
    "consent": "{} needs the consent of all named",
    "without": "the tag '{}' that you barred",
}
"""What stops a way, by kind of rule."""


def view_way(way: Way, space: Space) -> View:
    """Return what to show of a way to a settlement."""
    dispute = space.dispute
    tables = (_steps(way, space),) if way.steps else ()
    reasons = tuple(_way_reasons(way, space))
    notes = (STANDING, MEANING) if way.exposed else (MEANING,)
    return View(dispute.title, tuple(_way_facts(way, space)), tables, reasons, notes)


def _way_facts(way: Way, space: Space) -> Iterator[str]:
    yield status_quo_words(space)
    if not way.ends:
        yield "No other outcome leaves everybody at least as secure as the status quo."
        return
    if way.target is None:
        yield f"No way leads to any of {way.ends} indivisible outcomes in {_steps_of(way)}."
        return
    where = outcome_words(space, way.target)
    if way.steps is None:
        yield f"No way leads to {where} in {_steps_of(way)}, safe or not."
        return
    if way.safe:
        yield f"A safe way to {where}: {counted(len(way.steps), 'step')}."
    else:
        steps = counted(len(way.steps), "step")
        yield f"The way to {where} whose largest drop is smallest: {steps}."
    below = [space.dispute.party(it.party).name for it in way.exposed if it.outcome == way.target]
    if below:
        who = enumerated(below)
        yield f"{way.target} itself leaves {who} below the status quo: no way there is safe."
    elif way.joint_size is None and space.dispute.graph is not None:
        yield "No safe way exists in single moves, and a dispute in graph form has no others."
    elif way.joint_size is None:
        yield "No safe way exists, however many parties move at once."
    elif way.joint_size > 1:
        yield f"A safe way needs {way.joint_size} parties that move at once."


def _steps_of(way: Way) -> str:
    if way.size == 1:
        return "steps of one party or of one joint option"
    return f"steps of at most {way.size} parties"


def _steps(way: Way, space: Space) -> Table:
    dispute = space.dispute
    rows: list[tuple[Cell, ...]] = [(0, "", way.start, space.words(space.index(way.start)), "")]
    for k, step in enumerate(way.steps or (), start=1):
        movers = ", ".join(dispute.party(party).name for party in step.movers)
        below = ", ".join(dispute.party(it.party).name for it in way.exposed if it.step == k)
        words = space.words(space.index(step.outcome))
        rows.append((k, movers, step.outcome, words, below))
    columns = ("step", "by", "no.", "outcome", "below the status quo")
    return Table("Step by step", columns, tuple(rows))


def _way_reasons(way: Way, space: Space) -> Iterator[Reason]:
    name = space.dispute.party
    if way.exposed:
        lines = []
        for it in way.exposed:
            cover = f"compensation at {it.outcome}"
            if it.jointly is not None:
                cover += f", or a joint step of {enumerated([name(p).name for p in it.jointly])}"
            movers = enumerated([name(p).name for p in it.movers])
            lines.append(
                f"After step {it.step}, by {movers}, {name(it.party).name} stands "
                f"{_percent(it.drop)} lower than at the status quo; {cover} would cover it."
            )
        yield Reason("Who is exposed", tuple(lines))
    if way.temptations:
        lines = [
            f"At {it.outcome}, {name(it.party).name} could improve by moving to "
            f"{outcome_words(space, it.to)}, which leaves "
            f"{enumerated([name(p).name for p in it.lowers])} below the status quo, and lower than "
            f"at {it.outcome}; barring that move would cover it.{_itself(it, way, space)}"
            for it in way.temptations
        ]
        yield Reason("Temptations on the way", tuple(lines))
    if way.stops:
        yield Reason("What stops it", tuple(_stop(it, space) for it in way.stops))


def _itself(it: Temptation, way: Way, space: Space) -> str:
    if not any((at.step, at.party) == (it.step, it.party) for at in way.exposed):
        return ""
    return f" {space.dispute.party(it.party).name} itself stands below the status quo there."


def _stop(it: Stop, space: Space) -> str:
    labels = {option.id: option.label for option in space.dispute.options}
    named = it.rule in ("change", "consent")
    rule = STOPPED[it.rule].format(labels[it.what] if named else it.what)
    rule = rule[0].upper() + rule[1:]
    if it.enough is None:
        return (
            f"{rule}: if this were lifted, there might be a way, as far as what it removes is safe."
        )
    also = "" if it.enough else " with others of these"
    end = f"if this were lifted{also}, there would be a way."
    return f"{rule}: {end}"


def _percent(share: Fraction) -> str:
    return f"{float(share):.0%}"
