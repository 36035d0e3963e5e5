"""Who can be part of a coalition, and which coalitions there are."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from comity.errors import fail

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from comity.model.dispute import Dispute
    from comity.stability.relational.replies import Group

MOST = 10
"""Parties of which all coalitions are looked at: ten have 1,023."""


def members_of(dispute: Dispute) -> tuple[str, ...]:
    """Return the ids of all negotiators, movers first: a mover has the same position in both.

    Examples
    --------
    >>> import comity
    >>> members_of(comity.read("chicken"))
    ('first-driver', 'second-driver')
    """
    movers = dispute.movers
    return (*movers, *(party for party in dispute.negotiators if party not in movers))


def coalitions(among: Iterable[int], least: int = 1) -> Iterator[Group]:
    """Yield all coalitions of at least so many of some members, small ones first.

    Examples
    --------
    >>> list(coalitions((0, 2, 3), least=2))
    [(0, 2), (0, 3), (2, 3), (0, 2, 3)]
    """
    every = tuple(among)
    for size in range(least, len(every) + 1):
        yield from combinations(every, size)


def refuse_too_many_coalitions(members: int, todo: str) -> None:
    """Raise ``coalitions-too-many`` where all coalitions of so many parties are not looked at."""
    if members > MOST:
        every = f"{members} parties form {2**members - 1:,} coalitions"
        raise fail(f"{every} (limit: {MOST} parties)", todo, "coalitions-too-many", where="concept")


def minimal(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Return the coalitions of which no other one given is a part.

    Examples
    --------
    >>> minimal([(0, 1), (2,), (0, 1, 3), (1, 2)])
    ((2,), (0, 1))
    """
    found: list[Group] = []
    for group in sorted(set(groups), key=lambda it: (len(it), it)):
        if not any(set(smaller) <= set(group) for smaller in found):
            found.append(group)
    return tuple(found)
