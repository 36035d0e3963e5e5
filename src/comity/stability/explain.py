"""Why an outcome is stable for a party, or why it is not."""

from __future__ import annotations

from collections import deque
from functools import cached_property
from itertools import combinations, product
from typing import TYPE_CHECKING

import numpy as np

from comity.errors import ComityError, fail, quoted
from comity.model.check import unknown
from comity.model.limits import DEFAULT, Limits
from comity.model.space import outcome_space
from comity.stability.analysis import concepts_for, undefined
from comity.stability.concept import read_concept
from comity.stability.engine import engine
from comity.stability.methods.sequential import sequential
from comity.stability.methods.simultaneous import improvements
from comity.stability.perception.proofs import prover_in_view
from comity.stability.perception.seen import in_views, viewer_named
from comity.stability.proof import Improvement, Proof, Step
from comity.stability.relational.graph import graph_model
from comity.stability.sentence import sentence
from comity.stability.variant_proofs import variant_proof

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from comity.arrays import Bools, Ints
    from comity.model.dispute import Dispute, OutcomeRef
    from comity.model.space import Space
    from comity.stability.result import Analysis

    Reply = tuple[list[tuple[int, int]], int]
    """(mover, node) pairs, and the node where they end."""


def explain(
    dispute: Dispute,
    party: str,
    outcome: OutcomeRef,
    concept: str,
    *,
    seen_by: str | None = None,
    limits: Limits = DEFAULT,
) -> Proof:
    """Return the proof that a party would or would not stay at an outcome.

    Parameters
    ----------
    dispute : Dispute
        The model.
    party : str
        Id of a party with moves.
    outcome : int or str
        Number, pattern or name of one outcome; a member of a class stands for the class.
    concept : str
        The id of one concept, plain or a variant such as ``gmr:strong=2``.
    seen_by : str, optional
        Id of a party with moves: the proof is given in its eyes, by its entry in `views`.
    limits : Limits
        What may be allocated.

    Returns
    -------
    Proof
        Every improvement with a shortest reply that deters it, or with none.

    Raises
    ------
    ComityError
        ``party-unknown``, ``outcome-unknown``, ``concept-undefined``, and what `comity.analyze`
        raises for the concept.

    Examples
    --------
    >>> import comity
    >>> print(comity.explain(comity.read("syria-iraq-1975"), "iraq", 1, "gmr"))
    Iraq would stay at 1 (no option taken) under GMR: it could move to 4 (Attack), which it
    prefers, but Syria could then move to 5 (Release water; Attack), which leaves Iraq no
    better off than at 1.
    """
    space = outcome_space(dispute, limits)
    named, *others = concepts_for(space, [concept])
    if others:
        what = f"{quoted(concept)} stands for several concepts"
        raise fail(what, f"ask for one of them, e.g. {named}", "concept-unknown", where="concept")
    if seen_by is not None:
        in_views([named])
        viewer_named(space, seen_by)
    if party not in dispute.movers:
        fault = unknown("party with moves called", party, dispute.movers, (), "party-unknown")
        raise ComityError([fault.at("party")])
    why = undefined(named, space)
    if why:
        what = f"{named} has no meaning for {why}"
        raise fail(what, "ask for another concept", "concept-undefined", where="concept")
    index = space.index(outcome)
    return _prover(space, named, dispute.movers.index(party), seen_by, limits)(index)


def explain_each(
    analysis: Analysis, party: str, concept: str, positions: Iterable[int]
) -> Iterator[Proof]:
    """Yield the proofs for several outcomes; what they have in common is worked out once.

    Parameters
    ----------
    analysis : Analysis
        Of the dispute; the concept must be defined for it.
    party, concept : str
        Ids of a party with moves and of a concept.
    positions : iterable of int
        Positions of the outcomes.

    Examples
    --------
    >>> import comity
    >>> analysis = comity.analyze(comity.read("syria-iraq-1975"))
    >>> [proof.stable for proof in explain_each(analysis, "iraq", "gmr", range(6))]
    [True, True, False, True, True, True]
    """
    mover = analysis.dispute.movers.index(party)
    prover = _prover(analysis.space, concept, mover, analysis.seen_by, analysis.limits)
    yield from map(prover, positions)


def _prover(
    space: Space, concept: str, mover: int, seen_by: str | None, limits: Limits
) -> Callable[[int], Proof]:
    """Return the function from an outcome, by position, to its proof."""
    asked = read_concept(concept)
    if seen_by is not None:
        return prover_in_view(asked, graph_model(space, limits), seen_by, mover)
    if asked.plain:
        return _Search(space, concept, mover, limits).proof
    model = graph_model(space, limits)
    return lambda index: variant_proof(asked, model, mover, index)


