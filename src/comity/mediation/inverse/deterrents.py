"""Where a reply would deter a party from a move, and which comparisons that takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from comity.mediation.inverse.replies import FAR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.arrays import Ints
    from comity.mediation.inverse.question import Question


@dataclass(frozen=True, slots=True, eq=False)
class Deterrents:
    """Where replies deter a focal party, among some nodes.

    Attributes
    ----------
    price : int array (local,)
        How many comparisons it takes; 0 where it deters anyway, `FAR` where it cannot.
    begin : int array (local + 1,)
        The comparisons of node k are those from ``begin[k]`` to before ``begin[k + 1]``.
    codes : int array (comparison,)
        Ascending for every node.
    """

    price: Ints
    begin: Ints
    codes: Ints

    def needed(self, local: Ints) -> Iterator[tuple[int, ...]]:
        """Yield the comparisons that it takes for a reply that ends at each of some nodes."""
        sizes = self.begin[local + 1] - self.begin[local]
        ends = np.cumsum(sizes)
        codes = self.codes[np.arange(sizes.sum()) + np.repeat(self.begin[local + 1] - ends, sizes)]
        listed, first = codes.tolist(), 0
        for last in ends.tolist():
            yield tuple(listed[first:last])
            first = last


def deterrents(question: Question, focal: int, nodes: Ints, *, now: bool = False) -> Deterrents:
    """Return where replies deter a party from leaving the outcome asked about.

    Parameters
    ----------
    question : Question
        What is asked.
    focal : int
        The party that might leave.
    nodes : int array (local,)
        Where replies may end.
    now : bool
        True: only what deters by the preferences of the case.
    """
    place, ends = _judged(question, focal, nodes)
    rank = question.ranks[focal]
    so = rank[ends] <= rank[question.here]
    fails = np.zeros(nodes.size, dtype=np.bool_)
    fixed = focal not in question.free
    if fixed or now:
        fails[place[~so]] = True
    needs = np.zeros_like(so) if fixed else ends != question.here
    codes = question.weak(focal, ends[needs])
    begin = np.concatenate([[0], np.cumsum(np.bincount(place[needs], minlength=nodes.size))])
    price = np.where(fails, FAR, np.diff(begin))
    return Deterrents(price, begin, codes)


def _judged(question: Question, focal: int, nodes: Ints) -> tuple[Ints, Ints]:
    """Return where the party might be after a reply, each once: for which end, and where."""
    every = np.arange(nodes.size)
    if not question.escaped:
        return every, nodes
    place, target = question.moves.targets(focal, nodes)
    place, ends = np.concatenate([every, place]), np.concatenate([nodes, target])
    order = np.lexsort((ends, place))
    return place[order], ends[order]
