"""The one place that chooses the form in which a dispute's steps are looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.model.limits import DEFAULT, Limits
from comity.settlement.steps.arcs import ArcSteps
from comity.settlement.steps.cells import CellSteps
from comity.settlement.steps.rules import refuse_strange, rules_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from comity.model.space import Space
    from comity.settlement.steps.rules import Hindrance
    from comity.settlement.steps.step import Steps


def build_steps(
    space: Space,
    without: tuple[str, ...] = (),
    lifted: Collection[Hindrance] = (),
    limits: Limits = DEFAULT,
) -> Steps:
    """Return the steps of a dispute.

    Parameters
    ----------
    space : Space
        The outcome space.
    without : tuple of str
        No step raises the level of an option that bears one of these tags.
    lifted : collection of Hindrance
        Rules that are left out, for the question which of them stands in the way.
    limits : Limits
        What may be allocated.

    Raises
    ------
    ComityError
        ``consents-too-many``, here or when steps are looked for.
    ValueError
        When a tag is not among `comity.model.tags.known_tags`: it would bar nothing.

    Examples
    --------
    >>> import comity
    >>> import numpy as np
    >>> from comity.model.space import outcome_space
    >>> steps = build_steps(outcome_space(comity.read("chicken")))
    >>> steps.ahead(np.array([3]), 1)
    array([1, 2, 3])
    """
    refuse_strange(space.dispute, without)
    if space.dispute.graph is not None:
        return ArcSteps(space)
    return CellSteps(rules_of(space, without, lifted, limits), limits.steps)
