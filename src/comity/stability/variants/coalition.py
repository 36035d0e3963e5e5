"""Coalition stability: not only parties leave an outcome, but also coalitions of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.stability.coalitions.leaving import Leaving
from comity.stability.coalitions.members import (
    coalitions,
    members_of,
    refuse_too_many_coalitions,
)
from comity.stability.coalitions.play import Play
from comity.stability.coalitions.replies import CoalitionReplies
from comity.stability.relational.individual import CREDIBLE

if TYPE_CHECKING:
    from comity.stability.concept import Concept
    from comity.stability.relational.graph import GraphModel
    from comity.stability.relational.replies import Group


def of_coalitions(concept: Concept, model: GraphModel) -> Leaving:
    """Return who may leave, and what deters, under ``nash|gmr|smr|seq:coalition``.

    Raises
    ------
    ComityError
        ``coalitions-too-many`` where all coalitions of more than ten negotiators come up;
        ``consents-too-many`` and ``relations-too-large``.

    Notes
    -----
    Inohara & Hipel (2008). A coalition of negotiators leaves for what its members can bring about
    together and all prefer (with ``pareto``: no member disprefers and some prefer). CNash: for
    anything. CGMR: where no reply of the others, good for them or not, ends at what is no such
    gain. CSMR: nor, if it does, without a way for the coalition from there to such a gain. CSEQ:
    only replies count that consist of gains of coalitions of the others. To all parties together
    nobody can reply.

    An outcome is stable for a party where no coalition that it is part of would leave. Where
    coalitions are named, only these may leave, and a party in none of them would stay anywhere.

    With ``jump`` a coalition makes one change at once of any of its options, and so does every
    coalition of those who reply, as often as they like.

    Examples
    --------
    From 1 no prisoner would move alone, but both would together:

    >>> import comity
    >>> case = comity.read("prisoners-dilemma")
    >>> comity.analyze(case, ["nash", "nash:coalition", "gmr:coalition"]).equilibria
    mappingproxy({'nash': (1,), 'nash:coalition': (), 'gmr:coalition': (4,)})
    """
    members = members_of(model.space.dispute)
    named = tuple(tuple(sorted(map(members.index, it))) for it in concept.groups)
    jump = "jump" in concept
    every = not named or concept.base in CREDIBLE or jump
    if every:
        todo = "name those that may leave, under nash, gmr or smr without jump, or ask for blocs"
        refuse_too_many_coalitions(len(members), todo)
    kept = 2 * (2 ** len(members) if every else len(named))
    play = Play(model, jump=jump, pareto="pareto" in concept, kept=kept)
    family: tuple[Group, ...] = named or tuple(coalitions(range(len(members))))
    return Leaving(concept.base, play, family, CoalitionReplies(play))
