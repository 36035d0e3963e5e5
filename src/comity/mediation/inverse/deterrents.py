"""Where a reply would deter a party from a move, and which comparisons that takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from comity.arrays import entries
from comity.mediation.inverse.replies import FAR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.arrays import Bools, Ints
    from comity.mediation.inverse.question import Question


@dataclass(frozen=True, slots=True, eq=False)
class Deterrents:
    """Where replies deter a focal party, among some nodes.

    Attributes
    ----------
    price : int array (local,)
        How many comparisons it takes; 0 where it deters anyway, `FAR` where it cannot.
    so : bool array (local,)
        True where it deters by the preferences of the case.
    begin : int array (local + 1,)
        The comparisons of node k are those from ``begin[k]`` to before ``begin[k + 1]``.
    codes : int array (comparison,)
        Ascending for every node.
    """

    price: Ints
    so: Bools
    begin: Ints
    codes: Ints

    def needed(self, local: Ints) -> Iterator[tuple[int, ...]]:
        """Yield the comparisons that it takes for a reply that ends at each of some nodes."""
        place, entry = entries(self.begin, local)
        listed, first = self.codes[entry].tolist(), 0
        for last in np.searchsorted(place, np.arange(local.size), side="right").tolist():
            yield tuple(listed[first:last])
            first = last


def deterrents(question: Question, focal: int, nodes: Ints) -> Deterrents:
    """Return where replies deter a party from leaving the outcome asked about.

    Parameters
    ----------
    question : Question
        What is asked.
    focal : int
        The party that might leave.
    nodes : int array (local,)
        Where replies may end.
    """
    place, ends = _judged(question, focal, nodes)
    rank = question.ranks[focal]
    so = np.ones(nodes.size, dtype=np.bool_)
    so[place[rank[ends] > rank[question.here]]] = False
    if focal not in question.free:
        nothing = np.zeros(nodes.size + 1, dtype=np.int64)
        return Deterrents(np.where(so, 0, FAR), so, nothing, nothing[:0])
    needs = ends != question.here
    codes = question.weak(focal, ends[needs])
    begin = np.concatenate([[0], np.cumsum(np.bincount(place[needs], minlength=nodes.size))])
    return Deterrents(np.diff(begin), so, begin, codes)


def _judged(question: Question, focal: int, nodes: Ints) -> tuple[Ints, Ints]:
    """Return where the party might be after a reply, each once: for which end, and where."""
    every = np.arange(nodes.size)
    if not question.escaped:
        return every, nodes
    place, target = question.moves.targets(focal, nodes)
    count = question.moves.node_count
    key = np.concatenate([every * count + nodes, place * count + target])
    key.sort()
    place, ends = np.divmod(key, count)
    return place, ends
