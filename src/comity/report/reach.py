"""What can be come to from the status quo, as people read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.report.view import Reason, View
from comity.stability.sentence import enumerated, outcome_words, status_quo_words
from comity.stability.sheet import concepts_held, held_under, undefined_words
from comity.tables import Table, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from comity.model.dispute import OutcomeRef
    from comity.stability.proof import Step
    from comity.stability.reach.result import Reach, Ways
    from comity.tables import Cell

SHOWN = 40
"""Outcomes shown at most unless all are asked for."""
MEANING = (
    "Nobody moves twice in a row. That a way leads somewhere does not say that anybody would take "
    "it."
)
JOINT = "Joint steps play no part here: settle with --path-to finds ways with those."
NEEDS = {
    "joint": "Holds, but no single moves lead there: only a joint step could",
    "unimproving": (
        "Holds, but improvements alone do not lead there: that needs a joint step, or one that is "
        "no improvement for who makes it"
    ),
}
"""What it takes to come to what holds, by flag."""
NEEDS_IN_GRAPH = {
    "joint": "Holds, but no moves lead there",
    "unimproving": (
        "Holds, but improvements alone do not lead there: that needs a move that is none for who "
        "makes it"
    ),
}
"""The same in graph form, which knows of no joint steps."""


def view_reach(reach: Reach, *, every: bool = False) -> View:
    """Return what to show of what can be come to.

    Parameters
    ----------
    reach : Reach
        What was found.
    every : bool
        True shows all outcomes, False the first forty.
    """
    order = _order(reach)
    shown = order if every else order[:SHOWN]
    notes = (*_notes(reach, len(order) - len(shown)), *_meaning(reach))
    reasons = tuple(_flagged(reach, every=every))
    return View(reach.dispute.title, tuple(_facts(reach)), (_table(reach, shown),), reasons, notes)


def view_way_to(reach: Reach, outcome: OutcomeRef) -> View:
    """Return what to show of the shortest ways to one outcome."""
    space = reach.analysis.space
    index = space.index(outcome)
    number = int(space.numbers[index])
    titles = (f"By single moves to {number}", f"By improvements alone to {number}")
    pairs = [(title, it.steps(index)) for title, it in zip(titles, reach.ways, strict=True)]
    tables = tuple(_steps(reach, title, way) for title, way in pairs if way)
    facts = (*_start(reach), *_told(reach, index))
    return View(reach.dispute.title, facts, tables, (), _meaning(reach))


def _meaning(reach: Reach) -> tuple[str, ...]:
    return (MEANING,) if reach.dispute.graph is not None else (f"{MEANING} {JOINT}",)


def _order(reach: Reach) -> list[int]:
    """Return positions: what holds first, then by fewest moves, then by number."""
    fewest = reach.by_moves.fewest
    far = np.where(fewest < 0, np.iinfo(fewest.dtype).max, fewest)
    holds = concepts_held(reach.analysis) > 0
    order: list[int] = np.lexsort((far, ~holds)).tolist()
    return order


def _start(reach: Reach) -> Iterator[str]:
    yield status_quo_words(reach.analysis.space)
    if reach.without:
        yield f"Nobody raises an option tagged {enumerated(reach.without)}."


def _facts(reach: Reach) -> Iterator[str]:
    yield from _start(reach)
    kinds = ("Single moves lead", "Improvements alone lead")
    for kind, ways in zip(kinds, reach.ways, strict=True):
        others = int((ways.fewest > 0).sum())
        most = counted(int(ways.fewest.max()), "move")
        found = f"to {others} of {counted(ways.fewest.size - 1, 'other outcome')}"
        yield f"{kind} {found}{f', in at most {most}' if others else ''}."


def _table(reach: Reach, shown: Sequence[int]) -> Table:
    space = reach.analysis.space
    rows: list[tuple[Cell, ...]] = [
        (
            int(space.numbers[index]),
            space.words(index),
            *(cell for ways in reach.ways for cell in _length(ways, index)),
            held_under(reach.analysis, index),
        )
        for index in shown
    ]
    columns = ("no.", "outcome", "moves", "last by", "improvements", "last by", "holds under")
    return Table("From the status quo", columns, tuple(rows))


def _length(ways: Ways, index: int) -> tuple[Cell, Cell]:
    fewest = int(ways.fewest[index])
    movers = zip(ways.space.dispute.movers, ways.last[:, index].tolist(), strict=True)
    names = [ways.space.dispute.party(mover).name for mover, last in movers if last]
    return (fewest if fewest >= 0 else False), ", ".join(names)


def _flagged(reach: Reach, *, every: bool) -> Iterator[Reason]:
    space = reach.analysis.space
    needs = NEEDS if reach.dispute.graph is None else NEEDS_IN_GRAPH
    for flag, verdict in needs.items():
        numbers = [number for number, it in reach.flags.items() if it == flag]
        told = numbers if every else numbers[:SHOWN]
        lines = [f"{outcome_words(space, number)}." for number in told]
        if len(told) < len(numbers):
            lines.append(f"And {counted(len(numbers) - len(told), 'more outcome')}.")
        if lines:
            yield Reason(verdict, tuple(lines))


def _notes(reach: Reach, left: int) -> Iterator[str]:
    if left:
        yield f"Not shown: {counted(left, 'outcome')} further down; --all shows them."
    yield from undefined_words(reach.analysis)
    if reach.analysis.is_equilibrium:
        yield "Order: what holds under some concept first, then by fewest moves, then by number."
    yield (
        "Last by: who may make the last move of a shortest way. An improvement is judged against "
        "the outcome just left. --to OUTCOME tells a shortest way there."
    )


def _told(reach: Reach, index: int) -> Iterator[str]:
    space = reach.analysis.space
    where = outcome_words(space, int(space.numbers[index]))
    if index == reach.by_moves.start:
        yield f"{where} is the status quo itself."
        return
    moves, improvements = (int(it.fewest[index]) for it in reach.ways)
    if moves < 0:
        yield f"No single moves lead to {where}."
        return
    yield f"{counted(moves, 'single move')} can lead to {where}, and no fewer."
    if improvements < 0:
        yield "Improvements alone do not lead there."
    else:
        yield f"{counted(improvements, 'improvement')} can lead there, and no fewer."


def _steps(reach: Reach, title: str, way: Sequence[Step]) -> Table:
    space, ranks = reach.analysis.space, reach.analysis.ranks
    here = reach.by_moves.start
    rows: list[tuple[Cell, ...]] = [(0, "", reach.status_quo, space.words(here), None)]
    for k, step in enumerate(way, start=1):
        there = space.index(step.to)
        better = bool(ranks[step.mover][there] > ranks[step.mover][here])
        name = space.dispute.party(step.mover).name
        rows.append((k, name, step.to, space.words(there), better))
        here = there
    return Table(title, ("step", "by", "no.", "outcome", "improves on what it leaves"), tuple(rows))
