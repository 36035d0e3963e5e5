"""Chances as polynomials in p and q = 1 - p, and their integrals.

The two are kept apart: a polynomial is a dict from exponents (of p, of q) to whole numbers. It
stays short where powers of q written out in p would not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial, reduce
from math import comb, lcm
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    Terms = tuple[tuple[tuple[int, int], int], ...]

Chance = Mapping[tuple[int, int], int]

SURE: Chance = {(0, 0): 1}
ONE: Chance = {(1, 0): 1}
NONE: Chance = {(0, 1): 1}
"""That one variable is true, or is not."""
CHOSEN = 2**14
"""Square of how many things are chosen from, for as long to be counted as all else takes."""
FIGURES = 2**21
"""Product of the figures of two numbers, for as long to be multiplied as all else takes."""


class SpentError(Exception):
    """Something would take longer than it may."""


@dataclass(slots=True)
class Effort:
    """What may still be done, in terms that are formed."""

    left: int

    def spend(self, terms: int) -> None:
        """Count terms; raise ``SpentError`` when they are too many."""
        self.left -= terms
        if self.left < 0:
            raise SpentError


def opposite(found: Chance) -> Chance:
    """Return the chance that something is not so."""
    if found == ONE:
        return NONE
    other = {powers: -count for powers, count in found.items()}
    return _tidy({**other, (0, 0): 1 + other.get((0, 0), 0)})


def product(factors: Iterable[Chance], effort: Effort) -> Chance:
    """Return the chance that independent things are all so."""
    times: Counter[Terms] = Counter(tuple(factor.items()) for factor in factors)
    powers = [_power(terms, power, effort) for terms, power in times.items()] or [SURE]
    return _tidy(reduce(partial(_times, effort=effort), powers))


def integral(found: Chance, effort: Effort) -> Fraction:
    """Return the integral of a chance over p from 0 to 1.

    Examples
    --------
    >>> integral({(1, 0): 1}, Effort(100))
    Fraction(1, 2)
    """
    degree = max((a + b for a, b in found), default=0)
    effort.spend(degree + sum(1 + (a + b) * min(a, b) // CHOSEN for a, b in found))
    # a! b! / (a + b + 1)! divides the least common multiple of the numbers up to the degree plus 1.
    whole = lcm(*range(1, degree + 2))
    total = sum(n * (whole // ((a + b + 1) * comb(a + b, a))) for (a, b), n in found.items())
    return Fraction(total, whole)


def _tidy(found: Chance) -> Chance:
    return {powers: count for powers, count in sorted(found.items()) if count}


def _power(factor: Terms, power: int, effort: Effort) -> Chance:
    """Return a factor times itself."""
    if len(factor) == 1:
        ((a, b), some) = factor[0]
        return {(a * power, b * power): some**power}
    if len(factor) == 2:  # noqa: PLR2004  (the binomial theorem)
        ((a, b), some), ((c, d), more) = factor
        effort.spend((power + 1) * (1 + power**2 // CHOSEN))
        return {
            (a * k + c * (power - k), b * k + d * (power - k)): comb(power, k)
            * some**k
            * more ** (power - k)
            for k in range(power + 1)
        }
    result: Chance = dict(factor)
    for _ in range(power - 1):
        result = _times(result, dict(factor), effort)
    return result


def _times(some: Chance, more: Chance, effort: Effort) -> Chance:
    effort.spend(len(some) * len(more) * (1 + _figures(some) * _figures(more) // FIGURES))
    longer: Counter[tuple[int, int]] = Counter()
    for (a, b), one in some.items():
        for (c, d), other in more.items():
            longer[a + c, b + d] += one * other
    return longer


def _figures(found: Chance) -> int:
    """Return the figures of the largest number, as a binary one."""
    return max((abs(it).bit_length() for it in found.values()), default=0)
