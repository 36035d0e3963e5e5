"""What is known of parties with some levers in force."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from comity.mediation.levers.swayed import wants_of
from comity.model.dispute import Concerns, Weights
from comity.model.known import (
    Alternative,
    Alternatives,
    Intervals,
    PartlyOrdered,
    precedence,
)
from comity.model.lever import AddConcern, LowerConcern, RaiseConcern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from comity.model.dispute import Dispute, Preference
    from comity.model.known import Known
    from comity.model.lever import Lever


def known_in_force(
    dispute: Dispute, wants: Mapping[str, Preference], levers: Sequence[Lever]
) -> Mapping[str, Known]:
    """Return what is known of parties once some levers are in force.

    Parameters
    ----------
    dispute : Dispute
        The case.
    wants : mapping of party id to preference
        What everybody is stated to want with the levers in force.
    levers : sequence of Lever
        In the order of the case.

    Notes
    -----
    What a lever does is known. A concern that is put in front of others, or behind, is known to be
    there; one that is added is known to stand where it does; a new weight lies between no bounds,
    and a compensation shifts both. The rest stays as well known as it was. Alternatives are swayed
    as the stated preference is, as far as they have what a lever is about.
    """
    return {
        party: _known_of(said, (party, dispute.preferences[party], wants[party]), levers)
        for party, said in dispute.known.items()
    }


def _known_of(
    said: Known, about: tuple[str, Preference, Preference], levers: Sequence[Lever]
) -> Known:
    """Return what is known of a party, stated to want first one thing, then with levers another."""
    party, before, now = about
    match said, before, now:
        case PartlyOrdered(), Concerns(old), Concerns(new) if old != new:
            return _reordered(said, [it.id for it in old], [it.id for it in new])
        case Intervals(), Weights(), Weights():
            return _rebounded(said, before, now, _set_anew(party, levers))
        case Alternatives(items), _, _:
            return Alternatives(tuple(_swayed(it, party, levers) for it in items))
    return said


def _reordered(said: PartlyOrdered, old: Sequence[str], new: Sequence[str]) -> PartlyOrdered:
    """Return a partial order after concerns were moved or added; all of it agrees with `new`.

    Examples
    --------
    Nothing was known of a and b; now c, which came last, is known to come first:

    >>> _reordered(PartlyOrdered(dont_know=(("a", "b"),)), "abc", "cab").before
    (('c', 'a'), ('c', 'b'))
    """
    was = {concern: k for k, concern in enumerate(old)}
    first = precedence(old, said)
    kept = np.zeros((len(new), len(new)), dtype=np.bool_)
    for k, one in enumerate(new):
        for j, other in enumerate(new[k + 1 :], start=k + 1):
            added = one not in was or other not in was
            # Who was behind and is in front has been put there by a lever.
            kept[k, j] = added or was[one] > was[other] or first[was[one], was[other]]
    direct = kept & ~(kept.astype(np.float32) @ kept.astype(np.float32) > 0)
    chains = ((new[int(k)], new[int(j)]) for k, j in np.argwhere(direct))
    return PartlyOrdered(before=tuple(chains))


def _set_anew(party: str, levers: Sequence[Lever]) -> Iterator[str]:
    """Yield the statements whose weight some lever says."""
    for lever in levers:
        match lever.effect:
            case RaiseConcern(whose, statement) | LowerConcern(whose, statement) if whose == party:
                yield statement


def _rebounded(
    said: Intervals, before: Weights, now: Weights, set_anew: Iterator[str]
) -> Intervals:
    anew = set(set_anew)
    paid = {text: now.items[text] - before.items[text] for text in said.items}
    return Intervals(
        {
            text: (low + paid[text], high + paid[text])
            for text, (low, high) in said.items.items()
            if text not in anew
        }
    )


def _swayed(alternative: Alternative, party: str, levers: Sequence[Lever]) -> Alternative:
    wanted = alternative.preference
    if wanted is None:
        return alternative
    meant = [lever for lever in levers if _fits(lever, wanted)]
    return replace(alternative, preference=wants_of(party, wanted, meant))


def _fits(lever: Lever, wanted: Preference) -> bool:
    """Return whether a preference has what a lever is about."""
    ids = {it.id for it in wanted.items} if isinstance(wanted, Concerns) else set()
    match lever.effect, wanted:
        case AddConcern(before=before), Concerns():
            return lever.id not in ids and (before is None or before in ids)
        case (RaiseConcern() | LowerConcern()) as effect, Concerns():
            return effect.concern in ids
        case (RaiseConcern() | LowerConcern()) as effect, Weights(items):
            return effect.concern in items
    return True
