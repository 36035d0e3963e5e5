"""Proofs under concepts in variants: what is considered, and the reply it meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.stability.coalitions.members import members_of
from comity.stability.proof import Foreseen, Improvement, Proof, Step
from comity.stability.relational.individual import CREDIBLE
from comity.stability.sentence import sentence
from comity.stability.variants import met
from comity.stability.variants.doubt import doubt_of

if TYPE_CHECKING:
    from comity.stability.concept import Concept
    from comity.stability.proof import Doubt
    from comity.stability.relational.graph import GraphModel
    from comity.stability.relational.replies import Group, Met, Steps


def variant_proof(concept: Concept, model: GraphModel, mover: int, index: int) -> Proof:
    """Return the proof for one outcome under a concept in a variant."""
    space, telling = model.space, _Telling(concept, model, mover, index)
    found = tuple(map(telling.improvement, met(concept, model, mover, index)))
    party, number = telling.members[mover], int(space.numbers[index])
    arcs = model.arcs[mover]
    can_move = bool(arcs.begin[index + 1] > arcs.begin[index]) or bool(found)
    stable = all(it.reply is not None for it in found)
    words = sentence(space, party, number, str(concept), found, can_move=can_move)
    return Proof(party, number, str(concept), stable, found, can_move, words)


class _Telling:
    """Turns what is met from one outcome into the data of a proof: ids and numbers."""

    def __init__(self, concept: Concept, model: GraphModel, mover: int, index: int) -> None:
        self.concept, self.model, self.mover, self.index = concept, model, mover, index
        self.members, self.numbers = members_of(model.space.dispute), model.space.numbers

    def improvement(self, it: Met) -> Improvement:
        """Return a move that is considered, and what deters it."""
        to, (_, beside) = int(self.numbers[it.to]), self._named(it.by)
        look, ahead = it.outlook, None
        if look is not None:
            ahead = Foreseen(look.ahead, self._steps(look.line, it.to), look.unsure)
        doubt = self._doubt(self.mover, self.index, it.to)
        if it.reply is None:
            return Improvement(to, None, None, beside, ahead, doubt)
        steps = self._steps(it.reply, it.to)
        last = it.reply[-1][1] if it.reply else it.to
        ends_at, end_doubt = int(self.numbers[last]), self._doubt(self.mover, self.index, last)
        return Improvement(to, steps, ends_at, beside, ahead, doubt, end_doubt)

    def _steps(self, steps: Steps, start: int) -> tuple[Step, ...]:
        found, here = [], start
        for group, to in steps:
            who, beside = self._named(group)
            credible = self.concept.base in CREDIBLE
            doubt = self._doubt(group[0], here, to) if credible else None
            found.append(Step(who, int(self.numbers[to]), beside, doubt))
            here = to
        return tuple(found)

    def _named(self, group: Group) -> tuple[str, tuple[str, ...]]:
        first = self.mover if self.mover in group else group[0]
        return self.members[first], tuple(self.members[j] for j in group if j != first)

    def _doubt(self, mover: int, here: int, there: int) -> Doubt:
        return doubt_of(self.concept, self.model, mover, here, there)
