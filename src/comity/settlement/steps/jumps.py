"""Changes that several parties make at once: how few of them a change of cells takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.errors import fail
from comity.settlement.steps.digits import changed, sweep, turned

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from comity.arrays import Bools, Ints
    from comity.settlement.steps.digits import Digit
    from comity.settlement.steps.rules import Rules

FEW = 100
"""Parties that can be counted in eight bits with room to spare."""


class Jumps:
    """Changes at once, as reductions along axes; what lies between cells plays no part.

    Who takes part follows from the change: the owners of the options changed, and everybody
    whose consent a changed joint option needs.
    """

    def __init__(self, rules: Rules, most: int, steps: int) -> None:
        self._rules = rules
        self._room = steps // max(1, rules.node_at.size * len(rules.own))
        self.none = FEW if most < FEW else 2**14 + most
        self._dtype = np.dtype(np.int8 if most < FEW else np.int32)
        self._unions: dict[int, list[frozenset[int]]] = {}

    def groups(self, size: int) -> list[frozenset[int]]:
        """Return everybody's consent that some set of joint options needs, up to `size` parties.

        Raises
        ------
        ComityError
            ``consents-too-many`` where looking at all of them would take too long.
        """
        if size not in self._unions:
            found: set[frozenset[int]] = set()
            for consent in self._rules.consent:
                wider = {consent, *(group | consent for group in found)}
                found |= {group for group in wider if len(group) <= size}
                self._refuse_too_many(len(found))
            self._unions[size] = sorted(found, key=lambda group: (len(group), sorted(group)))
        return self._unions[size]

    def _refuse_too_many(self, groups: int) -> None:
        if groups > self._room:
            what = f"the joint options need the consent of more than {self._room:,} sets of parties"
            todo = "model fewer joint options, or raise --max-steps"
            raise fail(what, todo, "consents-too-many", path=("joint_options",))

    def fewest(self, cells: Ints, size: int, *, back: bool = False) -> Ints:
        """Return how few parties it takes to change some cell into each one, at once.

        Parameters
        ----------
        cells : int array (origin,)
            Where the change begins; with `back`, where it ends.
        size : int
            Changes by more parties may be left out.
        back : bool
            True to look for origins instead of ends.

        Returns
        -------
        int array (cell,)
            At least two parties, or a joint option with its consent; where nothing is forbidden
            also single moves (1) and staying (0). Larger than any size where there is none.
        """
        turn = turned if back else tuple
        own = [turn(digits) for digits in self._rules.own]
        joint = turn(self._rules.joint)
        here = np.zeros(self._rules.node_at.size, dtype=np.uint8)
        here[cells] = 1
        fewest = self._by_own_options(here, own, size)
        for group in self.groups(size):
            together = [
                digit
                for digit, consent in zip(joint, self._rules.consent, strict=True)
                if consent <= group
            ]
            counts = self._counts(changed(here, together), len(group))
            for party, digits in enumerate(own):
                if party in group:
                    sweep(counts, digits, np.minimum)
                elif len(group) < size:
                    self._add(counts, digits)
            np.minimum(fewest, counts, out=fewest)
        return fewest

    def _by_own_options(
        self, here: NDArray[np.uint8], own: list[tuple[Digit, ...]], size: int
    ) -> Ints:
        """Return the fewest parties for changes that leave joint options as they are."""
        if size == 1:
            return np.full(here.size, self.none, dtype=self._dtype)
        if not self._rules.bans:
            counts = self._counts(here != 0, 0)
            for digits in own:
                self._add(counts, digits)
            return counts
        return self._by_several(here, own)

    def _by_several(self, here: NDArray[np.uint8], own: list[tuple[Digit, ...]]) -> Ints:
        """Return the same for at least two parties: a single move might be a forbidden one."""
        counts = self._counts(np.zeros(here.size, dtype=np.bool_), 0)
        one = np.zeros_like(here)
        for digits in own:
            if digits:
                self._add(counts, digits)
                second = changed(one, digits)
                np.minimum(counts, self._counts(second, 2), out=counts)
                one |= changed(here, digits)
        return counts

    def _counts(self, where: Bools, count: int) -> Ints:
        counts: Ints = np.full(where.size, self.none, dtype=self._dtype)
        counts[where] = count
        return counts

    def _add(self, counts: Ints, digits: tuple[Digit, ...]) -> None:
        """Let one more party take part, or not, in place."""
        if digits:
            with_it = counts.copy()
            sweep(with_it, digits, np.minimum)
            with_it += 1
            np.minimum(counts, with_it, out=counts)
