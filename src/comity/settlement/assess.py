"""Somebody's list of principles put to one outcome of a dispute: what the checks may look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.model.tags import known_tags
from comity.settlement.certify import certify
from comity.settlement.find import find_way
from comity.settlement.grounds import Grounds, Route, raised
from comity.settlement.judge import judge, tags_to_avoid
from comity.stability.concept import read_concept

if TYPE_CHECKING:
    from comity.model.dispute import OutcomeRef
    from comity.model.space import Space
    from comity.settlement.judge import Finding
    from comity.settlement.principles import Principles
    from comity.settlement.way import Way
    from comity.stability.result import Analysis


def assess(analysis: Analysis, outcome: OutcomeRef, principles: Principles) -> tuple[Finding, ...]:
    """Return what every check of a list of principles finds at an outcome.

    Parameters
    ----------
    analysis : Analysis
        Of a dispute that names a status quo; checks of stability look at its concepts.
    outcome : int or str
        Number, pattern or name.
    principles : Principles
        Somebody's list, e.g. from `comity.read_principles`.

    Returns
    -------
    tuple of Finding
        One per check, in the order of the list. There is no overall verdict.

    Raises
    ------
    ComityError
        ``outcome-unknown``, and ``key-missing`` when the case names no status quo.

    Examples
    --------
    >>> import comity
    >>> analysis = comity.analyze(comity.read("syria-iraq-1975"))
    >>> found = assess(analysis, 6, comity.read_principles("gsi-commitments"))
    >>> [(it.check.id, it.verdict) for it in found][:2]
    [('common', 'fails'), ('comprehensive', 'undetermined')]
    """
    space = analysis.space
    index = space.index(outcome)
    stuck = bool(analysis.stuck[index]) and not any(
        read_concept(concept).together for concept in analysis.is_equilibrium
    )
    holds: dict[str, bool | None] = dict.fromkeys(analysis.stable)
    for concept, where in analysis.is_equilibrium.items():
        # Where nobody can leave alone, only what coalitions would do says anything.
        if stuck or not analysis.idly(concept)[index]:
            holds[concept] = bool(where[index])
    number = int(space.numbers[index])
    routes = tuple(_route(analysis, number, tags) for tags in tags_to_avoid(principles))
    certificate = certify(analysis.dispute, number, limits=analysis.limits)
    return judge(principles, Grounds(analysis.dispute, certificate, holds, stuck, routes))


def _route(analysis: Analysis, number: int, tags: tuple[str, ...]) -> Route:
    """Search for a way, of any kind, that raises no option with one of the tags."""
    known = known_tags(analysis.dispute)
    barred = tuple(tag for tag in tags if tag in known)
    way = find_way(analysis.dispute, number, without=barred, limits=analysis.limits)
    if way.steps is None:
        most = max(1, len(analysis.dispute.parties))
        way = find_way(analysis.dispute, number, joint=most, without=barred, limits=analysis.limits)
    return Route(tags, way.size, _raised(analysis.space, way))


def _raised(space: Space, way: Way) -> tuple[tuple[str, ...], ...] | None:
    if way.steps is None:
        return None
    patterns = [space.outcome(space.index(number)).pattern or "" for number in way.outcomes]
    return raised(space.dispute, patterns)
