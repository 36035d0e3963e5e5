"""A dispute with some levers in force: a dispute like any other, without levers of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from comity.errors import ComityError, fail, quoted
from comity.mediation.levers.carried import carried
from comity.mediation.levers.notes import CONCERNING, notes_in_force, title_in_force
from comity.mediation.levers.still_known import known_in_force
from comity.mediation.levers.swayed import swayed
from comity.model.check import unknown
from comity.model.dispute import ForbiddenMove, JointOption, Option
from comity.model.lever import (
    AddOptionLevel,
    BarMove,
    Lever,
    MakeOneWay,
    RemoveOption,
)
from comity.model.limits import DEFAULT
from comity.model.space import outcome_space

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from comity.model.dispute import Dispute, Graph
    from comity.model.limits import Limits

AnyOption = TypeVar("AnyOption", Option, JointOption)


def with_levers(
    dispute: Dispute,
    levers: str | Iterable[str | Lever],
    *,
    purpose: str = "",
    limits: Limits = DEFAULT,
) -> Dispute:
    """Return a dispute as it is with some of its levers in force.

    Parameters
    ----------
    dispute : Dispute
        The case.
    levers : iterable of str or Lever
        Which of its own levers, by id or as they are in it; their order does not matter. A text is
        one id.
    purpose : str
        What they are asked for, in words for the notes.
    limits : Limits
        How large the new outcome space may be.

    Returns
    -------
    Dispute
        Checked; without levers and without expected answers, which say nothing of it. It keeps the
        case's id. Title and notes say which levers are in force, and caution where they change what
        somebody wants. Outcomes may have other numbers.

    Raises
    ------
    ComityError
        ``lever-unknown``, also for a lever that is not as the case has it; ``levers-clash`` for two
        levers on one concern, option or compensation;
        what the new outcome space may raise.

    Notes
    -----
    Every effect is read against the case as it is written. Where several concerns land in one gap
    between concerns that stay, those moved stand first, in the order of the case, then those added,
    in the order of the levers.

    Examples
    --------
    >>> from fractions import Fraction
    >>> import comity
    >>> guarantee = Lever("guarantee", "UN", Fraction(1), MakeOneWay("first-swerves", "up"))
    >>> chicken = replace(comity.read("chicken"), levers=(guarantee,))
    >>> with_levers(chicken, ["guarantee"]).options[0].change
    'up'
    """
    chosen = named_levers(dispute, levers)
    wants = swayed(dispute, chosen)
    made = replace(
        dispute,
        title=title_in_force(dispute, chosen),
        notes=notes_in_force(dispute, chosen, purpose),
        parties=tuple(
            replace(it, options=tuple(_changed(option, chosen) for option in it.options))
            for it in dispute.parties
        ),
        joint_options=tuple(_changed(option, chosen) for option in dispute.joint_options),
        infeasible=(*dispute.infeasible, *_removed(dispute, chosen)),
        forbidden_moves=(*dispute.forbidden_moves, *_forbidden(dispute, chosen)),
        graph=_barred(dispute.graph, chosen),
        preferences=wants,
        known=known_in_force(dispute, wants, chosen),
        levers=(),
        expected=(),
    )
    if any(isinstance(it.effect, RemoveOption | AddOptionLevel) for it in chosen):
        made = carried(dispute, made, limits)
    outcome_space(made, limits)
    return made


def for_security(
    dispute: Dispute, levers: str | Iterable[str | Lever], *, limits: Limits = DEFAULT
) -> Dispute:
    """Return the dispute by which it is judged whom a set of levers leaves worse off.

    It is that of `with_levers`, but for levers that change what a party wants: nobody is made
    better off by being talked into it. A compensation counts.

    Examples
    --------
    >>> from fractions import Fraction
    >>> import comity
    >>> water = comity.Concern("water", "dam"), comity.Concern("peace", "not dam")
    >>> party = comity.Party("north", "North", options=(comity.Option("dam", "Build the dam"),))
    >>> raised = Lever("talk", "UN", Fraction(1), comity.RaiseConcern("north", "peace"))
    >>> wants = {"north": comity.Concerns(water)}
    >>> case = comity.Dispute("d", "D", (party,), wants, levers=(raised,))
    >>> [it.id for it in with_levers(case, ["talk"]).preferences["north"].items]
    ['peace', 'water']
    >>> [it.id for it in for_security(case, ["talk"]).preferences["north"].items]
    ['water', 'peace']
    """
    chosen = named_levers(dispute, levers)
    counted = [it for it in chosen if not isinstance(it.effect, CONCERNING)]
    return with_levers(dispute, counted, limits=limits)


def named_levers(dispute: Dispute, levers: str | Iterable[str | Lever]) -> tuple[Lever, ...]:
    """Return the levers of a case that are named, each once, in the order of the case.

    A text is one id.

    Raises
    ------
    ComityError
        ``lever-unknown``; ``levers-clash`` where two touch the same.
    """
    known = [lever.id for lever in dispute.levers]
    named = [levers] if isinstance(levers, str) else list(levers)
    asked = dict.fromkeys(it.id if isinstance(it, Lever) else it for it in named)
    strangers = [name for name in asked if name not in known]
    if strangers:
        faults = (unknown("lever", name, known, (), "lever-unknown") for name in strangers)
        raise ComityError(fault.at("levers") for fault in faults)
    others = [it.id for it in named if isinstance(it, Lever) and it not in dispute.levers]
    if others:
        what = f"the case has another lever of the id {quoted(others[0])} than the one given"
        raise fail(what, "name it by its id", "lever-unknown", where="levers")
    chosen = tuple(lever for lever in dispute.levers if lever.id in asked)
    first: dict[tuple[str, ...], Lever] = {}
    for lever in chosen:
        other = first.setdefault(lever.touches, lever)
        if other is not lever:
            both = f"{quoted(other.id)} and {quoted(lever.id)}"
            what = f"{both} both change {_touched(lever.touches)}"
            raise fail(what, "keep one of them", "levers-clash", where="levers")
    return chosen


def _touched(touches: tuple[str, ...]) -> str:
    kind, *names = touches
    if kind == "option":
        return f"option {quoted(names[0])}"
    return f"the {kind} {quoted(names[1])} of {quoted(names[0])}"


def _changed(option: AnyOption, levers: Sequence[Lever]) -> AnyOption:
    """Return an option with what one lever at most does to it."""
    for lever in levers:
        match lever.effect:
            case MakeOneWay(option.id, change) if option.change == "any":
                return replace(option, change=change)
            case AddOptionLevel(option.id, level, name):
                levels, names = (*option.levels, level), _names(option, level, name)
                return replace(option, levels=levels, level_names=names)
    return option


def _names(option: Option | JointOption, level: str, name: str | None) -> tuple[str, ...]:
    """Return what people read of an option's levels and one more; nothing where they read ids."""
    if name is None and not option.level_names:
        return ()
    return (*(option.level_names or option.levels), name or level)


