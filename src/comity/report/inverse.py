"""What it would take for an outcome to hold, as a mediator reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.mediation.inverse.sheet import (
    clause_table,
    enough_lines,
    inverse_facts,
    inverse_notes,
    necessary_lines,
    telling,
)
from comity.mediation.inverse.wording import NAMED, told_ways
from comity.report.view import Reason, View
from comity.tables import Table, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from comity.mediation.inverse.result import Clause, Inverse
    from comity.tables import Cell

SHOWN = 40
"""Clauses, outcomes and sentences shown at most unless all are asked for."""


def view_inverse(found: Inverse, *, every: bool = False) -> View:
    """Return what to show of an inverse analysis; it tells what parties want, so not to the public.

    Parameters
    ----------
    found : Inverse
        What was computed.
    every : bool
        True shows all clauses with all their alternatives, False the first forty, those that are
        not met first of all.
    """
    clauses = telling(found)
    shown = clauses if every else clauses[:SHOWN]
    tables = (clause_table(found, shown, every=every), _named(found, shown, every=every))
    left = len(clauses) - len(shown)
    more = (f"Not shown: {counted(left, 'clause')} further down; --all shows them.",) * (left > 0)
    return View(
        found.dispute.title,
        tuple(inverse_facts(found)),
        tuple(it for it in tables if it.rows),
        tuple(_reasons(found, every=every)),
        (*more, *inverse_notes(found)),
    )


def _named(found: Inverse, clauses: Sequence[Clause], *, every: bool) -> Table:
    """Return the words of outcomes that some clauses compare, and that have no row there."""
    ways = (way for it in clauses for way in told_ways(found, it, every=every)[0])
    compared = {it for way in ways for it in way.positions}
    pairs = (found.comparisons[it] for it in compared)
    numbers = {number for it in pairs for number in (it.better, it.worse)}
    others = sorted(numbers - {found.outcome} - {it.to for it in clauses})
    told = others if every else others[:SHOWN]
    rows: list[tuple[Cell, ...]] = [
        (number, found.space.words(found.space.index(number))) for number in told
    ]
    return Table("What else is compared", ("no.", "outcome"), tuple(rows))


def _reasons(found: Inverse, *, every: bool) -> Iterator[Reason]:
    most = None if every else NAMED
    necessary = necessary_lines(found, most)
    *lines, proof = enough_lines(found, most) or [""]
    if necessary and lines != necessary:
        yield Reason("Necessary, whatever else is so", _bounded(necessary, every=every))
    if proof:
        verdict = "Enough for it to hold, all together"
        if lines == necessary:
            verdict = "Necessary, and enough for it to hold, all together"
        yield Reason(verdict, (*_bounded(lines, every=every), proof))


def _bounded(lines: list[str], *, every: bool) -> tuple[str, ...]:
    told = lines if every else lines[:SHOWN]
    left = len(lines) - len(told)
    return (*told, *([f"And {counted(left, 'more sentence')}."] if left else []))
