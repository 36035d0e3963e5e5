"""What everybody wants with some levers in force."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from comity.model.dispute import Concern, Concerns, Weights
from comity.model.lever import AddConcern, Compensate, LowerConcern, RaiseConcern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from comity.model.dispute import Dispute, Preference
    from comity.model.lever import Lever


def swayed(dispute: Dispute, levers: Sequence[Lever]) -> Mapping[str, Preference]:
    """Return every party's preference with some levers in force, in the order of the case.

    What others take a party to want is no part of it: a lever reaches the party, not its image.
    """
    return {
        party: wants_of(party, preference, levers)
        for party, preference in dispute.preferences.items()
    }


def wants_of(party: str, preference: Preference, levers: Sequence[Lever]) -> Preference:
    """Return one party's preference with some levers in force; rankings stay as they are.

    Parameters
    ----------
    party : str
        Whose preference it is.
    preference : Preference
        What it wants by the case.
    levers : sequence of Lever
        In the order of the case; those for others change nothing.

    Examples
    --------
    Each is put in front of the other, as the case has them:

    >>> from comity.model.lever import Lever
    >>> peace, water, trade = (Concern(it, it) for it in ("peace", "water", "trade"))
    >>> raised = Lever("a", "UN", Fraction(1), RaiseConcern("north", "trade"))
    >>> lowered = Lever("b", "UN", Fraction(1), LowerConcern("north", "water"))
    >>> both = wants_of("north", Concerns((peace, water, trade)), [raised, lowered])
    >>> [it.id for it in both.items]
    ['peace', 'trade', 'water']
    """
    match preference:
        case Concerns(items):
            return Concerns(_reordered(party, items, levers))
        case Weights(items):
            return replace(preference, items=_reweighed(party, items, levers))
    return preference


def gap_of(effect: AddConcern | RaiseConcern | LowerConcern, place: Mapping[str, int]) -> int:
    """Return in front of which of a party's concerns, by its place in the case, a concern lands.

    Parameters
    ----------
    effect : AddConcern, RaiseConcern or LowerConcern
        What is done to the party.
    place : mapping of concern id to int
        Its concerns as the case has them. As many as there are, as an answer: behind all.
    """
    match effect:
        case AddConcern(before=None):
            return len(place)
        case AddConcern(before=before):
            return place[str(before)]
        case RaiseConcern(_, concern, places):
            return max(0, place[concern] - places)
        case LowerConcern(_, concern, places):
            return min(len(place), place[concern] + places + 1)


def _reordered(
    party: str, items: Sequence[Concern], levers: Sequence[Lever]
) -> tuple[Concern, ...]:
    """Return a party's concerns, from the most important on.

    Gap k stands in front of the concern that the case has at place k, the last one behind all.
    """
    place = {concern.id: k for k, concern in enumerate(items)}
    to_gap: dict[int, int] = {}
    added: defaultdict[int, list[Concern]] = defaultdict(list)
    for lever in levers:
        match lever.effect:
            case RaiseConcern() | LowerConcern() as effect if effect.party == party:
                to_gap[place[effect.concern]] = gap_of(effect, place)
            case AddConcern(whose, want, _, text, domain) as effect if whose == party:
                concern = Concern(lever.id, want, text, domain, lever.source)
                added[gap_of(effect, place)].append(concern)
    order: list[Concern] = []
    for gap in range(len(items) + 1):
        order += [items[k] for k in sorted(to_gap) if to_gap[k] == gap]
        order += added[gap]
        order += [it for k, it in enumerate(items[gap : gap + 1], start=gap) if k not in to_gap]
    return tuple(order)


def _reweighed(
    party: str, items: Mapping[str, Fraction], levers: Sequence[Lever]
) -> dict[str, Fraction]:
    """Return a party's weights: the new ones first, then what is paid on top of them."""
    weights = dict(items)
    for lever in levers:
        match lever.effect:
            case RaiseConcern(whose, statement, _, weight) | LowerConcern(
                whose, statement, _, weight
            ) if whose == party and weight is not None:
                weights[statement] = weight
    for lever in levers:
        if isinstance(effect := lever.effect, Compensate):
            paid = effect.weight * ((effect.party == party) - (effect.payer == party))
            if paid:
                weights[effect.statement] = weights.get(effect.statement, Fraction(0)) + paid
    return weights
