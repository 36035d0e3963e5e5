"""Settlements as people read them: who gains and loses, at whose expense, and the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.report.view import Reason, View
from comity.settlement.certify import certify
from comity.settlement.sentence import change_words, sentences
from comity.stability.methods import NAMES
from comity.stability.sentence import enumerated, outcome_words
from comity.tables import Table, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from fractions import Fraction

    from comity.model.dispute import Dispute
    from comity.model.space import Space
    from comity.settlement.certificate import Certificate
    from comity.settlement.judge import Finding
    from comity.settlement.methods.price import Extremes
    from comity.settlement.result import Settlement
    from comity.settlement.ways import Stop, Way
    from comity.tables import Cell

EXPLAINED = 3
"""Outcomes for which it is said who gains by what; ``--outcome`` tells of any other."""
SHOWN = 40
"""Outcomes shown at most unless all are asked for."""
MEANING = (
    "Compared with the status quo, by these preferences. That nobody is less secure does not make "
    "an outcome fair, nor the status quo; and it says nothing of concerns that are not in the case."
)
STANDING = (
    "A drop is one in standing: the share of outcomes that a party ranks lower, ties by half. It "
    "depends on which outcomes there are."
)
STOPPED = {
    "safety": "outcomes that leave somebody less secure than the status quo",
    "infeasible": "the infeasible statement '{}'",
    "change": "option {} changes in one direction only",
    "forbidden": "the forbidden moves from '{}'",
    "consent": "joint option {} needs the consent of all named",
    "without": "the tag '{}' that you left out",
}
"""What stops a way, by kind of rule."""


def view_settlement(
    settlement: Settlement,
    checks: Mapping[int, Iterable[Finding]] | None = None,
    *,
    every: bool = False,
) -> View:
    """Return what to show of settlements.

    Parameters
    ----------
    settlement : Settlement
        What was found.
    checks : mapping of outcome number to findings, optional
        What somebody's principles find at some outcomes.
    every : bool
        True shows all outcomes, False those that are indivisible, Pareto-optimal or maximin.
    """
    tables = [_outcomes(settlement, every=every), _expense(settlement)]
    if settlement.prices:
        tables.append(_prices(settlement))
    tables += [_checks(number, found) for number, found in (checks or {}).items()]
    return View(
        settlement.dispute.title,
        tuple(_facts(settlement)),
        tuple(tables),
        tuple(_explained(settlement)),
        tuple(_notes(settlement, every=every)),
    )


def _facts(settlement: Settlement) -> Iterator[str]:
    space = settlement.space
    yield f"Status quo: {outcome_words(space, settlement.status_quo)}"
    besides = counted(len(settlement.indivisible), "outcome")
    verb = "leaves" if len(settlement.indivisible) == 1 else "leave"
    if not settlement.indivisible:
        yield "No other outcome leaves everybody at least as secure as the status quo."
        return
    gain, strict = len(settlement.win_win), len(settlement.strict)
    yield f"{besides} besides {verb} nobody less secure than the status quo (indivisible)."
    yield f"Among them, somebody gains at {gain}, and everybody at {strict}."


def _shown(settlement: Settlement, *, every: bool) -> list[int]:
    order = settlement.order
    if every:
        return [int(index) for index in order]
    kept = settlement.safe | settlement.efficient | settlement.highest_floor
    return [int(index) for index in order[kept[order]][:SHOWN]]


def _outcomes(settlement: Settlement, *, every: bool) -> Table:
    space, analysis = settlement.space, settlement.analysis
    marks = settlement.safe, settlement.efficient, settlement.highest_floor
    rows: list[tuple[Cell, ...]] = []
    for index in _shown(settlement, every=every):
        now = index == settlement.start
        holds = ", ".join(NAMES[concept] for concept in analysis.holds(index))
        rows.append(
            (
                int(space.numbers[index]),
                space.words(index) + (" (status quo)" if now else ""),
                *(bool(mark[index]) for mark in marks),
                _names(settlement, settlement.gainers(index)),
                _names(settlement, settlement.losers(index)),
                holds,
            )
        )
    columns = (
        "no.", "outcome", "indivisible", "Pareto", "maximin", "gain", "lose", "holds under",
    )  # fmt: skip
    return Table("Outcomes against the status quo", columns, tuple(rows))


def _explained(settlement: Settlement) -> Iterator[Reason]:
    """Say for the first indivisible outcomes who gains by what."""
    space = settlement.space
    first = [k for k in settlement.order[: EXPLAINED + 1].tolist() if settlement.safe[k]]
    for index in [k for k in first if k != settlement.start][:EXPLAINED]:
        number = int(space.numbers[index])
        found = certify(settlement.dispute, number, limits=settlement.analysis.limits)
        verdict = f"At {outcome_words(space, number)}"
        yield Reason(verdict, tuple(change_words(change) for change in found.changes))


def _names(settlement: Settlement, parties: Iterable[str]) -> str:
    return ", ".join(settlement.dispute.party(party).name for party in parties)


def _expense(settlement: Settlement) -> Table:
    dispute = settlement.dispute
    counts = settlement.expense["everywhere"]
    rows: list[tuple[Cell, ...]] = []
    for row, mover in enumerate(dispute.movers):
        every = int(counts.improvements[row])
        cells = [
            None if party == mover else _of(int(counts.lowering[row, column]), every)
            for column, party in enumerate(settlement.parties)
        ]
        rows.append((dispute.party(mover).name, *cells, _of(int(counts.lowering_some[row]), every)))
    total = int(counts.improvements.sum())
    blank = (None,) * len(settlement.parties)
    rows.append(("everybody", *blank, _of(int(counts.lowering_some.sum()), total)))
    names = (dispute.party(party).name for party in settlement.parties)
    title = "At whose expense: improvements of the party on the left that lower the one above"
    return Table(title, ("improvements of", *names, "somebody"), tuple(rows))


def _of(count: int, every: int) -> str:
    return f"{count} of {every} ({count / every:.0%})" if every else "none"


def _prices(settlement: Settlement) -> Table:
    dispute = settlement.dispute
    ranks = settlement.analysis.ranks
    rows: list[tuple[Cell, ...]] = []
    for concept, found in settlement.prices.items():
        for row, party in enumerate(settlement.parties):
            top = int(ranks[party].max(initial=0)) + 1
            now = f"{top - int(found.status_quo[row])} of {top}"
            spans = (_span(it, row, top) for it in (found.confrontation, found.agreement))
            rows.append((NAMES[concept], dispute.party(party).name, now, *spans))
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


def _checks(number: int, found: Iterable[Finding]) -> Table:
    rows = tuple((it.check.title, it.verdict, it.reason) for it in found)
    return Table(f"Checks of outcome {number}", ("check", "verdict", "why"), rows)


def _notes(settlement: Settlement, *, every: bool) -> Iterator[str]:
    kept = settlement.safe | settlement.efficient | settlement.highest_floor
    left = int(np.count_nonzero(kept)) - SHOWN
    if left > 0 and not every:
        yield f"Not shown: {counted(left, 'outcome')} further down the order; --all shows them."
    yield (
        "Order: indivisible first, then Pareto-optimal, then by how many gain, by under how many "
        "concepts an outcome holds, and by number. Nothing is added up."
    )
    yield MEANING


def view_certificate(
    certificate: Certificate, dispute: Dispute, checks: Iterable[Finding] = ()
) -> View:
    """Return what to show of a certificate or counter-example."""
    found = tuple(checks)
    tables = (_checks(certificate.outcome.number, found),) if found else ()
    whole, *rest = sentences(certificate)
    kind = "Certificate" if certificate.indivisible else "Counter-example"
    return View(
        dispute.title, (), tables, (Reason(f"{kind}: {whole[:-1]}", tuple(rest)),), (MEANING,)
    )


def view_way(way: Way, space: Space) -> View:
    """Return what to show of a way to a settlement."""
    dispute = space.dispute
    tables = (_steps(way, space),) if way.steps else ()
    reasons = tuple(_way_reasons(way, space))
    return View(dispute.title, tuple(_way_facts(way, space)), tables, reasons, (STANDING, MEANING))


def _way_facts(way: Way, space: Space) -> Iterator[str]:
    yield f"Status quo: {outcome_words(space, way.start)}"
    if way.target is None:
        yield "No other outcome leaves everybody at least as secure as the status quo."
        return
    where = outcome_words(space, way.target)
    if way.steps is None:
        yield f"No way leads to {where} with steps of at most {counted(way.size, 'party')}."
    elif way.safe:
        yield f"A safe way to {where}: {counted(len(way.steps), 'step')}."
    else:
        yield f"The way to {where} that exposes people least: {counted(len(way.steps), 'step')}."
    if way.joint_size is None:
        yield "No safe way exists, however many parties move at once."
    elif way.joint_size > 1:
        yield f"A safe way needs {way.joint_size} parties that move at once."


def _steps(way: Way, space: Space) -> Table:
    dispute = space.dispute
    rows: list[tuple[Cell, ...]] = [(0, "", way.start, space.words(space.index(way.start)), "")]
    for k, step in enumerate(way.steps or (), start=1):
        movers = ", ".join(dispute.party(party).name for party in step.movers)
        below = ", ".join(dispute.party(it.party).name for it in way.exposed if it.step == k)
        words = space.words(space.index(step.outcome))
        rows.append((k, movers, step.outcome, words, below))
    columns = ("step", "by", "no.", "outcome", "below the status quo")
    return Table("Step by step", columns, tuple(rows))


def _way_reasons(way: Way, space: Space) -> Iterator[Reason]:
    name = space.dispute.party
    if way.exposed:
        lines = []
        for it in way.exposed:
            cover = f"compensation at {it.outcome}"
            if it.jointly is not None:
                cover += f", or a joint step of {enumerated([name(p).name for p in it.jointly])}"
            movers = enumerated([name(p).name for p in it.movers])
            lines.append(
                f"After step {it.step}, by {movers}, {name(it.party).name} stands "
                f"{_percent(it.drop)} lower than at the status quo; {cover} would cover it."
            )
        yield Reason("Who is exposed", tuple(lines))
    if way.temptations:
        lines = [
            f"At {it.outcome}, {name(it.party).name} could improve by moving to "
            f"{outcome_words(space, it.to)}, which takes "
            f"{enumerated([name(p).name for p in it.lowers])} below the status quo; barring that "
            "move would cover it."
            for it in way.temptations
        ]
        yield Reason("Temptations on the way", tuple(lines))
    if way.stops:
        yield Reason("What stops it", tuple(_stop(it) for it in way.stops))


def _stop(it: Stop) -> str:
    rule = STOPPED[it.rule].format(it.what)
    rule = rule[0].upper() + rule[1:]
    end = (
        "without this, there is a way."
        if it.enough
        else "with others of these lifted, there is one."
    )
    return f"{rule}: {end}"


def _percent(share: Fraction) -> str:
    return f"{float(share):.0%}"
