"""Proofs in words: who could improve how, and what the others would do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.stability.methods import NAMES, NEED_COMBINED_MOVES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.model.dispute import Dispute
    from comity.model.space import Space
    from comity.stability.proof import Improvement


def sentence(
    space: Space,
    party: str,
    number: int,
    concept: str,
    improvements: Sequence[Improvement],
    *,
    can_move: bool,
) -> str:
    """Return the proof that a party would stay at an outcome or leave it, in words.

    Parameters
    ----------
    space : Space
        The outcomes.
    party, number, concept : str, int, str
        Whose verdict, on which outcome, under which concept.
    improvements : sequence of Improvement
        What the party could improve to, and the replies.
    can_move : bool
        True when the party has any move from the outcome.

    Returns
    -------
    str
        One sentence; parties by name, outcomes by number and what is done there.
    """
    who = space.dispute.party(party).name
    here = outcome_words(space, number)
    under = NAMES[concept]
    if not can_move:
        return f"{who} would stay at {here} under {under}: it has no move from there."
    if not improvements:
        return f"{who} would stay at {here} under {under}: it prefers nothing it can move to."
    parts = [_improvement(space, who, number, concept, it) for it in improvements]
    stays = all(it.reply is not None for it in improvements)
    verdict = "would stay at" if stays else "would not stay at"
    return f"{who} {verdict} {here} under {under}: it could move to {'; or to '.join(parts)}."


def status_quo_words(space: Space) -> str:
    """Return what the status quo is, and whether it is only supposed to be."""
    named = status_quo_name(space.dispute).capitalize()
    number = int(space.numbers[space.status_quo or 0])
    return f"{named}: {outcome_words(space, number)}"


def status_quo_name(dispute: Dispute) -> str:
    """Return what to call the outcome compared with, so that a supposed one is not taken for real.

    Examples
    --------
    >>> import comity
    >>> from comity.settlement.start import compared_with
    >>> dispute = comity.read("chicken")
    >>> status_quo_name(dispute), status_quo_name(compared_with(dispute, 4))
    ('status quo', 'supposed status quo')
    """
    return "supposed status quo" if dispute.supposed_status_quo else "status quo"


def enumerated(names: Sequence[str]) -> str:
    """Return names as a list in words.

    Examples
    --------
    >>> enumerated(["Syria", "Iraq", "Turkey"])
    'Syria, Iraq and Turkey'
    """
    if len(names) < 2:  # noqa: PLR2004
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def outcome_words(space: Space, number: int) -> str:
    """Return an outcome's number and what is done there."""
    return f"{number} ({space.words(space.index(number))})"


def _improvement(space: Space, who: str, number: int, concept: str, it: Improvement) -> str:
    better = f"{outcome_words(space, it.to)}, which it prefers"
    if it.reply is None or it.ends_at is None:
        return f"{better}, and {_nothing(concept)}"
    end = f"which leaves {who} no better off than at {number}"
    if concept in ("smr", "sseq"):
        end += f" and without a move to anything preferred to {number}"
    movers = [space.dispute.party(step.mover).name for step in it.reply]
    if concept in NEED_COMBINED_MOVES:
        others = enumerated(movers)
        alone = ", ".join(outcome_words(space, step.to) for step in it.reply)
        return (
            f"{better}, but {others} would improve at the same moment (alone: to {alone}); "
            f"together that leads to {outcome_words(space, it.ends_at)}, {end}"
        )
    moves = [outcome_words(space, step.to) for step in it.reply]
    verb = "would then improve by moving" if concept in ("seq", "sseq") else "could then move"
    first, *rest = zip(movers, moves, strict=True)
    chain = ", then ".join(
        [f"{first[0]} {verb} to {first[1]}", *(f"{mover} to {to}" for mover, to in rest)]
    )
    return f"{better}, but {chain}, {end}"


def _nothing(concept: str) -> str:
    match concept:
        case "nash":
            return "that is enough to leave"
        case "gmr":
            return "nothing the others can do leaves it no better off"
        case "smr":
            return "the others have no reply that it could not escape again"
        case "seq":
            return "the others have no reply in their own interest that leaves it no better off"
        case "sseq":
            return "the others have no reply in their own interest that it could not escape again"
        case _:
            return "no improvement that others make at the same moment spoils it"
