"""Everything that is asked of one dispute, together: what a report is made from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from comity.errors import ComityError
from comity.mediation.concepts import CONCEPTS
from comity.mediation.inverse.analysis import inverse
from comity.mediation.levers.analysis import BEST, mediate
from comity.model.limits import DEFAULT, Limits
from comity.model.space import outcome_space
from comity.robustness.analysis import robust
from comity.settlement.analysis import settle
from comity.settlement.assess import assess
from comity.settlement.certify import certify
from comity.settlement.find import find_way
from comity.settlement.regimes.analysis import compare_regimes
from comity.stability.analysis import analyze
from comity.stability.concept import read_concepts
from comity.stability.jumps.analysis import jumps_of
from comity.stability.perception.analysis import perceive
from comity.stability.reach.analysis import reach_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from comity.mediation.inverse.result import Inverse
    from comity.mediation.levers.result import Mediation
    from comity.model.dispute import Dispute, OutcomeRef
    from comity.robustness.result import Robustness
    from comity.settlement.certificate import Certificate
    from comity.settlement.judge import Finding
    from comity.settlement.principles import Principles
    from comity.settlement.regimes.result import Regimes
    from comity.settlement.result import Settlement
    from comity.settlement.way import Way
    from comity.stability.jumps.result import Jumps
    from comity.stability.perception.result import Perceptions
    from comity.stability.reach.result import Reach
    from comity.stability.result import Analysis

    Progress = Callable[[str, int, int], None]

Found = TypeVar("Found")

CERTIFIED = 10
"""Settlements that get a certificate at most; `comity.certify` makes that of any other."""
COUNTERED = 3
"""Outcomes that get a counter-example where there is no settlement."""
GRAPH = 1000
"""Outcomes of a dispute in graph form whose regimes are compared without being asked for alone."""
LARGE_GRAPH = f"in graph form above {GRAPH:,} outcomes they take long; `comity regimes` has them"
TOGETHER = 1000
"""Outcomes of a dispute whose equilibrium jumps are sought without being asked for alone."""
LARGE_TOGETHER = f"above {TOGETHER:,} outcomes they take long; `comity jumps` has them"
SOUGHT = 1000
"""Outcomes of a dispute for one of which conditions are sought without being asked for alone."""
LARGE_SOUGHT = f"above {SOUGHT:,} outcomes it may take long; `comity inverse` has it"
LARGE_LEVERS = f"above {SOUGHT:,} outcomes the search may take long; `comity mediate` has it"
LEVERS = "What levers would do"
"""What is left out where no levers can hold an outcome, or the search takes too long."""
DRAWS = 2_560
"""How many preferences are drawn where the case says that some are not known."""
LARGE_DRAWN = f"above {SOUGHT:,} outcomes drawing may take long; `comity robust` has it"
COMPARED = "Certificates, a way, regimes and checks of principles"
"""What there is only where outcomes can be compared with a status quo."""
NOT_ALLOWED = {
    "arcs-too-many",
    "coalitions-too-many",
    "consents-too-many",
    "expense-too-large",
    "inverse-too-large",
    "key-missing",
    "levers-too-many",
    "regimes-too-large",
    "relations-too-large",
    "target-unholdable",
    "walk-away-missing",
}
"""Why a part may have to be left out of a dispute that can be analysed."""


class LeftOut(NamedTuple):
    """Something that was not computed, and why; `tells_wants` where that tells what is wanted."""

    what: str
    why: str
    tells_wants: bool = False


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
    reach : Reach or None
        What can be come to from the status quo by single moves.
    jumps : Jumps or None
        Which coalitions would take one outcome that holds for another.
    perceptions : Perceptions or None
        What each party expects, where the case states that some see the dispute otherwise.
    inverse : Inverse or None
        What it would take for an outcome to hold: the one asked for; else what the levers hold,
        or the nearest settlement. Under SEQ where that is computed.
    mediation : Mediation or None
        The cheapest of the case's levers that make it hold, or the settlement that is cheapest to
        hold where none is asked for.
    robustness : Robustness or None
        How far the answers depend on what is not known, where the case says that something is not.
    principles : Principles or None
        Somebody's list that was put to the settlements.
    checks : mapping of int to tuple of Finding
        What it finds, by number of the outcome.
    proposed : int or None
        Number of the outcome asked for.
    left_out : tuple of LeftOut
        What was not computed, and why.
    """

    dispute: Dispute
    analysis: Analysis
    settlement: Settlement | None = None
    certificates: tuple[Certificate, ...] = ()
    way: Way | None = None
    regimes: Regimes | None = None
    reach: Reach | None = None
    jumps: Jumps | None = None
    perceptions: Perceptions | None = None
    inverse: Inverse | None = None
    mediation: Mediation | None = None
    robustness: Robustness | None = None
    principles: Principles | None = None
    checks: Mapping[int, tuple[Finding, ...]] = field(default_factory=lambda: MappingProxyType({}))
    proposed: int | None = None
    left_out: tuple[LeftOut, ...] = ()

    def _repr_html_(self) -> str:
        """Return the analysis in short, and what was left out, for notebooks."""
        from comity.stability.sheet import analysis_sheet  # noqa: PLC0415  (only notebooks ask)

        missing = tuple(f"Not computed: {it.what.lower()}: {it.why}." for it in self.left_out)
        sheet = analysis_sheet(self.analysis)
        return replace(sheet, notes=(*sheet.notes, *missing)).html()

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
    wanted = None if concepts is None else read_concepts(concepts)
    space = outcome_space(dispute, limits)
    asked = None if outcome is None else space.index(outcome)
    left_out: list[LeftOut] = []
    settlement = _tried(
        "Settlements",
        left_out,
        lambda: settle(dispute, wanted, limits=limits, progress=progress),
    )
    if settlement is None:
        analysis = analyze(dispute, wanted, limits=limits, progress=progress)
    else:
        analysis = settlement.analysis
    found = Study(
        dispute,
        analysis,
        settlement,
        jumps=_left_together(analysis, left_out),
        perceptions=_perceived(dispute, left_out, limits),
        principles=principles,
        proposed=None if asked is None else int(space.numbers[asked]),
    )
    if space.status_quo is None:
        left_out.append(LeftOut(COMPARED, "the case names no status quo"))
        found = replace(found, principles=None)
    else:
        found = _compared(found, asked, left_out, limits, progress)
    found = replace(found, inverse=_taken(found, left_out))
    return replace(found, left_out=tuple(left_out))


