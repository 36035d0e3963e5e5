"""An analysis as people read it: what holds, under which concepts, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.report.perception import view_words
from comity.report.view import Reason, View
from comity.stability.analysis import SIM_LIMIT
from comity.stability.concept import concept_name
from comity.stability.explain import explain
from comity.stability.methods import METHODS, NEED_COMBINED_MOVES
from comity.stability.sentence import enumerated, outcome_words
from comity.stability.sheet import (
    MEANING,
    chosen,
    concepts_held,
    marked_row,
    none_defined,
    undefined_words,
)
from comity.stability.stated import stated_words
from comity.tables import Table, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from comity.stability.result import Analysis
    from comity.tables import Cell

STRICTEST_FIRST = ("nash", "sseq", "seq", "smr", "gmr", "sim", "sim_fh")
WEAKEST_FIRST = ("gmr", "smr", "seq", "sseq", "nash", "sim", "sim_fh")
"""Of the plain concepts; variants follow as they were asked for."""
ROWS = 100
"""Outcomes in a table at most, unless all are asked for."""
EXPLAINED = 4
"""Outcomes explained at most; `comity explain` tells the rest."""

CONFIDENCE = {
    "read": "taken from the publication",
    "corroborated": "agrees with independent sources",
    "recalled": "recalled from the literature, not checked against it",
    "constructed": "made up to show a point",
}


def view_analysis(analysis: Analysis, *, party: str | None = None, every: bool = False) -> View:
    """Return what to show of an analysis.

    Parameters
    ----------
    analysis : Analysis
        What was computed; without a concept that is defined there is no table.
    party : str, optional
        Show this party's stability instead of the equilibria.
    every : bool
        True shows all outcomes, False those that hold and the status quo.
    """
    tables: tuple[Table, ...] = ()
    reasons: tuple[Reason, ...] = ()
    cut: list[str] = []
    if none_defined(analysis):
        cut.append("None of the concepts asked for is defined for this dispute.")
    elif party is None:
        tables, reasons = (_equilibria(analysis, every=every),), _reasons(analysis)
        some = analysis.space.count if every else _holding(analysis)
        cut += (*_cut(tables[0], some), *_unexplained(analysis))
    else:
        tables = (_of_party(analysis, party),)
        cut += _cut(tables[0], analysis.space.count)
    notes = (*cut, *_notes(analysis))
    return View(analysis.dispute.title, _facts(analysis), tables, reasons, notes)


def _facts(analysis: Analysis) -> tuple[str, ...]:
    space, dispute = analysis.space, analysis.dispute
    named = [dispute.party(party).name for party in analysis.parties]
    facts = [f"{_count(space.count, 'outcome')}; who can move: {enumerated(named) or 'nobody'}"]
    if analysis.seen_by is not None:
        viewer = dispute.party(analysis.seen_by).name
        facts.append(f"as {viewer} sees it: {view_words(space, analysis.seen_by)}")
    if analysis.affected:
        bystanders = [dispute.party(party).name for party in analysis.affected]
        facts.append(f"affected, without moves: {enumerated(bystanders)}")
    if analysis.status_quo is not None:
        facts.append(f"status quo: {outcome_words(space, analysis.status_quo)}")
    if dispute.confidence is not None:
        facts.append(f"model: {CONFIDENCE[dispute.confidence]}")
    return tuple(facts)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")


def _equilibria(analysis: Analysis, *, every: bool) -> Table:
    shown = range(analysis.space.count) if every else chosen(analysis, ROWS).tolist()
    columns = ("no.", "outcome", *(concept_name(concept) for concept in analysis.is_equilibrium))
    title = f"{'All outcomes' if every else 'Outcomes that hold'} (yes: every party would stay)"
    return Table(title, columns, tuple(marked_row(analysis, index) for index in shown))


def _of_party(analysis: Analysis, party: str) -> Table:
    space = analysis.space
    row = analysis.parties.index(party)
    shown = list(analysis.is_equilibrium)
    rows: list[tuple[Cell, ...]] = []
    for index in range(min(space.count, ROWS)):
        marks = (bool(analysis.stable[concept][row, index]) for concept in shown)  # type: ignore[index]
        rows.append((int(space.numbers[index]), space.words(index), *marks))
    columns = ("no.", "outcome", *(concept_name(concept) for concept in shown))
    name = analysis.dispute.party(party).name
    return Table(f"Where {name} would stay (yes)", columns, tuple(rows))


def _reasons(analysis: Analysis) -> tuple[Reason, ...]:
    """Explain the status quo where it fails, and the outcomes that hold, strictest first."""
    reasons = []
    now = analysis.space.status_quo
    failing = None if now is None else _first(WEAKEST_FIRST, analysis, now, holds=False)
    unseen = now is not None and int(analysis.space.numbers[now]) in analysis.unseen
    if now is not None and failing is not None and not unseen:
        number = int(analysis.space.numbers[now])
        verdict = f"The status quo, {number}, does not hold {_failing(analysis, now, failing)}"
        reasons.append(Reason(verdict, _sentences(analysis, number, failing, stays=False)))
    for index in _strictest(analysis):
        concept = _first(STRICTEST_FIRST, analysis, index, holds=True)
        if concept is not None:
            number = int(analysis.space.numbers[index])
            verdict = f"{number} holds under {concept_name(concept)}"
            reasons.append(Reason(verdict, _sentences(analysis, number, concept, stays=True)))
    return tuple(reasons)


def _failing(analysis: Analysis, index: int, concept: str) -> str:
    """Say under how many concepts an outcome (by position) fails, and which one is explained."""
    every, name = len(analysis.is_equilibrium), concept_name(concept)
    fails = every - len(analysis.holds(index))
    if fails == 1:
        return f"under {name}"
    which = f"any of the {every} concepts" if fails == every else f"{fails} of {every} concepts"
    return f"under {which}; under {name}"


def _strictest(analysis: Analysis) -> list[int]:
    """Return the outcomes to explain: those under the strictest concept first, then by number."""
    concepts = _in_order(STRICTEST_FIRST, analysis)
    place = np.full(analysis.space.count, len(concepts))
    for k, concept in reversed(list(enumerate(concepts))):
        place[analysis.is_equilibrium[concept] & ~analysis.idly(concept)] = k
    found = np.flatnonzero(place < len(concepts))
    strictest: list[int] = found[np.argsort(place[found], kind="stable")[:EXPLAINED]].tolist()
    return strictest


def _in_order(plain: Sequence[str], analysis: Analysis) -> list[str]:
    """Return the concepts computed: plain ones in an order, then variants."""
    computed = analysis.is_equilibrium
    return [*(it for it in plain if it in computed), *(it for it in computed if it not in plain)]


def _first(plain: Sequence[str], analysis: Analysis, index: int, *, holds: bool) -> str | None:
    held = analysis.holds(index)
    return next((it for it in _in_order(plain, analysis) if (it in held) is holds), None)


def _sentences(analysis: Analysis, number: int, concept: str, *, stays: bool) -> tuple[str, ...]:
    limits = analysis.limits
    proofs = [
        explain(analysis.dispute, party, number, concept, seen_by=analysis.seen_by, limits=limits)
        for party in analysis.parties
    ]
    kept = [proof for proof in proofs if proof.stable == stays]
    brief = [it for it in kept if not it.improvements and concept in METHODS]
    content = [analysis.dispute.party(it.party).name for it in brief]
    # Of a bloc there is one sentence for all its members.
    sentences = list(dict.fromkeys(proof.sentence for proof in kept if proof not in brief))
    if content:
        verb = "prefers" if len(content) == 1 else "prefer"
        what = "it can move to" if len(content) == 1 else "they can move to"
        sentences.insert(0, f"{enumerated(content)} {verb} nothing {what}.")
    return tuple(sentences)


def _holding(analysis: Analysis) -> int:
    """Return how many outcomes the table of equilibria would have at full length."""
    shown = concepts_held(analysis) > 0
    if analysis.space.status_quo is not None:
        shown[analysis.space.status_quo] = True
    return int(np.count_nonzero(shown))


def _cut(table: Table, some: int) -> Iterator[str]:
    """Say how many outcomes a table leaves out, or that it has none."""
    if some > len(table.rows):
        cut = counted(some - len(table.rows), "outcome")
        yield f"Not shown: {cut} more. --all and json have all, csv row by row."
    if not table.rows:
        yield "No outcome holds under the concepts asked for."


def _unexplained(analysis: Analysis) -> Iterator[str]:
    """Say how many outcomes that hold are not explained."""
    holding = int(np.count_nonzero(concepts_held(analysis, freely=True)))
    if holding > EXPLAINED:
        yield (
            f"Explained: {EXPLAINED} of the {holding:,} outcomes that hold, those under the "
            "strictest concepts first. comity explain tells of any other."
        )


def _notes(analysis: Analysis) -> tuple[str, ...]:
    notes = []
    if analysis.held_no_moves and not none_defined(analysis):
        held = [outcome_words(analysis.space, n) for n in analysis.held_no_moves[:EXPLAINED]]
        more = len(analysis.held_no_moves) - len(held)
        rest = f" and {more} more" if more else ""
        notes.append(f"Held only because nobody has a move: {enumerated(held)}{rest}.")
    notes += undefined_words(analysis)
    notes += stated_words(analysis)
    left_out = [concept_name(it) for it in NEED_COMBINED_MOVES if it not in analysis.stable]
    if analysis.space.count > SIM_LIMIT and left_out:
        notes.append(
            f"{enumerated(left_out)}: left out above {SIM_LIMIT:,} outcomes; ask with --concept."
        )
    return (*notes, MEANING)
