"""Levers as tables: what a notebook shows of them, and what other views begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.mediation.levers.wording import provider_words, told_in_full
from comity.stability.concept import concept_name
from comity.stability.sentence import enumerated, outcome_words, status_quo_words
from comity.tables import SHOWN_ROWS, Sheet, Table, counted, figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from comity.mediation.levers.result import LeverSet, Mediation, Ranked
    from comity.mediation.levers.trial import Trial
    from comity.model.dispute import Dispute
    from comity.model.lever import Lever
    from comity.tables import Cell

COSTS = (
    "Costs are the case's own, in a unit of its own; what they are weighed against is not in the "
    "case, nor whether somebody would provide a lever, or accept it."
)
SECURITY = (
    "Who is worse off is judged by what parties want now, and by compensation; that a lever makes "
    "somebody want less leaves it as insecure as it was."
)


def mediation_sheet(found: Mediation) -> Sheet:
    """Return what a notebook shows of the levers found for an outcome."""
    tables = (
        lever_table(found.dispute, found.levers, "Levers to put in force"),
        others_table(found.others[: SHOWN_ROWS + 1]),
        ranking_table(found.dispute, found.ranking[: SHOWN_ROWS + 1]),
    )
    facts = (*mediation_facts(found), *(it.sentence for it in found.breaks))
    return Sheet(found.dispute.title, facts, tables, (COSTS, SECURITY))


def trial_sheet(found: Trial) -> Sheet:
    """Return what a notebook shows of what some levers would do."""
    table = lever_table(found.dispute, found.levers, "Levers in force")
    facts = (*trial_facts(found), *(it.sentence for it in found.proofs))
    return Sheet(found.dispute.title, facts, (table,), (COSTS, SECURITY))


def mediation_facts(found: Mediation) -> Iterator[str]:
    """Say which outcome is to hold, at what cost it does, why no cheaper, and who is worse off."""
    yield status_quo_words(found.space)
    target = outcome_words(found.space, found.target.number)
    best = ": of all that leave nobody worse off, the one that costs least to hold"
    yield f"Target: {target}{best if found.asked_best else ''}"
    under, count = concept_name(found.concept), len(found.chosen.levers)
    if not count:
        yield f"It holds under {under} as the case is: no lever is needed."
    else:
        verb = "makes" if count == 1 else "make"
        cost = figure(found.chosen.cost)
        yield f"{counted(count, 'lever')} {verb} it hold under {under}, at a cost of {cost}."
        yield (
            f"Proved cheapest: {counted(found.tried, 'set')} of levers were looked at, and each "
            "that comes before fails, as one of these does or for the same reason."
        )
    yield _secure(found.dispute, found.lowered)


def trial_facts(found: Trial) -> Iterator[str]:
    """Say whether an outcome holds with some levers in force, and who is worse off."""
    yield status_quo_words(found.space)
    yield f"Target: {outcome_words(found.space, found.target.number)}"
    cost, name = figure(found.chosen.cost), found.dispute.party
    put = "As the case is"
    if found.chosen.levers:
        put = f"With {counted(len(found.chosen.levers), 'lever')} in force, at a cost of {cost},"
    if found.gone:
        yield f"{put} it cannot be: the levers leave no such outcome."
        return
    under = concept_name(found.concept)
    yield f"{put} it {'holds' if found.holds else 'does not hold'} under {under}."
    if not found.lowered:
        yield _secure(found.dispute, found.compensated)
        return
    worse = enumerated([name(it).name for it in found.lowered])
    yield f"It leaves {worse} worse off than the status quo."


def _secure(dispute: Dispute, lifted: Sequence[str]) -> str:
    if not lifted:
        return "Nobody is worse off there than at the status quo, by what each wants now."
    names = enumerated([dispute.party(it).name for it in lifted])
    return (
        f"Only through compensation nobody is worse off there than at the status quo; without it "
        f"{names} would be."
    )


def lever_table(dispute: Dispute, levers: Iterable[Lever], title: str) -> Table:
    """Return levers with what each changes, in what role, by whom, and at what cost."""
    rows = tuple(
        (
            it.id,
            told_in_full(it, dispute),
            it.role,
            provider_words(it, dispute),
            figure(it.cost),
            it.source or "",
        )
        for it in levers
    )
    columns = ("lever", "what it changes", "role", "by", "cost", "source")
    return Table(title, columns, rows)


def others_table(others: Iterable[LeverSet]) -> Table:
    """Return sets of levers, with what each costs."""
    rows = tuple((figure(it.cost), ", ".join(it.levers)) for it in others)
    return Table("Other levers that do, each set without any that it can spare", SET_COLUMNS, rows)


SET_COLUMNS = ("cost", "levers")


def ranking_table(dispute: Dispute, ranking: Iterable[Ranked]) -> Table:
    """Return outcomes with what it costs to hold each, and whom only compensation lifts there."""
    rows: list[tuple[Cell, ...]] = [
        (
            it.target.number,
            it.target.words,
            *_ranked(it),
            ", ".join(dispute.party(party).name for party in it.lowered),
        )
        for it in ranking
    ]
    columns = ("no.", "outcome", "cost", "levers", "compensated")
    return Table("Outcomes that leave nobody worse off, by what they cost", columns, tuple(rows))


def _ranked(it: Ranked) -> tuple[str, str]:
    if it.chosen is not None:
        return figure(it.chosen.cost), ", ".join(it.chosen.levers) or "none needed"
    least = "" if it.at_least is None else f"{figure(it.at_least)} or more"
    told = {
        "beyond": "none within the budget",
        "never": "no levers of the case do",
        "open": "the search was stopped before it found any",
    }
    return least, told.get(it.verdict, "")
