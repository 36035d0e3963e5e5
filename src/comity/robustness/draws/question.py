"""Questions about what a party wants whose answers differ between draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["order", "place", "weight", "alternative"]


@dataclass(frozen=True, slots=True)
class Question:
    """Something about one party's preference that is not known.

    Attributes
    ----------
    party : str
        Whose preference it is.
    kind : {'order', 'place', 'weight', 'alternative'}
        ``order``: which of two concerns matters more; ``place``: in which half of the places that
        it can take a concern stands (the more important half has the middle one); ``weight``:
        whether the weight of a statement is above the middle of its interval; ``alternative``:
        which of several preferences the party has.
    about : tuple of str
        The two concerns, the concern, the statement, or nothing.
    answers : tuple of str
        The possible answers; a draw's answer is the position of one of them.
    """

    party: str
    kind: Kind
    about: tuple[str, ...]
    answers: tuple[str, ...]


def order_question(party: str, a: str, b: str) -> Question:
    """Return the question whether concern `a` comes before concern `b`."""
    return Question(party, "order", (a, b), (f"{a} first", f"{b} first"))


def place_question(party: str, concern: str) -> Question:
    """Return the question in which half of the places that it can take a concern stands."""
    return Question(party, "place", (concern,), ("in the more important half", "in the less"))


def weight_question(party: str, statement: str) -> Question:
    """Return the question whether a weight is above the middle of its interval."""
    return Question(party, "weight", (statement,), ("above the middle", "at most the middle"))
