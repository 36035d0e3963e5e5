"""The state graph: outcomes, and who can move from which to which alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.report.pictures.bending import bends
from comity.report.pictures.graph_drawing import drawing
from comity.report.pictures.graph_sizes import edge
from comity.report.pictures.graph_words import moves_table, sentence
from comity.report.pictures.labels import label, labels
from comity.report.pictures.layout import positions
from comity.report.pictures.nearby import nearby
from comity.report.pictures.picture import Picture
from comity.stability.concept import concept_name
from comity.stability.engine import engine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from comity.report.pictures.nearby import Nearby
    from comity.report.pictures.theme import Theme
    from comity.report.reading import Reading

MANY = 40
"""Arcs that eyes can follow: of more, improvements alone are drawn at first."""
LONG, NAME = 240, 80
"""Characters of an outcome's words, and of a party's name, that are shown at most."""
ARCS = 150
"""Arcs that a graph has at most; outcomes are taken in only as far as these allow."""


@dataclass(frozen=True, slots=True)
class Node:
    """An outcome in a state graph.

    Attributes
    ----------
    number : int
        Of the outcome.
    words : str
        What is done there.
    at : tuple of float
        Where it stands: pixels to the right and down.
    now : bool
        True for the status quo.
    proposed : bool
        True for the outcome that was asked for.
    holds : tuple of str
        Names of the concepts under which every party would stay.
    stuck : bool
        True where nobody has a move, which is why it holds.
    indivisible : bool
        True where nobody is worse off than by the reference, at the status quo itself False.
    beyond : int
        How many moves lead to outcomes that the graph does not show.
    """

    number: int
    words: str
    at: tuple[float, float]
    now: bool
    proposed: bool
    holds: tuple[str, ...]
    stuck: bool
    indivisible: bool
    beyond: int

    @property
    def holds_freely(self) -> bool:
        """True where every party would stay although somebody has a move."""
        return bool(self.holds) and not self.stuck


@dataclass(frozen=True, slots=True)
class Arc:
    """A move, with the same party's move back where there is one.

    Attributes
    ----------
    mover : int
        Who moves, as a place in the graph's parties.
    origin, target : int
        Numbers of the outcomes; with a way back the lower one is first.
    back : bool
        True when the same party can move back.
    better, better_back : bool or None
        True when the move, and the move back, is an improvement; None where the audience may not
        know.
    bend : float
        How far the middle of its curve is pulled to the right, from the origin on: pixels.
    """

    mover: int
    origin: int
    target: int
    back: bool
    better: bool | None
    better_back: bool | None
    bend: float

    @property
    def improves(self) -> bool:
        """True when it is known that one of its ends is better for the mover."""
        return bool(self.better or self.better_back)


@dataclass(frozen=True, slots=True, kw_only=True)
class StateGraph(Picture):
    """Outcomes and the moves between them.

    Attributes
    ----------
    parties : tuple of str
        Names of the parties with moves, in file order.
    nodes : tuple of Node
        In the order of numbers.
    arcs : tuple of Arc
        In the order of movers, then of outcomes.
    concepts : int
        How many concepts were computed.
    """

    parties: tuple[str, ...]
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    concepts: int

    @property
    def improvements_first(self) -> bool:
        """True when there are too many arcs to draw others than improvements at first."""
        return len(self.arcs) > MANY and any(it.improves for it in self.arcs)

    def specification(self, theme: Theme) -> dict[str, Any]:
        """See `Picture.specification`."""
        return drawing(self, theme)


def state_graph(reading: Reading) -> StateGraph | None:
    """Return the state graph of a study, or None where no party has a move.

    Raises
    ------
    ComityError
        ``package-missing`` when networkx is not installed.

    Examples
    --------
    >>> import comity
    >>> from comity.report.reading import Provenance, Reading
    >>> found = comity.study(comity.read("syria-iraq-1975"))
    >>> graph = state_graph(Reading(found, "mediator", Provenance()))
    >>> graph.parties, len(graph.nodes), len(graph.arcs)
    (('Syria', 'Iraq'), 6, 9)
    >>> graph.arcs[0]
    Arc(mover=0, origin=1, target=2, back=True, better=False, better_back=True, bend=0.0)
    """
    study = reading.study
    moves, _ = engine(study.analysis.space)
    near = nearby(study, moves, _settlements(reading), ARCS)
    if not near.steps:
        return None
    nodes = tuple(_nodes(reading, near))
    arcs = tuple(_arcs(reading, near, nodes))
    names = labels((study.dispute.party(it).name for it in study.dispute.movers), NAME)
    return StateGraph(
        id="graph",
        title="Who can move where",
        sentence=sentence(nodes, arcs, study.analysis.space.count),
        table=moves_table(names, nodes, arcs, tells_wants=reading.tells_wants),
        parties=names,
        nodes=nodes,
        arcs=arcs,
        concepts=len(study.analysis.is_equilibrium),
    )


def _settlements(reading: Reading) -> Sequence[int]:
    """Return settlements in the order to take them in: their own tells the public who gains."""
    found = reading.study.settlement
    positions = () if found is None else found.positions
    return positions if reading.tells_wants else sorted(positions)


def _nodes(reading: Reading, near: Nearby) -> Iterator[Node]:
    analysis, settlement = reading.study.analysis, reading.study.settlement
    space = analysis.space
    places = {index: k for k, index in enumerate(near.outcomes)}
    links = [(places[it.origin], places[it.target]) for it in near.steps]
    at = positions(len(places), links, places.get(space.status_quo or 0, 0))
    for index, place, beyond in zip(near.outcomes, at, near.beyond, strict=True):
        now, number = index == space.status_quo, int(space.numbers[index])
        yield Node(
            number,
            label(space.words(index), LONG),
            place,
            now=now,
            proposed=number == reading.study.proposed,
            holds=tuple(concept_name(it) for it in analysis.holds(index)),
            stuck=bool(analysis.stuck[index]) and not analysis.holds_freely(index),
            indivisible=settlement is not None and bool(settlement.safe[index]) and not now,
            beyond=beyond,
        )


def _arcs(reading: Reading, near: Nearby, nodes: Sequence[Node]) -> Iterator[Arc]:
    analysis = reading.study.analysis
    places = {index: k for k, index in enumerate(near.outcomes)}
    links = [(places[it.origin], places[it.target]) for it in near.steps]
    at, radii = np.array([it.at for it in nodes]), np.array([edge(it) for it in nodes])
    for it, bend in zip(near.steps, bends(at, radii, links), strict=True):
        better = better_back = None
        if reading.tells_wants:
            ranks = analysis.ranks[analysis.parties[it.mover]]
            better = bool(ranks[it.target] > ranks[it.origin])
            better_back = it.back and bool(ranks[it.origin] > ranks[it.target])
        origin, target = (int(analysis.space.numbers[k]) for k in (it.origin, it.target))
        yield Arc(it.mover, origin, target, it.back, better, better_back, bend)
