"""Sequential stability of a higher order: who would stay anyway makes no credible reply."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from comity.stability.relational.individual import stable_by
from comity.stability.relational.relation import Plain

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints
    from comity.stability.concept import Concept
    from comity.stability.relational.graph import GraphModel


@dataclass(frozen=True, slots=True, eq=False)
class Unsettled(Plain):
    """Plain preference, where only who would not stay replies.

    Attributes
    ----------
    stays : bool array (mover, outcome)
        True where a mover would stay: a step from there is not credible.
    """

    stays: Bools

    def follows(self, mover: int, here: Ints, there: Ints) -> Bools:
        """See `comity.stability.relational.relation.Relation.follows`."""
        return np.asarray(self.leaves(mover, here, there) & ~self.stays[mover][here])


def of_order(concept: Concept, model: GraphModel) -> Unsettled:
    """Return how movers compare under ``seq:order=k``.

    Notes
    -----
    Higher-order sequential stability (Oliveira & Rêgo 2018), read as follows: of order 0 is Nash
    stability; of order k is sequential stability in which a party makes no step out of an outcome
    that is stable of order k - 1 for it. No improvement begins where somebody is Nash stable, so
    order 1 is SEQ itself; order 2 leaves out replies by a step out of what is SEQ for its mover.

    Examples
    --------
    Ann could move from s to t, and Bob on to u; but from there Ann would go back to s, which is no
    better for Bob than t. So t is SEQ for him, and of order 2 he does not deter Ann:

    >>> import json
    >>> import comity
    >>> moves = {"ann": [["s", "t"], ["u", "s"]], "bob": [["t", "u"]]}
    >>> ranking = {"ann": {"ranking": ["t", "s", "u"]}, "bob": {"ranking": ["u", "t", "s"]}}
    >>> case = {"comity": 1, "id": "round", "title": "Round and round", "preferences": ranking}
    >>> case |= {"parties": [{"id": "ann", "name": "Ann"}, {"id": "bob", "name": "Bob"}]}
    >>> case |= {"graph": {"outcomes": ["s", "t", "u"], "moves": moves}}
    >>> found = comity.analyze(comity.parse(json.dumps(case)), ["seq", "seq:order=2"])
    >>> found.stability["seq"]["ann"], found.stability["seq:order=2"]["ann"]
    ((1, 2), (2,))
    """
    stays = stable_by("nash", model.arcs, Plain(model.ranks), model.count)
    for _ in range(int(concept.get("order")) - 1):
        stays = stable_by("seq", model.arcs, Unsettled(model.ranks, stays), model.count)
    return Unsettled(model.ranks, stays)
