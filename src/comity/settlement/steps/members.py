"""The cells of outcomes: one each, and several where ``same`` made one outcome of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from comity.arrays import Ints


class Members:
    """The cells of every outcome.

    Parameters
    ----------
    node_at : int array (cell,)
        The outcome of each cell, -1 where it cannot be.

    Attributes
    ----------
    count : int
        How many outcomes there are.
    merged : bool
        True where some outcome has more than one cell.

    Examples
    --------
    >>> import numpy as np
    >>> Members(np.array([0, -1, 1, 0])).of(np.array([1, 0]))
    array([2, 0, 3])
    """

    def __init__(self, node_at: Ints) -> None:
        feasible = np.flatnonzero(node_at >= 0)
        self.count = int(node_at.max()) + 1
        self.merged = self.count < feasible.size
        self._cells = feasible[np.argsort(node_at[feasible], kind="stable")]
        self._begin = np.searchsorted(node_at[self._cells], np.arange(self.count + 1))

    def of(self, nodes: Ints) -> Ints:
        """Return the cells of some outcomes, in the order of the outcomes."""
        if not self.merged:
            return np.asarray(self._cells[nodes])
        first = self._begin[nodes]
        count = self._begin[nodes + 1] - first
        within = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count)
        return np.asarray(self._cells[np.repeat(first, count) + within])
