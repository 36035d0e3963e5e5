"""Variants of the concepts: each a way of comparing outcomes, or a method of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.stability.relational.individual import met_by, stable_by
from comity.stability.variants.order import of_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from comity.arrays import Bools
    from comity.stability.concept import Concept
    from comity.stability.relational.graph import GraphModel
    from comity.stability.relational.relation import Relation
    from comity.stability.relational.replies import Met

RELATIONS: dict[str, Callable[[Concept, GraphModel], Relation]] = {
    "order": of_order,
}
"""Variant to how outcomes are compared in it; the rest is as in the base."""

OWN_METHODS: dict[str, Callable[[Concept, GraphModel], Bools]] = {}
"""Variant to its own method: from a concept and a graph model to a bool array (mover, outcome)."""

OWN_PROOFS: dict[str, Callable[[Concept, GraphModel, int, int], tuple[Met, ...]]] = {}
"""The same variants to what a mover considers at an outcome, and the replies it meets."""


def stable_variant(concept: Concept, model: GraphModel) -> Bools:
    """Return where each mover would stay, under a concept in a variant: (mover, outcome)."""
    if concept.variant in OWN_METHODS:
        return OWN_METHODS[concept.variant](concept, model)
    relation = RELATIONS[concept.variant](concept, model)
    return stable_by(concept.base, model.arcs, relation, model.count)


def met(concept: Concept, model: GraphModel, mover: int, outcome: int) -> tuple[Met, ...]:
    """Return every move that a mover considers at an outcome, and the reply it meets."""
    if concept.variant in OWN_PROOFS:
        return OWN_PROOFS[concept.variant](concept, model, mover, outcome)
    relation = RELATIONS[concept.variant](concept, model)
    return met_by(concept.base, model.arcs, relation, model.count, (mover, outcome))
