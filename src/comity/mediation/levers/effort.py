"""How much a search may take and keep, counted in steps that do not depend on the machine."""

from __future__ import annotations

from dataclasses import dataclass

LOOK = 2_000
"""What a look at arrays counts for, however small they are."""
KEPT_BYTES = 50_000_000
"""What is kept of one kind so as not to be made again may take together."""


def many(size: int) -> int:
    """Return how many arrays of so many bytes are kept so as not to be made again.

    Examples
    --------
    >>> many(1000), many(10**9)
    (50000, 2)
    """
    return max(2, KEPT_BYTES // max(1, size))


@dataclass(slots=True)
class Effort:
    """What searches have taken together, and what they keep.

    So many steps are counted for everything done that the time taken follows them: on a machine of
    today a step is some ten nanoseconds.

    Attributes
    ----------
    most : int
        How many steps there may be.
    room : int
        How much may be kept, in bytes.
    taken : int
        How many steps there were.
    kept : int
        What is kept, in bytes, as estimated.
    """

    most: int
    room: int
    taken: int = 0
    kept: int = 0

    def look(self, size: int = 0) -> None:
        """Count a look at so many entries of arrays."""
        self.taken += LOOK + size

    def keep(self, size: int) -> None:
        """Count what is kept from now on; less than 0 for what is dropped."""
        self.kept += size

    @property
    def full(self) -> bool:
        """True when as much is kept as may be."""
        return self.kept >= self.room

    @property
    def over(self) -> bool:
        """True when the searches are to stop."""
        return self.taken >= self.most or self.full

    def allows(self, until: int) -> bool:
        """Return whether a search may go on as far as so many steps in all."""
        return self.taken < until and not self.over
