"""Safe paths: from the status quo to an outcome, leaving nobody worse off at any step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints
    from comity.settlement.steps.step import PathStep, Steps


@dataclass(frozen=True, slots=True)
class Path:
    """A sequence of steps, each beginning where the one before ends.

    Attributes
    ----------
    start : int
        Position of the outcome where the path begins.
    steps : tuple of PathStep
        Empty where the path ends at its start.
    """

    start: int
    steps: tuple[PathStep, ...]

    @property
    def outcomes(self) -> tuple[int, ...]:
        """Positions of all outcomes on the path, its start first."""
        return (self.start, *(step.target for step in self.steps))

    @property
    def target(self) -> int:
        """Position of the outcome where the path ends."""
        return self.outcomes[-1]


def distances(
    steps: Steps, start: int, passable: Bools, size: int, until: Bools | None = None
) -> Ints:
    """Return the fewest steps from the start to every outcome.

    Parameters
    ----------
    steps : Steps
        The steps of the dispute.
    start : int
        Where paths begin, passable or not.
    passable : bool array (outcome,)
        Where paths may lead, e.g. the indivisible outcomes.
    size : int
        How many parties may move at once.
    until : bool array (outcome,), optional
        Stop after the step that first reaches one of these.

    Returns
    -------
    int array (outcome,)
        -1 where no path leads, and beyond what stopped the search.

    Notes
    -----
    Breadth-first, a whole layer at a time. Each outcome is left once, so time goes with the
    number of outcomes and, for layers in which many lie, of sweeps over all cells.

    Examples
    --------
    >>> import comity
    >>> from comity.model.space import outcome_space
    >>> from comity.settlement.steps.build import build_steps
    >>> steps = build_steps(outcome_space(comity.read("chicken")))
    >>> distances(steps, 0, np.array([True, False, True, True]), size=1)
    array([ 0, -1,  1,  2], dtype=int32)
    """
    distance = np.full(steps.count, -1, dtype=np.int32)
    distance[start] = 0
    unseen = passable.copy()
    unseen[start] = False
    layer = np.array([start])
    step = 0
    while layer.size and not (until is not None and until[layer].any()):
        step += 1
        layer = steps.ahead(layer, size)
        layer = layer[unseen[layer]]
        unseen[layer] = False
        distance[layer] = step
    return distance


def path_to(steps: Steps, distance: Ints, target: int, size: int) -> Path | None:
    """Return a shortest path to an outcome, or None.

    Parameters
    ----------
    steps : Steps
        The steps of the dispute.
    distance : int array (outcome,)
        What `distances` returns for the same size.
    target : int
        Where the path is to end.
    size : int
        How many parties may move at once.

    Notes
    -----
    Of several shortest paths: looked at from its end, each step is one by the fewest parties,
    then from the smallest outcome.
    """
    if distance[target] < 0:
        return None
    found: list[PathStep] = []
    here = target
    for left in range(int(distance[target]) - 1, -1, -1):
        step = steps.last(here, distance == left, size)
        if step is None:
            msg = "the search found a path that cannot be walked back"
            raise AssertionError(msg)
        found.append(step)
        here = step.origin
    return Path(here, tuple(reversed(found)))


def shortest_path(
    steps: Steps, start: int, targets: Bools, passable: Bools, size: int
) -> Path | None:
    """Return a shortest path to the nearest of some outcomes, or None.

    Parameters
    ----------
    steps : Steps
        The steps of the dispute.
    start : int
        Where the path begins.
    targets : bool array (outcome,)
        Where it may end; of the nearest, the one with the smallest number is taken.
    passable : bool array (outcome,)
        Where it may lead, its end included; where it begins does not matter.
    size : int
        How many parties may move at once.

    Examples
    --------
    In Chicken nobody may be left below mutual restraint (4); from a clash (1) either can yield:

    >>> import comity
    >>> from comity.model.space import outcome_space
    >>> from comity.settlement.steps.build import build_steps
    >>> steps = build_steps(outcome_space(comity.read("chicken")))
    >>> safe = np.array([True, True, True, True])
    >>> path = shortest_path(steps, 0, np.arange(4) == 3, safe, size=1)
    >>> path.outcomes, [step.movers for step in path.steps]
    ((0, 1, 3), [(0,), (1,)])
    """
    distance = distances(steps, start, passable, size, until=targets)
    return nearest(steps, distance, targets, size)


def nearest(steps: Steps, distance: Ints, targets: Bools, size: int) -> Path | None:
    """Return the path to the first of some outcomes that a search has reached, or None.

    Parameters are those of `path_to` and `shortest_path`; the search must have ended where the
    first of the targets lie.
    """
    reached = np.flatnonzero(targets & (distance >= 0))
    return path_to(steps, distance, int(reached[0]), size) if reached.size else None


def smallest_size(steps: Steps, start: int, targets: Bools, passable: Bools) -> int | None:
    """Return how few parties must be ready to move at once for a path to exist.

    Parameters are those of `shortest_path`.

    Returns
    -------
    int or None
        None where none exists however many move at once: because of one-way options, barred
        tags or forbidden moves, or because the targets are not passable.
    """

    def exists(size: int) -> bool:
        distance = distances(steps, start, passable, size, until=targets)
        return bool((distance[targets] >= 0).any())

    if exists(1):
        return 1
    if steps.most == 1 or not exists(steps.most):
        return None
    fails, works = 1, steps.most
    while works - fails > 1:
        middle = (fails + works) // 2
        fails, works = (fails, middle) if exists(middle) else (middle, works)
    return works
