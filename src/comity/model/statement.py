"""The statement language: text to a small tree, and a tree to truth values."""

from __future__ import annotations

from functools import cache, lru_cache, reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np

from comity.errors import ComityError, fail, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lark import Lark, UnexpectedInput

    from comity.arrays import Bools

WORDS = frozenset(
    {"not", "and", "or", "if", "iff", "at_least", "at_most", "exactly", "true", "false"}
)
"""The words of the language; no option may be called so."""

MAX_DEPTH = 64
MAX_LENGTH = 10_000


class Constant(NamedTuple):
    """``true`` or ``false``."""

    value: bool


class Atom(NamedTuple):
    """What is said of one option: taken (not at its first level), at a level, or at least there."""

    option: str
    relation: Literal["taken", "==", ">="] = "taken"
    level: str = ""


class Not(NamedTuple):
    """True where `item` is false."""

    item: Statement
    depth: int


class Junction(NamedTuple):
    """``and`` or ``or`` of two or more statements."""

    word: Literal["and", "or"]
    items: tuple[Statement, ...]
    depth: int


class Iff(NamedTuple):
    """True where both sides are true or both are false."""

    left: Statement
    right: Statement
    depth: int


class Count(NamedTuple):
    """True where the number of true `items` is at least, at most or exactly `number`."""

    word: Literal["at_least", "at_most", "exactly"]
    number: int
    items: tuple[Statement, ...]
    depth: int


Statement = Constant | Atom | Not | Junction | Iff | Count


def _nesting(*items: Statement) -> int:
    depth = 1 + max(getattr(item, "depth", 0) for item in items)
    if depth > MAX_DEPTH:
        msg = f"it is nested more than {MAX_DEPTH} deep"
        raise fail(msg, "split it into several statements", "statement-too-large")
    return depth


class _Build:
    """The grammar's rules by name; lark calls one per rule while it parses."""

    @staticmethod
    def true(_: list[Any]) -> Statement:
        return Constant(value=True)

    @staticmethod
    def false(_: list[Any]) -> Statement:
        return Constant(value=False)

    @staticmethod
    def taken(parts: list[Any]) -> Statement:
        return Atom(str(parts[0]))

    @staticmethod
    def is_level(parts: list[Any]) -> Statement:
        return Atom(str(parts[0]), "==", str(parts[1]))

    @staticmethod
    def at_level(parts: list[Any]) -> Statement:
        return Atom(str(parts[0]), ">=", str(parts[1]))

    @staticmethod
    def negation(parts: list[Any]) -> Statement:
        return Not(parts[0], _nesting(parts[0]))

    @staticmethod
    def all_of(parts: list[Any]) -> Statement:
        return Junction("and", tuple(parts), _nesting(*parts))

    @staticmethod
    def any_of(parts: list[Any]) -> Statement:
        return Junction("or", tuple(parts), _nesting(*parts))

    @staticmethod
    def when(parts: list[Any]) -> Statement:
        wanted, condition = parts
        return _Build.any_of([wanted, _Build.negation([condition])])

    @staticmethod
    def same_as(parts: list[Any]) -> Statement:
        return Iff(parts[0], parts[1], _nesting(*parts))

    @staticmethod
    def count(parts: list[Any]) -> Statement:
        word, number, *items = parts
        return Count(str(word), int(number), tuple(items), _nesting(*items))  # type: ignore[arg-type]


@cache
def _parser() -> Lark:
    from lark import Lark  # noqa: PLC0415  (50 ms that a dispute without statements need not pay)

    return Lark.open(
        "statement.lark",
        rel_to=__file__,
        parser="lalr",
        lexer="basic",  # words are read whole: "andd" is never "and"
        transformer=_Build(),
        maybe_placeholders=False,
    )


