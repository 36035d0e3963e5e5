"""Shortest replies, step by step: what proofs are made of."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from comity.arrays import Bools
    from comity.model.sparse import Arcs

Group = tuple[int, ...]
"""Movers, by position, that take a step together; one of them where it moves alone."""
Steps = tuple[tuple[Group, int], ...]
"""Who takes each step of a reply, and to which outcome."""


class Outlook(NamedTuple):
    """What a party that looks ahead expects after a move.

    Attributes
    ----------
    ahead : int
        How many moves ahead it looks, its own included.
    line : tuple of (group, outcome)
        The steps that would follow the move, by whom; empty where play would end with it.
    unsure : bool
        True where ties leave open what would follow.
    """

    ahead: int
    line: Steps
    unsure: bool


class Met(NamedTuple):
    """A move that somebody considers, and the reply that it meets.

    Attributes
    ----------
    by : tuple of int
        Who makes the move: one mover, or several together.
    to : int
        Position of the outcome it leads to.
    reply : tuple of (group, outcome), or None
        The steps of a shortest reply that deters; None when nothing deters.
    outlook : Outlook or None
        What the party expects after the move, where it looks ahead; a reply is then the line of
        play that it expects.
    """

    by: Group
    to: int
    reply: Steps | None = None
    outlook: Outlook | None = None


def shortest_reply(steps: Mapping[Group, Arcs], start: int, deters: Bools) -> Steps | None:
    """Return a shortest legal sequence from `start` to where `deters` is True.

    Parameters
    ----------
    steps : mapping of group to Arcs
        The steps of everybody who may reply; nobody takes two in a row.
    start : int
        Position of the outcome where the reply begins; a reply does not end there.
    deters : bool array (outcome,)
        True where the end of a reply deters.

    Returns
    -------
    tuple of (group, outcome), or None
        None when no reply deters.
    """
    came: dict[tuple[int, Group], tuple[int, Group] | None] = {(start, ()): None}
    waiting = deque(came)
    while waiting:
        here = waiting.popleft()
        for group, arcs in steps.items():
            if group == here[1]:
                continue
            for target in arcs.target[arcs.begin[here[0]] : arcs.begin[here[0] + 1]].tolist():
                there = (target, group)
                if there in came:
                    continue
                came[there] = here
                if deters[target] and target != start:
                    return _path(came, there)
                waiting.append(there)
    return None


def _path(
    came: Mapping[tuple[int, Group], tuple[int, Group] | None], end: tuple[int, Group]
) -> Steps:
    found: list[tuple[Group, int]] = []
    here: tuple[int, Group] | None = end
    while here is not None and came[here] is not None:
        found.append((here[1], here[0]))
        here = came[here]
    return tuple(reversed(found))
