"""How parties compare two outcomes: what they leave for, what deters them, what they would do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints


class Relation(Protocol):
    """A way of comparing; all of stability is said in its four questions.

    Outcomes are given by position, as int arrays that broadcast against each other; the answers
    are bool arrays of their common shape.
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

    def escapes(self, mover: int, here: Ints, end: Ints) -> Bools:
        """Return whether a party that left `here` escapes a reply by moving on to `end`."""
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
    escapes = leaves

    def deters(self, mover: int, here: Ints, end: Ints) -> Bools:
        """See `Relation.deters`: it is not better."""
        rank = self.ranks[mover]
        return np.asarray(rank[end] <= rank[here])
