"""Comparisons that are not known, whatever a party's order says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.arrays import read_only
from comity.model.limits import DEFAULT
from comity.preferences.pairs import outcomes_meant, refuse_too_many_pairs

if TYPE_CHECKING:
    from comity.arrays import Bools
    from comity.model.dispute import Dispute
    from comity.model.limits import Limits
    from comity.model.space import Space


def unknown_pairs(dispute: Dispute, space: Space, party: str, limits: Limits = DEFAULT) -> Bools:
    """Return which comparisons of two outcomes are not known of a party.

    Parameters
    ----------
    dispute, space, party
        The case, its outcomes, and whose comparisons.
    limits : Limits
        Whose `steps` are the pairs that the rows may stand for together.

    Returns
    -------
    bool array (outcome, outcome)
        Symmetric; False for an outcome beside itself. Two patterns stand for all pairs of two
        different outcomes, one of each.

    Raises
    ------
    ComityError
        ``outcome-unknown``, ``relations-too-large``.

    Notes
    -----
    Unknown preference (Li, Hipel, Kilgour & Fang 2004): of two outcomes a party prefers one, or is
    indifferent, or it is not known which.

    Examples
    --------
    >>> from dataclasses import replace
    >>> import comity
    >>> from comity.model.space import outcome_space
    >>> dispute = replace(comity.read("chicken"), unknown={"first-driver": ((1, "-Y"),)})
    >>> unknown_pairs(dispute, outcome_space(dispute), "first-driver")[0]
    array([False, False,  True,  True])
    """
    path = ("unknown", party)
    pairs = [
        (
            outcomes_meant(space, first, (*path, k, 0)),
            outcomes_meant(space, second, (*path, k, 1)),
        )
        for k, (first, second) in enumerate(dispute.unknown[party])
    ]
    refuse_too_many_pairs(pairs, limits, path)
    found = np.zeros((space.count, space.count), dtype=np.bool_)
    for first, second in pairs:
        found[np.ix_(first, second)] = True
        found[np.ix_(second, first)] = True
    np.fill_diagonal(found, val=False)
    return read_only(found)
