"""Everything that is asked of one dispute, together: what a report is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from comity.errors import ComityError
from comity.model.limits import DEFAULT, Limits
from comity.model.space import outcome_space
from comity.settlement.analysis import settle
from comity.settlement.assess import assess
from comity.settlement.certify import certify
from comity.settlement.find import find_way
from comity.settlement.regimes.analysis import compare_regimes
from comity.stability.analysis import analyze

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from comity.model.dispute import Dispute, OutcomeRef
    from comity.settlement.certificate import Certificate
    from comity.settlement.judge import Finding
    from comity.settlement.principles import Principles
    from comity.settlement.regimes.result import Regimes
    from comity.settlement.result import Settlement
    from comity.settlement.way import Way
    from comity.stability.result import Analysis

    Progress = Callable[[str, int, int], None]

Found = TypeVar("Found")

CERTIFIED = 10
"""Settlements that get a certificate at most; `comity.certify` makes that of any other."""


COUNTERED = 3
"""Outcomes that get a counter-example where there is no settlement."""
COMPARED = "Certificates, a way, regimes and checks of principles"
NOT_ALLOWED = {
    "consents-too-many",
    "expense-too-large",
    "key-missing",
    "regimes-too-large",
    "walk-away-missing",
}
"""Why a part may have to be left out of a dispute that can be analysed."""


class LeftOut(NamedTuple):
    """Something that was not computed, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Study:
    """What was computed of one dispute; what was not is None or empty.

    Attributes
    ----------
    dispute : Dispute
        What was asked about.
    analysis : Analysis
        Which outcomes hold.
    settlement : Settlement or None
        Which outcomes leave nobody less secure, and at whose expense improvements are.
    certificates : tuple of Certificate
        Of the first settlements in the stated order, and of the outcome asked for.
    way : Way or None
        To the outcome asked for, or to the nearest settlement.
    regimes : Regimes or None
        Where play leads, by who acts together.
    principles : Principles or None
        Somebody's list that was put to the settlements.
    checks : mapping of int to tuple of Finding
        What it finds, by number of the outcome.
    left_out : tuple of LeftOut
        What was not computed, and why.
    """

    dispute: Dispute
    analysis: Analysis
    settlement: Settlement | None = None
    certificates: tuple[Certificate, ...] = ()
    way: Way | None = None
    regimes: Regimes | None = None
    principles: Principles | None = None
    checks: Mapping[int, tuple[Finding, ...]] = field(default_factory=lambda: MappingProxyType({}))
    left_out: tuple[LeftOut, ...] = ()

    def __repr__(self) -> str:
        """Return one line that names the case and what was not computed."""
        without = "; ".join(it.what.lower() for it in self.left_out)
        return f"<Study of {self.dispute.id}{f', without: {without}' if without else ''}>"


def study(
    dispute: Dispute,
    concepts: Iterable[str] | None = None,
    *,
    outcome: OutcomeRef | None = None,
    principles: Principles | None = None,
    limits: Limits = DEFAULT,
    progress: Progress | None = None,
) -> Study:
    """Return everything that can be computed of a dispute.

    Parameters
    ----------
    dispute : Dispute
        The model. Without a status quo there are only the analysis and, where everybody states
        what it would walk away to, the settlements by those.
    concepts : iterable of str, optional
        Stability concepts, as `comity.analyze` takes them.
    outcome : int or str, optional
        An outcome that is proposed: it gets a certificate, and the way leads there. When left
        out, the way leads to the nearest settlement.
    principles : Principles, optional
        Somebody's list to put to the settlements.
    limits : Limits
        What may be allocated. Parts that would take more are left out, and listed as such; the
        analysis itself is not.
    progress : callable, optional
        As in `comity.analyze`.

    Returns
    -------
    Study

    Raises
    ------
    ComityError
        What `comity.analyze` raises, and ``outcome-unknown``.

    Examples
    --------
    >>> import comity
    >>> found = comity.study(comity.read("elmira-1991"))
    >>> found.settlement
    <Settlement of elmira-1991: 9 outcomes; 0 indivisible besides the status quo>
    >>> [it.outcome.number for it in found.certificates], found.way
    ([7, 3, 9], None)
    """
    wanted = None if concepts is None else tuple(concepts)
    space = outcome_space(dispute, limits)
    asked = None if outcome is None else space.index(outcome)
    parts = _Parts()
    settlement = parts.tried(
        "Settlements", lambda: settle(dispute, wanted, limits=limits, progress=progress)
    )
    if settlement is None:
        analysis = analyze(dispute, wanted, limits=limits, progress=progress)
    else:
        analysis = settlement.analysis
    proposed = tuple(int(space.numbers[it]) for it in _proposed(settlement, asked))
    if space.status_quo is None:
        parts.left_out.append(LeftOut(COMPARED, "the case names no status quo"))
        return Study(dispute, analysis, settlement, left_out=tuple(parts.left_out))
    way = None
    if asked is not None or (settlement is not None and settlement.positions):
        way = parts.tried("A way", lambda: find_way(dispute, outcome, limits=limits))
    regimes = parts.tried(
        "Regimes", lambda: compare_regimes(dispute, limits=limits, progress=progress)
    )
    checks = {}
    if principles is not None:
        checks = {it: assess(analysis, it, principles) for it in proposed}
    return Study(
        dispute,
        analysis,
        settlement,
        tuple(certify(dispute, it, limits=limits) for it in proposed),
        way,
        regimes,
        principles,
        MappingProxyType(checks),
        tuple(parts.left_out),
    )


def _proposed(settlement: Settlement | None, asked: int | None) -> tuple[int, ...]:
    """Return positions of outcomes to certify: the one asked for, then settlements in order.

    Without any, the first outcomes of the order, whose counter-examples say what is in the way.
    """
    first = () if asked is None else (asked,)
    if settlement is None:
        return first
    found = settlement.positions[:CERTIFIED]
    if not found and not first:
        others = settlement.order[settlement.order != settlement.start]
        found = tuple(others[:COUNTERED].tolist())
    return (*first, *(it for it in found if it not in first))


class _Parts:
    """Parts of a study, of which some may have to be left out."""

    def __init__(self) -> None:
        self.left_out: list[LeftOut] = []

    def tried(self, what: str, make: Callable[[], Found]) -> Found | None:
        """Return a part, or None where this dispute does not allow it."""
        try:
            return make()
        except ComityError as error:
            fault = error.faults[0]
            if fault.slug not in NOT_ALLOWED:
                raise
            self.left_out.append(LeftOut(what, fault.what))
            return None
