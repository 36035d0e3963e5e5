"""Uniform orders of concerns that agree with what is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from math import factorial
from typing import TYPE_CHECKING, Protocol

import numpy as np

from comity.arrays import LARGEST, read_only
from comity.errors import fail
from comity.robustness.draws.downsets import extensions
from comity.robustness.draws.past import uniform_orders
from comity.robustness.draws.uniform import uniform_below

if TYPE_CHECKING:
    from collections.abc import Callable

    from comity.arrays import Bools, Ints
    from comity.errors import Path
    from comity.robustness.draws.downsets import Extensions

LISTED = 2**16
"""So many orders at most are listed once and then looked up."""
LONGEST = 60
"""Concerns that are put in order by coupling from the past at most: its time goes by the cube."""


class Orders(Protocol):
    """Uniform orders of some concerns."""

    @property
    def total(self) -> int | None:
        """Number of orders where one integer from 0 on stands for each."""

    def sample(self, rng: np.random.Generator, count: int) -> Ints:
        """Return raw choices: int array (row, draw)."""

    def places(self, sample: Ints) -> Ints:
        """Return the place of each concern, from 0 for the most important: (concern, draw)."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """Orders that are drawn by their number.

    Attributes
    ----------
    listed : int array (concern, order) or None
        Places in all of them, where they are few.
    """

    every: Extensions
    listed: Ints | None

    @property
    def total(self) -> int | None:
        """Number of orders."""
        return self.every.count

    def sample(self, rng: np.random.Generator, count: int) -> Ints:
        """Return the numbers of some orders: int array (1, draw)."""
        codes: Ints = uniform_below(rng, self.every.count, count)
        return codes.reshape(1, -1)

    def places(self, sample: Ints) -> Ints:
        """Return the places in the orders with these numbers."""
        if self.listed is None:
            return self.every.places(sample[0])
        found: Ints = np.take(self.listed, sample[0], axis=1)
        return found


@dataclass(frozen=True, slots=True)
class Spelled:
    """Orders that are drawn place by place, of which there are too many to number.

    Attributes
    ----------
    draw : callable
        Given what draws and how many, returns places: int array (concern, draw).
    """

    draw: Callable[[np.random.Generator, int], Ints]
    total: int | None = None

    def sample(self, rng: np.random.Generator, count: int) -> Ints:
        """Return the place of every concern: int array (concern, draw)."""
        return self.draw(rng, count)

    def places(self, sample: Ints) -> Ints:
        """Return the sample: it says the places."""
        return sample


def orders(precedes: Bools, path: Path) -> Orders:
    """Return uniform orders that agree with a partial one.

    Parameters
    ----------
    precedes : bool array (concern, concern)
        True where the concern of the row comes before that of the column; transitive, and False
        below the diagonal.
    path : tuple
        Where what is known stands in the case, for messages.

    Raises
    ------
    ComityError
        ``order-too-large`` where neither way to draw them exactly ends in good time.
    """
    concerns = len(precedes)
    if not precedes.any() and factorial(concerns) > LISTED:
        return Spelled(partial(_shuffled, concerns))
    every = extensions(precedes)
    if every is None:
        if concerns > LONGEST:
            what = f"too little is known of the order of {concerns} concerns to draw from it"
            todo = (
                f"say more of what matters more than what, nothing at all, or leave at most "
                f"{LONGEST} concerns"
            )
            raise fail(what, todo, "order-too-large", path=path)
        return Spelled(partial(_from_the_past, precedes))
    if every.count >= LARGEST:
        return Spelled(partial(_numbered, every))
    few = every.count <= LISTED
    return Numbered(every, read_only(every.places(np.arange(every.count))) if few else None)


def _shuffled(concerns: int, rng: np.random.Generator, count: int) -> Ints:
    """Return orders of concerns of which nothing is known."""
    every = np.tile(np.arange(concerns, dtype=np.int16)[:, None], (1, count))
    return rng.permuted(every, axis=0)


def _from_the_past(precedes: Bools, rng: np.random.Generator, count: int) -> Ints:
    """Return orders that nobody can count."""
    return np.argsort(uniform_orders(precedes, rng, count), axis=0).astype(np.int16)


def _numbered(every: Extensions, rng: np.random.Generator, count: int) -> Ints:
    """Return orders by numbers that 62 bits do not hold."""
    return every.places(uniform_below(rng, every.count, count))
