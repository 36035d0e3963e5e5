"""An interval for a share, from how often something was so in independent draws."""

from __future__ import annotations

from math import lgamma

import numpy as np

LEVEL = 0.99
HALVINGS = 60


def interval(found: int, draws: int) -> tuple[float, float]:
    """Return a 99 % interval for a share (Clopper & Pearson 1934), from 0 to 1 without draws.

    Parameters
    ----------
    found : int
        In how many draws it was so.
    draws : int
        Number of draws, settled beforehand.

    Returns
    -------
    low, high : float
        Exact: the share lies outside with a chance of 1 % at most, whatever it is.

    Examples
    --------
    >>> [round(it, 4) for it in interval(0, 10)]
    [0.0, 0.4113]
    """
    tail = (1 - LEVEL) / 2
    low = 0.0 if found == 0 else _share(found - 1, draws, 1 - tail)
    high = 1.0 if found == draws else _share(found, draws, tail)
    return low, high


def _share(at_most: int, draws: int, chance: float) -> float:
    """Return the share by which so many draws, or fewer, have a given chance."""
    each = np.arange(at_most + 1)
    ways = np.array([-lgamma(k + 1) - lgamma(draws - k + 1) for k in each.tolist()])
    ways += lgamma(draws + 1)
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if not 0 < middle < 1:
            break
        terms = ways + each * np.log(middle) + (draws - each) * np.log1p(-middle)
        low, high = (middle, high) if np.exp(terms).sum() > chance else (low, middle)
    return (low + high) / 2
