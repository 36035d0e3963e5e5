"""After a settlement: which outcomes would be better for somebody and worse for nobody."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from comity.arrays import read_only
from comity.model.limits import DEFAULT, Limits
from comity.model.space import outcome_space
from comity.settlement.analysis import settle
from comity.settlement.methods.gains import changes, win_win
from comity.settlement.start import compared_with
from comity.settlement.steps.build import build_steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from comity.arrays import Bools, Ints
    from comity.model.dispute import Dispute, OutcomeRef
    from comity.settlement.result import Settlement


@dataclass(frozen=True, eq=False)
class Better:
    """What is better than an agreed outcome, for somebody, and worse for nobody.

    Attributes
    ----------
    dispute : Dispute
        As the case has it.
    position : int
        Position of the agreed outcome.
    settlement : Settlement
        Outcomes compared with the agreed one, which stands in the status quo's place.
    at_once : bool array (outcome,)
        True where one step leads there from the agreed outcome, all parties taking part or some.
    since : int array (party, outcome), or None
        For whom each outcome is better (1) or worse (-1) than the case's own status quo; None
        where the case names none.
    """

    dispute: Dispute
    position: int
    settlement: Settlement
    at_once: Bools
    since: Ints | None

    def __repr__(self) -> str:
        """Return one line that names the case and what was found."""
        found = f"{len(self.outcomes)} better than {self.agreed}, and worse for nobody"
        return f"<Better of {self.dispute.id}: {found}>"

    @property
    def agreed(self) -> int:
        """Number of the agreed outcome."""
        return int(self.settlement.space.numbers[self.position])

    @property
    def pareto(self) -> bool:
        """True when nothing is better for somebody and worse for nobody."""
        return bool(self.settlement.efficient[self.position])

    @cached_property
    def positions(self) -> tuple[int, ...]:
        """Positions of the better outcomes, in the order that settlements are told in."""
        better = win_win(self.settlement.change)
        order = self.settlement.order
        return tuple(order[better[order]].tolist())

    @property
    def outcomes(self) -> tuple[int, ...]:
        """Their numbers: first those that nothing improves on, then by how many gain."""
        return tuple(int(self.settlement.space.numbers[k]) for k in self.positions)


def better(
    dispute: Dispute,
    than: OutcomeRef,
    concepts: Iterable[str] | None = None,
    *,
    limits: Limits = DEFAULT,
    progress: Callable[[str, int, int], None] | None = None,
) -> Better:
    """Return what would be better for somebody and worse for nobody than an agreed outcome.

    `comity.settle` compares with the status quo; this compares with what was agreed since. What it
    finds may leave somebody below the status quo only if the agreed outcome does.

    Parameters
    ----------
    dispute : Dispute
        The model. It need not name a status quo.
    than : int or str
        Number, pattern or name of the agreed outcome.
    concepts : iterable of str, optional
        Stability concepts to tell of, as `comity.analyze` takes them.
    limits : Limits
        What may be allocated.
    progress : callable, optional
        As in `comity.analyze`.

    Returns
    -------
    Better

    Raises
    ------
    ComityError
        ``outcome-unknown``, and what `comity.settle` raises.

    Notes
    -----
    A settlement need not be the last word: once it stands, parties may look together for one that
    is better for all (Raiffa 1985, "Post-settlement settlements", Negotiation Journal 1).

    Examples
    --------
    In the prisoners' dilemma, keeping silent together (4) is better for both than neither (1):

    >>> import comity
    >>> found = better(comity.read("prisoners-dilemma"), 1)
    >>> found.outcomes, found.pareto, better(found.dispute, 4).pareto
    ((4,), False, True)
    """
    space = outcome_space(dispute, limits)
    agreed = space.index(than)
    found = settle(
        compared_with(dispute, than, limits),
        concepts,
        reference="status-quo",
        limits=limits,
        progress=progress,
    )
    steps = build_steps(space, limits=limits)
    at_once = np.zeros(steps.count, dtype=np.bool_)
    at_once[steps.ahead(np.array([agreed]), steps.most)] = True
    before = None
    if space.status_quo is not None:
        ranks = np.stack(list(found.analysis.ranks.values()))
        before = read_only(changes(ranks, space.status_quo))
    return Better(dispute, agreed, found, read_only(at_once), before)
