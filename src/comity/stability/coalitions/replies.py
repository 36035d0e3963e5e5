"""How those outside a coalition, or outside a bloc, reply to what it does."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from comity.stability.coalitions.closure import closed
from comity.stability.coalitions.members import coalitions
from comity.stability.relational.legal import ends

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from comity.model.sparse import Arcs
    from comity.stability.coalitions.play import Play
    from comity.stability.relational.bits import Rows
    from comity.stability.relational.replies import Group


class CoalitionReplies:
    """Replies of everybody outside a coalition, as single parties and as coalitions.

    See `comity.stability.coalitions.leaving.Replies`. Replies of any kind are legal sequences of
    single steps; where coalitions jump, of jumps of any coalitions. Credible ones are sequences of
    gains of any coalitions, none twice in a row (Inohara & Hipel 2008).
    """

    def __init__(self, play: Play) -> None:
        self._play = play

    def ends(self, group: Group, *, credible: bool) -> Rows:
        """See `comity.stability.coalitions.leaving.Replies.ends`."""
        play, outside = self._play, self._outside(group)
        if not outside or not (credible or play.jump):
            return play.reach(outside)
        if not credible and play.transitive:
            return play.reach(outside)  # jumps by its parts, one after another, are one of its own
        return _sequences(play, coalitions(outside), credible=credible)

    def steps(self, group: Group, *, credible: bool) -> list[tuple[Group, Arcs]]:
        """See `comity.stability.coalitions.leaving.Replies.steps`."""
        outside = self._outside(group)
        if not credible and not self._play.jump:
            return self._play.steps(outside)
        return _steps(self._play, coalitions(outside), credible=credible)

    def _outside(self, group: Group) -> Group:
        return tuple(j for j in range(len(self._play.members)) if j not in group)


class BlocReplies:
    """Replies of all other blocs, each of which moves as one and not twice in a row.

    See `comity.stability.coalitions.leaving.Replies`.
    """

    def __init__(self, play: Play, blocs: Sequence[Group]) -> None:
        self._play, self._blocs = play, blocs

    def ends(self, group: Group, *, credible: bool) -> Rows:
        """See `comity.stability.coalitions.leaving.Replies.ends`."""
        return _sequences(self._play, self._others(group), credible=credible)

    def steps(self, group: Group, *, credible: bool) -> list[tuple[Group, Arcs]]:
        """See `comity.stability.coalitions.leaving.Replies.steps`."""
        return _steps(self._play, self._others(group), credible=credible)

    def _others(self, group: Group) -> list[Group]:
        return [bloc for bloc in self._blocs if bloc != group]


def _sequences(play: Play, groups: Iterable[Group], *, credible: bool) -> Rows:
    """Return where sequences of steps of some groups end, no group moving twice in a row."""
    nowhere = play.reach(())
    if play.transitive:
        # Two moves of one group in a row are one move of it, and two gains are one gain: nothing
        # is added by letting it move on, so nobody need keep track of who has moved last.
        taken = (play.improving(it) if credible else play.reach(it) for it in groups)
        return closed(reduce(np.bitwise_or, taken, nowhere))
    return ends([arcs for _, arcs in _steps(play, groups, credible=credible)], play.count)


def _steps(play: Play, groups: Iterable[Group], *, credible: bool) -> list[tuple[Group, Arcs]]:
    return [(it, play.taken(it, credible=credible)) for it in groups]
