"""Uniform linear extensions of partial orders too large to count: coupling from the past."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints


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
    """Return so many double sweeps that few draws need more (it changes only the time)."""
    return int(1.25 * concerns**2 * max(1.0, np.log(concerns))) + 8


def _from_past(precedes: Bools, rng: np.random.Generator, count: int, length: int) -> Ints:
    coins = int(rng.integers(2**63))
    every = np.arange(count)
    bound, _ = _led(precedes, coins, count, length, every[:0], every)
    open_ = np.flatnonzero((bound == len(precedes)).any(axis=0))
    if open_.size:
        start = _from_past(precedes, rng, open_.size, 2 * length)
        _, bound[:, open_] = _led(precedes, coins, count, length, start, open_)
    return bound


def _led(
    precedes: Bools, coins: int, count: int, length: int, start: Ints, which: Ints
) -> tuple[Ints, Ints]:
    """Return the bounds of some draws after a time, and the orders that started with them.

    Where a bound does not say who stands at a place, the number of concerns stands there. The same
    `coins` toss the same for the same draws, whether or not there are orders to lead.
    """
    concerns = len(precedes)
    tosses = np.random.Generator(np.random.PCG64(coins))
    # A last row and column for nobody: it need not precede, nor be preceded. -1 where two may be
    # exchanged, 0 where they may not: masks of their exclusive or.
    free = np.pad(precedes.astype(np.int16) - 1, ((0, 1), (0, 1)), constant_values=-1).reshape(-1)
    bound = np.full((concerns, which.size), concerns, dtype=np.int16)
    bound[-1] = 0
    taken = np.ones(which.size, dtype=np.int16)
    order = start.astype(np.int16)
    for sweep in range(2 * length):
        upper, lower = bound[sweep % 2 : -1 : 2], bound[sweep % 2 + 1 :: 2]
        coin = _tossed(tosses, len(upper), count)[:, which]
        if order.size:
            first, then = order[sweep % 2 : -1 : 2], order[sweep % 2 + 1 :: 2]
            _exchange(first, then, free, np.where(lower == first, ~coin, coin))
        _exchange(upper, lower, free, coin)
        room = bound[-1] == concerns
        bound[-1, room] = taken[room]
        taken += room
    return bound, order


def _tossed(tosses: np.random.Generator, rows: int, count: int) -> Ints:
    """Return 0 or -1, for tails or heads: int16 array (row, draw)."""
    bits = np.frombuffer(tosses.bytes(-(-rows * count // 8)), dtype=np.uint8)
    return -np.unpackbits(bits, count=rows * count).reshape(rows, count).astype(np.int16)


def _exchange(upper: Ints, lower: Ints, free: Ints, coin: Ints) -> None:
    """Exchange concerns in place where the coin says so and they may be."""
    side = math.isqrt(free.size)
    moved = (upper ^ lower) & coin & free.take(upper.astype(np.int32) * side + lower)
    upper ^= moved
    lower ^= moved
