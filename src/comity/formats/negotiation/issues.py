"""The issues of Genius XML files: what they are called, and what values they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.errors import quoted
from comity.formats.negotiation.domain import Issue, miscounted
from comity.formats.negotiation.element_reader import ElementReader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.formats.negotiation.domain import SourceText
    from comity.formats.negotiation.elements import Element

NOT_ADDITIVE = ("utility", "ufun", "hyperRectangle")
"""Elements of utilities in which several issues count together."""
KNOWN = (
    *("negotiation_template", "utility_space", "objective", "issue", "item", "range"),
    *("evaluator", "weight", "reservation", "discount_factor", *NOT_ADDITIVE),
)
Bounds = tuple[int, int]


class IssueReader(ElementReader):
    """Reads the issues of a domain.

    Attributes
    ----------
    bounds : dict of issue name to pair of int
        The lowest and the highest value of the domain's issues of whole numbers.
    """

    def __init__(self) -> None:
        super().__init__()
        self.bounds: dict[str, Bounds] = {}

    def domain(self, source: SourceText) -> list[Issue]:
        """Return the issues of a domain file."""
        root = self.root(source, "negotiation_template", KNOWN)
        if root is None:
            return []
        elements = self.issues(root)
        if not elements:
            what = "the domain has no issue"
            self.fault(root, what, "add what is negotiated about", "domain-unreadable")
        found = [self._issue(element, name) for name, element in elements.items()]
        return [issue for issue in found if issue is not None]

    def issues(self, root: Element) -> dict[str, Element]:
        """Return the issues of a file by name; objectives only group them."""
        found: dict[str, Element] = {}
        for element in root.all():
            if element.name == "issue":
                name = self.attribute(element, "name")
                if name in found:
                    self.repeated(element, f"the issue {quoted(name)}")
                found.setdefault(name, element)
        return found

    def _issue(self, element: Element, name: str) -> Issue | None:
        """Return an issue of the domain, or None after noting why it cannot be read."""
        kind = kind_of(element)
        if kind == "integer":
            bounds = self.read_bounds(element)
            if bounds is None or not self._counted(element, name, bounds[1] - bounds[0] + 1):
                return None
            self.bounds[name] = bounds
            return Issue(name, tuple(str(value) for value in range(bounds[0], bounds[1] + 1)))
        if kind == "discrete":
            items = element.named("item")
            if not self._counted(element, name, len(items)):
                return None
            return Issue(name, tuple(self.by_value(items)))
        what = f"the issue {quoted(name)} is of type {quoted(kind)}"
        todo = "list its values (discrete), or give whole numbers (integer)"
        self.fault(element, what, todo, "utility-unsupported")
        return None

    def _counted(self, element: Element, name: str, count: int) -> bool:
        wrong = miscounted(name, count)
        if wrong is not None:
            self.fault(element, wrong.what, wrong.todo, "level-count")
        return wrong is None

    def read_bounds(self, element: Element) -> Bounds | None:
        """Return the lowest and the highest value, from the issue or from the range in it."""
        stated = "lowerbound" in element.attributes or "upperbound" in element.attributes
        ranges = element.named("range")
        holder = element if stated or not ranges else ranges[0]
        low, high = self.whole(holder, "lowerbound"), self.whole(holder, "upperbound")
        if low is None or high is None:
            return None
        if low > high:
            what = f"the range runs from {low} down to {high}"
            self.fault(holder, what, "write the lower bound first", "value-type")
            return None
        return low, high

    def by_value(self, items: Sequence[Element]) -> dict[str, Element]:
        """Return the items of an issue by their values."""
        found: dict[str, Element] = {}
        for item in items:
            value = self.attribute(item, "value")
            if value in found:
                self.repeated(item, f"the value {quoted(value)}")
            found.setdefault(value, item)
        return found


def kind_of(element: Element) -> str:
    """Return what the values of an issue are: discrete, unless it says something else."""
    stated = [element.attributes.get(key) for key in ("type", "etype", "vtype")]
    return next((kind for kind in stated if kind), "discrete")
