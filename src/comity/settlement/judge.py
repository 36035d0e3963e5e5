"""A list of principles put to one outcome: each check answered, and nothing added up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from comity.model.dispute import closed
from comity.settlement import checks, tag_checks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from comity.settlement.grounds import Answer, Grounds, Verdict
    from comity.settlement.principles import Check, Kind, Principle, Principles

CHECKS: Mapping[Kind, Callable[[Check, Principles, Grounds], Answer]] = {
    "nobody-lowered": checks.nobody_lowered,
    "concerns-answered": checks.concerns_answered,
    "concerns-heard": checks.concerns_heard,
    "path-without": tag_checks.path_without,
    "options-without": tag_checks.options_without,
    "stable": checks.stable,
    "none": checks.none,
}
"""The function of every kind of check."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer of one check of one principle.

    Attributes
    ----------
    principle, check : Principle, Check
        What was asked, and whose it is.
    verdict : {'holds', 'fails', 'undetermined'}
        The answer.
    reason : str
        Why, in words.
    evidence : mapping
        What the verdict rests on, as plain data; its keys depend on the kind of check.
    """

    principle: Principle
    check: Check
    verdict: Verdict
    reason: str
    evidence: Mapping[str, Any]


def judge(principles: Principles, grounds: Grounds) -> tuple[Finding, ...]:
    """Return what every check of a list finds at an outcome, in the order of the list.

    Parameters
    ----------
    principles : Principles
        Somebody's list.
    grounds : Grounds
        What is known of the outcome.

    Returns
    -------
    tuple of Finding
        One per check. There is no overall verdict.

    Examples
    --------
    >>> import comity
    >>> from comity.formats.principles import read_principles
    >>> from comity.settlement.certify import certify
    >>> from comity.settlement.grounds import Grounds
    >>> dispute = comity.read("syria-iraq-1975")
    >>> grounds = Grounds(dispute, certify(dispute, 2))
    >>> for finding in judge(read_principles("helsinki-decalogue"), grounds)[:2]:
    ...     print(finding.principle.id, finding.check.judged_by, finding.verdict)
    sovereign-equality options-without undetermined
    no-force path-without undetermined
    """
    return tuple(
        _finding(principle, check, CHECKS[check.judged_by](check, principles, grounds))
        for principle in principles.principles
        for check in principle.checks
    )


def _finding(principle: Principle, check: Check, answer: Answer) -> Finding:
    return Finding(principle, check, answer.verdict, answer.reason, closed({**answer.evidence}))


def tags_to_avoid(principles: Principles) -> tuple[tuple[str, ...], ...]:
    """Return for which tags a path must be searched that raises no option so tagged.

    Each entry is one search; a list whose checks ask for no path needs none.
    """
    asked = (tuple(sorted(c.tags)) for _, c in principles.checks() if c.judged_by == "path-without")
    return tuple(dict.fromkeys(asked))
