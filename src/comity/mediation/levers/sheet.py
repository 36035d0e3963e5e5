"""Levers as tables: what a notebook shows of them, and what other views begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.mediation.levers.numbering import numbering_words
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
CHEAPEST = (
    "Cheapest to hold is not best: the list says what it costs to hold each outcome, not who gains "
    "by it."
)
SECURITY = (
    "Who is worse off is judged by what parties want now, and by compensation; that a lever makes "
    "somebody want less leaves it as insecure as it was."
)


def mediation_sheet(found: Mediation) -> Sheet:
    """Return what a notebook shows of the levers found for an outcome."""
    tables = (
        lever_table(found.dispute, found.levers, "Levers to put in force"),
        rest_table(found),
        others_table(found.others[: SHOWN_ROWS + 1]),
        ranking_table(found.dispute, found.ranking[: SHOWN_ROWS + 1]),
    )
    facts = (*mediation_facts(found), *(it.sentence for it in found.breaks))
    notes = (CHEAPEST,) * found.asked_best + (COSTS, SECURITY)
    return Sheet(found.dispute.title, facts, tables, notes)


def trial_sheet(found: Trial) -> Sheet:
    """Return what a notebook shows of what some levers would do."""
    table = lever_table(found.dispute, found.levers, "Levers in force")
    facts = (*trial_facts(found), *(it.sentence for it in found.proofs))
    return Sheet(found.dispute.title, facts, (table,), (COSTS, SECURITY))


def mediation_facts(found: Mediation) -> Iterator[str]:
    """Say which outcome is to hold, at what cost it does, why no cheaper, and who is worse off."""
    yield status_quo_words(found.space)
    target = outcome_words(found.space, found.target.number)
    yield f"Target: {target}{_of_all(found) if found.asked_best else ''}"
    under, count = concept_name(found.concept), len(found.chosen.levers)
    if not count:
        yield f"It holds under {under} as the case is: no lever is needed."
    else:
        verb = "makes" if count == 1 else "make"
        cost = figure(found.chosen.cost)
        yield f"{counted(count, 'lever')} {verb} it hold under {under}, at a cost of {cost}."
        yield (
            "Proved cheapest: every cheaper set was ruled out. In all, "
            f"{counted(found.tried, 'set')} of levers were worked through one by one; the other "
            "cheaper ones fail for the same reasons."
        )
    yield _secure(found.dispute, found.lowered)
    yield from numbering_words(found.space, found.levered, found.target.number, found.limits)


def _of_all(found: Mediation) -> str:
    """Say whether the target alone costs least to hold, or others cost as little."""
    least = found.chosen.cost
    held = sum(it.chosen is not None and it.chosen.cost == least for it in found.ranking)
    open_ = any(it.verdict == "open" and it.at_least == least for it in found.ranking)
    if held + open_ == 1:
        return ": of all that leave nobody worse off, the one that costs least to hold"
    count = f"at least {held}" if open_ else f"the {held}"
    return f": of all that leave nobody worse off, the first of {count} that cost least to hold"


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
    if found.lowered:
        worse = enumerated([name(it).name for it in found.lowered])
        yield f"It leaves {worse} worse off than the status quo."
    else:
        yield _secure(found.dispute, found.compensated)
    yield from numbering_words(found.space, found.levered, found.target.number, found.limits)


def _secure(dispute: Dispute, lifted: Sequence[str]) -> str:
    if not lifted:
        return "Nobody is worse off there than at the status quo, by what each wants now."
    names = enumerated([dispute.party(it).name for it in lifted])
    return (
        "Nobody is worse off there than at the status quo, because of compensation: without it "
        f"{names} would be."
    )


def lever_table(dispute: Dispute, levers: Iterable[Lever], title: str) -> Table:
    """Return levers with what each changes, at what cost, by whom, and in what role."""
    rows = tuple(
        (
            it.id,
            told_in_full(it, dispute),
            figure(it.cost),
            f"{provider_words(it, dispute)}, as {it.role}",
            it.source or "",
        )
        for it in levers
    )
    return Table(title, ("lever", "what it changes", "cost", "by", "source"), rows)


def rest_table(found: Mediation) -> Table:
    """Return the levers of the case that need not be put in force; other sets name them."""
    rest = [it for it in found.dispute.levers if it.id not in found.chosen.levers]
    other = "Other levers" if found.chosen.levers else "Levers"
    return lever_table(found.dispute, rest, f"{other} of the case")


def others_table(others: Iterable[LeverSet]) -> Table:
    """Return sets of levers, with what each costs."""
    rows = tuple((figure(it.cost), ", ".join(it.levers)) for it in others)
    return Table(OTHERS, SET_COLUMNS, rows)


SET_COLUMNS = ("cost", "levers")
OTHERS = "Other sets of levers that make it hold (none could leave one out)"


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
        "never": "none holds it",
        "open": "the search was stopped before it found any",
    }
    return least, told.get(it.verdict, "")
