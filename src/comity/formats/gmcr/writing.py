"""Write disputes as ``.gmcr`` files, for programs that read them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.formats.exchange import (
    Exported,
    Obstacle,
    inexpressible,
    left_out,
    refuse_too_many,
    shared_obstacles,
    some,
)
from comity.formats.gmcr.patterns import MOST, Pattern, patterns
from comity.model.dispute import Concerns, Weights
from comity.model.limits import DEFAULT, Limits
from comity.model.space import outcome_space
from comity.model.statement import parse
from comity.preferences.ranks import party_ranks
from comity.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from comity.model.dispute import Dispute

DIRECTIONS = {"any": "both", "up": "fwd", "down": "back"}
AnyOf = tuple[Pattern, ...]
IDLE: frozenset[AnyOf] = frozenset({(), (Pattern(),)})
"""Statements that are true nowhere, or everywhere: they decide nothing."""


def to_gmcr(dispute: Dispute, *, limits: Limits = DEFAULT, where: str = "") -> Exported:
    """Return a dispute as the text of a ``.gmcr`` file.

    Concerns become statements. Where somebody has a ranking or weights, or a concern that would
    take too many patterns, everybody's ranking is written besides, and the file asks for rankings.

    Parameters
    ----------
    dispute : Dispute
        The dispute.
    limits : Limits
        How large the outcome space may be.
    where : str
        What messages call the file.

    Raises
    ------
    ComityError
        ``inexpressible`` with all that the format cannot say; ``space-too-large``.

    Examples
    --------
    >>> import comity
    >>> print(to_gmcr(comity.read("chicken")).text)
    {
     "program": "Comity",
    ...
     "useManualPreferenceRanking": true
    }
    """
    infeasible = _infeasible(dispute, limits, where)
    stated = {party.id: _statements(dispute, party.id) for party in dispute.parties}
    by_hand = any(found is None for found in stated.values())
    rankings = _rankings(dispute, limits, where) if by_hand else {}
    data = {
        "program": "Comity",
        "version": __version__,
        "options": [
            {"name": option.label, "permittedDirection": DIRECTIONS[option.change]}
            for option in dispute.options
        ],
        "decisionMakers": _makers(dispute, stated, rankings),
        "infeasibles": [_conjunction(pattern) for found in infeasible for pattern in found],
        "useManualPreferenceRanking": by_hand,
    }
    return Exported(_laid_out(data), (*_notices(dispute, stated), left_out(dispute)))


def _infeasible(dispute: Dispute, limits: Limits, where: str) -> list[AnyOf]:
    """Return what is infeasible, unless something cannot be said."""
    found = list(_obstacles(dispute))
    if found:
        raise inexpressible(found, ".gmcr", where)
    outcome_space(dispute, limits)  # refuses what is too large, before statements are taken apart
    removed = []
    for k, text in enumerate(dispute.infeasible):
        any_of = _any_of(dispute, text)
        if any_of is None:
            found.append(Obstacle(f"infeasible[{k}], which needs more than {MOST} conjunctions"))
        else:
            removed.append(any_of)
    if found:
        raise inexpressible(found, ".gmcr", where)
    return removed


def _obstacles(dispute: Dispute) -> Iterator[Obstacle]:
    """Yield what the format cannot say, as far as the structure tells."""
    yield from shared_obstacles(dispute)
    many = [option.id for option in dispute.options if len(option.levels) > 2]  # noqa: PLR2004
    if many:
        yield Obstacle(f"options with more than two levels ({some(many)})")
    if dispute.same:
        yield Obstacle("outcomes that are the same")
    if dispute.forbidden_moves:
        yield Obstacle("forbidden moves")


def _any_of(dispute: Dispute, text: str) -> AnyOf | None:
    options = {it.id: (place, it.levels) for place, it in enumerate(dispute.options)}
    return patterns(parse(text), options)


def _statements(dispute: Dispute, party: str) -> list[AnyOf] | None:
    """Return a party's concerns as patterns; None where only a ranking can be written."""
    preference = dispute.preferences[party]
    if not isinstance(preference, Concerns):
        return None
    found = [_any_of(dispute, concern.want) for concern in preference.items]
    needed = [it for it in found if it is not None]
    return needed if len(needed) == len(found) else None


def _notices(dispute: Dispute, stated: Mapping[str, list[AnyOf] | None]) -> Iterator[str]:
    """Yield what is written in another form than the dispute has it."""
    preferences = dispute.preferences
    weighted = [party for party, it in preferences.items() if isinstance(it, Weights)]
    too_many = [
        party
        for party, it in preferences.items()
        if isinstance(it, Concerns) and stated[party] is None
    ]
    beside = [party for party, found in stated.items() if found and None in stated.values()]
    if weighted:
        yield f"weights are written as rankings, which keep their order only ({some(weighted)})"
    if too_many:
        reason = f"since one of them needs more than {MOST} conjunctions"
        yield f"concerns are written as rankings, {reason} ({some(too_many)})"
    if beside:
        reason = "since one setting holds for everybody"
        yield f"concerns are written, but the rankings beside them count, {reason} ({some(beside)})"
    if any(IDLE & set(found or ()) for found in stated.values()):
        yield "concerns that are true everywhere or nowhere were left out"
    if dispute.affected:
        names = some(dispute.affected)
        yield f"affected parties are written as decision makers without options ({names})"


def _rankings(dispute: Dispute, limits: Limits, where: str) -> dict[str, list[Any]]:
    """Return everybody's outcome numbers, most preferred first; an inner list is a tie."""
    space = outcome_space(dispute, limits)
    refuse_too_many(space.count * len(dispute.parties), where)
    found = {}
    for party in dispute.parties:
        ranks = party_ranks(dispute, space, party.id).astype(np.int64)
        best_first = np.argsort(-ranks, kind="stable")
        steps = np.flatnonzero(np.diff(ranks[best_first])) + 1
        tiers = [(tier + 1).tolist() for tier in np.split(best_first, steps)]
        found[party.id] = [tier[0] if len(tier) == 1 else tier for tier in tiers]
    return found


def _makers(
    dispute: Dispute,
    stated: Mapping[str, list[AnyOf] | None],
    rankings: Mapping[str, list[Any]],
) -> list[dict[str, Any]]:
    """Return the decision makers, with rankings where somebody needs one."""
    places = {option.id: place for place, option in enumerate(dispute.options)}
    return [
        {
            "name": party.name,
            "options": [places[option.id] for option in party.options],
            "preferences": [_statement(it) for it in stated[party.id] or () if it not in IDLE],
        }
        | ({"preferenceRanking": rankings[party.id]} if rankings else {})
        for party in dispute.parties
    ]


def _statement(any_of: AnyOf) -> Any:
    members = [_conjunction(pattern) for pattern in any_of]
    return members[0] if len(members) == 1 else {"compound": True, "members": members}


def _conjunction(pattern: Pattern) -> list[list[Any]]:
    return [[place, "Y" if taken else "N"] for place, taken in pattern.literals()]


def _laid_out(data: Mapping[str, Any]) -> str:
    """Return JSON with a line for every option, decision maker and conjunction."""
    parts = []
    for key, value in data.items():
        text = json.dumps(value)
        if isinstance(value, list) and value:
            text = "[\n  " + ",\n  ".join(map(json.dumps, value)) + "\n ]"
        parts.append(f" {json.dumps(key)}: {text}")
    return "{\n" + ",\n".join(parts) + "\n}\n"
