"""Principle checks by concerns and by stability: closed questions, answered with their evidence.

What a check stands for, and for whom, is said by the list of principles that names it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from comity.settlement.grounds import Answer
from comity.stability.concept import concept_name
from comity.stability.sentence import enumerated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from comity.settlement.certificate import Truth
    from comity.settlement.grounds import Grounds
    from comity.settlement.principles import Check, Principles


def nobody_lowered(_: Check, __: Principles, grounds: Grounds) -> Answer:
    """Ask that nobody, bystanders included, is worse off than at the status quo."""
    it = grounds.certificate
    evidence: dict[str, Any] = {
        "lowered": it.lowered,
        "raised": it.raised,
        "status_quo": it.at_status_quo,
    }
    if it.lowered:
        who = enumerated(_names(grounds, it.lowered))
        return Answer("fails", f"{who} would be worse off than at the status quo", evidence)
    if it.at_status_quo:
        return Answer("holds", "the outcome is the status quo itself", evidence)
    return Answer("holds", "nobody would be worse off than at the status quo", evidence)


def _names(grounds: Grounds, parties: Iterable[str]) -> list[str]:
    return [grounds.dispute.party(party).name for party in parties]


def _recorded(grounds: Grounds) -> Iterator[tuple[str, Truth]]:
    for change in grounds.certificate.changes:
        yield from ((change.party, truth) for truth in change.truths if truth.counts)


def _silent(grounds: Grounds) -> tuple[str, ...]:
    """Return the parties of which no concern is recorded, but at most a ranking."""
    heard = {party for party, _ in _recorded(grounds)}
    return tuple(it.party for it in grounds.certificate.changes if it.party not in heard)


def concerns_answered(check: Check, principles: Principles, grounds: Grounds) -> Answer:
    """Ask that every concern is answered; with `groups`, every one in their domains.

    It fails where a concern is recorded and not answered; it is undetermined where somebody has
    no recorded concern, and, with `groups`, where a group has none or a domain is in no group.
    """
    group_of = {it: group for group, named in principles.domains.items() for it in named}
    rows: list[dict[str, Any]] = [
        {
            "party": party,
            "concern": truth.label,
            "domain": truth.domain,
            "group": group_of.get(truth.domain or ""),
            "answered": truth.answered,
        }
        for party, truth in _recorded(grounds)
    ]
    asked = [row for row in rows if not check.groups or row["group"] in check.groups]
    unanswered = [
        f"{row['concern']} ({grounds.dispute.party(row['party']).name})"
        for row in asked
        if not row["answered"]
    ]
    missing = tuple(group for group in check.groups if group not in {it["group"] for it in rows})
    ungrouped = tuple(row["concern"] for row in rows if check.groups and row["group"] is None)
    silent = _silent(grounds)
    evidence: dict[str, Any] = {"concerns": tuple(asked), "without_concerns": silent}
    evidence |= {"groups_without_concerns": missing, "concerns_without_group": ungrouped}
    if unanswered:
        return Answer("fails", f"not answered: {'; '.join(unanswered)}", evidence)
    gaps = {"no concern is recorded of": tuple(_names(grounds, silent))}
    gaps["no concern is in the group"] = missing
    gaps["in none of the groups is"] = ungrouped
    open_ones = [f"{words} {', '.join(names)}" for words, names in gaps.items() if names]
    if open_ones:
        return Answer("undetermined", "; ".join(open_ones), evidence)
    return Answer("holds", "every recorded concern is answered", evidence)


def concerns_heard(_: Check, __: Principles, grounds: Grounds) -> Answer:
    """Ask that everybody has recorded concerns, at least one of each answered by the outcome."""
    rows: dict[str, list[Truth]] = {}
    for party, truth in _recorded(grounds):
        rows.setdefault(party, []).append(truth)
    parties = {
        party: {
            "recorded": len(truths),
            "answered": tuple(it.label for it in truths if it.answered),
            "sources": tuple(dict.fromkeys(it.source for it in truths if it.source)),
        }
        for party, truths in rows.items()
    }
    silent = _silent(grounds)
    evidence: dict[str, Any] = {"parties": parties, "without_concerns": silent}
    unheard = [party for party, truths in rows.items() if not any(it.answered for it in truths)]
    if unheard:
        return Answer(
            "fails", f"no concern is answered of {', '.join(_names(grounds, unheard))}", evidence
        )
    if silent:
        return Answer(
            "undetermined",
            f"no concern is recorded of {', '.join(_names(grounds, silent))}",
            evidence,
        )
    return Answer("holds", "everybody has recorded concerns, and one or more answered", evidence)


def stable(check: Check, _: Principles, grounds: Grounds) -> Answer:
    """Ask under which concepts everybody would stay: it holds under all, and fails under none.

    Under some only, or where nobody has a move, it is undetermined.
    """
    asked = check.concepts or tuple(grounds.holds)
    known = {it: grounds.holds[it] for it in asked if grounds.holds.get(it) is not None}
    under = tuple(concept for concept, stays in known.items() if stays)
    not_under = tuple(concept for concept, stays in known.items() if not stays)
    missing = tuple(concept for concept in asked if concept not in known)
    evidence: dict[str, Any] = {"under": under, "not_under": not_under, "not_computed": missing}
    evidence |= {"stuck": grounds.stuck}
    if grounds.stuck:
        return Answer("undetermined", "it holds only because nobody has a move", evidence)
    if not known:
        return Answer("undetermined", _none_known(missing, grounds), evidence)
    if under and not_under:
        some = f"an equilibrium under {_named(under)}, not under {_named(not_under)}"
        return Answer("undetermined", some, evidence)
    if under:
        return Answer("holds", f"an equilibrium under {_named(under)}", evidence)
    return Answer("fails", f"no equilibrium under {_named(not_under)}", evidence)


def _none_known(missing: Iterable[str], grounds: Grounds) -> str:
    """Say why nothing is known: the concepts asked for say nothing here, or were not computed."""
    silent = tuple(it for it in missing if it in grounds.holds)
    return f"no meaning here: {_named(silent)}" if silent else "no concept was computed"


def none(check: Check, _: Principles, __: Grounds) -> Answer:
    """Say why a model of options cannot tell."""
    return Answer("undetermined", check.because or "no check can tell", {})


def _named(concepts: tuple[str, ...]) -> str:
    return ", ".join(concept_name(concept) for concept in concepts)
