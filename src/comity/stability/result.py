"""What an analysis found: frozen, self-contained, and without any way of showing itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from comity.model.limits import DEFAULT, Limits
from comity.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from comity.arrays import Bools, Ints
    from comity.model.dispute import Dispute
    from comity.model.space import Outcome, Space

Numbers = tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Analysis:
    """Which outcomes are stable for whom, under which concepts.

    Attributes
    ----------
    dispute : Dispute
        What was analysed.
    space : Space
        Its outcomes.
    stable : mapping of concept id to bool array (party, outcome), or None
        True where the outcome is stable for the party; parties as in `parties`. None where the
        concept is not defined for this dispute.
    stuck : bool array (outcome,)
        True where no party has a move at all.
    version : str
        The version of Comity that computed it.
    limits : Limits
        What it was allowed to take; proofs may take the same.
    """

    dispute: Dispute
    space: Space
    stable: Mapping[str, Bools | None]
    stuck: Bools
    version: str
    limits: Limits = DEFAULT

    def __repr__(self) -> str:
        """Return one line that names the case and what was computed."""
        concepts = ", ".join(self.stable)
        return f"<Analysis of {self.dispute.id}: {self.space.count} outcomes; {concepts}>"

    @property
    def parties(self) -> tuple[str, ...]:
        """Ids of the parties with moves, in file order."""
        return self.dispute.movers

    @property
    def affected(self) -> tuple[str, ...]:
        """Ids of the bystanders, in file order; no stability is computed for them."""
        return self.dispute.affected

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """All outcomes in the order of their numbers."""
        return tuple(self.space.outcome(index) for index in range(self.space.count))

    @property
    def status_quo(self) -> int | None:
        """Number of the status quo, or None when the case names none."""
        index = self.space.status_quo
        return None if index is None else int(self.space.numbers[index])

    def _numbers(self, where: Bools) -> Numbers:
        numbers: Ints = self.space.numbers[where]
        return tuple(numbers.tolist())

    @cached_property
    def stability(self) -> Mapping[str, Mapping[str, Numbers] | None]:
        """Numbers of the outcomes stable for each party: ``stability[concept][party]``."""
        found = {
            concept: None
            if rows is None
            else MappingProxyType(
                {party: self._numbers(row) for party, row in zip(self.parties, rows, strict=True)}
            )
            for concept, rows in self.stable.items()
        }
        return MappingProxyType(found)

    @cached_property
    def equilibria(self) -> Mapping[str, Numbers | None]:
        """Numbers of the outcomes stable for every party: ``equilibria[concept]``."""
        found = {
            concept: None if rows is None else self._numbers(np.asarray(rows.all(axis=0)))
            for concept, rows in self.stable.items()
        }
        return MappingProxyType(found)

    @property
    def held_no_moves(self) -> Numbers:
        """Numbers of the outcomes that hold only because nobody can leave them."""
        return self._numbers(self.stuck)

    def holds(self, index: int) -> tuple[str, ...]:
        """Return the concepts under which an outcome (by position) is an equilibrium."""
        return tuple(
            concept
            for concept, rows in self.stable.items()
            if rows is not None and bool(rows[:, index].all())
        )

    def table(self) -> Table:
        """Return a table of all outcomes and the concepts under which each is an equilibrium.

        Examples
        --------
        >>> import comity
        >>> print(comity.analyze(comity.read("syria-iraq-1975"), ["nash", "gmr"]).table())
        Euphrates dispute between Syria and Iraq, 1975: equilibria
        number  outcome                       Nash  GMR
        1       no option taken               -     yes
        ...
        """
        from comity.stability.sheet import equilibria_table  # noqa: PLC0415  (few ask)

        return equilibria_table(self)

    def rows(self) -> Iterator[tuple[int, str | None, str, str, bool]]:
        """Yield outcome number, pattern or name, party, concept, and whether it is stable."""
        for index, outcome in enumerate(self.outcomes):
            for p, party in enumerate(self.parties):
                for concept, stable in self.stable.items():
                    if stable is not None:
                        label = outcome.pattern or outcome.name
                        yield outcome.number, label, party, concept, bool(stable[p, index])

    def _repr_html_(self) -> str:
        """Return the outcomes that hold, and the status quo, for notebooks; at most 50 rows."""
        from comity.stability.sheet import analysis_sheet  # noqa: PLC0415  (only notebooks ask)

        return analysis_sheet(self).html()

    def to_frame(self) -> pd.DataFrame:
        """Return one row per outcome, party and concept as a pandas data frame.

        Raises
        ------
        ComityError
            ``package-missing`` when pandas is not installed.
        """
        columns = ("outcome", "pattern", "party", "concept", "stable")
        return Table(self.dispute.title, columns, tuple(self.rows())).to_frame()
