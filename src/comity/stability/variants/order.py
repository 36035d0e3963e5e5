"""Sequential stability of a higher order: who would stay anyway makes no credible reply."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from comity.stability.relational.individual import stable_by
from comity.stability.relational.relation import Plain

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints
    from comity.stability.concept import Concept
    from comity.stability.relational.graph import GraphModel


@dataclass(frozen=True, slots=True, eq=False)
class Unsettled(Plain):
    """Plain preference, where only who would not stay replies.

    Attributes
    ----------
    stays : bool array (mover, outcome)
        True where a mover would stay: a step from there is not credible.
    """

    stays: Bools

    def follows(self, mover: int, here: Ints, there: Ints) -> Bools:
        """See `comity.stability.relational.relation.Relation.follows`."""
        return np.asarray(self.leaves(mover, here, there) & ~self.stays[mover][here])


def of_order(concept: Concept, model: GraphModel) -> Unsettled:
    """Return how movers compare under ``seq:order=k``.

    Notes
    -----
    Higher-order sequential stability (Oliveira & Rêgo 2018), read as follows: of order 0 is Nash
    stability; of order k is sequential stability in which a party makes no step out of an outcome
    that is stable of order k - 1 for it. Order 1 is therefore SEQ itself.

    Examples
    --------
    >>> import comity
    >>> case = comity.read("garrison-diversion")
    >>> comity.analyze(case, ["seq", "seq:order=1"]).equilibria
    mappingproxy({'seq': (...), 'seq:order=1': (...)})
    """
    stays = stable_by("nash", model.arcs, Plain(model.ranks), model.count)
    for _ in range(int(concept.get("order")) - 1):
        stays = stable_by("seq", model.arcs, Unsettled(model.ranks, stays), model.count)
    return Unsettled(model.ranks, stays)
