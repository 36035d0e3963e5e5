"""What is known of a party's preference where it is not known whole."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from comity.arrays import Bools
    from comity.model.dispute import Preference


@dataclass(frozen=True, slots=True)
class PartlyOrdered:
    """Which of a party's concerns are known to matter more than which.

    Attributes
    ----------
    before : tuple of tuple of concern ids, or None
        Chains, the most important first: only these comparisons, and what follows from them, are
        known. None: the order in which the concerns are written is known.
    dont_know : tuple of tuple of concern ids
        Groups among whose members no order is known.
    """

    before: tuple[tuple[str, ...], ...] | None = None
    dont_know: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Intervals:
    """Between which bounds the weights of some statements lie; the others are as stated."""

    items: Mapping[str, tuple[Fraction, Fraction]]


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of the preferences that a party may have; None stands for the stated one."""

    chance: Fraction
    preference: Preference | None = None


@dataclass(frozen=True, slots=True)
class Alternatives:
    """The preferences that a party may have; their chances add up to 1."""

    items: tuple[Alternative, ...]


Known = PartlyOrdered | Intervals | Alternatives


def precedence(ids: Sequence[str], known: PartlyOrdered) -> Bools:
    """Return which of a party's concerns are known to matter more than which.

    Parameters
    ----------
    ids : sequence of str
        The concerns in the order in which they are written.
    known : PartlyOrdered
        What is known, without faults.

    Returns
    -------
    bool array (concern, concern)
        True where the concern of the row is known to come before that of the column; what follows
        from other comparisons included.

    Examples
    --------
    >>> precedence("abc", PartlyOrdered((("a", "b"),))).astype(int)
    array([[0, 1, 0],
           [0, 0, 0],
           [0, 0, 0]])
    >>> precedence("abc", PartlyOrdered(dont_know=(("a", "b"),))).astype(int)
    array([[0, 0, 1],
           [0, 0, 1],
           [0, 0, 0]])
    """
    return closed_under(compared(ids, known))


def compared(ids: Sequence[str], known: PartlyOrdered) -> Bools:
    """Return what is said of a party's concerns by itself, without what follows from it.

    It may be contradictory, and name no concern that there is not.

    Returns
    -------
    bool array (concern, concern)
        True where the concern of the row is said to come before that of the column.

    Examples
    --------
    >>> compared("abc", PartlyOrdered((("a", "b", "c"),))).astype(int)
    array([[0, 1, 0],
           [0, 0, 1],
           [0, 0, 0]])
    """
    place = {concern: k for k, concern in enumerate(ids)}
    found = np.zeros((len(ids), len(ids)), dtype=np.bool_)
    if known.before is None:
        found |= np.triu(np.ones_like(found), 1)
        for group in known.dont_know:
            among = [place[it] for it in group]
            found[np.ix_(among, among)] = False
        return found
    for chain in known.before:
        for first, then in pairwise(chain):
            found[place[first], place[then]] = True
    return found


def closed_under(said: Bools) -> Bools:
    """Return a relation with what follows from it: a before b before c, so a before c.

    Returns
    -------
    bool array (concern, concern)
        True on the diagonal where the relation goes round in a circle. Needs steps by the cube of
        the number of concerns.
    """
    found = said.copy()
    for middle in range(len(found)):
        found |= found[:, middle, None] & found[middle]
    return found
