"""What coalitions can bring about: alone, in legal sequences, or by one change made at once."""

from __future__ import annotations

from functools import cached_property, reduce
from typing import TYPE_CHECKING

import numpy as np

from comity.errors import fail
from comity.model.sparse import needs_arcs
from comity.preferences.ranks import all_ranks
from comity.stability.coalitions.changes import Changes
from comity.stability.coalitions.closure import how_many, listed, refuse_too_many
from comity.stability.coalitions.gains import Gains
from comity.stability.coalitions.members import members_of
from comity.stability.relational.bits import words_for
from comity.stability.relational.legal import ends

if TYPE_CHECKING:
    from comity.model.sparse import Arcs
    from comity.stability.relational.bits import Rows
    from comity.stability.relational.graph import GraphModel
    from comity.stability.relational.replies import Group

CONSENTS = 1023
"""Sets of parties that agree on something, at most: each acts as one more mover."""
BESIDES = 12
"""Sets of outcomes, one for every outcome, that are held beside what is kept of coalitions."""


class Play:
    """The moves and gains of coalitions in one dispute; what is worked out is kept.

    Parameters
    ----------
    model : GraphModel
        Of the dispute.
    jump : bool
        True: a coalition makes one change at once of any of its options, whatever lies between.
        False: its members move one after the other, none twice in a row.
    pareto : bool
        True: what is worse for no member and better for some is a gain. False: only what is better
        for all.
    kept : int
        How many coalitions will be asked about, at most.

    Raises
    ------
    ComityError
        ``relations-too-large`` where sets of outcomes for so many coalitions would not fit the
        limit.

    Notes
    -----
    Coalitions are of negotiators, by their positions in `members`. A set of parties whose
    agreement moves joint options acts as one more mover in sequences, beside its members.
    """

    def __init__(self, model: GraphModel, *, jump: bool, pareto: bool, kept: int) -> None:
        dispute = model.space.dispute
        self.model, self.count = model, model.count
        self.members = members_of(dispute)
        sets = kept + (3 + pareto) * len(self.members) + BESIDES
        _refuse_too_large(model, sets)
        self.jump = jump
        in_options = dispute.graph is None
        self._changes = Changes(model.space) if in_options else None
        product = in_options and not needs_arcs(model.space)
        whole = model.count == model.space.cell_count
        self.unbound = product and whole
        """True where sequences of a coalition's steps lead wherever one change at once does."""
        self.transitive = product and (jump or whole or not dispute.joint_options)
        """True where two moves of one coalition in a row are also one move, or lead nowhere."""
        ranks = all_ranks(dispute, model.space)
        others = [ranks[party] for party in self.members[len(model.arcs) :]]
        self.gains = Gains([*model.ranks, *others], pareto=pareto)
        self._reach: dict[Group, Rows] = {}
        self._taken: dict[tuple[Group, bool], Arcs] = {}

    @cached_property
    def units(self) -> tuple[tuple[Group, Arcs], ...]:
        """Everybody who takes single steps: movers, then sets of members who agree.

        Raises
        ------
        ComityError
            ``consents-too-many``, ``relations-too-large``.
        """
        alone: list[tuple[Group, Arcs]] = [((j,), it) for j, it in enumerate(self.model.arcs)]
        if self._changes is None or not self._changes.joint:
            return tuple(alone)
        changes, groups = self._changes, self._agreeing(self._changes)
        refuse_too_many(self.count * sum(map(changes.fan, groups)), self.model.limits)
        return (*alone, *((group, listed(changes.agreed(group))) for group in groups))

    @staticmethod
    def _agreeing(changes: Changes) -> list[Group]:
        """Return the sets of members who agree on something: consents, and several together."""
        found: set[frozenset[int]] = set()
        for consent, _ in changes.joint:
            found |= {consent, *(group | consent for group in found)}
            if len(found) > CONSENTS:
                what = (
                    f"the joint options need the consent of more than {CONSENTS:,} sets of parties"
                )
                todo = "model fewer joint options, or ask for other concepts"
                raise fail(what, todo, "consents-too-many", path=("joint_options",))
        return sorted((tuple(sorted(it)) for it in found), key=lambda it: (len(it), it))

    def steps(self, group: Group) -> list[tuple[Group, Arcs]]:
        """Return the single steps of members and of sets of members who agree."""
        return [(unit, arcs) for unit, arcs in self.units if set(unit) <= set(group)]

    def reach(self, group: Group) -> Rows:
        """Return for each outcome where a coalition can lead from it.

        Returns
        -------
        rows of bits (outcome, word)
            Without the outcome itself.
        """
        if group not in self._reach:
            self._reach[group] = self._found(group)
        return self._reach[group]

    def _found(self, group: Group) -> Rows:
        if self._changes is None or not group or not (self.jump or self.unbound):
            return ends([arcs for _, arcs in self.steps(group)], self.count)
        alone = [ends([self.model.arcs[j]], self.count) for j in group if j < len(self.model.arcs)]
        return reduce(np.bitwise_or, alone, self._changes.several(group))

    def improving(self, group: Group) -> Rows:
        """Return for each outcome what a coalition can lead to and gains by."""
        return self.reach(group) & self.gains.over(group)

    def taken(self, group: Group, *, credible: bool) -> Arcs:
        """Return what a coalition can lead to, as arcs; `credible`: and gains by.

        Raises
        ------
        ComityError
            ``relations-too-large`` where all that are kept are more than the limit.
        """
        if (group, credible) not in self._taken:
            rows = self.improving(group) if credible else self.reach(group)
            kept = sum(arcs.target.size for arcs in self._taken.values())
            refuse_too_many(kept + how_many(rows), self.model.limits)
            self._taken[group, credible] = listed(rows)
        return self._taken[group, credible]


def _refuse_too_large(model: GraphModel, sets: int) -> None:
    needed = 8 * model.count * words_for(model.count) * sets
    if needed > model.limits.memory_bytes:
        what = (
            f"what coalitions can bring about may need {needed:,} bytes for {model.count:,} "
            f"outcomes (limit {model.limits.memory_bytes:,}: --max-memory)"
        )
        todo = "name the coalitions to look at, or raise the limit"
        raise fail(what, todo, "relations-too-large", where="concept")
