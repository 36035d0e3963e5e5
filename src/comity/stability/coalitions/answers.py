"""Verdicts and proofs from what coalitions would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.stability.coalitions.members import minimal
from comity.stability.relational.bits import unpacked
from comity.stability.relational.kept import kept
from comity.stability.relational.replies import Met, shortest_reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from comity.arrays import Bools, Ints
    from comity.model.sparse import Arcs
    from comity.stability.coalitions.leaving import Leaving
    from comity.stability.concept import Concept
    from comity.stability.relational.bits import Rows
    from comity.stability.relational.graph import GraphModel
    from comity.stability.relational.replies import Group, Steps

    LeavingOf = Callable[[Concept, GraphModel], Leaving]


def stable_together(leaving: Leaving) -> tuple[Bools, Bools]:
    """Return where no coalition of which a mover is part would leave, and where none would.

    Returns
    -------
    by_mover : bool array (mover, outcome)
        True also where no coalition that may leave has the mover in it.
    everybody : bool array (outcome,)
    """
    play = leaving.play
    by_member = np.ones((len(play.members), play.count), dtype=np.bool_)
    everybody = np.ones(play.count, dtype=np.bool_)
    for group in leaving.family:
        loose = leaving.loose(group)
        by_member[list(group)] &= ~loose
        everybody &= ~loose
    return by_member[: len(play.model.arcs)], everybody


def met_together(
    of: LeavingOf, concept: Concept, model: GraphModel, mover: int, outcome: int
) -> tuple[Met, ...]:
    """Return what coalitions with a mover in it would leave for; see `Proofs.met`."""
    proofs = kept(model, "coalitions", str(concept), lambda: Proofs(of(concept, model)))
    return proofs.met(mover, outcome)


class Proofs:
    """What coalitions would leave for, and the replies that this meets; kept from call to call.

    Parameters
    ----------
    leaving : Leaving
        The concept.
    """

    def __init__(self, leaving: Leaving) -> None:
        self._leaving = leaving
        self._ends: dict[Group, Rows] = {}
        self._steps: dict[Group, list[tuple[Group, Arcs]]] = {}

    def met(self, mover: int, outcome: int) -> tuple[Met, ...]:
        """Return the gains of coalitions with a mover in it at an outcome, and replies to them.

        Returns
        -------
        tuple of Met
            By target, small coalitions first. For every target those coalitions that would leave
            for it and of which no other such coalition is a part; where every coalition is
            deterred, those that gain by it and of which no other such coalition is a part. So all
            are deterred exactly where the mover would stay.
        """
        deterred: dict[int, dict[Group, bool]] = {}
        deterring: dict[Group, Rows] = {}
        for group in self._leaving.family:
            if mover not in group:
                continue
            targets = self._targets(group, outcome)
            deterring[group] = self._leaving.deterring(group)(np.array([outcome]))
            meets = np.any(self._ends_of(group)[targets] & deterring[group], axis=1)
            for target, met in zip(targets.tolist(), meets.tolist(), strict=True):
                deterred.setdefault(target, {})[group] = met
        found = []
        for target, by_group in sorted(deterred.items()):
            loose = [group for group, met in by_group.items() if not met]
            for group in minimal(loose or by_group):
                reply = None if loose else self._reply(group, target, deterring[group])
                found.append(Met(group, target, reply))
        return tuple(found)

    def _targets(self, group: Group, outcome: int) -> Ints:
        play = self._leaving.play
        return np.flatnonzero(unpacked(play.improving(group)[[outcome]], play.count)[0])

    def _ends_of(self, group: Group) -> Rows:
        if group not in self._ends:
            self._ends[group] = self._leaving.ends(group)
        return self._ends[group]

    def _reply(self, group: Group, target: int, deterring: Rows) -> Steps | None:
        if group not in self._steps:
            self._steps[group] = self._leaving.steps(group)
        listed = self._steps[group]
        # A party alone, and the same party agreeing to what needs nobody else, are two movers.
        numbered: dict[Group, Arcs] = {(k,): arcs for k, (_, arcs) in enumerate(listed)}
        deters = unpacked(deterring, self._leaving.play.count)[0]
        found = shortest_reply(numbered, target, deters)
        return found and tuple((listed[k][0], to) for (k,), to in found)
