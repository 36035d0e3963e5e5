"""From a dispute and an outcome to the certificate of who gains and who loses by it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from comity.model.dispute import Concerns, Ranking, Weights
from comity.model.limits import DEFAULT, Limits
from comity.model.space import outcome_space
from comity.preferences.ranks import all_ranks
from comity.settlement.certificate import Arrival, Cause, Certificate, Change, Place, Shift, Truth
from comity.settlement.start import status_quo_of
from comity.stability.engine import engine

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from comity.arrays import Ints
    from comity.model.dispute import Dispute, JointOption, Option, OutcomeRef, Party
    from comity.model.space import Space


def certify(dispute: Dispute, outcome: OutcomeRef, *, limits: Limits = DEFAULT) -> Certificate:
    """Return who is better and who is worse off at an outcome than at the status quo, and why.

    Parameters
    ----------
    dispute : Dispute
        The model; it must name a status quo.
    outcome : int or str
        Number, pattern or name of one outcome; a member of a class stands for the class.
    limits : Limits
        What may be allocated.

    Returns
    -------
    Certificate
        `comity.settlement.verify.verify` checks it without the engine.

    Raises
    ------
    ComityError
        ``outcome-unknown``, ``key-missing`` when the case names no status quo, and every fault
        of the dispute.

    Examples
    --------
    >>> import comity
    >>> found = certify(comity.read("syria-iraq-1975"), 2)
    >>> found.indivisible, found.lowered, found.raised
    (False, ('syria',), ('iraq',))
    >>> found.causes[0].shifts[0].label, found.causes[0].undone
    ('Release water', 0)
    """
    space = outcome_space(dispute, limits)
    return _Maker(space, status_quo_of(space), space.index(outcome), limits).certificate()


def place_of(space: Space, index: int) -> Place:
    """Return an outcome, by its position, as results tell of it."""
    it = space.outcome(index)
    return Place(it.number, it.pattern, it.name, it.members, space.words(index))


class _Maker:
    """The arrays of one dispute, and two positions in them."""

    def __init__(self, space: Space, before: int, after: int, limits: Limits) -> None:
        self.space, self.dispute, self.limits = space, space.dispute, limits
        self.before, self.after = before, after
        self.ranks: Mapping[str, Ints] = all_ranks(space.dispute, space)

    def certificate(self) -> Certificate:
        changes = tuple(self._change(party) for party in self.dispute.parties)
        lowered = tuple(change.party for change in changes if change.sign < 0)
        causes = tuple(cause for party in lowered for cause in self._causes(party))
        return Certificate(
            self.dispute.id,
            place_of(self.space, self.before),
            place_of(self.space, self.after),
            changes,
            causes,
            tuple(self._arrivals(lowered)) if lowered else (),
        )

    def _sign(self, party: str, before: int, after: int) -> int:
        old, new = int(self.ranks[party][before]), int(self.ranks[party][after])
        return (new > old) - (new < old)

    def _change(self, party: Party) -> Change:
        sign = self._sign(party.id, self.before, self.after)
        who = (party.id, party.name, party.kind == "affected")
        match self.dispute.preferences[party.id]:
            case Concerns(items):
                truths = tuple(
                    Truth(it.want, *self._truths(it.want), it.id, it.text, it.domain, it.source)
                    for it in items
                )
                return Change(*who, "concerns", sign, truths)
            case Weights(items):
                truths = tuple(Truth(t, *self._truths(t), weight=w) for t, w in items.items())
                parts = (it.weight * (it.after - it.before) for it in truths if it.weight)
                return Change(*who, "weights", sign, truths, sum(parts, Fraction(0)))
            case Ranking(tiers):
                ranks = self.ranks[party.id]
                before, after = (len(tiers) - int(ranks[k]) for k in (self.before, self.after))
                return Change(*who, "ranking", sign, tiers=(before, after, len(tiers)))

    def _truths(self, text: str) -> tuple[bool, bool]:
        true = self.space.truth(text)[self.space.firsts[[self.before, self.after]]]
        return bool(true[0]), bool(true[1])

    def _causes(self, lowered: str) -> Iterator[Cause]:
        owned: dict[tuple[str, ...], list[int]] = {}
        for k, (holders, _) in enumerate(_held(self.dispute)):
            owned.setdefault(holders, []).append(k)
        levels = [self.space.levels(k) for k in (self.before, self.after)]
        for holders, options in owned.items():
            differing = [k for k in options if levels[0][k] != levels[1][k]]
            if differing:
                shifts = tuple(self._shift(k, levels[0][k], levels[1][k]) for k in differing)
                yield Cause(lowered, holders, shifts, self._undone(lowered, differing, levels))

    def _shift(self, k: int, before: int, after: int) -> Shift:
        option = self.dispute.options[k]
        return Shift(option.id, option.label, option.levels[before], option.levels[after])

    def _undone(
        self, lowered: str, differing: list[int], levels: list[tuple[int, ...]]
    ) -> int | None:
        mixed = [levels[0][k] if k in differing else level for k, level in enumerate(levels[1])]
        cell = sum(level * stride for level, stride in zip(mixed, self.space.strides, strict=True))
        index = int(self.space.outcome_at[cell])
        return None if index < 0 else self._sign(lowered, self.before, index)

    def _arrivals(self, lowered: tuple[str, ...]) -> Iterator[Arrival]:
        moves, _ = engine(self.space, self.limits)
        end = int(moves.nodes[self.after])
        graph = self.dispute.graph is not None
        origins = range(self.space.count) if graph else (self.before,)
        nodes = moves.nodes[np.asarray(origins)]
        for mover, party in enumerate(self.dispute.movers):
            place, targets = moves.targets(mover, nodes)
            for k in np.unique(place[targets == end]).tolist():
                index = origins[k]
                hurt = tuple(it for it in lowered if self._sign(it, index, self.after) < 0)
                if hurt:
                    sign = self._sign(party, index, self.after)
                    yield Arrival(party, place_of(self.space, index), sign, hurt)


def _held(dispute: Dispute) -> Iterator[tuple[tuple[str, ...], Option | JointOption]]:
    """Yield every option with who must act to change it, in the order of patterns."""
    for party in dispute.parties:
        for option in party.options:
            yield (party.id,), option
    for joint in dispute.joint_options:
        yield joint.consent, joint
