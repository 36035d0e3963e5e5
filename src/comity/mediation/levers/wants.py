"""What parties want under a choice of levers that may leave some open, pair by pair.

The levers of a party change what it wants independently of one another. So the least that it can
be said to prefer one outcome to another, over everything that is left open, is found without
going through the choices.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from comity.arrays import LARGEST
from comity.mediation.levers.effort import many
from comity.mediation.levers.swayed import gap_of
from comity.model.dispute import Concerns, Weights
from comity.model.lever import AddConcern, Compensate, LowerConcern, RaiseConcern
from comity.preferences.ranks import party_ranks, truths
from comity.preferences.weights import in_units

if TYPE_CHECKING:
    from fractions import Fraction

    from numpy.typing import NDArray

    from comity.arrays import Bools, Ints
    from comity.mediation.levers.choice import Choice, Levers
    from comity.model.space import Space

    Slot = tuple[int, int, int]
    """Where a concern stands: smaller is more important."""

BITS = 62
"""So many places of concerns fit a whole number that NumPy compares in bulk."""


class Wants(Protocol):
    """What one party wants.

    Attributes
    ----------
    bits : int
        The levers that change it.
    """

    bits: int

    def least(self, better: Ints, worse: Ints, choice: Choice) -> Ints:
        """Return how one outcome stands to another, at the least, over what is left open.

        Parameters
        ----------
        better, worse : int arrays (...)
            Positions of outcomes, to be broadcast against each other.
        choice : Choice
            Levers in force, and those left open.

        Returns
        -------
        int array (...)
            1 where the party prefers `better` whatever the open levers; 0 where it may be
            indifferent; -1 where it may prefer `worse`.
        """
        ...


def levered_wants(space: Space, party: str, levers: Levers) -> Wants:
    """Return what a party wants, by the preferences of the space's dispute and some levers."""
    wanted = space.dispute.preferences[party]
    mine = {bit: it for bit, it in levers.items() if _concerns(it.effect, party)}
    if isinstance(wanted, Concerns) and mine:
        return Ordered(space, wanted, mine)
    if isinstance(wanted, Weights) and mine:
        return Graded(space, party, wanted, mine)
    return Settled(party_ranks(space.dispute, space, party))


def _concerns(effect: object, party: str) -> bool:
    match effect:
        case AddConcern(whose) | RaiseConcern(whose) | LowerConcern(whose):
            return whose == party
        case Compensate(party=whose, payer=payer):
            return party in (whose, payer)
    return False


class Settled:
    """Wants that no lever changes: int array (outcome,), larger is better."""

    bits = 0

    def __init__(self, ranks: Ints) -> None:
        self.ranks = ranks.astype(np.int64)

    def least(self, better: Ints, worse: Ints, choice: Choice) -> Ints:  # noqa: ARG002  (Wants)
        """See `Wants.least`."""
        return np.asarray(np.sign(self.ranks[better] - self.ranks[worse]))


