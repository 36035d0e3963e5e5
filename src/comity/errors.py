"""Faults a user can cause: each has a place, a cause, a remedy and a slug that the docs explain."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import ModuleType

Slug = Literal[
    "arcs-too-many",
    "audience-unknown",
    "blocs-invalid",
    "budget-too-low",
    "case-unknown",
    "chances-invalid",
    "class-differs",
    "cluster-differs",
    "cluster-unreachable",
    "coalitions-too-many",
    "concern-idle",
    "concept-undefined",
    "concept-unknown",
    "concept-variant",
    "consents-too-many",
    "domain-unreadable",
    "expense-too-large",
    "extension-unknown",
    "faults-too-many",
    "file-encoding",
    "file-exists",
    "file-missing",
    "file-too-large",
    "file-unreadable",
    "file-unwritable",
    "format-version",
    "forbidden-change",
    "foresight-too-long",
    "front-too-large",
    "id-invalid",
    "id-repeated",
    "id-unknown",
    "inexpressible",
    "inverse-too-large",
    "interval-invalid",
    "issue-mismatch",
    "joint-size",
    "key-missing",
    "key-repeated",
    "key-unknown",
    "known-mismatch",
    "level-count",
    "lever-idle",
    "lever-invalid",
    "lever-unknown",
    "levers-clash",
    "levers-missing",
    "levers-too-many",
    "negotiators-none",
    "number-not-finite",
    "option-missing",
    "option-owned-twice",
    "order-conflict",
    "order-cycle",
    "order-too-large",
    "outcome-unknown",
    "outcomes-none",
    "package-missing",
    "pair-conflict",
    "party-unknown",
    "picture-unknown",
    "preference-missing",
    "profile-missing",
    "ranking-missing",
    "ranking-repeated",
    "ranking-splits-class",
    "regimes-too-large",
    "relations-too-large",
    "resume-mismatch",
    "resume-unreadable",
    "same-idle",
    "reference-undefined",
    "scale-undefined",
    "simultaneous-too-large",
    "space-too-large",
    "statement-syntax",
    "statement-too-large",
    "status-quo-infeasible",
    "tag-unknown",
    "target-unholdable",
    "unknown-idle",
    "unseen-idle",
    "unseen-too-much",
    "utility-unsupported",
    "value-type",
    "walk-away-missing",
    "weights-missing",
    "weights-range",
    "workers-lost",
    "yaml-alias",
    "yaml-depth",
    "yaml-documents",
    "yaml-empty",
    "yaml-syntax",
]

SHOWN = 60
ENOUGH = 100
"""Faults told of one case at most; the rest can wait until these are mended."""

Path = tuple[str | int, ...]
"""Where in a case something stands: keys and positions, e.g. ``("parties", 0, "id")``."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, in the form *where: what, what was found; what to do (slug)*.

    Attributes
    ----------
    path : tuple of str and int
        The place inside the case (empty: the case as a whole).
    what : str
        What is wrong and what was found.
    todo : str
        What to do about it.
    slug : str
        The fault's name; the errors page of the docs has a paragraph for each.
    where : str
        The place as the user sees it (``file:line:column``); made from `path` when empty.

    Examples
    --------
    >>> print(Fault(("parties", 0, "id"), "'Row' is not an id", "write 'row'", "id-invalid"))
    parties[0].id: 'Row' is not an id; write 'row' (id-invalid)
    """

    path: Path
    what: str
    todo: str
    slug: Slug
    where: str = ""

    def __str__(self) -> str:
        """Return the fault as one line that cannot steer a terminal."""
        place = self.where or dotted(self.path) or "case"
        return visible(f"{place}: {self.what}; {self.todo} ({self.slug})")

    def under(self, path: Path) -> Fault:
        """Return the same fault with `path` in front of its own."""
        return replace(self, path=path + self.path)

    def at(self, where: str) -> Fault:
        """Return the same fault with the place a user sees."""
        return replace(self, where=where)


class ComityError(ValueError):
    """Raised with every fault found; ``str(error)`` has one line for each.

    Examples
    --------
    >>> raise ComityError([Fault((), "no options", "add one", "option-missing")])
    Traceback (most recent call last):
        ...
    comity.errors.ComityError: case: no options; add one (option-missing)
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))

    def __reduce__(self) -> tuple[type[ComityError], tuple[tuple[Fault, ...]]]:
        """Return how to make the error again, in another process for instance."""
        return type(self), (self.faults,)


def fail(what: str, todo: str, slug: Slug, *, path: Path = (), where: str = "") -> ComityError:
    """Return an error with a single fault (the caller raises it)."""
    return ComityError([Fault(path, what, todo, slug, where)])


def need_package(module: str, package: str, extra: str, *, where: str) -> ModuleType:
    """Return a module that no plain install has.

    Parameters
    ----------
    module, package : str
        What it is called in Python, and in the message.
    extra : str
        With which extra of Comity it comes.
    where : str
        What needs it, for the message.

    Raises
    ------
    ComityError
        ``package-missing`` when it is not installed.
    """
    try:
        return import_module(module)
    except ImportError:
        todo = f"install it with: pip install 'comity[{extra}]'"
        raise fail(f"{package} is not installed", todo, "package-missing", where=where) from None


def bounded(faults: Sequence[Fault], where: str = "") -> list[Fault]:
    """Return the first hundred faults, and one that says so where there are more."""
    if len(faults) <= ENOUGH:
        return list(faults)
    what = f"there are more than {ENOUGH} faults"
    return [*faults[:ENOUGH], Fault((), what, "mend these first", "faults-too-many", where)]


def dotted(path: Path) -> str:
    """Return a path as people write it.

    Examples
    --------
    >>> dotted(("preferences", "syria", "ranking", 2))
    'preferences.syria.ranking[2]'
    """
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f"{'.' * bool(text)}{shortened(step)}"
    return text


def shortened(text: str) -> str:
    """Return a text as messages show it: at most 60 characters."""
    return text if len(text) <= SHOWN else text[: SHOWN - 3] + "..."


def quoted(text: str) -> str:
    """Return a text as messages quote it.

    Examples
    --------
    >>> quoted("y" * 100)
    "'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy...'"
    """
    return repr(shortened(text))


def visible(text: str) -> str:
    """Return a text with everything that could steer a terminal spelled out."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
