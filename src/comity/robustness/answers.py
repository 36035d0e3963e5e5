"""What a robustness analysis is put together from: flips, bars and questions worth asking."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from comity.model.space import Space
    from comity.robustness.shares import ShareOfDraws

Numbers = tuple[int, ...]
What = Literal["equilibrium", "indivisible", "both"]
"""What a share counts: draws in which an outcome is an equilibrium, indivisible, or both."""
Ended = Literal["draws", "until", "interrupted"]
"""Why drawing stopped: as many as asked for, narrow enough, or somebody stopped it."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What the preferences say as they are stated, under the leading concept.

    Attributes
    ----------
    recommended : int or None
        Number of the outcome recommended; None where nothing is settled.
    settled : tuple of int
        Numbers of the outcomes other than the status quo that are indivisible and hold.
    """

    recommended: int | None
    settled: Numbers


@dataclass(frozen=True, slots=True)
class Flip:
    """One small change to a stated preference, and what it changes in the answers.

    Attributes
    ----------
    party : str
        Id of the party or bystander.
    kind : {'tiers', 'concerns'}
        What changes places: two neighbouring tiers of its ranking, or two neighbouring concerns.
    upper, lower : tuple
        What is preferred as stated, and what would be instead: numbers of the outcomes of a tier
        (int), or the id of a concern (str).
    recommended : int or None
        Number of the outcome recommended after the change; None where nothing is settled then.
    no_longer, newly : tuple of int
        Outcomes settled before and not after, and after and not before.
    changes_recommendation : bool
        True when another outcome than by the stated preferences is recommended, or none instead.
    """

    party: str
    kind: Literal["tiers", "concerns"]
    upper: tuple[int | str, ...]
    lower: tuple[int | str, ...]
    recommended: int | None
    no_longer: Numbers
    newly: Numbers
    changes_recommendation: bool


@dataclass(frozen=True, slots=True)
class Flips:
    """All changes tried that make a difference.

    Attributes
    ----------
    found : tuple of Flip
        Those that change what is recommended first, then those that change what is settled.
    tried, possible : int
        How many changes were tried, and how many there are.
    """

    found: tuple[Flip, ...]
    tried: int
    possible: int


class Recommended(NamedTuple):
    """One outcome (None: no outcome) and the share of draws in which it is recommended."""

    number: int | None
    share: ShareOfDraws


@dataclass(frozen=True, slots=True)
class Bar:
    """How much the stated recommendation hangs on one thing that is not known.

    Attributes
    ----------
    question : int
        Position in `Robustness.questions`: the place of a concern, a weight, or an alternative.
    shares : tuple of ShareOfDraws
        For each answer to it, the share of the draws with that answer in which the recommendation
        is the stated one.
    """

    question: int
    shares: tuple[ShareOfDraws, ...]

    @property
    def spread(self) -> Fraction:
        """Greatest share less smallest, of the answers that some draw has; 0 for a single one."""
        found = [it.exact for it in self.shares if it.draws]
        return max(found) - min(found) if found else Fraction(0)


@dataclass(frozen=True, slots=True)
class IfAnswered:
    """What to recommend after one answer to a question.

    Attributes
    ----------
    number : int or None
        What most draws with that answer recommend, an outcome or nothing (None); of two as
        frequent the lower number, nothing last.
    count, draws : int
        Draws with that answer that recommend it, and all draws with that answer.
    """

    number: int | None
    count: int
    draws: int

    @property
    def exact(self) -> Fraction:
        """The share of the draws with that answer; 0 of none."""
        return Fraction(self.count, self.draws) if self.draws else Fraction(0)


@dataclass(frozen=True, slots=True)
class Worth:
    """How much surer of the recommendation the answer to one question would make.

    Attributes
    ----------
    question : int
        Position in `Robustness.questions`: an order of two concerns, a weight, or an alternative.
    answers : tuple of IfAnswered
        What to recommend after each answer. There are no intervals: the most frequent of several
        is picked by the very draws that it would be measured by.
    gain : Fraction
        Expected share of the most frequent recommendation once the answer is known, less its share
        now; from 0 on.
    """

    question: int
    answers: tuple[IfAnswered, ...]
    gain: Fraction


def number_of(space: Space, position: int) -> int | None:
    """Return the number of an outcome by its position; None for -1, which is no outcome."""
    return None if position < 0 else int(space.numbers[position])
