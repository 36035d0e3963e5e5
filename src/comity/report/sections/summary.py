"""The answers in short, for who reads nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.report.settlement import settlement_facts
from comity.report.view import Section
from comity.report.way import view_way
from comity.robustness.facts import same_words, stated_words
from comity.stability.concept import concept_name
from comity.stability.sentence import enumerated, outcome_words, status_quo_words
from comity.stability.sheet import concepts_held, none_defined, undefined_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.report.reading import Reading
    from comity.stability.result import Analysis
    from comity.studies import Study

SUPPOSED = (
    "Another outcome is put in the place of the status quo. Wherever this report says status quo, "
    "or now, it means that outcome, which is only supposed."
)
NAMED = 3
"""Outcomes that one sentence names at most."""


def summary(reading: Reading) -> Section:
    """Return the answers that the sections give in full."""
    study = reading.study
    facts = [" ".join(it) for it in (_proposed(study),) if study.proposed is not None]
    if reading.tells_wants:
        facts += _weighed(study)
    facts += [*_stands(study.analysis), *_holds(study.analysis)]
    if reading.tells_wants:
        facts += _found(reading)
    return Section(id="summary", title="In short", facts=tuple(facts))


def _stands(analysis: Analysis) -> Iterator[str]:
    space = analysis.space
    if space.status_quo is None:
        return
    if space.dispute.supposed_status_quo:
        yield SUPPOSED
    if none_defined(analysis):
        yield f"{status_quo_words(space)}."
        return
    held = analysis.holds(space.status_quo)
    told = (
        f"holds under {enumerated([concept_name(it) for it in held])}" if held else "does not hold"
    )
    if analysis.stuck[space.status_quo] and not analysis.holds_freely(space.status_quo):
        told = "holds only because nobody has a move"
    yield f"{status_quo_words(space)}. It {told}."


def _holds(analysis: Analysis) -> Iterator[str]:
    """Say what holds under the most concepts, or that none has a meaning here."""
    if none_defined(analysis):
        yield " ".join(["Whether any outcome holds is not said.", *undefined_words(analysis)])
        return
    under = concepts_held(analysis, freely=True)
    most = int(under.max(initial=0))
    every = len(analysis.is_equilibrium)
    if not most:
        but = ", but for those that nobody can leave" if analysis.stuck.any() else ""
        yield f"No outcome holds under any of the concepts computed{but}."
        return
    best = np.flatnonzero(under == most)
    numbers = analysis.space.numbers[best[:NAMED]].tolist()
    more = [f"{best.size - NAMED:,} more"] if best.size > NAMED else []
    named = enumerated([*(outcome_words(analysis.space, it) for it in numbers), *more])
    under_what = "every concept" if most == every else f"{most} of {every} concepts"
    verb = "holds" if best.size == 1 else "hold"
    yield f"{named} {verb} under {under_what} computed."


def _found(reading: Reading) -> Iterator[str]:
    study = reading.study
    if study.settlement is not None:
        yield " ".join([*settlement_facts(study.settlement)][1:])  # the first: compared with what
    if study.way is not None:
        nearest = "" if study.proposed is not None else "Nearest, which need not be best: "
        told = " ".join(view_way(study.way, study.analysis.space).facts[1:])
        yield f"{nearest}{told[0].lower() + told[1:] if nearest else told}"
        if study.way.temptations:
            yield _tempted(study)
    if study.robustness is not None:
        drawn = study.robustness
        known = "Not all that the parties want is known."
        yield f"{known} {stated_words(drawn)} {same_words(drawn)}"


def _tempted(study: Study) -> str:
    """Say who could break off the way, or what it leads to, at somebody's expense."""
    way, name = study.way, study.dispute.party
    assert way is not None  # noqa: S101  (asked for by the caller)
    who = dict.fromkeys(name(it.party).name for it in way.temptations)
    there = any(it.outcome == way.target for it in way.temptations)
    where = "the way, or what it leads to," if there else "the way"
    parties = enumerated([*who])
    return f"What could break it: {parties} could gain by leaving {where} at others' expense."


def _proposed(study: Study) -> Iterator[str]:
    """Say what comes of the outcome asked for: for whom it is better, and whether it holds."""
    if study.proposed is None:
        return
    analysis = study.analysis
    position = analysis.space.index(study.proposed)
    held = analysis.holds(position)
    left = [concept_name(it) for it in analysis.is_equilibrium if it not in held]
    yield f"Proposed: {outcome_words(analysis.space, study.proposed)}."
    if analysis.stuck[position] and not analysis.holds_freely(position):
        yield "Nobody has a move from there."
    elif none_defined(analysis):
        return
    elif not left:
        yield "Every party would stay there under every concept computed."
    elif held:
        under = enumerated([concept_name(it) for it in held])
        yield f"Every party would stay there under {under}; not under {enumerated(left)}."
    else:
        yield "Some party would leave it under every concept computed."


def _weighed(study: Study) -> Iterator[str]:
    """Say who gains and who loses by the outcome asked for."""
    for it in study.certificates:
        if it.outcome.number != study.proposed:
            continue
        names = {change.party: change.name for change in it.changes}
        better = enumerated([names[party] for party in it.raised]) or "nobody"
        worse = enumerated([names[party] for party in it.lowered]) or "nobody"
        yield f"Against the status quo, better off there: {better}. Worse off: {worse}."
