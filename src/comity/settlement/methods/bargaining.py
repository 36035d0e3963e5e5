"""Bargaining points: which of the candidates fit published rules of dividing what can be gained.

Every rule takes the gains of the parties over a reference point, as an integer array (party,
candidate) of 64 bits, or of Python's integers where 62 bits do not hold them. No gain is negative
and the unit is the same for all parties. The answer is a bool array (candidate,), True wherever
the rule is met: ties are exact, never decided by floating point.
"""

from __future__ import annotations

from math import lcm, prod
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.arrays import LARGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from comity.arrays import Bools, Ints

TOLD_APART = 2**26
"""Different fractions with denominators up to this, from 0 to 1, are different as floats.

They are 2**-52 apart at least, and division rounds by 2**-54 at most.
"""
NEARLY = 1 - 1e-9
"""Share of the largest float below which nothing can be the largest in truth.

Quotients, logarithms and sums of fewer than a hundred thousand terms, none of them negative, are
right to 1e-10 of their size.
"""


def nash(gains: NDArray[Any]) -> Bools:
    """Return where the product of gains is largest, among those at which most parties gain.

    Parameters
    ----------
    gains : integer array (party, candidate)
        What each party gains; none is negative.

    Returns
    -------
    bool array (candidate,)
        Where all parties can gain at once: the candidates with the largest product. Otherwise
        as many gain as can at once; for every set of so many parties that can, the candidates
        with the largest product over the set, of those at which just these gain. All candidates
        where nobody can gain.

    Notes
    -----
    Nash (1950) for one convex set of utilities, taken over to finitely many candidates. The
    case where not all can gain follows the maximum Nash welfare of Caragiannis et al. (2019),
    but no set of gainers is preferred to another: their products are in different units. Only
    ratios of a party's own gains count.

    Examples
    --------
    Three parties cannot gain together. The first and the second can, by 1 × 6 or 2 × 4, and so
    can the first and the third, at one candidate only:

    >>> nash(np.array([[1, 2, 5, 0], [6, 4, 0, 9], [0, 0, 1, 0]]))
    array([False,  True,  True, False])
    """
    gaining = gains > 0
    how_many = np.count_nonzero(gaining, axis=0)
    if not how_many.any():
        return np.ones(how_many.size, dtype=np.bool_)
    kept = np.flatnonzero(how_many == how_many.max())
    gainers = _numbered(gaining[:, kept])
    factors = np.maximum(gains[:, kept], 1)
    if prod(factors.max(axis=1).tolist()) >= LARGEST and factors.dtype != object:
        sizes = np.log(factors).sum(axis=0)
        near = sizes >= NEARLY * _largest_of_each(sizes, gainers)
        kept, gainers, factors = kept[near], gainers[near], factors[:, near].astype(object)
    products = factors.prod(axis=0)
    return _marked(kept[products == _largest_of_each(products, gainers)], how_many.size)


