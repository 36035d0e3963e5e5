"""A list of principles as its file gives it: who states them, and which check reads each.

No list is special. Who states a principle, who chose the checks that stand for it, what a tag
means and which domain belongs to which group are all said by the list.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from comity.errors import Fault, quoted
from comity.model.check import ID, unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from comity.errors import Path
    from comity.model.dispute import Confidence

Kind = Literal[
    "nobody-lowered",
    "concerns-answered",
    "concerns-heard",
    "path-without",
    "options-without",
    "stable",
    "none",
]

TAKES: dict[Kind, tuple[str, ...]] = {
    "nobody-lowered": (),
    "concerns-answered": ("groups",),
    "concerns-heard": (),
    "path-without": ("tags",),
    "options-without": ("tags",),
    "stable": ("concepts",),
    "none": (),
}
"""The keys that each kind of check takes besides its own; tags it must have."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text that states principles, or tells of them.

    Attributes
    ----------
    id, citation : str
        What it is called here, and what it is.
    url, date : str or None
        Where it can be read, and when it was published.
    stake : str or None
        What its publisher has to do with the matter, e.g. promoter, party, independent.
    """

    id: str
    citation: str
    url: str | None = None
    date: str | None = None
    stake: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One question about a settlement that stands for a principle, or for a part of it.

    Attributes
    ----------
    id, title : str
        What it is called, and what it asks.
    judged_by : str
        The kind of check.
    tags, groups, concepts : tuple of str
        What a check of this kind looks at: tags of options, groups of domains, concept ids.
    because : str or None
        Why this check stands for the principle, or why no check can.
    """

    id: str
    title: str
    judged_by: Kind
    tags: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Principle:
    """A principle in our own words, with its checks; these are never added up.

    Attributes
    ----------
    id, title : str
        What it is called, and what it says.
    checks : tuple of Check
        One or more.
    where : str or None
        Chapter or number in the text that states it.
    sources : tuple of str
        Ids of documents; none: those of the list.
    confidence : str or None
        How sure the wording is, where it differs from the list's.
    """

    id: str
    title: str
    checks: tuple[Check, ...]
    where: str | None = None
    sources: tuple[str, ...] = ()
    confidence: Confidence | None = None


def _none() -> Mapping[str, str]:
    return MappingProxyType({})


def _no_groups() -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Principles:
    """A list of principles, as somebody states them.

    Attributes
    ----------
    id, title : str
        What the list is called.
    stated_by : str
        Whose principles they are.
    checks_chosen_by : str
        Whose reading it is that the checks stand for the principles.
    sources : tuple of Document
        Where they are stated.
    principles : tuple of Principle
        In the order of their statement.
    tags : mapping of str to str
        What each tag says of an option that has it.
    domains : mapping of str to tuple of str
        Groups of domains of concerns.
    confidence : str or None
        How sure it is that the principles are as stated.
    notes : str
        What to know about the list.
    """

    id: str
    title: str
    stated_by: str
    checks_chosen_by: str
    sources: tuple[Document, ...]
    principles: tuple[Principle, ...]
    tags: Mapping[str, str] = field(default_factory=_none)
    domains: Mapping[str, tuple[str, ...]] = field(default_factory=_no_groups)
    confidence: Confidence | None = None
    notes: str = ""

    def checks(self) -> Iterator[tuple[Path, Check]]:
        """Yield every check with its place."""
        for p, principle in enumerate(self.principles):
            for c, check in enumerate(principle.checks):
                yield ("principles", p, "checks", c), check


def faults(principles: Principles) -> list[Fault]:
    """Return everything that is wrong with a list's structure (empty: nothing).

    Examples
    --------
    >>> check = Check("open", "Is it open?", "path-without", tags=("secrecy",))
    >>> listed = Principle("one", "Be open", (check,))
    >>> source = Document("text", "A text")
    >>> for fault in faults(Principles("x", "X", "Somebody", "Us", (source,), (listed,))):
    ...     print(fault)
    principles[0].checks[0].tags[0]: there is no tag 'secrecy'; ... (id-unknown)
    """
    return [*_names(principles), *_references(principles), *_kinds(principles)]


def _names(principles: Principles) -> Iterator[Fault]:
    listed: list[tuple[Path, str]] = [
        *((("sources", k, "id"), it.id) for k, it in enumerate(principles.sources)),
        *((("principles", k, "id"), it.id) for k, it in enumerate(principles.principles)),
        *(((*path, "id"), check.id) for path, check in principles.checks()),
    ]
    groups: list[tuple[Path, str]] = [(("domains", group), group) for group in principles.domains]
    for path, name in [(("id",), principles.id), *listed, *groups]:
        if not ID.fullmatch(name):
            todo = "begin with a small letter a-z, go on with small letters, digits and hyphens"
            yield Fault(path, f"{quoted(name)} is not an id", todo, "id-invalid")
    domains: list[tuple[Path, str]] = [
        (("domains", group, k), domain)
        for group, named in principles.domains.items()
        for k, domain in enumerate(named)
    ]
    seen: set[tuple[Path, str]] = set()
    for path, name in [*listed, *domains]:
        # A check's id is its own within its principle, a domain's within the list.
        among = ("domains",) if path[0] == "domains" else path[:-2]
        if (among, name) in seen:
            what = f"{quoted(name)} stands here a second time"
            yield Fault(path, what, "rename one", "id-repeated")
        seen.add((among, name))


def _references(principles: Principles) -> Iterator[Fault]:
    documents = [document.id for document in principles.sources]
    for p, principle in enumerate(principles.principles):
        path: Path = ("principles", p, "sources")
        yield from _strangers("source", principle.sources, documents, path)
    for path, check in principles.checks():
        yield from _strangers("tag", check.tags, principles.tags, (*path, "tags"))
        groups = principles.domains
        yield from _strangers("group of domains", check.groups, groups, (*path, "groups"))


def _strangers(
    kind: str, named: tuple[str, ...], known: Iterable[str], path: Path
) -> Iterator[Fault]:
    for k, name in enumerate(named):
        if name not in known:
            yield unknown(kind, name, known, (*path, k))


def _kinds(principles: Principles) -> Iterator[Fault]:
    for path, check in principles.checks():
        takes = TAKES[check.judged_by]
        for key in ("tags", "groups", "concepts"):
            if getattr(check, key) and key not in takes:
                what = f"a check by {check.judged_by} takes no {key}"
                yield Fault((*path, key), what, "take them out", "key-unknown")
        if "tags" in takes and not check.tags:
            what = f"a check by {check.judged_by} needs tags"
            yield Fault((*path, "tags"), what, "name at least one", "key-missing")
        if check.judged_by == "none" and not check.because:
            what = "nothing says why no check can tell"
            yield Fault((*path, "because"), what, "add 'because'", "key-missing")
