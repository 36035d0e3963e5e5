"""What parties can change at the same moment: options of their own, and joint ones they agree on.

Every cell has a row of bits, a set of outcomes, in an array (cell, word). To let somebody change an
option is to join, in the row of each cell, the rows of the cells that the change leads to. What
lies between two cells plays no part.
"""

from __future__ import annotations

from functools import cached_property
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from comity.model.axes import Run, axes_of
from comity.stability.coalitions.members import members_of
from comity.stability.relational.bits import WORD, place_of, without_itself, words_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from comity.arrays import Ints
    from comity.model.space import Space
    from comity.stability.relational.bits import Rows
    from comity.stability.relational.replies import Group

WORDS_AT_ONCE = 1 << 20
"""Words that are joined together at most, or as many as there are cells."""


def changed(rows: Rows, run: Run) -> Rows:
    """Return the sets that a change of one option's level leads to; it must change.

    Examples
    --------
    >>> changed(np.array([[1], [2], [4]], dtype=np.uint64), Run(1, 3, "up")).ravel()
    array([6, 4, 0], dtype=uint64)
    """
    view = rows.reshape(-1, run.size, run.stride, rows.shape[1])
    found = np.zeros_like(view)
    if run.change != "down":
        upwards = np.bitwise_or.accumulate(view[:, :0:-1], axis=1)
        found[:, :-1] |= upwards[:, ::-1]
    if run.change != "up":
        found[:, 1:] |= np.bitwise_or.accumulate(view[:, :-1], axis=1)
    return found.reshape(rows.shape)


def altered(rows: Rows, runs: Iterable[Run]) -> Rows:
    """Return the sets that changes of one or more options lead to; at least one must change."""
    some = np.zeros_like(rows)
    for run in runs:
        some |= changed(some, run) | changed(rows, run)
    return some


def spread(rows: Rows, runs: Iterable[Run]) -> Rows:
    """Return the sets that changes of options lead to, those where none changes included."""
    for run in runs:
        rows = rows | changed(rows, run)
    return rows


class Changes:
    """The changes that groups of members can make at once.

    Parameters
    ----------
    space : Space
        The outcomes of a dispute in option form.
    """

    def __init__(self, space: Space) -> None:
        self._space = space
        members = members_of(space.dispute)
        own = [axis.runs for axis in axes_of(space)]
        self.own: tuple[tuple[Run, ...], ...] = (*own, *(() for _ in members[len(own) :]))
        joint = space.dispute.joint_options
        first = len(space.sizes) - len(joint)
        self.joint = tuple(
            (
                frozenset(map(members.index, it.consent)),
                Run(space.strides[first + k], space.sizes[first + k], it.change),
            )
            for k, it in enumerate(joint)
        )

    def _agreed_on(self, group: Group) -> tuple[Run, ...]:
        return tuple(run for consent, run in self.joint if consent <= set(group))

    def fan(self, group: Group) -> int:
        """Return how many agreed steps there may be from one cell, at most."""
        runs = [run for j in group for run in self.own[j]] + [*self._agreed_on(group)]
        return prod(run.size for run in runs)

    def agreed(self, group: Group) -> Rows:
        """Return where a change leads that the members of a group agree on.

        At least one joint option changes to which only they consent, and options of their own as
        they like. No forbidden move binds it: that is said of single moves.

        Returns
        -------
        rows of bits (outcome, word)
        """
        return self._rows(lambda rows: self._agreed(rows, group))

    def several(self, group: Group) -> Rows:
        """Return where agreed changes lead, and own options of two members or more.

        Returns
        -------
        rows of bits (outcome, word)
            With the single moves of the members these are all changes that the group can make at
            once.
        """

        def change(rows: Rows) -> Rows:
            one, two = np.zeros_like(rows), np.zeros_like(rows)
            for j in group:
                two |= altered(two, self.own[j]) | altered(one, self.own[j])
                one |= altered(rows, self.own[j])
            return two | self._agreed(rows, group)

        return self._rows(change)

    def _agreed(self, rows: Rows, group: Group) -> Rows:
        agreed = altered(rows, self._agreed_on(group))
        return spread(agreed, [run for j in group for run in self.own[j]])

    def _rows(self, change: Callable[[Rows], Rows]) -> Rows:
        """Return the sets of outcomes, some words of them at a time."""
        space, (outcome, cells, begin) = self._space, self._by_outcome
        words = words_for(space.count)
        found = np.empty((space.count, words), dtype=np.uint64)
        step = max(1, WORDS_AT_ONCE // space.cell_count)
        for first in range(0, words, step):
            last = min(first + step, words)
            rows = np.zeros((space.cell_count, last - first), dtype=np.uint64)
            here = slice(*np.searchsorted(outcome, [first * WORD, last * WORD]))
            word, bit = place_of(outcome[here] - first * WORD)
            rows[cells[here], word] = bit
            found[:, first:last] = np.bitwise_or.reduceat(change(rows)[cells], begin, axis=0)
        return without_itself(found)

    @cached_property
    def _by_outcome(self) -> tuple[Ints, Ints, Ints]:
        """The outcomes and their cells, in the order of outcomes, and where each one begins."""
        space = self._space
        order = np.argsort(space.outcome_of, kind="stable")
        outcome = space.outcome_of[order]
        begin = np.searchsorted(outcome, np.arange(space.count))
        return outcome, space.feasible_cells[order], begin
