"""Coalition structures: parties that act as one in blocs, against one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.stability.coalitions.leaving import Leaving
from comity.stability.coalitions.members import members_of
from comity.stability.coalitions.play import Play
from comity.stability.coalitions.replies import BlocReplies

if TYPE_CHECKING:
    from comity.stability.concept import Concept
    from comity.stability.relational.graph import GraphModel


def of_blocs(concept: Concept, model: GraphModel) -> Leaving:
    """Return who may leave, and what deters, under ``nash|gmr|smr|seq|sseq:blocs=a+b``.

    Raises
    ------
    ComityError
        ``consents-too-many`` and ``relations-too-large``.

    Notes
    -----
    The coalition structures of GMCR+: every bloc is one decision maker, which moves to what all
    its members prefer; a reply deters that ends where not all of them are better off. Negotiators
    that are in no bloc named are blocs of one. What is stable for a party is what is stable for its
    bloc: that it might do better without the others does not count.

    One move of a bloc is a legal sequence of its members, with ``jump`` one change at once of any
    of their options; GMCR+ has the latter. Joint options move where a bloc has everybody whose
    consent they need, and stay as they are otherwise.

    Examples
    --------
    Two prisoners who decide as one leave 1 for 4, and stay there:

    >>> import comity
    >>> case = comity.read("prisoners-dilemma")
    >>> comity.analyze(case, ["nash:blocs=first-prisoner+second-prisoner"]).equilibria
    mappingproxy({'nash:blocs=...': (2, 3, 4)})
    """
    members = members_of(model.space.dispute)
    named = [tuple(sorted(map(members.index, it))) for it in concept.groups]
    taken = {j for bloc in named for j in bloc}
    blocs = sorted([*named, *((j,) for j in range(len(members)) if j not in taken)])
    play = Play(model, jump="jump" in concept, pareto=False, kept=len(blocs))
    return Leaving(concept.base, play, tuple(blocs), BlocReplies(play, blocs))
