"""The maximin value: what a party can guarantee itself, whatever all others do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from comity.arrays import Ints
    from comity.model.axes import Axis


def guaranteed(worth: Ints, outcome_at: Ints, axis: Axis | None) -> int:
    """Return the worth that a party can guarantee itself.

    Parameters
    ----------
    worth : int array (outcome,)
        What every outcome is worth to the party.
    outcome_at : int array (cell,)
        Outcome that every cell belongs to, -1 where infeasible
        (`comity.model.space.Space.outcome_at`).
    axis : Axis or None
        The party's axis (`comity.model.axes.axes_of`); None where it has no options of its own.

    Returns
    -------
    int
        The largest, over the party's feasible strategies, of the least worth of the feasible
        outcomes with that strategy. Without options of its own there is one strategy, and the
        worst outcome is what is guaranteed.

    Notes
    -----
    A strategy is feasible when some feasible outcome has it; strategies are not mixed. Joint
    options, like the options of the others, stand at their worst. It is not asked what may be
    changed from the status quo: one-way options and forbidden moves do not matter. Of a class of
    merged outcomes each member counts with its own strategy, and is worth what the class is.
    Nothing is guaranteed in this sense in graph form, where there are no strategies.

    Examples
    --------
    Who drives on in Chicken risks the crash; who swerves has at least the second worst:

    >>> import comity
    >>> from comity.model.axes import axes_of
    >>> from comity.model.space import outcome_space
    >>> space = outcome_space(comity.read("chicken"))
    >>> worths = np.array([[1, 2, 4, 3], [1, 4, 2, 3]])
    >>> pairs = zip(worths, axes_of(space), strict=True)
    >>> [guaranteed(worth, space.outcome_at, axis) for worth, axis in pairs]
    [2, 2]
    """
    if axis is None:
        return int(worth.min())
    lines = outcome_at.reshape(-1, axis.size, axis.stride)
    feasible = lines >= 0
    least = np.where(feasible, worth[lines], worth.max()).min(axis=(0, 2))
    return int(least[feasible.any(axis=(0, 2))].max())
