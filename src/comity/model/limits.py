"""How large a dispute may be before it is refused: settable, and never guessed from the machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds that are checked before anything is allocated.

    Attributes
    ----------
    file_bytes : int
        Size of a case file, in bytes.
    memory_bytes : int
        What the arrays of an analysis may take together, in bytes (an estimate from above).
    arcs : int
        Single moves that the sparse form may hold; jumps that are kept to compare regimes.
    steps : int
        What reading all statements may take: for each, the options it names, repeats counted,
        times the combinations of their levels. Also the combinations of improvements that
        simultaneous stability may look at, the pairs of outcomes that regimes compare, the
        comparisons that the alternatives of inverse analysis have, and what a search for levers
        looks at, counted so that ten thousand million take some two minutes.
    """

    file_bytes: int = 1_000_000
    memory_bytes: int = 2_000_000_000
    arcs: int = 20_000_000
    steps: int = 10_000_000_000


DEFAULT = Limits()
