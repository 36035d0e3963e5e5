"""What it would be most worthwhile to ask the parties: the value of information."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from comity.robustness.answers import IfAnswered, Worth, number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.model.space import Space
    from comity.robustness.draws.question import Question
    from comity.robustness.tally import Tally

ASKED = ("order", "weight", "alternative")
"""Questions that somebody could answer; nobody knows half of the places a concern can take."""


def worths(space: Space, tally: Tally, questions: Sequence[Question]) -> tuple[Worth, ...]:
    """Return how much surer of the recommendation the answer to each question would make.

    Today one would recommend what most draws do, and be right in that share of them. Who knows an
    answer recommends what most draws with that answer do. The gain is what this adds, over all
    answers as frequent as they are among the draws.

    Parameters
    ----------
    space : Space
        The outcomes.
    tally : Tally
        The counts of all draws.
    questions : sequence of Question
        In the numbering of the counts.

    Returns
    -------
    tuple of Worth
        One for each order of two concerns, weight and set of alternatives; the greatest gain
        first, then in the order of the questions.

    Notes
    -----
    The value of information (Raiffa & Schlaifer 1961) where right counts 1 and wrong 0. It is
    computed from the draws as if they were all there could be, and so with few draws it is too
    high rather than too low.
    """
    rows = tally.answered.rows
    if not rows:
        return ()
    positions, counts = tally.answered.table()
    most = counts.argmax(axis=1)  # of two as frequent the first: the lower number, none last
    now = max(tally.recommended.values())
    found: dict[int, list[IfAnswered]] = {}
    for row, (number, _) in enumerate(rows):
        if questions[number].kind in ASKED:
            given, best = int(counts[row].sum()), int(most[row])
            named = number_of(space, positions[best]) if given else None
            after = IfAnswered(named, int(counts[row, best]), given)
            found.setdefault(number, []).append(after)
    made = [_worth(tally.draws, now, number, answers) for number, answers in found.items()]
    return tuple(sorted(made, key=lambda worth: -worth.gain))


def _worth(draws: int, now: int, number: int, answers: Sequence[IfAnswered]) -> Worth:
    gain = Fraction(sum(it.count for it in answers) - now, draws)
    return Worth(number, tuple(answers), gain)
