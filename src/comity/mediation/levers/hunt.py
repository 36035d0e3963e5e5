"""The search for one case, concept and budget: which targets, how far, and at what price."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from comity.mediation.levers.choice import places
from comity.mediation.levers.effort import Effort
from comity.mediation.levers.judge import Judge
from comity.mediation.levers.layouts import Layouts
from comity.mediation.levers.reasons import Reasons
from comity.mediation.levers.result import LeverSet
from comity.mediation.levers.search import Search, prices_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from comity.mediation.levers.search import Found
    from comity.model.limits import Limits
    from comity.model.space import Space

    Progress = Callable[[str, int, int], None]

PART = 100
"""What goes beyond the cheapest set may take one part in so many of what that may take."""
TENTH = 10
"""So large a part of it may be taken to find out who can be compensated."""
HALF = 2
"""So large a part of the memory may be taken by what searches keep; the rest is for arrays."""


class Hunt:
    """What all targets of a question share.

    Parameters
    ----------
    space : Space
        The outcomes of the case, which names a status quo.
    concept : str
        ``nash``, ``gmr``, ``smr``, ``seq`` or ``sseq``.
    budget : Fraction or None
        What a set of levers may cost; None: anything.
    limits : Limits
        Its `steps` bound the search.
    """

    def __init__(self, space: Space, concept: str, budget: Fraction | None, limits: Limits) -> None:
        self.space, self.concept, self.budget, self.limits = space, concept, budget, limits
        self.levers = space.dispute.levers
        self.prices = prices_of(self.levers)
        self.effort = Effort(limits.steps, limits.memory_bytes // HALF)
        self.layouts = Layouts(space, concept, limits, self.effort)

    def search(self, target: int) -> Search:
        """Return the search for a target, by its position, before its first step."""
        judge, apart = partial(self.layouts.judge, target), self.layouts.apart
        return Search(self.prices, Reasons(len(self.levers), judge, apart, self.effort))

    def perhaps_indivisible(self) -> list[int]:
        """Return the outcomes that leave nobody worse off, be it through compensation.

        Positions, without the status quo; as the case is but for compensation. Where a part of
        what searches may take is not enough to tell, they are among them.
        """
        until = self.effort.taken + self.limits.steps // TENTH
        perhaps = self.layouts.perhaps_indivisible().tolist()
        return [target for target in perhaps if not self._lowers(target, until)]

    def _lowers(self, target: int, until: int) -> bool:
        """Return whether somebody is surely worse off at a target, whatever is paid."""
        judge = self.layouts.judge(target)
        reasons = Reasons(len(self.levers), lambda _: judge, 0, self.effort, Judge.lowered)
        search = Search(self.prices, reasons)
        found = None
        while found is None and search.bound is not None and self.effort.allows(until):
            found = search.step()
        lowers = found is None and search.bound is None
        search.drop()
        return lowers

    def within(self, cost: int) -> bool:
        """Return whether a cost, in units of the search, is within the budget."""
        return self.budget is None or self.price(cost) <= self.budget

    def price(self, cost: int) -> Fraction:
        """Return a cost of the search in the unit of the case."""
        return Fraction(cost, self.prices.unit)

    def named(self, found: Found) -> LeverSet:
        """Return a choice of levers by their ids."""
        ids = tuple(self.levers[k].id for k in places(found.chosen))
        return LeverSet(ids, self.price(found.cost))

    def cheapest(self, search: Search, progress: Progress | None) -> Found | None:
        """Return the first choice that does, whatever the budget.

        None where no choice does, and where the search has taken what it may: `search.bound` is
        then not None.
        """
        while search.bound is not None and not self.effort.over:
            if progress is not None:
                tried = search.reasons.tried
                progress("sets of levers", tried, tried + search.left)
            found = search.step()
            if found is not None:
                return found
        return None

    def others(self, search: Search, most: int) -> tuple[tuple[LeverSet, ...], bool]:
        """Return the minimal choices after the first, within the budget, and whether that is all.

        The search goes on until it has found one more than `most`.
        """
        until = self.effort.taken + self.limits.steps // PART

        def waits() -> bool:
            return search.bound is not None and self.within(search.bound)

        while waits() and len(search.found) < most + 2 and self.effort.allows(until):
            search.step()
        found = [self.named(it) for it in search.found[1:]]
        return tuple(found[:most]), len(found) <= most and not waits()
