"""What the recommendation hangs on: a tornado of concerns, weights and alternatives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.robustness.answers import Bar
from comity.robustness.shares import share_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.model.space import Space
    from comity.robustness.draws.question import Question
    from comity.robustness.shares import ShareOfDraws
    from comity.robustness.tally import Tally

BARRED = ("place", "weight", "alternative")
"""Questions that have a bar; an order of two concerns has none: its concerns have."""


def tornado(
    space: Space, tally: Tally, questions: Sequence[Question], stated: int | None
) -> tuple[Bar, ...]:
    """Return how much the stated recommendation hangs on each thing that is not known.

    Parameters
    ----------
    space : Space
        The outcomes.
    tally : Tally
        The counts of all draws.
    questions : sequence of Question
        In the numbering of the counts.
    stated : int or None
        Number of the outcome recommended by the stated preferences; None where none is.

    Returns
    -------
    tuple of Bar
        One for each concern whose place varies, each weight, and each party with alternatives;
        the widest spread first, then in the order of the questions.
    """
    position = -1 if stated is None else space.index(stated)
    rows, same = tally.answered.rows, tally.answered.counts.get(position)
    every = tally.answered.table()[1].sum(axis=1)
    shares: dict[int, list[ShareOfDraws]] = {}
    for row, (number, _) in enumerate(rows):
        if questions[number].kind in BARRED:
            count = 0 if same is None else int(same[row])
            shares.setdefault(number, []).append(share_of(count, int(every[row])))
    bars = [Bar(number, tuple(found)) for number, found in shares.items()]
    return tuple(sorted(bars, key=lambda bar: -bar.spread))
