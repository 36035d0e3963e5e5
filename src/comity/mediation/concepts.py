"""Under which concepts mediation asks what holds: replies are then moves of single parties."""

from __future__ import annotations

from comity.errors import ComityError, fail, quoted
from comity.stability.concept import SIMPLE, concept_name, read_concept

CONCEPTS = SIMPLE
_ANSWER = "a party stays if the others can answer each move that it would like to make"
_OWN = ", by moves that they like themselves,"
_SPOILS = "so that it ends up no better off"
_TRAPPED = "even if it then moves once more"
MEANS = {
    "nash": "a party stays if it can move to nothing that it prefers",
    "gmr": f"{_ANSWER} {_SPOILS}",
    "smr": f"{_ANSWER} {_SPOILS}, {_TRAPPED}",
    "seq": f"{_ANSWER}{_OWN} {_SPOILS}",
    "sseq": f"{_ANSWER}{_OWN} {_SPOILS}, {_TRAPPED}",
}
"""When a party stays, by concept; an outcome holds if every party that can move stays."""


def plain_concept(text: str, says: str = "mediation does not ask") -> str:
    """Return the id of a concept that mediation can ask under.

    Parameters
    ----------
    text : str
        What somebody wrote.
    says : str
        How a message begins where it is another concept: who does not ask under it.

    Raises
    ------
    ComityError
        ``concept-unknown``, ``concept-variant``; ``concept-undefined`` for any other concept or
        variant, whose conditions are other formulas.

    Examples
    --------
    >>> plain_concept("seq")
    'seq'
    """
    try:
        found = str(read_concept(text))
    except ComityError as error:
        raise ComityError(fault.at("concept") for fault in error.faults) from None
    if found not in CONCEPTS:
        what = f"{says} under {quoted(text)}"
        raise fail(what, f"use one of: {', '.join(CONCEPTS)}", "concept-undefined", where="concept")
    return found


def concept_words(concept: str) -> str:
    """Return what holding under a concept means, as a sentence.

    Examples
    --------
    >>> concept_words("nash")
    'Under Nash a party stays if it can move to nothing that it prefers.'
    """
    return f"Under {concept_name(concept)} {MEANS[concept]}."
