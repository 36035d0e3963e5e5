"""What is allowed in a case, but probably not what its author meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.errors import Fault, quoted
from comity.model.dispute import Concerns, Weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.errors import Path
    from comity.model.dispute import Dispute
    from comity.model.space import Space


def doubts(dispute: Dispute, space: Space) -> list[Fault]:
    """Return warnings about a dispute, in the form of faults.

    ``same-idle``: a ``same`` statement is true at fewer than two outcomes. ``class-differs``: a
    concern is true at some members of a merged outcome only (the first member counts).
    ``concern-idle``: a concern is true everywhere or nowhere, so it decides nothing.
    """
    found = []
    for k, text in enumerate(dispute.same):
        count = int(space.truth(text).sum())
        if count < 2:  # noqa: PLR2004
            what = f"{quoted(text)} is true at {count or 'no'} outcome, so it merges nothing"
            found.append(Fault(("same", k), what, "check the statement", "same-idle"))
    for path, name, text in _wants(dispute):
        found += _about_want(space, path, name, text)
    return found


def _wants(dispute: Dispute) -> Iterator[tuple[Path, str, str]]:
    for path, preference in dispute.stated_preferences():
        match preference:
            case Concerns(items):
                for k, concern in enumerate(items):
                    at = (*path, "concerns", k, "want")
                    yield at, f"concern {quoted(concern.id)}", concern.want
            case Weights(weights):
                for text in weights:
                    yield (*path, "weights", text), f"weight of {quoted(text)}", text


def _about_want(space: Space, path: Path, name: str, text: str) -> Iterator[Fault]:
    truth = space.truth(text)
    if truth.all() or not truth.any():
        where = "every" if truth.all() else "no"
        what = f"the {name} is true at {where} outcome, so it decides nothing"
        yield Fault(path, what, "check the statement", "concern-idle")
    differs = np.flatnonzero(truth != truth[space.firsts][space.outcome_of])
    if differs.size:
        member = int(differs[0])
        first = int(space.firsts[space.outcome_of[member]])
        what = (
            f"the {name} is {str(bool(truth[first])).lower()} at outcome {first + 1}, the one that "
            f"counts, but not at {member + 1}, which 'same' makes one with it"
        )
        todo = "word it so that it is the same at all members"
        yield Fault(path, what, todo, "class-differs")
