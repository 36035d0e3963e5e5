"""Monotone formulas, and how likely one is true when each of its variables is with chance p."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from comity.mediation.inverse.apart import apart
from comity.mediation.inverse.polynomial import ONE, SpentError, opposite, product

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from comity.mediation.inverse.polynomial import Chance, Effort

    Words = NDArray[np.uint64]

TABLE = 24
"""Variables whose combinations are looked at one by one, at most."""
IN_WORD = 6
"""Variables whose combinations are the bits of one word."""
WORDS = 256
"""Words that are looked at in the time that one term takes."""


@dataclass(frozen=True, slots=True, eq=False)
class Formula:
    """A variable, or some formulas of which all, or any, must be true.

    What is to count as the same part must be the same object.

    Attributes
    ----------
    every : bool
        True: all parts must be true; False: any one is enough.
    parts : tuple of Formula
        Empty for a variable. All of no parts is true, any of none is false.
    names : frozenset of int
        The variables in it.
    """

    every: bool
    parts: tuple[Formula, ...]
    names: frozenset[int]


def variable(name: int) -> Formula:
    """Return a variable."""
    return Formula(every=True, parts=(), names=frozenset({name}))


def joined(parts: Iterable[Formula], *, every: bool) -> Formula:
    """Return the formula that all, or any, of some formulas are true; a single one is itself."""
    flat = (it.parts if it.parts and it.every == every else (it,) for it in parts)
    given = tuple(dict.fromkeys(part for side in flat for part in side))
    if len(given) == 1:
        return given[0]
    return Formula(every, given, frozenset().union(*(it.names for it in given)))


def chance(formula: Formula, effort: Effort) -> Chance:
    """Return the chance that a formula is true.

    Parts that share no variable are independent. What all parts that do share some have in common
    is taken out of them; what then is left is looked at combination by combination, up to 24
    variables.

    Raises
    ------
    SpentError
        Where it would take more than the effort left, or a part has too many variables.

    Examples
    --------
    >>> from comity.mediation.inverse.polynomial import Effort
    >>> a, b, c = map(variable, range(3))
    >>> chance(joined([a, joined([b, c], every=True)], every=False), Effort(100))
    {(0, 0): 1, (0, 1): -1, (2, 1): 1}
    """
    if len(formula.names) == 1:
        return ONE
    effort.spend(sum(len(part.names) for part in formula.parts))
    groups = apart((part, part.names) for part in formula.parts)
    found = [_of_group(it, effort, every=formula.every) for it in groups]
    if formula.every:
        return product(found, effort)
    return opposite(product(map(opposite, found), effort))


def _of_group(group: list[Formula], effort: Effort, *, every: bool) -> Chance:
    """Return the chance of formulas that hang together; all, or any, must be true."""
    if len(group) == 1:
        return chance(group[0], effort)
    sides = [it.parts or (it,) for it in group]
    times = Counter(part for side in sides for part in set(side))
    common = {part: None for part in sides[0] if times[part] == len(sides)}
    if common:
        rest = [joined((it for it in side if it not in common), every=not every) for side in sides]
        left = [it for it in rest if it.names]
        more = [joined(left, every=every)] if len(left) == len(rest) else []
        return chance(joined([*common, *more], every=not every), effort)
    whole = joined(group, every=every)
    if len(whole.names) > TABLE:
        raise SpentError
    return _by_table(whole, effort)


def _by_table(formula: Formula, effort: Effort) -> Chance:
    """Return the chance by counting the combinations that make a formula true, by their trues."""
    place = {name: k for k, name in enumerate(sorted(formula.names))}
    count = len(place)
    effort.spend(_size(formula) * (1 + (2**count >> IN_WORD) // WORDS))
    words = np.arange(max(1, 2**count >> IN_WORD), dtype=np.int64)
    true = _truth(formula, place, words)
    if count < IN_WORD:
        true &= np.uint64((1 << 2**count) - 1)
    trues = np.bitwise_count(words)
    found = np.zeros(count + IN_WORD + 1, dtype=np.int64)
    for more in range(IN_WORD + 1):
        of_weight = sum(1 << bit for bit in range(2**IN_WORD) if bit.bit_count() == more)
        each = np.bitwise_count(true & np.uint64(of_weight))
        by_words = np.bincount(trues, weights=each, minlength=1).astype(np.int64)
        found[more : more + by_words.size] += by_words
    return {(k, count - k): int(n) for k, n in enumerate(found.tolist()) if n}


def _size(formula: Formula) -> int:
    """Return how many variables and joins are written down, those that occur again each time."""
    return 1 + sum(map(_size, formula.parts))


def _truth(formula: Formula, place: Mapping[int, int], words: NDArray[np.int64]) -> Words:
    """Return where a formula is true: one bit for each combination, 64 to a word."""
    if not formula.parts:
        (name,) = formula.names
        return _bits(place[name], words)
    each = (_truth(part, place, words) for part in formula.parts)
    return reduce(np.bitwise_and if formula.every else np.bitwise_or, each)


def _bits(place: int, words: NDArray[np.int64]) -> Words:
    """Return in which combinations a variable is true."""
    if place >= IN_WORD:
        chosen = (words >> (place - IN_WORD)) & 1
        return np.where(chosen, np.uint64(2**64 - 1), np.uint64(0))
    within = sum(1 << bit for bit in range(2**IN_WORD) if bit >> place & 1)
    return np.full(words.size, within, dtype=np.uint64)
