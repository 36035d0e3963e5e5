"""Ways from the status quo to a settlement: safe ones, or those that expose people least."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from comity.errors import fail
from comity.model.limits import DEFAULT, Limits
from comity.model.space import outcome_space
from comity.model.tags import refuse_unknown_tags
from comity.preferences.ranks import all_ranks
from comity.settlement.methods.exposure import exposures, largest_drops, least_exposure
from comity.settlement.methods.gains import changes, indivisible
from comity.settlement.methods.hindrances import obstacle
from comity.settlement.methods.paths import shortest_path, smallest_size
from comity.settlement.methods.standing import drops
from comity.settlement.methods.temptations import temptations
from comity.settlement.start import standings_of, status_quo_of
from comity.settlement.steps.build import build_steps
from comity.settlement.way import Exposed, Step, Stop, Temptation, Way
from comity.stability.engine import engine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.arrays import Bools, Ints
    from comity.model.dispute import Dispute, OutcomeRef
    from comity.model.space import Space
    from comity.settlement.methods.hindrances import Obstacle
    from comity.settlement.methods.paths import Path
    from comity.settlement.methods.standing import Standings
    from comity.settlement.start import Scale
    from comity.settlement.steps.rules import Hindrance
    from comity.settlement.steps.step import Steps


def find_way(
    dispute: Dispute,
    to: OutcomeRef | None = None,
    *,
    joint: int | None = None,
    without: tuple[str, ...] = (),
    scale: Scale = "ranks",
    limits: Limits = DEFAULT,
) -> Way:
    """Return a shortest safe way to a settlement, or the one that exposes people least.

    Parameters
    ----------
    dispute : Dispute
        The model; it must name a status quo.
    to : int or str, optional
        Number, pattern or name of the outcome. When left out, the nearest indivisible one.
    joint : int, optional
        How many parties may move at once. When left out, as few as a safe way needs; 1 where none
        is safe.
    without : tuple of str
        No step may raise an option with one of these tags.
    scale : {'ranks', 'weights'}
        What drops are measured by.
    limits : Limits
        What may be allocated.

    Returns
    -------
    Way

    Raises
    ------
    ComityError
        ``outcome-unknown``, ``tag-unknown``, ``joint-size``, ``consents-too-many``,
        ``key-missing`` when the case names no status quo, ``scale-undefined``, and every fault
        of the dispute.

    Examples
    --------
    From a clash in Chicken, restraint by both (4) is reached in two steps; each is safe, as
    nothing is worse than the clash:

    >>> import comity
    >>> from dataclasses import replace
    >>> dispute = replace(comity.read("chicken"), status_quo={})
    >>> way = find_way(dispute, 4)
    >>> way.safe, way.joint_size, way.outcomes
    (True, 1, (1, 2, 4))
    """
    space = outcome_space(dispute, limits)
    if joint is not None and joint < 1:
        what = f"{joint} parties cannot move at once"
        raise fail(what, "give a number from 1 up", "joint-size", where="joint")
    refuse_unknown_tags(dispute, without)
    return _Search(space, tuple(dict.fromkeys(without)), scale, limits).way(to, joint)


class _Search:
    """The arrays of one dispute, and the searches in them."""

    def __init__(
        self, space: Space, without: tuple[str, ...], scale: Scale, limits: Limits
    ) -> None:
        self.space, self.without, self.limits = space, without, limits
        self.scale: Scale = scale
        self.start = status_quo_of(space)
        self.ranks: Ints = np.stack(list(all_ranks(space.dispute, space).values()))
        self.standing: Standings = standings_of(space, self.ranks, scale)
        self.drops = drops(self.standing, self.start)
        self.safe = indivisible(changes(self.ranks, self.start))
        self.steps: Steps = build_steps(space, without, (), limits)
        self.parties = tuple(party.id for party in space.dispute.parties)

    def way(self, to: OutcomeRef | None, joint: int | None) -> Way:
        ends = self._ends(to)
        fewest = smallest_size(self.steps, self.start, ends, self.safe) if ends.any() else None
        size = joint or fewest or 1
        safe = fewest is not None and fewest <= size
        together = min(size, self.steps.most)
        path = self._path(ends, together, safe=safe)
        stops: tuple[Stop, ...] = ()
        if fewest is None:
            stops = self._stops(ends, together, passable=path is not None)
        return self._told(path, ends, fewest, size, stops, safe=safe, asked=to is not None)

    def _ends(self, to: OutcomeRef | None) -> Bools:
        if to is None:
            ends = self.safe.copy()
            ends[self.start] = False
            return ends
        return np.asarray(np.arange(self.space.count) == self.space.index(to), dtype=np.bool_)

    def _path(self, ends: Bools, size: int, *, safe: bool) -> Path | None:
        if safe:
            return shortest_path(self.steps, self.start, ends, self.safe, size)
        return least_exposure(self.steps, self.start, ends, self.drops, size)

    def _stops(self, ends: Bools, size: int, *, passable: bool) -> tuple[Stop, ...]:
        if not ends.any():
            return ()
        safe = self.safe if passable else np.ones_like(self.safe)
        most = self.steps.most if passable else size
        found: Obstacle = obstacle(
            self.space, self.start, ends, safe, most, self.without, limits=self.limits
        )
        return (
            *(self._stop(it, judged=passable) for it in found.alone),
            *(Stop(it.rule, self._rule(it), enough=False) for it in found.together),
        )

    def _stop(self, it: Hindrance, *, judged: bool) -> Stop:
        """Return a rule that opens a way; nobody knows who is secure where nothing can be yet."""
        return Stop(it.rule, self._rule(it), None if judged and it.rule == "infeasible" else True)

    def _rule(self, it: Hindrance) -> str:
        dispute = self.space.dispute
        match it.rule:
            case "infeasible":
                return dispute.infeasible[it.item]
            case "change":
                return dispute.options[it.item].id
            case "forbidden":
                ban = dispute.forbidden_moves[it.item]
                whose = ban.party or "everybody"
                return f"{whose}: from {ban.origin} to {ban.destination}"
            case "consent":
                return dispute.joint_options[it.item].id
            case "without":
                return self.without[it.item]
            case "safety":
                return ""

    def _told(
        self,
        path: Path | None,
        ends: Bools,
        fewest: int | None,
        size: int,
        stops: tuple[Stop, ...],
        *,
        safe: bool,
        asked: bool,
    ) -> Way:
        space = self.space
        alone = np.flatnonzero(ends)
        target = path.target if path else int(alone[0]) if asked else None
        numbers = space.numbers
        steps = None
        if path is not None:
            steps = tuple(
                Step(int(numbers[it.target]), self._names(it.movers)) for it in path.steps
            )
        worst = largest_drops(self.drops)[list(path.outcomes)].max() if path else None
        return Way(
            space.dispute.id,
            int(numbers[self.start]),
            int(np.count_nonzero(ends)),
            None if target is None else int(numbers[target]),
            safe,
            fewest,
            size,
            self.without,
            self.scale,
            steps,
            None if worst is None else Fraction(int(worst), self.standing.whole),
            tuple(self._exposed(path)) if path else (),
            tuple(self._temptations(path)) if path else (),
            stops,
        )

    def _names(self, parties: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(self.parties[k] for k in parties)

    def _exposed(self, path: Path) -> Iterator[Exposed]:
        for it in exposures(self.steps, path, self.drops):
            yield Exposed(
                it.at,
                int(self.space.numbers[it.outcome]),
                self.parties[it.party],
                Fraction(int(it.drop), self.standing.whole),
                self._names(it.movers),
                None if it.jointly is None else self._names(it.jointly.movers),
            )

    def _temptations(self, path: Path) -> Iterator[Temptation]:
        moves, _ = engine(self.space, self.limits)
        movers = [self.parties.index(party) for party in self.space.dispute.movers]
        found = temptations(moves, self.ranks, movers, self.start, path.outcomes)
        numbers = self.space.numbers
        for at, party, to, below in zip(
            found.at.tolist(), found.party.tolist(), found.to.tolist(), found.below, strict=True
        ):
            here = int(numbers[path.outcomes[at]])
            lowered = self._names(tuple(np.flatnonzero(below).tolist()))
            yield Temptation(at, here, self.parties[party], int(numbers[to]), lowered)
