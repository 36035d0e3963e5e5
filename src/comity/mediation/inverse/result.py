"""What parties would have to want for an outcome to hold: frozen, and without any words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction

    from comity.model.dispute import Dispute
    from comity.model.limits import Limits
    from comity.model.space import Space


class Comparison(NamedTuple):
    """How a free party would have to compare two outcomes.

    Attributes
    ----------
    party : str
        Id of the party.
    better, worse : int
        Numbers of the outcomes.
    strict : bool
        True: the party must prefer `better` to `worse`. False: it must not prefer `worse` to
        `better`, and `better` is the outcome asked about.
    holds : bool
        True when that is so by the preferences of the case.
    """

    party: str
    better: int
    worse: int
    strict: bool
    holds: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """What keeps one party from one move away from the outcome asked about.

    Attributes
    ----------
    party : str
        Id of the party that could make the move.
    to : int
        Number of the outcome that it leads to.
    alternatives : tuple of tuple of int
        Positions in `Inverse.comparisons`. Any one alternative is enough, if all its comparisons
        are true. No alternative is part of another one. By length, then content. One that is
        empty is met whatever the free parties want; when there is none at all, nothing that they
        want can meet the clause.
    complete : bool
        True when these are all alternatives there are, but for longer ones that one of them is
        part of.
    holds : bool
        True when the clause is met by the preferences of the case.
    """

    party: str
    to: int
    alternatives: tuple[tuple[int, ...], ...]
    complete: bool
    holds: bool

    @property
    def met_anyway(self) -> bool:
        """True when the clause is met whatever the free parties want."""
        return self.alternatives == ((),)

    @property
    def impossible(self) -> bool:
        """True when nothing that the free parties want can meet the clause."""
        return self.complete and not self.alternatives


@dataclass(frozen=True, slots=True)
class Sufficient:
    """Comparisons that together are enough: whoever compares so, the outcome holds.

    Attributes
    ----------
    comparisons : tuple of int
        Positions in `Inverse.comparisons`; some ranking of every party makes all of them true.
    to_change : int
        How many of them are not so by the preferences of the case. Sets are the better the fewer
        these are, then the fewer comparisons they have.
    at_least : int
        No set has fewer that are not so, as far as that was proved.
    proved : bool
        True when no better set exists.
    unproved : str
        Why that is not proved, in words; empty when it is.
    """

    comparisons: tuple[int, ...]
    to_change: int
    at_least: int
    proved: bool
    unproved: str


@dataclass(frozen=True, slots=True)
class Share:
    """In which share of strict rankings of the free parties the outcome holds.

    All rankings of all outcomes are equally likely, and those of different parties independent.

    Attributes
    ----------
    exact : Fraction or None
        The share, where it was computed.
    low, high : float
        The share itself, or else a 99 % interval (Clopper & Pearson 1934).
    draws : int
        Rankings drawn for the interval; 0 when the share is exact.
    rankings : int or None
        Number of all combinations of strict rankings, None above 10^15.
    """

    exact: Fraction | None
    low: float
    high: float
    draws: int
    rankings: int | None

    @property
    def count(self) -> int | None:
        """Number of combinations of rankings in which the outcome holds; None where unknown."""
        if self.exact is None or self.rankings is None:
            return None
        return int(self.exact * self.rankings)


@dataclass(frozen=True, slots=True, eq=False)
class Inverse:
    """Under which preferences of some parties an outcome is an equilibrium.

    Attributes
    ----------
    dispute : Dispute
        The model.
    space : Space
        Its outcomes.
    outcome : int
        Number of the outcome asked about.
    concept : str
        One of ``nash gmr smr seq sseq``.
    free : tuple of str
        Ids of the parties whose ranking is open; those of the others stand.
    comparisons : tuple of Comparison
        All that some alternative needs, by party.
    clauses : tuple of Clause
        One for every move away from the outcome: the outcome holds if and only if all are met.
    necessary : tuple of int
        Positions of comparisons without which the outcome cannot hold. Every one listed is
        necessary; all are listed when `necessary_complete`.
    necessary_complete : bool
        True when no other comparison is necessary.
    smallest : Sufficient or None
        A smallest set of comparisons that is enough; None where none was found.
    unfound : str
        Why no set was found, in words, although there may be one; empty when there is none, or
        one was found.
    share : Share
        Of the rankings of the free parties.
    seed : int
        What rankings were drawn by, where the share is an interval.
    holds : bool
        True when the outcome is an equilibrium by the preferences of the case.
    version : str
        Of Comity.
    limits : Limits
        What could be allocated.
    """

    dispute: Dispute
    space: Space
    outcome: int
    concept: str
    free: tuple[str, ...]
    comparisons: tuple[Comparison, ...]
    clauses: tuple[Clause, ...]
    necessary: tuple[int, ...]
    necessary_complete: bool
    smallest: Sufficient | None
    unfound: str
    share: Share
    seed: int
    holds: bool
    version: str
    limits: Limits

    def __repr__(self) -> str:
        """Return one line that names the case and says how much is asked of whom."""
        asked = f"{len(self.clauses)} clauses on {', '.join(self.free) or 'nobody'}"
        return f"<Inverse of {self.dispute.id} at {self.outcome}, {self.concept}: {asked}>"

    @property
    def impossible(self) -> bool:
        """True when the outcome holds under no preferences of the free parties."""
        return self.smallest is None and not self.unfound

    @property
    def in_the_way(self) -> tuple[Clause, ...]:
        """The clauses that nothing the free parties want can meet."""
        return tuple(clause for clause in self.clauses if clause.impossible)

    def _repr_html_(self) -> str:
        """Return the condition for notebooks; at most 50 clauses."""
        from comity.mediation.inverse.sheet import inverse_sheet  # noqa: PLC0415  (notebooks ask)

        return inverse_sheet(self).html()
