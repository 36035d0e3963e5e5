"""Shares, questions and flips in words."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from comity.model.dispute import Concerns
from comity.model.known import Alternatives, Intervals
from comity.model.saying import said
from comity.model.sheet import preference_words
from comity.stability.sentence import enumerated
from comity.tables import counted, figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from comity.model.dispute import Dispute
    from comity.robustness.answers import Flip, Worth
    from comity.robustness.draws.question import Question
    from comity.robustness.result import Robustness
    from comity.robustness.shares import ShareOfDraws

NAMED = 6
"""Outcomes of a tier, or of those settled, that a sentence names at most."""
HALVES = ("more", "less")


def percent(share: Fraction) -> str:
    """Return a share in per cent that is 0 or 100 only where it is exactly that.

    Examples
    --------
    >>> from fractions import Fraction
    >>> [percent(Fraction(it, 3000)) for it in (0, 1, 1000, 2999, 3000)]
    ['0 %', 'under 0.1 %', '33.3 %', 'over 99.9 %', '100 %']
    """
    if 0 < share < 1:
        tenths = round(1000 * share)
        if not tenths:
            return "under 0.1 %"
        return f"{tenths / 10:.1f} %" if tenths < 1000 else "over 99.9 %"  # noqa: PLR2004  (all)
    return f"{100 * int(share)} %"


def interval_words(share: ShareOfDraws) -> str:
    """Return an interval in per cent, rounded outwards.

    Examples
    --------
    >>> from comity.robustness.shares import ShareOfDraws
    >>> interval_words(ShareOfDraws(1, 2, 0.123456, 0.87))
    '12.3-87.0'
    """
    low, high = floor(1000 * share.low) / 10, ceil(1000 * share.high) / 10
    return f"{low:.1f}-{high:.1f}"


def share_words(share: ShareOfDraws) -> str:
    """Return a share with its interval; a dash where there were no draws.

    Examples
    --------
    >>> from comity.robustness.shares import ShareOfDraws
    >>> share_words(ShareOfDraws(1, 2, 0.1, 0.9)), share_words(ShareOfDraws(0, 0, 0.0, 1.0))
    ('50.0 % (10.0-90.0)', '-')
    """
    return f"{percent(share.exact)} ({interval_words(share)})" if share.draws else "-"


def concern_words(dispute: Dispute, party: str, concern: str) -> str:
    """Return a concern in the case's own words; where it has none, what is wanted.

    Examples
    --------
    >>> import comity
    >>> concern_words(comity.read("two-valleys"), "upper", "power")
    "'The reservoir is full when winter comes'"
    """
    preference = dispute.preferences[party]
    items = preference.items if isinstance(preference, Concerns) else ()
    found = next(it for it in items if it.id == concern)
    return f"'{found.text}'" if found.text else f"that {said(found.want, dispute)}"


def subject_words(dispute: Dispute, question: Question) -> str:
    """Return what a question is about, as the head of a row; without the party's name."""
    party = question.party
    match question.kind:
        case "order":
            one, other = (concern_words(dispute, party, it) for it in question.about)
            return f"{one} or {other}"
        case "place":
            return concern_words(dispute, party, question.about[0])
        case "weight":
            return f"how much it weighs that {said(question.about[0], dispute)}"
        case "alternative":
            return f"which of {len(question.answers)} preferences"


def question_words(dispute: Dispute, question: Question) -> str:
    """Return a question as one could put it to the party; not for places, which nobody knows."""
    who = dispute.party(question.party).name
    match question.kind:
        case "order":
            one, other = (concern_words(dispute, question.party, it) for it in question.about)
            return f"Ask {who}: which matters more to you, {one} or {other}?"
        case "weight":
            middle = figure(middle_of(dispute, question))
            what = said(question.about[0], dispute)
            return f"Ask {who}: does it weigh more than {middle} with you that {what}?"
        case "alternative":
            choices = enumerate(_alternatives(dispute, question), 1)
            listed = "; ".join(f"{number}. {text}" for number, text in choices)
            return f"Ask {who}: which of these is what you want? {listed}"
        case "place":
            msg = "nobody can be asked for the half of the places that a concern stands in"
            raise ValueError(msg)


