"""Standing: how high an outcome stands with a party, as an exact share; floors and drops."""

from __future__ import annotations

from dataclasses import dataclass
from math import lcm
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.arrays import LARGEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from comity.arrays import Bools, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Standings:
    """How high every outcome stands with every party, from 0 to 1, as exact shares.

    Attributes
    ----------
    shares : integer array (party, outcome)
        The standing in parts of `whole`. Of Python's integers where 62 bits do not hold it.
    whole : int
        What counts as 1, the same for every party.
    """

    shares: NDArray[Any]
    whole: int


def standings(ranks: Ints) -> Standings:
    """Return the standing of every outcome with every party, by its ranks.

    Parameters
    ----------
    ranks : int array (party, outcome)
        From 0 up, without great gaps; larger is better.

    Returns
    -------
    Standings
        In parts of 2 (m - 1) for m outcomes; 2 for a single outcome.

    Notes
    -----
    The standing of s with a party is the number of outcomes that it ranks below s, and half the
    number of others that it ties with s, as a share of m - 1. It is a convention, and depends on
    which outcomes there are. Where a party ties all outcomes each stands at one half; so does,
    by the same rule, the outcome of a dispute that has only one.

    Examples
    --------
    >>> found = standings(np.array([[0, 2, 1, 1]]))
    >>> found.shares, found.whole
    (array([[0, 6, 3, 3]]), 6)
    """
    alone = ranks.shape[1] == 1
    shares = np.empty(ranks.shape, dtype=np.int64)
    for row, rank in zip(shares, ranks, strict=True):
        up_to = np.cumsum(np.bincount(rank))
        below = np.append(0, up_to[:-1])
        row[:] = (below + up_to - 1 + alone)[rank]
    return Standings(shares, 2 if alone else 2 * (ranks.shape[1] - 1))


def weighed_standings(worths: Sequence[Ints]) -> Standings:
    """Return the standing of every outcome with every party, by its weights.

    Parameters
    ----------
    worths : sequence of int arrays (outcome,)
        The exact worth of every outcome to each party, in any unit of its own
        (`comity.preferences.weights.weighted_worth`). A party without weights has none: no
        scale is defined for it, nor a floor that counts it.

    Returns
    -------
    Standings

    Notes
    -----
    The standing of s is its worth above the party's worst outcome, as a share of the difference
    between its best and its worst. Where all are worth the same each stands at one half, as
    in `standings`.

    Examples
    --------
    >>> found = weighed_standings([np.array([-3, -1, 1]), np.array([0, 10, 3])])
    >>> found.shares, found.whole
    (array([[ 0, 20, 40],
           [ 0, 40, 12]]), 40)
    """
    above = [worth - worth.min() for worth in worths]
    spans = [int(row.max()) for row in above]
    whole = 2 * lcm(*(span for span in spans if span))
    dtype = np.int64 if whole < LARGEST else object
    shares = np.empty((len(above), len(above[0])), dtype=dtype)
    for row, worth, span in zip(shares, above, spans, strict=True):
        row[:] = worth.astype(dtype) * (whole // span) if span else whole // 2
    return Standings(shares, whole)


def drops(standing: Standings, status_quo: int) -> NDArray[Any]:
    """Return how far every party falls from the status quo, in parts of the whole.

    Returns
    -------
    integer array (party, outcome)
        0 where the party does not stand lower than at the status quo.

    Examples
    --------
    >>> drops(standings(np.array([[0, 2, 1, 1]])), 2)
    array([[3, 0, 0, 0]])
    """
    shares = standing.shares
    return np.asarray(np.maximum(shares[:, status_quo, None] - shares, 0))


def floors(standing: Standings) -> NDArray[Any]:
    """Return each outcome's security floor: the standing of who stands worst there.

    Returns
    -------
    integer array (outcome,)
        In parts of the whole.

    Examples
    --------
    >>> floors(standings(np.array([[0, 2, 1], [2, 0, 1]])))
    array([0, 0, 2])
    """
    return np.asarray(standing.shares.min(axis=0))


def maximin(standing: Standings) -> Bools:
    """Return the outcomes with the highest security floor, all of them: bool array (outcome,).

    Examples
    --------
    >>> maximin(standings(np.array([[0, 2, 1], [2, 0, 1]])))
    array([False, False,  True])
    """
    floor = floors(standing)
    return np.asarray(floor == floor.max(), dtype=np.bool_)