def kalai_smorodinsky(gains: NDArray[Any]) -> Bools:
    """Return where gains, as shares of what each party could gain at most, are leximin.

    Parameters
    ----------
    gains : integer array (party, candidate)
        What each party gains; none is negative.

    Returns
    -------
    bool array (candidate,)
        The candidates at which the smallest share is largest, of them those at which the second
        smallest is largest, and so on. A party's share is of its ideal, its largest gain at any
        candidate. Parties that can gain nothing are left out.

    Notes
    -----
    Kalai & Smorodinsky (1975) for two parties and one convex set of utilities; leximin carries
    the rule over to more parties (Imai 1983) and to finitely many candidates. Only ratios of a
    party's own gains count.

    Examples
    --------
    >>> kalai_smorodinsky(np.array([[10, 6, 5, 0], [0, 2, 2, 4]]))
    array([False,  True, False, False])
    """
    ideal = gains.max(axis=1, initial=0)
    gains, ideal = gains[ideal > 0], ideal[ideal > 0]
    kept = np.arange(gains.shape[1])
    if gains.dtype != object:
        shares = gains / ideal[:, None]
        if ideal.max(initial=0) <= TOLD_APART:
            return _leximin(shares)
        kept = _nearly_leximin(shares)
    exact = gains[:, kept].astype(object)
    common = lcm(*ideal.tolist())
    exact *= np.array([[common // it] for it in ideal.tolist()], dtype=object).reshape(-1, 1)
    return _marked(kept[_leximin(exact)], gains.shape[1])


def egalitarian(gains: NDArray[Any]) -> Bools:
    """Return where gains are leximin.

    It compares the weights of different parties: it means something only where one unit of one
    party's gain may be set against one unit of another's.

    Parameters
    ----------
    gains : integer array (party, candidate)
        What each party gains, in one unit for all; none is negative.

    Returns
    -------
    bool array (candidate,)
        The candidates at which the smallest gain is largest, of them those at which the second
        smallest is largest, and so on.

    Notes
    -----
    The egalitarian solution of Kalai (1977) in its lexicographic form (Sen 1970).

    Examples
    --------
    >>> egalitarian(np.array([[10, 6, 2, 3], [0, 2, 5, 2]]))
    array([False,  True, False, False])
    """
    return _leximin(gains)


def utilitarian(gains: NDArray[Any]) -> Bools:
    """Return where the sum of gains is largest.

    It compares the weights of different parties: it means something only where one unit of one
    party's gain may be set against one unit of another's.

    Parameters
    ----------
    gains : integer array (party, candidate)
        What each party gains, in one unit for all; none is negative.

    Returns
    -------
    bool array (candidate,)

    Examples
    --------
    >>> utilitarian(np.array([[10, 6, 2], [0, 4, 5]]))
    array([ True,  True, False])
    """
    count = gains.shape[1]
    kept = np.arange(count)
    if sum(gains.max(axis=1, initial=0).tolist()) >= LARGEST and gains.dtype != object:
        sizes = gains.sum(axis=0, dtype=np.float64)
        kept = np.flatnonzero(sizes >= NEARLY * sizes.max())
        gains = gains[:, kept].astype(object)
    sums = gains.sum(axis=0)
    return _marked(kept[sums == sums.max(initial=0)], count)


POINTS: Mapping[str, Callable[[NDArray[Any]], Bools]] = {
    "nash": nash,
    "kalai-smorodinsky": kalai_smorodinsky,
    "egalitarian": egalitarian,
    "utilitarian": utilitarian,
}
"""Id of a rule to its function, in the order of reports."""

NAMES: Mapping[str, str] = {
    "nash": "Nash",
    "kalai-smorodinsky": "Kalai-Smorodinsky",
    "egalitarian": "Egalitarian",
    "utilitarian": "Utilitarian",
}
"""Id of a rule to its name."""


def _numbered(gaining: Bools) -> Ints:
    """Return a number for who gains at each candidate, from 0: int array (candidate,)."""
    packed = np.packbits(gaining, axis=0)
    order = np.lexsort(packed)
    differs = (packed[:, order[1:]] != packed[:, order[:-1]]).any(axis=0)
    number = np.empty(order.size, dtype=np.intp)
    number[order] = np.append(0, np.cumsum(differs))
    return number


def _largest_of_each(values: NDArray[Any], number: Ints) -> NDArray[Any]:
    """Return at each candidate the largest value among those with its number; none is negative."""
    largest = np.zeros(number.max() + 1, dtype=values.dtype)
    np.maximum.at(largest, number, values)
    return np.asarray(largest[number])


def _leximin(values: NDArray[Any]) -> Bools:
    """Return where the least value is largest, then the next: bool array (candidate,)."""
    count = values.shape[1]
    if not values.size:
        return np.ones(count, dtype=np.bool_)
    least = values.min(axis=0)
    best = np.flatnonzero(least == least.max())  # most are out before anything is sorted
    ranked = np.sort(values[:, best], axis=0)
    for k in range(1, len(ranked)):
        top = ranked[k] == ranked[k].max()
        best, ranked = best[top], ranked[:, top]
    return _marked(best, count)


def _nearly_leximin(shares: NDArray[np.float64]) -> Ints:
    """Return candidates among which all are that could be leximin in truth: int array (kept,)."""
    near = np.arange(shares.shape[1])
    for row in np.sort(shares, axis=0):
        largest = row[near].max()
        near = near[row[near] >= NEARLY * largest]
        if largest > 0:  # these need not tie in truth, as zeros do
            break
    return near


def _marked(places: Ints, count: int) -> Bools:
    marked = np.zeros(count, dtype=np.bool_)
    marked[places] = True
    return marked
