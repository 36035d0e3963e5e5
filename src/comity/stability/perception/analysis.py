"""From a dispute with views to what each party expects, and what lasts when all act on that."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from comity.arrays import read_only
from comity.errors import fail
from comity.model.limits import DEFAULT, Limits
from comity.model.space import outcome_space
from comity.stability.analysis import concepts_for, undefined
from comity.stability.concept import SIMPLE
from comity.stability.perception.result import Perceptions
from comity.stability.perception.seen import in_views, misjudged, unseen, view_of
from comity.stability.perception.verdicts import verdicts_in
from comity.stability.relational.graph import graph_model
from comity.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from comity.arrays import Bools
    from comity.model.dispute import Dispute
    from comity.model.space import Space
    from comity.stability.concept import Concept
    from comity.stability.relational.graph import GraphModel
    from comity.stability.variants import Verdicts

    Progress = Callable[[str, int, int], None]


def perceive(
    dispute: Dispute,
    concepts: Iterable[str] | None = None,
    *,
    limits: Limits = DEFAULT,
    progress: Progress | None = None,
) -> Perceptions:
    """Return what each party expects, and what lasts when every party decides by its own view.

    Parameters
    ----------
    dispute : Dispute
        The model. Its `views` say who sees what; a party without a view sees it as it is.
    concepts : iterable of str, optional
        Concept ids; ``nash gmr smr seq sseq`` when left out. Besides these only variants that
        go by moves and plain preferences have a meaning: ``seq:order`` and foresight.
    limits : Limits
        What may be allocated.
    progress : callable, optional
        As in `comity.analyze`.

    Returns
    -------
    Perceptions

    Raises
    ------
    ComityError
        ``concept-unknown``, ``concept-undefined``, ``relations-too-large``, and every fault of the
        dispute and its views.

    Notes
    -----
    A first-level hypergame (Bennett 1977; Takahashi, Fraser & Hipel 1984): no party knows that
    another may see the dispute otherwise. An outcome lasts when it is stable for every party in
    the party's own view (Wang, Hipel & Fraser 1988). The names *steady*, *unsteady* and
    *stealthy* are those of Aljefri, Fang & Hipel (2014); what they stand for is Comity's reading.

    Where nothing is unseen, misjudged preferences cannot change what lasts under ``nash``,
    ``gmr`` and ``smr``, which do not ask what others want; they change what is expected.

    Examples
    --------
    Ann can speak; that only she likes. Bob takes her to like silence, and expects that (1):

    >>> import comity
    >>> from comity.model.dispute import Perception
    >>> parties = (
    ...     comity.Party("ann", "Ann", options=(comity.Option("speak", "Speak"),)),
    ...     comity.Party("bob", "Bob", options=(comity.Option("go", "Go"),)),
    ... )
    >>> def wants(text):
    ...     return comity.Concerns((comity.Concern("c", text),))
    >>> bob = Perception({"ann": wants("not speak")})
    >>> truth = {"ann": wants("speak"), "bob": wants("not go")}
    >>> dispute = comity.Dispute("talk", "Talk", parties, truth, views={"bob": bob})
    >>> found = comity.perceive(dispute, ["nash"])
    >>> found.lasting["nash"], found.unsteady["nash"], found.expected["nash"]["bob"]
    ((2,), (2,), (1,))
    >>> found.surprises["nash"]["bob"], found.disappointments["nash"]["bob"]
    ((2,), (1,))
    """
    space = outcome_space(dispute, limits)
    asked = _asked(space, concepts)
    model = graph_model(space, limits)
    viewers = [it for it in dispute.movers if it in dispute.views]
    told = _Told(progress, len(asked) * (len(viewers) + 1))
    in_truth = told.verdicts(asked, model)
    by_viewer = {it: told.verdicts(asked, view_of(model, it)) for it in viewers}
    hidden = {it: unseen(space, it) for it in dispute.movers}
    stays, expects = {}, {}
    for concept in map(str, asked):
        seen = [by_viewer.get(it, in_truth)[concept] for it in dispute.movers]
        own = [it.by_mover[k] for k, it in enumerate(seen)]
        pairs = zip(seen, hidden.values(), strict=True)
        stays[concept] = _rows(own, space)
        expects[concept] = _rows([it.everybody & ~blind for it, blind in pairs], space)
    return Perceptions(
        dispute,
        space,
        _rows(list(hidden.values()), space),
        MappingProxyType({it: misjudged(space, it) for it in dispute.movers}),
        MappingProxyType(stays),
        MappingProxyType(expects),
        MappingProxyType({it: read_only(found.everybody) for it, found in in_truth.items()}),
        read_only(model.stuck),
        __version__,
        limits,
    )


def _asked(space: Space, concepts: Iterable[str] | None) -> tuple[Concept, ...]:
    asked = in_views(concepts_for(space, SIMPLE if concepts is None else concepts))
    for concept in asked:
        why = undefined(str(concept), space)
        if why:
            what = f"{concept} has no meaning for {why}"
            raise fail(what, "ask for another concept", "concept-undefined", where="concept")
    return asked


class _Told:
    """Computes verdicts, and tells how far it is."""

    def __init__(self, progress: Progress | None, steps: int) -> None:
        self.progress, self.steps, self.done = progress, steps, 0

    def verdicts(self, concepts: Iterable[Concept], model: GraphModel) -> Mapping[str, Verdicts]:
        """Return who would stay where in a model, by concept id."""
        found = {}
        for concept in concepts:
            if self.progress is not None:
                self.progress(str(concept), self.done, self.steps)
            found[str(concept)] = verdicts_in(concept, model)
            self.done += 1
        return found


def _rows(rows: list[Bools], space: Space) -> Bools:
    return read_only(np.array(rows, dtype=np.bool_).reshape(len(rows), space.count))
