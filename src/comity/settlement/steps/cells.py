"""Steps of a dispute with options: changes of the digits of cells."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

import numpy as np

from comity.settlement.steps.digits import each_change, sweep, turned
from comity.settlement.steps.jumps import Jumps
from comity.settlement.steps.members import Members
from comity.settlement.steps.step import PathStep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from comity.arrays import Bools, Ints
    from comity.settlement.steps.digits import Digit
    from comity.settlement.steps.rules import Rules

SWEEP = 2
"""Changes per cell of the dispute from which a sweep over all cells is quicker than a list."""


class CellSteps:
    """See `comity.settlement.steps.step.Steps`."""

    def __init__(self, rules: Rules, steps: int) -> None:
        at = rules.node_at
        self.rules = rules
        self._members = Members(at)
        self.count = self._members.count
        self.merged = self._members.merged
        able = {party for party, digits in enumerate(rules.own) if digits}
        self.most = max(1, len(able.union(*rules.consent)))
        every = (*rules.own, *((digit,) for digit in rules.joint))
        self._fan = sum(prod(digit.size for digit in digits) for digits in every if digits)
        self._jumps = Jumps(rules, self.most, steps)

    def ahead(self, nodes: Ints, size: int) -> Ints:
        """See `comity.settlement.steps.step.Steps.ahead`."""
        cells = self._members.of(nodes)
        at_once = size > 1 or self._jumps.groups(size)
        if not at_once and cells.size * self._fan < self.rules.node_at.size // SWEEP:
            return self._next_to(cells)
        mark = np.zeros(self.rules.node_at.size, dtype=np.uint8)
        for digit in self.rules.joint:
            _mark_changes(mark, (digit,), cells)
        if at_once:
            mark[self._jumps.fewest(cells, size) <= size] = 1
        if self.rules.bans:
            for party in range(len(self.rules.own)):
                for _, target in self._single_moves(party, cells):
                    mark[target] = 1
        elif size == 1:
            for digits in self.rules.own:
                _mark_changes(mark, digits, cells)
        node = self.rules.node_at[np.flatnonzero(mark)]
        node = node[node >= 0]
        return np.unique(node) if self.merged else node

    def _next_to(self, cells: Ints) -> Ints:
        """Return what is one single step away from a few cells; never looks at all of them."""
        found = [target for digit in self.rules.joint for _, target in each_change((digit,), cells)]
        for party in range(len(self.rules.own)):
            found += [target for _, target in self._single_moves(party, cells)]
        node = self.rules.node_at[np.unique(np.concatenate([np.empty(0, np.int64), *found]))]
        node = node[node >= 0]
        return np.unique(node) if self.merged else node

    def last(self, target: int, allowed: Bools, size: int) -> PathStep | None:
        """See `comity.settlement.steps.step.Steps.last`."""
        cells = self._members.of(np.array([target]))
        best: tuple[int, int, int] | None = None
        for origins, counts in self._ways_to(cells, size):
            node = self.rules.node_at[origins]
            fits = np.flatnonzero((node >= 0) & allowed[node])
            if fits.size:
                order = np.lexsort((origins[fits], node[fits], counts[fits]))
                k = fits[order[0]]
                found = int(counts[k]), int(node[k]), int(origins[k])
                best = found if best is None else min(best, found)
        if best is None:
            return None
        count, node_of, cell = best
        return PathStep(node_of, target, self._movers(cell, cells, count, size))

    def _single_moves(
        self, party: int, cells: Ints, *, back: bool = False
    ) -> Iterator[tuple[Ints, Ints]]:
        """Yield the single moves of a party from some cells, or to them, as origins and targets."""
        digits = self.rules.own[party]
        if not digits:
            return
        bans = [ban for ban in self.rules.bans if ban.party in (None, party)]
        for start, end in each_change(turned(digits) if back else digits, cells):
            origin, target = (end, start) if back else (start, end)
            kept = np.ones(origin.size, dtype=np.bool_)
            for ban in bans:
                kept &= ~(ban.leaves[origin] & ban.enters[target])
            yield origin[kept], target[kept]

    def _ways_to(self, cells: Ints, size: int) -> Iterator[tuple[Ints, NDArray[np.integer]]]:
        """Yield cells from which a step leads to one of some cells, and how many take part."""
        for party in range(len(self.rules.own)):
            for origin, _ in self._single_moves(party, cells, back=True):
                yield origin, np.ones_like(origin)
        for digit, consent in zip(self.rules.joint, self.rules.consent, strict=True):
            for _, origin in each_change((digit.back(),), cells):
                yield origin, np.full_like(origin, len(consent))
        if size > 1 or self._jumps.groups(size):
            fewest = self._jumps.fewest(cells, size, back=True)
            origin = np.flatnonzero(fewest <= size)
            yield origin, fewest[origin]

    def _movers(self, origin: int, targets: Ints, count: int, size: int) -> tuple[int, ...]:
        """Return who changes a cell into the first of some others that `count` parties can."""
        fits = np.ones(targets.size, dtype=np.bool_)
        takes_part = np.zeros((len(self.rules.own), targets.size), dtype=np.bool_)
        owners = np.zeros(targets.size, dtype=np.int32)
        issues = np.zeros(targets.size, dtype=np.int32)
        here = np.array([origin])

        def differs(digits: tuple[Digit, ...]) -> Bools:
            different = np.zeros(targets.size, dtype=np.bool_)
            for digit in digits:
                before, after = digit.levels(here), digit.levels(targets)
                np.logical_and(fits, digit.may_become(before, after), out=fits)
                different |= before != after
            return different

        for party, digits in enumerate(self.rules.own):
            takes_part[party] = differs(digits)
            owners += takes_part[party]
        for digit, consent in zip(self.rules.joint, self.rules.consent, strict=True):
            different = differs((digit,))
            takes_part[list(consent)] |= different
            issues += different
        parties = takes_part.sum(axis=0)
        single = (issues == 0) & (owners == 1) & ~self._barred(origin, targets, takes_part)
        agreed = (issues == 1) & (owners == 0)
        at_once = (parties <= size) & ((issues > 0) | (owners > 1))
        chosen = np.flatnonzero(fits & (parties == count) & (single | agreed | at_once))[0]
        return tuple(np.flatnonzero(takes_part[:, chosen]).tolist())

    def _barred(self, origin: int, targets: Ints, takes_part: Bools) -> Bools:
        """Return which targets a ban on single moves bars for those who take part."""
        barred = np.zeros(targets.size, dtype=np.bool_)
        for ban in self.rules.bans:
            if ban.leaves[origin]:
                bound = True if ban.party is None else takes_part[ban.party]
                barred |= ban.enters[targets] & bound
        return barred


def _mark_changes(mark: NDArray[np.uint8], digits: tuple[Digit, ...], cells: Ints) -> None:
    """Mark the cells that differ from some of `cells` in digits that may change so, in place."""
    if not digits:
        return
    if cells.size * prod(digit.size for digit in digits) < mark.size // SWEEP:
        for _, target in each_change(digits, cells):
            mark[target] = 1
        return
    reached = np.zeros_like(mark)
    reached[cells] = 1
    sweep(reached, digits, np.maximum)
    np.maximum(mark, reached, out=mark)
