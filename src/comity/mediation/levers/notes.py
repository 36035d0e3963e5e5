"""What a case with levers in force says of itself: which, by whom, at what cost, and a caution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.mediation.levers.wording import provider_words
from comity.model.lever import AddConcern, LowerConcern, RaiseConcern
from comity.stability.sentence import enumerated
from comity.tables import counted, figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.model.dispute import Dispute
    from comity.model.lever import Lever

CONCERNING = (AddConcern, RaiseConcern, LowerConcern)
"""Effects on what a party wants; they do not count when it is asked who is left worse off."""
NAMED = 3
"""Levers that a title names at most."""


def title_in_force(dispute: Dispute, chosen: Sequence[Lever]) -> str:
    """Return the title of a case with some of its levers in force: its own where there are none.

    Examples
    --------
    >>> import comity
    >>> dispute = comity.read("two-valleys")
    >>> title_in_force(dispute, dispute.levers[:2])
    'Two valleys, one river, with gate-keepers and data-bank in force'
    """
    if not chosen:
        return dispute.title
    named = enumerated([it.id for it in chosen])
    if len(chosen) > NAMED:
        named = counted(len(chosen), "lever")
    return f"{dispute.title}, with {named} in force"


def notes_in_force(dispute: Dispute, chosen: Sequence[Lever], purpose: str) -> str:
    """Return the notes of a case with some of its levers in force: its own where there are none.

    Parameters
    ----------
    dispute : Dispute
        The case.
    chosen : sequence of Lever
        What is in force.
    purpose : str
        What it is asked for; may be empty.
    """
    if not chosen:
        return dispute.notes
    listed = "; ".join(
        f"{_named(it)}, by {provider_words(it, dispute)}, at a cost of {figure(it.cost)}"
        for it in chosen
    )
    told = [dispute.notes, f"In force here, though not in the case {dispute.id}: {listed}."]
    told += [f"Asked for: {purpose}."] if purpose else []
    return " ".join(it for it in (*told, caution(dispute, chosen)) if it)


def caution(dispute: Dispute, chosen: Sequence[Lever]) -> str:
    """Return why a case with levers in force does not tell who is worse off; empty where it does.

    Examples
    --------
    >>> import comity
    >>> dispute = comity.read("two-valleys")
    >>> caution(dispute, dispute.levers[:6])
    'What Lower valley wants here is what surface-rights makes it want. So do not judge here ...
    >>> caution(dispute, dispute.levers[:5])
    ''
    """
    levers = [it for it in chosen if isinstance(it.effect, CONCERNING)]
    swayed = {it.effect.party for it in levers if isinstance(it.effect, CONCERNING)}
    if not levers:
        return ""
    who = enumerated([it.name for it in dispute.parties if it.id in swayed])
    make = "makes" if len(levers) == 1 else "make"
    whom = "it" if len(swayed) == 1 else "them"
    wants = "wants" if len(swayed) == 1 else "want"
    return (
        f"What {who} {wants} here is what {enumerated([it.id for it in levers])} {make} {whom} "
        "want. So do not judge here who is worse off than at the status quo, or whether an outcome "
        f"is indivisible: that goes by what {who} {wants} without."
    )


def _named(lever: Lever) -> str:
    return f"{lever.id} ({lever.label})" if lever.label else lever.id
