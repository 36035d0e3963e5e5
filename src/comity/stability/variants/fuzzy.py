"""Fuzzy preference: a party acts on what it prefers clearly enough for its threshold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.preferences.fuzzy import fuzzy_pairs
from comity.stability.relational.overridden import Overridden, Override, tables

if TYPE_CHECKING:
    from fractions import Fraction

    from comity.preferences.pairs import Said
    from comity.stability.concept import Concept
    from comity.stability.relational.graph import GraphModel


def by_degree(_: Concept, model: GraphModel) -> Overridden:
    r"""Return how movers compare under ``fuzzy``.

    Notes
    -----
    Fuzzy preference (Bashar, Kilgour & Hipel 2012). Where a party prefers one outcome to another
    to degree :math:`r`, it does so with certainty :math:`r - (1 - r)`. It leaves, replies and
    escapes by what it prefers with a certainty of at least its own threshold; what it does not so
    prefer deters it. Degrees come from the case; where it says none, the order holds, with degree
    1, 0, or 1/2 for ties, which every threshold takes alike. All comparisons are exact.

    Examples
    --------
    `a` can go from x to y, which it prefers to degree 4/5, that is with certainty 3/5.

    >>> from fractions import Fraction
    >>> import comity
    >>> from comity.model.dispute import Degree, Fuzzy
    >>> a = comity.Party("a", "A")
    >>> graph = comity.Graph(("x", "y"), {"a": (("x", "y"),)})
    >>> wants = {"a": comity.Ranking((("x",), ("y",)))}
    >>> def holding(threshold):
    ...     degrees = (Degree("y", "x", Fraction(4, 5)),)
    ...     fuzzy = {"a": Fuzzy(threshold, degrees)}
    ...     dispute = comity.Dispute("d", "D", (a,), wants, graph=graph, fuzzy=fuzzy)
    ...     return comity.analyze(dispute, ["nash:fuzzy"]).equilibria["nash:fuzzy"]
    >>> holding(Fraction(3, 5)), holding(Fraction(7, 10))
    ((2,), (1, 2))
    """
    given = model.space.dispute.fuzzy
    rows = {party: it.pairs for party, it in given.items()}
    pairs = tables(model, "fuzzy", rows, fuzzy_pairs)
    movers = model.space.dispute.movers
    return Overridden(
        model.ranks,
        {mover: _override(it, given[movers[mover]].threshold) for mover, it in pairs.items()},
    )


def _override(said: Said, threshold: Fraction) -> Override:
    clear = np.array([False, *(2 * degree - 1 >= threshold for degree in said.values)])
    return Override(said.code, clear, clear, clear)
