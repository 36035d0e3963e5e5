"""Why no path leads to an outcome: which rules stand in the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from comity.model.limits import DEFAULT, Limits
from comity.settlement.methods.paths import distances
from comity.settlement.steps.build import build_steps
from comity.settlement.steps.rules import Hindrance

if TYPE_CHECKING:
    from collections.abc import Collection

    from comity.arrays import Bools
    from comity.model.space import Space


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands in the way of a path; each rule is named by its place in the dispute.

    Attributes
    ----------
    alone : tuple of Hindrance
        Each of these is enough: with it lifted, and all others kept, a path exists.
    together : tuple of Hindrance
        Where none is enough alone: rules that would all have to be lifted, none to spare. Others
        may do as well. Empty where `alone` is not, and where a path is impossible even with
        every rule lifted (no moves lead there, or not by so few parties).
    """

    alone: tuple[Hindrance, ...]
    together: tuple[Hindrance, ...]


def obstacle(
    space: Space,
    start: int,
    targets: Bools,
    safe: Bools,
    size: int,
    without: tuple[str, ...] = (),
    *,
    limits: Limits = DEFAULT,
) -> Obstacle:
    """Return which rules stop every path from the start to some outcomes.

    Parameters
    ----------
    space : Space
        The outcome space.
    start : int
        Where paths begin.
    targets : bool array (outcome,)
        Where they may end.
    safe : bool array (outcome,)
        Where they may lead.
    size : int
        How many parties may move at once.
    without : tuple of str
        Tags that no step may raise.
    limits : Limits
        What may be allocated.

    Notes
    -----
    Rules are lifted one at a time. Where none is enough, all are lifted and put back one by one,
    in the order of `rules_in_force`, as long as a path is left.

    Examples
    --------
    From restraint (4) in Chicken nothing is safe for both but restraint itself:

    >>> import comity
    >>> from comity.model.space import outcome_space
    >>> safe = np.array([False, False, False, True])
    >>> obstacle(outcome_space(comity.read("chicken")), 3, np.arange(4) == 0, safe, size=1)
    Obstacle(alone=(Hindrance(rule='safety', item=0),), together=())
    """

    def opens(lifted: Collection[Hindrance]) -> bool:
        steps = build_steps(space, without, lifted, limits)
        passable = np.ones(steps.count, dtype=np.bool_)
        ends = np.zeros(steps.count, dtype=np.bool_)
        ends[: targets.size] = targets
        if SAFETY not in lifted:
            passable[: safe.size] = safe
        return bool((distances(steps, start, passable, size, until=ends)[ends] >= 0).any())

    rules = rules_in_force(space, without)
    alone = tuple(it for it in rules if opens([it]))
    if alone or not opens(rules):
        return Obstacle(alone, ())
    lifted = list(rules)
    for rule in rules:
        without_it = [it for it in lifted if it != rule]
        if opens(without_it):
            lifted = without_it
    return Obstacle((), tuple(lifted))


SAFETY = Hindrance("safety", 0)


def rules_in_force(space: Space, without: tuple[str, ...]) -> tuple[Hindrance, ...]:
    """Return the rules that bind the steps of a dispute, those first that are last to be blamed.

    What cannot be comes first, then what has been agreed on or asked for: ``infeasible``,
    ``change``, ``forbidden``, ``consent``, ``without``, ``safety``.
    """
    dispute = space.dispute
    one_way = [k for k, option in enumerate(dispute.options) if option.change != "any"]
    return (
        *(Hindrance("infeasible", k) for k in range(len(dispute.infeasible))),
        *(Hindrance("change", k) for k in one_way),
        *(Hindrance("forbidden", k) for k in range(len(dispute.forbidden_moves))),
        *(Hindrance("consent", k) for k in range(len(dispute.joint_options))),
        *(Hindrance("without", k) for k in range(len(without))),
        SAFETY,
    )
