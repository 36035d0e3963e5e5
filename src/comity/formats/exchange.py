"""What comes from or goes into other programs' files, with what could not be carried over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from comity.errors import ComityError, fail, shortened
from comity.model.dispute import MILD, NO_YES, Concerns, Ranking, Weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from comity.model.dispute import Dispute, Preference

MAX_NUMBERS = 2_000_000
"""Ranks or payoffs that a file is written with at most: no program would read more."""
NAMED = 6
"""Names that a message lists at most."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A dispute that was read.

    Attributes
    ----------
    dispute : Dispute
        The dispute.
    notices : tuple of str
        Sentences that say what the file holds and the dispute does not, or what was assumed.
    """

    dispute: Dispute
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """A dispute as the text of a file.

    Attributes
    ----------
    text : str
        The text.
    notices : tuple of str
        Sentences that say what the dispute holds and the text does not.
    """

    text: str
    notices: tuple[str, ...] = ()


class Obstacle(NamedTuple):
    """Something that matters to stability, and that a format cannot say.

    Attributes
    ----------
    what : str
        What it is.
    instead : str
        A sentence on what is written when the loss is accepted; empty: nothing can be.
    """

    what: str
    instead: str = ""


def inexpressible(obstacles: Sequence[Obstacle], form: str, where: str) -> ComityError:
    """Return the error that tells all that a format cannot say (the caller raises it)."""
    what = f"{form} files cannot say: {', '.join(it.what for it in obstacles)}"
    todo = "write a case file (.yaml), or take these out of the dispute"
    if all(it.instead for it in obstacles):
        todo = "accept the loss with --lossy, or write a case file (.yaml)"
    return fail(what, todo, "inexpressible", where=where)


def refuse_too_many(numbers: int, where: str) -> None:
    """Raise ``space-too-large`` where a file would hold more numbers than anybody could use."""
    if numbers > MAX_NUMBERS:
        what = f"the file would need {numbers:,} numbers (limit {MAX_NUMBERS:,})"
        raise fail(what, "make a smaller dispute", "space-too-large", where=where)


def some(names: Sequence[str]) -> str:
    """Return names as messages list them.

    Examples
    --------
    >>> some(["up", "down"]), some(list("abcdefgh"))
    ('up, down', 'a, b, c, d, e, f and 2 more')
    """
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(map(shortened, names[:NAMED])) + more


def shared_obstacles(dispute: Dispute) -> list[Obstacle]:
    """Return what neither of the other formats can say, under any loss."""
    found = []
    if dispute.graph is not None:
        found.append(Obstacle("outcomes and moves given as a graph"))
    if dispute.joint_options:
        names = some([option.id for option in dispute.joint_options])
        found.append(Obstacle(f"joint options ({names})"))
    return found


def left_out(dispute: Dispute, *, kept: Sequence[str] = (), also: Sequence[str] = ()) -> str:
    """Return the notice about what no plain concept goes by, and other formats do not keep.

    Of what a case file has room for, a format may have `kept` some, and lose something `also`.
    """
    names = ["ids", *also, *(name for name in _extras(dispute) if name not in kept)]
    return f"left out, since the format has no place for it: {', '.join(names)}"


def _extras(dispute: Dispute) -> Iterator[str]:
    """Yield what a dispute has besides outcomes, moves and preferences."""
    options = dispute.options
    concerns = [
        concern
        for preference in dispute.preferences.values()
        if isinstance(preference, Concerns)
        for concern in preference.items
    ]
    present = {
        "title": dispute.title,
        "summary": dispute.summary,
        "notes": dispute.notes,
        "confidence": dispute.confidence,
        "sources": dispute.sources,
        "status quo": dispute.status_quo is not None,
        "names of levels": any(
            it.level_names or (len(it.levels) == 2 and it.levels != NO_YES)  # noqa: PLR2004
            for it in options
        ),
        "tags": dispute.reviewed_tags or any(option.tags for option in options),
        "texts, domains and sources of concerns": any(
            (it.text, it.domain, it.source) != (None, None, None) for it in concerns
        ),
        "worths to walk away to": any(
            isinstance(it, Weights) and it.walk_away is not None
            for it in dispute.preferences.values()
        ),
        "strengths of preferences": any(map(_has_strengths, dispute.preferences.values())),
        "unknown comparisons": any(dispute.unknown.values()),
        "likely comparisons": any(dispute.likely.values()),
        "fuzzy comparisons": dispute.fuzzy,
        "attitudes": any(dispute.attitudes.values()),
        "views": dispute.views,
        "what is known of preferences": dispute.known,
        "expected answers": dispute.expected,
        "levers": dispute.levers,
    }
    yield from (name for name, there in present.items() if there)


def _has_strengths(preference: Preference) -> bool:
    match preference:
        case Concerns(items):
            return any(concern.strength > MILD for concern in items)
        case Ranking(_, steps):
            return any(step > MILD for step in steps)
    return False
