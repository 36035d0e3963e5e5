"""What some levers of a case would do, without any search: who would leave, who is worse off."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from comity.mediation.concepts import plain_concept
from comity.mediation.levers.apply import for_security, named_levers, with_levers
from comity.mediation.levers.asked import refuse_unnamed
from comity.mediation.levers.carried import moved, renumbered
from comity.mediation.levers.result import LeverSet
from comity.model.limits import DEFAULT, Limits
from comity.model.space import outcome_space
from comity.settlement.certify import place_of
from comity.settlement.start import lowering
from comity.stability.concept import concept_name
from comity.stability.explain import explain
from comity.stability.sentence import outcome_words
from comity.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from comity.model.dispute import Dispute, OutcomeRef
    from comity.model.lever import Lever
    from comity.model.space import Space
    from comity.settlement.certificate import Place
    from comity.stability.proof import Proof


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """What some levers would do for one outcome.

    Attributes
    ----------
    dispute, space : Dispute, Space
        What was asked about, and its outcomes.
    concept : str
        Id of the stability concept.
    target : Place
        The outcome, by its number in the case.
    chosen : LeverSet
        The levers put in force.
    there : int or None
        The number of the outcome in `levered`; None where it cannot be with these levers, and
        nothing else is then said of it.
    lowered : tuple of str
        Parties and bystanders that are worse off there than at the status quo, by the case's own
        preferences and by the compensation among the levers.
    compensated : tuple of str
        Those that are worse off by the case's own preferences, and that compensation lifts again.
    levered : Dispute
        The dispute with the levers in force.
    proofs : tuple of Proof
        Why each party with moves would stay at the target or leave it, by the numbers of `levered`.
    secured : Dispute
        What judges who is worse off.
    renumbered : bool
        True when some outcome of the case has another number in `levered`.
    version : str
        The version of Comity that computed it.
    limits : Limits
        What it was allowed to take.
    """

    dispute: Dispute
    space: Space
    concept: str
    target: Place
    chosen: LeverSet
    there: int | None
    lowered: tuple[str, ...]
    compensated: tuple[str, ...]
    levered: Dispute
    proofs: tuple[Proof, ...]
    secured: Dispute
    renumbered: bool
    version: str
    limits: Limits = field(default=DEFAULT, repr=False)

    def __repr__(self) -> str:
        """Return one line that names the case, the target and the levers."""
        chosen = ", ".join(self.chosen.levers) or "none"
        return f"<Trial of {self.dispute.id}; target: {self.target.number}; levers: {chosen}>"

    def _repr_html_(self) -> str:
        """Return what is asked, what is found, and why, for notebooks."""
        from comity.mediation.levers.sheet import trial_sheet  # noqa: PLC0415  (only notebooks ask)

        return trial_sheet(self).html()

    @property
    def gone(self) -> bool:
        """True when the outcome cannot be with these levers."""
        return self.there is None

    @property
    def holds(self) -> bool:
        """True when the outcome can be and nobody would leave it."""
        return not self.gone and all(proof.stable for proof in self.proofs)

    @property
    def indivisible(self) -> bool:
        """True when the outcome can be and nobody is worse off there than at the status quo."""
        return not self.gone and not self.lowered

    @property
    def levers(self) -> tuple[Lever, ...]:
        """The levers of `chosen`, as the case has them."""
        return self.chosen.of(self.dispute)


def try_levers(
    dispute: Dispute,
    target: OutcomeRef,
    levers: str | Iterable[str | Lever],
    concept: str = "seq",
    *,
    limits: Limits = DEFAULT,
) -> Trial:
    """Return what some levers of a case would do for an outcome.

    Parameters
    ----------
    dispute : Dispute
        The model, with levers; it must name a status quo.
    target : int or str
        Number, pattern or name of the outcome in the case.
    levers : iterable of str or Lever
        Levers of the case, by id, in any order; none asks about the dispute as it is. A text is one
        id.
    concept : {'nash', 'gmr', 'smr', 'seq', 'sseq'}
        Under which concept it is asked who would stay.
    limits : Limits
        What may be allocated.

    Returns
    -------
    Trial

    Raises
    ------
    ComityError
        ``lever-unknown``, ``levers-clash`` for two levers on one concern or option,
        ``outcome-unknown``, ``concept-undefined``, ``key-missing`` when the case names no status
        quo, and every fault of the dispute.

    Examples
    --------
    The river runs, but the upper valley would hold it back again; a post where timber alone can be
    checked changes that, once records of the flow are kept:

    >>> import comity
    >>> dispute = comity.read("two-valleys")
    >>> [comity.try_levers(dispute, 12, it).holds for it in ([], ["data-bank", "timber-checks"])]
    [False, True]
    """
    asked = plain_concept(concept)
    space = outcome_space(dispute, limits)
    refuse_unnamed(space)
    index = space.index(target)
    named = named_levers(dispute, levers)
    wanted = outcome_words(space, int(space.numbers[index]))
    purpose = f"{wanted} of {dispute.id}, to hold under {concept_name(asked)}"
    levered = with_levers(dispute, named, purpose=purpose, limits=limits)
    secured = for_security(dispute, named, limits=limits)
    after = outcome_space(levered, limits)
    at = moved(space, index, after)
    there: int | None = None
    lowered: tuple[str, ...] = ()
    proofs: tuple[Proof, ...] = ()
    before: tuple[str, ...] = ()
    if at is not None:
        there = int(after.numbers[at])
        before = lowering(space)(index)
        lowered = lowering(outcome_space(secured, limits))(at)  # only wants differ from `levered`
        movers = levered.movers
        proofs = tuple(explain(levered, it, there, asked, limits=limits) for it in movers)
    return Trial(
        dispute=dispute,
        space=space,
        concept=asked,
        target=place_of(space, index),
        chosen=LeverSet(tuple(it.id for it in named), sum((it.cost for it in named), Fraction())),
        there=there,
        lowered=lowered,
        compensated=tuple(it for it in before if it not in lowered),
        levered=levered,
        proofs=proofs,
        secured=secured,
        renumbered=renumbered(space, after),
        version=__version__,
        limits=limits,
    )
