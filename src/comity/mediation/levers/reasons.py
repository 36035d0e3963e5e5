"""Why choices of levers fail: what is known of it already, and what is found out.

Of a failure it is asked which levers it hangs on, so that it speaks against every choice that has
the same ones of these. Where failures speak against few choices only, as when many levers each
make up for a little, asking costs more than it saves: then it is only seen whether choices fail.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from comity.mediation.levers.choice import Choice, places
from comity.mediation.levers.judge import Failure, Judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from comity.arrays import Bools
    from comity.mediation.levers.effort import Effort

ALL, SOME = 64, 3
"""Of how many failures of the first choice, and of any later one, it is asked what they hang on."""
ANYWAY, USES = 64, 16
"""So many reasons are found out in any case; one more for every so many choices known to fail."""
RECENT = 16
"""So many failures are tried first where nothing more is asked about them."""
BYTES = 400
"""What is kept of a reason, at the most."""


class NoGood(NamedTuple):
    """Why choices fail: all those that have just `value` of the levers of `mask`, in bits."""

    mask: int
    value: int
    failure: Failure

    @property
    def missing(self) -> int:
        """The levers one of which a larger choice must have, in bits."""
        return self.mask & ~self.value


class Reasons:
    """Why choices of levers fail at one target.

    Parameters
    ----------
    levers : int
        How many there are.
    judge : callable
        From the levers of `apart` that are in force to who judges the target; None where the
        target cannot be.
    apart : int
        The levers for each choice of which there is another judge, in bits.
    effort : Effort
        Counts what is taken.
    failures : callable
        What counts as going wrong.

    Attributes
    ----------
    known : list of NoGood
        What was found out, the first choice's first.
    tried : int
        How many choices were worked out.
    """

    def __init__(
        self,
        levers: int,
        judge: Callable[[int], Judge | None],
        apart: int,
        effort: Effort,
        failures: Callable[[Judge, Choice], Iterator[Failure]] = Judge.failures,
    ) -> None:
        self.judge, self.apart, self.effort, self.failures = judge, apart, effort, failures
        self.every = (1 << levers) - 1
        self.known: list[NoGood] = []
        self.tried = 0
        self._uses = 0
        self._masks, self._values = (np.zeros(ANYWAY, dtype=np.int64) for _ in range(2))
        self._recent: dict[int, list[Failure]] = {}

    def against(self, chosen: int, excluded: int = 0) -> NoGood | None:
        """Return a reason why a choice fails; None where nothing goes wrong.

        Of several, one of the fewest levers missing, those of `excluded` not counted.
        """
        self.effort.look(len(self.known))
        found = [self.known[k] for k in np.flatnonzero(self._speaking(chosen)).tolist()]
        if found:
            self._uses += 1
        else:
            self.tried += 1
            found = self._found_out(chosen)
        return min(found, key=lambda it: (it.missing & ~excluded).bit_count(), default=None)

    def _speaking(self, chosen: int) -> Bools:
        """Return which known reasons speak against a choice: bool array (reason,)."""
        count = len(self.known)
        return np.asarray(self._masks[:count] & chosen == self._values[:count])

    def _found_out(self, chosen: int) -> list[NoGood]:
        """Return why a choice fails, if it does, that no known reason speaks against."""
        judge = self.judge(chosen & self.apart)
        if judge is None:
            return self._kept([NoGood(self.apart, chosen & self.apart, Failure("gone"))])
        if len(self.known) > ANYWAY + self._uses // USES:
            return self._seen(judge, chosen)
        found: list[NoGood] = []
        for failure in islice(self.failures(judge, Choice(chosen)), SOME if self.known else ALL):
            found.append(self._explained(judge, failure, chosen))
            if not found[-1].mask:
                break  # it speaks against every choice
        return self._kept(found)

    def _seen(self, judge: Judge, chosen: int) -> list[NoGood]:
        """Return that a choice fails, if it does: what often goes wrong is tried first."""
        choice = Choice(chosen)
        recent = self._recent.setdefault(chosen & self.apart, [])
        failure = next((it for it in recent if judge.sure(it, choice)), None)
        if failure is None:
            failure = next(self.failures(judge, choice), None)
        if failure is None:
            return []
        recent[:] = [failure, *(it for it in recent if it != failure)][:RECENT]
        mask = judge.matters(failure) | self.apart
        return [NoGood(mask, chosen & mask, failure)]

    def _kept(self, reasons: list[NoGood]) -> list[NoGood]:
        """Return reasons, and know them from now on."""
        for it in reasons:
            if len(self.known) == self._masks.size:
                self._masks, self._values = (
                    np.concatenate([each, np.zeros_like(each)])
                    for each in (self._masks, self._values)
                )
            self._masks[len(self.known)], self._values[len(self.known)] = it.mask, it.value
            self.known.append(it)
        self.effort.keep(BYTES * len(reasons))
        return reasons

    def drop(self) -> None:
        """Forget what is known."""
        self.effort.keep(-BYTES * len(self.known))
        self.known = []

    def _explained(self, judge: Judge, failure: Failure, chosen: int) -> NoGood:
        """Return a failure with levers that it hangs on: it is sure whatever all others do."""
        matters = judge.matters(failure) & ~self.apart
        # Those not in force first: the fewer of them are missing, the fewer choices follow.
        levers = [*places(matters & ~chosen), *places(matters & chosen)]
        free = _opened(judge, failure, chosen, self.every & ~self.apart & ~matters, levers)
        mask = self.every & ~free
        return NoGood(mask, chosen & mask, failure)


def _opened(judge: Judge, failure: Failure, chosen: int, free: int, levers: Iterable[int]) -> int:
    """Return `free` and those of some levers, in bits, that may be left open with it still sure."""
    asked = list(levers)
    wider = free | sum(1 << k for k in asked)
    if judge.sure(failure, Choice(chosen & ~wider, wider)):
        return wider
    if len(asked) <= 1:
        return free
    half = len(asked) // 2
    first = _opened(judge, failure, chosen, free, asked[:half])
    return _opened(judge, failure, chosen, first, asked[half:])
