"""What a case is drawn with, and from: a source of integers, and what a dispute may contain."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

Case = dict[str, Any]
Draw = Callable[[int, int], int]  # an integer from the first to the second, both included
Steps = Mapping[str, Sequence[str]]  # option id -> its levels, lowest first
T = TypeVar("T")

NAMES = ("ann", "bob", "cat", "dan", "eve")


@dataclass(frozen=True)
class Features:
    """What a dispute may contain; `product` leaves out `same` and `forbidden`.

    Without `ties` every preference is a strict ranking (members of a class still tie).
    """

    parties: int = 5
    limit: int = 64  # most combinations of levels, feasible or not; at least 8
    product: bool = False
    affected: bool = True
    consenting: bool = True  # parties whose only say is in the joint option
    multilevel: bool = True
    one_way: bool = True
    joint: bool = True
    infeasible: bool = True
    same: bool = True
    forbidden: bool = True
    ties: bool = True
    rankings: bool = True
    concerns: bool = True
    weights: bool = True
    status_quo: bool = True


def flip(draw: Draw, percent: int) -> bool:
    """Say yes in so many of a hundred draws."""
    return draw(0, 99) >= 100 - percent


def pick(draw: Draw, choices: Sequence[T]) -> T:
    """Take one of the choices; small draws take the first."""
    return choices[draw(0, len(choices) - 1)]