def _reached(analysis: Analysis, left_out: list[LeftOut]) -> Reach | None:
    """Return what moves lead to from the status quo; None where nobody has one."""
    if not analysis.parties:
        return None
    return _tried("What can be come to", left_out, lambda: reach_of(analysis))


def _left_together(analysis: Analysis, left_out: list[LeftOut]) -> Jumps | None:
    """Return equilibrium jumps; where nobody has a move they would be all that anybody prefers."""
    if not analysis.parties:
        return None
    what = "What could be left together"
    if analysis.space.count > TOGETHER:
        left_out.append(LeftOut(what, LARGE_TOGETHER))
        return None
    return _tried(what, left_out, lambda: jumps_of(analysis))


def _perceived(dispute: Dispute, left_out: list[LeftOut], limits: Limits) -> Perceptions | None:
    """Return what each party expects, where the case states that any sees the dispute otherwise."""
    if not dispute.views:
        return None
    return _tried("What each party sees", left_out, lambda: perceive(dispute, limits=limits))


def _plain(analysis: Analysis) -> str | None:
    """Return the concept under which outcomes are to hold: SEQ, or the first that is computed."""
    known = [it for it in analysis.is_equilibrium if it in CONCEPTS]
    return "seq" if "seq" in known else next(iter(known), None)


