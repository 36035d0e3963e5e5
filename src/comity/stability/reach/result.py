"""What can be come to from the status quo: frozen, and without any way of showing itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import numpy as np

from comity.arrays import read_only
from comity.stability.proof import Step
from comity.stability.reach.search import shortest, steps_to

if TYPE_CHECKING:
    from collections.abc import Mapping

    from comity.arrays import Bools, Ints
    from comity.model.dispute import Dispute, OutcomeRef
    from comity.model.space import Space
    from comity.stability.reach.search import Found
    from comity.stability.result import Analysis

Flag = Literal["joint", "unimproving"]
"""``joint``: no single moves lead there. ``unimproving``: they do, but not improvements alone."""


@dataclass(frozen=True, eq=False)
class Ways:
    """The shortest legal ways from the status quo: nobody moves twice in a row.

    Attributes
    ----------
    space : Space
        The outcomes.
    start : int
        Position of the status quo.
    found : Found
        What the search found, by mover and outcome.
    """

    space: Space
    start: int
    found: Found

    @cached_property
    def fewest(self) -> Ints:
        """Fewest moves to every outcome: int array (outcome,); -1 where no way leads."""
        return read_only(shortest(self.found, self.start))

    @cached_property
    def last(self) -> Bools:
        """True where a mover may make the last move of a shortest way: array (mover, outcome)."""
        return read_only((self.found.fewest == self.fewest) & (self.fewest > 0))

    @cached_property
    def ever_last(self) -> Bools:
        """True where a mover may make the last move of some way: bool array (mover, outcome)."""
        return read_only(self.found.fewest > 0)

    def to(self, outcome: OutcomeRef) -> tuple[Step, ...] | None:
        """Return the steps of a shortest way to an outcome; None where no way leads.

        Parameters
        ----------
        outcome : int or str
            Number, pattern or name.
        """
        return self.steps(self.space.index(outcome))

    def steps(self, index: int) -> tuple[Step, ...] | None:
        """Return the same for an outcome by position."""
        length = int(self.fewest[index])
        if length < 0:
            return None
        movers, numbers = self.space.dispute.movers, self.space.numbers
        every = steps_to(self.found, index, length)
        return tuple(Step(movers[mover], int(numbers[to])) for mover, to in every)


@dataclass(frozen=True, eq=False)
class Reach:
    """What can be come to from the status quo by single moves, and by improvements alone.

    Attributes
    ----------
    analysis : Analysis
        Which outcomes hold.
    without : tuple of str
        Tags of options that nobody raises on the way.
    by_moves : Ways
        Legal ways of any single moves.
    by_improvements : Ways
        Legal ways on which each move is an improvement for who makes it, judged against the
        outcome just left.
    """

    analysis: Analysis
    without: tuple[str, ...]
    by_moves: Ways
    by_improvements: Ways

    def __repr__(self) -> str:
        """Return one line that names the case and says how much can be come to."""
        moves, improvements = (int((it.fewest >= 0).sum()) for it in self.ways)
        found = f"{moves} of {self.analysis.space.count} by moves, {improvements} by improvements"
        return f"<Reach of {self.dispute.id} from {self.status_quo}: {found}>"

    @property
    def dispute(self) -> Dispute:
        """What was analysed."""
        return self.analysis.dispute

    @property
    def status_quo(self) -> int:
        """Number of the status quo."""
        return int(self.analysis.space.numbers[self.by_moves.start])

    @property
    def ways(self) -> tuple[Ways, Ways]:
        """By moves, and by improvements."""
        return self.by_moves, self.by_improvements

    @cached_property
    def flags(self) -> Mapping[int, Flag]:
        """Outcomes that hold and that improvements alone do not lead to, by number.

        ``joint`` where no single moves lead there at all, so that it needs a joint step;
        ``unimproving`` where some lead there, so that it needs a joint step or one that is no
        improvement for who makes it. An outcome holds here when it does under some concept of the
        analysis.
        """
        holds = np.zeros(self.analysis.space.count, dtype=np.bool_)
        for every in self.analysis.is_equilibrium.values():
            holds |= every
        far = np.flatnonzero(holds & (self.by_improvements.fewest < 0)).tolist()
        return MappingProxyType({int(self.analysis.space.numbers[k]): self.flag(k) for k in far})

    def flag(self, index: int) -> Flag:
        """Return what it takes to come to an outcome that improvements do not lead to."""
        return "joint" if self.by_moves.fewest[index] < 0 else "unimproving"
