"""Principle checks by the tags of options: what the outcome has, and what a path to it raises.

A tag says something of an option only where the author of the case has checked every option for
it (``reviewed_tags``); until then a check that rests on it stays undetermined.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from comity.settlement.grounds import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from comity.model.dispute import JointOption, Option
    from comity.settlement.grounds import Grounds
    from comity.settlement.principles import Check, Principles

FIRST_LEVEL = ("N", "0")


def options_without(check: Check, _: Principles, grounds: Grounds) -> Answer:
    """Ask that no option taken at the outcome has one of the tags.

    A class has the options of its first member; an option is taken above its first level.
    """
    if grounds.dispute.graph is not None:
        return _no_options(check)
    pattern = grounds.certificate.outcome.pattern or ""
    levels = zip(grounds.dispute.options, pattern, strict=True)
    taken = [option for option, level in levels if level not in FIRST_LEVEL]
    reviewed, evidence = _reviewed(check, grounds)
    evidence["options"] = _tagged(taken, check.tags)
    seen = _tagged(taken, reviewed)
    if seen:
        labels = {option.id: option.label for option in taken}
        has = (f"{labels[it['option']]} (tagged {', '.join(it['tags'])})" for it in seen)
        return Answer("fails", f"the outcome has {'; '.join(has)}", evidence)
    if evidence["not_reviewed"]:
        return _unreviewed(evidence)
    return Answer("holds", f"the outcome has no option tagged {', '.join(check.tags)}", evidence)


def path_without(check: Check, _: Principles, grounds: Grounds) -> Answer:
    """Ask for a path from the status quo that raises no option with one of the tags.

    It fails only where no path was found although every party could take part in a step, and
    nothing was barred but reviewed tags of this check.
    """
    if grounds.dispute.graph is not None:
        return _no_options(check)
    reviewed, evidence = _reviewed(check, grounds)
    options = {option.id: option for option in grounds.dispute.options}
    found, blocked = None, None
    for route in grounds.routes:
        if route.raised is None:
            if set(route.without) <= reviewed and (
                blocked is None or route.together > blocked.together
            ):
                blocked = route
        elif not _tagged((options[it] for step in route.raised for it in step), check.tags):
            found = found or route
    evidence["path"] = found.raised if found else None
    evidence["together"] = blocked.together if blocked else None
    if blocked and not found and blocked.together >= _actors(grounds):
        return Answer("fails", f"no path does without options tagged {_words(check)}", evidence)
    if evidence["not_reviewed"]:
        return _unreviewed(evidence)
    if found:
        reason = f"a path raises no option tagged {_words(check)} in {_steps(found.raised)}"
        return Answer("holds", reason, evidence)
    if grounds.certificate.at_status_quo:
        return Answer("holds", "the outcome is the status quo: nothing need be raised", evidence)
    if blocked:
        reason = f"no path was found with steps of at most {blocked.together} parties"
        return Answer("undetermined", f"{reason}; larger steps were not searched", evidence)
    return Answer("undetermined", "no path without such options was searched", evidence)


def _words(check: Check) -> str:
    return ", ".join(check.tags)


def _steps(raised: tuple[tuple[str, ...], ...] | None) -> str:
    count = len(raised or ())
    return f"{count} step{'s' * (count != 1)}"


def _actors(grounds: Grounds) -> int:
    """Return how many parties can have a part in a step."""
    consents = {it for joint in grounds.dispute.joint_options for it in joint.consent}
    return len(consents | set(grounds.dispute.movers))


def _reviewed(check: Check, grounds: Grounds) -> tuple[set[str], dict[str, Any]]:
    reviewed = set(check.tags) & set(grounds.dispute.reviewed_tags)
    missing = tuple(tag for tag in check.tags if tag not in reviewed)
    return reviewed, {"tags": check.tags, "not_reviewed": missing}


def _tagged(options: Iterable[Option | JointOption], tags: Iterable[str]) -> tuple[Any, ...]:
    asked = set(tags)
    found = ((option.id, tuple(tag for tag in option.tags if tag in asked)) for option in options)
    return tuple({"option": option, "tags": tags} for option, tags in found if tags)


def _unreviewed(evidence: dict[str, Any]) -> Answer:
    tags = ", ".join(evidence["not_reviewed"])
    reason = f"the case does not say that its options were reviewed for {tags}"
    return Answer("undetermined", reason, evidence)


def _no_options(check: Check) -> Answer:
    reason = "a dispute in graph form has no options that could have tags"
    return Answer("undetermined", reason, {"tags": check.tags, "not_reviewed": check.tags})
