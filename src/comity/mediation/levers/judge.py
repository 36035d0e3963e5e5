"""What goes wrong at a target under a choice of levers, and whether it surely does.

With no lever left open this is the definition itself (Fang, Hipel & Kilgour 1993), for one outcome.
With levers left open, a failure is *sure* when it is there whatever they do; where that is not
plain it counts as not sure.
"""

from __future__ import annotations

from collections import deque
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.mediation.levers.choice import Choice
    from comity.mediation.levers.layout import Layout
    from comity.mediation.levers.result import Why


class Failure(NamedTuple):
    """What goes wrong.

    Attributes
    ----------
    why : {'leaves', 'lowered', 'gone'}
        As in `comity.mediation.levers.result.Breaks`.
    party : str
        Whom it concerns; empty where the target is gone.
    to : int
        Position of where the party would go, where it leaves; otherwise -1.
    move : int
        The place of that move among those of the party; otherwise -1.
    """

    why: Why
    party: str = ""
    to: int = -1
    move: int = -1


class Judge:
    """Says what goes wrong at one target.

    Parameters
    ----------
    layout : Layout
        What it shares with the judges of other targets.
    target : int
        Position of the target in `layout.space`.
    """

    def __init__(self, layout: Layout, target: int) -> None:
        now = layout.space.status_quo
        if now is None:
            msg = "nobody is worse off than now when it is not known what is now"
            raise TypeError(msg)
        self.layout, self.now, self.target = layout, now, target
        self.gone = int(layout.removed[target])

    def lowered(self, choice: Choice) -> Iterator[Failure]:
        """Yield that the target surely cannot be, or whom it surely leaves worse off than now."""
        if self.gone & choice.chosen:
            yield Failure("gone")
        else:
            each = (Failure("lowered", party) for party in self.layout.security)
            yield from (it for it in each if self.sure(it, choice))

    def failures(self, choice: Choice) -> Iterator[Failure]:
        """Yield what surely goes wrong: who is lowered, then who leaves, in the case's order."""
        yield from self.lowered(choice)
        if self.gone & choice.chosen:
            return
        for party, moves in self.layout.moves.items():
            for move in moves.leaving(np.array([self.target])).tolist():
                failure = Failure("leaves", party, int(moves.target[move]), move)
                if self.sure(failure, choice):
                    yield failure

    def sure(self, failure: Failure, choice: Choice) -> bool:
        """Return whether something goes wrong whatever the open levers."""
        if failure.why == "gone":
            return bool(self.gone & choice.chosen)
        self.layout.effort.look()
        target = np.array(self.target)
        if failure.why == "lowered":
            security = self.layout.security[failure.party]
            return bool(security.least(np.array(self.now), target, choice) > 0)
        moves, wants = self.layout.moves[failure.party], self.layout.wants[failure.party]
        if not moves.sure(failure.move, choice):
            return False
        if wants.least(np.array(failure.to), target, choice) <= 0:
            return False
        return self.layout.concept == "nash" or not self._deterred(failure, choice)

    def matters(self, failure: Failure) -> int:
        """Return the levers that may matter to something that goes wrong, in bits."""
        layout, party = self.layout, failure.party
        if failure.why == "gone":
            return self.gone
        if failure.why == "lowered":
            return layout.security[party].bits
        bits = layout.wants[party].bits | layout.moves[party].bits
        if layout.concept == "nash":
            return bits
        return reduce(int.__or__, map(layout.bits_of_steps, layout.moves), bits)

    def _deterred(self, failure: Failure, choice: Choice) -> bool:
        """Return whether some reply of the others may deter a party from leaving.

        They are searched from the outcome moved to, by outcome and last mover: nobody moves twice
        in a row, and the party itself does not move.
        """
        layout, party = self.layout, failure.party
        ends = layout.ends(party, self.target, choice.among(layout.bits_of_ends(party)))
        others = [it for it in layout.moves if it != party]
        steps = {it: layout.steps(it, choice.among(layout.bits_of_steps(it))) for it in others}
        led = {it: np.zeros(ends.size, dtype=np.bool_) for it in others}  # it led there
        left = {it: np.zeros(ends.size, dtype=np.bool_) for it in others}  # it moved on from there
        begin = np.arange(ends.size) == failure.to
        waiting = deque(others)
        while waiting:
            mover = waiting.popleft()
            moves = layout.moves[mover]
            from_others = (led[it] for it in others if it != mover)
            fresh = np.flatnonzero(reduce(np.logical_or, from_others, begin) & ~left[mover])
            left[mover][fresh] = True
            leaving = moves.leaving(fresh)
            layout.effort.look(ends.size + leaving.size)
            target = moves.target[leaving[steps[mover][leaving]]]
            if ends[target].any():
                return True
            if not led[mover][target].all():
                led[mover][target] = True
                waiting.extend(it for it in others if it not in (mover, *waiting))
        return False
