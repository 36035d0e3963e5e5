"""Jumps: what a group of parties can bring about in one go, in both forms of a dispute."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Protocol

import numpy as np

from comity.model.sparse import graph_moves
from comity.settlement.steps.members import Members
from comity.settlement.steps.rules import rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.arrays import Bools, Ints
    from comity.model.limits import Limits
    from comity.model.space import Space
    from comity.settlement.steps.digits import Digit
    from comity.settlement.steps.rules import Rules

PAIRS_AT_ONCE = 1 << 18
"""How many pairs of outcomes are looked at together, or as many as one outcome has."""


@dataclass(frozen=True, slots=True)
class Group:
    """Who acts together, and whom it must suit.

    Attributes
    ----------
    members : tuple of int
        Positions in ``dispute.parties``, ascending.
    agree : bool
        True: joint options to which nobody else consents change as well.
    spares : bool
        True: nobody at all may lose, and somebody must gain. False: every member must gain.
    """

    members: tuple[int, ...]
    agree: bool = True
    spares: bool = False

    def suited(self, ranks: Ints, origin: Ints, target: Ints) -> Bools:
        """Return which jumps are as the group wants them: bool array (jump,).

        Parameters
        ----------
        ranks : int array (party, outcome)
            Everybody's ranks; larger is better.
        origin, target : int arrays (jump,)
            Both ends of jumps.
        """
        suited = np.ones(origin.size, dtype=np.bool_)
        gains = np.zeros(origin.size, dtype=np.bool_)
        for party in range(len(ranks)) if self.spares else self.members:
            here, there = ranks[party][origin], ranks[party][target]
            suited &= there >= here if self.spares else there > here
            gains |= there > here
        return suited & gains


class Jumps(Protocol):
    """The jumps of one dispute, whomever they suit.

    In option form a jump changes options of the members, and joint options to which nobody else
    consents; what lies between plays no part. Forbidden moves bind it where it is a single move:
    where it changes options of one member only. In graph form a jump is a legal sequence of single
    moves of the members, nobody twice in a row (Kilgour, Hipel, Fang & Peng 2001).
    """

    def work(self, group: Group, nodes: Ints) -> int:
        """Return how many pairs have to be looked at for all jumps from some outcomes (a bound)."""
        ...

    def jumps(self, group: Group, nodes: Ints) -> Iterator[tuple[Ints, Ints]]:
        """Yield where jumps from some outcomes begin and lead, many at a time.

        Where they begin is in the order of `nodes`. Where ``same`` merges outcomes, a jump may be
        told more than once.
        """
        ...


def build_jumps(space: Space, limits: Limits) -> Jumps:
    """Return the jumps of a dispute.

    Examples
    --------
    Two drivers can bring about anything together:

    >>> import comity
    >>> from comity.model.space import outcome_space
    >>> jumps = build_jumps(outcome_space(comity.read("chicken")), comity.Limits())
    >>> [target for _, target in jumps.jumps(Group((0, 1)), np.array([3]))]
    [array([0, 1, 2, 3])]
    """
    if space.dispute.graph is not None:
        return ArcJumps(space)
    return CellJumps(rules_of(space, limits=limits))


class CellJumps:
    """See `Jumps`: changes of the digits of cells."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._members = Members(rules.node_at)

    def work(self, group: Group, nodes: Ints) -> int:
        """See `Jumps.work`."""
        cells = nodes.size if not self._members.merged else self._members.of(nodes).size
        return int(cells) * prod(digit.size for digit in self._digits(group))

    def jumps(self, group: Group, nodes: Ints) -> Iterator[tuple[Ints, Ints]]:
        """See `Jumps.jumps`."""
        digits, cells = self._digits(group), self._members.of(nodes)
        shift = np.zeros(1, dtype=np.int64)
        for digit in digits:
            shift = (np.arange(digit.size)[:, None] * digit.stride + shift).reshape(-1)
        at_once = max(1, PAIRS_AT_ONCE // shift.size)
        for first in range(0, cells.size, at_once):
            some = cells[first : first + at_once]
            fits = np.ones((some.size, shift.size), dtype=np.bool_)
            rest = some.copy()
            for digit in digits:
                here = digit.levels(some)
                rest -= here * digit.stride
                if not (digit.rises and digit.falls):
                    fits &= digit.may_become(here[:, None], digit.levels(shift))
            there = rest[:, None] + shift
            fits &= self._rules.node_at[there] >= 0
            origin = np.repeat(some, np.count_nonzero(fits, axis=1))
            yield self._permitted(group, origin, there[fits])

    def _digits(self, group: Group) -> tuple[Digit, ...]:
        rules = self._rules
        own = tuple(digit for party in group.members for digit in rules.own[party])
        if not group.agree:
            return own
        pairs = zip(rules.joint, rules.consent, strict=True)
        return own + tuple(digit for digit, consent in pairs if consent <= {*group.members})

    def _permitted(self, group: Group, origin: Ints, target: Ints) -> tuple[Ints, Ints]:
        """Return changes of cells as jumps between outcomes, without forbidden single moves."""
        barred = np.zeros(origin.size, dtype=np.bool_)
        for ban in self._rules.bans:
            meant = ban.leaves[origin] & ban.enters[target]
            for party in group.members:
                if ban.party in (None, party):
                    barred |= meant & _alone(self._rules.own[party], origin, target)
        node = self._rules.node_at
        return node[origin[~barred]], node[target[~barred]]


def _alone(digits: tuple[Digit, ...], origin: Ints, target: Ints) -> Bools:
    """Return which changes are of these digits only."""
    shift = sum((it.levels(target) - it.levels(origin)) * it.stride for it in digits)
    return np.asarray(target - origin == shift)


class ArcJumps:
    """See `Jumps`: legal sequences of single moves."""

    def __init__(self, space: Space) -> None:
        self._count = space.count
        self._moves = graph_moves(space)
        places = {party.id: k for k, party in enumerate(space.dispute.parties)}
        self._mover = {places[party]: j for j, party in enumerate(space.dispute.movers)}

    def work(self, group: Group, nodes: Ints) -> int:
        """See `Jumps.work`."""
        movers = self._movers(group)
        if len(movers) == 1:
            return int(nodes.size) * self._moves.widest
        arcs = sum(self._moves.arcs[mover].target.size for mover in movers)
        return int(nodes.size) * len(movers) * (self._count + arcs)

    def jumps(self, group: Group, nodes: Ints) -> Iterator[tuple[Ints, Ints]]:
        """See `Jumps.jumps`."""
        movers = self._movers(group)
        at_once = max(1, PAIRS_AT_ONCE // (self._count * max(1, len(movers))))
        for first in range(0, nodes.size, at_once):
            some = nodes[first : first + at_once]
            place, target = np.divmod(self._sequences(movers, some), self._count)
            yield some[place], target

    def _movers(self, group: Group) -> list[int]:
        return [self._mover[party] for party in group.members if party in self._mover]

    def _sequences(self, movers: list[int], nodes: Ints) -> Ints:
        """Return where legal sequences lead: position of the beginning times count, plus the end.

        What can follow depends on who has moved last, so that is kept with every place reached.
        """
        unseen = np.ones((len(movers), nodes.size * self._count), dtype=np.bool_)
        begin = np.arange(nodes.size) * self._count + nodes
        last = [begin[:0] for _ in movers]
        found = [begin[:0]]
        for k, mover in enumerate(movers):
            last[k] = self._after(mover, begin, unseen[k])
        while any(keys.size for keys in last):
            found += last
            others = [
                np.concatenate([begin[:0], *(last[i] for i in range(len(movers)) if i != k)])
                for k in range(len(movers))
            ]
            last = [self._after(j, others[k], unseen[k]) for k, j in enumerate(movers)]
        return np.unique(np.concatenate(found))

    def _after(self, mover: int, keys: Ints, unseen: Bools) -> Ints:
        """Return where a mover leads for the first time, and mark it as seen."""
        row, node = np.divmod(keys, self._count)
        place, target = self._moves.targets(mover, node)
        led_to = row[place] * self._count + target
        found = np.unique(led_to[unseen[led_to]])
        unseen[found] = False
        return found
