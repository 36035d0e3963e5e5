"""Comparisons known to a degree only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.model.limits import DEFAULT
from comity.preferences.pairs import Row, said

if TYPE_CHECKING:
    from comity.model.dispute import Dispute
    from comity.model.limits import Limits
    from comity.model.space import Space
    from comity.preferences.pairs import Said


def fuzzy_pairs(dispute: Dispute, space: Space, party: str, limits: Limits = DEFAULT) -> Said:
    """Return to what degree a party prefers an outcome to another, where that is said.

    Parameters
    ----------
    dispute, space, party
        The case, its outcomes, and whose comparisons.
    limits : Limits
        Whose `steps` are the pairs that the rows may stand for together.

    Returns
    -------
    Said
        Degrees from 0 to 1: 1 is surely preferred, 1/2 undecided. The degrees of both directions
        add up to 1.

    Raises
    ------
    ComityError
        ``outcome-unknown``, ``relations-too-large``; ``pair-conflict`` where two degrees are said
        of one pair, or both directions do not add up to 1.

    Notes
    -----
    Fuzzy preference (Bashar, Kilgour & Hipel 2012).

    Examples
    --------
    >>> from dataclasses import replace
    >>> from fractions import Fraction
    >>> import comity
    >>> from comity.model.dispute import Degree, Fuzzy
    >>> from comity.model.space import outcome_space
    >>> wants = Fuzzy(Fraction(1, 2), (Degree(1, 2, Fraction(9, 10)),))
    >>> dispute = replace(comity.read("chicken"), fuzzy={"first-driver": wants})
    >>> fuzzy_pairs(dispute, outcome_space(dispute), "first-driver").values
    (Fraction(1, 10), Fraction(9, 10))
    """
    rows = [Row(it.outcome, it.over, it.degree) for it in dispute.fuzzy[party].pairs]
    path = ("fuzzy", party, "pairs")
    return said(rows, space, path, lambda one, other: one + other == 1, limits)
