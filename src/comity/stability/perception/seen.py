"""A dispute as one party sees it: whom it takes to want what, and what it does not think of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from comity.arrays import read_only
from comity.errors import ComityError, Fault
from comity.model.check import unknown
from comity.model.dispute import Perception
from comity.preferences.dense import dense_ranks
from comity.preferences.ranks import all_ranks, preference_ranks
from comity.stability.concept import FORESIGHT, SIMPLE, read_concept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from comity.arrays import Bools, Ints
    from comity.errors import Path
    from comity.model.space import Space
    from comity.stability.concept import Concept
    from comity.stability.relational.graph import GraphModel

IN_VIEWS = frozenset({*SIMPLE, "order", *FORESIGHT})
"""Concepts, and variants, that go by moves and plain preferences: a view has nothing else."""


def view_of(model: GraphModel, viewer: str) -> GraphModel:
    """Return the graph model of a dispute as a party sees it.

    Outcomes keep their numbers and positions. Parties want what `ranks_seen` says, and no move of
    anybody leads to or from an outcome that is `unseen`.

    Parameters
    ----------
    model : GraphModel
        The dispute as it is.
    viewer : str
        Id of a party with moves.

    Raises
    ------
    ComityError
        Every fault of what the case says of the view.

    Notes
    -----
    The subjective game of a first-level hypergame (Bennett 1977; Wang, Hipel & Fraser 1988), on
    the outcomes of the dispute itself: a party does not see outcomes, but none that are not there.

    Examples
    --------
    >>> from comity.model.dispute import Dispute, Graph, Party, Perception, Ranking
    >>> from comity.model.space import outcome_space
    >>> from comity.stability.relational.graph import graph_model
    >>> wants = {"ann": Ranking((("x",), ("y",), ("z",)))}
    >>> graph = Graph(("x", "y", "z"), {"ann": (("z", "y"), ("y", "x"))})
    >>> blind = {"ann": Perception(unseen=("x",))}
    >>> dispute = Dispute("d", "D", (Party("ann", "Ann"),), wants, graph=graph, views=blind)
    >>> model = graph_model(outcome_space(dispute))
    >>> [
    ...     (it.arcs[0].origin.tolist(), it.arcs[0].target.tolist())
    ...     for it in (model, view_of(model, "ann"))
    ... ]
    [([1, 2], [0, 1]), ([2], [1])]
    """
    movers = model.space.dispute.movers
    if viewer not in model.space.dispute.views:
        return model
    ranks = ranks_seen(model.space, viewer)
    hidden = unseen(model.space, viewer)
    arcs = tuple(it.only(~(hidden[it.origin] | hidden[it.target])) for it in model.arcs)
    return replace(model, arcs=arcs, ranks=read_only(np.stack([ranks[it] for it in movers])))


def ranks_seen(space: Space, viewer: str) -> Mapping[str, Ints]:
    """Return every party's ranks as a party takes them to be; its own are its true ones.

    Returns
    -------
    mapping of party id to int array (outcome,)
        Larger is better; ranks of different parties cannot be compared.

    Raises
    ------
    ComityError
        Every fault of every preference that the view states.
    """
    ranks, faults = dict(all_ranks(space.dispute, space)), list[Fault]()
    for party, preference in _view(space, viewer).preferences.items():
        path: Path = ("views", viewer, "preferences", party)
        try:
            ranks[party] = read_only(preference_ranks(preference, space, path))
        except ComityError as error:
            faults += error.faults
    if faults:
        raise ComityError(faults)
    return ranks


def unseen(space: Space, viewer: str) -> Bools:
    """Return which outcomes a party does not think of: bool array (outcome,).

    A statement is read at the first member of a ``same`` class, as everywhere.

    Raises
    ------
    ComityError
        ``outcome-unknown`` for a name that a graph does not have.
    """
    hidden = np.zeros(space.count, dtype=np.bool_)
    for k, text in enumerate(_view(space, viewer).unseen):
        if space.dispute.graph is not None:
            hidden[space.find(text, ("views", viewer, "unseen", k))] = True
        else:
            hidden |= space.truth(text)[space.firsts]
    return read_only(hidden)


def misjudged(space: Space, viewer: str) -> tuple[str, ...]:
    """Return whom a party takes to order the outcomes that it sees otherwise than they do.

    Returns
    -------
    tuple of party ids
        In file order, bystanders included.
    """
    seen = ~unseen(space, viewer)
    truth, taken = all_ranks(space.dispute, space), ranks_seen(space, viewer)

    def wrong(party: str) -> bool:
        right, taken_for = (dense_ranks(ranks[party][seen]) for ranks in (truth, taken))
        return not np.array_equal(right, taken_for)

    return tuple(party for party in truth if wrong(party))


def _view(space: Space, viewer: str) -> Perception:
    return space.dispute.views.get(viewer, Perception())


def in_views(concepts: Iterable[str]) -> tuple[Concept, ...]:
    """Return concepts that have a meaning in a view; they must be ids that exist.

    Raises
    ------
    ComityError
        ``concept-undefined`` for the others, all of them at once.

    Examples
    --------
    >>> [str(it) for it in in_views(["seq", "seq:order=2"])]
    ['seq', 'seq:order=2']
    >>> in_views(["sim"])
    Traceback (most recent call last):
        ...
    comity.errors.ComityError: concept: sim has no meaning in views, ...; ... (concept-undefined)
    """
    asked = tuple(map(read_concept, concepts))
    faults = list(_without_meaning(asked))
    if faults:
        raise ComityError(faults)
    return asked


def _without_meaning(concepts: Iterable[Concept]) -> Iterator[Fault]:
    for concept in concepts:
        if concept.variant not in IN_VIEWS:
            what = f"{concept} has no meaning in views, which tell moves and plain preferences only"
            plain = ", ".join(SIMPLE)
            todo = f"ask for {plain}, seq:order=K, limited=H, nonmyopic or stackelberg=PARTY"
            yield Fault((), what, todo, "concept-undefined", "concept")


def viewer_named(space: Space, viewer: str) -> str:
    """Return the id of a party with moves, of whose view something is asked.

    Raises
    ------
    ComityError
        ``party-unknown``
    """
    movers = space.dispute.movers
    if viewer in movers:
        return viewer
    fault = unknown("party with moves called", viewer, movers, (), "party-unknown")
    raise ComityError([fault.at("seen_by")])
