"""What draws of one party's preference mean, and outcomes that no draw tells apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.preferences.dense import lexicographic_ranks
from comity.preferences.ranks import truths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from comity.arrays import Bools, Ints
    from comity.model.space import Space


@dataclass(frozen=True, slots=True)
class Drawn:
    """Draws of one party's preference.

    Attributes
    ----------
    ranks : int array (group, draw)
        Larger is better, from 0 on, equal is tied; ranks of different draws cannot be compared.
        The dtype holds one more on either side (the engine's neutral elements).
    answers : int8 array (question, draw)
        Position of the draw's answer to each question.
    """

    ranks: Ints
    answers: NDArray[np.int8]


def truth_rows(space: Space, texts: Sequence[str]) -> Bools:
    """Return where some statements are true: bool array (statement, outcome)."""
    rows = np.empty((len(texts), space.count), dtype=np.bool_)
    for row, truth in zip(rows, truths(space, texts), strict=True):
        row[:] = truth
    return rows


def grouped(rows: NDArray[Any]) -> tuple[Ints, Ints]:
    """Return the group of every column, and one column of each group.

    Parameters
    ----------
    rows : integer array (row, outcome)
        Columns that are equal belong to one group.

    Returns
    -------
    group : int array (outcome,)
        Numbered from 0 on.
    member : int array (group,)
        The first outcome of each.

    Examples
    --------
    >>> grouped(np.array([[1, 0, 1], [0, 0, 0]]))
    (array([1, 0, 1]), array([1, 0]))
    """
    group = lexicographic_ranks(rows)
    return group, np.unique(group, return_index=True)[1]


def column_ranks(scores: NDArray[Any]) -> Ints:
    """Return the dense ranks of every column by itself.

    Parameters
    ----------
    scores : array (group, draw)
        Larger is better.

    Returns
    -------
    int array (group, draw)
        From 0 on, in the smallest dtype that holds one more on either side.

    Examples
    --------
    >>> column_ranks(np.array([[7, 1], [9, 1], [7, 0]]))
    array([[0, 1],
           [1, 1],
           [0, 0]], dtype=int8)
    """
    rows = np.ascontiguousarray(scores.T)
    order = np.argsort(rows, axis=1)
    ordered = np.take_along_axis(rows, order, axis=1)
    dtype = next(t for t in (np.int8, np.int16, np.int32) if len(scores) < np.iinfo(t).max)
    steps = np.zeros(rows.shape, dtype=dtype)
    steps[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    ranks = np.empty_like(steps)
    np.put_along_axis(ranks, order, np.cumsum(steps, axis=1, dtype=dtype), axis=1)
    return np.ascontiguousarray(ranks.T)
