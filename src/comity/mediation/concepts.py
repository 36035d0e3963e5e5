"""Under which concepts mediation asks what holds: replies are then moves of single parties."""

from __future__ import annotations

from comity.errors import fail, quoted
from comity.stability.concept import read_concept

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")


def plain_concept(text: str) -> str:
    """Return the id of a concept that mediation can ask under.

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
    found = str(read_concept(text))
    if found not in CONCEPTS:
        what = f"mediation does not ask under {quoted(text)}"
        raise fail(what, f"use one of: {', '.join(CONCEPTS)}", "concept-undefined", where="concept")
    return found
