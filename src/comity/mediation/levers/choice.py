"""A choice of levers, written in bits: lever k of the case is ``1 << k``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from comity.model.lever import Lever

    Levers = Mapping[int, Lever]
    """Levers by their bit."""


class Choice(NamedTuple):
    """Levers in force, and others of which it is left open whether they are; both in bits."""

    chosen: int
    open: int = 0

    def among(self, bits: int) -> Choice:
        """Return what it says of some levers only."""
        return Choice(self.chosen & bits, self.open & bits)


def places(bits: int) -> list[int]:
    """Return the places of the bits that are set, ascending.

    Examples
    --------
    >>> places(0b1101)
    [0, 2, 3]
    """
    return [k for k in range(bits.bit_length()) if bits >> k & 1]
