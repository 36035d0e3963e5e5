"""A negotiation as a dispute: every issue a joint option, every profile a party with weights."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import count
from types import MappingProxyType
from typing import TYPE_CHECKING

from comity.errors import ComityError, Fault, bounded, quoted
from comity.formats.exchange import Imported
from comity.formats.naming import identifier, identifiers
from comity.formats.values import CONTROL, Number, is_number
from comity.model.check import faults as structure_faults
from comity.model.dispute import Dispute, JointOption, Party, Weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from comity.formats.negotiation.domain import Domain, Issue, Profile

MINUS = re.compile(r"^-(?=[0-9.])")
"""What tells a negative number from a positive one, where an id would drop it."""


def negotiation_dispute(
    domain: Domain, profiles: Sequence[Profile], notices: Sequence[str] = (), where: str = ""
) -> Imported:
    """Return the dispute of a negotiation; its outcomes are not laid out.

    Parameters
    ----------
    domain : Domain
        Its issues become joint options that need everybody's consent. An issue with one value is
        settled already, and counts in everybody's weights only.
    profiles : sequence of Profile
        Each becomes a party; the worth of an outcome is the profile's utility, exactly.
    notices : sequence of str
        What is to be known of how the files were read; it goes into the dispute's notes too.
    where : str
        What messages call the domain.

    Raises
    ------
    ComityError
        Everything `comity.model.check.faults` finds; ``weights-range`` for a worth that a case
        file could not hold.

    Examples
    --------
    >>> from comity.formats.negotiation.domain import Domain, Issue, Profile
    >>> domain = Domain("Camp", (Issue("Water", ("river", "well")),))
    >>> ann = Profile("Ann", {"Water": {"river": Fraction(1, 3), "well": Fraction(1)}})
    >>> dispute = negotiation_dispute(domain, [ann]).dispute
    >>> dict(dispute.preferences["ann"].items)
    {'water == river': Fraction(1, 3), 'water == well': Fraction(1, 1)}
    """
    issues = [issue for issue in domain.issues if len(issue.values) > 1]
    labels = _different([_clean(issue.name) or "Issue" for issue in issues])
    names = _different([_clean(profile.name) or "Party" for profile in profiles])
    levels = {issue.name: level_ids(issue) for issue in issues}
    ids = dict(zip(levels, identifiers(labels, "issue"), strict=True))
    parties = identifiers(names, "party")
    weights = [_weights(profile, domain, ids, levels) for profile in profiles]
    told = [*notices, *_remarks(domain, profiles)]
    title = _clean(domain.name) or "Negotiation"
    dispute = Dispute(
        id=identifier(title, "case"),
        title=title,
        notes=_notes(len(profiles), told),
        parties=tuple(map(Party, parties, names)),
        joint_options=tuple(
            JointOption(
                ids[issue.name],
                label,
                parties,
                levels[issue.name],
                level_names=_level_names(issue, levels[issue.name]),
            )
            for issue, label in zip(issues, labels, strict=True)
        ),
        preferences=MappingProxyType(dict(zip(parties, weights, strict=True))),
    )
    found = [*structure_faults(dispute), *_unwritable(dispute)]
    if found:
        raise ComityError(bounded([fault.at(where) if where else fault for fault in found], where))
    return Imported(dispute, tuple(told))


def _remarks(domain: Domain, profiles: Sequence[Profile]) -> Iterator[str]:
    """Yield what is to be known about the dispute."""
    if len(profiles) == 1:
        yield "there is one profile only: the other parties' are not named"
    if any(len(issue.values) == 1 for issue in domain.issues):
        yield "issues with a single value are settled: they add the weight of 'true'"
    if any(_clean(name) != " ".join(name.split()) for name in _names(domain, profiles)):
        yield "characters that cannot be printed were taken out of names"


def level_ids(issue: Issue) -> tuple[str, ...]:
    """Return an id for every value of an issue.

    Examples
    --------
    >>> from comity.formats.negotiation.domain import Issue
    >>> level_ids(Issue("Share", ("-5", "5", "All of it", "all of it!")))
    ('minus-5', 'level-5', 'all-of-it', 'all-of-it-2')
    """
    return identifiers([MINUS.sub("minus ", value.strip()) for value in issue.values], "level")


def _names(domain: Domain, profiles: Sequence[Profile]) -> Iterator[str]:
    yield domain.name
    yield from (profile.name for profile in profiles)
    for issue in domain.issues:
        yield issue.name
        yield from issue.values


def _clean(name: str) -> str:
    return " ".join(CONTROL.sub("", name).split())


def _different(names: Sequence[str]) -> list[str]:
    """Return names of which no two are the same: later ones are numbered."""
    found: dict[str, None] = {}
    for name in names:
        numbered = (f"{name} ({k})" for k in count(2))
        found[name if name not in found else next(it for it in numbered if it not in found)] = None
    return list(found)


def _weights(
    profile: Profile, domain: Domain, ids: Mapping[str, str], levels: Mapping[str, Sequence[str]]
) -> Weights:
    """Return a profile as weights of the levels that add something."""
    items: dict[str, Fraction] = {}
    for issue in domain.issues:
        worths = [profile.evaluations[issue.name][value] for value in issue.values]
        if issue.name in ids:
            pairs = zip(levels[issue.name], worths, strict=True)
            items |= {f"{ids[issue.name]} == {level}": worth for level, worth in pairs if worth}
        elif worths[0]:
            items["true"] = items.get("true", Fraction()) + worths[0]
    return Weights(MappingProxyType(items), profile.reservation)


def _level_names(issue: Issue, ids: Sequence[str]) -> tuple[str, ...]:
    """Return what the values are called; nothing where their ids say it."""
    names = tuple(_clean(value) or level for value, level in zip(issue.values, ids, strict=True))
    return () if names == tuple(ids) else names


def _notes(profiles: int, told: Sequence[str]) -> str:
    whose = "one profile" if profiles == 1 else f"{profiles} profiles"
    begin = f"Read from a negotiation domain and {whose}."
    about = "Every outcome is an agreement: none stands for having no agreement."
    sentences = [begin, about, *(f"{it[0].upper()}{it[1:]}." for it in told)]
    return CONTROL.sub("", " ".join(sentences)).strip()


def _unwritable(dispute: Dispute) -> Iterator[Fault]:
    """Yield a fault for every worth that has too many digits for a case file."""
    for party, preference in dispute.preferences.items():
        if isinstance(preference, Weights):
            stated = dict(preference.items)
            if preference.walk_away is not None:
                stated["walk_away"] = preference.walk_away
            for text, worth in stated.items():
                if not is_number(str(Number().dump(worth))):
                    what = f"the worth of {quoted(text)} for {quoted(party)} has too many digits"
                    yield Fault((), what, "give fewer digits in the profile", "weights-range")
