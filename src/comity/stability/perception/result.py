"""What lasts when parties act on what they see: frozen, by concept, outcomes by number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import numpy as np

from comity.model.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from comity.arrays import Bools
    from comity.model.dispute import Dispute
    from comity.model.space import Space
    from comity.stability.result import Numbers


Kind = Literal["steady", "unsteady", "stealthy"]
"""What an outcome that lasts rests on; see `Perceptions`."""


@dataclass(frozen=True, eq=False)
class Perceptions:
    """What each party expects, and what lasts when every party decides by what it sees.

    An outcome *lasts* when every party would stay there by its own view of the dispute. One that
    lasts is *steady* when every party sees it and expects it: it is an equilibrium in every view.
    It is *unsteady* when every party sees it, but some party expects that somebody would leave,
    and *stealthy* when some party does not see it at all. Each is exactly one of the three.

    Attributes
    ----------
    dispute : Dispute
        What was asked about.
    space : Space
        Its outcomes.
    unseen : bool array (party, outcome)
        True where the party does not think of the outcome; parties as in `parties`.
    misjudged : mapping of party id to tuple of party ids
        Whom each party takes to order the outcomes that it sees otherwise than they do.
    stays : mapping of concept id to bool array (party, outcome)
        True where the party would stay, by its own view. Where it does not see an outcome it
        stays: it does not know that it could leave.
    expects : mapping of concept id to bool array (party, outcome)
        True where the party sees an outcome and takes it to be an equilibrium.
    holds : mapping of concept id to bool array (outcome,)
        True where every party would stay if all saw the dispute as it is.
    stuck : bool array (outcome,)
        True where no party has a move at all, whatever anybody sees.
    version : str
        The version of Comity that computed it.
    limits : Limits
        What it was allowed to take; proofs may take the same.
    """

    dispute: Dispute
    space: Space
    unseen: Bools
    misjudged: Mapping[str, tuple[str, ...]]
    stays: Mapping[str, Bools]
    expects: Mapping[str, Bools]
    holds: Mapping[str, Bools]
    stuck: Bools
    version: str
    limits: Limits = DEFAULT

    def __repr__(self) -> str:
        """Return one line that names the case, the concepts, and how many see it differently."""
        concepts, views = ", ".join(self.concepts), len(self.dispute.views)
        return f"<Perceptions of {self.dispute.id}; views: {views}; {concepts}>"

    @property
    def concepts(self) -> tuple[str, ...]:
        """The concepts asked for."""
        return tuple(self.stays)

    @property
    def parties(self) -> tuple[str, ...]:
        """Ids of the parties with moves, in file order."""
        return self.dispute.movers

    @cached_property
    def lasts(self) -> Mapping[str, Bools]:
        """By concept, True where every party would stay by its own view: bool array (outcome,)."""
        found = {it: np.asarray(rows.all(axis=0)) for it, rows in self.stays.items()}
        return MappingProxyType(found)

    def kinds(self, concept: str) -> Mapping[Kind, Bools]:
        """Return where what lasts is of each kind: bool arrays (outcome,), no two of them True."""
        lasts, stealthy = self.lasts[concept], self.unseen.any(axis=0)
        steady = self.expects[concept].all(axis=0)
        return {
            "steady": lasts & steady & ~stealthy,
            "unsteady": lasts & ~steady & ~stealthy,
            "stealthy": lasts & stealthy,
        }

    @property
    def lasting(self) -> Mapping[str, Numbers]:
        """Numbers of the outcomes that last: ``lasting[concept]``."""
        return self._by_concept(lambda it: self.lasts[it])

    @property
    def steady(self) -> Mapping[str, Numbers]:
        """Numbers of those that every party sees and expects: ``steady[concept]``."""
        return self._by_concept(lambda it: self.kinds(it)["steady"])

    @property
    def unsteady(self) -> Mapping[str, Numbers]:
        """Numbers of those that all see, and somebody does not expect: ``unsteady[concept]``."""
        return self._by_concept(lambda it: self.kinds(it)["unsteady"])

    @property
    def stealthy(self) -> Mapping[str, Numbers]:
        """Numbers of those that somebody does not see: ``stealthy[concept]``."""
        return self._by_concept(lambda it: self.kinds(it)["stealthy"])

    @property
    def equilibria(self) -> Mapping[str, Numbers]:
        """Numbers of the equilibria if all saw the dispute as it is: ``equilibria[concept]``."""
        return self._by_concept(lambda it: self.holds[it])

    @property
    def enduring(self) -> Mapping[str, Numbers]:
        """Numbers of those that last, and would if misperceptions ended: ``enduring[concept]``."""
        return self._by_concept(lambda it: self.lasts[it] & self.holds[it])

    @property
    def expected(self) -> Mapping[str, Mapping[str, Numbers]]:
        """Numbers of what each party takes for equilibria: ``expected[concept][party]``."""
        return self._by_viewer(lambda concept: self.expects[concept])

    @property
    def surprises(self) -> Mapping[str, Mapping[str, Numbers]]:
        """Numbers of what lasts, unexpected by a party: ``surprises[concept][party]``."""
        return self._by_viewer(lambda concept: self.lasts[concept] & ~self.expects[concept])

    @property
    def disappointments(self) -> Mapping[str, Mapping[str, Numbers]]:
        """Numbers of what a party expects in vain: ``disappointments[concept][party]``."""
        return self._by_viewer(lambda concept: self.expects[concept] & ~self.lasts[concept])

    def numbers(self, where: Bools) -> Numbers:
        """Return the numbers of the outcomes where a bool array (outcome,) is True."""
        found: Numbers = tuple(self.space.numbers[where].tolist())
        return found

    def _by_concept(self, where: Callable[[str], Bools]) -> Mapping[str, Numbers]:
        return MappingProxyType({it: self.numbers(where(it)) for it in self.concepts})

    def _by_viewer(self, where: Callable[[str], Bools]) -> Mapping[str, Mapping[str, Numbers]]:
        found = {}
        for concept in self.concepts:
            rows = zip(self.parties, where(concept), strict=True)
            found[concept] = MappingProxyType({it: self.numbers(row) for it, row in rows})
        return MappingProxyType(found)
