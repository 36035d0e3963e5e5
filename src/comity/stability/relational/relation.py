"""How parties compare two outcomes: what they leave for, what deters them, how they reply."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints


class Relation(Protocol):
    """A way of comparing; all of stability is said in its three questions.

    Outcomes are given by position, as int arrays that broadcast against each other; the answers
    are bool arrays of their common shape. A party that may move on after a reply escapes by going
    to what does not deter it: in every variant that is how its definition reads.
    """

    def leaves(self, mover: int, here: Ints, there: Ints) -> Bools:
        """Return whether a party considers leaving `here` for `there`."""
        ...

    def follows(self, mover: int, here: Ints, there: Ints) -> Bools:
        """Return whether a step from `here` to `there` in a reply is credible for its mover."""
        ...

    def deters(self, mover: int, here: Ints, end: Ints) -> Bools:
        """Return whether a reply that ends at `end` deters a party from leaving `here`."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Plain:
    """Plain preference by ranks: int array (mover, outcome), larger is better."""

    ranks: Ints

    def leaves(self, mover: int, here: Ints, there: Ints) -> Bools:
        """See `Relation.leaves`: it is strictly better."""
        rank = self.ranks[mover]
        return np.asarray(rank[there] > rank[here])

    follows = leaves

    def deters(self, mover: int, here: Ints, end: Ints) -> Bools:
        """See `Relation.deters`: it is not better."""
        rank = self.ranks[mover]
        return np.asarray(rank[end] <= rank[here])
