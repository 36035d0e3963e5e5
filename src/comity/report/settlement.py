"""Settlements as people read them: who gains and loses, at whose expense, and the way there."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from comity.report.expense import all_of, expense_table
from comity.report.view import Reason, View
from comity.settlement.certify import certify
from comity.settlement.sentence import change_words, sentences
from comity.settlement.start import walk_aways
from comity.stability.concept import concept_name
from comity.stability.sentence import outcome_words, status_quo_words
from comity.stability.sheet import held_under, undefined_words
from comity.tables import Table, counted, figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from comity.model.dispute import Dispute
    from comity.settlement.certificate import Certificate
    from comity.settlement.judge import Finding
    from comity.settlement.methods.price import Extremes
    from comity.settlement.principles import Principles
    from comity.settlement.result import Settlement
    from comity.tables import Cell

EXPLAINED = 3
"""Outcomes for which it is said who gains by what; ``--outcome`` tells of any other."""
SHOWN = 40
"""Outcomes shown at most unless all are asked for."""
ORDER = (
    "Order: indivisible first, then Pareto-optimal, then by how many gain, by under how many "
    "concepts an outcome holds, and by number. Nothing is added up."
)
MEANING = (
    "Compared with the status quo, by these preferences. That nobody is less secure does not make "
    "an outcome fair, nor the status quo; and it says nothing of concerns that are not in the case."
)
MEANING_OF_LEAVING = (
    "Compared with what each would walk away to, as stated. That nobody gets less does not make an "
    "outcome fair, nor what somebody would walk away to; and it says nothing of concerns that are "
    "not in the case."
)


def view_settlement(
    settlement: Settlement,
    principles: Principles | None = None,
    checks: Mapping[int, Iterable[Finding]] = MappingProxyType({}),
    *,
    every: bool = False,
) -> View:
    """Return what to show of settlements.

    Parameters
    ----------
    settlement : Settlement
        What was found.
    principles : Principles, optional
        Somebody's list.
    checks : mapping of outcome number to findings, optional
        What its checks find at some outcomes.
    every : bool
        True shows all outcomes, False those that are indivisible, Pareto-optimal or maximin.
    """
    shown = outcomes_shown(settlement, every=every)
    tables = [outcomes_table(settlement, shown)]
    if settlement.dispute.movers:
        tables.append(expense_table(settlement, "everywhere", all_of(settlement)))
        tables += [prices_table(settlement)] if settlement.prices else []
    tables += [checks_table(number, found) for number, found in checks.items()]
    return View(
        settlement.dispute.title,
        (*settlement_facts(settlement), *stated_by(principles)),
        tuple(tables),
        tuple(_explained(settlement)),
        (*_unchecked(principles, checks), *_notes(settlement, len(shown))),
    )


def settlement_facts(settlement: Settlement) -> Iterator[str]:
    """Yield what is compared with, and how many outcomes leave nobody less secure."""
    found = counted(len(settlement.indivisible), "outcome")
    verb = "leaves" if len(settlement.indivisible) == 1 else "leave"
    if settlement.status_quo is None:
        yield f"Compared with what each would walk away to: {_walk_aways(settlement)}"
        none = "No outcome gives everybody at least what it would walk away to."
        some = f"{found} {verb} nobody with less than it would walk away to (indivisible)."
    else:
        yield status_quo_words(settlement.space)
        none = "No other outcome leaves everybody at least as secure as the status quo."
        some = f"{found} besides {verb} nobody less secure than the status quo (indivisible)."
    if not settlement.indivisible:
        yield none
        return
    yield some
    gain, strict = len(settlement.win_win), len(settlement.strict)
    yield f"In {gain} of them somebody gains, in {strict} everybody."


def _walk_aways(settlement: Settlement) -> str:
    stated = walk_aways(settlement.dispute).items()
    return "; ".join(f"{settlement.dispute.party(it).name} {figure(worth)}" for it, worth in stated)


def outcomes_shown(settlement: Settlement, *, every: bool) -> list[int]:
    """Return positions of the outcomes to show, in the stated order; not every one is a few."""
    order = settlement.order
    if every:
        return [int(index) for index in order]
    kept = settlement.safe | settlement.efficient | settlement.highest_floor
    first = [int(index) for index in order[kept[order]][:SHOWN]]
    if settlement.start is None or settlement.start in first:
        return first
    return [*first[:-1], settlement.start]


def _unchecked(
    principles: Principles | None, checks: Mapping[int, Iterable[Finding]]
) -> Iterator[str]:
    if principles is not None and not checks:
        yield "There is no outcome to check: nothing but the status quo is indivisible. Name one."


def outcomes_table(settlement: Settlement, shown: Iterable[int]) -> Table:
    """Return outcomes (by position) with who gains, who loses, and what they are."""
    space = settlement.space
    marks = settlement.safe, settlement.efficient, settlement.highest_floor
    rows: list[tuple[Cell, ...]] = []
    for index in shown:
        now = index == settlement.start
        rows.append(
            (
                int(space.numbers[index]),
                space.words(index) + (" (status quo)" if now else ""),
                *(bool(mark[index]) for mark in marks),
                _names(settlement, settlement.gainers(index)),
                _names(settlement, settlement.losers(index)),
                held_under(settlement.analysis, index),
            )
        )
    columns = (
        "no.", "outcome", "indiv.", "Pareto", "maximin", "gain", "lose", "holds under",
    )  # fmt: skip
    against = "walk-aways" if settlement.start is None else "the status quo"
    return Table(f"Outcomes against {against}", columns, tuple(rows))


def _explained(settlement: Settlement) -> Iterator[Reason]:
    """Say for the first indivisible outcomes who gains by what."""
    space = settlement.space
    if settlement.start is None:
        return
    for index in settlement.positions[:EXPLAINED]:
        number = int(space.numbers[index])
        found = certify(settlement.dispute, number, limits=settlement.analysis.limits)
        verdict = f"At {outcome_words(space, number)}"
        yield Reason(verdict, tuple(change_words(change) for change in found.changes))


def _names(settlement: Settlement, parties: Sequence[str]) -> str:
    if len(parties) == len(settlement.parties) > 1:
        return "everybody"
    return ", ".join(settlement.dispute.party(party).name for party in parties)


def prices_table(settlement: Settlement) -> Table:
    """Return what everybody meets at the equilibria of each concept, beside agreement."""
    dispute = settlement.dispute
    ranks = settlement.analysis.ranks
    rows: list[tuple[Cell, ...]] = []
    for concept, found in settlement.prices.items():
        for row, party in enumerate(settlement.parties):
            top = int(ranks[party].max(initial=0)) + 1
            now = (
                None if found.status_quo is None else f"{top - int(found.status_quo[row])} of {top}"
            )
            spans = (_span(it, row, top) for it in (found.confrontation, found.agreement))
            rows.append((concept_name(concept), dispute.party(party).name, now, *spans))
    columns = ("concept", "for", "status quo", "equilibria, worst to best", "agreement")
    title = (
        "Places in each party's own order (1 is best); agreement: indivisible and Pareto-optimal"
    )
    return Table(title, columns, tuple(rows))


def _span(found: Extremes | None, row: int, top: int) -> str:
    if found is None:
        return "none"
    worst, best = top - int(found.worst[row]), top - int(found.best[row])
    return str(best) if worst == best else f"{worst} to {best}"


def checks_table(number: int, found: Iterable[Finding]) -> Table:
    """Return what the checks of a list find at an outcome (by number)."""
    rows = tuple((it.principle.id, it.check.title, it.verdict, it.reason) for it in found)
    return Table(f"Checks of outcome {number}", ("principle", "check", "verdict", "why"), rows)


def _notes(settlement: Settlement, shown: int) -> Iterator[str]:
    left = settlement.space.count - shown
    if left:
        yield f"Not shown: {counted(left, 'outcome')} further down the order; --all shows them."
    yield from undefined_words(settlement.analysis)
    yield ORDER
    yield meaning_of(settlement)


def meaning_of(settlement: Settlement) -> str:
    """Return what must not be read into the answer."""
    return MEANING if settlement.start is not None else MEANING_OF_LEAVING


def view_certificate(
    certificate: Certificate,
    dispute: Dispute,
    principles: Principles | None = None,
    checks: Iterable[Finding] = (),
) -> View:
    """Return what to show of a certificate or counter-example."""
    tables = () if principles is None else (checks_table(certificate.outcome.number, checks),)
    whole, *rest = sentences(certificate)
    kind = "Certificate" if certificate.indivisible else "Counter-example"
    reason = Reason(f"{kind}: {whole[:-1]}", tuple(rest))
    facts = (*_supposed(certificate, dispute), *stated_by(principles))
    return View(dispute.title, facts, tables, (reason,), (MEANING,))


def _supposed(certificate: Certificate, dispute: Dispute) -> Iterator[str]:
    if dispute.supposed_status_quo:
        place = certificate.status_quo
        yield f"Supposed status quo: {place.number} ({place.words})"


def stated_by(principles: Principles | None) -> Iterator[str]:
    """Yield whose principles are checked, and who chose the checks."""
    if principles is not None:
        yield (
            f"Checks: {principles.title}, stated by {principles.stated_by}; checks chosen by "
            f"{principles.checks_chosen_by}. Each stands alone; they are not added up."
        )
