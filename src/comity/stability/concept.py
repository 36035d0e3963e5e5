"""Concept ids: a base such as ``gmr``, and words that say in which variant it is asked.

``gmr:strong=2:unknown=a`` is GMR with strong deterrence of degree 2 and unknown preference read by
extension a. Words stand in the order of `WORDS`; an id is written in one way only.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from comity.errors import ComityError, Fault, quoted
from comity.model.check import unknown
from comity.stability.concept_meant import in_form_of_id
from comity.stability.concept_values import VALUES, shares_used, whole, wrong
from comity.stability.methods import METHODS, NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from comity.model.dispute import Dispute

SIMPLE = ("nash", "gmr", "smr", "seq", "sseq")
FORESIGHT = {"limited": "L", "nonmyopic": "Non-myopic", "stackelberg": "Stackelberg"}
"""Bases that exist in no plain form, with their names."""
_BASES = {base: NAMES.get(base) or FORESIGHT[base] for base in (*METHODS, *FORESIGHT)}
NEEDS_VALUE = frozenset({"limited", "stackelberg"})
LEAVES_ON_DOUBT = frozenset("ac")
"""Extensions in which a party leaves also for what it may prefer (Li, Hipel et al. 2004)."""
DETERRED_BY_DOUBT = frozenset("cd")
"""Extensions in which what is not known deters too."""


class Word(NamedTuple):
    """A word of concept ids.

    Attributes
    ----------
    bases : tuple of str
        The concepts it goes with.
    values : str
        What may stand after ``=``, in words; empty where nothing may.
    beside : frozenset of str
        For a reading: the words, or bases, of which one must stand beside it. Empty for a variant.
    default : str
        The value meant where none is written; empty where one must be, or none may be.
    """

    bases: tuple[str, ...]
    values: str = ""
    beside: frozenset[str] = frozenset()
    default: str = ""


_DETERRING = ("gmr", "smr", "seq", "sseq")
WORDS = {
    "strong": Word(_DETERRING, "a degree from 1 to 9, e.g. 2", default="2"),
    "unknown": Word(SIMPLE, "one of a, b, c, d"),
    "sure": Word(_DETERRING, beside=frozenset({"unknown"})),
    "likely": Word(SIMPLE, "one to three shares, e.g. 0.7 or 0.7/0.6/0.5", default="0.5"),
    "fuzzy": Word(SIMPLE),
    "relational": Word(SIMPLE),
    "coalition": Word(SIMPLE[:4], "coalitions, e.g. a+b/a+c"),
    "pareto": Word(SIMPLE[:4], beside=frozenset({"coalition"})),
    "blocs": Word(SIMPLE, "blocs, e.g. a+b"),
    "jump": Word(SIMPLE, beside=frozenset({"coalition", "blocs"})),
    "order": Word(("seq",), "an order, e.g. 2"),
    "possible": Word(tuple(FORESIGHT), beside=frozenset(FORESIGHT)),
}
"""Every word of concept ids, in the order in which they are written."""
ID = f"^({'|'.join([*METHODS, *FORESIGHT])})(=[^:]+)?(:({'|'.join(WORDS)})(=[^:]+)?)*$"
"""A regular expression that every id matches, for schemas; not all that matches it is an id."""
TOGETHER = (frozenset({"strong", "unknown"}),)
"""Variants that may be combined; all others exclude each other."""
OPTIONAL = frozenset({"coalition"})
"""Words that mean something without a value, and something else with one."""
GROUPS: dict[str, tuple[str, ...]] = {
    "strong": tuple(f"{base}:strong=2" for base in _DETERRING[:3]),
    "unknown": tuple(f"{base}:unknown={x}" for x in "abcd" for base in SIMPLE[:4]),
    "hybrid": tuple(f"{base}:strong=2:unknown={x}" for x in "abcd" for base in _DETERRING[:3]),
    "likely": tuple(f"{base}:likely=0.5" for base in SIMPLE[:4]),
    "fuzzy": tuple(f"{base}:fuzzy" for base in SIMPLE[:4]),
    "relational": tuple(f"{base}:relational" for base in SIMPLE[:4]),
    "coalition": tuple(f"{base}:coalition" for base in SIMPLE[:4]),
}
"""Words that stand for several concepts when they are asked for alone."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept and its variant; ``str(concept)`` is its id.

    Attributes
    ----------
    base : str
        ``nash gmr smr seq sseq sim sim_fh limited nonmyopic stackelberg``.
    value : str
        Of a base that takes one: the horizon, or who leads; otherwise empty.
    words : tuple of (str, str)
        Words and their values (empty where a word has none), in the order of `WORDS`.
    """

    base: str
    value: str = ""
    words: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        """Return the id."""
        return ":".join(map(_written, ((self.base, self.value), *self.words)))

    def __contains__(self, word: str) -> bool:
        """Return whether a word is part of the id."""
        return any(name == word for name, _ in self.words)

    def get(self, word: str) -> str:
        """Return the value of a word; empty where it has none or is not there."""
        return dict(self.words).get(word, "")

    @property
    def plain(self) -> bool:
        """True for a concept without a variant."""
        return self.base in METHODS and not self.words

    @property
    def variant(self) -> str:
        """The word that says which variant it is; the base where it is one by itself."""
        return next((name for name, _ in self.words if not WORDS[name].beside), self.base)

    @property
    def together(self) -> bool:
        """True where coalitions or blocs move, and not only parties."""
        return "coalition" in self or "blocs" in self

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The coalitions or blocs that it names."""
        named = self.get("coalition") or self.get("blocs")
        return tuple(tuple(it.split("+")) for it in named.split("/")) if named else ()

    @property
    def name(self) -> str:
        """What headings call it."""
        first = _BASES[self.base]
        asked = [first + self.value] if self.base == "limited" else [first, self.value]
        return " ".join(filter(None, [*asked, *chain.from_iterable(self.words)]))


