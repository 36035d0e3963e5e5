"""Levers in words: what each would change, and who would provide it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.model.combination import labels
from comity.model.dispute import NO_YES, Concerns, Weights
from comity.model.lever import (
    AddConcern,
    AddOptionLevel,
    BarMove,
    Compensate,
    LowerConcern,
    MakeOneWay,
    RaiseConcern,
    RemoveOption,
)
from comity.model.saying import said
from comity.tables import counted, figure

if TYPE_CHECKING:
    from comity.model.dispute import Dispute, JointOption, Option
    from comity.model.lever import Lever


def effect_words(lever: Lever, dispute: Dispute) -> str:
    """Return what a lever of a case would change, in words.

    Parties by name, options by label, concerns by their words where the case has them; statements
    in words where they are simple.

    Examples
    --------
    >>> from fractions import Fraction
    >>> import comity
    >>> from comity.model.lever import Lever, MakeOneWay
    >>> treaty = Lever("treaty", "League", Fraction(2), MakeOneWay("release", "up"))
    >>> effect_words(treaty, comity.read("syria-iraq-1975"))
    "'Release water', once done, is not taken back"
    """
    match lever.effect:
        case AddConcern():
            return _added(lever.effect, dispute)
        case RaiseConcern() | LowerConcern():
            return _shifted(lever.effect, dispute)
        case MakeOneWay():
            return _one_way(lever.effect, dispute)
        case RemoveOption(option):
            level = _level_now(dispute, option)
            return f"{_label(dispute, option)} stays as it is now: {level}"
        case AddOptionLevel(option, level, name):
            return f"{_label(dispute, option)} gets one more level: {name or level}"
        case BarMove():
            return _barred(lever.effect, dispute)
        case Compensate(party, statement, weight, payer):
            paid = "" if payer is None else f", which {_name(dispute, payer)} pays"
            where = said(statement, dispute)
            return f"{_name(dispute, party)} gets {figure(weight)} more where {where}{paid}"


def told_in_full(lever: Lever, dispute: Dispute) -> str:
    """Return what a lever is, where the case says it, and what it would change."""
    label = f"{lever.label}: " if lever.label else ""
    return f"{label}{effect_words(lever, dispute)}"


def provider_words(lever: Lever, dispute: Dispute) -> str:
    """Return who would provide a lever: a party by its name."""
    names = {party.id: party.name for party in dispute.parties}
    return names.get(lever.by, lever.by)


def _name(dispute: Dispute, party: str) -> str:
    return dispute.party(party).name


def _option(dispute: Dispute, option: str) -> Option | JointOption:
    return next(it for it in dispute.options if it.id == option)


def _label(dispute: Dispute, option: str) -> str:
    ids = [it.id for it in dispute.options]
    return f"'{labels(dispute)[ids.index(option)]}'"


def _level_now(dispute: Dispute, option: str) -> str:
    named = _option(dispute, option)
    return (named.level_names or named.levels)[named.levels.index(dispute.level_now(named))]


def _concern(dispute: Dispute, party: str, concern: str) -> tuple[str, str]:
    """Return a concern in the case's own words, which may have none, and its statement."""
    preference = dispute.preferences[party]
    if isinstance(preference, Concerns):
        named = next(it for it in preference.items if it.id == concern)
        return named.text or "", named.want
    return "", concern


def _added(effect: AddConcern, dispute: Dispute) -> str:
    where = "after all it wants"
    if effect.before is not None:
        text, want = _concern(dispute, effect.party, effect.before)
        where = f"in front of '{text}'" if text else f"before it wants that {said(want, dispute)}"
    wanted = f"'{effect.text}'" if effect.text else f"that {said(effect.want, dispute)}"
    return f"{_name(dispute, effect.party)} comes to want {wanted}, {where}"


def _barred(effect: BarMove, dispute: Dispute) -> str:
    whose = "no move" if effect.party is None else f"no move of {_name(dispute, effect.party)}"
    ends = (effect.origin, effect.destination)
    if dispute.graph is not None:
        origin, destination = (f"'{name}'" for name in ends)
    else:
        origin, destination = (f"where {said(text, dispute)}" for text in ends)
    return f"{whose} leads from {origin} to {destination}"


def _shifted(effect: RaiseConcern | LowerConcern, dispute: Dispute) -> str:
    text, want = _concern(dispute, effect.party, effect.concern)
    more = "more" if isinstance(effect, RaiseConcern) else "less"
    changed = f"comes to matter {more} to {_name(dispute, effect.party)}"
    changed = f"'{text}' {changed}" if text else f"it {changed} that {said(want, dispute)}"
    preference = dispute.preferences[effect.party]
    if effect.weight is None or not isinstance(preference, Weights):
        way = "up" if isinstance(effect, RaiseConcern) else "down"
        return f"{changed}: {counted(effect.places, 'place')} {way}"
    before = preference.items[effect.concern]
    return f"{changed}: {figure(effect.weight)} instead of {figure(before)}"


def _one_way(effect: MakeOneWay, dispute: Dispute) -> str:
    label = _label(dispute, effect.option)
    if _option(dispute, effect.option).levels == NO_YES:
        up, down = "once done, is not taken back", "once taken back, is not done again"
        return f"{label}, {up if effect.change == 'up' else down}"
    return f"{label} goes {effect.change} only"
