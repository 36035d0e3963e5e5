"""Steps as rows of bits: what any number of them leads to, and the same steps one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.arrays import smallest_index
from comity.errors import fail
from comity.model.sparse import Arcs
from comity.stability.relational.bits import BITS_AT_ONCE, WORD, unpacked

if TYPE_CHECKING:
    from comity.model.limits import Limits
    from comity.stability.relational.bits import Rows


def closed(steps: Rows) -> Rows:
    """Return where any number of steps leads, one or more.

    Parameters
    ----------
    steps : rows of bits (outcome, word)
        Where one step leads.

    Notes
    -----
    Warshall's algorithm (1962), a row at a time.

    Examples
    --------
    >>> closed(np.array([[2], [4], [0]], dtype=np.uint64)).ravel()
    array([6, 4, 0], dtype=uint64)
    """
    rows = steps.copy()
    for k in range(len(rows)):
        if not rows[k].any():
            continue
        word, bit = divmod(k, WORD)
        before = np.flatnonzero(rows[:, word] & np.uint64(1 << bit))
        rows[before] |= rows[k]
    return rows


def how_many(steps: Rows) -> int:
    """Return how many steps there are.

    Examples
    --------
    >>> how_many(np.array([[6], [0], [1]], dtype=np.uint64))
    3
    """
    return int(np.bitwise_count(steps).sum(dtype=np.int64))


def listed(steps: Rows) -> Arcs:
    """Return steps as arcs.

    Examples
    --------
    >>> listed(np.array([[6], [0], [1]], dtype=np.uint64)).target
    array([1, 2, 0], dtype=int32)
    """
    count = len(steps)
    by_outcome = np.bitwise_count(steps).sum(axis=1, dtype=np.int64)
    target = np.empty(int(by_outcome.sum()), dtype=smallest_index(count))
    begin = np.concatenate([[0], np.cumsum(by_outcome)])
    at_once = max(1, BITS_AT_ONCE // max(1, count))
    for k in range(0, count, at_once):
        last = min(k + at_once, count)
        target[begin[k] : begin[last]] = np.nonzero(unpacked(steps[k:last], count))[1]
    return Arcs(begin, target)


def refuse_too_many(steps: int, limits: Limits) -> None:
    """Raise ``relations-too-large`` where so many steps made together are over the limit."""
    if steps > limits.arcs:
        what = f"there may be {steps:,} steps made together (limit {limits.arcs:,}: --max-arcs)"
        todo = "name fewer coalitions, or raise the limit"
        raise fail(what, todo, "relations-too-large", where="concept")
