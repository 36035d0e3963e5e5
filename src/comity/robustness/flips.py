"""Flip points: small changes to stated preferences that change the answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from comity.model.dispute import Concerns
from comity.model.limits import DEFAULT, Limits
from comity.preferences.concerns import prioritized_ranks
from comity.preferences.ranks import all_ranks
from comity.robustness.answers import Flip, Flips, Stated, number_of
from comity.robustness.draws.drawn import truth_rows
from comity.robustness.judge import Judge, recommended

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Literal

    from comity.arrays import Bools, Ints
    from comity.model.space import Space

MOST = 20_000
"""Changes that are tried at most."""
MOST_CELLS = 8_000_000
"""Changes times outcomes at most: some seconds."""
TOGETHER = 1_000_000
"""Changes times outcomes that are judged together."""


@dataclass(frozen=True, slots=True)
class _Change:
    """Two neighbours that change places; tiers by the rank of the lower, concerns by place."""

    row: int
    kind: Literal["tiers", "concerns"]
    at: int


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What one change leads to: a position (-1: none) and bool array (outcome,)."""

    recommended: int
    settled: Bools


def flips_and_stated(space: Space, concept: str, limits: Limits = DEFAULT) -> tuple[Flips, Stated]:
    """Return the changes of two neighbours that change the answers, and the answers as stated.

    Parameters
    ----------
    space : Space
        The outcomes.
    concept : str
        A plain one: by it outcomes count as settled.
    limits : Limits
        What may be allocated.

    Returns
    -------
    Flips
        Neighbouring concerns of every party that has some, and neighbouring tiers of everybody's
        ranking, one change at a time. Where there are too many to try all, those of concerns come
        first, then tiers near that of the status quo or of the recommended outcome.
    Stated
        The answers without any change.
    """
    ranks = list(all_ranks(space.dispute, space).values())
    judge = Judge(space, (concept,), limits)
    stated = next(_judged(judge, ranks, []))
    most = min(MOST, max(1, MOST_CELLS // space.count))
    tried, possible = _changes(space, ranks, stated.recommended, most)
    found = [
        _flip(space, ranks, change, stated, after)
        for change, after in zip(tried, _verdicts(judge, ranks, tried), strict=True)
        if after.recommended != stated.recommended or (after.settled != stated.settled).any()
    ]
    found.sort(key=lambda flip: not flip.changes_recommendation)
    numbers = _numbers(space, stated.settled)
    return (
        Flips(tuple(found), len(tried), possible),
        Stated(number_of(space, stated.recommended), numbers),
    )


def _changes(
    space: Space, ranks: Sequence[Ints], recommended: int, most: int
) -> tuple[list[_Change], int]:
    """Return the changes to try, at most so many, and how many there are."""
    concerns: list[_Change] = []
    for row, party in enumerate(space.dispute.parties):
        preference = space.dispute.preferences[party.id]
        if isinstance(preference, Concerns):
            places = range(len(preference.items) - 1)
            concerns += [_Change(row, "concerns", at) for at in places]
    tiers = [np.arange(int(rank.max())) for rank in ranks]
    rows = np.repeat(np.arange(len(ranks)), [each.size for each in tiers])
    marks = [it for it in (space.status_quo, recommended) if it is not None and it >= 0]
    away = [_away(each, rank[marks]) for each, rank in zip(tiers, ranks, strict=True)]
    near = np.argsort(np.concatenate(away), kind="stable")[: max(0, most - len(concerns))]
    at = np.concatenate(tiers)
    swaps = [_Change(int(rows[it]), "tiers", int(at[it])) for it in near]
    return [*concerns[:most], *swaps], len(concerns) + at.size


def _away(tiers: Ints, marks: Ints) -> Ints:
    """Return how far pairs of tiers, by the lower, are from some tiers: int array (pair,)."""
    each = marks[:, None].astype(np.int64)
    away: Ints = np.maximum(tiers - each, each - tiers - 1).min(axis=0)
    return away


def _verdicts(
    judge: Judge, ranks: Sequence[Ints], changes: Sequence[_Change]
) -> Iterator[_Verdict]:
    step = max(1, TOGETHER // judge.space.count)
    for first in range(0, len(changes), step):
        yield from _judged(judge, ranks, changes[first : first + step])


def _judged(judge: Judge, ranks: Sequence[Ints], changes: Sequence[_Change]) -> Iterator[_Verdict]:
    """Yield what each change leads to; of no change at all, what the stated ranks do."""
    lanes = max(1, len(changes))
    drawn = [np.repeat(rank[:, None], lanes, axis=1) for rank in ranks]
    truths = {it.row: _truths(judge.space, it.row) for it in changes if it.kind == "concerns"}
    for lane, change in enumerate(changes):
        row, at = change.row, change.at
        tiers = change.kind == "tiers"
        drawn[row][:, lane] = (
            _swapped_tiers(ranks[row], at) if tiers else _swapped_concerns(truths[row], at)
        )
    judged = judge.judge(drawn)
    settled, best = judged.settled[0], recommended(judged, 0)
    for lane in range(lanes):
        yield _Verdict(int(best[lane]), settled[:, lane])


def _truths(space: Space, row: int) -> Bools:
    """Return where the concerns of a party are true: bool array (concern, outcome)."""
    preference = space.dispute.preferences[space.dispute.parties[row].id]
    items = preference.items if isinstance(preference, Concerns) else ()
    return truth_rows(space, [it.want for it in items])


def _swapped_tiers(rank: Ints, at: int) -> Ints:
    """Return ranks in which a tier and the next higher one are swapped: int array (outcome,)."""
    return np.where(rank == at, at + 1, np.where(rank == at + 1, at, rank))


def _swapped_concerns(truths: Bools, at: int) -> Ints:
    """Return ranks by concerns of which one and the next are swapped: int array (outcome,)."""
    order = np.arange(len(truths))
    order[[at, at + 1]] = at + 1, at
    return prioritized_ranks(truths[order], truths.shape[1])


def _flip(
    space: Space, ranks: Sequence[Ints], change: _Change, before: _Verdict, after: _Verdict
) -> Flip:
    party = space.dispute.parties[change.row].id
    preference = space.dispute.preferences[party]
    upper: tuple[int | str, ...]
    lower: tuple[int | str, ...]
    if change.kind == "concerns" and isinstance(preference, Concerns):
        upper, lower = (preference.items[change.at].id,), (preference.items[change.at + 1].id,)
    else:
        rank = ranks[change.row]
        upper = _numbers(space, rank == change.at + 1)
        lower = _numbers(space, rank == change.at)
    return Flip(
        party,
        change.kind,
        upper,
        lower,
        number_of(space, after.recommended),
        _numbers(space, before.settled & ~after.settled),
        _numbers(space, after.settled & ~before.settled),
        after.recommended != before.recommended,
    )


def _numbers(space: Space, where: Bools) -> tuple[int, ...]:
    return tuple(space.numbers[where].tolist())
