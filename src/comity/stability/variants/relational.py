"""Attitudes: a party moves to what suits those it wishes well, and not those it wishes ill."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from comity.preferences.ranks import all_ranks

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints
    from comity.stability.concept import Concept
    from comity.stability.relational.graph import GraphModel

SIGN = {"positive": 1, "negative": -1}
"""Attitudes that say something, and which way a rank counts under them."""


@dataclass(frozen=True, slots=True, eq=False)
class Attitudes:
    """What is no worse for a party's friends and no better for its foes.

    Attributes
    ----------
    worths : tuple of int arrays (somebody, outcome)
        For each mover, the ranks of everybody it has an attitude to, turned round for foes: larger
        suits it better.
    """

    worths: tuple[Ints, ...]

    def leaves(self, mover: int, here: Ints, there: Ints) -> Bools:
        """See `comity.stability.relational.relation.Relation.leaves`."""
        suits = np.asarray(here != there)
        for worth in self.worths[mover]:
            suits = suits & (worth[there] >= worth[here])
        return suits

    follows = leaves

    def deters(self, mover: int, here: Ints, end: Ints) -> Bools:
        """See `comity.stability.relational.relation.Relation.deters`."""
        return ~self.leaves(mover, here, end)


def by_attitude(_: Concept, model: GraphModel) -> Attitudes:
    """Return how movers compare under ``relational``.

    Notes
    -----
    Attitudes (Inohara, Hipel & Walker 2007). An outcome is totally relationally preferred to
    another one where it is no worse for everybody to whom the party's attitude is positive and no
    better for everybody to whom it is negative; neutral attitudes say nothing. Towards itself a
    party is positive and towards others neutral unless the case says otherwise; attitudes may be
    to affected parties too. A party leaves, replies and escapes by what is so preferred, also
    where that is only just as good; what is not deters it.

    How returning to the outcome left counts is not settled in what could be read. Here an outcome
    is never preferred to itself: who is brought back is deterred, and who can only go back has not
    escaped. So parties that care for themselves alone and are never indifferent act as in the plain
    concepts, in graphs too, and without any attitude Nash equals SMR and GMR equals SEQ.

    Examples
    --------
    `a` can go from x to y, which it prefers and which is worse for `b`.

    >>> import comity
    >>> a, b = comity.Party("a", "A"), comity.Party("b", "B")
    >>> graph = comity.Graph(("x", "y"), {"a": (("x", "y"),)})
    >>> wants = {"a": comity.Ranking((("y",), ("x",))), "b": comity.Ranking((("x",), ("y",)))}
    >>> def holding(towards_b):
    ...     wishes = {"a": {"b": towards_b}}
    ...     dispute = comity.Dispute("d", "D", (a, b), wants, graph=graph, attitudes=wishes)
    ...     return comity.analyze(dispute, ["nash:relational"]).equilibria["nash:relational"]
    >>> holding("neutral"), holding("positive"), holding("negative")
    ((2,), (1, 2), (2,))
    """
    dispute = model.space.dispute
    ranks = all_ranks(dispute, model.space)
    worths = []
    for mover in dispute.movers:
        towards = {mover: "positive", **dispute.attitudes.get(mover, {})}
        rows = [SIGN[it] * ranks[party] for party, it in towards.items() if it in SIGN]
        worths.append(np.array(rows).reshape(len(rows), model.count))
    return Attitudes(tuple(worths))
