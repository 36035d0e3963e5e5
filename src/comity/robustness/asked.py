"""What is asked of a robustness analysis: concepts, whom to doubt, how many draws."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from comity.errors import ComityError, Fault, fail, quoted
from comity.mediation.concepts import CONCEPTS, plain_concept
from comity.mediation.levers.asked import refuse_unnamed
from comity.model.check import unknown
from comity.model.dispute import Concerns
from comity.model.known import PartlyOrdered
from comity.model.space import outcome_space
from comity.robustness.block import Task
from comity.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from comity.model.dispute import Dispute
    from comity.model.limits import Limits

LEAD = "seq"
"""The concept by which outcomes count as settled, where it is asked for."""
DRAWS = 10_240
"""How many draws are made unless it is said."""
NARROWEST = 0.001
"""No interval need be narrower."""


def task_of(
    dispute: Dispute,
    concepts: Iterable[str] | None,
    doubt: Iterable[str],
    seed: object,
    limits: Limits,
) -> Task:
    """Return what is drawn and judged, by whatever machine; as in `comity.robust`.

    Raises
    ------
    ComityError
        ``key-missing``, ``concept-unknown``, ``concept-undefined``, ``value-type``,
        ``party-unknown``, ``known-mismatch``, and every fault of the dispute.
    """
    names, lead = concepts_asked(concepts)
    if not isinstance(seed, int) or seed < 0:
        what = f"{quoted(str(seed))} is no seed"
        raise fail(what, "give a whole number from 0 on", "value-type", where="seed")
    whom = doubted(dispute, doubt)
    refuse_unnamed(outcome_space(whom, limits))
    return Task(whom, names, names.index(lead), seed, limits, __version__)


def concepts_asked(concepts: Iterable[str] | None) -> tuple[tuple[str, ...], str]:
    """Return the concepts in the order of reports, and the leading one.

    SEQ leads where it is asked for, otherwise the first.

    Examples
    --------
    >>> concepts_asked(["gmr", "seq"]), concepts_asked(["smr", "nash"])
    ((('gmr', 'seq'), 'seq'), (('nash', 'smr'), 'smr'))
    """
    named = CONCEPTS if concepts is None else concepts
    asked = [plain_concept(text, "robustness is not asked") for text in named]
    if not asked:
        what, todo = "no concept is named", f"name some of: {', '.join(CONCEPTS)}"
        raise fail(what, todo, "concept-unknown", where="concept")
    ordered = tuple(concept for concept in CONCEPTS if concept in asked)
    return ordered, LEAD if LEAD in asked else asked[0]


def doubted(dispute: Dispute, doubt: Iterable[str]) -> Dispute:
    """Return a dispute in which nothing is known of the order of some parties' concerns.

    Parameters
    ----------
    dispute : Dispute
        The model.
    doubt : iterable of str
        Ids of parties with concerns; a single text is one id. What the case knows of them is left
        aside.

    Raises
    ------
    ComityError
        ``party-unknown``; ``known-mismatch`` for parties without concerns.

    Examples
    --------
    >>> import comity
    >>> doubted(comity.read("two-valleys"), ["upper"]).known["upper"]
    PartlyOrdered(before=(), dont_know=())
    """
    asked = (doubt,) if isinstance(doubt, str) else tuple(doubt)
    faults = [fault for party in asked for fault in _no_order(dispute, party)]
    if faults:
        raise ComityError(faults)
    if not asked:
        return dispute
    return replace(dispute, known={**dispute.known, **dict.fromkeys(asked, PartlyOrdered(()))})


def _no_order(dispute: Dispute, party: str) -> Iterator[Fault]:
    parties = [it.id for it in dispute.parties]
    if party not in parties:
        yield unknown("party called", party, parties, (), "party-unknown").at("doubt")
    elif not isinstance(dispute.preferences.get(party), Concerns):
        what = f"{quoted(party)} has no concerns whose order could be doubted"
        todo = "write known for it in the case: intervals of weights, or alternatives"
        yield Fault((), what, todo, "known-mismatch", "doubt")


def how_many(draws: int | None, until: float | None) -> int | None:
    """Return how many draws to make; None where intervals decide.

    Raises
    ------
    ValueError
        When both are given, for fewer than one draw, and for a width outside 0.001 to 1.
    """
    if draws is not None and until is not None:
        msg = "give draws or until, not both"
        raise ValueError(msg)
    if draws is not None and (type(draws) is not int or draws < 1):
        msg = f"draws must be a whole number from 1 on, not {draws!r}"
        raise ValueError(msg)
    if until is not None and not NARROWEST <= until < 1:
        msg = f"until must be at least {NARROWEST} and below 1, not {until}"
        raise ValueError(msg)
    return DRAWS if draws is None and until is None else draws