def _taken(found: Study, left_out: list[LeftOut]) -> Inverse | None:
    """Return what it would take for an outcome to hold; None where none is asked for or settled."""
    analysis, number = found.analysis, _wanted(found)
    concept = _plain(analysis)
    if number is None or concept is None or not analysis.parties:
        return None
    what = "What it would take"
    if analysis.space.count > SOUGHT:
        left_out.append(LeftOut(what, LARGE_SOUGHT))
        return None
    made = partial(inverse, analysis.dispute, number, concept, limits=analysis.limits)
    return _tried(what, left_out, made)


def _wanted(found: Study) -> int | None:
    """Return the outcome that should hold: the one asked for, or what levers or a way lead to."""
    if found.proposed is not None:
        return found.proposed
    if found.mediation is not None:
        return found.mediation.target.number
    if found.way is not None and found.way.target is not None:
        return found.way.target
    settled = found.settlement.positions if found.settlement is not None else ()
    return next((int(found.analysis.space.numbers[it]) for it in settled), None)


def _mediated(
    analysis: Analysis, proposed: int | None, left_out: list[LeftOut]
) -> Mediation | None:
    """Return the cheapest levers, where the case has any."""
    concept = _plain(analysis)
    if not analysis.dispute.levers or concept is None:
        return None
    if analysis.space.count > SOUGHT:
        left_out.append(LeftOut(LEVERS, LARGE_LEVERS, tells_wants=True))
        return None
    target = BEST if proposed is None else proposed
    made = partial(mediate, analysis.dispute, target, concept, limits=analysis.limits)
    return _tried(LEVERS, left_out, made, tells_wants=True)


def _drawn(analysis: Analysis, left_out: list[LeftOut]) -> Robustness | None:
    """Return how far answers depend on what is not known, where the case says what that is."""
    known = [it for it in analysis.is_equilibrium if it in CONCEPTS]
    if not analysis.dispute.known or not known:
        return None
    what = "What becomes of the answers if parties were misjudged"
    if analysis.space.count > SOUGHT:
        left_out.append(LeftOut(what, LARGE_DRAWN, tells_wants=True))
        return None
    made = partial(robust, analysis.dispute, known, draws=DRAWS, limits=analysis.limits)
    return _tried(what, left_out, made, tells_wants=True)


def _compared(
    found: Study,
    asked: int | None,
    left_out: list[LeftOut],
    limits: Limits,
    progress: Progress | None,
) -> Study:
    """Return a study with everything that needs a status quo."""
    dispute, settlement, analysis = found.dispute, found.settlement, found.analysis
    numbers = [int(analysis.space.numbers[it]) for it in _certified(settlement, asked)]
    settled = asked is not None or (settlement is not None and bool(settlement.positions))
    way = None
    if settled:
        way = _tried("A way", left_out, lambda: find_way(dispute, found.proposed, limits=limits))
    regimes = None
    if dispute.graph is not None and analysis.space.count > GRAPH:
        left_out.append(LeftOut("Regimes", LARGE_GRAPH))
    else:
        regimes = _tried(
            "Regimes", left_out, lambda: compare_regimes(dispute, limits=limits, progress=progress)
        )
    checks = {}
    if found.principles is not None and settled:
        checks = {it: assess(analysis, it, found.principles) for it in numbers}
    return replace(
        found,
        reach=_reached(analysis, left_out),
        mediation=_mediated(analysis, found.proposed, left_out),
        robustness=_drawn(analysis, left_out),
        certificates=tuple(certify(dispute, it, limits=limits) for it in numbers),
        way=way,
        regimes=regimes,
        checks=MappingProxyType(checks),
    )


def _certified(settlement: Settlement | None, asked: int | None) -> tuple[int, ...]:
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


def _tried(
    what: str, left_out: list[LeftOut], make: Callable[[], Found], *, tells_wants: bool = False
) -> Found | None:
    """Return a part, or None, and say why, where this dispute does not allow it."""
    try:
        return make()
    except ComityError as error:
        fault = error.faults[0]
        if fault.slug not in NOT_ALLOWED:
            raise
        left_out.append(LeftOut(what, fault.what, tells_wants))
        return None
