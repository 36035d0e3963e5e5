"""The counts of a robustness analysis as plain data and back; what does not add up is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

import numpy as np

from comity.model.space import outcome_space
from comity.robustness.block import questions_of
from comity.robustness.tally import Answered, Tally

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from comity.arrays import Ints
    from comity.robustness.block import Task
    from comity.robustness.draws.question import Question

    Counts = dict[tuple[int, ...], int]

FIELDS = {"equilibrium", "indivisible", "both", "recommended", "answered"}


class NotSoError(Exception):
    """A field is not what it must be; the text is its name."""


def refuse(field: str) -> NoReturn:
    """Raise that a field is not what it must be."""
    raise NotSoError(field)


def whole_number(data: Any, field: str, *, least: int = 0, most: int = 2**40) -> int:
    """Return a whole number within bounds; anything else raises `NotSoError`."""
    if type(data) is not int or not least <= data <= most:
        refuse(field)
    return int(data)


def to_data(total: Tally) -> dict[str, Any]:
    """Return counts as lists: outcomes, concepts and questions by position."""
    return {
        "equilibrium": total.equilibrium.tolist(),
        "indivisible": total.safe.tolist(),
        "both": total.both.tolist(),
        "recommended": sorted([int(k), int(n)] for k, n in total.recommended.items()),
        "answered": sorted([*map(int, key), int(n)] for key, n in total.answered.items()),
    }


def read_tally(data: Any, draws: int, task: Task) -> Tally:
    """Return the counts of so many draws.

    Raises
    ------
    NotSoError
        When they do not have the shape that the task gives them, or do not add up: every draw
        recommends one outcome or none, and answers every question.
    """
    if not isinstance(data, dict) or set(data) != FIELDS:
        refuse("tally")
    space = outcome_space(task.dispute, task.limits)
    outcomes, concepts = len(space.numbers), len(task.concepts)
    equilibrium = _rows(data["equilibrium"], (concepts, outcomes), draws, "equilibrium")
    both = _rows(data["both"], (concepts, outcomes), draws, "both")
    safe = _row(data["indivisible"], outcomes, draws, "indivisible")
    if (both > equilibrium).any() or (both > safe).any():
        refuse("both")
    recommended = {key[0]: n for key, n in _counts(data["recommended"], 1, "recommended").items()}
    if not all(outcome < outcomes for outcome in recommended):
        refuse("recommended")
    if sum(recommended.values()) != draws:
        refuse("recommended")
    _refuse_unsettled(space.status_quo or 0, safe, both, recommended, task.lead)
    answered = _counts(data["answered"], 3, "answered")
    asked = questions_of(task)
    _refuse_unanswered(answered, recommended, asked)
    by_answer = {(question, answer, it): n for (question, answer, it), n in answered.items()}
    arrays = Answered.of(by_answer, asked)
    return Tally(draws, equilibrium, safe, both, recommended, arrays)


def _refuse_unsettled(
    now: int, safe: Ints, both: Ints, recommended: Mapping[int, int], lead: int
) -> None:
    """Refuse what is recommended where it is not settled, and the other way round."""
    draws = sum(recommended.values())
    if safe[now] != draws:
        refuse("indivisible")
    if both[:, now].any():
        refuse("both")
    for position, count in recommended.items():
        settled = draws - int(both[lead].max()) if position < 0 else int(both[lead, position])
        if count > settled:
            refuse("recommended")


def _refuse_unanswered(
    answered: Counts, recommended: Mapping[int, int], asked: Sequence[Question]
) -> None:
    """Refuse answers unless each question has as many as there are draws with a recommendation."""
    left = {(q, outcome): n for q in range(len(asked)) for outcome, n in recommended.items()}
    for (question, answer, outcome), number in answered.items():
        if (question, outcome) not in left or not 0 <= answer < len(asked[question].answers):
            refuse("answered")
        left[question, outcome] -= number
    if any(left.values()):
        refuse("answered")


def _rows(data: Any, shape: tuple[int, int], most: int, field: str) -> Ints:
    return np.array([_row(row, shape[1], most, field) for row in _list(data, shape[0], field)])


def _row(data: Any, length: int, most: int, field: str) -> Ints:
    numbers = [whole_number(it, field, most=most) for it in _list(data, length, field)]
    return np.array(numbers, dtype=np.int64)


def _counts(data: Any, keys: int, field: str) -> Counts:
    """Return what a list of rows counts: each has some keys, and how often they come together."""
    found: Counts = {}
    for row in _list(data, None, field):
        *key, number = (whole_number(it, field, least=-1) for it in _list(row, keys + 1, field))
        if tuple(key) in found or number < 1:
            refuse(field)
        found[tuple(key)] = number
    return found


def _list(data: Any, length: int | None, field: str) -> list[Any]:
    if not isinstance(data, list) or (length is not None and len(data) != length):
        refuse(field)
    return list(data)
