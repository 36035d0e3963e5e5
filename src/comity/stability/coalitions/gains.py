"""What is a gain for a coalition: better for all its members, or for some and worse for none."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from comity.stability.relational.bits import BITS_AT_ONCE, packed, words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.arrays import Bools, Ints
    from comity.stability.relational.bits import Rows
    from comity.stability.relational.replies import Group


class Gains:
    """The gains of coalitions.

    Parameters
    ----------
    ranks : sequence of int arrays (outcome,)
        Of every member; larger is better.
    pareto : bool
        True: nobody in the coalition is worse off, and somebody better (Zhu, Kilgour & Hipel).
        False: everybody in it is better off (Inohara & Hipel 2008).

    Examples
    --------
    The second outcome is better for the first member, the third for both:

    >>> ranks = [np.array([0, 1, 1]), np.array([0, 0, 1])]
    >>> [Gains(ranks, pareto=it).over((0, 1)).ravel().tolist() for it in (False, True)]
    [[4, 0, 0], [6, 4, 0]]
    """

    def __init__(self, ranks: Sequence[Ints], *, pareto: bool) -> None:
        self._pareto = pareto
        self._better = [_compared(rank, np.greater) for rank in ranks]
        self._no_worse = [_compared(rank, np.greater_equal) for rank in ranks] if pareto else []

    def over(self, group: Group) -> Rows:
        """Return for each outcome what is a gain over it.

        Returns
        -------
        rows of bits (outcome, word)
        """
        better = [self._better[j] for j in group]
        if not self._pareto:
            return reduce(np.bitwise_and, better)
        no_worse = reduce(np.bitwise_and, [self._no_worse[j] for j in group])
        return no_worse & reduce(np.bitwise_or, better)


def _compared(rank: Ints, how: np.ufunc) -> Rows:
    """Return for each outcome the others whose rank compares so with its own."""
    rows = np.zeros((rank.size, words_for(rank.size)), dtype=np.uint64)
    step = max(1, BITS_AT_ONCE // max(1, rank.size))
    for k in range(0, rank.size, step):
        there: Bools = how(rank[None, :], rank[k : k + step, None])
        rows[k : k + step] = packed(there)
    return rows
