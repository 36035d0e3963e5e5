"""What was found about settlements: frozen, complete in itself, and without showing itself."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from comity.model.dispute import Concerns, Weights
from comity.settlement.methods.gains import indivisible, strictly_win_win, win_win
from comity.settlement.methods.price import price

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from comity.arrays import Bools, Ints
    from comity.model.dispute import Dispute, Preference
    from comity.model.space import Space
    from comity.settlement.methods.expense import Expense
    from comity.settlement.methods.price import Price
    from comity.settlement.methods.standing import Standings
    from comity.settlement.start import Reference, Scale
    from comity.stability.result import Analysis

Numbers = tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Settlement:
    """Which outcomes leave nobody less secure than the status quo, and at whose expense moves are.

    Attributes
    ----------
    analysis : Analysis
        Which outcomes hold, for the concepts computed.
    reference : {'status-quo', 'walk-aways'}
        What outcomes are compared with: the status quo, or what each party would walk away to.
    change : int array (party, outcome)
        1 where the party or bystander is better off than by the reference, 0 where as well off,
        -1 where worse off; parties in file order.
    efficient : bool array (outcome,)
        True where no outcome is at least as good for everybody and better for somebody.
    standing : Standings
        How high every outcome stands with everybody.
    highest_floor : bool array (outcome,)
        True where whoever stands worst stands as high as can be.
    expense : mapping of str to Expense
        Whose improvements lower whom: over all outcomes (``everywhere``), those that single moves
        can lead to from the status quo (``reachable``), and from it alone (``status_quo``); the
        first alone where the case names no status quo.
    scale : {'ranks', 'weights'}
        What standings are measured by.
    """

    analysis: Analysis
    reference: Reference
    change: Ints
    efficient: Bools
    standing: Standings
    highest_floor: Bools
    expense: Mapping[str, Expense]
    scale: Scale

    def __repr__(self) -> str:
        """Return one line that names the case and what was found."""
        found = f"{len(self.indivisible)} indivisible"
        found += "" if self.start is None else " besides the status quo"
        return f"<Settlement of {self.dispute.id}: {self.space.count} outcomes; {found}>"

    @property
    def dispute(self) -> Dispute:
        """What was analysed."""
        return self.analysis.dispute

    @property
    def space(self) -> Space:
        """Its outcomes."""
        return self.analysis.space

    @property
    def start(self) -> int | None:
        """Position of the status quo where outcomes are compared with it, else None."""
        return self.space.status_quo if self.reference == "status-quo" else None

    @property
    def status_quo(self) -> int | None:
        """Number of the status quo where outcomes are compared with it, else None."""
        return None if self.start is None else int(self.space.numbers[self.start])

    @property
    def parties(self) -> tuple[str, ...]:
        """Ids of everybody, bystanders included, in file order."""
        return tuple(party.id for party in self.dispute.parties)

    @cached_property
    def safe(self) -> Bools:
        """True where nobody is worse off, at the status quo too: bool array (outcome,)."""
        return indivisible(self.change)

    def _numbers(self, where: Bools) -> Numbers:
        return tuple(self.space.numbers[where].tolist())

    def _besides(self, where: Bools) -> Numbers:
        """Return the numbers of outcomes other than the one compared with."""
        others = where.copy()
        if self.start is not None:
            others[self.start] = False
        return self._numbers(others)

    @cached_property
    def indivisible(self) -> Numbers:
        """Outcomes at which nobody is worse off; the status quo, which always is one, left out."""
        return self._besides(self.safe)

    @cached_property
    def win_win(self) -> Numbers:
        """Indivisible outcomes at which somebody is better off."""
        return self._besides(win_win(self.change))

    @cached_property
    def strict(self) -> Numbers:
        """Outcomes at which everybody is better off."""
        return self._besides(strictly_win_win(self.change))

    @cached_property
    def pareto(self) -> Numbers:
        """Outcomes that are not worse for anybody than another that is better for somebody."""
        return self._numbers(self.efficient)

    @cached_property
    def maximin(self) -> Numbers:
        """Outcomes at which whoever stands worst stands as high as can be."""
        return self._numbers(self.highest_floor)

    def gainers(self, index: int) -> tuple[str, ...]:
        """Return who is better off at an outcome (by position)."""
        return self._who(index, 1)

    def losers(self, index: int) -> tuple[str, ...]:
        """Return who is worse off at an outcome (by position)."""
        return self._who(index, -1)

    def _who(self, index: int, sign: int) -> tuple[str, ...]:
        pairs = zip(self.parties, self.change[:, index].tolist(), strict=True)
        return tuple(party for party, change in pairs if change == sign)

    def holds(self, index: int) -> tuple[str, ...]:
        """Return the concepts under which an outcome (by position) holds against moves.

        Where nobody has a move from it, those only in which coalitions move; see
        ``analysis.held_no_moves``.
        """
        return self.analysis.holds_freely(index)

    @cached_property
    def _truths(self) -> Mapping[str, Bools]:
        """Where everything that parties want is true: bool arrays (outcome,)."""
        found = {}
        for preference in self.dispute.preferences.values():
            for text in _wants(preference):
                if text not in found:
                    found[text] = self.space.truth(text)[self.space.firsts]
        return found

    def gained_by(self, index: int, party: str) -> tuple[str, ...]:
        """Return by what a party is better off at an outcome (by position).

        Returns
        -------
        tuple of str
            The id of the one concern that decides; with weights, the statements that add to the
            outcome's worth against the status quo; nothing for a ranking, which gives no reasons,
            and nothing against walk-aways, which are no outcomes.
        """
        if self.start is None:
            return ()
        match self.dispute.preferences[party]:
            case Concerns(items):
                changed = (it for it in items if self._shift(it.want, index, self.start))
                return tuple(it.id for it in islice(changed, 1))
            case Weights(items):
                added = ((it, w * self._shift(it, index, self.start)) for it, w in items.items())
                return tuple(text for text, more in added if more > 0)
        return ()

    def _shift(self, text: str, index: int, start: int) -> int:
        true = self._truths[text]
        return int(true[index]) - int(true[start])

    @cached_property
    def order(self) -> Ints:
        """Positions of all outcomes in the stated order: int array (outcome,).

        Indivisible ones first, then Pareto-optimal ones, then by how many gain, then by under how
        many concepts the outcome holds, then by number. Nothing is added up. That an outcome is
        held only because nobody has a move counts for nothing.
        """
        concepts = np.zeros(self.space.count, dtype=np.int64)
        for concept, holds in self.analysis.is_equilibrium.items():
            concepts += holds & ~self.analysis.idly(concept)
        gain = np.count_nonzero(self.change > 0, axis=0)
        keys = (np.arange(self.space.count), -concepts, -gain, ~self.efficient, ~self.safe)
        return np.asarray(np.lexsort(keys))

    @cached_property
    def positions(self) -> tuple[int, ...]:
        """Positions of the indivisible outcomes, the one compared with left out, in that order."""
        besides = self.safe.copy()
        if self.start is not None:
            besides[self.start] = False
        return tuple(self.order[besides[self.order]].tolist())

    def shares(self, where: str = "everywhere") -> Mapping[str, Mapping[str, Fraction | None]]:
        """Return the expense matrix: which share of one's improvements lowers another.

        Parameters
        ----------
        where : {'everywhere', 'reachable', 'status_quo'}
            Over which improvements.

        Returns
        -------
        mapping of party with moves to mapping of everybody to Fraction or None
            None where the party has no improvement, and for the party itself.
        """
        found = self.expense[where]
        movers = self.dispute.movers
        rows = zip(movers, found.improvements.tolist(), found.lowering.tolist(), strict=True)
        return MappingProxyType(
            {
                mover: MappingProxyType(
                    {
                        party: Fraction(count, every) if every and party != mover else None
                        for party, count in zip(self.parties, lowering, strict=True)
                    }
                )
                for mover, every, lowering in rows
            }
        )

    def dilemma(self, where: str = "everywhere") -> Fraction | None:
        """Return the share of all improvements that lower somebody else; None without any."""
        found = self.expense[where]
        every = int(found.improvements.sum())
        return Fraction(int(found.lowering_some.sum()), every) if every else None

    def floor(self, index: int) -> Fraction:
        """Return the standing of who stands worst at an outcome (by position), from 0 to 1."""
        return Fraction(int(self.standing.shares[:, index].min()), self.standing.whole)

    @cached_property
    def prices(self) -> Mapping[str, Price]:
        """What every party meets at the equilibria of each concept, beside agreement."""
        ranks = np.stack(list(self.analysis.ranks.values()))
        agreeable = self.safe & self.efficient
        return MappingProxyType(
            {
                concept: price(ranks, self.start, holds, agreeable)
                for concept, holds in self.analysis.is_equilibrium.items()
            }
        )


def _wants(preference: Preference) -> Iterable[str]:
    match preference:
        case Concerns(items):
            return [it.want for it in items]
        case Weights(items):
            return items
    return ()
