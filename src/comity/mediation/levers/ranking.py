"""Targets ranked by what it costs to hold them: their searches take turns, the cheapest first."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from comity.mediation.levers.hunt import PART
from comity.mediation.levers.result import Ranked
from comity.settlement.certify import place_of
from comity.settlement.start import lowering

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from comity.mediation.levers.hunt import Hunt, Progress
    from comity.mediation.levers.result import LeverSet, Verdict
    from comity.mediation.levers.search import Found, Search


class Held(NamedTuple):
    """A target, by its position, and the cheapest choice that holds it."""

    target: int
    found: Found


class Race:
    """The searches of several targets side by side.

    Parameters
    ----------
    hunt : Hunt
        What they share.
    targets : list of int
        Positions.

    Attributes
    ----------
    held : list of Held
        The cheapest first; ties by number.
    never : list of int
        Targets that no choice of levers holds.
    searches : dict of int to Search
        Those that have begun, by target. Only the first that held keeps what it may go on with.
    """

    def __init__(self, hunt: Hunt, targets: list[int]) -> None:
        self.hunt, self.targets = hunt, targets
        self.held: list[Held] = []
        self.never: list[int] = []
        self.searches: dict[int, Search] = {}
        self._lowered = lowering(hunt.space)
        self._waiting = [(0, target) for target in targets]
        heapify(self._waiting)

    def run(self, progress: Progress | None) -> None:
        """Go on while a target may be held within the budget, as far as the limit allows."""
        effort, until = self.hunt.effort, self.hunt.effort.most
        while self._waiting and effort.allows(until) and self.hunt.within(self._waiting[0][0]):
            first = not self.held
            self._turn(progress)
            if first and self.held:
                until = min(until, effort.taken + self.hunt.limits.steps // PART)

    def run_on(self, progress: Progress | None) -> Held | None:
        """Go on whatever the budget until a target is held, and return it; None: no other is."""
        known = len(self.held)
        while self._waiting and not self.hunt.effort.over and len(self.held) == known:
            self._turn(progress)
        return self.held[-1] if len(self.held) > known else None

    @property
    def bound(self) -> int | None:
        """What it costs at least to hold a target that still waits; None where none does."""
        return self._waiting[0][0] if self._waiting else None

    def _turn(self, progress: Progress | None) -> None:
        """Let the search of which least is known take one step; of several, the first target's."""
        if progress is not None:
            progress("targets", len(self.targets) - len(self._waiting), len(self.targets))
        _, target = heappop(self._waiting)
        if target not in self.searches:
            self.searches[target] = self.hunt.search(target)
        search = self.searches[target]
        found = search.step()
        if found is None and search.bound is not None:
            heappush(self._waiting, (search.bound, target))
            return
        if found is None:
            self.never.append(target)
        else:
            self.held.append(Held(target, found))
        if found is None or len(self.held) > 1:
            search.drop()

    def ranking(self) -> Iterator[Ranked]:
        """Yield every target: held, open, beyond the budget, never; each by cost, then number."""
        hunt = self.hunt
        for target, found in self.held:
            yield self._ranked(target, "held", hunt.named(found), None)
        waiting = sorted(self._waiting)
        for wanted in (True, False):
            verdict: Verdict = "open" if wanted else "beyond"
            for bound, target in waiting:
                if hunt.within(bound) == wanted:
                    yield self._ranked(target, verdict, None, hunt.price(bound))
        for target in sorted(self.never):
            yield self._ranked(target, "never", None, None)

    def _ranked(
        self, target: int, verdict: Verdict, chosen: LeverSet | None, at_least: Fraction | None
    ) -> Ranked:
        place = place_of(self.hunt.space, target)
        return Ranked(place, verdict, chosen, at_least, self._lowered(target))
