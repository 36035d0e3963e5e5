"""Price of confrontation: what a stability concept leaves everybody with, beside agreement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Extremes:
    """The worst and the best that each party meets in a set of outcomes.

    Attributes
    ----------
    worst, best : int arrays (party,)
        The rank.
    worst_at, best_at : int arrays (party,)
        The position of the first outcome of the set with that rank.
    """

    worst: Ints
    best: Ints
    worst_at: Ints
    best_at: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Price:
    """What a concept's equilibria hold for each party, beside the status quo and agreement.

    Ranks are set side by side, never subtracted: they have no unit. The comparison may be in
    favour of confrontation.

    Attributes
    ----------
    confrontation : Extremes or None
        Over the equilibria; None where there are none.
    status_quo : int array (party,), or None
        Ranks of the status quo; None where there is none.
    agreement : Extremes or None
        Over the outcomes that are both indivisible and Pareto-optimal; None where there are none.
    """

    confrontation: Extremes | None
    status_quo: Ints | None
    agreement: Extremes | None


def extremes(ranks: Ints, chosen: Bools) -> Extremes | None:
    """Return each party's worst and best in a set of outcomes, or None where it is empty.

    Parameters
    ----------
    ranks : int array (party, outcome)
        Larger is better.
    chosen : bool array (outcome,)
        The set.

    Examples
    --------
    >>> found = extremes(np.array([[5, 1, 3, 1]]), np.array([False, True, True, True]))
    >>> found.worst, found.worst_at, found.best, found.best_at
    (array([1]), array([1]), array([3]), array([2]))
    """
    members = np.flatnonzero(chosen)
    if not members.size:
        return None
    among = ranks[:, members]
    low, high = among.argmin(axis=1), among.argmax(axis=1)
    rows = np.arange(len(ranks))
    return Extremes(among[rows, low], among[rows, high], members[low], members[high])


def price(ranks: Ints, status_quo: int | None, equilibria: Bools, agreeable: Bools) -> Price:
    """Return what a concept's equilibria hold for each party, beside what agreement does.

    Parameters
    ----------
    ranks : int array (party, outcome)
        Everybody's ranks, bystanders included; larger is better.
    status_quo : int or None
        Its position among the outcomes.
    equilibria : bool array (outcome,)
        The outcomes that hold under the concept.
    agreeable : bool array (outcome,)
        The Pareto-optimal indivisible outcomes, the status quo among them where it is optimal.
        With a status quo there always are some.

    Examples
    --------
    In the prisoners' dilemma both would do better by agreement than where they are held:

    >>> found = price(
    ...     np.array([[1, 3, 0, 2], [1, 0, 3, 2]]),
    ...     0,
    ...     np.array([True, False, False, False]),
    ...     np.array([False, False, False, True]),
    ... )
    >>> found.confrontation.worst, found.agreement.best
    (array([1, 1]), array([2, 2]))
    """
    now = None if status_quo is None else ranks[:, status_quo].copy()
    return Price(extremes(ranks, equilibria), now, extremes(ranks, agreeable))
