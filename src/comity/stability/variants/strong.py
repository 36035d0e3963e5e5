"""Strength of preference, also beside unknown preference: only what is much worse deters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from comity.preferences.strength import ranks_by_strength
from comity.stability.relational.overridden import Overridden
from comity.stability.variants.unknown import doubts

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints
    from comity.stability.concept import Concept
    from comity.stability.relational.graph import GraphModel


@dataclass(frozen=True, slots=True, eq=False)
class Strong(Overridden):
    """Preference in degrees: only what is worse by some degree deters.

    Attributes
    ----------
    coarse : int array (mover, outcome)
        Ranks in which an outcome is worse only where it is so by that degree.
    """

    coarse: Ints

    def deters_by_order(self, mover: int, here: Ints, end: Ints) -> Bools:
        """See `Overridden.deters_by_order`: it is worse by the degree."""
        rank = self.coarse[mover]
        return np.asarray(rank[end] < rank[here])


def by_strength(concept: Concept, model: GraphModel) -> Strong:
    """Return how movers compare under ``strong=k``, alone or with ``unknown=x``.

    Notes
    -----
    Strong stability (Hamouda, Kilgour & Hipel 2004 with degrees mild and strong, 1 and 2 here; Xu,
    Hipel & Kilgour 2009 with any number). A party leaves for whatever it prefers, and replies,
    under sequential stability, by whatever improves it, by any degree. It is deterred only by what
    is worse by degree k or more than what it left; under SMR and SSEQ everything that it could
    still move on to has to be so too, so going back to what it left is an escape. Degree 1 differs
    from the plain concept, in which what is just as good deters. Where no preference is of degree
    k, nothing deters: the concept is Nash.

    With ``unknown=x`` (Xu, Hipel & Kilgour 2008, 2010) a doubt counts as in `by_extension`: under
    a and b only what is known to be worse by degree k deters, under c and d also what is not known.
    For c and d that is recalled, not read; ``sure`` asks for the other reading, in which a
    strong reply is never a doubtful one.

    Examples
    --------
    `a` could go from w to x; `b` could reply by y, a little worse for `a` than w, or elsewhere by
    z, much worse.

    >>> import comity
    >>> a, b = comity.Party("a", "A"), comity.Party("b", "B")
    >>> order = comity.Ranking((("x",), ("w",), ("y",), ("z",)), steps=(1, 1, 2))
    >>> wants = {"a": order, "b": comity.Ranking((("w", "x", "y", "z"),))}
    >>> def holding(reply):
    ...     graph = comity.Graph(tuple("wxyz"), {"a": (("w", "x"),), "b": (("x", reply),)})
    ...     dispute = comity.Dispute("d", "D", (a, b), wants, graph=graph)
    ...     return comity.analyze(dispute, ["gmr", "gmr:strong=2"]).equilibria
    >>> holding("y")["gmr"], holding("y")["gmr:strong=2"], holding("z")["gmr:strong=2"]
    ((1, 2, 3, 4), (2, 3, 4), (1, 2, 3, 4))
    """
    dispute = model.space.dispute
    by_party = ranks_by_strength(dispute, model.space, int(concept.get("strong")))
    coarse = np.array([by_party[party] for party in dispute.movers])
    said = doubts(concept, model) if "unknown" in concept else {}
    return Strong(model.ranks, said, coarse)
