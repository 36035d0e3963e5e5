"""Which equilibria coalitions can leave for which others: frozen, and without any words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from comity.model.dispute import Dispute
    from comity.stability.result import Analysis


class Jump(NamedTuple):
    """A move of several parties together from one equilibrium to another that all of them prefer.

    Attributes
    ----------
    origin, target : int
        Numbers of the outcomes.
    by : tuple of str
        Ids of the parties.
    """

    origin: int
    target: int
    by: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Jumps:
    """The equilibrium jumps of a dispute.

    Attributes
    ----------
    analysis : Analysis
        Which outcomes hold.
    by_concept : mapping of concept id to tuple of Jump, or None
        Between equilibria of the concept, by origin, target and size of the coalition; None where
        the concept is not defined for this dispute. Of the coalitions that could make the same
        jump those are named of which no other is a part.
    """

    analysis: Analysis
    by_concept: Mapping[str, tuple[Jump, ...] | None]

    def __repr__(self) -> str:
        """Return one line that names the case and says how many jumps there are."""
        counts = (
            f"{concept} {len(found)}"
            for concept, found in self.by_concept.items()
            if found is not None
        )
        return f"<Jumps of {self.dispute.id}: {', '.join(counts)}>"

    @property
    def dispute(self) -> Dispute:
        """What was analysed."""
        return self.analysis.dispute

    @property
    def upset(self) -> Mapping[str, tuple[int, ...] | None]:
        """Numbers of the equilibria that some coalition can leave so, by concept id."""
        return {
            concept: None if found is None else tuple(sorted({jump.origin for jump in found}))
            for concept, found in self.by_concept.items()
        }

    def under(self) -> Mapping[Jump, tuple[str, ...]]:
        """Return every jump with the concepts between whose equilibria it leads."""
        found: dict[Jump, list[str]] = {}
        for concept, jumps in self.by_concept.items():
            for jump in jumps or ():
                found.setdefault(jump, []).append(concept)
        return {jump: tuple(found[jump]) for jump in sorted(found, key=_place)}

    def _repr_html_(self) -> str:
        """Return the jumps for notebooks; at most 50 rows."""
        from comity.stability.jumps.sheet import jumps_sheet  # noqa: PLC0415  (only notebooks ask)

        return jumps_sheet(self).html()


def _place(jump: Jump) -> tuple[int, int, int]:
    return jump.origin, jump.target, len(jump.by)
