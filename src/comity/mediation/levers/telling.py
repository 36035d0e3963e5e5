"""What goes wrong, in words: without a lever of the set found, or whatever levers are in force."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from comity.errors import fail
from comity.mediation.levers.apply import with_levers
from comity.mediation.levers.carried import moved
from comity.mediation.levers.choice import Choice, places
from comity.mediation.levers.judge import Failure
from comity.mediation.levers.result import Breaks
from comity.model.space import outcome_space
from comity.settlement.certify import place_of
from comity.stability.concept import concept_name
from comity.stability.sentence import enumerated, outcome_words, status_quo_name
from comity.tables import counted, exactly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.errors import ComityError
    from comity.mediation.levers.hunt import Hunt
    from comity.mediation.levers.result import LeverSet
    from comity.mediation.levers.search import Search
    from comity.model.lever import Lever
    from comity.settlement.certificate import Place

OTHER_TARGET = "add levers to the case, or choose another target"


def breaks(hunt: Hunt, target: int, chosen: int) -> Iterator[Breaks]:
    """Yield what goes wrong without each lever of a minimal choice, in the order of the case."""
    for k in places(chosen):
        rest = chosen & ~(1 << k)
        judge = hunt.layouts.judge(target, rest & hunt.layouts.apart)
        failure = Failure("gone") if judge is None else next(judge.failures(Choice(rest)))
        to = _place(hunt, failure.to, rest) if failure.why == "leaves" else None
        lever = hunt.levers[k]
        told = f"Without {_name(lever)}, {_words(hunt, failure, target, to)}."
        yield Breaks(lever.id, failure.party, to, failure.why, told)


def _place(hunt: Hunt, to: int, rest: int) -> Place:
    """Return where somebody would go, by its number in the case: 0 where it is not in it."""
    space = hunt.layouts.layout(rest & hunt.layouts.apart).space
    known = moved(space, to, hunt.space)
    if known is not None:
        return place_of(hunt.space, known)
    levers = [hunt.levers[k].id for k in places(rest)]
    dispute = with_levers(hunt.space.dispute, levers, limits=hunt.limits)
    levered = outcome_space(dispute, hunt.limits)
    index = moved(space, to, levered)
    if index is None:
        msg = "somebody would go where nobody can be"
        raise AssertionError(msg)
    return replace(place_of(levered, index), number=0)


def _name(lever: Lever) -> str:
    return f"'{lever.label or lever.id}'"


def _words(hunt: Hunt, failure: Failure, target: int, to: Place | None) -> str:
    """Return what goes wrong as a clause."""
    dispute = hunt.space.dispute
    here = outcome_words(hunt.space, int(hunt.space.numbers[target]))
    if failure.why == "gone":
        return f"{here} could not be"
    who = dispute.party(failure.party).name
    if to is None:
        return f"{who} would be worse off at {here} than at the {status_quo_name(dispute)}"
    number = f"{to.number} ({to.words})" if to.number else f"a new outcome ({to.words})"
    if hunt.concept == "nash":
        return f"{who} would leave {here} for {number}, which it prefers"
    under = concept_name(hunt.concept)
    return f"{who} would leave {here} for {number}, and nothing that counts under {under} deters it"


def unholdable(hunt: Hunt, target: int, search: Search) -> ComityError:
    """Return the error that no levers hold a target: who stands in the way, and by what."""
    always = next((it.failure for it in search.reasons.known if not it.mask), None)
    failure = always or search.reasons.known[0].failure
    to = _place(hunt, failure.to, 0) if failure.why == "leaves" else None
    told = _words(hunt, failure, target, to)
    if always is not None:
        what = f"no levers of the case hold this outcome: whichever are in force, {told}"
    else:
        what = (
            f"no levers of the case hold this outcome: with none, {told}; with others, it fails too"
        )
    return fail(what, OTHER_TARGET, "target-unholdable", where="target")


def none_holdable(hunt: Hunt, targets: int) -> ComityError:
    """Return the error that there is no target to hold, or none that levers hold."""
    now = status_quo_name(hunt.space.dispute)
    what = f"every outcome but the {now} leaves somebody worse off, whoever is compensated"
    if targets:
        what = (
            f"no levers of the case hold any of the {targets} outcomes that leave nobody worse off"
        )
    return fail(what, OTHER_TARGET, "target-unholdable", where="target")


def too_dear(hunt: Hunt, target: int, cheapest: LeverSet) -> ComityError:
    """Return the error that the cheapest levers cost more than the budget."""
    here = outcome_words(hunt.space, int(hunt.space.numbers[target]))
    levers = enumerated(cheapest.levers)
    budget = cheapest.cost if hunt.budget is None else hunt.budget
    what = (
        f"the cheapest levers that hold {here} cost {exactly(cheapest.cost)} ({levers}), "
        f"more than {exactly(budget)}"
    )
    return fail(
        what, "raise the budget, or choose another target", "budget-too-low", where="budget"
    )


def stopped(hunt: Hunt, tried: int, bound: int) -> ComityError:
    """Return the error that a search took what it may."""
    what = (
        f"the search was stopped after {hunt.effort.taken:,} steps and "
        f"{counted(tried, 'set')} worked through; a set that does costs "
        f"{exactly(hunt.price(bound))} or more"
    )
    limit = f"limit {hunt.limits.steps:,}: --max-steps"
    if hunt.effort.full:
        limit = f"limit {hunt.limits.memory_bytes:,} bytes: --max-memory"
    todo = f"give fewer levers ({limit})"
    return fail(what, todo, "levers-too-many", where="levers")
