"""The answers in short, for who reads nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.report.settlement import settlement_facts
from comity.report.view import Section
from comity.report.way import view_way
from comity.stability.methods import NAMES
from comity.stability.sentence import enumerated, outcome_words, status_quo_words
from comity.stability.sheet import concepts_held
from comity.tables import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.report.reading import Reading
    from comity.stability.result import Analysis

SUPPOSED = (
    "Another outcome is put in the place of the status quo. Wherever this report says status quo, "
    "or now, it means that outcome, which is only supposed."
)
NAMED = 3
"""Outcomes that one sentence names at most."""


def summary(reading: Reading) -> Section:
    """Return the answers that the sections give in full."""
    facts = [*_stands(reading.study.analysis), *_holds(reading.study.analysis)]
    if reading.tells_wants:
        facts += _found(reading)
    return Section(id="summary", title="In short", facts=tuple(facts))


def _stands(analysis: Analysis) -> Iterator[str]:
    space = analysis.space
    if space.status_quo is None:
        return
    if space.dispute.supposed_status_quo:
        yield SUPPOSED
    held = analysis.holds(space.status_quo)
    told = f"holds under {enumerated([NAMES[it] for it in held])}" if held else "does not hold"
    if analysis.stuck[space.status_quo]:
        told = "holds only because nobody has a move"
    yield f"{status_quo_words(space)}. It {told}."


def _holds(analysis: Analysis) -> Iterator[str]:
    """Say what holds under the most concepts."""
    under = np.where(analysis.stuck, 0, concepts_held(analysis))
    most = int(under.max(initial=0))
    every = len(analysis.is_equilibrium)
    if not most:
        yield "No outcome holds under any of the concepts computed."
        return
    best = np.flatnonzero(under == most)
    numbers = analysis.space.numbers[best[:NAMED]].tolist()
    more = [f"{best.size - NAMED:,} more"] if best.size > NAMED else []
    named = enumerated([*(outcome_words(analysis.space, it) for it in numbers), *more])
    all_of = "all" if most == every else f"{most} of"
    verb = "holds" if best.size == 1 else "hold"
    yield f"{named} {verb} under {all_of} {counted(every, 'concept')} computed."


def _found(reading: Reading) -> Iterator[str]:
    study = reading.study
    if study.settlement is not None:
        known = 1 if study.settlement.start is not None else 0
        yield " ".join([*settlement_facts(study.settlement)][known:])
    if study.way is not None:
        yield " ".join(view_way(study.way, study.analysis.space).facts[1:])
