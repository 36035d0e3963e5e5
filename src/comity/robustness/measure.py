"""What is taken as unknown, of whom, and how likely each preference is taken to be, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.stability.sentence import enumerated
from comity.tables import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from comity.robustness.result import Robustness


def in_doubt_words(found: Robustness) -> Iterator[str]:
    """Yield, of each party that is in doubt, how much is not known; then who is not in doubt."""
    for party in found.in_doubt:
        kinds = [it.kind for it in found.questions if it.party == party]
        yield f"{found.dispute.party(party).name}: {_unknown(found, party, kinds)}."
    if found.in_doubt and found.certain:
        names = enumerated([found.dispute.party(it).name for it in found.certain])
        yield f"As stated in every draw: what is wanted by {names}."


def _unknown(found: Robustness, party: str, kinds: Sequence[str]) -> str:
    if "alternative" in kinds:
        question = next(it for it in found.questions if it.party == party)
        return f"one of {counted(len(question.answers), 'preference')}; which is not known"
    if "weight" in kinds:
        weights = counted(kinds.count("weight"), "weight")
        known = "is" if kinds.count("weight") == 1 else "are"
        return f"{weights} {known} known only between bounds"
    pairs, moving = kinds.count("order"), kinds.count("place")
    not_known = "is" if pairs == 1 else "are"
    among = counted(moving, "concern")
    return f"{counted(pairs, 'comparison')} among {among} {not_known} not known"


MEASURES = {
    "order": (
        "of orders of concerns, each one that agrees with what is known is equally likely (these "
        "are orders of concerns, not of outcomes)"
    ),
    "weight": (
        "each weight is equally likely anywhere between its bounds, whatever the other weights are"
    ),
    "alternative": "alternatives come by the chances that the case gives them",
}
"""What is equally likely, by the kind of question that such a party has."""


NOTHING_UNKNOWN = (
    "Nothing is taken as unknown: every draw is the case as it is stated. What is not known of a "
    "party is said under the key known of the case file (how-to: Say what is not known of the "
    "parties)."
)


def measure_words(found: Robustness) -> str:
    """Return in one sentence how likely each preference is taken to be."""
    kinds = {it.kind for it in found.questions}
    told = [words for kind, words in MEASURES.items() if kind in kinds]
    if not told:
        return NOTHING_UNKNOWN
    apart = "and what one party wants says nothing of what another does"
    return f"How draws are made: {'; '.join(told)}; {apart}."
