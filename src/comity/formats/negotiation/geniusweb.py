"""Read GeniusWeb JSON: domains, and profiles whose utilities are linear and additive."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from comity.errors import ComityError, bounded, quoted, shortened, visible
from comity.formats.exchange import some
from comity.formats.negotiation.domain import Domain, Profile, total_notice
from comity.formats.negotiation.numbers import exact_number
from comity.formats.negotiation.value_sets import OTHER_DOMAIN, ValueSetReader, number_text
from comity.formats.nodes import Mapping, Scalar, repeated_keys
from comity.formats.objects import json_nodes
from comity.formats.placing import placed

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from comity.errors import Path as FaultPath
    from comity.formats.negotiation.domain import SourceText
    from comity.formats.negotiation.value_sets import ValueSet
    from comity.formats.nodes import Node

LINEAR = "LinearAdditiveUtilitySpace"
ISSUES = "issuesValues"
SPACE = "UtilitySpace"
"""What the names of all kinds of utility end in."""
BODY = ("name", "domain", "issueUtilities", "issueWeights", "reservationBid")
FIRST = "name a GeniusWeb domain first, and then its profiles"


def is_geniusweb(text: str, name: str) -> bool:
    """Return whether a JSON text is a domain or a profile of GeniusWeb, by its outermost keys."""
    if f'"{ISSUES}"' not in text and f'{SPACE}"' not in text:
        return False
    keys = _keys(json_nodes(text, name))
    return any(key == ISSUES or key.endswith(SPACE) for key in keys)


def read_geniusweb(
    domain: SourceText, profiles: Sequence[SourceText]
) -> tuple[Domain, list[Profile], list[str]]:
    """Return a domain, what each party makes of it, and notices on what was not read.

    Parameters
    ----------
    domain : SourceText
        An object with the keys ``name`` and ``issuesValues``.
    profiles : sequence of SourceText
        An object with the key ``LinearAdditiveUtilitySpace`` for each party.

    Raises
    ------
    ComityError
        Every fault of the domain; if it has none, every fault of the profiles.
    """
    root = json_nodes(domain.text, domain.name)
    reader = ProfileReader()
    read_domain = reader.domain(root, visible(Path(domain.name).stem))
    found = placed(domain.name, root, repeated_keys(root) + reader.faults)
    if found:
        raise ComityError(found)
    read = []
    for source in profiles:
        try:
            root = json_nodes(source.text, source.name)
        except ComityError as error:
            found += error.faults
            continue
        reader.faults = []
        read.append(reader.profile(root, visible(Path(source.name).stem)))
        found += placed(source.name, root, repeated_keys(root) + reader.faults)
    if found:
        raise ComityError(bounded(found))
    return read_domain, read, reader.notices


def _keys(node: Node) -> list[str]:
    return [key.text for key, _ in node.entries] if isinstance(node, Mapping) else []


class ProfileReader(ValueSetReader):
    """Reads a domain, and then profiles of it.

    Attributes
    ----------
    known : dict of issue name to ValueSet
        The domain's issues.
    """

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[str, ValueSet] = {}

    def domain(self, root: Node, name: str) -> Domain:
        """Return a domain; `name` is its name where it states none."""
        if any(key.endswith(SPACE) for key in _keys(root)):
            self.fault((), "this is a profile", FIRST, "domain-unreadable")
            return Domain(name, ())
        entries = self.entries(root, (), ("name", ISSUES), required=(ISSUES,))
        self.known = self.value_sets(entries.get(ISSUES), (ISSUES,))
        if isinstance(entries.get(ISSUES), Mapping) and not _keys(entries[ISSUES]):
            what = "the domain has no issue"
            self.fault((ISSUES,), what, "add what is negotiated about", "domain-unreadable")
        issues = tuple(value_set.issue for value_set in self.known.values())
        return Domain(self._stated_name(entries) or name, issues)

    def _stated_name(self, entries: dict[str, Node]) -> str:
        node = entries.get("name")
        return node.text.strip() if isinstance(node, Scalar) and not node.plain else ""

    def profile(self, root: Node, name: str) -> Profile:
        """Return what a party makes of the domain; with faults it is not to be used."""
        body = self._body(root)
        if body is None:
            return Profile(name, {})
        entries = self.entries(body, (LINEAR,), BODY, required=("issueUtilities", "issueWeights"))
        name = self._stated_name(entries) or name
        self._compare_domain(entries)
        stated = self._of_issues(entries, "issueUtilities")
        weights = {
            issue: self.number(node, (LINEAR, "issueWeights", issue)) or Fraction()
            for issue, node in self._of_issues(entries, "issueWeights").items()
        }
        evaluations = {}
        for issue, node in stated.items():
            path = (LINEAR, "issueUtilities", issue)
            utilities = self.utilities(node, path, self.known[issue])
            weight = weights.get(issue, Fraction())
            evaluations[issue] = {value: weight * it for value, it in utilities.items()}
        told = total_notice(name, weights.values())
        if told is not None and not self.faults:
            self.note(told)
        without = Profile(name, evaluations)
        if self.faults or "reservationBid" not in entries:
            return without
        return Profile(name, evaluations, self._without_agreement(entries, without))

    def _body(self, root: Node) -> Node | None:
        """Return what a profile says, or None after noting why it is not to be used."""
        keys = _keys(root)
        if LINEAR in keys and isinstance(root, Mapping):
            return next(item for key, item in root.entries if key.text == LINEAR)
        if ISSUES in keys:
            self.fault((), "this is a domain", FIRST, "domain-unreadable")
        elif len(keys) == 1:
            what = f"the profile is a {shortened(keys[0])}"
            todo = f"take a {LINEAR}, in which every issue adds its own utility"
            self.fault((keys[0],), what, todo, "utility-unsupported")
        else:
            self.wrong(root, (), f"an object with the key {LINEAR}")
        return None

    def _of_issues(self, entries: dict[str, Node], key: str) -> dict[str, Node]:
        """Return what an object says of the domain's issues; it must name these and no others."""
        path: FaultPath = (LINEAR, key)
        found = self.mapping(entries.get(key), path)
        if key in entries:
            self._compare_names(found, path)
        return {issue: found[issue] for issue in self.known if issue in found}

    def _compare_names(self, found: Collection[str], path: FaultPath) -> None:
        for issue in (it for it in self.known if it not in found):
            what = f"the domain's issue {quoted(issue)} is missing here"
            self.fault(path, what, f"add it, or {OTHER_DOMAIN}", "issue-mismatch")
        for issue in (it for it in found if it not in self.known):
            what = f"the domain has no issue {quoted(issue)}"
            self.fault((*path, issue), what, OTHER_DOMAIN, "issue-mismatch")

    def _compare_domain(self, entries: dict[str, Node]) -> None:
        """See that a profile's own domain, where it holds one, has the same issues and values."""
        if "domain" not in entries:
            return
        path: FaultPath = (LINEAR, "domain")
        inner = self.entries(entries["domain"], path, ("name", ISSUES), required=(ISSUES,))
        found = self.mapping(inner.get(ISSUES), (*path, ISSUES))
        if ISSUES in inner:
            self._compare_names(found, (*path, ISSUES))
        for name, value_set in self.value_sets(inner.get(ISSUES), (*path, ISSUES)).items():
            here, there = set(value_set.issue.values), self.known.get(name, value_set).issue.values
            if here != set(there):
                odd = [
                    it for it in (*value_set.issue.values, *there) if (it in here) != (it in there)
                ]
                what = (
                    f"the values of issue {quoted(name)} are not those of the domain: {some(odd)}"
                )
                self.fault((*path, ISSUES, name), what, OTHER_DOMAIN, "issue-mismatch")

    def _without_agreement(self, entries: dict[str, Node], profile: Profile) -> Fraction:
        """Return the utility of the bid that stands for no agreement."""
        path: FaultPath = (LINEAR, "reservationBid")
        inner = self.entries(entries["reservationBid"], path, ("issuevalues",), ("issuevalues",))
        place = (*path, "issuevalues")
        bid = {}
        for name, node in self.mapping(inner.get("issuevalues"), place).items():
            values = profile.evaluations.get(name)
            if values is None:
                what = f"the domain has no issue {quoted(name)}"
                self.fault((*place, name), what, "write the bid anew", "issue-mismatch")
                continue
            value = _value(node)
            if value in values:
                bid[name] = value
            else:
                what = f"the issue {quoted(name)} has no value {quoted(value)}"
                self.fault((*place, name), what, "write the bid anew", "issue-mismatch")
        if len(bid) < len(self.known):
            what = f"the reservation bid of {profile.name} leaves issues open"
            self.note(f"{what}: they add nothing to it")
        return profile.utility(bid)


def _value(node: Node) -> str:
    """Return a value as the domain calls it: numbers of a range may be written in several ways."""
    if not isinstance(node, Scalar):
        return ""
    try:
        return number_text(exact_number(node.text)) if node.plain else node.text.strip()
    except ComityError:
        return node.text
