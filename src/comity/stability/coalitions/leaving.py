"""Whether coalitions would leave an outcome: what they gain by, and the replies it meets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from comity.stability.relational.bits import add_itself, packed, unpacked
from comity.stability.relational.individual import CREDIBLE, ESCAPED

if TYPE_CHECKING:
    from collections.abc import Callable

    from comity.arrays import Bools, Ints
    from comity.model.sparse import Arcs
    from comity.stability.coalitions.play import Play
    from comity.stability.relational.bits import Rows
    from comity.stability.relational.replies import Group

    Deterring = Callable[[Ints], Rows]
    """From some outcomes to rows of bits (here, word): what deters from leaving each."""

BLOCK = 1 << 20
"""Pairs of outcomes, or words of their sets, that are looked at together at most."""


class Replies(Protocol):
    """How everybody outside a coalition may reply to it."""

    def ends(self, group: Group, *, credible: bool) -> Rows:
        """Return for each outcome where replies to a coalition's move may end.

        Parameters
        ----------
        group : tuple of int
            Who has moved.
        credible : bool
            True: only steps count that are gains of those who take them.
        """
        ...

    def steps(self, group: Group, *, credible: bool) -> list[tuple[Group, Arcs]]:
        """Return the steps that replies are made of, and who takes each together."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Leaving:
    """One concept: who may leave, what for, and what deters.

    Attributes
    ----------
    base : str
        One of ``nash gmr smr seq sseq``.
    play : Play
        What coalitions can bring about, and gain.
    family : tuple of groups
        The coalitions that may leave.
    replies : Replies
        How the others reply.
    """

    base: str
    play: Play
    family: tuple[Group, ...]
    replies: Replies

    def loose(self, group: Group) -> Bools:
        """Return where a coalition would leave: bool array (outcome,).

        It would where it can lead to a gain from which no reply leads to an outcome that deters.
        """
        improving = self.play.improving(group)
        leaving = np.flatnonzero(improving.any(axis=1))
        loose = np.zeros(self.play.count, dtype=np.bool_)
        ends = self.ends(group)
        if not ends.any():
            loose[leaving] = True
            return loose
        deterring = self.deterring(group)
        step = max(1, BLOCK // self.play.count)
        for k in range(0, leaving.size, step):
            here = leaving[k : k + step]
            loose[here] = _some_unmet(improving[here], ends, deterring(here))
        return loose

    def ends(self, group: Group) -> Rows:
        """Return for each outcome where replies to a coalition end; none under ``nash``."""
        if self.base == "nash":
            return np.zeros((self.play.count, 1), dtype=np.uint64)
        return self.replies.ends(group, credible=self.base in CREDIBLE)

    def steps(self, group: Group) -> list[tuple[Group, Arcs]]:
        """Return the steps that count in replies to a coalition; none under ``nash``."""
        if self.base == "nash":
            return []
        return self.replies.steps(group, credible=self.base in CREDIBLE)

    def deterring(self, group: Group) -> Deterring:
        """Return what deters a coalition from leaving: no gain, and where asked no way to one.

        Parameters
        ----------
        group : tuple of int
            The coalition.

        Returns
        -------
        callable
            From an int array (here,) of outcomes to rows of bits (here, word). Bits beyond the last
            outcome mean nothing.
        """
        gains = self.play.gains.over(group)
        if self.base not in ESCAPED:
            return lambda here: ~gains[here]
        escape = _Escape(self.play.reach(group))
        return lambda here: ~(gains[here] | escape.to(gains[here]))


def _some_unmet(improving: Rows, ends: Rows, deterring: Rows) -> Bools:
    """Return for which rows of improvements some lead to where no reply ends that deters."""
    row, target = np.nonzero(unpacked(improving, len(ends)))
    unmet = np.zeros(len(improving), dtype=np.bool_)
    step = max(1, BLOCK // ends.shape[1])
    for k in range(0, row.size, step):
        part = slice(k, k + step)
        met = (ends[target[part]] & deterring[row[part]]).any(axis=1)
        unmet[row[part][~met]] = True
    return unmet


class _Escape:
    """From where a coalition can move on.

    Outcomes from which it can lead to the same others, or stay, are asked about once: where
    nothing stands in the way of a coalition there are few kinds of them.
    """

    def __init__(self, reach: Rows) -> None:
        own = reach.copy()
        add_itself(own, np.arange(len(own)))
        whole = own.view(np.dtype((np.void, 8 * own.shape[1]))).reshape(-1)
        _, first, self._kind = np.unique(whole, return_index=True, return_inverse=True)
        self._ends = own[first]

    def to(self, wanted: Rows) -> Rows:
        """Return from where it leads to some outcome wanted: rows of bits (wanted, word)."""
        leads = np.empty((len(wanted), len(self._ends)), dtype=np.bool_)
        for k, ends in enumerate(self._ends):
            leads[:, k] = (wanted & ends).any(axis=1)
        return packed(leads[:, self._kind])
