"""Outcomes as two parties place them: dots, each for what stands at one place."""

from __future__ import annotations

from math import isqrt
from typing import TYPE_CHECKING

import numpy as np

from comity.report.pictures.scatter import (
    BOTH,
    INDIVISIBLE,
    KINDS,
    NEITHER,
    PARETO,
    STATUS_QUO,
    Dot,
)

if TYPE_CHECKING:
    from comity.arrays import Ints
    from comity.settlement.result import Settlement


def kinds_of(settlement: Settlement) -> Ints:
    """Return what each outcome is marked as: int array (outcome,), positions in `KINDS`."""
    safe, efficient = settlement.safe, settlement.efficient
    names = {BOTH: safe & efficient, INDIVISIBLE: safe, PARETO: efficient}
    found = np.select(
        list(names.values()), [KINDS.index(name) for name in names], KINDS.index(NEITHER)
    )
    if settlement.start is not None:
        found[settlement.start] = KINDS.index(STATUS_QUO)
    return np.asarray(found)


def dots(x: Ints, y: Ints, kinds: Ints, numbers: Ints, most: int) -> tuple[Dot, ...]:
    """Return outcomes as dots.

    Parameters
    ----------
    x, y : int array (outcome,)
        Places with the two parties, 1 is best.
    kinds, numbers : int array (outcome,)
        What each outcome is marked as, and its number.
    most : int
        Dots of each kind at most: where there were more, one stands for an area, and none of that
        kind has a label.

    Returns
    -------
    tuple of Dot
        The most telling last, so that it lies on top. Of kinds at one place the last has the label.
    """
    found: list[Dot] = []
    named: dict[tuple[float, float], list[int]] = {}
    for kind in reversed(range(len(KINDS))):
        at = np.flatnonzero(kinds == kind)
        gathered, exact = _gathered(x[at], y[at], most)
        for spot, members in gathered:
            text = ""
            if exact and kind != KINDS.index(NEITHER):
                named.setdefault(spot, []).extend(numbers[at[members]].tolist())
                text = _label(named[spot])
            found.append(Dot(*spot, KINDS[kind], members.size, text))
    on_top = {(dot.x, dot.y): k for k, dot in enumerate(found)}
    return tuple(
        dot if on_top[dot.x, dot.y] == k else dot._replace(text="") for k, dot in enumerate(found)
    )


def _gathered(x: Ints, y: Ints, most: int) -> tuple[list[tuple[tuple[float, float], Ints]], bool]:
    """Return what stands at the same place, and True where it does exactly.

    Each entry is a place and the positions there: int array (member,).
    """
    halves = np.stack([2 * x.astype(np.int64), 2 * y.astype(np.int64)])
    keys, exact = _keys(halves), True
    if keys.size > most and np.unique(keys).size > most:
        halves = np.stack([_middle(row, isqrt(most)) for row in halves])
        keys, exact = _keys(halves), False
    order = np.argsort(keys, kind="stable")
    begins = np.flatnonzero(np.diff(keys[order], prepend=-1))
    found = []
    for members in np.split(order, begins[1:]) if order.size else []:
        left, top = (halves[:, members[0]] / 2).tolist()
        found.append(((left, top), members))
    return found, exact


def _keys(halves: Ints) -> Ints:
    """Return a number for each place: int array (outcome,)."""
    row, column = halves
    return np.asarray(row * (column.max(initial=0) + 1) + column)


def _middle(halves: Ints, areas: int) -> Ints:
    """Return the middle of the area that each place lies in, of at most so many, in halves."""
    low, places = halves.min(), (halves.max() - halves.min()) // 2 + 1
    wide = -(-places // areas)
    return np.asarray(low + (halves - low) // (2 * wide) * (2 * wide) + wide - 1)


def _label(numbers: list[int]) -> str:
    first, *rest = sorted(numbers)
    if len(rest) == 1:
        return f"{first}, {rest[0]}"
    return f"{first} +{len(rest):,}" if rest else str(first)
