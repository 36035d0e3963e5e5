"""Proofs in a party's eyes: why somebody would stay or leave, as the party sees the dispute."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from comity.stability.perception.seen import unseen, view_of
from comity.stability.proof import Proof
from comity.stability.sentence import outcome_words
from comity.stability.variant_proofs import variant_proof

if TYPE_CHECKING:
    from collections.abc import Callable

    from comity.stability.concept import Concept
    from comity.stability.relational.graph import GraphModel


def prover_in_view(
    concept: Concept, model: GraphModel, viewer: str, mover: int
) -> Callable[[int], Proof]:
    """Return the function from an outcome, by position, to its proof in a party's eyes.

    Parameters
    ----------
    concept : Concept
        One that has a meaning in views.
    model : GraphModel
        The dispute as it is.
    viewer : str
        In whose eyes.
    mover : int
        Of whom something is proved, by place among the parties with moves.
    """
    view, hidden = view_of(model, viewer), unseen(model.space, viewer)
    who = model.space.dispute.movers[mover]
    eyes = "its own eyes" if who == viewer else f"the eyes of {_name(model, viewer)}"

    def proof(index: int) -> Proof:
        if hidden[index]:
            return _of_unseen(concept, model, viewer, who, index)
        found = variant_proof(concept, view, mover, index)
        return replace(found, seen_by=viewer, sentence=f"In {eyes}, {found.sentence}")

    return proof


def _of_unseen(concept: Concept, model: GraphModel, viewer: str, who: str, index: int) -> Proof:
    number = int(model.space.numbers[index])
    mover = "it" if who == viewer else _name(model, who)
    words = (
        f"{_name(model, viewer)} does not think of {outcome_words(model.space, number)}: "
        f"in its eyes, {mover} has no move from there."
    )
    return Proof(
        who, number, str(concept), True, (), can_move=False, sentence=words, seen_by=viewer
    )


def _name(model: GraphModel, party: str) -> str:
    return model.space.dispute.party(party).name
