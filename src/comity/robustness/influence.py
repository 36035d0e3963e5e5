"""What the recommendation hangs on: a tornado of concerns, weights and alternatives."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from comity.robustness.answers import Bar
from comity.robustness.shares import share_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.model.space import Space
    from comity.robustness.draws.question import Question
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
    every: Counter[tuple[int, int]] = Counter()
    same: Counter[tuple[int, int]] = Counter()
    for (question, answer, recommended), count in tally.answered.items():
        every[question, answer] += count
        same[question, answer] += count if recommended == position else 0
    bars = [
        Bar(
            number,
            tuple(
                share_of(same[number, answer], every[number, answer])
                for answer in range(len(question.answers))
            ),
        )
        for number, question in enumerate(questions)
        if question.kind in BARRED
    ]
    return tuple(sorted(bars, key=lambda bar: -bar.spread))