@lru_cache(maxsize=4096)
def parse(text: str) -> Statement:
    """Return the tree of a statement.

    Raises
    ------
    ComityError
        ``statement-syntax`` with the column, or ``statement-too-large``.

    Examples
    --------
    >>> parse("not delay")
    Not(item=Atom(option='delay', relation='taken', level=''), depth=1)
    >>> parse("delay andd accept")
    Traceback (most recent call last):
        ...
    comity.errors.ComityError: case: 'delay andd accept': 'andd' at column 7 is not expected ...
    """
    from lark.exceptions import UnexpectedInput  # noqa: PLC0415

    if len(text) > MAX_LENGTH:
        msg = f"the statement has {len(text)} characters, more than {MAX_LENGTH}"
        raise fail(msg, "split it into several statements", "statement-too-large")
    try:
        return _parser().parse(text)  # type: ignore[return-value]
    except UnexpectedInput as error:
        raise _syntax_error(text, error) from None


SIGNS = {
    "INT": "a number of statements, as in at_least(2, a, b, c)",
    "LPAR": "'('",
    "AND": "'and'",
    "OR": "'or'",
    "IF": "'if'",
    "IFF": "'iff'",
    "COMMA": "','",
    "RPAR": "')'",
    "$END": "the end of the statement",
}
"""What the grammar's terminals are called in messages."""


def _syntax_error(text: str, error: UnexpectedInput) -> ComityError:
    shown = quoted(text)
    position: int = getattr(error, "pos_in_stream", None) or 0
    token = getattr(error, "token", None)
    if token is None:
        what = f"{shown}: {text[position]!r} at column {position + 1} has no meaning"
        todo = "use option ids, == and >= with a level id, brackets, and the words of the language"
        return fail(what, todo, "statement-syntax")
    wanted = getattr(error, "accepts", None) or getattr(error, "expected", None) or set()
    if "ID" in wanted:
        hint = "an option id, 'not' or '('"
    else:
        hint = " or ".join(sign for name, sign in SIGNS.items() if name in wanted)
    if token.type == "$END":
        what = f"{shown}: the statement ends too early (column {len(text) + 1})"
    else:
        what = f"{shown}: {quoted(str(token))} at column {position + 1} is not expected there"
    return fail(what, f"write {hint}", "statement-syntax")


def atoms(statement: Statement) -> Iterator[Atom]:
    """Yield what a statement says of single options, left to right.

    Examples
    --------
    >>> [atom.option for atom in atoms(parse("delay if at_least(1, accept, fund == half)"))]
    ['delay', 'accept', 'fund']
    """
    match statement:
        case Atom():
            yield statement
        case Not(item):
            yield from atoms(item)
        case Iff(left, right):
            yield from atoms(left)
            yield from atoms(right)
        case Junction(_, items) | Count(_, _, items):
            for item in items:
                yield from atoms(item)


def true_levels(atom: Atom, levels: Sequence[str]) -> Bools:
    """Return at which levels of its option an atom is true: bool array (level,).

    Examples
    --------
    >>> true_levels(Atom("fund", ">=", "half"), ("none", "half", "full"))
    array([False,  True,  True])
    """
    level = levels.index(atom.level) if atom.level else 1
    every = np.arange(len(levels))
    return np.asarray(every == level if atom.relation == "==" else every >= level)


def evaluate(statement: Statement, read: Callable[[Atom], Bools]) -> Bools:
    """Return where a statement is true.

    Parameters
    ----------
    statement : Statement
        A tree from `parse`.
    read : callable
        Gives the truth values of one atom, as an array or a NumPy bool; all of them must
        broadcast against each other.

    Returns
    -------
    bool array
        True where the statement holds; its shape is the broadcast shape of the atoms in it, so
        a statement about two options costs no more than those two options.
    """
    match statement:
        case Constant(value):
            return np.asarray(value)
        case Atom():
            return read(statement)
        case Not(item):
            return ~evaluate(item, read)
        case Iff(left, right):
            return np.asarray(evaluate(left, read) == evaluate(right, read))
        case Junction(word, items):
            joined = reduce(and_ if word == "and" else or_, (evaluate(i, read) for i in items))
            return np.asarray(joined)
        case Count(word, number, items):
            true = sum((evaluate(i, read).astype(np.int32) for i in items), np.asarray(0))
            if word == "exactly":
                return np.asarray(true == number)
            within = true >= number if word == "at_least" else true <= number
            return np.asarray(within)
