"""How far answers depend on what is not known of the parties, as a mediator reads it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from comity.report.shown import first_rows
from comity.report.view import View
from comity.robustness.facts import robust_facts, settled_elsewhere
from comity.robustness.sheet import (
    bar_table,
    flip_table,
    recommendation_table,
    robust_notes,
    share_table,
    worth_table,
)
from comity.stability.concept import concept_name
from comity.tables import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.robustness.result import Robustness

ALL = "`comity robust --all` lists the shares of all outcomes."
SHOWN = 40
"""Rows of each table shown at most unless all are asked for."""


def view_robust(found: Robustness, *, every: bool = False) -> View:
    """Return what `comity robust` shows; it tells what parties want.

    Parameters
    ----------
    found : Robustness
        What was drawn.
    every : bool
        True shows all rows, and shares of all outcomes; False the first forty rows of each table.
    """
    view = view_drawn(found, every=every)
    notes = view.notes if every else (*view.notes, ALL)
    return replace(view, facts=(*view.facts, *_asked_otherwise(found)), notes=notes)


def view_drawn(found: Robustness, *, every: bool = False) -> View:
    """Return the same without options of the command to try next, as reports show it."""
    made = (
        recommendation_table(found),
        share_table(found, every=every),
        worth_table(found),
        bar_table(found),
        flip_table(found),
    )
    tables, left = first_rows(made, None if every else SHOWN)
    more = (f"Not shown: {counted(left, 'row')}; `comity robust --all` shows them.",) * (left > 0)
    notes = (*more, *robust_notes(found, every=every))
    return View(found.dispute.title, tuple(robust_facts(found)), tables, (), notes)


def _asked_otherwise(found: Robustness) -> Iterator[str]:
    """Yield options by which there would be more to tell."""
    if not found.questions:
        yield "--doubt PARTY takes the order of a party's concerns as not known."
    other = settled_elsewhere(found)
    if other is not None:
        first = other.concepts[0]
        yield f"What is settled under {concept_name(first)} hangs on what? --concept {first} tells."
