"""Preferences: everybody has one, with sources that there are and strengths within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.errors import Fault, quoted
from comity.model.check.names import unknown
from comity.model.dispute import MILD, MODELLER, STRONGEST, Concerns, Ranking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.model.dispute import Dispute


def preferences(dispute: Dispute) -> Iterator[Fault]:
    """Yield the faults of preferences without a party, and of parties without a preference."""
    known = dict.fromkeys(party.id for party in dispute.parties)
    for party_id in dispute.preferences:
        if party_id not in known:
            yield unknown("party", party_id, known, ("preferences", party_id))
    for party_id in known:
        if party_id not in dispute.preferences:
            what = f"{quoted(party_id)} has no preference"
            todo = "add a ranking, concerns or weights"
            yield Fault(("preferences", party_id), what, todo, "preference-missing")


def concerns(dispute: Dispute) -> Iterator[Fault]:
    """Yield the faults of concerns whose source there is not."""
    sources = [source.id for source in dispute.sources]
    for path, preference in dispute.stated_preferences():
        for k, concern in enumerate(preference.items if isinstance(preference, Concerns) else ()):
            if concern.source not in (None, MODELLER, *sources):
                place = (*path, "concerns", k, "source")
                yield unknown("source", str(concern.source), [*sources, MODELLER], place)


def strengths(dispute: Dispute) -> Iterator[Fault]:
    """Yield the faults of strengths out of bounds, and of rankings with a step too many or few."""
    todo = f"use whole numbers from {MILD}, which is mild, to {STRONGEST}"
    for path, preference in dispute.stated_preferences():
        match preference:
            case Concerns(items):
                for k, concern in enumerate(items):
                    if not MILD <= concern.strength <= STRONGEST:
                        what = f"the strength of {quoted(concern.id)} is {concern.strength}"
                        yield Fault((*path, "concerns", k, "strength"), what, todo, "value-type")
            case Ranking(tiers, steps):
                if any(not MILD <= step <= STRONGEST for step in steps):
                    what = f"a step between tiers is {min(steps)} or {max(steps)} strong"
                    yield Fault((*path, "ranking"), what, todo, "value-type")
                if steps and len(steps) != len(tiers) - 1:
                    what = f"{len(steps)} steps between {len(tiers)} tiers"
                    fewer = "give one step fewer than tiers, or none where all are mild"
                    yield Fault((*path, "ranking"), what, fewer, "value-type")
