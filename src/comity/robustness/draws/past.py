"""Uniform linear extensions of partial orders too large to count: coupling from the past."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints

NOBODY = -1
"""Stands in a bound where any concern may be."""


def uniform_orders(precedes: Bools, rng: np.random.Generator, count: int) -> Ints:
    """Return independent linear extensions of a partial order, each exactly as likely as any other.

    Parameters
    ----------
    precedes : bool array (concern, concern)
        True where the concern of the row comes before that of the column; transitive, and False
        below the diagonal: the concerns stand in one of the orders.
    rng : numpy.random.Generator
        Where the randomness comes from.
    count : int
        How many.

    Returns
    -------
    int array (place, draw)
        The concern at each place.

    Notes
    -----
    The chain exchanges neighbours on the toss of a coin, unless the first must precede the second
    (Karzanov & Khachiyan 1991); here at all even places at once, then at all odd ones. Its bounding
    chain and the coupling are those of M. Huber, Fast perfect sampling from linear extensions,
    Discrete Mathematics 306 (2006) 420-428: the bound lists concerns, none standing later in the
    order than in the bound, and takes in one after another at the end. Where it lists all of them
    it is the order, whatever that was at first. Where it does not, the order to start from is
    itself drawn so, over twice as long a time, and then led through the same coins.
    """
    return _from_past(precedes, rng, count, _first_length(len(precedes)))


def _first_length(concerns: int) -> int:
    """Return so many double sweeps that most draws need no more (it changes only the time)."""
    return int(0.5 * concerns**2 * max(1.0, np.log(concerns))) + 4


def _from_past(precedes: Bools, rng: np.random.Generator, count: int, length: int) -> Ints:
    coins = int(rng.integers(2**63))
    bound, _ = _led(precedes, coins, count, length, None, np.arange(count))
    open_ = np.flatnonzero((bound == NOBODY).any(axis=0))
    if open_.size:
        start = _from_past(precedes, rng, open_.size, 2 * length)
        _, bound[:, open_] = _led(precedes, coins, count, length, start, open_)
    return bound


def _led(
    precedes: Bools, coins: int, count: int, length: int, start: Ints | None, which: Ints
) -> tuple[Ints, Ints]:
    """Return the bounds of some draws after a time, and the orders that started with them.

    The same `coins` toss the same for the same draws, whether or not there are orders to lead.
    """
    concerns = len(precedes)
    tosses = np.random.Generator(np.random.PCG64(coins))
    # A last row and column for nobody: it need not precede, nor be preceded.
    must = np.pad(precedes, ((0, 1), (0, 1)))
    bound = np.full((concerns, which.size), NOBODY, dtype=np.int16)
    bound[-1] = 0
    taken = np.ones(which.size, dtype=np.int16)
    order = np.empty((concerns, 0), np.int16) if start is None else start.astype(np.int16)
    for sweep in range(2 * length):
        upper, lower = bound[sweep % 2 : -1 : 2], bound[sweep % 2 + 1 :: 2]
        coin = tosses.integers(2, size=(len(upper), count), dtype=np.bool_)[:, which]
        if start is not None:
            first, then = order[sweep % 2 : -1 : 2], order[sweep % 2 + 1 :: 2]
            _exchange(first, then, (coin ^ (lower == first)) & ~must[first, then])
        _exchange(upper, lower, coin & ~must[upper, lower])
        room = bound[-1] == NOBODY
        bound[-1, room] = taken[room]
        taken += room
    return bound, order


def _exchange(upper: Ints, lower: Ints, where: Bools) -> None:
    """Exchange the entries of two arrays, in place."""
    kept = upper[where]
    upper[where] = lower[where]
    lower[where] = kept
