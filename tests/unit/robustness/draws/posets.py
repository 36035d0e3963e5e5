"""Small partial orders of concerns, and how far counted orders are from being equally frequent."""

from collections import Counter
from itertools import permutations
from math import sqrt

import numpy as np

from comity.arrays import Bools, Ints
from comity.model.known import closed_under

Pairs = tuple[tuple[int, int], ...]

SMALL: dict[str, tuple[int, Pairs]] = {
    "open": (4, ()),
    "chain": (3, ((0, 1), (1, 2))),
    "two chains": (4, ((0, 1), (2, 3))),
    "n": (4, ((0, 2), (0, 3), (1, 3))),
    "ends": (5, ((0, 4),)),
    "one before all": (5, ((0, 1), (0, 2), (0, 3), (0, 4))),
}


def matrix(concerns: int, pairs: Pairs) -> Bools:
    said = np.zeros((concerns, concerns), dtype=np.bool_)
    for before, after in pairs:
        said[before, after] = True
    return closed_under(said)


def literal(concerns: int, pairs: Pairs) -> set[tuple[int, ...]]:
    """Give every order in which each pair stands as it must."""
    return {
        order
        for order in permutations(range(concerns))
        if all(order.index(a) < order.index(b) for a, b in pairs)
    }


def in_order(places: Ints) -> list[tuple[int, ...]]:
    """Give the concerns of every draw, the most important first."""
    return [tuple(it) for it in np.argsort(places, axis=0).T.tolist()]


def too_uneven(drawn: list[tuple[int, ...]], every: set[tuple[int, ...]]) -> bool:
    """Say whether Pearson's statistic is four deviations above what equal chances lead to."""
    count = Counter(drawn)
    assert set(count) <= every
    mean = len(drawn) / len(every)
    distance = sum((count[order] - mean) ** 2 / mean for order in every)
    free = len(every) - 1
    return distance > free + 4 * sqrt(2 * free)
