"""What is allowed in a case, but probably not what its author meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.errors import Fault, quoted
from comity.model.dispute import Concerns, Weights
from comity.preferences.idle_levers import about_levers, lever_wants
from comity.preferences.pairs import outcomes_meant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from comity.arrays import Bools
    from comity.errors import Path, Slug
    from comity.model.dispute import Dispute
    from comity.model.space import Space


def doubts(dispute: Dispute, space: Space) -> list[Fault]:
    """Return warnings about a dispute, in the form of faults.

    ``same-idle``: a ``same`` statement is true at fewer than two outcomes. ``class-differs``: a
    concern is true at some members of a merged outcome only (the first member counts).
    ``concern-idle``: a concern is true everywhere or nowhere, so it decides nothing.
    ``unknown-idle``: a row pairs an outcome only with itself. ``unseen-idle``: a statement of a
    view hides nothing. ``unseen-too-much``: a view hides the status quo, or everything.
    ``lever-idle``: a lever changes nothing.
    """
    found = []
    for k, text in enumerate(dispute.same):
        count = int(space.truth(text).sum())
        if count < 2:  # noqa: PLR2004
            what = f"{quoted(text)} is true at {count or 'no'} outcome, so it merges nothing"
            found.append(Fault(("same", k), what, "check the statement", "same-idle"))
    for path, name, text in _wants(dispute):
        found += _about_want(space, path, name, text, "concern-idle")
    for path, name, text in lever_wants(dispute):
        found += _about_want(space, path, name, text, "lever-idle")
    found += about_levers(space)
    found += _about_unknown(space)
    for viewer, view in dispute.views.items():
        found += _about_unseen(space, ("views", viewer, "unseen"), view.unseen)
    return found


def _about_unknown(space: Space) -> Iterator[Fault]:
    for party, rows in space.dispute.unknown.items():
        for k, pair in enumerate(rows):
            path: Path = ("unknown", party, k)
            first, second = (
                outcomes_meant(space, ref, (*path, side)) for side, ref in enumerate(pair)
            )
            if first.size == 1 and np.array_equal(first, second):
                what = f"both stand for outcome {int(space.numbers[first[0]])}, so it says nothing"
                yield Fault(path, what, "name two outcomes", "unknown-idle")


def _about_unseen(space: Space, path: Path, unseen: Sequence[str]) -> Iterator[Fault]:
    hidden = np.zeros(space.count, dtype=np.bool_)
    for k, text in enumerate(unseen):
        found = _fulfilling(space, text, (*path, k))
        if not found.any():
            what = f"{quoted(text)} is true at no outcome, so it hides nothing"
            yield Fault((*path, k), what, "check the statement", "unseen-idle")
        hidden |= found
    if hidden.all():
        what = "it hides every outcome, so nobody moves in this view"
        yield Fault(path, what, "leave something to think of", "unseen-too-much")
    elif space.status_quo is not None and hidden[space.status_quo]:
        what = "it hides the status quo, where things are now"
        yield Fault(path, what, "check the statements", "unseen-too-much")


def _fulfilling(space: Space, text: str, path: Path) -> Bools:
    """Return which outcomes fulfil a statement, or have a name: bool array (outcome,)."""
    if space.dispute.graph is None:
        return np.asarray(space.truth(text)[space.firsts])
    return np.isin(np.arange(space.count), space.find(text, path))


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


def _about_want(space: Space, path: Path, name: str, text: str, idle: Slug) -> Iterator[Fault]:
    truth = space.truth(text)
    if truth.all() or not truth.any():
        where = "every" if truth.all() else "no"
        what = f"the {name} is true at {where} outcome, so it decides nothing"
        yield Fault(path, what, "check the statement", idle)
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
