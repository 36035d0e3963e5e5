"""Comparisons known with a probability only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.model.limits import DEFAULT
from comity.preferences.pairs import Row, said

if TYPE_CHECKING:
    from comity.model.dispute import Dispute
    from comity.model.limits import Limits
    from comity.model.space import Space
    from comity.preferences.pairs import Said


def likely_pairs(dispute: Dispute, space: Space, party: str, limits: Limits = DEFAULT) -> Said:
    """Return with which chance a party prefers an outcome to another, where that is said.

    Parameters
    ----------
    dispute, space, party
        The case, its outcomes, and whose comparisons.
    limits : Limits
        Whose `steps` are the pairs that the rows may stand for together.

    Returns
    -------
    Said
        Chances from 0 to 1. Of two directions of which only one is said the other has the rest;
        both may be said, and then together less than 1: the rest is the chance of a tie.

    Raises
    ------
    ComityError
        ``outcome-unknown``, ``relations-too-large``; ``pair-conflict`` where two chances are said
        of one pair, or both directions have more than 1 together.

    Notes
    -----
    Probabilistic preference (Rêgo & dos Santos 2015).

    Examples
    --------
    >>> from dataclasses import replace
    >>> from fractions import Fraction
    >>> import comity
    >>> from comity.model.dispute import Likely
    >>> from comity.model.space import outcome_space
    >>> row = Likely(1, 2, Fraction(7, 10))
    >>> dispute = replace(comity.read("chicken"), likely={"first-driver": (row,)})
    >>> found = likely_pairs(dispute, outcome_space(dispute), "first-driver")
    >>> found.values[found.code[1, 0] - 1], found.values[found.code[0, 1] - 1]
    (Fraction(7, 10), Fraction(3, 10))
    """
    rows = [Row(it.outcome, it.over, it.chance) for it in dispute.likely[party]]
    return said(rows, space, ("likely", party), lambda one, other: one + other <= 1, limits)
