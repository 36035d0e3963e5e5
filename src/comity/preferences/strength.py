"""Strength of preference: steps between neighbouring tiers, and the coarser orders they give."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, cast

import numpy as np

from comity.arrays import read_only
from comity.model.dispute import Concerns, Ranking
from comity.preferences.ranks import all_ranks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from comity.arrays import Bools, Ints
    from comity.model.dispute import Dispute, Preference
    from comity.model.space import Space

STEPS = "steps"
"""Where a dispute keeps them: every degree of strength is read off them."""


def ranks_by_strength(dispute: Dispute, space: Space, degree: int) -> Mapping[str, Ints]:
    """Return coarser ranks, in which an outcome is better only where it is by so much.

    Parameters
    ----------
    dispute : Dispute
        The case; a ranking says by its steps how strong preference is, concerns say it by their
        strengths, and weights do not say it: all their steps are mild.
    space : Space
        The outcomes.
    degree : int
        1 is mild, 2 strong, 3 stronger still, and so on.

    Returns
    -------
    mapping of party id to int array (outcome,)
        One outcome is preferred to another by strength `degree` or more exactly where its number
        here is larger. With degree 1 the order is the party's own.

    Notes
    -----
    Preference in degrees (Hamouda, Kilgour & Hipel 2004 for two, Xu, Hipel & Kilgour 2009 for
    any), read so that strength never contradicts the order: between two outcomes preference is as
    strong as the largest step between their tiers. Of concerns the step between two neighbouring
    tiers is the strength of the first concern that tells them apart; Hou, Jiang & Xu (2015) call
    such concerns crucial, and this reading of them is ours.

    Examples
    --------
    From the best on: x, much better than y, which is a little better than z.

    >>> import comity
    >>> from comity.model.space import outcome_space
    >>> graph = comity.Graph(("x", "y", "z"), {"a": (("x", "y"),)})
    >>> wants = {"a": comity.Ranking((("x",), ("y",), ("z",)), steps=(2, 1))}
    >>> dispute = comity.Dispute("d", "D", (comity.Party("a", "A"),), wants, graph=graph)
    >>> for degree in (1, 2, 3):
    ...     print(ranks_by_strength(dispute, outcome_space(dispute), degree)["a"])
    [2 1 0]
    [1 0 0]
    [0 0 0]
    """
    steps, ranks = _all_steps(dispute, space), all_ranks(dispute, space)
    return {
        party: np.concatenate([[0], np.cumsum(steps[party] >= degree)])[rank]
        for party, rank in ranks.items()
    }


def _all_steps(dispute: Dispute, space: Space) -> Mapping[str, Ints]:
    """Return the steps of every party: int array (rank + 1,), from each rank up to the next."""
    if STEPS not in dispute.derived:
        steps = {
            party: read_only(_steps(dispute.preferences[party], space, rank))
            for party, rank in all_ranks(dispute, space).items()
        }
        dispute.derived[STEPS] = MappingProxyType(steps)
    return cast("Mapping[str, Ints]", dispute.derived[STEPS])


def _steps(preference: Preference, space: Space, rank: Ints) -> Ints:
    match preference:
        case Ranking(_, steps) if steps:
            return np.array(steps[::-1])
        case Concerns(items):
            _, one_each = np.unique(rank, return_index=True)
            truths = (space.truth(it.want)[space.firsts[one_each]] for it in items)
            return _first_apart(truths, [it.strength for it in items], one_each.size)
    return np.ones(int(rank.max(initial=0)), dtype=np.int64)


def _first_apart(truths: Iterable[Bools], strengths: Iterable[int], tiers: int) -> Ints:
    """Return for each two neighbouring tiers the strength of what first tells them apart."""
    steps: Ints = np.zeros(tiers - 1, dtype=np.int64)
    for truth, strength in zip(truths, strengths, strict=True):
        steps[(steps == 0) & (truth[1:] != truth[:-1])] = strength
    return steps
