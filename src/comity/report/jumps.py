"""Equilibrium jumps as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.report.view import View
from comity.stability.jumps.sheet import MEANING, jumps_facts, jumps_table
from comity.stability.sheet import undefined_words
from comity.tables import counted

if TYPE_CHECKING:
    from comity.stability.jumps.result import Jumps

SHOWN = 40
"""Jumps shown at most unless all are asked for."""


def view_jumps(jumps: Jumps, *, every: bool = False) -> View:
    """Return what to show of equilibrium jumps.

    Parameters
    ----------
    jumps : Jumps
        What was found.
    every : bool
        True shows all of them, False the first forty.
    """
    table = jumps_table(jumps, None if every else SHOWN)
    left = len(jumps.under()) - len(table.rows)
    more = (f"Not shown: {counted(left, 'jump')} further down; --all shows them.",) * (left > 0)
    tables = (table,) if table.rows else ()
    notes = (*more, *undefined_words(jumps.analysis), MEANING)
    return View(jumps.dispute.title, tuple(jumps_facts(jumps)), tables, (), notes)
