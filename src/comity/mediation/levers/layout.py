"""What all targets share: the outcomes that can be, the moves, and what parties want."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from comity.mediation.levers.ground import moves_of
from comity.mediation.levers.wants import wants_of
from comity.model.lever import Compensate

if TYPE_CHECKING:
    from comity.arrays import Bools
    from comity.mediation.levers.effort import Effort
    from comity.mediation.levers.ground import Choice, Levers
    from comity.model.limits import Limits
    from comity.model.space import Space

KEPT_BYTES = 50_000_000
"""What the replies that are kept, one byte for every move and choice, may take together."""


class Layout:
    """A dispute under any choice of some levers.

    Parameters
    ----------
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
    moves : mapping of party id to Moves
        Of those who can move.
    wants : mapping of party id to Wants
        What they want.
    security : mapping of party id to Wants
        What judges who is worse off than at the status quo, bystanders included: the preferences
        of the case, and compensation.
    """

    def __init__(
        self, space: Space, levers: Levers, concept: str, limits: Limits, effort: Effort
    ) -> None:
        self.space, self.levers, self.concept, self.effort = space, levers, concept, effort
        dispute = space.dispute
        listed = moves_of(space, levers, limits)
        self.moves = dict(zip(dispute.movers, listed, strict=True))
        self.wants = {it: wants_of(space, it, levers) for it in dispute.movers}
        paid = {bit: it for bit, it in levers.items() if isinstance(it.effect, Compensate)}
        self.security = {it.id: wants_of(space, it.id, paid) for it in dispute.parties}
        moves = sum(it.target.size for it in listed)
        kept = KEPT_BYTES * len(listed) // max(1, moves)
        self.steps = lru_cache(max(2 * len(listed), kept))(self._steps)

    @property
    def credible(self) -> bool:
        """True where only replies count that those who make them prefer."""
        return self.concept in ("seq", "sseq")

    @property
    def escapable(self) -> bool:
        """True where a reply deters only if the party cannot move on to something better."""
        return self.concept in ("smr", "sseq")

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
        possible = moves.possible(choice)
        if self.credible:
            possible &= self.wants[party].least(moves.origin, moves.target, choice) < 0
        return possible
