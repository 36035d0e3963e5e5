"""What a case states besides orders of outcomes, and which variants of concepts use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.model.dispute import Concerns, Ranking
from comity.stability.concept import read_concept
from comity.stability.sentence import enumerated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from comity.model.dispute import Dispute, Preference

NAMES = {
    "strong": "strengths of preference",
    "unknown": "comparisons that are not known",
    "likely": "chances of preferences",
    "fuzzy": "degrees of preferences",
    "relational": "attitudes",
}
"""Variant to what it uses."""


def stated(dispute: Dispute) -> tuple[str, ...]:
    """Return the variants that a case has something to say for.

    Examples
    --------
    >>> import comity
    >>> from dataclasses import replace
    >>> chicken = comity.read("chicken")
    >>> stated(chicken), stated(replace(chicken, unknown={"row": ((1, 2),)}))
    ((), ('unknown',))
    """
    found = {
        "strong": any(_has_strength(it) for it in dispute.preferences.values()),
        "unknown": any(dispute.unknown.values()),
        "likely": any(dispute.likely.values()),
        "fuzzy": bool(dispute.fuzzy),
        "relational": any(dispute.attitudes.values()),
    }
    return tuple(variant for variant, there in found.items() if there)


def _has_strength(preference: Preference) -> bool:
    match preference:
        case Ranking():
            return any(step > 1 for step in preference.steps)
        case Concerns(items):
            return any(concern.strength > 1 for concern in items)
    return False


def unused(dispute: Dispute, concepts: Iterable[str]) -> Iterator[str]:
    """Say what a case states that none of the concepts computed takes into account.

    Examples
    --------
    >>> import comity
    >>> from dataclasses import replace
    >>> doubtful = replace(comity.read("chicken"), unknown={"row": ((1, 2),)})
    >>> [*unused(doubtful, ["nash"])], [*unused(doubtful, ["nash:unknown=a"])]
    (['The case also states comparisons that are not known, which these concepts ...'], [])
    """
    asked = {name for it in concepts for name, _ in read_concept(it).words}
    idle = [it for it in stated(dispute) if it not in asked]
    if idle:
        what = enumerated([NAMES[it] for it in idle])
        yield (
            f"The case also states {what}, which these concepts leave aside: "
            f"ask with --concept {','.join(idle)}."
        )
    if dispute.views:
        who = enumerated([dispute.party(it).name for it in dispute.views])
        yield f"The case also states the views of {who}: comity perceive takes them up."
