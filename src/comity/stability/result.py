"""What an analysis found: frozen, self-contained, and without any way of showing itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from comity.model.limits import DEFAULT, Limits
from comity.preferences.ranks import all_ranks
from comity.stability.concept import read_concept
from comity.stability.perception.seen import ranks_seen, unseen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from comity.arrays import Bools, Ints
    from comity.model.dispute import Dispute
    from comity.model.space import Outcome, Space
    from comity.tables import Table

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
    is_equilibrium : mapping of concept id to bool array (outcome,)
        True where every party would stay, and no coalition that the concept knows would leave; for
        concepts that are defined.
    stuck : bool array (outcome,)
        True where no party has a move at all.
    version : str
        The version of Comity that computed it.
    limits : Limits
        What it was allowed to take; proofs may take the same.
    seen_by : str or None
        Id of the party in whose eyes all of it is so; None for the dispute as it is.
    """

    dispute: Dispute
    space: Space
    stable: Mapping[str, Bools | None]
    is_equilibrium: Mapping[str, Bools]
    stuck: Bools
    version: str
    limits: Limits = DEFAULT
    seen_by: str | None = None

    def __repr__(self) -> str:
        """Return one line that names the case and what was computed."""
        concepts = ", ".join(self.stable)
        seen = "" if self.seen_by is None else f" as {self.seen_by} sees it"
        return f"<Analysis of {self.dispute.id}{seen}: {self.space.count} outcomes; {concepts}>"

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
            concept: self._numbers(self.is_equilibrium[concept])
            if concept in self.is_equilibrium
            else None
            for concept in self.stable
        }
        return MappingProxyType(found)

    @cached_property
    def ranks(self) -> Mapping[str, Ints]:
        """Rank of every outcome for each party, bystanders included: int arrays (outcome,).

        Larger is better, equal is tied, 0 is worst. They are places in one party's own order:
        ranks of different parties cannot be compared or added up.

        Examples
        --------
        >>> import comity
        >>> comity.analyze(comity.read("syria-iraq-1975")).ranks["iraq"]
        array([2, 5, 0, 4, 1, 3], dtype=int8)
        """
        if self.seen_by is None:
            return all_ranks(self.dispute, self.space)
        return ranks_seen(self.space, self.seen_by)

    @cached_property
    def unseen(self) -> Numbers:
        """Numbers of the outcomes that the party in whose eyes it is so does not think of."""
        if self.seen_by is None:
            return ()
        return self._numbers(unseen(self.space, self.seen_by))

    @property
    def held_no_moves(self) -> Numbers:
        """Numbers of the outcomes that hold only because nobody can leave them."""
        return self._numbers(self.stuck)

    def holds(self, index: int) -> tuple[str, ...]:
        """Return the concepts under which an outcome (by position) is an equilibrium."""
        return tuple(concept for concept, true in self.is_equilibrium.items() if true[index])

    def idly(self, concept: str) -> Bools:
        """Return where an outcome would hold only because nobody has a move.

        Returns
        -------
        bool array (outcome,)
            As `stuck`; nowhere under concepts in which coalitions or blocs move: they may leave
            what nobody can leave alone, and that they do not says something.
        """
        together = read_concept(concept).together
        return np.zeros_like(self.stuck) if together else self.stuck

    def holds_freely(self, index: int) -> tuple[str, ...]:
        """Return the same concepts without those for which nobody has a move is all there is to it.

        Examples
        --------
        >>> import comity
        >>> analysis = comity.analyze(comity.read("elmira-1991"), ["nash", "nash:coalition"])
        >>> analysis.held_no_moves, analysis.holds(4), analysis.holds_freely(4)
        ((5,), ('nash', 'nash:coalition'), ('nash:coalition',))
        """
        return tuple(concept for concept in self.holds(index) if not self.idly(concept)[index])

    def table(self) -> Table:
        """Return a table of all outcomes and the concepts under which each is an equilibrium.

        It has words for every outcome; for very many outcomes take `by_outcome`.

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
        for index in range(self.space.count):
            outcome = self.space.outcome(index)
            label = outcome.pattern or outcome.name
            for p, party in enumerate(self.parties):
                for concept, stable in self.stable.items():
                    if stable is not None:
                        yield outcome.number, label, party, concept, bool(stable[p, index])

    def _repr_html_(self) -> str:
        """Return the outcomes that hold, and the status quo, for notebooks; at most 50 rows."""
        from comity.stability.sheet import analysis_sheet  # noqa: PLC0415  (only notebooks ask)

        return analysis_sheet(self).html()

    def to_frame(self) -> pd.DataFrame:
        """Return who would stay where: one row per outcome, party and concept.

        `by_outcome` has one row per outcome; ``join(..., on="outcome")`` puts the two together. A
        row takes about 20 bytes, and ten million rows about a second.

        Returns
        -------
        pandas.DataFrame
            In the order of outcomes, then parties, then concepts, with the columns

            - ``outcome`` (int): number of the outcome
            - ``pattern`` (category): its pattern, or its name in graph form
            - ``party`` (category): id of a party with moves
            - ``concept`` (category): concept id; those not defined for this dispute are left out
            - ``stable`` (bool): True where the party would stay

        Raises
        ------
        ComityError
            ``package-missing`` when pandas is not installed.

        Examples
        --------
        At how many outcomes each party would stay:

        >>> import comity
        >>> frame = comity.analyze(comity.read("syria-iraq-1975"), ["nash", "gmr"]).to_frame()
        >>> frame.pivot_table("stable", "party", "concept", "sum", observed=True)
        concept  nash  gmr
        party
        syria       2    3
        iraq        3    5
        """
        from comity.stability.frames import stability_frame  # noqa: PLC0415  (needs pandas)

        return stability_frame(self)

    def by_outcome(self) -> pd.DataFrame:
        """Return what is done in every outcome, how parties rank it, and where it holds.

        `to_frame` says who would stay; here a concept is True only where every party would. The
        ranks are worked out when first asked for.

        Returns
        -------
        pandas.DataFrame
            Indexed by ``outcome`` (int, the number), with the columns

            - a column per option, named by its id (category, ordered from the lowest level):
              the level's name. In graph form ``name`` (str), the outcome's name. An option that
              is called like a concept, or ``outcome``, has ``option_`` before it.
            - ``rank_`` and a party's id, for every party (int): as in `ranks`, larger is better;
              never compare or add ranks of different parties.
            - a column per concept, named by its id (bool): True where the outcome is an
              equilibrium; concepts not defined for this dispute are left out.
            - ``held_no_moves`` (bool): True where it holds only because nobody has a move.

            An outcome that ``same`` made of several has the levels of its first member.

        Raises
        ------
        ComityError
            ``package-missing`` when pandas is not installed.

        Examples
        --------
        >>> import comity
        >>> frame = comity.analyze(comity.read("syria-iraq-1975"), ["seq", "gmr"]).by_outcome()
        >>> frame.loc[frame.gmr, ["escalate", "attack", "rank_syria", "rank_iraq", "seq"]]
                escalate attack  rank_syria  rank_iraq    seq
        outcome
        1             no     no           5          2  False
        6            yes    yes           3          3   True
        >>> frame.query("attack == 'no' and rank_iraq > 2").index.to_list()
        [2]
        """
        from comity.stability.frames import outcome_frame  # noqa: PLC0415  (needs pandas)

        return outcome_frame(self)
