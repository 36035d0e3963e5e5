"""A dispute as a notebook shows it: who can do what, who wants what, and what is so now.

Nothing here lays out outcomes or checks anything, so that a dispute shows itself at once, however
large it is and whatever is wrong with it.
"""

from __future__ import annotations

from itertools import islice
from math import prod
from typing import TYPE_CHECKING

from comity.model.combination import labels, words
from comity.model.dispute import Concerns, Ranking
from comity.model.space import SPACE, Space
from comity.tables import Sheet, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.model.dispute import Dispute, JointOption, Option, Preference

CHANGES = {"any": "both ways", "up": "up only", "down": "down only"}
"""In which direction a move may change an option's level, in words."""
SHOWN_ITEMS = 12
"""Concerns, tiers, levels or names that one cell shows at most."""


def dispute_sheet(dispute: Dispute) -> Sheet:
    """Return what a notebook shows of a dispute.

    Parameters
    ----------
    dispute : Dispute
        It may be faulty or too large to be analysed.
    """
    tables = (_moves(dispute) if dispute.graph else _options(dispute), _wants(dispute))
    return Sheet(dispute.title, tuple(_facts(dispute)), tables)


def _facts(dispute: Dispute) -> Iterator[str]:
    if dispute.summary:
        yield dispute.summary
    yield f"Outcomes: {_size(dispute)}. Status quo: {_now(dispute)}."
    named = [party.name for party in dispute.parties if party.kind == "affected"]
    if named:
        yield f"Affected, without options: {_listed(named)}."


def _size(dispute: Dispute) -> str:
    """Return the number of outcomes as far as it is known without laying them out."""
    laid_out = dispute.derived.get(SPACE)
    if isinstance(laid_out, Space):
        return f"{laid_out.count:,}"
    if dispute.graph is not None:
        return f"{len(dispute.graph.outcomes):,}"
    combinations = prod(len(option.levels) for option in dispute.options)
    if combinations >= 10**15:  # more than anybody can lay out
        return "more than a million billion combinations of levels"
    fewer = dispute.infeasible or dispute.same
    return f"{'at most ' if fewer else ''}{combinations:,}"


def _now(dispute: Dispute) -> str:
    now = dispute.status_quo
    if now is None:
        return "none named"
    if isinstance(now, str):
        return now
    named = (now.get(option.id) for option in dispute.options)
    levels = [
        option.levels.index(level) if level in option.levels else 0
        for option, level in zip(dispute.options, named, strict=True)
    ]
    return words(dispute, labels(dispute), levels)


def _options(dispute: Dispute) -> Table:
    names = {party.id: party.name for party in dispute.parties}
    rows = [_option(party.name, it) for party in dispute.parties for it in party.options]
    for joint in dispute.joint_options:
        together = _listed([names.get(party, party) for party in joint.consent])
        rows.append(_option(f"together: {together}", joint))
    return Table("Who can do what", ("party", "option", "id", "levels", "change"), tuple(rows))


def _option(owner: str, option: Option | JointOption) -> tuple[str, ...]:
    change = CHANGES.get(option.change, option.change)
    return (owner, option.label, option.id, _listed(option.level_names or option.levels), change)


def _moves(dispute: Dispute) -> Table:
    moves = dispute.graph.moves if dispute.graph is not None else {}
    rows = tuple((party.name, party.id, len(moves.get(party.id, ()))) for party in dispute.parties)
    return Table("Who can move", ("party", "id", "single moves"), rows)


def _wants(dispute: Dispute) -> Table:
    rows = tuple(
        (party.name, party.id, preference_words(dispute.preferences[party.id]))
        for party in dispute.parties
        if party.id in dispute.preferences
    )
    title = "Who wants what (each party's own order; no two can be compared)"
    return Table(title, ("party", "id", "preference"), rows)


def preference_words(preference: Preference) -> str:
    """Return a preference in one line, cut where it is long."""
    match preference:
        case Concerns(items):
            wanted = [it.want for it in items[: SHOWN_ITEMS + 1]]
            return f"most important first: {_listed(wanted, '; ')}" if items else "no concerns"
        case Ranking(tiers):
            few = tiers[: SHOWN_ITEMS + 1]
            return f"best first: {_listed([_tier(tier) for tier in few])}"
    weights = islice(preference.items.items(), SHOWN_ITEMS + 1)
    listed = f"weights: {_listed([f'{text}: {weight}' for text, weight in weights], '; ')}"
    stated = preference.walk_away is not None
    return f"{listed} (walks away from less than {preference.walk_away})" if stated else listed


def _tier(tier: tuple[int | str, ...]) -> str:
    return " = ".join(_cut([str(ref) for ref in tier[: SHOWN_ITEMS + 1]]))


def _listed(items: list[str] | tuple[str, ...], mark: str = ", ") -> str:
    return mark.join(_cut(list(items[: SHOWN_ITEMS + 1])))


def _cut(items: list[str]) -> list[str]:
    """Return the items, the last ones made an ellipsis where there are too many."""
    return items if len(items) <= SHOWN_ITEMS else [*items[:SHOWN_ITEMS], "…"]
