"""Levers that would change nothing: allowed, but probably not what their author meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.errors import Fault, quoted
from comity.model.dispute import Concerns
from comity.model.lever import (
    EFFECT_KEYS,
    AddConcern,
    BarMove,
    Compensate,
    LowerConcern,
    RaiseConcern,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.errors import Path
    from comity.model.dispute import Dispute
    from comity.model.space import Space


def lever_wants(dispute: Dispute) -> Iterator[tuple[Path, str, str]]:
    """Yield the statements that levers let parties want, each with its place and what it is."""
    for k, lever in enumerate(dispute.levers if dispute.graph is None else ()):
        if isinstance(lever.effect, AddConcern | Compensate):
            for place, text in lever.statements:
                yield ("levers", k, *place), f"statement of lever {quoted(lever.id)}", text


def about_levers(space: Space) -> Iterator[Fault]:
    """Yield warnings about levers that move a concern nowhere, or bar no move.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from fractions import Fraction
    >>> import comity
    >>> from comity.model.lever import Lever
    >>> from comity.model.space import outcome_space
    >>> watch = Lever("watch", "UN", Fraction(1), BarMove("true", "false"))
    >>> dispute = replace(comity.read("chicken"), levers=(watch,))
    >>> [fault.slug for fault in about_levers(outcome_space(dispute))]
    ['lever-idle']
    """
    for k, lever in enumerate(space.dispute.levers):
        what = ""
        match lever.effect:
            case RaiseConcern() | LowerConcern() as effect if _stays(space.dispute, effect):
                end = "first" if isinstance(effect, RaiseConcern) else "last"
                what = f"{quoted(effect.concern)} stands {end} already, so it moves nowhere"
            case BarMove(origin, destination) if space.dispute.graph is None:
                for text in (origin, destination):
                    if not space.truth(text).any():
                        what = f"{quoted(text)} is true at no outcome, so it bars nothing"
        if what:
            path: Path = ("levers", k, "effect", EFFECT_KEYS[type(lever.effect)])
            yield Fault(path, what, "check the effect", "lever-idle")


def _stays(dispute: Dispute, effect: RaiseConcern | LowerConcern) -> bool:
    preference = dispute.preferences[effect.party]
    if not isinstance(preference, Concerns):
        return False
    end = 0 if isinstance(effect, RaiseConcern) else -1
    return preference.items[end].id == effect.concern
