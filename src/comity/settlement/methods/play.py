"""Where play ends: the outcomes that it cannot leave for good once it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from comity.model.sparse import SparseMoves, arcs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from comity.arrays import Bools, Ints


class Ends(NamedTuple):
    """The closed strongly connected components that are reached.

    Attributes
    ----------
    rests : int array (rest,)
        Nodes that nothing leads out of, ascending.
    cycles : tuple of int arrays (node,)
        The larger ones: each node of a cycle leads to all others of it, by and by, and to no
        other. Nodes ascending; cycles in the order of their first nodes.
    """

    rests: Ints
    cycles: tuple[Ints, ...]


def ends_of_play(start: int, count: int, ahead: Callable[[Ints], tuple[Ints, Ints]]) -> Ends:
    """Return where play ends that begins at a node.

    Parameters
    ----------
    start : int
        Where play begins.
    count : int
        How many nodes there are.
    ahead : callable
        Gives for different nodes, ascending, all arcs that leave them: where each begins and
        where it leads, two int arrays (arc,). It is asked for every node once.

    Notes
    -----
    Breadth-first, many nodes at a time; nothing is asked of nodes that are not reached. Time goes
    with the number of arcs, and memory as well.

    Examples
    --------
    From 0 play may come to rest at 3, or go between 1 and 2 for ever:

    >>> leads = {0: [1, 3], 1: [2], 2: [1], 3: []}
    >>> def ahead(nodes):
    ...     arcs = [(s, t) for s in nodes.tolist() for t in leads[s]]
    ...     return tuple(np.array(arcs, dtype=int).reshape(-1, 2).T)
    >>> ends_of_play(0, 4, ahead)
    Ends(rests=array([3]), cycles=(array([1, 2]),))
    """
    nodes, origin, target = _explored(start, count, ahead)
    there = np.empty(count, dtype=np.int64)
    there[nodes] = np.arange(nodes.size)
    origin, target = there[origin], there[target]
    forth = SparseMoves((arcs_of(origin, target, nodes.size),), nodes.size)
    back = SparseMoves((arcs_of(target, origin, nodes.size),), nodes.size)
    restless = np.ones(nodes.size, dtype=np.bool_)
    rests = np.flatnonzero(np.diff(forth.arcs[0].begin) == 0)
    _search(back, rests, restless, there)
    cycles = sorted(_cycles(forth, back, restless, there), key=lambda cycle: int(cycle[0]))
    return Ends(nodes[rests], tuple(nodes[cycle] for cycle in cycles))


def _explored(
    start: int, count: int, ahead: Callable[[Ints], tuple[Ints, Ints]]
) -> tuple[Ints, Ints, Ints]:
    """Return all nodes that are reached, ascending, and both ends of the arcs between them."""
    unseen = np.ones(count, dtype=np.bool_)
    slot = np.empty(count, dtype=np.int64)
    layer = np.array([start])
    origins, targets = [layer[:0]], [layer[:0]]
    while layer.size:
        unseen[layer] = False
        origin, target = ahead(layer)
        origins.append(origin)
        targets.append(target)
        layer = np.sort(_different(target[unseen[target]], slot))
    return np.flatnonzero(~unseen), np.concatenate(origins), np.concatenate(targets)


def _different(nodes: Ints, slot: Ints) -> Ints:
    """Return nodes, each once; `slot` (node,) is room to write in. Sorting took most of the time.

    Every node's slot names one of its places, so all others can be told.
    """
    place = np.arange(nodes.size)
    slot[nodes] = place
    return np.asarray(nodes[slot[nodes] == place])


def _search(moves: SparseMoves, begin: Ints, unseen: Bools, slot: Ints) -> Ints:
    """Return what is reached through unseen nodes, `begin` included, and mark it as seen."""
    found = [begin]
    unseen[begin] = False
    while found[-1].size:
        target = moves.targets(0, found[-1])[1]
        found.append(_different(target[unseen[target]], slot))
        unseen[found[-1]] = False
    return np.concatenate(found)


def _cycles(forth: SparseMoves, back: SparseMoves, restless: Bools, slot: Ints) -> Iterator[Ints]:
    """Yield the closed components among nodes that lead to each other only.

    The largest node that each leads to, its head, is the same all over a closed component.
    Whatever can get to a node with a smaller head is in none; from the head of anything else
    exactly a closed component is reached.
    """
    head = np.full(restless.size, -1)
    unseen = restless.copy()
    for node in np.flatnonzero(restless)[::-1]:
        if unseen[node]:
            head[_search(back, np.array([node]), unseen, slot)] = node
    place, target = forth.targets(0, np.arange(restless.size))
    closed = restless.copy()
    _search(back, place[restless[place] & (head[target] < head[place])], closed, slot)
    unseen = restless.copy()
    for node in _different(head[closed], slot):
        yield np.sort(_search(forth, np.array([node]), unseen, slot))
