"""Where no safe path leads: the path of least exposure, who is exposed when, and what covers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.settlement.methods.paths import distances, nearest

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from comity.arrays import Bools
    from comity.settlement.methods.paths import Path
    from comity.settlement.steps.step import PathStep, Steps


@dataclass(frozen=True, slots=True)
class Exposure:
    """A party that stands below the status quo at one outcome of a path.

    It would be covered by compensation there, or by taking the steps jointly.

    Attributes
    ----------
    at : int
        Which step leads there, from 1.
    outcome : int
        Position of the outcome.
    party : int
        Position in ``dispute.parties`` of who is exposed.
    drop : number
        How far below, as given; compensation there would have to make up for it.
    movers : tuple of int
        Whose step leads there.
    jointly : PathStep or None
        The step by the fewest parties that, made at once, would pass by all outcomes in this
        stretch of the path where somebody is exposed; None where the path ends in the stretch or
        no such step is possible.
    """

    at: int
    outcome: int
    party: int
    drop: Any
    movers: tuple[int, ...]
    jointly: PathStep | None


def least_exposure(
    steps: Steps, start: int, targets: Bools, drops: NDArray[Any], size: int
) -> Path | None:
    """Return a path whose largest drop is smallest, and among those with the fewest steps.

    Parameters
    ----------
    steps : Steps
        The steps of the dispute.
    start : int
        The status quo.
    targets : bool array (outcome,)
        Where the path may end; of those reached soonest, at the smallest.
    drops : number array (party, outcome)
        How far below the status quo each party stands, bystanders included; at least 0. The drop
        of an outcome is its largest. Exact numbers make ties exact.
    size : int
        How many parties may move at once.

    Returns
    -------
    Path or None
        None where no steps lead to a target at all. The bound is the largest drop on the path;
        it is 0 exactly when the path is safe.

    Notes
    -----
    Two searches: first the smallest bound under which a target is reached, by halving the
    bounds that occur; then the fewest steps through outcomes within it. Of several paths, the
    one that `comity.settlement.methods.paths.path_to` chooses.

    Examples
    --------
    In Chicken a clash (1) is left for restraint (4) by way of one party's yielding. Where that
    is a drop for whoever yields, one of the two has to bear it:

    >>> import comity
    >>> from comity.model.space import outcome_space
    >>> from comity.settlement.steps.build import build_steps
    >>> steps = build_steps(outcome_space(comity.read("chicken")))
    >>> drops = np.array([[0, 2, 0, 0], [0, 0, 1, 0]])
    >>> least_exposure(steps, 0, np.arange(4) == 3, drops, size=1).outcomes
    (0, 2, 3)
    """
    if not targets.any():
        return None
    worst = largest_drops(drops)
    bounds = np.unique(worst[worst >= worst[targets].min()])

    def search(bound: object) -> NDArray[np.signedinteger[Any]]:
        passable = np.asarray(worst <= bound, dtype=np.bool_)
        return distances(steps, start, passable, size, until=targets)

    best = search(bounds[-1])
    fails, works = -1, bounds.size - 1
    while works - fails > 1 and (best[targets] >= 0).any():
        middle = (fails + works) // 2
        found = search(bounds[middle])
        if (found[targets] >= 0).any():
            works, best = middle, found
        else:
            fails = middle
    return nearest(steps, best, targets, size)


def largest_drops(drops: NDArray[Any]) -> NDArray[Any]:
    """Return the largest drop of anybody at each outcome: number array (outcome,)."""
    return np.asarray(drops.max(axis=0))


def exposures(steps: Steps, path: Path, drops: NDArray[Any]) -> tuple[Exposure, ...]:
    """Return who stands exposed on a path, step by step, in the order of the parties.

    Parameters
    ----------
    steps : Steps
        The steps of the dispute.
    path : Path
        From the status quo.
    drops : number array (party, outcome)
        As in `least_exposure`.

    Examples
    --------
    >>> import comity
    >>> from comity.model.space import outcome_space
    >>> from comity.settlement.steps.build import build_steps
    >>> steps = build_steps(outcome_space(comity.read("chicken")))
    >>> drops = np.array([[0, 2, 0, 0], [0, 0, 1, 0]])
    >>> found = exposures(steps, least_exposure(steps, 0, np.arange(4) == 3, drops, size=1), drops)
    >>> [(it.at, it.outcome, it.party, int(it.drop), it.movers) for it in found]
    [(1, 2, 1, 1, (1,))]
    >>> found[0].jointly
    PathStep(origin=0, target=3, movers=(0, 1))
    """
    outcomes = path.outcomes
    exposed = [bool((drops[:, outcome] > 0).any()) for outcome in outcomes]
    found: list[Exposure] = []
    jointly: PathStep | None = None
    for at, step in enumerate(path.steps, start=1):
        if exposed[at] and not (exposed[at - 1] and at > 1):
            jointly = _passing_by(steps, outcomes, exposed, at)
        for party in np.flatnonzero(drops[:, step.target] > 0).tolist():
            drop = drops[party, step.target]
            found.append(Exposure(at, step.target, party, drop, step.movers, jointly))
    return tuple(found)


def _passing_by(
    steps: Steps, outcomes: tuple[int, ...], exposed: list[bool], first: int
) -> PathStep | None:
    """Return the step from before a stretch of exposed outcomes to the one after it."""
    after = next((k for k in range(first, len(outcomes)) if not exposed[k]), None)
    if after is None:
        return None
    before: Bools = np.zeros(steps.count, dtype=np.bool_)
    before[outcomes[first - 1]] = True
    return steps.last(outcomes[after], before, steps.most)
