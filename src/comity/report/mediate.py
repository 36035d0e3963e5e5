"""What a third party could change, as a mediator reads it: levers, what breaks without, the way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from comity.mediation.levers.sheet import (
    COSTS,
    SECURITY,
    lever_table,
    mediation_facts,
    others_table,
    ranking_table,
    trial_facts,
)
from comity.model.space import outcome_space
from comity.report.view import Reason, View
from comity.report.way import view_way
from comity.settlement.certify import certify
from comity.settlement.sentence import change_words
from comity.tables import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.mediation.levers.result import Mediation
    from comity.mediation.levers.trial import Trial
    from comity.model.dispute import Dispute
    from comity.tables import Table

SHOWN = 40
"""Rows of a table shown at most unless all are asked for."""


def view_mediation(found: Mediation, *, every: bool = False) -> View:
    """Return what to show of a search for levers; it tells what parties want.

    Parameters
    ----------
    found : Mediation
        What was found.
    every : bool
        True shows every outcome of the ranking and all levers of the case, False the first forty.
    """
    most = None if every else SHOWN
    tables = (
        lever_table(found.dispute, found.levers, "Levers to put in force"),
        others_table(found.others),
        ranking_table(found.ranking[:most]),
        *_way_tables(found),
        _unused(found.dispute, found.chosen.levers, most),
    )
    return View(
        found.dispute.title,
        tuple(mediation_facts(found)),
        tuple(it for it in tables if it.rows),
        tuple(_mediation_reasons(found)),
        tuple(_mediation_notes(found, every=every)),
    )


def view_trial(found: Trial) -> View:
    """Return what to show of what some levers would do; it tells what parties want."""
    table = lever_table(found.dispute, found.levers, "Levers in force")
    notes = (*_numbers(found.there, found.target.number), COSTS, SECURITY)
    return View(
        found.dispute.title,
        tuple(trial_facts(found)),
        (table,) if table.rows else (),
        tuple(_trial_reasons(found)),
        notes,
    )


def levers_known(dispute: Dispute, *, every: bool = False) -> Table:
    """Return the levers of a case, at most forty unless all are asked for."""
    most = None if every else SHOWN
    return lever_table(dispute, dispute.levers[:most], "Levers of the case")


def _unused(dispute: Dispute, used: tuple[str, ...], most: int | None) -> Table:
    rest = [it for it in dispute.levers if it.id not in used]
    return lever_table(dispute, rest[:most], "Other levers of the case")


def _way_tables(found: Mediation) -> Iterator[Table]:
    if found.way is not None:
        for table in view_way(found.way, outcome_space(found.secured, found.limits)).tables:
            yield replace(table, title="The way there, step by step, with the levers in force")


def _mediation_reasons(found: Mediation) -> Iterator[Reason]:
    if found.breaks:
        lines = tuple(f"Without {it.lever}: {it.sentence}" for it in found.breaks)
        yield Reason("What breaks without each lever", lines)
    if found.proofs:
        yield Reason("Why nobody would leave", tuple(it.sentence for it in found.proofs))
    if found.way is not None:
        told = view_way(found.way, outcome_space(found.secured, found.limits))
        yield Reason("The way there", told.facts[1:])
        yield from told.reasons


def _mediation_notes(found: Mediation, *, every: bool) -> Iterator[str]:
    left = 0 if every else max(0, len(found.ranking) - SHOWN)
    if left:
        yield f"Not shown: {counted(left, 'outcome')} further down; --all shows them."
    if found.others and not found.others_complete:
        yield "There may be more sets of levers that do; --others K lists up to K of them."
    yield from _numbers(_there(found), found.target.number)
    yield COSTS
    yield SECURITY


def _there(found: Mediation) -> int | None:
    """Return by what number proofs and the way tell of the target; None without any."""
    if found.proofs:
        return found.proofs[0].outcome
    return None if found.way is None else found.way.target


def _numbers(there: int | None, number: int) -> Iterator[str]:
    """Say by what number proofs and the way tell of the target, where that is another one."""
    if there not in (None, number):
        yield (
            f"Levers add outcomes or take some away, so proofs and the way have other numbers: "
            f"{number} of the case is {there} there."
        )


def _trial_reasons(found: Trial) -> Iterator[Reason]:
    leaving = tuple(it.sentence for it in found.proofs if not it.stable)
    staying = tuple(it.sentence for it in found.proofs if it.stable)
    if leaving:
        yield Reason("Who would leave", leaving)
    if found.lowered:
        yield Reason("Who is worse off", tuple(_losses(found)))
    if staying:
        yield Reason("Who would stay", staying)


def _losses(found: Trial) -> Iterator[str]:
    """Yield by what each of those lowered is worse off, in the dispute that judges that."""
    for change in certify(found.secured, found.there or 0, limits=found.limits).changes:
        if change.party in found.lowered:
            yield change_words(change)
