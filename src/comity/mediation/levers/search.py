"""The cheapest choice of levers with which nothing goes wrong, and all others that are minimal.

Choices are taken up in the order of their keys: cost, number of levers, order in the case. Of one
that fails it is kept what went wrong, and on which levers that hangs: every choice that has the
same ones of these in force fails as well. So a larger choice can do only if it has one more of
them, and only such ones are taken up after it, each once. This is the idea of Reiter (1987), for
failures that a lever may also bring about.
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import islice
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

from comity.mediation.levers.failing import Failure, Field
from comity.mediation.levers.ground import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from comity.mediation.levers.effort import Effort
    from comity.model.lever import Lever

EXPLAINED = 3
"""Of how many failures of one choice it is found out which levers they hang on."""


class NoGood(NamedTuple):
    """Why choices fail: all those that have just `value` of the levers of `mask`, in bits."""

    mask: int
    value: int
    failure: Failure

    @property
    def missing(self) -> int:
        """The levers one of which a larger choice must have, in bits."""
        return self.mask & ~self.value


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
    field : callable
        From the levers of `apart` that are in force to the surroundings of the target; None where
        the target cannot be.
    apart : int
        The levers for each choice of which there are other surroundings, in bits.
    failures : callable
        What counts as going wrong.
    effort : Effort
        Counts what is taken.

    Attributes
    ----------
    found : list of Found
        Minimal choices: nothing goes wrong with them, but with any part of them; in the order of
        their keys.
    tried : int
        How many choices were worked out.
    """

    def __init__(
        self,
        prices: Prices,
        field: Callable[[int], Field | None],
        apart: int,
        effort: Effort,
        failures: Callable[[Field, Choice], Iterator[Failure]] = Field.failures,
    ) -> None:
        self.prices, self.field, self.apart, self.effort = prices, field, apart, effort
        self.failures = failures
        self.every = (1 << len(prices.costs)) - 1
        self.found: list[Found] = []
        self.no_goods: list[NoGood] = []
        self.tried = 0
        self._waiting = [_Waiting(0, 0, (), 0, 0)]

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
        if any(it.chosen & here.chosen == it.chosen for it in self.found):
            return None  # and so is none of those that have more
        why = self.why_not(here.chosen, here.excluded)
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
            heappush(self._waiting, _Waiting(*key, here.chosen | 1 << k, excluded))
            excluded |= 1 << k

    def why_not(self, chosen: int, excluded: int = 0) -> NoGood | None:
        """Return a reason why a choice fails; None where nothing goes wrong.

        Of several, one of the fewest levers missing, those of `excluded` not counted.
        """
        self.effort.add(len(self.no_goods) + 1)
        known = [it for it in self.no_goods if chosen & it.mask == it.value]
        if not known:
            known = self._learned(chosen)
            self.no_goods += known
        return min(known, key=lambda it: (it.missing & ~excluded).bit_count(), default=None)

    def _learned(self, chosen: int) -> list[NoGood]:
        """Return why a choice that no known reason speaks against fails, if it does."""
        self.tried += 1
        field = self.field(chosen & self.apart)
        if field is None:
            return [NoGood(self.apart, chosen & self.apart, Failure("gone"))]
        failures = islice(self.failures(field, Choice(chosen)), EXPLAINED)
        return [self._explained(field, it, chosen) for it in failures]

    def _explained(self, field: Field, failure: Failure, chosen: int) -> NoGood:
        """Return what goes wrong with levers on which it hangs: it is sure whatever others do."""
        matters = field.matters(failure) & ~self.apart
        # Those not in force first: the fewer of them are missing, the fewer choices follow.
        levers = [*places(matters & ~chosen), *places(matters & chosen)]
        free = _opened(field, failure, chosen, self.every & ~self.apart & ~matters, levers)
        mask = self.every & ~free
        return NoGood(mask, chosen & mask, failure)


def _opened(field: Field, failure: Failure, chosen: int, free: int, levers: list[int]) -> int:
    """Return `free` and those levers, in bits, that can be left open too with a failure sure."""
    wider = free | sum(1 << k for k in levers)
    if field.sure(failure, Choice(chosen & ~wider, wider)):
        return wider
    if len(levers) <= 1:
        return free
    half = len(levers) // 2
    return _opened(
        field, failure, chosen, _opened(field, failure, chosen, free, levers[:half]), levers[half:]
    )


def places(bits: int) -> list[int]:
    """Return the places of the bits that are set, ascending.

    Examples
    --------
    >>> places(0b1101)
    [0, 2, 3]
    """
    return [k for k in range(bits.bit_length()) if bits >> k & 1]


def prices_of(levers: Sequence[Lever]) -> Prices:
    """Return what some levers cost, and which of them never go together."""
    unit = lcm(*(it.cost.denominator for it in levers))
    clashes = (
        sum(1 << k for k, it in enumerate(levers) if it.touches == lever.touches) & ~(1 << here)
        for here, lever in enumerate(levers)
    )
    return Prices(unit, tuple(int(it.cost * unit) for it in levers), tuple(clashes))