def _written(part: tuple[str, str]) -> str:
    return "=".join(part) if part[1] else part[0]


def concept_name(concept: str) -> str:
    """Return what headings call a concept.

    Examples
    --------
    >>> concept_name("sim_fh"), concept_name("gmr:strong=2"), concept_name("limited=3")
    ('SIM-FH', 'GMR strong 2', 'L3')
    """
    return read_concept(concept).name


def read_concepts(texts: Iterable[str]) -> tuple[str, ...]:
    """Return concept ids as they are written, in the order of reports, each once.

    A word of `GROUPS` stands for all its concepts. A single text is one id, not its letters.

    Raises
    ------
    ComityError
        ``concept-unknown``, ``concept-variant``, ``blocs-invalid``: all of them at once.

    Examples
    --------
    >>> read_concepts(["seq:strong", "nash", "strong"]), read_concepts("nash")
    (('nash', 'gmr:strong=2', 'smr:strong=2', 'seq:strong=2'), ('nash',))
    """
    faults: list[Fault] = []
    found: list[Concept] = []
    for text in dict.fromkeys([texts] if isinstance(texts, str) else texts):
        for each in GROUPS.get(text, (text,)):
            try:
                found.append(read_concept(each))
            except ComityError as error:
                faults += error.faults
    if faults:
        raise ComityError(fault.at("concept") for fault in faults)
    return tuple(dict.fromkeys(map(str, sorted(found, key=_place))))


def _place(concept: Concept) -> tuple[object, ...]:
    words = [(list(WORDS).index(name), value) for name, value in concept.words]
    horizon = concept.value.rjust(2)
    return not concept.plain, words, list(_BASES).index(concept.base), horizon


def read_concept(text: str) -> Concept:
    """Return the concept that an id names.

    Raises
    ------
    ComityError
        ``concept-unknown`` for a base, or a word of `GROUPS`; ``concept-variant`` for what stands
        after it; ``blocs-invalid`` for a party in two blocs.

    Examples
    --------
    >>> read_concept("gmr:unknown=a:strong")
    Concept(base='gmr', value='', words=(('strong', '2'), ('unknown', 'a')))
    """
    if text in GROUPS:
        what, todo = f"{quoted(text)} stands for several concepts", "name one of them, e.g. "
        raise ComityError([Fault((), what, todo + GROUPS[text][0], "concept-unknown")])
    first, *rest = text.split(":")
    base, mark, value = first.partition("=")
    if base not in _BASES:
        raise ComityError([_no_concept(text, base)])
    if bool(mark) != (base in NEEDS_VALUE):
        wanted = f"write for instance {base}={'3' if base == 'limited' else 'PARTY'}"
        todo = wanted if base in NEEDS_VALUE else f"write {base} without a value"
        raise wrong(text, f"{base} {'takes a' if base in NEEDS_VALUE else 'has no'} value", todo)
    if base == "limited":
        value = whole(text, value)
    words = _words(text, base, rest)
    return Concept(base, value, words)


