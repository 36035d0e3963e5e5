"""What it would take for an outcome to hold, as a mediator reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.mediation.inverse.sheet import (
    inverse_facts,
    inverse_notes,
    inverse_tables,
    telling,
)
from comity.report.shown import first_rows
from comity.report.view import View
from comity.tables import counted

if TYPE_CHECKING:
    from comity.mediation.inverse.result import Inverse

SHOWN = 40
"""Rows of each table shown at most unless all are asked for."""


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
    made = inverse_tables(found, shown, every=every)
    tables, cut = first_rows(made, None if every else SHOWN)
    left = len(clauses) - len(shown) + cut
    more = (f"Not shown: {counted(left, 'row')}; `comity inverse --all` shows them.",) * (left > 0)
    notes = (*more, *inverse_notes(found))
    return View(found.dispute.title, tuple(inverse_facts(found)), tables, (), notes)
