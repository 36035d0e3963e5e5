"""The outcomes among which bargaining points are looked for, laid out one by one or merged."""

from __future__ import annotations

from itertools import accumulate
from math import log10, prod
from operator import mul
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from comity.arrays import read_only
from comity.errors import ComityError, fail
from comity.model.axes import axes_of
from comity.model.combination import labels, levels_named, pattern, words
from comity.model.space import outcome_space
from comity.preferences.additive import additive_tables
from comity.preferences.dense import dense_ranks
from comity.preferences.ranks import all_ranks, all_worths, unit_of
from comity.settlement.certificate import Place
from comity.settlement.methods.guaranteed import guaranteed
from comity.settlement.methods.merging import additive_front
from comity.settlement.methods.pareto import pareto

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from comity.arrays import Bools
    from comity.model.dispute import Dispute, OutcomeRef
    from comity.model.limits import Limits
    from comity.model.space import Space
    from comity.preferences.additive import Additive

DIGITS = 1000
"""Digits that numbers of outcomes, and worths in parts of one, may have."""
MOST = 20_000_000
"""Pairs of a partial combination and a level that a front may keep: about half a gigabyte."""


class Field(Protocol):
    """Outcomes among which points are looked for; each *candidate* stands for one or several.

    Attributes
    ----------
    value : integer array (party, candidate)
        What orders the outcomes for everybody: worth where the party has weights, else rank.
    units : tuple of int or None, one per party
        In how many parts of one the worth is given; None for ranks.
    front : bool array (candidate,)
        True where nothing is as good for everybody and better for somebody.
    total : int
        How many outcomes the dispute has.
    """

    value: NDArray[Any]
    units: tuple[int | None, ...]
    front: Bools
    total: int

    def count(self, candidate: int) -> int:
        """Return for how many outcomes a candidate stands."""
        ...

    def places(self, candidate: int) -> Iterator[Place]:
        """Yield them, by number."""
        ...

    def named(self, ref: OutcomeRef | None) -> tuple[Place, NDArray[Any]]:
        """Return an outcome and its values (party,); the status quo for None."""
        ...

    def guaranteed(self, party: str) -> int:
        """Return the maximin value of a party with options of its own, in its parts of one."""
        ...


def field_of(dispute: Dispute, limits: Limits) -> Field:
    """Return the outcomes of a dispute among which points are looked for.

    Merged option by option where everybody's worths add up and nothing is infeasible, so that
    there may be more outcomes than could be laid out; else, and where the front is too large for
    that, laid out.
    """
    many = sum(log10(len(option.levels)) for option in dispute.options)
    if many > DIGITS:
        what = f"the options have about 10^{int(many)} combinations (limit 10^{DIGITS})"
        raise fail(what, "leave options out", "space-too-large", path=("parties",))
    additive = additive_tables(dispute)
    if additive is None or not dispute.options:
        return LaidOut(outcome_space(dispute, limits))
    try:
        return Merged(dispute, additive, limits)
    except ComityError as error:
        if _slugs(error) != {"front-too-large"}:
            raise
        try:
            return LaidOut(outcome_space(dispute, limits))
        except ComityError as other:
            raise (error if _slugs(other) == {"space-too-large"} else other) from None


def _slugs(error: ComityError) -> set[str]:
    return {fault.slug for fault in error.faults}


class LaidOut:
    """See `Field`: every outcome is a candidate."""

    def __init__(self, space: Space) -> None:
        dispute = space.dispute
        ranks, worths = all_ranks(dispute, space), all_worths(dispute, space)
        self.space = space
        self.value = read_only(np.stack([worths.get(it, rank) for it, rank in ranks.items()]))
        self.units = tuple(unit_of(dispute, it) if it in worths else None for it in ranks)
        self.front = read_only(pareto(np.stack(list(ranks.values()))))
        self.total = space.count

    def count(self, candidate: int) -> int:  # noqa: ARG002  (each stands for itself)
        """See `Field.count`."""
        return 1

    def places(self, candidate: int) -> Iterator[Place]:
        """See `Field.places`."""
        yield self._place(candidate)

    def _place(self, index: int) -> Place:
        it = self.space.outcome(index)
        return Place(it.number, it.pattern, it.name, it.members, self.space.words(index))

    def named(self, ref: OutcomeRef | None) -> tuple[Place, NDArray[Any]]:
        """See `Field.named`."""
        index = int(self.space.status_quo or 0) if ref is None else self.space.index(ref)
        return self._place(index), self.value[:, index]

    def guaranteed(self, party: str) -> int:
        """See `Field.guaranteed`."""
        dispute = self.space.dispute
        axis = dict(zip(dispute.movers, axes_of(self.space), strict=True)).get(party)
        row = [it.id for it in dispute.parties].index(party)
        return guaranteed(self.value[row], self.space.outcome_at, axis)


def _optimal(value: NDArray[Any]) -> Bools:
    """Return which of a few candidates are Pareto-optimal, bystanders counted."""
    return pareto(np.stack([dense_ranks(row) for row in value]))


class Merged:
    """See `Field`: the candidates are what those who negotiate cannot all better at once."""

    def __init__(self, dispute: Dispute, additive: Additive, limits: Limits) -> None:
        self.dispute, self.tables = dispute, additive.tables
        self.units: tuple[int | None, ...] = additive.units
        talks = np.array([party.id in dispute.negotiators for party in dispute.parties])
        most = min(MOST, limits.memory_bytes // (16 * len(talks)))
        self._front = additive_front(self.tables, most, talks, limits.steps)
        self.value = self._front.worth
        optimal = np.ones_like(self.value[0], bool) if talks.all() else _optimal(self.value)
        self.front = read_only(optimal)
        self._sizes = tuple(table.shape[1] for table in self.tables)
        self._strides = tuple(accumulate(self._sizes[:-1], mul, initial=1))
        self._labels = labels(dispute)
        self.total = prod(self._sizes)

    def count(self, candidate: int) -> int:
        """See `Field.count`."""
        return self._front.counts[candidate]

    def places(self, candidate: int) -> Iterator[Place]:
        """See `Field.places`."""
        return map(self._place, self._front.outcomes(candidate))

    def _place(self, levels: Sequence[int]) -> Place:
        number = 1 + sum(map(mul, levels, self._strides))
        told = words(self.dispute, self._labels, levels)
        return Place(number, pattern(levels, self._sizes), None, (), told)

    def named(self, ref: OutcomeRef | None) -> tuple[Place, NDArray[Any]]:
        """See `Field.named`."""
        now = self.dispute.status_quo if ref is None else ref
        levels = levels_named(self.dispute, {} if now is None else now)
        pairs = zip(self.tables, levels, strict=True)
        worth = np.sum([table[:, level] for table, level in pairs], axis=0)
        return self._place(levels), worth

    def guaranteed(self, party: str) -> int:
        """See `Field.guaranteed`."""
        row = [it.id for it in self.dispute.parties].index(party)
        own = {option.id for option in self.dispute.party(party).options}
        pairs = zip(self.dispute.options, self.tables, strict=True)
        return sum(int(t[row].max() if it.id in own else t[row].min()) for it, t in pairs)
