"""A statement about yes-or-no options as patterns: any of them holds, and in each everything."""

from __future__ import annotations

from itertools import combinations
from math import comb
from typing import TYPE_CHECKING, NamedTuple

from comity.model.statement import Atom, Constant, Count, Iff, Junction, Not

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from comity.model.statement import Statement

MOST = 64
"""Patterns that a statement, or any part of it, may need; for more, use another way to say it."""


class Pattern(NamedTuple):
    """Options that are taken, and options that are not: bits by the place of the option."""

    taken: int = 0
    left: int = 0

    def literals(self) -> Iterator[tuple[int, bool]]:
        """Yield the place of every option that matters, and whether it is taken."""
        both = self.taken | self.left
        for place in range(both.bit_length()):
            if both >> place & 1:
                yield place, bool(self.taken >> place & 1)


def patterns(
    statement: Statement, options: Mapping[str, tuple[int, tuple[str, ...]]]
) -> tuple[Pattern, ...] | None:
    """Return patterns of which at least one holds exactly where a statement is true.

    Parameters
    ----------
    statement : Statement
        A tree from `comity.model.statement.parse`.
    options : mapping of option id to (place, levels)
        Every option with its place and its two levels.

    Returns
    -------
    tuple of Pattern, or None
        Nothing in it: the statement is never true; a pattern without literals: it always is.
        None when more than `MOST` patterns would be needed on the way.

    Examples
    --------
    >>> from comity.model.statement import parse
    >>> options = {"a": (0, ("no", "yes")), "b": (1, ("no", "yes"))}
    >>> [list(it.literals()) for it in patterns(parse("a iff not b"), options)]
    [[(0, True), (1, False)], [(0, False), (1, True)]]
    """
    try:
        return tuple(_Search(options).true_where(statement))
    except _TooManyError:
        return None


class _TooManyError(Exception):
    """More patterns are needed than are worth the while."""


EVERYWHERE = [Pattern()]


class _Search:
    """Works out patterns; `holds` False asks for where a statement is false."""

    def __init__(self, options: Mapping[str, tuple[int, tuple[str, ...]]]) -> None:
        self.options = options
        self.known: dict[tuple[int, bool], list[Pattern]] = {}

    def true_where(self, statement: Statement, holds: bool = True) -> list[Pattern]:  # noqa: FBT001, FBT002
        """Return patterns; each part is worked out once, however deep it stands."""
        part = id(statement), holds
        if part not in self.known:
            self.known[part] = self._worked_out(statement, holds)
        return self.known[part]

    def _worked_out(self, statement: Statement, holds: bool) -> list[Pattern]:  # noqa: FBT001
        match statement:
            case Constant(value):
                return EVERYWHERE if value == holds else []
            case Atom():
                return self._atom(statement, holds)
            case Not(item):
                return self.true_where(item, not holds)
            case Junction(word, items):
                found = [self.true_where(item, holds) for item in items]
                return _all_of(found) if (word == "and") == holds else _any_of(found)
            case Iff(left, right):
                pairs = ((True, holds), (False, not holds))
                return _any_of(
                    _all_of([self.true_where(left, one), self.true_where(right, other)])
                    for one, other in pairs
                )
            case Count():
                return self._count(statement, holds)

    def _atom(self, atom: Atom, holds: bool) -> list[Pattern]:  # noqa: FBT001
        place, levels = self.options[atom.option]
        at = levels.index(atom.level) if atom.level else 1
        if atom.relation == ">=" and at == 0:
            return EVERYWHERE if holds else []
        taken = holds == (at == 1)
        return [Pattern(taken=1 << place) if taken else Pattern(left=1 << place)]

    def _count(self, count: Count, holds: bool) -> list[Pattern]:  # noqa: FBT001
        items, number = count.items, count.number
        match count.word, holds:
            case ("at_least", True) | ("at_most", False):
                return self._at_least(items, number + (not holds))
            case ("at_most", True) | ("at_least", False):
                return self._at_most(items, number - (not holds))
            case ("exactly", True):
                return _all_of([self._at_least(items, number), self._at_most(items, number)])
        return _any_of([self._at_least(items, number + 1), self._at_most(items, number - 1)])

    def _at_least(
        self,
        items: Sequence[Statement],
        number: int,
        holds: bool = True,  # noqa: FBT001, FBT002
    ) -> list[Pattern]:
        if number <= 0 or number > len(items):
            return EVERYWHERE if number <= 0 else []
        if comb(len(items), number) > MOST:
            raise _TooManyError
        parts = [self.true_where(item, holds) for item in items]
        return _any_of(_all_of(chosen) for chosen in combinations(parts, number))

    def _at_most(self, items: Sequence[Statement], number: int) -> list[Pattern]:
        return self._at_least(items, len(items) - number, holds=False)


def _all_of(parts: Iterable[list[Pattern]]) -> list[Pattern]:
    found = EVERYWHERE
    for part in parts:
        both = (
            Pattern(one.taken | other.taken, one.left | other.left)
            for one in found
            for other in part
        )
        found = _shortest(pattern for pattern in both if not pattern.taken & pattern.left)
    return found


def _any_of(parts: Iterable[list[Pattern]]) -> list[Pattern]:
    return _shortest(pattern for part in parts for pattern in part)


def _shortest(found: Iterable[Pattern]) -> list[Pattern]:
    """Return patterns without those that only hold where another one does."""
    kept: list[Pattern] = []
    for new in found:
        if not any(_covers(old, new) for old in kept):
            kept = [old for old in kept if not _covers(new, old)]
            kept.append(new)
            if len(kept) > MOST:
                raise _TooManyError
    return kept


def _covers(wide: Pattern, narrow: Pattern) -> bool:
    return not (wide.taken & ~narrow.taken or wide.left & ~narrow.left)
