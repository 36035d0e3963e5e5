"""Ids and the names that stand for something: their form, and what stands twice or for nothing."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from comity.errors import Fault, quoted, shortened
from comity.model.dispute import Concerns
from comity.model.lever import AddOptionLevel
from comity.model.statement import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from comity.errors import Path, Slug
    from comity.model.dispute import Dispute, JointOption, Option

ID = re.compile(r"[a-z][a-z0-9-]*")
COMPARED = 500
"""Names that a wrong one is compared with at most."""
NAMED = 8
"""Names that a message lists at most."""


def unknown(
    kind: str, found: str, known: Iterable[str], path: Path, slug: Slug = "id-unknown"
) -> Fault:
    """Return the fault of a name that stands for nothing, with the nearest one that does."""
    from difflib import get_close_matches  # noqa: PLC0415

    some = list(islice(known, COMPARED))
    near = get_close_matches(shortened(found), some, n=1)
    names = ", ".join(map(shortened, some[:NAMED])) + (", ..." if len(some) > NAMED else "")
    todo = (
        f"did you mean {quoted(near[0])}?" if near else f"use one of: {names or '(there is none)'}"
    )
    return Fault(path, f"there is no {kind} {quoted(found)}", todo, slug)


def repeats(
    items: Iterable[tuple[str, Path]], what: str, slug: Slug = "id-repeated"
) -> Iterator[Fault]:
    """Yield the faults of names that stand a second time."""
    seen: set[str] = set()
    for name, path in items:
        if name in seen:
            yield Fault(
                path, f"{what} {quoted(name)} stands here a second time", "rename one", slug
            )
        seen.add(name)


def options(dispute: Dispute) -> Iterator[tuple[Option | JointOption, Path]]:
    """Yield every option with its place, joint ones last."""
    for p, party in enumerate(dispute.parties):
        for o, option in enumerate(party.options):
            yield option, ("parties", p, "options", o)
    for j, joint in enumerate(dispute.joint_options):
        yield joint, ("joint_options", j)


def _ids(dispute: Dispute) -> Iterator[tuple[str, Path]]:
    yield dispute.id, ("id",)
    for p, party in enumerate(dispute.parties):
        yield party.id, ("parties", p, "id")
    for option, path in options(dispute):
        yield option.id, (*path, "id")
        for k, level in enumerate(option.levels):
            yield level, (*path, "levels", k)
    for s, source in enumerate(dispute.sources):
        yield source.id, ("sources", s, "id")
    for path, preference in dispute.stated_preferences():
        if isinstance(preference, Concerns):
            for c, concern in enumerate(preference.items):
                yield concern.id, (*path, "concerns", c, "id")
    for k, lever in enumerate(dispute.levers):
        yield lever.id, ("levers", k, "id")
        if isinstance(lever.effect, AddOptionLevel):
            yield lever.effect.level, ("levers", k, "effect", "add_option_level", "level")


def invalid_ids(dispute: Dispute) -> Iterator[Fault]:
    """Yield the faults of texts that are no ids."""
    for text, path in _ids(dispute):
        if not ID.fullmatch(text):
            what = f"{quoted(text)} is not an id"
            todo = "begin with a small letter a-z, go on with small letters, digits and hyphens"
            yield Fault(path, what, todo, "id-invalid")
        elif text in WORDS:
            what = f"{quoted(text)} is a word of the statement language"
            yield Fault(path, what, "choose another id", "id-invalid")


def repeated_ids(dispute: Dispute) -> Iterator[Fault]:
    """Yield the faults of ids that stand for two things."""
    places = list(_ids(dispute))
    for key, what in (("parties", "party"), ("sources", "source"), ("levers", "lever")):
        yield from repeats((it for it in places if it[1][0] == key and len(it[1]) == 3), what)  # noqa: PLR2004
    owned = ((option.id, (*path, "id")) for option, path in options(dispute))
    yield from repeats(owned, "option", "option-owned-twice")
    for option, path in options(dispute):
        levels = ((level, (*path, "levels", k)) for k, level in enumerate(option.levels))
        yield from repeats(levels, "level")
    for at, preference in dispute.stated_preferences():
        concerns = preference.items if isinstance(preference, Concerns) else ()
        named = ((it.id, (*at, "concerns", k, "id")) for k, it in enumerate(concerns))
        yield from repeats(named, "concern")