def _no_concept(text: str, base: str) -> Fault:
    """Return the fault of an id that begins with no concept, with what may have been meant."""
    meant = in_form_of_id(text, _BASES, WORDS)
    if meant.partition(":")[0].partition("=")[0] in _BASES:
        with suppress(ComityError):
            todo = f"did you mean {quoted(str(read_concept(meant)))}?"
            return Fault((), f"there is no concept {quoted(text)}", todo, "concept-unknown")
    if base in WORDS:
        first = WORDS[base].bases[0]
        wanted = f"write a concept before it, e.g. {first}:{text}"
        if WORDS[base].beside:
            wanted = f"write it after {' or '.join(sorted(WORDS[base].beside))}"
        what = f"{quoted(text)} is a variant without a concept"
        return Fault((), what, wanted, "concept-unknown")
    return unknown("concept", base, [*_BASES, *GROUPS], (), "concept-unknown")


def _words(text: str, base: str, parts: list[str]) -> tuple[tuple[str, str], ...]:
    given: dict[str, str] = {}
    for part in parts:
        name, _, value = part.partition("=")
        if name not in WORDS:
            fault = unknown("variant", name, WORDS, (), "concept-variant")
            raise ComityError([fault])
        if base not in WORDS[name].bases:
            fits = ", ".join(WORDS[name].bases)
            raise wrong(text, f"{base} has no variant {quoted(name)}", f"it goes with {fits}")
        if name in given:
            raise wrong(text, f"{quoted(name)} stands here twice", "write it once")
        given[name] = _value(text, name, value, with_mark="=" in part)
    _refuse_unfit(text, base, given)
    if "likely" in given:
        given["likely"] = shares_used(base, given["likely"])
    return tuple((name, given[name]) for name in WORDS if name in given)


def _refuse_unfit(text: str, base: str, given: dict[str, str]) -> None:
    variants = frozenset(name for name in given if not WORDS[name].beside)
    if len(variants) > 1 and variants not in TOGETHER:
        both = " and ".join(name for name in WORDS if name in variants)
        raise wrong(text, f"{both} cannot be combined", "ask for one of them at a time")
    for name in given:
        beside = WORDS[name].beside
        if beside and not beside & {base, *variants}:
            raise wrong(
                text, f"{name} says nothing by itself", f"add {' or '.join(sorted(beside))}"
            )
    if "sure" in given and "strong" not in given:
        raise wrong(text, "sure says nothing without strong", "add strong")
    if "sure" in given and given["unknown"] not in DETERRED_BY_DOUBT:
        what = f"sure says nothing beside unknown={given['unknown']}: there no doubt deters"
        raise wrong(text, what, "leave it out, or ask for unknown=c or d")


def _value(text: str, name: str, value: str, *, with_mark: bool) -> str:
    word = WORDS[name]
    if not with_mark and (word.default or not word.values or name in OPTIONAL):
        return word.default
    if not word.values:
        raise wrong(text, f"{name} takes no value", f"write {name}")
    if not value:
        raise wrong(text, f"{name} takes a value", f"write after {name}= {word.values}")
    return VALUES[name](text, value)


def parties_unknown(concept: Concept, dispute: Dispute) -> list[Fault]:
    """Return the faults of parties that a concept names and that cannot do what it asks of them."""
    named = [party for group in concept.groups for party in group]
    kind, known = "negotiating party called", dispute.negotiators
    if concept.base == "stackelberg":
        named = [concept.value]
        kind, known = "party with moves called", dispute.movers
    return [
        unknown(kind, it, known, (), "party-unknown")
        for it in dict.fromkeys(named)
        if it not in known
    ]
