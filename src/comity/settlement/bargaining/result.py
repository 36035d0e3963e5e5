"""What bargaining points were found: frozen, and complete in itself."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from comity.arrays import Bools, Ints
    from comity.model.dispute import Dispute
    from comity.model.limits import Limits
    from comity.settlement.bargaining.field import Field
    from comity.settlement.certificate import Place

Against = Literal["status-quo", "walk-aways", "maximin", "outcome"]


@dataclass(frozen=True, slots=True)
class ReferencePoint:
    """What gains are counted from: what the parties have without an agreement.

    Attributes
    ----------
    kind : {'status-quo', 'walk-aways', 'maximin', 'outcome'}
        The worth of how things are now, what each party says it would walk away to, what it can
        guarantee itself whatever all others do, or the worth of an outcome that was named.
    place : Place or None
        The outcome, where it is one.
    worth : mapping of party id to Fraction
        For everybody who negotiates, each in its own unit.
    """

    kind: Against
    place: Place | None
    worth: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Deal:
    """Outcomes that are worth the same to everybody who has weights.

    Attributes
    ----------
    worth : mapping of party id to Fraction
        For everybody with weights, each in its own unit.
    gain : mapping of party id to Fraction
        Above the reference point, for everybody who negotiates.
    count : int
        How many outcomes are worth that and belong here.
    places : tuple of Place
        The first of them by number, as many as were asked for.
    """

    worth: Mapping[str, Fraction]
    gain: Mapping[str, Fraction]
    count: int
    places: tuple[Place, ...]


@dataclass(frozen=True, eq=False)
class Bargain:
    """The bargaining points of a dispute, and its Pareto front.

    Attributes
    ----------
    dispute : Dispute
        What was asked about.
    reference : ReferencePoint
        What gains are counted from.
    indivisible : bool
        True where only outcomes count that leave nobody, bystanders included, below the status
        quo.
    field : Field
        The outcomes that were looked at.
    rational : bool array (candidate,)
        True where nobody who negotiates gets less than by the reference point, and, with
        `indivisible`, nobody is below the status quo.
    points : mapping of point id to bool array (candidate,)
        True at the answers of each rule, ties included: ``nash``, ``kalai-smorodinsky``,
        ``egalitarian``, ``utilitarian``. False everywhere where nothing is rational.
    version : str
        The version of Comity that computed it.
    limits : Limits
        What it was allowed to take; its JSON may take the same.
    """

    dispute: Dispute
    reference: ReferencePoint
    indivisible: bool
    field: Field
    rational: Bools
    points: Mapping[str, Bools]
    version: str
    limits: Limits

    def __repr__(self) -> str:
        """Return one line that names the case and what was found."""
        found = f"{self.front_count} of {self.field.total} outcomes Pareto-optimal"
        return f"<Bargain in {self.dispute.id}: {found}; against {self.reference.kind}>"

    @property
    def negotiators(self) -> tuple[str, ...]:
        """Ids of everybody who negotiates, in file order."""
        return self.dispute.negotiators

    @cached_property
    def front_count(self) -> int:
        """How many outcomes are Pareto-optimal, bystanders counted."""
        return self._count(self.field.front)

    def count(self, point: str) -> int:
        """Return how many outcomes a rule picks (by its id)."""
        return self._count(self.points[point])

    def _count(self, where: Bools) -> int:
        return sum(map(self.field.count, np.flatnonzero(where).tolist()))

    @cached_property
    def front_deals(self) -> int:
        """How many different worths there are on the front."""
        return self._different(self.field.front)

    def different(self, point: str) -> int:
        """Return how many different worths the answers of a rule have (by its id)."""
        return self._different(self.points[point])

    def _different(self, where: Bools) -> int:
        return sum(1 for _ in self._groups(np.flatnonzero(where)))

    def front(self, most: int | None = None) -> Iterator[Deal]:
        """Yield what can be had on the Pareto front, best for the first party first.

        Parameters
        ----------
        most : int, optional
            How many outcomes each deal names at most. All when left out.
        """
        return self._deals(np.flatnonzero(self.field.front), most)

    def deals(self, point: str, most: int | None = None) -> Iterator[Deal]:
        """Yield the answers of a rule, best for the first party first.

        Parameters
        ----------
        point : str
            Its id, as in `points`.
        most : int, optional
            How many outcomes each deal names at most. All when left out.
        """
        return self._deals(np.flatnonzero(self.points[point]), most)

    def _deals(self, candidates: Ints, most: int | None) -> Iterator[Deal]:
        return (self._deal(group, most) for group in self._groups(candidates))

    def _groups(self, candidates: Ints) -> Iterator[list[int]]:
        """Yield the candidates that are worth the same, best for the first party first."""
        value = self.field.value[:, candidates]
        order = np.lexsort(value[::-1])[::-1]
        value, candidates = value[:, order], candidates[order]
        new = np.append(True, (value[:, 1:] != value[:, :-1]).any(axis=0))[: candidates.size]
        for group in np.split(candidates, np.flatnonzero(new)[1:]):
            if group.size:
                yield np.sort(group).tolist()

    def _deal(self, group: list[int], most: int | None) -> Deal:
        worth = {
            party.id: Fraction(int(self.field.value[row, group[0]]), unit)
            for row, (party, unit) in enumerate(
                zip(self.dispute.parties, self.field.units, strict=True)
            )
            if unit is not None
        }
        gain = {party: worth[party] - self.reference.worth[party] for party in self.negotiators}
        every = (place for candidate in group for place in self.field.places(candidate))
        return Deal(
            MappingProxyType(worth),
            MappingProxyType(gain),
            sum(map(self.field.count, group)),
            tuple(islice(every, most)),
        )
