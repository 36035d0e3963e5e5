"""A share of draws, with the interval in which the true share lies."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from comity.robustness.interval import intervals

if TYPE_CHECKING:
    from comity.arrays import Ints


@dataclass(frozen=True, slots=True)
class ShareOfDraws:
    """In how many of some draws something is so.

    Attributes
    ----------
    count, draws : int
        So many, of so many; `draws` may be 0, and then the interval is all there can be.
    low, high : float
        A 95 % interval for the share among all draws that there could be. It is valid however it
        was decided when to stop drawing.
    """

    count: int
    draws: int
    low: float
    high: float

    @property
    def exact(self) -> Fraction:
        """The share of the draws made; 0 of none."""
        return Fraction(self.count, self.draws) if self.draws else Fraction(0)


def share_of(count: int, draws: int) -> ShareOfDraws:
    """Return a share with its interval.

    Examples
    --------
    >>> found = share_of(64, 256)
    >>> found.exact, found.low < 0.25 < found.high
    (Fraction(1, 4), True)
    >>> share_of(0, 0)
    ShareOfDraws(count=0, draws=0, low=0.0, high=1.0)
    """
    return shares_of(np.array([count]), draws)[0]


def shares_of(counts: Ints, draws: int) -> list[ShareOfDraws]:
    """Return shares of the same draws, with their intervals.

    Parameters
    ----------
    counts : int array (share,)
        In how many draws each thing is so.
    draws : int
        How many draws there are.
    """
    if not draws:
        return [ShareOfDraws(0, 0, 0.0, 1.0) for _ in counts]
    low, high = intervals(counts, draws)
    return [
        ShareOfDraws(int(count), draws, float(one), float(other))
        for count, one, other in zip(counts, low, high, strict=True)
    ]