class _Search:
    """The arrays of one party and concept, and the search for replies in them."""

    def __init__(self, space: Space, concept: str, mover: int, limits: Limits) -> None:
        self.space, self.concept, self.mover = space, concept, mover
        self.moves, self.ranks = engine(space, limits)
        self.rank: Ints = self.ranks[mover]
        self.worths = self.ranks
        if concept in ("smr", "sseq"):
            self.worths = self.moves.reach(self.ranks, np.maximum)

    def proof(self, index: int) -> Proof:
        """Return the proof for one outcome."""
        node = int(self.moves.nodes[index])
        targets = self._improvements(self.mover, node)
        reply = self._reply_finder(node)
        found = [self._improvement(int(target), reply) for target in targets]
        party = self.space.dispute.movers[self.mover]
        can_move = bool(self._targets(self.mover, node).size)
        stable = all(it.reply is not None for it in found)
        number = int(self.space.numbers[index])
        words = sentence(self.space, party, number, self.concept, found, can_move=can_move)
        return Proof(party, number, self.concept, stable, tuple(found), can_move, words)

    def _improvement(self, target: int, find: Callable[[int], Reply | None]) -> Improvement:
        reply = find(target)
        if reply is None:
            return Improvement(self._number(target))
        steps, end = reply
        movers = self.space.dispute.movers
        named = tuple(Step(movers[j], self._number(node)) for j, node in steps)
        return Improvement(self._number(target), named, self._number(end))

    def _number(self, node: int) -> int:
        outcome = int(np.searchsorted(self.moves.nodes, node))
        return int(self.space.numbers[outcome])

    def _reply_finder(self, node: int) -> Callable[[int], Reply | None]:
        """Return a function from an improvement to the reply that deters it, if any."""
        if self.concept == "nash":
            return lambda _: None
        if self.concept in ("sim", "sim_fh"):
            return lambda target: self._at_once(node, target)
        enough = self.rank[node]
        deterring = self.worths[self.mover] <= enough
        return lambda target: (
            self._sequence(target, deterring) if self._least[target] <= enough else None
        )

    @property
    def _credible(self) -> bool:
        """True where only replies count that those who make them prefer."""
        return self.concept in ("seq", "sseq")

    @cached_property
    def _least(self) -> Ints:
        """What the replies of the others can bring the mover down to, by node."""
        if self._credible:
            return np.asarray(self.moves.respond_credibly(self.worths, self.ranks)[self.mover])
        return np.asarray(self.moves.respond(self.worths)[self.mover])

    def _sequence(self, start: int, deterring: Bools) -> Reply:
        """Return a shortest legal sequence of the others from `start` to a deterring node."""
        nobody = self.mover
        came: dict[tuple[int, int], tuple[int, int] | None] = {(start, nobody): None}
        queue = deque(came)
        while queue:
            node, last = state = queue.popleft()
            for j, target in self._replies(node, last):
                if (target, j) in came:
                    continue
                came[target, j] = state
                if deterring[target]:
                    return _path(came, (target, j)), target
                queue.append((target, j))
        msg = "the engine found a reply that the search does not find"
        raise AssertionError(msg)

    def _replies(self, node: int, last: int) -> Iterator[tuple[int, int]]:
        for j in range(self.ranks.shape[0]):
            if j not in (last, self.mover):
                open_to = self._improvements if self._credible else self._targets
                targets = open_to(j, node)
                yield from ((j, target) for target in targets.tolist())

    def _targets(self, mover: int, node: int) -> Ints:
        return self.moves.targets(mover, np.array([node]))[1]

    def _improvements(self, mover: int, node: int) -> Ints:
        return improvements(self.moves, self.ranks, mover, np.array([node]))[1]

    def _at_once(self, node: int, target: int) -> Reply | None:
        """Return improvements of others that spoil one made at the same moment; fewest first."""
        own = {
            j: self._improvements(j, node)
            for j in range(self.ranks.shape[0])
            if j != self.mover and self._joins(j, node)
        }
        for size in range(1, len(own) + 1):
            for group in combinations(own, size):
                for choice in product(*(own[j] for j in group)):
                    moved = [np.array([t]) for t in (target, *choice)]
                    end = int(self.moves.together(np.array([node]), moved).item())
                    if end >= 0 and self.rank[end] <= self.rank[node]:
                        return [(j, int(t)) for j, t in zip(group, choice, strict=True)], end
        return None

    def _joins(self, mover: int, node: int) -> bool:
        return self.concept == "sim" or not sequential(self.moves, self.ranks)[mover, node]


def _path(
    came: dict[tuple[int, int], tuple[int, int] | None], state: tuple[int, int]
) -> list[tuple[int, int]]:
    steps: list[tuple[int, int]] = []
    here: tuple[int, int] | None = state
    while here is not None and came[here] is not None:
        steps.append((here[1], here[0]))
        here = came[here]
    return steps[::-1]
