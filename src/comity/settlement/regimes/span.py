"""What one party meets where a regime leads: its worst and its best, in its own order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Comparison = Literal["better", "no worse", "same", "no better", "worse", "open"]


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """Where an outcome stands in one party's own order.

    Attributes
    ----------
    outcome : int
        Its number.
    place, places : int
        1 is best, ties share a place; and how many places there are.
    change : int
        1 where the party is better off than at the status quo, 0 where as well off, -1 where worse.
    """

    outcome: int
    place: int
    places: int
    change: int


@dataclass(frozen=True, slots=True)
class Span:
    """The worst and the best that one party meets; of outcomes it ties, the smallest number."""

    worst: OwnPlace
    best: OwnPlace

    def against(self, other: Span) -> Comparison:
        """Return how a party fares here compared with there, whatever it meets in either.

        Returns
        -------
        str
            ``better`` when the worst here is better than the best there, ``no worse`` when it is
            at least as good; ``worse`` and ``no better`` the other way round; ``same`` when all it
            can meet is tied; ``open`` otherwise.

        Examples
        --------
        >>> first, second, third = (OwnPlace(k, k, 3, 0) for k in (1, 2, 3))
        >>> Span(second, first).against(Span(third, second))
        'no worse'
        """
        worst, best = self.worst.place, self.best.place
        if worst == best == other.worst.place == other.best.place:
            return "same"
        if worst <= other.best.place:
            return "better" if worst < other.best.place else "no worse"
        if best >= other.worst.place:
            return "worse" if best > other.worst.place else "no better"
        return "open"
