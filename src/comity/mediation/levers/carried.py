"""Outcomes in a case with other levels: where they are found again, and what names them there."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, product
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from comity.errors import ComityError
from comity.model.combination import signs
from comity.model.dispute import MILD, Degree, Likely, Ranking
from comity.model.known import Alternatives
from comity.model.space import ANY, lay_out, outcome_space
from comity.preferences.pairs import outcomes_meant
from comity.preferences.ranking import ranking_ranks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from comity.arrays import Ints
    from comity.errors import Path
    from comity.model.dispute import Dispute, OutcomeRef, Preference
    from comity.model.known import Known
    from comity.model.limits import Limits
    from comity.model.space import Space

Row = TypeVar("Row", Likely, Degree)


def moved(space_from: Space, index: int, space_to: Space) -> int | None:
    """Return where an outcome stands in another case of the same options, or the same graph.

    Parameters
    ----------
    space_from, space_to : Space
        The outcomes of both; a level is the same where it has the same id.
    index : int
        Position of the outcome in the first.

    Returns
    -------
    int or None
        Position in the second; None where it is not there. Of outcomes that are one by ``same``
        the first that is still there counts.

    Examples
    --------
    >>> import comity
    >>> chicken = comity.read("chicken")
    >>> other = replace(chicken, infeasible=("not first-swerves and not second-swerves",))
    >>> here, there = outcome_space(chicken), outcome_space(other)
    >>> moved(here, 3, there), moved(here, 0, there)
    (2, None)
    """
    there = int(landings(space_from, space_to)[index])
    return None if there < 0 else there


def landings(space_from: Space, space_to: Space) -> Ints:
    """Return what `moved` does for every outcome at once: -1 where it is not there.

    Returns
    -------
    int array (outcome,)
        Position in the second case of every outcome of the first.
    """
    found = _landing(space_from, space_from.feasible_cells, space_to)
    there = np.flatnonzero(found >= 0)
    outcomes, first = np.unique(space_from.outcome_of[there], return_index=True)
    landed = np.full(space_from.count, -1, dtype=np.int64)
    landed[outcomes] = found[there[first]]
    return landed


def renumbered(space_from: Space, space_to: Space) -> bool:
    """Return whether some outcome that is in both cases has another number in the second.

    Examples
    --------
    >>> import comity
    >>> chicken = comity.read("chicken")
    >>> other = replace(chicken, infeasible=("not first-swerves and not second-swerves",))
    >>> renumbered(outcome_space(chicken), outcome_space(other))
    True
    """
    landed = landings(space_from, space_to)
    there = landed >= 0
    return bool((space_to.numbers[landed[there]] != space_from.numbers[there]).any())


def _landing(space_from: Space, cells: Ints, space_to: Space) -> Ints:
    """Return the outcome that each of some cells belongs to in another case: -1 for none."""
    graph, graph_to = space_from.dispute.graph, space_to.dispute.graph
    if graph is not None and graph_to is not None:
        place = {name: k for k, name in enumerate(graph_to.outcomes)}
        found = [place.get(graph.outcomes[k], -1) for k in cells.tolist()]
        return np.asarray(found, dtype=np.int64)
    there = np.zeros(cells.size, dtype=np.int64)
    known = np.ones(cells.size, dtype=np.bool_)
    options = zip(space_from.dispute.options, space_to.dispute.options, strict=True)
    strides = zip(space_from.strides, space_to.strides, strict=True)
    for (here, to), (stride, stride_to) in zip(options, strides, strict=True):
        table = np.asarray([to.levels.index(it) if it in to.levels else -1 for it in here.levels])
        level = table[cells // stride % len(here.levels)]
        known &= level >= 0
        there += level * stride_to
    return np.where(known, space_to.outcome_at[np.where(known, there, 0)], -1)


def carried(dispute: Dispute, made: Dispute, limits: Limits) -> Dispute:
    """Return a case made of another one, its numbers and patterns read in that other one.

    Parameters
    ----------
    dispute : Dispute
        The case that everything naming outcomes is read in.
    made : Dispute
        The same with levels more, or with outcomes less.
    limits : Limits
        How large the outcome spaces may be.

    Returns
    -------
    Dispute
        `made`; rankings, alternatives among them, and rows of `unknown`, `likely` and `fuzzy` name
        outcomes by patterns of its own. Outcomes that are gone are left out, and a step between
        tiers is as strong as the strongest of those it is made of.
    """
    renaming = _Renaming(outcome_space(dispute, limits), lay_out(made, limits))
    fuzzy = {
        party: replace(it, pairs=tuple(renaming.rows(it.pairs, ("fuzzy", party, "pairs"))))
        for party, it in dispute.fuzzy.items()
    }
    views = {
        viewer: replace(
            view, preferences=renaming.ranked(view.preferences, ("views", viewer, "preferences"))
        )
        for viewer, view in dispute.views.items()
    }
    return replace(
        made,
        preferences=renaming.ranked(made.preferences, ("preferences",)),
        unknown={
            party: tuple(renaming.pairs(rows, ("unknown", party)))
            for party, rows in dispute.unknown.items()
        },
        likely={
            party: tuple(renaming.rows(rows, ("likely", party)))
            for party, rows in dispute.likely.items()
        },
        fuzzy=fuzzy,
        views=views,
        known={party: renaming.known(it, ("known", party)) for party, it in made.known.items()},
    )


class _Renaming:
    """From what names outcomes in one case to patterns that name them in another."""

    def __init__(self, old: Space, new: Space) -> None:
        self.old, self.new = old, new
        self.there = landings(old, new)

    def ranked(self, preferences: Mapping[str, Preference], path: Path) -> dict[str, Preference]:
        """Return preferences with their rankings rewritten."""
        return {party: self._rewritten(it, (*path, party)) for party, it in preferences.items()}

    def known(self, said: Known, path: Path) -> Known:
        """Return what is known of a party with the rankings among its alternatives rewritten."""
        if not isinstance(said, Alternatives):
            return said
        at = (*path, "alternatives")
        return Alternatives(
            tuple(
                it
                if it.preference is None
                else replace(it, preference=self._rewritten(it.preference, (*at, k, "preference")))
                for k, it in enumerate(said.items)
            )
        )

    def _rewritten(self, wanted: Preference, path: Path) -> Preference:
        return self._ranking(wanted, path) if isinstance(wanted, Ranking) else wanted

    def _ranking(self, ranking: Ranking, path: Path) -> Ranking:
        ranks = ranking_ranks(ranking, self.old, (*path, "ranking"))
        before = _landing(self.new, self.new.cells, self.old)
        tier_of = len(ranking.tiers) - 1 - ranks[before]
        kept = np.unique(tier_of).tolist()
        tiers = tuple(
            tuple(self._pattern(int(k)) for k in np.flatnonzero(tier_of == tier)) for tier in kept
        )
        steps = ranking.steps or (MILD,) * (len(ranking.tiers) - 1)
        joined = [max(steps[upper:lower]) for upper, lower in pairwise(kept)]
        return Ranking(tiers, tuple(joined) if max(joined, default=MILD) > MILD else ())

    def _pattern(self, outcome: int) -> str:
        return str(self.new.outcome(outcome).pattern)

    def pairs(
        self, rows: Iterable[tuple[OutcomeRef, OutcomeRef]], path: Path
    ) -> Iterator[tuple[OutcomeRef, OutcomeRef]]:
        """Yield pairs of refs, but for those of an outcome with itself."""
        for k, pair in enumerate(rows):
            one, other = (self._refs(ref, (*path, k, side)) for side, ref in enumerate(pair))
            yield from ((a, b) for a, b in product(one, other) if a != b)

    def rows(self, rows: Iterable[Row], path: Path) -> Iterator[Row]:
        """Yield rows about the same outcomes, but for those about an outcome and itself."""
        for k, row in enumerate(rows):
            better = self._refs(row.outcome, (*path, k, "outcome"))
            worse = self._refs(row.over, (*path, k, "over"))
            for outcome, over in product(better, worse):
                if outcome != over:
                    yield replace(row, outcome=outcome, over=over)

    def _refs(self, ref: OutcomeRef, path: Path) -> tuple[str, ...]:
        """Return the patterns that stand for what a ref stood for and is still there."""
        there = {*self.there[outcomes_meant(self.old, ref, path)].tolist()} - {-1}
        kept = [text for text in self._patterns(ref) if self._matching(text)]
        named = set().union(*(self._matching(text) for text in kept))
        return (*kept, *(self._pattern(index) for index in sorted(there - named)))

    def _matching(self, text: str) -> set[int]:
        try:
            return set(outcomes_meant(self.new, text, ()).tolist())
        except ComityError:
            return set()

    def _patterns(self, ref: OutcomeRef) -> Iterator[str]:
        """Yield the patterns for what a pattern says of levels; none for a number.

        Where an option has levels more, any level was any of those that it had.
        """
        if isinstance(ref, int):
            return
        choices: list[Iterable[str]] = []
        for sign, size, wider in zip(ref, self.old.sizes, self.new.sizes, strict=True):
            written = signs(wider)[:size]
            if size == wider:
                choices.append(sign)
            else:
                choices.append(written if sign == ANY else written[signs(size).index(sign)])
        yield from map("".join, product(*choices))
