"""How far answers depend on what is not known of the parties, as a mediator reads it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from comity.report.view import View
from comity.robustness.sheet import (
    bar_table,
    flip_table,
    recommendation_table,
    robust_facts,
    robust_notes,
    share_table,
    worth_table,
)
from comity.tables import counted

if TYPE_CHECKING:
    from comity.robustness.result import Robustness

SHOWN = 40
"""Rows of each table shown at most unless all are asked for."""


def view_robust(found: Robustness, *, every: bool = False) -> View:
    """Return what to show of a robustness analysis; it tells what parties want.

    Parameters
    ----------
    found : Robustness
        What was drawn.
    every : bool
        True shows all rows, False the first forty of each table.
    """
    made = (
        recommendation_table(found),
        share_table(found),
        worth_table(found),
        bar_table(found),
        flip_table(found),
    )
    whole = [table for table in made if table.rows]
    shown = whole if every else [replace(table, rows=table.rows[:SHOWN]) for table in whole]
    left = sum(len(it.rows) - len(less.rows) for it, less in zip(whole, shown, strict=True))
    more = (f"Not shown: {counted(left, 'row')}; `comity robust --all` shows them.",) * (left > 0)
    notes = (*more, *robust_notes(found))
    return View(found.dispute.title, tuple(robust_facts(found)), tuple(shown), (), notes)
