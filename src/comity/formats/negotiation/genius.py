"""Read Genius XML: the domains and utility profiles of the ANAC competitions."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from comity.errors import quoted, visible
from comity.formats.negotiation.domain import Domain, Profile, total_notice
from comity.formats.negotiation.issues import KNOWN, NOT_ADDITIVE, IssueReader, kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.formats.negotiation.domain import Issue, SourceText
    from comity.formats.negotiation.elements import Element

OTHER_DOMAIN = "name profiles of this domain only"


def read_genius(
    domain: SourceText, profiles: Sequence[SourceText]
) -> tuple[Domain, list[Profile], list[str]]:
    """Return a domain, what each party makes of it, and notices on what was not read.

    Parameters
    ----------
    domain : SourceText
        A ``negotiation_template``; the domain has the name of the file, without its ending.
    profiles : sequence of SourceText
        A ``utility_space`` for each party, which has the name of the file.

    Raises
    ------
    ComityError
        Every fault of the domain; if it has none, every fault of the profiles.
    """
    reader = ProfileReader()
    issues = reader.domain(domain)
    reader.refuse()
    read = [reader.profile(profile, issues) for profile in profiles]
    reader.refuse()
    found = [profile for profile in read if profile is not None]
    return Domain(_stem(domain), tuple(issues)), found, reader.notices


def _stem(source: SourceText) -> str:
    return visible(Path(source.name).stem)


class ProfileReader(IssueReader):
    """Reads a domain, and then profiles of it."""

    def profile(self, source: SourceText, issues: Sequence[Issue]) -> Profile | None:
        """Return what a party makes of the issues, or None after noting why it cannot be told."""
        root = self.root(source, "utility_space", KNOWN)
        if root is None:
            return None
        for element in [it for it in root.all() if it.name in NOT_ADDITIVE][:1]:
            what = f"the utilities are not additive: here stands <{element.name}>"
            todo = "take a profile in which every issue adds its own utility"
            self.fault(element, what, todo, "utility-unsupported")
            return None
        elements = self.issues(root)
        weights = self._weights(root, elements)
        evaluations = {}
        for issue in issues:
            if issue.name not in elements:
                what = f"the profile lacks the domain's issue {quoted(issue.name)}"
                self.fault(root, what, OTHER_DOMAIN, "issue-mismatch")
                continue
            utilities = self._utilities(elements.pop(issue.name), issue)
            weight = weights.get(issue.name, Fraction())
            evaluations[issue.name] = {it: weight * utilities[it] for it in utilities}
        for name, element in elements.items():
            what = f"the domain has no issue {quoted(name)}"
            self.fault(element, what, OTHER_DOMAIN, "issue-mismatch")
        name = _stem(source)
        reservation = self._without_agreement(root, name)
        told = total_notice(name, weights.values())
        if told is not None and not self.faults:
            self.note(told)
        return Profile(name, evaluations, reservation)

    def _weights(self, root: Element, issues: dict[str, Element]) -> dict[str, Fraction]:
        """Return the weight of every issue of a profile; objectives have none that counts."""
        names = {element.attributes.get("index"): name for name, element in issues.items()}
        groups = {it.attributes.get("index") for it in root.all() if it.name == "objective"}
        found: dict[str, Fraction] = {}
        for element in [it for it in root.all() if it.name == "weight"]:
            index = self.attribute(element, "index")
            weight = self.number(element, "value")
            if index in names:
                if names[index] in found:
                    self.repeated(element, f"a weight of issue {quoted(index)}")
                found[names[index]] = weight or Fraction()
            elif index in groups:
                self.note("weights of objectives are not read: only those of issues count")
            else:
                what = f"there is no issue {quoted(index)} to be weighted"
                self.fault(element, what, "write the index of an issue", "issue-mismatch")
        for name, element in issues.items():
            if name not in found:
                what = f"the issue {quoted(name)} has no weight"
                self.fault(element, what, "add a weight with its index", "issue-mismatch")
        return found

    def _utilities(self, element: Element, issue: Issue) -> dict[str, Fraction]:
        """Return the utility of every value of an issue; none after noting what is wrong."""
        kind = "integer" if issue.name in self.bounds else "discrete"
        found = kind_of(element)
        if found != kind:
            name = quoted(issue.name)
            what = f"the issue {name} is of type {quoted(found)} here, and {kind} in the domain"
            self.fault(element, what, OTHER_DOMAIN, "issue-mismatch")
            return {}
        if kind == "integer":
            return self._on_a_line(element, issue)
        return self._of_the_largest(element, issue)

    def _of_the_largest(self, element: Element, issue: Issue) -> dict[str, Fraction]:
        """Return evaluations divided by the largest one of the issue."""
        items = self.by_value(element.named("item"))
        found = {}
        for value in issue.values:
            item = items.pop(value, None)
            if item is None or item.attributes.get("evaluation", "null") == "null":
                what = f"the value {quoted(value)} of issue {quoted(issue.name)} has no evaluation"
                self.fault(item or element, what, "add it", "issue-mismatch")
            else:
                found[value] = self.number(item, "evaluation")
        for value, item in items.items():
            what = f"the domain's issue {quoted(issue.name)} has no value {quoted(value)}"
            self.fault(item, what, OTHER_DOMAIN, "issue-mismatch")
        known = {value: it for value, it in found.items() if it is not None}
        if len(known) < len(issue.values):
            return {}
        largest = max(known.values())
        if largest <= 0:
            what = f"the largest evaluation of issue {quoted(issue.name)} is {largest}"
            todo = "evaluate some value above 0, since evaluations are divided by the largest"
            self.fault(element, what, todo, "utility-unsupported")
            return {}
        return {value: it / largest for value, it in known.items()}

    def _on_a_line(self, element: Element, issue: Issue) -> dict[str, Fraction]:
        """Return offset + slope times the way from the lowest value, held between 0 and 1."""
        low, high = self.bounds[issue.name]
        stated = {"lowerbound", "upperbound"} & element.attributes.keys()
        if (stated or element.named("range")) and self.read_bounds(element) != (low, high):
            what = (
                f"the values of issue {quoted(issue.name)} run from {low} to {high} in the domain"
            )
            self.fault(element, what, OTHER_DOMAIN, "issue-mismatch")
        evaluators = element.named("evaluator")
        if len(evaluators) != 1:
            what = f"the issue {quoted(issue.name)} has {len(evaluators)} evaluators"
            self.fault(element, what, "give it one, with offset and slope", "issue-mismatch")
            return {}
        form = evaluators[0].attributes.get("ftype", "linear")
        if form != "linear":
            what = f"the evaluator of issue {quoted(issue.name)} is of type {quoted(form)}"
            self.fault(evaluators[0], what, "take a linear one", "utility-unsupported")
            return {}
        offset, slope = (self.number(evaluators[0], key) for key in ("offset", "slope"))
        if offset is None or slope is None:
            return {}
        line = {str(value): offset + slope * (value - low) for value in range(low, high + 1)}
        return {value: min(max(it, Fraction(0)), Fraction(1)) for value, it in line.items()}

    def _without_agreement(self, root: Element, name: str) -> Fraction | None:
        """Return the utility of no agreement, where it is stated."""
        for discount in root.named("discount_factor"):
            stated = discount.attributes.get("value", "")
            if stated not in ("1", "1.0"):
                what = f"the discount factor of {name}, {quoted(stated)}, is not read"
                self.note(f"{what}: time plays no part")
        reservations = root.named("reservation")
        for again in reservations[1:]:
            self.repeated(again, "a reservation")
        return self.number(reservations[0], "value") if reservations else None
