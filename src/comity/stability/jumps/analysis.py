"""From a dispute to its equilibrium jumps."""

from __future__ import annotations

from functools import reduce
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from comity.model.limits import DEFAULT, Limits
from comity.stability.analysis import analyze
from comity.stability.coalitions.closure import how_many, refuse_too_many
from comity.stability.coalitions.members import coalitions, refuse_too_many_coalitions
from comity.stability.coalitions.play import Play
from comity.stability.concept import SIMPLE
from comity.stability.jumps.result import Jump, Jumps
from comity.stability.relational.bits import packed, unpacked
from comity.stability.relational.graph import graph_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from comity.arrays import Bools
    from comity.model.dispute import Dispute
    from comity.stability.relational.bits import Rows
    from comity.stability.relational.replies import Group
    from comity.stability.result import Analysis

SEVERAL = 2
"""Parties that a jump takes at least: what one could do alone, the concepts have weighed."""


def equilibrium_jumps(
    dispute: Dispute,
    concepts: Iterable[str] | None = None,
    *,
    limits: Limits = DEFAULT,
    progress: Callable[[str, int, int], None] | None = None,
) -> Jumps:
    """Return which equilibria several parties can leave together for others that all of them want.

    Parameters
    ----------
    dispute : Dispute
        The model.
    concepts : iterable of str, optional
        Concept ids, as `comity.analyze` takes them; ``nash gmr smr seq sseq`` when left out.
    limits : Limits
        What may be allocated.
    progress : callable, optional
        As in `comity.analyze`.

    Returns
    -------
    Jumps
        For every concept the jumps between its equilibria, by minimal coalitions.

    Raises
    ------
    ComityError
        ``coalitions-too-many`` for more than ten negotiators, ``relations-too-large``,
        ``consents-too-many``, and what `comity.analyze` raises.

    Notes
    -----
    A coalition upsets an equilibrium when it can lead, by a legal sequence of its members, to
    another equilibrium of the same concept that each of them prefers (Kilgour, Hipel, Fang & Peng
    2001). Sets of parties that can agree on joint options act as one more mover in sequences.

    Examples
    --------
    At Elmira 7 holds, but the Ministry and Uniroyal can leave it together for 10, which holds, too:

    >>> import comity
    >>> found = equilibrium_jumps(comity.read("elmira-1991"), ["nash"])
    >>> found.by_concept["nash"]
    (Jump(origin=7, target=10, by=('ministry', 'uniroyal')),)
    """
    asked = SIMPLE if concepts is None else concepts
    return jumps_of(analyze(dispute, asked, limits=limits, progress=progress))


def jumps_of(analysis: Analysis) -> Jumps:
    """Return the same for a dispute that has been analysed, under the concepts of the analysis."""
    dispute = analysis.dispute
    model = graph_model(analysis.space, analysis.limits)
    refuse_too_many_coalitions(len(dispute.negotiators), "ask for the equilibria alone")
    play = Play(model, jump=False, pareto=False, kept=2 ** (1 + len(dispute.negotiators)))
    by_concept: dict[str, tuple[Jump, ...] | None] = dict.fromkeys(analysis.stable)
    for concept, holds in analysis.is_equilibrium.items():
        by_concept[concept] = _between(play, holds)
    return Jumps(analysis, MappingProxyType(by_concept))


def _between(play: Play, holds: Bools) -> tuple[Jump, ...]:
    """Return the jumps among some outcomes, by origin, target and size of the coalition."""
    numbers = play.model.space.numbers
    here = np.flatnonzero(holds)
    found = list(_by_group(play, holds))
    refuse_too_many(sum(how_many(rows) for _, rows in found), play.model.limits)
    jumps = []
    for group, rows in found:
        by = tuple(play.members[j] for j in group)
        place, target = np.nonzero(unpacked(rows, play.count))
        pairs = zip(numbers[here[place]].tolist(), numbers[target].tolist(), strict=True)
        jumps += [Jump(origin, to, by) for origin, to in pairs]
    return tuple(sorted(jumps, key=lambda jump: (jump.origin, jump.target, len(jump.by))))


def _by_group(play: Play, holds: Bools) -> Iterator[tuple[Group, Rows]]:
    """Yield coalitions, and where each can jump that no smaller one in it can: (equilibrium, word).

    Small coalitions come first.
    """
    ends = packed(holds[None, :])
    can: dict[Group, Rows] = {}
    for group in coalitions(range(len(play.members)), least=SEVERAL):
        rows = play.improving(group)[holds] & ends
        smaller = [can[part] for part in _without_one(group) if part in can]
        before = reduce(np.bitwise_or, smaller, np.zeros_like(rows))
        can[group] = rows | before
        yield group, rows & ~before


def _without_one(group: Group) -> Iterator[Group]:
    for k in range(len(group)):
        yield group[:k] + group[k + 1 :]
