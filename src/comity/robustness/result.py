"""What becomes of the answers when preferences are not known whole: frozen, and without words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from comity.robustness import rows
from comity.robustness.answers import Recommended, number_of
from comity.robustness.shares import ShareOfDraws, share_of, shares_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.arrays import Ints
    from comity.model.dispute import Dispute
    from comity.model.limits import Limits
    from comity.model.space import Space
    from comity.robustness.answers import Bar, Ended, Flips, Numbers, Stated, What, Worth
    from comity.robustness.draws.question import Question
    from comity.robustness.rows import Row
    from comity.robustness.tally import Tally
    from comity.tables import Table


@dataclass(frozen=True, slots=True, eq=False)
class Robustness:
    """How the answers stand over all preferences that what is known allows.

    Attributes
    ----------
    dispute : Dispute
        The model, with what was to be doubted besides.
    space : Space
        Its outcomes.
    concepts : tuple of str
        Ids, in the order of reports.
    lead : str
        The one by which outcomes count as settled and recommended.
    seed : int
        What preferences were drawn by.
    tally : Tally
        The counts; outcomes and questions by position.
    why : {'draws', 'until', 'interrupted'}
        Why drawing stopped.
    until : float or None
        How narrow every interval was to be; None where a number of draws was asked for.
    stated : Stated
        The answers of the case as it is.
    questions : tuple of Question
        Everything that is not known, party by party.
    flips : Flips
        Small changes to stated preferences that change the answers.
    bars : tuple of Bar
        What the recommendation hangs on, the widest spread first.
    worths : tuple of Worth
        What to ask, the most worthwhile first.
    version : str
        Of Comity.
    limits : Limits
        What could be allocated.
    """

    dispute: Dispute
    space: Space
    concepts: tuple[str, ...]
    lead: str
    seed: int
    tally: Tally
    why: Ended
    until: float | None
    stated: Stated
    questions: tuple[Question, ...]
    flips: Flips
    bars: tuple[Bar, ...]
    worths: tuple[Worth, ...]
    version: str
    limits: Limits

    def __repr__(self) -> str:
        """Return one line that names the case and says how much was drawn."""
        return f"<Robustness of {self.dispute.id}, {self.lead}: {self.draws:,} draws>"

    @property
    def draws(self) -> int:
        """Number of draws."""
        return self.tally.draws

    @property
    def in_doubt(self) -> tuple[str, ...]:
        """Ids of the parties and bystanders whose preference differs between draws."""
        asked = {question.party for question in self.questions}
        return tuple(party.id for party in self.dispute.parties if party.id in asked)

    @property
    def certain(self) -> tuple[str, ...]:
        """Ids of the others: in every draw they prefer what is stated."""
        doubted = self.in_doubt
        return tuple(party.id for party in self.dispute.parties if party.id not in doubted)

    def counts(self, what: What) -> Ints:
        """Return in how many draws outcomes are something: int array (concept, outcome).

        Parameters
        ----------
        what : {'equilibrium', 'indivisible', 'both'}
            What; whether an outcome is indivisible is the same under all concepts. The status quo
            always is, and yet never counts as both: nothing is settled by it.
        """
        if what == "indivisible":
            return np.broadcast_to(self.tally.safe, self.tally.equilibrium.shape)
        return self.tally.equilibrium if what == "equilibrium" else self.tally.both

    def share(self, concept: str, number: int, what: What = "both") -> ShareOfDraws:
        """Return in which share of draws an outcome is an equilibrium, indivisible, or both.

        Parameters
        ----------
        concept : str
            One of `concepts`.
        number : int
            Of the outcome.
        what : {'equilibrium', 'indivisible', 'both'}
            What is counted.

        Examples
        --------
        >>> import comity
        >>> found = comity.robust(comity.read("syria-iraq-1975"), ["seq"], draws=256)
        >>> found.share("seq", 6, "equilibrium").count
        256
        """
        row, column = self.concepts.index(concept), self.space.index(number)
        return share_of(int(self.counts(what)[row, column]), self.draws)

    @property
    def recommendations(self) -> tuple[Recommended, ...]:
        """What is recommended in some draw, the most frequent first; None: nothing is settled."""
        found = [(position, count) for position, count in self.tally.recommended.items() if count]
        found.sort(key=lambda it: (-it[1], it[0] < 0, it[0]))
        shares = shares_of(np.array([count for _, count in found]), self.draws)
        return tuple(
            Recommended(number_of(self.space, position), share)
            for (position, _), share in zip(found, shares, strict=True)
        )

    @property
    def as_stated(self) -> ShareOfDraws:
        """The share of draws with the same recommendation as the stated preferences."""
        stated = self.stated.recommended
        position = -1 if stated is None else self.space.index(stated)
        return share_of(int(self.tally.recommended.get(position, 0)), self.draws)

    @property
    def shown(self) -> Numbers:
        """Numbers of the outcomes settled in some draw, under some concept, and of the stated one.

        The stated recommendation comes first, then what most draws recommend.
        """
        return rows.shown(self)

    def rows(self, *, every: bool = False) -> Iterator[Row]:
        """Yield number, concepts, and shares: equilibrium, indivisible, both.

        Parameters
        ----------
        every : bool
            True yields rows of all outcomes and concepts; False those of `shown` outcomes, under
            concepts by which they are an equilibrium in some draw, or under all if by none.
            Concepts that agree on an outcome have one row.
        """
        return rows.rows(self, every=every)

    def table(self, *, every: bool = False) -> Table:
        """Return the shares of draws in which outcomes hold and leave nobody worse off.

        Rows are as in `rows`.
        """
        from comity.robustness.sheet import share_table  # noqa: PLC0415  (few ask)

        return share_table(self, every=every)

    def _repr_html_(self) -> str:
        """Return the answers for notebooks; at most 50 rows of each table."""
        from comity.robustness.sheet import robust_sheet  # noqa: PLC0415  (only notebooks ask)

        return robust_sheet(self).html()
