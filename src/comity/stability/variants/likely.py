"""Probable preference: a party acts on what it is likely enough to prefer."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from comity.preferences.likely import likely_pairs
from comity.stability.relational.overridden import Overridden, Override, tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from comity.arrays import Bools
    from comity.preferences.pairs import Said
    from comity.stability.concept import Concept
    from comity.stability.relational.graph import GraphModel


def by_chance(concept: Concept, model: GraphModel) -> Overridden:
    r"""Return how movers compare under ``likely=α/β/γ``.

    Notes
    -----
    Probabilistic preference (Rêgo & dos Santos 2015). A party considers leaving where it prefers
    the other outcome with a chance above :math:`1 - α`; a reply deters where the chance that it
    prefers the end to what it left is at most :math:`1 - β`; and a reply's step is credible, under
    sequential stability, where its mover prefers it with a chance above :math:`1 - γ`. The larger
    a share, the smaller the chance that is acted on. A share that is missing equals the last one
    given. Chances come from the case; where it says none, the order holds, with chance 1 or 0 (0
    both ways for ties), which every share takes alike. All comparisons are exact.

    Examples
    --------
    It is more likely than not that `a` prefers y, to which it can go from x.

    >>> import comity
    >>> from comity.model.dispute import Likely
    >>> graph = comity.Graph(("x", "y"), {"a": (("x", "y"),)})
    >>> wants = {"a": comity.Ranking((("x",), ("y",)))}
    >>> chances = {"a": (Likely("y", "x", Fraction(3, 5)),)}
    >>> a = comity.Party("a", "A")
    >>> dispute = comity.Dispute("d", "D", (a,), wants, graph=graph, likely=chances)
    >>> asked = ["nash", "nash:likely=0.4", "nash:likely=0.5"]
    >>> list(comity.analyze(dispute, asked).equilibria.values())
    [(1, 2), (1, 2), (2,)]
    """
    given = [Fraction(share) for share in concept.get("likely").split("/")]
    alpha, beta, gamma = given + given[-1:] * (3 - len(given))
    overrides = {
        mover: Override(it.code, _above(it, alpha), _above(it, gamma), _above(it, beta))
        for mover, it in chances(model).items()
    }
    return Overridden(model.ranks, overrides)


def chances(model: GraphModel) -> Mapping[int, Said]:
    """Return the chances that the case states of every mover's comparisons."""
    return tables(model, "likely", model.space.dispute.likely, likely_pairs)


def _above(said: Said, share: Fraction) -> Bools:
    """Return of which codes the chance is above 1 less a share: bool array (code,)."""
    return np.array([False, *(chance > 1 - share for chance in said.values)])
