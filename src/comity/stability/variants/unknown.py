"""Unknown preference: some comparisons are open, and a party may act on a doubt or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.preferences.unknown import unknown_pairs
from comity.stability.concept import DETERRED_BY_DOUBT, LEAVES_ON_DOUBT
from comity.stability.relational.overridden import Overridden, Override, tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from comity.arrays import Bools
    from comity.stability.concept import Concept
    from comity.stability.relational.graph import GraphModel


def by_extension(concept: Concept, model: GraphModel) -> Overridden:
    """Return how movers compare under ``unknown=a``, ``b``, ``c`` or ``d``.

    Notes
    -----
    Unknown preference (Li, Hipel, Kilgour & Fang 2004). A party leaves for what it prefers, under
    a and c also where that is not known; a reply deters where it leaves it no better off, under c
    and d also where that is not known. Whoever replies, under sequential stability, may do so for
    what it prefers or may prefer, in all four. Where everything is known all four are the plain
    concepts.

    Examples
    --------
    Of x and y it is not known which `a` prefers; it can go from x to y.

    >>> import comity
    >>> graph = comity.Graph(("x", "y"), {"a": (("x", "y"),)})
    >>> wants = {"a": comity.Ranking((("x",), ("y",)))}
    >>> doubt = {"a": (("x", "y"),)}
    >>> a = comity.Party("a", "A")
    >>> dispute = comity.Dispute("d", "D", (a,), wants, graph=graph, unknown=doubt)
    >>> asked = ["nash", "nash:unknown=a", "nash:unknown=b"]
    >>> list(comity.analyze(dispute, asked).equilibria.values())
    [(1, 2), (2,), (1, 2)]
    """
    return Overridden(model.ranks, doubts(concept, model))


def doubts(concept: Concept, model: GraphModel) -> Mapping[int, Override]:
    """Return what a doubt counts as, by the concept's extension."""
    extension = concept.get("unknown")
    leaves = np.array([False, extension in LEAVES_ON_DOUBT])
    replies = np.array([False, True])
    sure = extension not in DETERRED_BY_DOUBT or "sure" in concept
    undeterred = np.array([False, sure])
    pairs = open_pairs(model)
    return {mover: Override(it, leaves, replies, undeterred) for mover, it in pairs.items()}


def open_pairs(model: GraphModel) -> Mapping[int, Bools]:
    """Return of every mover which comparisons are not known: bool arrays (outcome, outcome)."""
    return tables(model, "unknown", model.space.dispute.unknown, unknown_pairs)
