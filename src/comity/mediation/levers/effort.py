"""How much a search may take, counted in steps that do not depend on the machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Effort:
    """Steps taken: moves looked at in replies, and reasons looked through for a choice.

    Attributes
    ----------
    most : int
        How many there may be.
    taken : int
        How many there were.
    """

    most: int
    taken: int = 0

    def add(self, steps: int) -> None:
        """Take some steps."""
        self.taken += steps

    @property
    def over(self) -> bool:
        """True when there were as many as there may be."""
        return self.taken >= self.most
