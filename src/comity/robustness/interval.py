"""Between which bounds a share lies, however it was decided when to stop counting."""

from __future__ import annotations

from math import lgamma, log, pi
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from comity.arrays import Ints

    Floats = NDArray[np.floating[Any]]

MISSES = 0.05
"""Chance, at most, that an interval ever misses the true share while one goes on counting."""
_HALVINGS = 45
_EXACT = 16
_SERIES = (1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188)


def intervals(counts: Ints, draws: int) -> tuple[Floats, Floats]:
    """Return between which bounds shares lie that were counted in some draws.

    The interval of `k` out of `n` holds the shares `p` with
    ``(n + 1) * C(n, k) * p**k * (1 - p)**(n - k) >= 0.05``. For the true share one over the left
    side is what a fair bet against it has won so far, and that *ever* reaches 20 times the stake
    with a chance of 5 % at most: one may look after every block, and stop when one likes. The
    interval for a fixed number of draws (Clopper and Pearson) does not bear that.

    Parameters
    ----------
    counts : int array (share,)
        In how many draws something is so, from 0 to `draws`.
    draws : int
        How many draws there are, from 1 on.

    Returns
    -------
    low, high : float64 array (share,)
        The bounds, rounded outwards; 0 where nothing was counted, 1 where every draw was. They
        hold for each share by itself.

    Notes
    -----
    The bet puts the same on every share [1]_; its gain is a martingale, to which the inequality
    of [2]_ applies. What rounding could do grows with `draws`, and is added.

    References
    ----------
    .. [1] H. Robbins, "Statistical methods related to the law of the iterated logarithm", Annals
       of Mathematical Statistics 41 (1970), 1397-1409.
    .. [2] J. Ville, Étude critique de la notion de collectif, Gauthier-Villars (1939).

    Examples
    --------
    >>> low, high = intervals(np.array([0, 128, 256]), 256)
    >>> low.round(3), high.round(3)
    (array([0.   , 0.397, 0.967]), array([0.033, 0.603, 1.   ]))
    """
    unlike, where = np.unique(counts, return_inverse=True)
    low, rest = np.split(_lower(np.concatenate([unlike, draws - unlike]), draws), 2)
    high = np.minimum(1.0, np.nextafter(1 - rest, 2))
    return low[where.reshape(counts.shape)], high[where.reshape(counts.shape)]


def widest(draws: int) -> float:
    """Return how wide an interval can be after some draws: that of half of them.

    Examples
    --------
    >>> [round(widest(draws), 3) for draws in (256, 10_240)]
    [0.206, 0.038]
    """
    low, high = intervals(np.array([draws // 2]), draws)
    return float(high[0] - low[0])


def draws_for(width: float, block: int) -> int:
    """Return after how many draws no interval can be wider: in whole blocks.

    Parameters
    ----------
    width : float
        Between 0 and 1.
    block : int
        Draws in a block; even.

    Returns
    -------
    int
        The least multiple of `block` such that all intervals are as narrow, whatever is counted.

    Examples
    --------
    >>> draws_for(0.05, 256)
    5888
    """
    many = 1
    while widest(many * block) > width:
        many *= 2
    few = many // 2
    while many - few > 1:
        middle = (few + many) // 2
        few, many = (middle, many) if widest(middle * block) > width else (few, middle)
    return many * block


def _lower(counts: Ints, draws: int) -> Floats:
    """Return the lower bounds by halving; the outer end is kept, so that no share is left out."""
    some = counts.astype(np.float64)
    none = counts == 0
    some[none] = 1.0
    slack = 1e-12 + 16 * np.finfo(np.float64).eps * draws
    least = log(MISSES) - log(draws + 1) - slack - _peak(some, draws)
    share = some / draws
    low, high = np.zeros_like(share), share.copy()
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        outside = -_divergence(some, draws, middle) < least
        low, high = np.where(outside, middle, low), np.where(outside, high, middle)
    low[none] = 0.0
    return low


def _divergence(counts: Floats, draws: int, shares: Floats) -> Floats:
    """Return by how much less likely the counts are than by their own share, as a logarithm."""
    others = draws - counts
    rest = np.where(others == 0, 1.0, others)
    found = counts * np.log(counts / (draws * shares))
    return found + others * np.log(rest / (draws * (1 - shares)))


def _peak(counts: Floats, draws: int) -> Floats:
    """Return the logarithm of the chance of each count, from 1 on, if its share is the true one.

    Through Stirling's formula with the error that is left, since differences of logarithms of
    factorials lose what is looked for.
    """
    others = draws - counts
    rest = np.where(others == 0, 1.0, others)
    total = _left(np.array([float(draws)]))
    found = total - _left(counts) - _left(rest) + 0.5 * np.log(draws / (2 * pi * counts * rest))
    return np.where(others == 0, 0.0, found)


def _left(numbers: Floats) -> Floats:
    """Return the logarithm of n! less Stirling's formula for it, for numbers from 1 on."""
    powers = [factor / numbers ** (2 * k + 1) for k, factor in enumerate(_SERIES)]
    small = np.minimum(numbers, _EXACT).astype(np.int64)
    return np.where(numbers < _EXACT, _FEW[small], sum(powers))


def _few() -> Floats:
    exact = [
        lgamma(n + 1) - (n + 0.5) * log(n) + n - 0.5 * log(2 * pi) for n in range(1, _EXACT + 1)
    ]
    return np.array([0.0, *exact])


_FEW = _few()
