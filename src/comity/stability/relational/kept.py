"""What many questions about one concept have in common, kept from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from comity.stability.relational.graph import GraphModel

Found = TypeVar("Found")

KEPT = "what proofs have in common"
"""Where a dispute keeps it."""


def kept(model: GraphModel, kind: str, asked: str, work_out: Callable[[], Found]) -> Found:
    """Return what `work_out` gives, which need not be called again for the same question.

    Proofs are asked for one by one, and what they have in common may take long. Of each kind only
    the last one is kept, for as long as the dispute lives.

    Parameters
    ----------
    model : GraphModel
        The model; views of a dispute have moves and ranks of their own.
    kind, asked : str
        What is worked out, and for which concept, mover or horizon.
    work_out : callable
        What does it.

    Examples
    --------
    >>> import comity
    >>> from comity.model.space import outcome_space
    >>> from comity.stability.relational.graph import graph_model
    >>> model = graph_model(outcome_space(comity.read("chicken")))
    >>> kept(model, "number", "of a", lambda: 1), kept(model, "number", "of a", lambda: 2)
    (1, 1)
    >>> kept(model, "number", "of b", lambda: 3), kept(model, "number", "of a", lambda: 4)
    (3, 4)
    """
    derived = model.space.dispute.derived
    every = cast("dict[str, tuple[object, ...]]", derived.setdefault(KEPT, {}))
    arcs, ranks, limits, question, found = every.get(kind, (None, None, None, None, None))
    same_model = arcs is model.arcs and ranks is model.ranks and limits == model.limits
    if not same_model or question != asked:
        found = work_out()
        every[kind] = model.arcs, model.ranks, model.limits, asked, found
    return cast("Found", found)
