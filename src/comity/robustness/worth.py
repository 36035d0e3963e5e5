"""What it would be most worthwhile to ask the parties: the value of information."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from comity.robustness.answers import IfAnswered, Worth, number_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    by_answer: dict[tuple[int, int], dict[int, int]] = {}
    for (question, answer, recommended), count in tally.answered.items():
        if count:
            by_answer.setdefault((question, answer), {})[recommended] = count
    now = max(tally.recommended.values())
    found = [
        _worth(space, tally.draws, now, number, _counts(by_answer, number, question))
        for number, question in enumerate(questions)
        if question.kind in ASKED
    ]
    return tuple(sorted(found, key=lambda worth: -worth.gain))


def _counts(
    by_answer: Mapping[tuple[int, int], Mapping[int, int]], number: int, question: Question
) -> list[Mapping[int, int]]:
    """Return for each answer in how many draws each outcome (by position) is recommended."""
    return [by_answer.get((number, answer), {}) for answer in range(len(question.answers))]


def _worth(
    space: Space, draws: int, now: int, number: int, counts: Sequence[Mapping[int, int]]
) -> Worth:
    best = [most_frequent(each) for each in counts]
    answers = tuple(
        IfAnswered(number_of(space, position), count, sum(each.values()))
        for (position, count), each in zip(best, counts, strict=True)
    )
    return Worth(number, answers, Fraction(sum(count for _, count in best) - now, draws))


def most_frequent(counts: Mapping[int, int]) -> tuple[int, int]:
    """Return the recommendation that most draws have, and how many; of two the lower, none last.

    Examples
    --------
    >>> most_frequent({-1: 2, 7: 2, 3: 1}), most_frequent({})
    ((7, 2), (-1, 0))
    """
    return max(counts.items(), key=lambda it: (it[1], it[0] >= 0, -it[0]), default=(-1, 0))
