"""Variants of the concepts: each a way of comparing outcomes, or a method of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from comity.stability.coalitions.answers import met_together, stable_together
from comity.stability.concept import SIMPLE
from comity.stability.relational.individual import met_by, stable_by
from comity.stability.relational.kept import kept
from comity.stability.relational.relation import Plain
from comity.stability.variants.blocs import of_blocs
from comity.stability.variants.coalition import of_coalitions
from comity.stability.variants.foresight import limited, nonmyopic, stackelberg
from comity.stability.variants.fuzzy import by_degree
from comity.stability.variants.likely import by_chance
from comity.stability.variants.order import of_order
from comity.stability.variants.outlook import met_limited, met_nonmyopic, met_stackelberg
from comity.stability.variants.relational import by_attitude
from comity.stability.variants.strong import by_strength
from comity.stability.variants.unknown import by_extension

if TYPE_CHECKING:
    from collections.abc import Callable

    from comity.arrays import Bools
    from comity.stability.concept import Concept
    from comity.stability.relational.graph import GraphModel
    from comity.stability.relational.relation import Relation
    from comity.stability.relational.replies import Met


class Verdicts(NamedTuple):
    """Who would stay where.

    Attributes
    ----------
    by_mover : bool array (mover, outcome)
        True where the outcome is stable for the mover; where coalitions move, for each coalition
        that the mover is part of.
    everybody : bool array (outcome,)
        True where nobody would leave; also no coalition of parties that have no moves alone.
    """

    by_mover: Bools
    everybody: Bools


def verdicts_of(by_mover: Bools) -> Verdicts:
    """Return the verdicts where an outcome holds as soon as every mover would stay."""
    return Verdicts(by_mover, np.asarray(by_mover.all(axis=0)))


def _each(
    method: Callable[[Concept, GraphModel], Bools],
) -> Callable[[Concept, GraphModel], Verdicts]:
    """Return a method whose outcomes hold as soon as every mover would stay."""
    return lambda concept, model: verdicts_of(method(concept, model))


def _in_order(_: Concept, model: GraphModel) -> Plain:
    return Plain(model.ranks)


RELATIONS: dict[str, Callable[[Concept, GraphModel], Relation]] = {
    **dict.fromkeys(SIMPLE, _in_order),
    "order": of_order,
    "strong": by_strength,
    "unknown": by_extension,
    "likely": by_chance,
    "fuzzy": by_degree,
    "relational": by_attitude,
}
"""Variant to how outcomes are compared in it; the rest is as in the base.

The plain concepts are here for graph models that are not a dispute's own: views.
"""

OWN_METHODS: dict[str, Callable[[Concept, GraphModel], Verdicts]] = {
    "limited": _each(limited),
    "nonmyopic": _each(nonmyopic),
    "stackelberg": _each(stackelberg),
    "coalition": lambda concept, model: Verdicts(*stable_together(of_coalitions(concept, model))),
    "blocs": lambda concept, model: Verdicts(*stable_together(of_blocs(concept, model))),
}
"""Variant to its own method, from a concept and a graph model."""

OWN_PROOFS: dict[str, Callable[[Concept, GraphModel, int, int], tuple[Met, ...]]] = {
    "limited": met_limited,
    "nonmyopic": met_nonmyopic,
    "stackelberg": met_stackelberg,
    "coalition": partial(met_together, of_coalitions),
    "blocs": partial(met_together, of_blocs),
}
"""The same variants to what a mover considers at an outcome, and the replies it meets."""


def stable_variant(concept: Concept, model: GraphModel) -> Verdicts:
    """Return who would stay where, under a concept in a variant."""
    if concept.variant in OWN_METHODS:
        return OWN_METHODS[concept.variant](concept, model)
    relation = _relation(concept, model)
    return verdicts_of(stable_by(concept.base, model.arcs, relation, model.count))


def _relation(concept: Concept, model: GraphModel) -> Relation:
    return kept(model, "relation", str(concept), lambda: RELATIONS[concept.variant](concept, model))


def met(concept: Concept, model: GraphModel, mover: int, outcome: int) -> tuple[Met, ...]:
    """Return every move that a mover considers at an outcome, and the reply it meets."""
    if concept.variant in OWN_PROOFS:
        return OWN_PROOFS[concept.variant](concept, model, mover, outcome)
    relation = _relation(concept, model)
    return met_by(concept.base, model.arcs, relation, model.count, (mover, outcome))
