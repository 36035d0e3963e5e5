"""Option prioritization: an outcome is better when the first concern that differs is true there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.preferences.dense import dense_ranks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from comity.arrays import Bools, Ints

BITS = 62


def prioritized_ranks(truths: Iterable[Bools], count: int) -> Ints:
    r"""Return ranks by the lexicographic order of truth values.

    The order is that of the score :math:`\\sum_j 2^{k-j} [\\Omega_j]` of k statements (Fang, Hipel,
    Kilgour & Peng 2003), for any k: statements are taken up in chunks that fit 62 bits, the ranks
    reached so far in front.

    Parameters
    ----------
    truths : iterable of bool arrays (outcome,)
        Truth of each concern, the most important first.
    count : int
        Number of outcomes (it matters when there is no concern: all are tied).

    Returns
    -------
    int array (outcome,)
        Dense ranks from 0; larger is better, equal is tied.

    Examples
    --------
    >>> prioritized_ranks([np.array([True, False, False]), np.array([False, True, False])], 3)
    array([2, 1, 0])
    """
    ranks: Ints = np.zeros(count, dtype=np.int64)
    tiers = 1
    score, used = ranks, 0
    for truth in truths:
        if used + tiers.bit_length() >= BITS:
            ranks = dense_ranks(score)
            tiers = int(ranks.max(initial=0)) + 1
            score, used = ranks, 0
        score = score * 2 + truth
        used += 1
    return dense_ranks(score)
