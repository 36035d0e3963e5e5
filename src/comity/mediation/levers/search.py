"""The cheapest choice of levers with which nothing goes wrong, and all others that are minimal.

Choices are taken up in the order of their keys: cost, number of levers, order in the case. Of one
that fails it is kept what went wrong, and on which levers that hangs: every choice that has the
same ones of these in force fails as well. So a larger choice can do only if it has one more of
them, and only such ones are taken up after it, each once. This is the idea of Reiter (1987), for
failures that a lever may also bring about.
"""

from __future__ import annotations

from heapq import heappop, heappush
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

from comity.mediation.levers.choice import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.mediation.levers.reasons import Reasons
    from comity.model.lever import Lever

BYTES = 400
"""What is kept of a choice that waits, at the most."""


class Found(NamedTuple):
    """A choice with which nothing goes wrong, in bits, and its cost in whole units."""

    chosen: int
    cost: int


class _Waiting(NamedTuple):
    """The choices that have all of `chosen` and none of `excluded`, by the key of `chosen`."""

    cost: int
    size: int
    levers: tuple[int, ...]
    chosen: int
    excluded: int


class Prices(NamedTuple):
    """What levers cost, and which never go together.

    Attributes
    ----------
    unit : int
        Into how many parts one is divided in `costs`, which are whole.
    costs : tuple of int
        Of every lever.
    clashes : tuple of int
        For every lever those that never go with it, in bits.
    """

    unit: int
    costs: tuple[int, ...]
    clashes: tuple[int, ...]


class Search:
    """The choices of levers for one target, from the cheapest on.

    Parameters
    ----------
    prices : Prices
        Of all levers.
    reasons : Reasons
        Why choices fail at the target.

    Attributes
    ----------
    found : list of Found
        Minimal choices: nothing goes wrong with them, but with any part of them; in the order of
        their keys.
    """

    def __init__(self, prices: Prices, reasons: Reasons) -> None:
        self.prices, self.reasons = prices, reasons
        self.found: list[Found] = []
        self._waiting: list[_Waiting] = []
        self._wait(_Waiting(0, 0, (), 0, 0))

    @property
    def bound(self) -> int | None:
        """What every choice that is still to be taken up costs at least; None where none is."""
        return self._waiting[0].cost if self._waiting else None

    @property
    def left(self) -> int:
        """How many choices wait to be taken up, so far."""
        return len(self._waiting)

    def step(self) -> Found | None:
        """Take up the next choice; return it if it is minimal."""
        here = heappop(self._waiting)
        self.reasons.effort.keep(-BYTES)
        self.reasons.effort.look(len(self.found))
        if any(it.chosen & here.chosen == it.chosen for it in self.found):
            return None  # and so is none of those that have more
        why = self.reasons.against(here.chosen, here.excluded)
        if why is None:
            self.found.append(Found(here.chosen, here.cost))
            return self.found[-1]
        self._add_to(here, why.missing)
        return None

    def _add_to(self, here: _Waiting, missing: int) -> None:
        """Let those wait that have one more of some levers: each, but none of the dearer ones."""
        costs, clashes = self.prices.costs, self.prices.clashes
        levers = [k for k in places(missing & ~here.excluded) if not clashes[k] & here.chosen]
        excluded = here.excluded
        for k in sorted(levers, key=lambda k: costs[k], reverse=True):
            more = tuple(sorted((*here.levers, k)))
            key = here.cost + costs[k], here.size + 1, more
            self._wait(_Waiting(*key, here.chosen | 1 << k, excluded))
            excluded |= 1 << k

    def _wait(self, choices: _Waiting) -> None:
        heappush(self._waiting, choices)
        self.reasons.effort.keep(BYTES)
        self.reasons.effort.look()

    def drop(self) -> None:
        """Forget what waits, and why choices fail: the search is at its end."""
        self.reasons.effort.keep(-BYTES * len(self._waiting))
        self._waiting = []
        self.reasons.drop()


def prices_of(levers: Sequence[Lever]) -> Prices:
    """Return what some levers cost, and which of them never go together."""
    unit = lcm(*(it.cost.denominator for it in levers))
    clashes = (
        sum(1 << k for k, it in enumerate(levers) if it.touches == lever.touches) & ~(1 << here)
        for here, lever in enumerate(levers)
    )
    return Prices(unit, tuple(int(it.cost * unit) for it in levers), tuple(clashes))
