"""What a search for levers found: frozen, complete in itself, outcomes by their numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from comity.model.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from fractions import Fraction

    from comity.model.dispute import Dispute
    from comity.model.lever import Lever
    from comity.model.space import Space
    from comity.settlement.certificate import Place
    from comity.settlement.way import Way
    from comity.stability.proof import Proof

Why = Literal["leaves", "lowered", "gone"]
"""What goes wrong: somebody leaves, somebody is worse off than now, or the target cannot be."""
Verdict = Literal["held", "beyond", "never", "open"]
"""A set holds it; only dearer ones than the budget do; none does; the search was stopped."""


@dataclass(frozen=True, slots=True)
class LeverSet:
    """Some of a case's levers, and what they cost together.

    Attributes
    ----------
    levers : tuple of str
        Ids, in the order of the case; empty where nothing need be done.
    cost : Fraction
        The sum of their costs.
    """

    levers: tuple[str, ...]
    cost: Fraction

    def of(self, dispute: Dispute) -> tuple[Lever, ...]:
        """Return the levers, as the case has them."""
        return tuple(it for it in dispute.levers if it.id in self.levers)


@dataclass(frozen=True, slots=True)
class Breaks:
    """What goes wrong when one lever of a set is left out.

    Attributes
    ----------
    lever : str
        Id of the lever left out.
    party : str
        Id of who would leave, or be worse off than at the status quo; empty where `why` is
        ``gone``.
    to : Place or None
        Where that party would go, undeterred; None unless `why` is ``leaves``. Its number is that
        of the case; 0 for an outcome that only the other levers make possible.
    why : {'leaves', 'lowered', 'gone'}
        What goes wrong.
    sentence : str
        The same in words.
    """

    lever: str
    party: str
    to: Place | None
    why: Why
    sentence: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """One target of a ranking, and what it costs to hold it.

    Attributes
    ----------
    target : Place
        The outcome, by its number in the case.
    verdict : {'held', 'beyond', 'never', 'open'}
        ``held``: `chosen` is the cheapest set that does. ``beyond``: no set within the budget
        does; whether a dearer one does is not asked. ``never``: no set does. ``open``: the search
        was stopped.
    chosen : LeverSet or None
        The cheapest set; None unless ``held``.
    at_least : Fraction or None
        For ``beyond`` and ``open``: no set that does costs less.
    lowered : tuple of str
        Parties and bystanders that it leaves worse off than the status quo by the case's own
        preferences; only compensation lifts them again.
    """

    target: Place
    verdict: Verdict
    chosen: LeverSet | None
    at_least: Fraction | None
    lowered: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Mediation:
    """The cheapest levers that make an outcome an equilibrium while nobody is worse off there.

    Attributes
    ----------
    dispute, space : Dispute, Space
        What was asked about, and its outcomes.
    concept : str
        Id of the stability concept.
    budget : Fraction or None
        What the levers may cost together; None: anything.
    target : Place
        The outcome to hold, by its number in the case.
    asked_best : bool
        True when no target was named: it is the one that costs least to hold.
    chosen : LeverSet
        The cheapest set that does; of several, one of the fewest levers, then the first in the
        order of the case.
    breaks : tuple of Breaks
        For each lever of `chosen`, what goes wrong without it.
    others : tuple of LeverSet
        Other sets within the budget that do, while no proper part of them does; cheapest first.
    others_complete : bool
        True when there are no more of those.
    tried : int
        How many sets were worked out one by one for this target. All sets before `chosen` in the
        order of cost were among them, or share with one of those what made it fail.
    lowered : tuple of str
        Parties and bystanders that the target leaves worse off than the status quo by the case's
        own preferences; compensation in `chosen` lifts them again.
    levered : Dispute
        The dispute with `chosen` in force.
    proofs : tuple of Proof
        Why each party with moves stays at the target in `levered`, by the numbers of `levered`.
    way : Way or None
        From the status quo to the target with the moves of `levered`, judged by the case's own
        preferences and compensation; by the numbers of `secured`. None where the target is the
        status quo.
    secured : Dispute
        What the way was searched in, and what judges who is worse off.
    renumbered : bool
        True when some outcome of the case has another number in `levered`.
    ranking : tuple of Ranked
        When no target was named: every outcome but the status quo that leaves nobody worse off, be
        it through compensation; the cheapest to hold first, ties by number. Otherwise empty.
    version : str
        The version of Comity that computed it.
    limits : Limits
        What it was allowed to take.
    """

    dispute: Dispute
    space: Space
    concept: str
    budget: Fraction | None
    target: Place
    asked_best: bool
    chosen: LeverSet
    breaks: tuple[Breaks, ...]
    others: tuple[LeverSet, ...]
    others_complete: bool
    tried: int
    lowered: tuple[str, ...]
    levered: Dispute
    proofs: tuple[Proof, ...]
    way: Way | None
    secured: Dispute
    renumbered: bool
    ranking: tuple[Ranked, ...]
    version: str
    limits: Limits = field(default=DEFAULT, repr=False)

    def __repr__(self) -> str:
        """Return one line that names the case, the target and the levers."""
        chosen = ", ".join(self.chosen.levers) or "none"
        return f"<Mediation of {self.dispute.id}; target: {self.target.number}; levers: {chosen}>"

    def _repr_html_(self) -> str:
        """Return the levers, what breaks without each, and the ranking, for notebooks."""
        from comity.mediation.levers.sheet import (  # noqa: PLC0415  (only notebooks ask)
            mediation_sheet,
        )

        return mediation_sheet(self).html()

    @property
    def levers(self) -> tuple[Lever, ...]:
        """The levers of `chosen`, as the case has them."""
        return self.chosen.of(self.dispute)
