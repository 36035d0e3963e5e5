"""Proofs under concepts in variants: what is considered, and the reply it meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.stability.coalitions.members import members_of
from comity.stability.proof import Foreseen, Improvement, Proof, Step
from comity.stability.sentence import sentence
from comity.stability.variants import met

if TYPE_CHECKING:
    from comity.stability.concept import Concept
    from comity.stability.relational.graph import GraphModel
    from comity.stability.relational.replies import Group, Steps


def variant_proof(concept: Concept, model: GraphModel, mover: int, index: int) -> Proof:
    """Return the proof for one outcome under a concept in a variant."""
    space, members = model.space, members_of(model.space.dispute)

    def named(group: Group) -> tuple[str, tuple[str, ...]]:
        first = mover if mover in group else group[0]
        return members[first], tuple(members[j] for j in group if j != first)

    def told(steps: Steps) -> tuple[Step, ...]:
        pairs = ((named(group), int(space.numbers[to])) for group, to in steps)
        return tuple(Step(who, to, beside) for (who, beside), to in pairs)

    found = []
    for it in met(concept, model, mover, index):
        steps = None if it.reply is None else told(it.reply)
        to = int(space.numbers[it.to])
        end = None if steps is None else (steps[-1].to if steps else to)
        ahead = it.outlook and Foreseen(it.outlook.ahead, told(it.outlook.line), it.outlook.unsure)
        found.append(Improvement(to, steps, end, named(it.by)[1], ahead))
    party, number = members[mover], int(space.numbers[index])
    arcs = model.arcs[mover]
    can_move = bool(arcs.begin[index + 1] > arcs.begin[index]) or bool(found)
    stable = all(it.reply is not None for it in found)
    words = sentence(space, party, number, str(concept), found, can_move=can_move)
    return Proof(party, number, str(concept), stable, tuple(found), can_move, words)
