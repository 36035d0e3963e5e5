"""A party whose concerns are known, and their order in part."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from comity.model.known import precedence
from comity.robustness.draws.drawn import Drawn, column_ranks, grouped, truth_rows
from comity.robustness.draws.orders import orders
from comity.robustness.draws.question import order_question, place_question

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from comity.arrays import Bools, Ints
    from comity.model.dispute import Concerns
    from comity.model.known import PartlyOrdered
    from comity.model.space import Space
    from comity.robustness.draws.orders import Orders
    from comity.robustness.draws.question import Question

SINGLE, DOUBLE = 24, 52
"""Bits up to which a sum of 32-bit and 64-bit floating numbers is exact."""
CHUNK = 30
"""Places compared at once where there are more: the ranks reached so far stand in front."""


@dataclass(frozen=True, slots=True)
class Ordered:
    """Every draw is an order of the concerns, each that what is known allows as likely as any.

    Attributes
    ----------
    truth : bool array (group, concern)
        What is true at each group of outcomes.
    pairs : int array (2, question)
        Positions of the two concerns of the questions for an order.
    moving : int array (question,)
        Positions of the concerns of the questions for a place.
    latest : int array (question, 1)
        The last of the more important half of the places that each of those can take.
    """

    party: str
    group: Ints
    truth: Bools
    orders: Orders
    pairs: Ints
    moving: Ints
    latest: Ints
    questions: tuple[Question, ...]

    @classmethod
    def of(cls, party: str, stated: Concerns, known: PartlyOrdered, space: Space) -> Self:
        """Return what a party may want."""
        ids = [it.id for it in stated.items]
        rows = truth_rows(space, [it.want for it in stated.items])
        group, member = grouped(rows)
        precedes = precedence(ids, known)
        open_ = [(a, b) for a, b in combinations(range(len(ids)), 2) if not precedes[a, b]]
        moving = sorted({concern for pair in open_ for concern in pair})
        first = precedes.sum(axis=0)[moving]
        last = len(ids) - 1 - precedes.sum(axis=1)[moving]
        return cls(
            party,
            group,
            rows[:, member].T,
            orders(precedes, ("known", party)),
            np.array(open_, dtype=np.intp).reshape(-1, 2).T,
            np.array(moving, dtype=np.intp),
            ((first + last) // 2)[:, None],
            (
                *(order_question(party, ids[a], ids[b]) for a, b in open_),
                *(place_question(party, ids[concern]) for concern in moving),
            ),
        )

    @property
    def total(self) -> int | None:
        """Number of orders where one integer stands for each."""
        return self.orders.total

    def sample(self, rng: np.random.Generator, count: int) -> Ints:
        """Return raw choices: int array (row, draw)."""
        return self.orders.sample(rng, count)

    def drawn(self, sample: Ints) -> Drawn:
        """Return the ranks by option prioritization with the concerns in the orders drawn."""
        places = self.orders.places(sample)
        return Drawn(priority_ranks(self.truth, places), self._answers(places))

    def _answers(self, places: Ints) -> NDArray[np.int8]:
        found = np.empty((len(self.questions), places.shape[1]), dtype=np.bool_)
        compared = self.pairs.shape[1]
        np.greater(places[self.pairs[0]], places[self.pairs[1]], out=found[:compared])
        np.greater(places[self.moving], self.latest, out=found[compared:])
        return found.view(np.int8)


def priority_ranks(truth: Bools, places: Ints) -> Ints:
    """Return ranks by the first concern that differs, for many orders of the concerns.

    Parameters
    ----------
    truth : bool array (group, concern)
        Where each concern is true.
    places : int array (concern, draw)
        Place of each concern, from 0 for the most important.

    Returns
    -------
    int array (group, draw)
        Larger is better, equal is tied: scores from 0 on, a bit for each concern, in the
        smallest dtype that holds one more on either side; dense ranks above 52 concerns.

    Examples
    --------
    >>> truth = np.array([[True, False], [False, True], [True, True]])
    >>> priority_ranks(truth, np.array([[0, 1], [1, 0]]))
    array([[2, 1],
           [1, 2],
           [3, 3]], dtype=int8)
    """
    concerns = len(places)
    if concerns > DOUBLE:
        return _long_ranks(truth, places)
    kinds = ((6, np.int8), (14, np.int16), (30, np.int32), (DOUBLE, np.int64))
    dtype: Any = next(kind for most, kind in kinds if concerns <= most)
    real: Any = np.float32 if concerns <= SINGLE else np.float64
    worth = np.exp2(np.arange(concerns - 1, -1, -1)).astype(real)[places]
    return np.asarray((truth.astype(real) @ worth).astype(dtype))


def _long_ranks(truth: Bools, places: Ints) -> Ints:
    """Compare some places after the other, from the most important on."""
    ranks: Any = np.zeros((len(truth), places.shape[1]), dtype=np.int64)
    for first in range(0, len(places), CHUNK):
        end = first + CHUNK
        here = (places >= first) & (places < end)
        worth = np.exp2(end - 1 - places.astype(np.float64)) * here
        score = (truth.astype(np.float64) @ worth).astype(np.int64)
        ranks = column_ranks((ranks.astype(np.int64) << CHUNK) + score)
    return np.asarray(ranks)
