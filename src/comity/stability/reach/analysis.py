"""From a dispute to what can be come to from its status quo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from comity.errors import fail
from comity.model.dispute import ForbiddenMove
from comity.model.limits import DEFAULT, Limits
from comity.model.moves import build_moves, single_moves
from comity.model.space import outcome_space
from comity.model.tags import refuse_unknown_tags
from comity.stability.analysis import analyze
from comity.stability.engine import engine
from comity.stability.reach.result import Reach, Ways
from comity.stability.reach.search import search

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from comity.model.dispute import Dispute
    from comity.model.moves import Moves
    from comity.model.space import Space
    from comity.stability.result import Analysis


def reach(
    dispute: Dispute,
    concepts: Iterable[str] | None = None,
    *,
    without: Iterable[str] = (),
    limits: Limits = DEFAULT,
    progress: Callable[[str, int, int], None] | None = None,
) -> Reach:
    """Return which outcomes can be come to from the status quo, in how few moves, and how.

    Parameters
    ----------
    dispute : Dispute
        The model; it must name a status quo.
    concepts : iterable of str, optional
        Stability concepts to tell of, as `comity.analyze` takes them.
    without : iterable of str
        Nobody raises an option with one of these tags on the way.
    limits : Limits
        What may be allocated.
    progress : callable, optional
        As in `comity.analyze`.

    Returns
    -------
    Reach
        For every outcome the fewest legal moves, who may make the last one, and one shortest way;
        and the same where every move is an improvement for who makes it. Nobody moves twice in a
        row.

    Raises
    ------
    ComityError
        ``key-missing`` when the case names no status quo, ``tag-unknown``, ``arcs-too-many``,
        and what `comity.analyze` raises.

    Notes
    -----
    Status quo analysis (Li, Kilgour & Hipel 2005; Li, Hipel, Kilgour & Noakes 2005). Joint options
    and joint steps play no part in it: what no single moves lead to may still be agreed on.

    Examples
    --------
    At Elmira improvements lead from the status quo to 7 alone, of three outcomes that hold. What
    the Ministry and Uniroyal could agree on, 10, is three moves away, not all of them improvements:

    >>> import comity
    >>> found = reach(comity.read("elmira-1991"), ["nash"])
    >>> [(step.mover, step.to) for step in found.by_improvements.to(7)]
    [('local-government', 7)]
    >>> dict(found.flags)
    {5: 'unimproving', 10: 'unimproving'}
    >>> [(step.mover, step.to) for step in found.by_moves.to(10)]
    [('local-government', 7), ('uniroyal', 9), ('ministry', 10)]
    """
    space = outcome_space(dispute, limits)
    barred = tuple(dict.fromkeys(without))
    ways = _both_ways(space, barred, limits)
    analysis = analyze(dispute, concepts, limits=limits, progress=progress)
    return Reach(analysis, barred, *ways)


def reach_of(analysis: Analysis) -> Reach:
    """Return the same for a dispute that has been analysed, with nothing barred."""
    return Reach(analysis, (), *_both_ways(analysis.space, (), analysis.limits))


def _both_ways(space: Space, barred: tuple[str, ...], limits: Limits) -> tuple[Ways, Ways]:
    """Return the ways by moves, and those by improvements."""
    start = _status_quo(space)
    _refuse_unfit_tags(space.dispute, barred)
    moves, ranks = engine(space, limits)
    _refuse_too_many(space, moves, limits)
    by_outcome = ranks[:, moves.nodes]
    if barred:
        moves = build_moves(outcome_space(_without(space.dispute, barred), limits))
    every = [single_moves(moves, mover) for mover in range(len(ranks))]
    better = [arcs.improving(rank) for arcs, rank in zip(every, by_outcome, strict=True)]
    by_moves, by_improvements = (search(arcs, space.count, start) for arcs in (every, better))
    return Ways(space, start, by_moves), Ways(space, start, by_improvements)


def _status_quo(space: Space) -> int:
    if space.status_quo is None:
        what = "the case names no status quo, and ways begin there"
        raise fail(what, "add status_quo", "key-missing", path=("status_quo",))
    return space.status_quo


def _refuse_unfit_tags(dispute: Dispute, tags: Collection[str]) -> None:
    if tags and dispute.graph is not None:
        what = "a dispute in graph form has no options, so no tag bars a move"
        raise fail(what, "leave it out", "tag-unknown", where="without")
    refuse_unknown_tags(dispute, tags)


def _refuse_too_many(space: Space, moves: Moves, limits: Limits) -> None:
    most = space.count * moves.widest * len(space.dispute.movers)
    if space.dispute.graph is None and most > limits.arcs:
        what = f"ways are found among single moves, and there may be {most:,} of them"
        todo = (
            f"use infeasible statements or one-way options, or raise --max-arcs ({limits.arcs:,})"
        )
        raise fail(what, todo, "arcs-too-many", where="reach")


def _without(dispute: Dispute, tags: Collection[str]) -> Dispute:
    """Return a dispute in which no single move raises an option that bears one of some tags."""
    return replace(dispute, forbidden_moves=(*dispute.forbidden_moves, *_bars(dispute, tags)))


def _bars(dispute: Dispute, tags: Collection[str]) -> Iterator[ForbiddenMove]:
    for party in dispute.parties:
        for option in party.options:
            if not set(tags).isdisjoint(option.tags):
                for level in option.levels[1:]:
                    raised = f"{option.id} >= {level}"
                    yield ForbiddenMove(f"not ({raised})", raised, party.id)
