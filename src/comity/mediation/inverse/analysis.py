"""From a dispute and one of its outcomes to what parties would have to want for it to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.errors import ComityError, fail, quoted
from comity.mediation.concepts import plain_concept
from comity.mediation.inverse.clauses import conditions
from comity.mediation.inverse.necessary import necessary
from comity.mediation.inverse.question import Question
from comity.mediation.inverse.result import Inverse
from comity.mediation.inverse.share import share_of_rankings
from comity.mediation.inverse.sufficient import smallest_sufficient
from comity.model.check import unknown
from comity.model.limits import DEFAULT, Limits
from comity.model.space import outcome_space
from comity.stability.engine import engine
from comity.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from comity.model.dispute import Dispute, OutcomeRef


def inverse(
    dispute: Dispute,
    outcome: OutcomeRef,
    concept: str = "seq",
    free: Iterable[str] | None = None,
    *,
    seed: int = 0,
    limits: Limits = DEFAULT,
    progress: Callable[[str, int, int], None] | None = None,
) -> Inverse:
    """Return under which preferences of some parties an outcome is an equilibrium.

    Parameters
    ----------
    dispute : Dispute
        The model.
    outcome : int or str
        Number, pattern or name of the outcome asked about.
    concept : str
        One of ``nash gmr smr seq sseq``.
    free : iterable of str, optional
        Ids of parties with moves whose ranking is open; all of them when left out. The others
        prefer what they do in the case. A single text is one id; when empty nobody is free, and
        the answer is whether the outcome holds as it is.
    seed : int
        For the share of rankings, where it has to be estimated; 0 or more.
    limits : Limits
        What may be allocated.
    progress : callable, optional
        Called with the mover, the moves done and all moves away from the outcome.

    Returns
    -------
    Inverse
        The exact condition, as clauses of comparisons; which are necessary; a smallest set that
        is enough; and the share of strict rankings in which the outcome holds.

    Raises
    ------
    ComityError
        ``outcome-unknown``, ``concept-unknown``, ``concept-undefined`` for other concepts,
        ``party-unknown``, ``value-type``, ``inverse-too-large``, and every fault of the dispute.

    Notes
    -----
    Inverse preferences of the graph model (Kinsara, Kilgour & Hipel 2015; Wang, Hipel, Fang & Dang
    2018), without going through rankings. Where steps of free parties are part of replies, a
    clause may have very many alternatives: the shortest 200 are listed then.

    Examples
    --------
    Syria would have to see 2 as no worse than 1 and 3 for it to be a Nash equilibrium. Under SEQ
    it is enough if Iraq's reply to either leaves it no better off:

    >>> import comity
    >>> dispute = comity.read("syria-iraq-1975")
    >>> found = inverse(dispute, 2, "nash", ["syria"])
    >>> [(it.better, it.worse) for it in found.comparisons], found.share.count
    ([(2, 1), (2, 3)], 240)
    >>> found = inverse(dispute, 2, "seq", ["syria"])
    >>> [(it.better, it.worse) for it in found.comparisons], found.share.count
    ([(2, 1), (2, 3), (2, 4), (2, 6)], 384)
    >>> [clause.alternatives for clause in found.clauses]
    [((0,), (2,)), ((1,), (3,)), ((),)]
    """
    space = outcome_space(dispute, limits)
    base = plain_concept(concept)
    open_to = _free(dispute, free)
    _refuse_seed(seed)
    moves, ranks = engine(space, limits)
    index = space.index(outcome)
    movers = frozenset(map(dispute.movers.index, open_to))
    question = Question(space, moves, ranks, int(moves.nodes[index]), base, movers, limits)
    comparisons, clauses = conditions(question, progress)
    smallest, unfound = smallest_sufficient(comparisons, clauses)
    enough = None if smallest is None else smallest.comparisons
    needed, complete = necessary(comparisons, clauses, enough)
    if smallest is None and not unfound:
        needed, complete = (), True
    return Inverse(
        dispute=dispute,
        space=space,
        outcome=int(space.numbers[index]),
        concept=base,
        free=open_to,
        comparisons=comparisons,
        clauses=clauses,
        necessary=needed,
        necessary_complete=complete,
        smallest=smallest,
        unfound=unfound,
        share=share_of_rankings(
            question, comparisons, clauses, seed, impossible=smallest is None and not unfound
        ),
        seed=seed,
        holds=all(clause.holds for clause in clauses),
        version=__version__,
        limits=limits,
    )


def _free(dispute: Dispute, free: Iterable[str] | None) -> tuple[str, ...]:
    """Return the ids of the free parties, in the order of the case."""
    if free is None:
        return dispute.movers
    asked = {free} if isinstance(free, str) else set(free)
    strangers = sorted(asked.difference(dispute.movers))
    if strangers:
        raise ComityError(
            unknown("party with moves called", it, dispute.movers, (), "party-unknown").at("free")
            for it in strangers
        )
    return tuple(party for party in dispute.movers if party in asked)


def _refuse_seed(seed: object) -> None:
    """Raise ``value-type`` where nothing can be drawn by a seed."""
    if not isinstance(seed, int) or seed < 0:
        what = f"{quoted(str(seed))} is no seed"
        raise fail(what, "give a whole number from 0 on", "value-type", where="seed")
