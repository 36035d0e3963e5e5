"""What all targets share: the outcomes that can be, the moves, and what parties want."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from comity.mediation.levers.carried import landings
from comity.mediation.levers.effort import many
from comity.mediation.levers.moves import gone, moves_of
from comity.mediation.levers.wants import levered_wants
from comity.model.lever import Compensate, RemoveOption
from comity.stability.relational.individual import CREDIBLE, ESCAPED

if TYPE_CHECKING:
    from comity.arrays import Bools
    from comity.mediation.levers.choice import Choice, Levers
    from comity.mediation.levers.effort import Effort
    from comity.model.limits import Limits
    from comity.model.space import Space


class Layout:
    """A dispute under any choice of some levers.

    Parameters
    ----------
    case : Space
        The outcomes of the case.
    space : Space
        All outcomes that some choice makes possible; its dispute names a status quo.
    levers : mapping of bit to Lever
        The levers to choose from.
    concept : str
        ``nash``, ``gmr``, ``smr``, ``seq`` or ``sseq``.
    limits : Limits
        What may be allocated.
    effort : Effort
        Counts what searches take.

    Attributes
    ----------
    moves : mapping of party id to LeveredMoves
        Of those who can move.
    wants : mapping of party id to Wants
        What they want.
    security : mapping of party id to Wants
        What judges who is worse off than at the status quo, bystanders included: the preferences
        of the case, and compensation.
    here : int array (outcome of the case,)
        Where each stands in `space`; -1 where it is not there.
    removed : int64 array (outcome,)
        The levers with which an outcome cannot be, in bits.
    """

    def __init__(
        self,
        case: Space,
        space: Space,
        levers: Levers,
        concept: str,
        limits: Limits,
        effort: Effort,
    ) -> None:
        self.space, self.concept, self.effort = space, concept, effort
        dispute = space.dispute
        listed = moves_of(space, levers, limits)
        self.moves = dict(zip(dispute.movers, listed, strict=True))
        self.wants = {it: levered_wants(space, it, levers) for it in dispute.movers}
        paid = {bit: it for bit, it in levers.items() if isinstance(it.effect, Compensate)}
        self.security = {it.id: levered_wants(space, it.id, paid) for it in dispute.parties}
        self.here = landings(case, space)
        self.removed = np.zeros(space.count, dtype=np.int64)
        for bit, it in levers.items():
            if isinstance(it.effect, RemoveOption):
                self.removed[gone(space, it.effect, space.cells)] |= bit
        moves = sum(it.target.size for it in listed)
        effort.look((1 + len(levers)) * (moves + space.cell_count))
        self.steps = lru_cache(len(listed) * many(moves))(self._steps)
        self.ends = lru_cache(many(space.count))(self._ends)

    @property
    def credible(self) -> bool:
        """True where only replies count that those who make them prefer."""
        return self.concept in CREDIBLE

    @property
    def escapable(self) -> bool:
        """True where a reply deters only if the party cannot move on to something better."""
        return self.concept in ESCAPED

    def bits_of_steps(self, party: str) -> int:
        """Return the levers that matter to what a party may do in reply, in bits."""
        return self.moves[party].bits | (self.wants[party].bits if self.credible else 0)

    def bits_of_ends(self, party: str) -> int:
        """Return the levers that matter to which ends of replies deter a party, in bits."""
        return self.wants[party].bits | (self.moves[party].bits if self.escapable else 0)

    def _steps(self, party: str, choice: Choice) -> Bools:
        """Return the moves that a party may make in reply: bool array (move,).

        `choice` is to speak of the levers of `bits_of_steps` alone: so few are told apart.
        """
        moves = self.moves[party]
        self.effort.look(2 * moves.target.size)
        possible = moves.possible(choice)
        if self.credible:
            possible &= self.wants[party].least(moves.origin, moves.target, choice) < 0
        return possible

    def _ends(self, party: str, target: int, choice: Choice) -> Bools:
        """Return where replies may deter a party from leaving a target, if they end there.

        `choice` is to speak of the levers of `bits_of_ends` alone. The answer is a bool array
        (outcome,).
        """
        moves, wants = self.moves[party], self.wants[party]
        every = np.arange(self.space.count)
        self.effort.look(every.size + self.escapable * moves.target.size)
        better = wants.least(every, np.array(target), choice) > 0
        deterring = ~better
        if self.escapable:
            deterring[moves.origin[moves.there(choice) & better[moves.target]]] = False
        return deterring
