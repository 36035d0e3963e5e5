"""Who would stay where in a view: plain concepts by the methods for large disputes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.model.sparse import SparseMoves
from comity.stability.methods import METHODS
from comity.stability.variants import stable_variant, verdicts_of

if TYPE_CHECKING:
    from comity.stability.concept import Concept
    from comity.stability.relational.graph import GraphModel
    from comity.stability.variants import Verdicts


def verdicts_in(concept: Concept, view: GraphModel) -> Verdicts:
    """Return who would stay where in the dispute that somebody sees.

    Parameters
    ----------
    concept : Concept
        One that has a meaning in views.
    view : GraphModel
        What is seen, or the dispute as it is.

    Examples
    --------
    >>> import comity
    >>> from comity.model.space import outcome_space
    >>> from comity.stability.concept import read_concept
    >>> from comity.stability.relational.graph import graph_model
    >>> model = graph_model(outcome_space(comity.read("chicken")))
    >>> verdicts_in(read_concept("nash"), model).everybody
    array([False,  True,  True, False])
    """
    if concept.plain:
        moves = SparseMoves(view.arcs, view.count)
        return verdicts_of(METHODS[concept.base](moves, view.ranks))
    return stable_variant(concept, view)