def _removed(dispute: Dispute, levers: Sequence[Lever]) -> Iterator[str]:
    """Yield what cannot be any more: another level than the status quo's."""
    now = {option.id: dispute.level_now(option) for option in dispute.options}
    for lever in levers:
        match lever.effect:
            case RemoveOption(option):
                yield f"not ({option} == {now[option]})"


def _forbidden(dispute: Dispute, levers: Sequence[Lever]) -> Iterator[ForbiddenMove]:
    """Yield the single moves that are barred; those of a graph are taken out of it instead."""
    options = {option.id: option for option in dispute.options}
    for lever in levers if dispute.graph is None else ():
        match lever.effect:
            case BarMove(origin, destination, party):
                yield ForbiddenMove(origin, destination, party)
            case MakeOneWay(option) if options[option].change != "any":
                for level in options[option].levels:
                    at = f"{option} == {level}"
                    yield ForbiddenMove(at, f"not ({at})")


def _barred(graph: Graph | None, levers: Sequence[Lever]) -> Graph | None:
    if graph is None:
        return None
    bars = [lever.effect for lever in levers if isinstance(lever.effect, BarMove)]
    out = {(it.party, it.origin, it.destination) for it in bars}
    moves = {
        party: tuple(it for it in moves if not {(None, *it), (party, *it)} & out)
        for party, moves in graph.moves.items()
    }
    return replace(graph, moves=moves)
