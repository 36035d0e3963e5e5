"""Analyses and proofs as a notebook shows them: bounded, however many outcomes there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.stability.analysis import undefined
from comity.stability.concept import concept_name
from comity.stability.methods import METHODS, NAMES
from comity.stability.sentence import enumerated, outcome_words
from comity.stability.stated import stated_words
from comity.tables import SHOWN_ROWS, Sheet, Table, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.arrays import Bools, Ints
    from comity.stability.proof import Improvement, Proof
    from comity.stability.result import Analysis
    from comity.tables import Cell

HELD = "held"
"""Stands where an outcome holds only because nobody has a move: that is no success."""
MEANING = (
    "An outcome holds when no party would leave it, given these moves and preferences. "
    "That does not make it good, fair or likely."
)
SHOWN_STEPS = 12
"""Steps of a reply that a notebook shows at most."""


def equilibria_table(analysis: Analysis) -> Table:
    """Return all outcomes and where each is an equilibrium; see `Analysis.table`."""
    space, every = analysis.space, analysis.is_equilibrium
    rows: list[tuple[Cell, ...]] = [
        (
            int(space.numbers[index]),
            space.words(index),
            *(bool(holds[index]) for holds in every.values()),
        )
        for index in range(space.count)
    ]
    columns = ("number", "outcome", *(concept_name(concept) for concept in every))
    return Table(f"{analysis.dispute.title}: equilibria", columns, tuple(rows))


def analysis_sheet(analysis: Analysis) -> Sheet:
    """Return what a notebook shows of an analysis: the outcomes that hold, and the status quo.

    Parameters
    ----------
    analysis : Analysis
        Of any size: words are made for at most 50 outcomes, those that hold under the most
        concepts.
    """
    shown = chosen(analysis, SHOWN_ROWS)
    columns = ("number", "outcome", *(concept_name(concept) for concept in analysis.is_equilibrium))
    rows = tuple(marked_row(analysis, index) for index in shown.tolist())
    table = Table("Outcomes that hold (yes: every party would stay)", columns, rows)
    tables = () if none_defined(analysis) else (table,)
    notes = (*(_left_out(analysis, shown) if tables else ()), *_notes(analysis))
    return Sheet(analysis.dispute.title, _facts(analysis), tables, notes)


def marked_row(analysis: Analysis, index: int) -> tuple[Cell, ...]:
    """Return number and words of an outcome (by position), and for each concept if it holds."""
    marks = (
        (HELD if analysis.idly(concept)[index] else True) if holds[index] else False
        for concept, holds in analysis.is_equilibrium.items()
    )
    return (int(analysis.space.numbers[index]), analysis.space.words(index), *marks)


def held_under(analysis: Analysis, index: int) -> str:
    """Return in words under which concepts an outcome (by position) holds."""
    freely = analysis.holds_freely(index)
    if analysis.stuck[index] and analysis.holds(index) and not freely:
        return HELD
    return ", ".join(concept_name(it) for it in freely)


def chosen(analysis: Analysis, most: int) -> Ints:
    """Return at most so many outcomes to show, ascending: int array (shown,).

    They hold under some concept, those under the most of them first to be shown; the status quo is
    always among them.
    """
    under = concepts_held(analysis)
    if analysis.space.status_quo is not None:
        under[analysis.space.status_quo] = len(analysis.is_equilibrium) + 1  # shown in any case
    found = np.flatnonzero(under)
    return np.sort(found[np.argsort(-under[found], kind="stable")[:most]])


def concepts_held(analysis: Analysis, *, freely: bool = False) -> Ints:
    """Return under how many concepts each outcome holds: int array (outcome,).

    `freely`: those do not count under which it holds only because nobody has a move.
    """
    under = np.zeros(analysis.space.count, dtype=np.int64)
    for concept, holds in analysis.is_equilibrium.items():
        under += holds & ~analysis.idly(concept) if freely else holds
    return under


def _facts(analysis: Analysis) -> tuple[str, ...]:
    space, dispute = analysis.space, analysis.dispute
    movers = enumerated([dispute.party(party).name for party in analysis.parties])
    facts = [f"{counted(space.count, 'outcome')}; who can move: {movers or 'nobody'}"]
    if analysis.affected:
        bystanders = enumerated([dispute.party(party).name for party in analysis.affected])
        facts.append(f"affected, without moves: {bystanders}")
    if analysis.status_quo is not None:
        facts.append(f"status quo: {outcome_words(space, analysis.status_quo)}")
    return tuple(facts)


def _left_out(analysis: Analysis, shown: Ints) -> list[str]:
    any_concept: Bools = np.asarray(concepts_held(analysis) > 0)
    every = int(any_concept.sum())
    equilibria = every - int(any_concept[shown].sum())
    others = any_concept.size - every - int((~any_concept[shown]).sum())
    left_out = []
    if equilibria:
        more = counted(equilibria, "more outcome")
        left_out.append(f"{more} that hold under some concept; shown are those under the most")
    if others:
        left_out.append(f"{counted(others, 'outcome')} that hold under none")
    return [f"Not shown: {', and '.join(left_out)}."] if left_out else []


def _notes(analysis: Analysis) -> tuple[str, ...]:
    not_asked = [NAMES[concept] for concept in METHODS if concept not in analysis.stable]
    notes = []
    if bool(analysis.stuck.any()) and not none_defined(analysis):
        notes.append("held: holds only because nobody has a move.")
    notes += undefined_words(analysis)
    notes += stated_words(analysis)
    if not_asked:
        notes.append(f"Not computed: {enumerated(not_asked)}.")
    return (*notes, MEANING)


def none_defined(analysis: Analysis) -> bool:
    """Return whether none of the concepts asked for has a meaning: then nothing is said to hold."""
    return not analysis.is_equilibrium


def undefined_words(analysis: Analysis) -> Iterator[str]:
    """Say which concepts have no meaning for a dispute, and for which kind that is so."""
    by_kind: dict[str, list[str]] = {}
    for concept, rows in analysis.stable.items():
        if rows is None:
            why = undefined(concept, analysis.space)
            by_kind.setdefault(why, []).append(concept_name(concept))
    for why, names in by_kind.items():
        yield f"{enumerated(names)}: not defined for {why}."


def proof_sheet(proof: Proof) -> Sheet:
    """Return what a notebook shows of a proof: the sentence, and a row for every improvement."""
    verdict = "stable" if proof.stable else "not stable"
    title = (
        f"Outcome {proof.outcome}: {verdict} for {proof.party} under {concept_name(proof.concept)}"
    )
    rows = tuple(_improvement(it) for it in proof.improvements)
    columns = ("could move to", "reply that deters it", "which ends at")
    ahead = any(it.foreseen is not None for it in proof.improvements)
    wanted = "could" if ahead else "prefers and could"
    table = Table(f"What {proof.party} {wanted} move to", columns, rows)
    return Sheet(title, (proof.sentence,), (table,))


def _improvement(improvement: Improvement) -> tuple[Cell, ...]:
    if improvement.reply is None:
        return (improvement.to, "none", None)
    steps = [f"{step.mover} to {step.to}" for step in improvement.reply[:SHOWN_STEPS]]
    more = ["…"] * (len(improvement.reply) > SHOWN_STEPS)
    told = ", ".join(steps + more) or "none: play would end there"
    return (improvement.to, told, improvement.ends_at)