def answer_words(dispute: Dispute, question: Question, answer: int) -> str:
    """Return one answer to a question, as the head of a column or the second half of a sentence."""
    match question.kind:
        case "order":
            return concern_words(dispute, question.party, question.about[answer])
        case "place":
            return f"among what matters {HALVES[answer]}"
        case "weight":
            middle = figure(middle_of(dispute, question))
            return f"{middle} or less" if answer else f"more than {middle}"
        case "alternative":
            return f"alternative {answer + 1}"


def _alternatives(dispute: Dispute, question: Question) -> list[str]:
    """Return in words the preferences that a party may have."""
    known = dispute.known[question.party]
    items = known.items if isinstance(known, Alternatives) else ()
    stated = dispute.preferences[question.party]
    return [preference_words(it.preference or stated) for it in items]


def middle_of(dispute: Dispute, question: Question) -> Fraction:
    """Return the middle of the interval of the weight that a question is about."""
    known = dispute.known[question.party]
    if not isinstance(known, Intervals):
        msg = f"no interval of {question.party} is known"
        raise TypeError(msg)
    low, high = known.items[question.about[0]]
    return (low + high) / 2


def recommended_words(number: int | None) -> str:
    """Return what is recommended, or that nothing is.

    Examples
    --------
    >>> recommended_words(7), recommended_words(None)
    ('7', 'none')
    """
    return "none" if number is None else str(number)


def worth_words(found: Robustness, worth: Worth) -> str:
    """Return what each answer to a question would make one recommend, and how surely.

    The answers stand as `answer_words` has them.
    """
    question = found.questions[worth.question]
    told = (
        f"{answer_words(found.dispute, question, answer)}: "
        f"{recommended_words(it.number)} in {percent(it.exact)}"
        for answer, it in enumerate(worth.answers)
        if it.draws
    )
    return "; ".join(told)


def flip_words(found: Robustness, flip: Flip) -> str:
    """Return a small change to a stated preference and what it would change, as a sentence."""
    who = found.dispute.party(flip.party).name
    if flip.kind == "concerns":
        upper, lower = (
            concern_words(found.dispute, flip.party, str(it[0])) for it in (flip.upper, flip.lower)
        )
        change = f"{lower} mattered more to {who} than {upper}"
    else:
        upper, lower = (outcomes_words(it) for it in (flip.upper, flip.lower))
        change = f"{who} preferred {lower} to {upper}"
    return f"If {change}, then {enumerated(list(_changes(found, flip)))}."


def _changes(found: Robustness, flip: Flip) -> Iterator[str]:
    """Yield what a flip changes."""
    now = found.stated.recommended
    if flip.changes_recommendation:
        if flip.recommended is None:
            yield f"nothing would be settled (now {now} is recommended)"
            return
        instead = "where now nothing is settled" if now is None else f"instead of {now}"
        yield f"outcome {flip.recommended} would be recommended {instead}"
    won = [it for it in flip.newly if it != flip.recommended or not flip.changes_recommendation]
    if flip.no_longer:
        yield f"{outcomes_words(flip.no_longer)} would no longer be settled"
    if won:
        yield f"{outcomes_words(won)} would be settled too"


def outcomes_words(numbers: Sequence[int | str]) -> str:
    """Return outcomes by their numbers, the first six of them; how many others is told apart.

    Examples
    --------
    >>> outcomes_words([7]), outcomes_words([1, 2])
    ('outcome 7', 'outcomes 1 and 2')
    >>> outcomes_words(range(1, 9))
    'outcomes 1, 2, 3, 4, 5 and 6 (and 2 others)'
    """
    named = enumerated([str(it) for it in numbers[:NAMED]])
    more = len(numbers) - NAMED
    others = f" (and {counted(more, 'other')})" if more > 0 else ""
    return f"{'outcome' if len(numbers) == 1 else 'outcomes'} {named}{others}"
