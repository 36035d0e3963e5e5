"""How sure it is that a party prefers an outcome to another, where the case leaves that open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.stability.variants.likely import chances
from comity.stability.variants.unknown import open_pairs

if TYPE_CHECKING:
    from comity.stability.concept import Concept
    from comity.stability.proof import Doubt
    from comity.stability.relational.graph import GraphModel


def doubt_of(concept: Concept, model: GraphModel, mover: int, here: int, there: int) -> Doubt:
    """Return what leaves open whether a mover prefers `there` to `here`, as its concept sees it.

    Parameters
    ----------
    concept : Concept
        Only under ``unknown`` and ``likely`` is anything open.
    model : GraphModel
        The outcomes, and what the case says of them.
    mover, here, there : int
        By position.

    Returns
    -------
    Fraction, "unknown" or None
        The chance that it prefers it, where that is neither 0 nor 1; ``"unknown"`` where the case
        says that it is not known; None where it is certain either way.

    Examples
    --------
    >>> from fractions import Fraction
    >>> import comity
    >>> from comity.model.dispute import Likely
    >>> from comity.model.space import outcome_space
    >>> from comity.stability.concept import read_concept
    >>> from comity.stability.relational.graph import graph_model
    >>> graph = comity.Graph(("x", "y", "z"), {"a": (("x", "y"), ("x", "z"))})
    >>> wants = {"a": comity.Ranking((("y",), ("z",), ("x",)))}
    >>> a, chance = comity.Party("a", "A"), Likely("y", "x", Fraction(3, 5))
    >>> dispute = comity.Dispute("d", "D", (a,), wants, graph=graph, likely={"a": (chance,)})
    >>> model, asked = graph_model(outcome_space(dispute)), read_concept("nash:likely")
    >>> doubt_of(asked, model, 0, 0, 1), doubt_of(asked, model, 0, 0, 2)
    (Fraction(3, 5), None)
    """
    if "unknown" in concept:
        table = open_pairs(model).get(mover)
        return "unknown" if table is not None and table[here, there] else None
    said = chances(model).get(mover) if "likely" in concept else None
    code = 0 if said is None else int(said.code[here, there])
    if said is None or not code or said.values[code - 1] in (0, 1):
        return None
    return said.values[code - 1]
