"""By what numbers outcomes go with levers in force: which are new, and which have others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.mediation.levers.carried import landings
from comity.model.space import outcome_space
from comity.stability.sentence import enumerated
from comity.tables import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.arrays import Ints
    from comity.model.dispute import Dispute
    from comity.model.limits import Limits
    from comity.model.space import Space

RUNS = 6
"""Runs of numbers that are told one by one at most."""


def numbering_words(space: Space, levered: Dispute, target: int, limits: Limits) -> Iterator[str]:
    """Say what outcomes there are with levers in force, where they are not those of the case.

    Parameters
    ----------
    space : Space
        The outcomes of the case.
    levered : Dispute
        The case with the levers in force.
    target : int
        Number, in the case, of the outcome asked about; told with the status quo as an example.
    limits : Limits
        What it was allowed to take.

    Examples
    --------
    >>> import comity
    >>> from comity.model.limits import DEFAULT
    >>> dispute = comity.read("two-valleys")
    >>> levered = comity.with_levers(dispute, "timber-checks")
    >>> print(*numbering_words(outcome_space(dispute), levered, 12, DEFAULT))
    With these levers there are 32 outcomes, not 24 as in the case: 25 to 32 are new.
    """
    after = outcome_space(levered, limits)
    landed = landings(space, after)
    kept = np.flatnonzero(landed >= 0)
    before, now = space.numbers[kept], after.numbers[landed[kept]]
    new = np.setdiff1d(after.numbers, now)
    if new.size or kept.size < space.count:
        told = f": {_runs(new)} new" if new.size else ""
        count = counted(after.count, "outcome")
        yield f"With these levers there are {count}, not {space.count:,} as in the case{told}."
    changed = before != now
    if changed.any():
        other = dict(zip(before[changed].tolist(), now[changed].tolist(), strict=True))
        start = None if space.status_quo is None else int(space.numbers[space.status_quo])
        shown = [f"{it} is {other[it]}" for it in dict.fromkeys((start, target)) if it in other]
        pairs = f": {enumerated(shown)}" if shown else ""
        yield (
            f"Outcomes of the case then have other numbers{pairs}. Why parties would stay or "
            "leave, and the way there, are told by those; all else by the numbers of the case."
        )


def _runs(numbers: Ints) -> str:
    """Return sorted numbers as runs, with a verb; only how many where there are many runs."""
    parts = np.split(numbers, np.flatnonzero(np.diff(numbers) > 1) + 1)
    verb = "is" if numbers.size == 1 else "are"
    if len(parts) > RUNS:
        return f"{numbers.size:,} {verb}"
    runs = [str(it[0]) if it.size == 1 else f"{it[0]} to {it[-1]}" for it in parts]
    return f"{enumerated(runs)} {verb}"
