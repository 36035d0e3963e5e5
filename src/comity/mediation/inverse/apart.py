"""Things apart where they have nothing in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

Thing = TypeVar("Thing")


def apart(things: Iterable[tuple[Thing, Iterable[Hashable]]]) -> list[list[Thing]]:
    """Return some things in groups of which no two have anything in common.

    Parameters
    ----------
    things : iterable of (thing, iterable of hashable)
        Each with what it has.

    Returns
    -------
    list of list of thing
        In the order given: groups by their first thing.

    Examples
    --------
    >>> apart([("a", [1]), ("b", [2]), ("c", [3, 1]), ("d", [])])
    [['a', 'c'], ['b'], ['d']]
    """
    listed: list[Thing] = []
    above: list[int] = []
    owner: dict[Hashable, int] = {}
    for place, (thing, having) in enumerate(things):
        listed.append(thing)
        above.append(place)
        for it in having:
            above[_top(above, place)] = _top(above, owner.setdefault(it, place))
    groups: dict[int, list[Thing]] = {}
    for place, thing in enumerate(listed):
        groups.setdefault(_top(above, place), []).append(thing)
    return list(groups.values())


def _top(above: list[int], place: int) -> int:
    while above[place] != place:
        above[place] = above[above[place]]
        place = above[place]
    return place