class Ordered:
    """Concerns in an order of importance, some of which levers move or add.

    The first concern that tells two outcomes apart decides. At the least for one of them, those
    that it fulfils stand as far back as they may, and those of the other as far in front.
    """

    def __init__(self, space: Space, wanted: Concerns, levers: Levers) -> None:
        self.bits = sum(levers)
        places = {concern.id: k for k, concern in enumerate(wanted.items)}
        slots: list[dict[int, Slot | None]] = [{0: (2 * k + 1, 0, 0)} for k in range(len(places))]
        texts = [concern.want for concern in wanted.items]
        for bit, lever in levers.items():
            match lever.effect:
                case AddConcern(want=want) as effect:
                    texts.append(want)
                    slots.append({0: None, bit: (2 * gap_of(effect, places), 1, bit)})
                case RaiseConcern(concern=concern) | LowerConcern(concern=concern) as effect:
                    k = places[concern]
                    slots[k][bit] = (2 * gap_of(effect, places), 0, k)
        self._slots = slots
        self._truths = list(truths(space, texts))
        self._codes = lru_cache(many(16 * space.count))(self._coded)

    def least(self, better: Ints, worse: Ints, choice: Choice) -> Ints:
        """See `Wants.least`."""
        late, early = self._codes(choice.among(self.bits))
        gained = late[better] & ~late[worse]
        lost = early[worse] & ~early[better]
        return np.asarray(gained > lost, dtype=np.int8) - np.asarray(gained < lost, dtype=np.int8)

    def _coded(self, choice: Choice) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return which concerns each outcome fulfils, as numbers: (outcome,), late and early.

        The bit of a concern is higher the further in front it stands, at its last and at its first
        possible place.
        """
        standing = [self._possible(slots, choice) for slots in self._slots]
        every = sorted({slot for slots in standing for slot in slots if slot}, reverse=True)
        exact: Any = np.int64 if len(every) <= BITS else object
        late, early = (np.zeros(self._truths[0].size, dtype=exact) for _ in range(2))
        for slots, truth in zip(standing, self._truths, strict=True):
            there = [slot for slot in slots if slot]
            if there:
                early += truth.astype(exact) * (1 << every.index(min(there)))
            if there and None not in slots:
                late += truth.astype(exact) * (1 << every.index(max(there)))
        return late, early

    def _possible(self, slots: dict[int, Slot | None], choice: Choice) -> list[Slot | None]:
        """Return where a concern may stand; None: it may not be there."""
        fixed = [slot for bit, slot in slots.items() if bit & choice.chosen]
        return fixed or [slot for bit, slot in slots.items() if not bit or bit & choice.open]


class Graded:
    """Weights, some of which levers change, or add to: a sum, so every lever moves it by itself."""

    def __init__(self, space: Space, party: str, wanted: Weights, levers: Levers) -> None:
        self.bits = sum(levers)
        added = {bit: _added(it.effect, party, wanted) for bit, it in levers.items()}
        unit, _ = in_units([*wanted.items.values(), *(weight for _, weight in added.values())])
        everything = [*wanted.items.items(), *added.values()]
        fits = 2 * sum(abs(weight) * unit for _, weight in everything) < LARGEST
        exact: Any = np.int64 if fits else object

        def worth(text: str, weight: Fraction) -> NDArray[Any]:
            true: Bools = space.truth(text)[space.firsts]
            return np.asarray(true.astype(exact) * int(weight * unit))

        self._base = sum(
            (worth(*it) for it in wanted.items.items()), np.zeros(space.count, dtype=exact)
        )
        groups: dict[tuple[str, ...], list[int]] = {}
        for bit, lever in levers.items():
            groups.setdefault(lever.touches, []).append(bit)
        rows = [(bit, sum(group)) for group in groups.values() for bit in group]
        self._bit, self._group = np.array(rows, dtype=np.int64).T
        self._added = np.array([worth(*added[bit]) for bit, _ in rows])
        self._worth = lru_cache(many(8 * space.count))(self._added_up)

    def least(self, better: Ints, worse: Ints, choice: Choice) -> Ints:
        """See `Wants.least`."""
        worth = self._worth(choice.chosen & self.bits)
        ahead = worth[better] - worth[worse]
        settled = (self._group & choice.chosen) != 0  # by a lever with which the rest never goes
        left = np.flatnonzero(((self._bit & choice.open) != 0) & ~settled)
        if left.size:
            begin = np.flatnonzero(np.append(True, self._group[left[1:]] != self._group[left[:-1]]))
            rows = left.reshape(-1, *(1,) * max(better.ndim, worse.ndim))
            gains = self._added[rows, better] - self._added[rows, worse]
            ahead = ahead + np.minimum(np.minimum.reduceat(gains, begin), 0).sum(axis=0)
        return np.asarray(ahead > 0, dtype=np.int8) - np.asarray(ahead < 0, dtype=np.int8)

    def _added_up(self, chosen: int) -> NDArray[Any]:
        """Return what every outcome is worth with some levers in force: array (outcome,)."""
        return np.asarray(self._base + self._added[(self._bit & chosen) != 0].sum(axis=0))


def _added(effect: object, party: str, wanted: Weights) -> tuple[str, Fraction]:
    """Return what a lever adds to a party's worth, and where: a statement and a weight."""
    match effect:
        case RaiseConcern(_, text, _, weight) | LowerConcern(_, text, _, weight):
            return text, (weight or 0) - wanted.items[text]
        case Compensate(whose, text, weight):
            return text, weight if whose == party else -weight
    msg = f"{type(effect).__name__} changes no weight"
    raise TypeError(msg)
