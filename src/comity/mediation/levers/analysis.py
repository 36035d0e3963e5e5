"""From a dispute and a target to the levers that hold it: a search, then the engine's own proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.errors import fail
from comity.mediation.concepts import plain_concept
from comity.mediation.levers.asked import exact_budget, refuse_others, refuse_unnamed
from comity.mediation.levers.hunt import Hunt
from comity.mediation.levers.ranking import Race
from comity.mediation.levers.result import Mediation
from comity.mediation.levers.telling import breaks, none_holdable, stopped, too_dear, unholdable
from comity.mediation.levers.trial import try_levers
from comity.model.limits import DEFAULT, Limits
from comity.model.space import outcome_space
from comity.settlement.find import find_way
from comity.version import __version__

if TYPE_CHECKING:
    from fractions import Fraction

    from comity.mediation.levers.hunt import Progress
    from comity.mediation.levers.result import Ranked
    from comity.mediation.levers.search import Found, Search
    from comity.model.dispute import Dispute, OutcomeRef

BEST = "best"
"""In place of a target: that outcome which costs least to hold and leaves nobody worse off.

In graph form an outcome of that name is asked for by its number.
"""
MOST = 62
"""So many levers are told apart in one whole number."""


def mediate(
    dispute: Dispute,
    target: OutcomeRef = BEST,
    concept: str = "seq",
    *,
    budget: Fraction | float | str | None = None,
    others: int = 10,
    limits: Limits = DEFAULT,
    progress: Progress | None = None,
) -> Mediation:
    """Return the cheapest levers that make an outcome hold while nobody is worse off there.

    Parameters
    ----------
    dispute : Dispute
        The model, with levers; it must name a status quo.
    target : int or str
        Number, pattern or name of the outcome to hold. ``best``: of all that leave nobody worse
        off, be it through compensation, the one that costs least to hold; ties by number. In graph
        form, an outcome called ``best`` is asked for by its number.
    concept : {'nash', 'gmr', 'smr', 'seq', 'sseq'}
        What it is to be an equilibrium under.
    budget : Fraction, int, float or str, optional
        What the levers may cost together; a float is the decimal number that it is written as.
    others : int
        How many other minimal sets to look for.
    limits : Limits
        What may be allocated; `steps` bounds the search, to some two minutes by default, and
        `memory_bytes` what it keeps.
    progress : callable, optional
        Called with what is looked at, how many are done, and how many there are so far.

    Returns
    -------
    Mediation

    Raises
    ------
    ComityError
        ``value-type`` for a budget or a number of others below 0, or that is no number;
        ``levers-missing``, ``levers-too-many`` (also where the search is stopped by its limit),
        ``budget-too-low``, ``target-unholdable``, ``key-missing`` when the case names no status
        quo, ``outcome-unknown``, ``concept-undefined``, ``arcs-too-many``, ``space-too-large``, and
        every fault of the dispute.

    Notes
    -----
    Sets are taken up from the cheapest on, and each one that is not is shown to fail: hence the
    first that does is a cheapest. There are two to the number of levers; how many are worked out
    one by one depends on how widely failures speak, and is told in the result.

    Examples
    --------
    >>> import comity
    >>> found = comity.mediate(comity.read("two-valleys"), 12)
    >>> found.chosen.levers, float(found.chosen.cost)
    (('data-bank', 'timber-checks'), 3.0)
    >>> comity.mediate(comity.read("two-valleys"), 12, "gmr").chosen.levers
    ()
    """
    asked, most = plain_concept(concept), exact_budget(budget)
    refuse_others(others)
    space = outcome_space(dispute, limits)
    _refuse_count(len(dispute.levers))
    refuse_unnamed(space)
    hunt = Hunt(space, asked, most, limits)
    ranking: tuple[Ranked, ...] = ()
    if target == BEST:
        index, search, ranking = _best(hunt, progress)
    else:
        index = space.index(target)
        search = hunt.search(index)
        _hold(hunt, index, search, progress)
    chosen, tried = hunt.named(search.found[0]), search.reasons.tried
    more, complete = hunt.others(search, others)
    trial = try_levers(dispute, int(space.numbers[index]), chosen.levers, asked, limits=limits)
    if not (trial.holds and trial.indivisible):
        msg = "the search found levers that do not do"
        raise AssertionError(msg)
    way = None if index == space.status_quo else find_way(trial.secured, trial.there, limits=limits)
    return Mediation(
        dispute=dispute,
        space=space,
        concept=asked,
        budget=most,
        target=trial.target,
        asked_best=target == BEST,
        chosen=chosen,
        breaks=tuple(breaks(hunt, index, search.found[0].chosen)),
        others=more,
        others_complete=complete,
        tried=tried,
        lowered=trial.compensated,
        levered=trial.levered,
        proofs=trial.proofs,
        way=way,
        secured=trial.secured,
        renumbered=trial.renumbered,
        ranking=ranking,
        version=__version__,
        limits=limits,
    )


def _refuse_count(levers: int) -> None:
    if not levers:
        what = "the case has no levers, so there is nothing to choose from"
        raise fail(what, "list what a third party could do", "levers-missing", path=("levers",))
    if levers > MOST:
        what = f"the case has {levers} levers; at most {MOST} are searched"
        raise fail(what, "take out the least likely ones", "levers-too-many", path=("levers",))


def _hold(hunt: Hunt, index: int, search: Search, progress: Progress | None) -> Found:
    """Return the cheapest choice that holds one target.

    Raises
    ------
    ComityError
        ``target-unholdable``, ``budget-too-low``, ``levers-too-many``.
    """
    found = hunt.cheapest(search, progress)
    if found is None and search.bound is not None:
        raise stopped(hunt, search.reasons.tried, search.bound)
    if found is None:
        raise unholdable(hunt, index, search)
    if not hunt.within(found.cost):
        raise too_dear(hunt, index, hunt.named(found))
    return found


def _best(hunt: Hunt, progress: Progress | None) -> tuple[int, Search, tuple[Ranked, ...]]:
    """Return the target that costs least to hold, its search, and the ranking of all."""
    race = Race(hunt, hunt.perhaps_indivisible())
    race.run(progress)
    if not race.held:
        beyond = race.run_on(progress)
        if beyond is not None:
            raise too_dear(hunt, beyond.target, hunt.named(beyond.found))
        if race.bound is not None:
            count = sum(it.reasons.tried for it in race.searches.values())
            raise stopped(hunt, count, race.bound)
        raise none_holdable(hunt, len(race.targets))
    target = race.held[0].target
    return target, race.searches[target], tuple(race.ranking())
