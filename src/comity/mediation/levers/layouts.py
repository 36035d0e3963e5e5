"""The layouts of a dispute: one for all targets and, mostly, for all choices of levers."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from comity.errors import fail
from comity.mediation.levers.apply import with_levers
from comity.mediation.levers.choice import Choice
from comity.mediation.levers.judge import Judge
from comity.mediation.levers.layout import Layout
from comity.mediation.levers.moves import most_moves
from comity.model.dispute import JointOption, Option
from comity.model.lever import AddOptionLevel, RemoveOption
from comity.model.space import lay_out

if TYPE_CHECKING:
    from comity.arrays import Ints
    from comity.mediation.levers.choice import Levers
    from comity.mediation.levers.effort import Effort
    from comity.model.dispute import Dispute
    from comity.model.limits import Limits
    from comity.model.space import Space

AnyOption = TypeVar("AnyOption", Option, JointOption)

KEPT = 4
"""So many layouts are kept."""
BYTES_AT_FIRST, BYTES_KEPT = 100, 40
"""What a layout takes for every move while it is made, and from then on; at the most."""
BYTES_PER_RANK = 100
"""What it takes for every outcome and party, at the most."""


class Layouts:
    """A dispute laid out for every target, and anew for every choice of some levers.

    Parameters
    ----------
    space : Space
        The outcomes of the case, which names a status quo.
    concept : str
        What targets are to hold under.
    limits : Limits
        What may be allocated.
    effort : Effort
        Counts what searches take.

    Attributes
    ----------
    apart : int
        The levers, in bits, for each choice of which the outcomes are laid out anew. Outcomes that
        are one by ``same`` fall apart where others can no longer be, and new levels may join them;
        so in a dispute with ``same`` these are the levers that remove options or add levels.
    """

    def __init__(self, space: Space, concept: str, limits: Limits, effort: Effort) -> None:
        self.space, self.concept, self.limits, self.effort = space, concept, limits, effort
        self.levers: Levers = {1 << k: it for k, it in enumerate(space.dispute.levers)}
        kinds = RemoveOption | AddOptionLevel
        changing = [bit for bit, it in self.levers.items() if isinstance(it.effect, kinds)]
        self.apart = sum(changing) if space.dispute.same else 0
        self.layout = lru_cache(KEPT)(self._laid_out)

    def _laid_out(self, apart: int) -> Layout:
        """Return the layout with just those levers of `self.apart` in force that are given.

        Raises
        ------
        ComityError
            ``arcs-too-many``; ``space-too-large``.
        """
        rest = {bit: it for bit, it in self.levers.items() if not bit & self.apart}
        named = [it.id for bit, it in self.levers.items() if bit & apart]
        dispute = self.space.dispute
        dispute = with_levers(dispute, named, limits=self.limits) if self.apart else grown(dispute)
        space = lay_out(dispute, self.limits)
        self._refuse_too_large(space)
        return Layout(self.space, space, rest, self.concept, self.limits, self.effort)

    def _refuse_too_large(self, space: Space) -> None:
        moves, more = most_moves(space), KEPT - 1 if self.apart else 0
        needed = (BYTES_AT_FIRST + BYTES_KEPT * more) * moves
        needed += BYTES_PER_RANK * (1 + more) * space.count * len(space.dispute.parties)
        if needed > self.limits.memory_bytes:
            what = (
                f"{space.count:,} outcomes and {moves:,} moves may need {needed:,} bytes under all "
                f"levers (limit {self.limits.memory_bytes:,})"
            )
            todo = "leave out options that do not matter, or raise it with --max-memory"
            raise fail(what, todo, "space-too-large", where="levers")

    def judge(self, target: int, apart: int = 0) -> Judge | None:
        """Return who judges a target, by its position in the case.

        None where the target cannot be with the levers of `apart` that are in force.
        """
        layout = self.layout(apart)
        here = int(layout.here[target])
        return None if here < 0 else Judge(layout, here)

    def perhaps_indivisible(self) -> Ints:
        """Return the outcomes at which nobody is worse off than now, or surely so.

        Returns
        -------
        int array (target,)
            Positions in the case, without the status quo. Every party is looked at with all that
            might compensate it: whether one choice compensates everybody is not.
        """
        layout = self.layout(0)
        now = layout.space.status_quo
        fits = (layout.here >= 0) & (layout.here != now)
        for security in layout.security.values():
            least = security.least(np.array(now), layout.here, Choice(0, security.bits))
            fits &= least <= 0
        return np.flatnonzero(fits)


def grown(dispute: Dispute) -> Dispute:
    """Return a dispute with all levels that levers could add, several of one option included.

    It lays out all outcomes that some choice makes possible; it is no case of its own.
    """
    more: dict[str, tuple[str, ...]] = {}
    for lever in dispute.levers:
        if isinstance(lever.effect, AddOptionLevel):
            more[lever.effect.option] = (*more.get(lever.effect.option, ()), lever.effect.level)
    if not more:
        return dispute

    def taller(options: tuple[AnyOption, ...]) -> tuple[AnyOption, ...]:
        return tuple(
            replace(it, levels=it.levels + more[it.id], level_names=()) if it.id in more else it
            for it in options
        )

    parties = tuple(replace(it, options=taller(it.options)) for it in dispute.parties)
    return replace(dispute, parties=parties, joint_options=taller(dispute.joint_options))
