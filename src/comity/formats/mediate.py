"""What a third party could change, written down: the JSON contract of ``mediate``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from comity.formats.canonical import digest
from comity.formats.lever_shape import LEVER
from comity.formats.results import (
    BYTES_PER_OUTCOME,
    head,
    outcomes_data,
    proof_data,
    refuse_too_large,
)
from comity.formats.settlements import way_data
from comity.formats.values import Number
from comity.model.space import outcome_space

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from comity.mediation.levers.result import Breaks, LeverSet, Mediation, Ranked
    from comity.mediation.levers.trial import Trial
    from comity.model.dispute import Dispute
    from comity.model.limits import Limits
    from comity.model.space import Space
    from comity.stability.proof import Proof

BYTES_PER_MOVE, BYTES_PER_LETTER, BYTES_PER_SET, BYTES_PER_LEVER = 800, 8, 600, 80
"""What plain data and their JSON text take at most, rounded up.

A move is an improvement or a step of a reply, a letter one of a proof's sentence, a lever one of a
set.
"""


def mediation_data(found: Mediation) -> dict[str, Any]:
    """Return a search for levers as plain data, by the contract that `mediate_schema` describes.

    Costs are exact: whole numbers, or decimals and fractions as text.

    Raises
    ------
    ComityError
        ``space-too-large`` where the data could take more memory than the limit.
    """
    sets = [found.chosen, *found.others, *(it.chosen for it in found.ranking if it.chosen)]
    _refuse(found.space, found.levered, found.proofs, sets, found.limits)
    return _begin(found.dispute, found.space, found.concept) | {
        "budget": _exact(found.budget),
        "target": found.target.number,
        "asked_best": found.asked_best,
        "chosen": _set(found.chosen),
        "breaks": [_broken(it) for it in found.breaks],
        "others": [_set(it) for it in found.others],
        "others_complete": found.others_complete,
        "tried": found.tried,
        "compensated": list(found.lowered),
        "levered": _levered(found.levered, found.limits),
        "renumbered": found.renumbered,
        "proofs": [proof_data(it) for it in found.proofs],
        "way": None if found.way is None else way_data(found.way, found.secured),
        "ranking": [_ranked(it) for it in found.ranking],
        "version": found.version,
    }


def trial_data(found: Trial) -> dict[str, Any]:
    """Return what some levers would do as plain data.

    Raises
    ------
    ComityError
        ``space-too-large`` where the data could take more memory than the limit.
    """
    _refuse(found.space, found.levered, found.proofs, [found.chosen], found.limits)
    return _begin(found.dispute, found.space, found.concept) | {
        "target": found.target.number,
        "chosen": _set(found.chosen),
        "there": found.there,
        "holds": found.holds,
        "indivisible": found.indivisible,
        "lowered": list(found.lowered),
        "compensated": list(found.compensated),
        "levered": _levered(found.levered, found.limits),
        "renumbered": found.renumbered,
        "proofs": [proof_data(it) for it in found.proofs],
        "version": found.version,
    }


def _begin(dispute: Dispute, space: Space, concept: str) -> dict[str, Any]:
    return head(dispute) | {
        "outcomes": outcomes_data(space),
        "concept": concept,
        "levers": [LEVER.dump(it) | {"role": it.role} for it in dispute.levers],
    }


def _refuse(
    space: Space,
    levered: Dispute,
    proofs: Iterable[Proof],
    sets: Iterable[LeverSet],
    limits: Limits,
) -> None:
    """Refuse to write more than memory has room for."""
    letters = sum(len(it.sentence) for it in proofs)
    moves = sum(1 + len(it.reply or ()) for proof in proofs for it in proof.improvements)
    needed = (
        (space.count + outcome_space(levered, limits).count) * BYTES_PER_OUTCOME
        + letters * BYTES_PER_LETTER
        + moves * BYTES_PER_MOVE
        + sum(BYTES_PER_SET + BYTES_PER_LEVER * len(it.levers) for it in sets)
    )
    refuse_too_large(needed, limits, "raise --max-memory")


def _levered(levered: Dispute, limits: Limits) -> dict[str, Any]:
    return {"digest": digest(levered), "outcomes": outcomes_data(outcome_space(levered, limits))}


def _exact(number: Fraction | None) -> int | str | None:
    return None if number is None else Number().dump(number)


def _set(levers: LeverSet) -> dict[str, Any]:
    return {"levers": list(levers.levers), "cost": _exact(levers.cost)}


def _broken(it: Breaks) -> dict[str, Any]:
    place = it.to
    return {
        "lever": it.lever,
        "why": it.why,
        "party": it.party or None,
        "to": None
        if place is None
        else {"number": place.number or None, "pattern": place.pattern, "name": place.name},
        "sentence": it.sentence,
    }


def _ranked(it: Ranked) -> dict[str, Any]:
    return {
        "outcome": it.target.number,
        "verdict": it.verdict,
        "chosen": None if it.chosen is None else _set(it.chosen),
        "at_least": _exact(it.at_least),
        "compensated": list(it.lowered),
    }
