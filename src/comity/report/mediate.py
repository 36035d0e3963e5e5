"""What a third party could change, as a mediator reads it: levers, what breaks without, the way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from comity.mediation.levers.sheet import (
    CHEAPEST,
    COSTS,
    SECURITY,
    lever_table,
    mediation_facts,
    others_table,
    ranking_table,
    rest_table,
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
        True shows every outcome of the ranking, and every lever of the case; False the first forty.
    """
    way = None
    if found.way is not None:
        way = view_way(found.way, outcome_space(found.secured, found.limits))
    facts, reasons = tuple(mediation_facts(found)), tuple(_mediation_reasons(found, way))
    left = () if every else tuple(_not_shown(found))
    notes = (*left, *_mediation_notes(found))
    tables = tuple(it for it in _mediation_tables(found, way, every=every) if it.rows)
    return View(found.dispute.title, facts, tables, reasons, notes)


def view_trial(found: Trial) -> View:
    """Return what to show of what some levers would do; it tells what parties want."""
    table = lever_table(found.dispute, found.levers, "Levers in force")
    tables = (table,) if table.rows else ()
    facts, reasons = tuple(trial_facts(found)), tuple(_trial_reasons(found))
    return View(found.dispute.title, facts, tables, reasons, (COSTS, SECURITY))


def levers_known(dispute: Dispute) -> Table:
    """Return the levers of a case, at most forty."""
    return lever_table(dispute, dispute.levers[:SHOWN], "Levers of the case")


def _mediation_tables(found: Mediation, way: View | None, *, every: bool) -> Iterator[Table]:
    """Yield the levers to put in force, the others, other sets, the ranking and the way."""
    ranking, rest = found.ranking, rest_table(found)
    if not every:
        ranking, rest = ranking[:SHOWN], replace(rest, rows=rest.rows[:SHOWN])
    yield lever_table(found.dispute, found.levers, "Levers to put in force")
    yield rest
    yield others_table(found.others)
    yield ranking_table(found.dispute, ranking)
    levered = ", with the levers in force" if found.levers else ""
    for table in way.tables if way else ():
        yield replace(table, title=f"The way there, step by step{levered}")


def _mediation_reasons(found: Mediation, way: View | None) -> Iterator[Reason]:
    """Yield what breaks without each lever, why nobody would leave, and about the way."""
    if found.breaks:
        yield Reason("What breaks without each lever", tuple(it.sentence for it in found.breaks))
    if found.proofs:
        yield Reason("Why nobody would leave", tuple(it.sentence for it in found.proofs))
    if way is not None:
        yield Reason("The way there", way.facts[1:])
        yield from way.reasons


def _not_shown(found: Mediation) -> Iterator[str]:
    """Yield how many levers, and outcomes of the ranking, the first forty leave out."""
    for count, what in (
        (len(found.dispute.levers) - len(found.levers), "more lever"),
        (len(found.ranking), "more outcome"),
    ):
        if count > SHOWN:
            yield f"Not shown: {counted(count - SHOWN, what)}."


def _mediation_notes(found: Mediation) -> Iterator[str]:
    """Yield what the answer leaves open and what it does not say."""
    if not found.others_complete:
        yield "There may be more sets of levers that make it hold."
    if found.asked_best:
        yield CHEAPEST
    yield COSTS
    yield SECURITY


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
