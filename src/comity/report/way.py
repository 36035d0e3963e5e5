"""A way to a settlement as people read it: step by step, who is exposed when, and its covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.report.settlement import MEANING
from comity.report.view import Reason, View
from comity.stability.sentence import enumerated, outcome_words
from comity.tables import Table, counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from comity.model.space import Space
    from comity.settlement.way import Stop, Way
    from comity.tables import Cell

STANDING = (
    "A drop is one in standing: the share of outcomes that a party ranks lower, ties by half. It "
    "depends on which outcomes there are."
)
STOPPED = {
    "safety": "outcomes that leave somebody less secure than the status quo",
    "infeasible": "the infeasible statement '{}'",
    "change": "option {} changes in one direction only",
    "forbidden": "the forbidden moves of {}",
    "consent": "joint option {} needs the consent of all named",
    "without": "the tag '{}' that you left out",
}
"""What stops a way, by kind of rule."""


def view_way(way: Way, space: Space) -> View:
    """Return what to show of a way to a settlement."""
    dispute = space.dispute
    tables = (_steps(way, space),) if way.steps else ()
    reasons = tuple(_way_reasons(way, space))
    return View(dispute.title, tuple(_way_facts(way, space)), tables, reasons, (STANDING, MEANING))


def _way_facts(way: Way, space: Space) -> Iterator[str]:
    yield f"Status quo: {outcome_words(space, way.start)}"
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
        yield f"The way to {where} that exposes people least: {counted(len(way.steps), 'step')}."
    if way.joint_size is None:
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
            f"{outcome_words(space, it.to)}, which takes "
            f"{enumerated([name(p).name for p in it.lowers])} below the status quo; barring that "
            "move would cover it."
            for it in way.temptations
        ]
        yield Reason("Temptations on the way", tuple(lines))
    if way.stops:
        yield Reason("What stops it", tuple(_stop(it) for it in way.stops))


def _stop(it: Stop) -> str:
    rule = STOPPED[it.rule].format(it.what)
    rule = rule[0].upper() + rule[1:]
    if it.enough is None:
        return f"{rule}: without it there may be a way, if what it removes is safe for everybody."
    end = (
        "without this, there is a way."
        if it.enough
        else "with others of these lifted, there is one."
    )
    return f"{rule}: {end}"


def _percent(share: Fraction) -> str:
    return f"{float(share):.0%}"
