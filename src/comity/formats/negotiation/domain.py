"""A negotiation as other programs write it down: plain data, in their words."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from comity.errors import quoted
from comity.model.check import MAX_LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CLOSE = Fraction(1, 10**6)
"""How far from 1 weights may add up: they were divided, and written with few digits."""


class SourceText(NamedTuple):
    """The text of a file, and what messages call the file."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Issue:
    """Something to be settled by taking one of its values."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Domain:
    """What is negotiated about."""

    name: str
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """What one party makes of a domain; its utilities are additive.

    Attributes
    ----------
    name : str
        The party's name.
    evaluations : mapping of issue name to mapping of value to Fraction
        What each value adds to the utility of an outcome: the issue's weight times the value's
        own utility, exact.
    reservation : Fraction or None
        The utility of no agreement; None where the file does not say.
    """

    name: str
    evaluations: Mapping[str, Mapping[str, Fraction]]
    reservation: Fraction | None = None

    def utility(self, outcome: Mapping[str, str]) -> Fraction:
        """Return the utility of an outcome; an issue that it does not settle adds nothing."""
        return sum((self.evaluations[issue][it] for issue, it in outcome.items()), Fraction())


class Miscounted(NamedTuple):
    """What is wrong with an issue that has no values, or more than patterns have signs for."""

    what: str
    todo: str = f"give it 1 to {MAX_LEVELS} values"


def miscounted(issue: str, count: int) -> Miscounted | None:
    """Return what is wrong with the number of an issue's values, if anything is.

    Examples
    --------
    >>> miscounted("Price", 10**9)
    Miscounted(what="the issue 'Price' has 1,000,000,000 values", todo='give it 1 to 36 values')
    """
    if 1 <= count <= MAX_LEVELS:
        return None
    return Miscounted(f"the issue {quoted(issue)} has {max(count, 0):,} values")


def total_notice(profile: str, weights: Iterable[Fraction]) -> str | None:
    """Return a notice where the weights of a profile do not add up to 1."""
    total = sum(weights, Fraction())
    if abs(total - 1) <= CLOSE:
        return None
    added = f"{float(total):.6g}"
    return f"the weights of {profile} add up to {added}, not 1; they are taken as they are"
