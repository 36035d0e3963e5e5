"""Additive disputes: what outcomes are worth, and which nobody can better (rules R5)."""

import itertools
from collections.abc import Sequence
from fractions import Fraction

from .space import Case, feasible, levels, options
from .statements import holds

Levels = tuple[int, ...]
Worth = tuple[Fraction, ...]
Table = Sequence[Sequence[Fraction | int]]  # party by party, what each level adds


def worths(case: Case) -> dict[Levels, Worth]:
    """Give for every combination of levels the sum of each party's weights of what is true."""
    found = {}
    for at in feasible(case).values():
        place = tuple(option.levels.index(at[option.id]) for option in options(case))
        worth = []
        for party in case["parties"]:
            total = Fraction(0)
            for text, weight in case["preferences"][party["id"]]["weights"].items():
                if holds(text, at, levels(case)):
                    total += Fraction(str(weight))
            worth.append(total)
        found[place] = tuple(worth)
    return found


def sums(tables: Sequence[Table]) -> dict[Levels, Worth]:
    """Give for every combination of levels what the levels add up to for each party.

    Combinations come in the order of outcome numbers: the first option changes fastest.
    """
    found = {}
    sizes = [range(len(table[0])) for table in tables]
    for backwards in itertools.product(*reversed(sizes)):
        place = tuple(reversed(backwards))
        worth = [Fraction(0) for _ in tables[0]]
        for table, level in zip(tables, place, strict=True):
            for party, row in enumerate(table):
                worth[party] += row[level]
        found[place] = tuple(worth)
    return found


def front(worth_of: dict[Levels, Worth], strict: Sequence[bool]) -> dict[Worth, list[Levels]]:
    """Give the outcomes without another that is as good for all and better for one who counts.

    They are put together by what they are worth, and stay in order.
    """
    optimal: dict[Worth, list[Levels]] = {}
    for place, worth in worth_of.items():
        dominated = False
        for other in worth_of.values():
            nobody_loses = all(b >= a for a, b in zip(worth, other, strict=True))
            somebody_gains = any(
                b > a and counts for a, b, counts in zip(worth, other, strict, strict=True)
            )
            if nobody_loses and somebody_gains:
                dominated = True
        if not dominated:
            optimal.setdefault(worth, []).append(place)
    return optimal
