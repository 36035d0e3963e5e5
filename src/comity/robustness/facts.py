"""What a robustness analysis comes to, in a few sentences that stand above its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.mediation.concepts import concept_words
from comity.robustness.measure import in_doubt_words, measure_words
from comity.robustness.wording import percent, share_words, subject_words
from comity.stability.concept import concept_name
from comity.stability.sentence import enumerated, outcome_words, status_quo_words
from comity.tables import counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from comity.robustness.answers import Worth
    from comity.robustness.result import Robustness
    from comity.robustness.rows import Row


def robust_facts(found: Robustness) -> Iterator[str]:
    """Say what is recommended as stated, in which share of draws too, and what was drawn."""
    if found.why == "interrupted":
        yield f"Interrupted after {counted(found.draws, 'draw')}: these are all it tells of."
    yield status_quo_words(found.space)
    yield stated_words(found)
    yield f"{same_words(found)}{settled_words(found)}"
    other = settled_elsewhere(found)
    if other is not None:
        under = enumerated([concept_name(concept) for concept in other.concepts])
        here = outcome_words(found.space, other.number)
        yield f"Under {under}, {here} is settled in {share_words(other.both)} of draws."
    yield concept_words(found.lead)
    yield measure_words(found)
    yield from in_doubt_words(found)
    yield from unmoved_words(found)
    if found.why != "interrupted" and found.until is not None:
        yield f"Drawn until no interval was wider than {found.until:g}; seed {found.seed}."


def stated_words(found: Robustness) -> str:
    """Return what is recommended as stated."""
    stated, under = found.stated.recommended, concept_name(found.lead)
    if stated is None:
        return f"As stated, nothing is settled under {under}."
    here = outcome_words(found.space, stated)
    return f"As stated, {here} is recommended: of what is settled under {under}, most gain."


def same_words(found: Robustness) -> str:
    """Return in which share of draws the recommendation is the stated one."""
    stated = found.stated.recommended
    same = "the same is recommended" if stated is not None else "nothing is settled either"
    return f"In {share_words(found.as_stated)} of {counted(found.draws, 'draw')} {same}."


def settled_words(found: Robustness) -> str:
    """Return, after a space, what becomes of the stated recommendation in the other draws.

    Empty where there are no other draws, or where nothing is recommended as stated.
    """
    stated = found.stated.recommended
    if stated is None or found.as_stated.count == found.draws:
        return ""
    settled = found.share(found.lead, stated)
    if settled.count == found.as_stated.count:
        return f" In no others is {stated} settled."
    return (
        f" {stated} is settled in {share_words(settled)}; where it is and yet not recommended, "
        "more gain by another outcome, or as many by one with a lower number."
    )


def settled_elsewhere(found: Robustness) -> Row | None:
    """Return what is settled most often under other concepts where the leading one settles nothing.

    None where something is settled under the leading one, as stated or in some draw, or nothing
    is under any.
    """
    if found.stated.settled or any(it.number is not None for it in found.recommendations):
        return None
    rows = [it for it in found.rows() if it.both.count]
    return max(rows, key=lambda it: it.both.count, default=None)


def unmoved_words(found: Robustness) -> Iterator[str]:
    """Say so where no answer to a single question would change what to recommend.

    The recommendation then stays the most frequent, and yet may hang on an answer.
    """
    if not found.worths or found.worths[0].gain:
        return
    first = found.recommendations[0]
    named = first.number
    same = "nothing is settled" if named is None else f"{named} is recommended"
    if first.share.count == found.draws:
        yield f"Nothing hangs on what is not known: in each of these draws {same}."
        return
    widest = max(found.worths, key=lambda it: _ends(it)[1] - _ends(it)[0])
    low, high = _ends(widest)
    question = found.questions[widest.question]
    who, what = found.dispute.party(question.party).name, subject_words(found.dispute, question)
    yield (
        f"Whatever is answered to any one question, most often {same}; but the share of draws goes "
        f"from {percent(low)} to {percent(high)} by the answer that matters most, {who}: {what}."
    )


def _ends(worth: Worth) -> tuple[Fraction, Fraction]:
    """Return the least and the greatest share of the most frequent recommendation, by answer."""
    shares = [it.exact for it in worth.answers if it.draws]
    return min(shares), max(shares)
