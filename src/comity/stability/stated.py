"""What a case states besides orders of outcomes, and which variants of concepts use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.model.dispute import Concerns, Ranking
from comity.stability.concept import read_concept
from comity.stability.sentence import enumerated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from comity.model.dispute import Dispute, Preference
    from comity.stability.result import Analysis

NAMES = {
    "strong": "strengths of preference",
    "unknown": "comparisons that are not known",
    "likely": "chances of preferences",
    "fuzzy": "degrees of preferences",
    "relational": "attitudes",
}
"""Variant to what it uses."""
WITHOUT = {
    "strong": "under strong, from degree 2 on, nothing known is bad enough to deter",
    "unknown": "every comparison is known, and unknown changes nothing",
    "likely": "every preference is certain, and likely changes nothing",
    "fuzzy": "every preference is clear, and fuzzy changes nothing",
    "relational": (
        "under relational every party is taken to be positive to itself and neutral to others"
    ),
}
"""Variant to what it comes to where a case states nothing for it."""


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


def stated_words(analysis: Analysis) -> Iterator[str]:
    """Say what an analysis leaves aside of the case, and what it asks for that is not there.

    In a party's eyes there is nothing to say: a view has moves and plain preferences only.
    """
    if analysis.seen_by is None:
        yield from unused(analysis.dispute, analysis.stable)
        yield from missing(analysis.dispute, analysis.stable)


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
    if dispute.known:
        who = enumerated([dispute.party(it).name for it in dispute.known])
        yield (
            f"The case also states what is known of {who}, and what is not: "
            "comity robust asks what the answer owes to that."
        )


def missing(dispute: Dispute, concepts: Iterable[str]) -> Iterator[str]:
    """Say for what variants the case states nothing, and what they then come to.

    Examples
    --------
    >>> import comity
    >>> chicken = comity.read("chicken")
    >>> [*missing(chicken, ["gmr:unknown=a"])]
    ['The case states no comparisons that are not known: every comparison is known, and ...']
    >>> [*missing(chicken, ["gmr", "gmr:strong=1"])]
    []
    """
    words = {word for it in concepts for word in read_concept(it).words}
    asked = {name for name, _ in words - {("strong", "1")}}  # degree 1 is plain preference
    there = stated(dispute)
    for variant, name in NAMES.items():
        if variant in asked and variant not in there:
            yield f"The case states no {name}: {WITHOUT[variant]}."
