"""The statement language: a reader by recursive descent, and the truth of a statement.

The grammar, with [] for "perhaps" and {} for "any number of times"::

    statement  = either [("if" | "iff") either]
    either     = both {"or" both}
    both       = negation {"and" negation}
    negation   = "not" negation | atom
    atom       = "true" | "false" | "(" statement ")" | counted | option [("==" | ">=") level]
    counted    = ("at_least" | "at_most" | "exactly") "(" number {"," statement} ")"
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

Tree = tuple[Any, ...]

TOKEN = re.compile(r"\s*([a-z][a-z0-9_-]*|[0-9]+|==|>=|[(),])")
OPTION = re.compile(r"[a-z][a-z0-9-]*")
COUNTS = ("at_least", "at_most", "exactly")
WORDS = frozenset({"not", "and", "or", "if", "iff", "true", "false", *COUNTS})


def holds(text: str, at: Mapping[str, str], levels: Mapping[str, Sequence[str]]) -> bool:
    """Say whether a statement is true where every option stands `at` its level.

    `levels` lists the levels of every option, lowest first.
    """
    return _truth(read(text), at, levels)


@lru_cache(maxsize=4096)
def read(text: str) -> Tree:
    """Read a statement into a tree of tuples, each with its kind first."""
    reader = _Reader(text)
    tree = reader.statement()
    if reader.next() != "":
        raise ValueError(f"{text!r}: not expected here: {reader.next()!r}")
    return tree


def _truth(tree: Tree, at: Mapping[str, str], levels: Mapping[str, Sequence[str]]) -> bool:
    def true(part: Tree) -> bool:
        return _truth(part, at, levels)

    def position(option: str, level: str) -> int:
        return list(levels[option]).index(level)

    match tree:
        case ("true",):
            return True
        case ("false",):
            return False
        case ("option", option):  # a bare option: not at its first level
            return at[option] != levels[option][0]
        case ("==", option, level):
            return position(option, at[option]) == position(option, level)
        case (">=", option, level):
            return position(option, at[option]) >= position(option, level)
        case ("not", a):
            return not true(a)
        case ("and", a, b):
            return true(a) and true(b)
        case ("or", a, b):
            return true(a) or true(b)
        case ("if", a, b):  # A if B: A or not B
            return true(a) or not true(b)
        case ("iff", a, b):
            return true(a) == true(b)
        case ("at_least", int() as number, parts):
            return sum(true(part) for part in parts) >= number
        case ("at_most", int() as number, parts):
            return sum(true(part) for part in parts) <= number
        case ("exactly", int() as number, parts):
            return sum(true(part) for part in parts) == number
    raise ValueError(f"no such kind of statement: {tree!r}")


class _Reader:
    """The tokens of one statement, and one method for each line of the grammar."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[str] = []
        start, end = 0, len(text.rstrip())
        while start < end:
            found = TOKEN.match(text, start)
            if found is None:
                raise ValueError(f"{text!r}: cannot read from {text[start:]!r}")
            self.tokens.append(found.group(1))
            start = found.end()

    def next(self) -> str:
        return self.tokens[0] if self.tokens else ""

    def take(self) -> str:
        token = self.next()
        self.tokens = self.tokens[1:]
        return token

    def expect(self, wanted: str) -> None:
        found = self.take()
        if found != wanted:
            raise ValueError(f"{self.text!r}: expected {wanted!r}, found {found!r}")

    def statement(self) -> Tree:
        left = self.either()
        if self.next() in ("if", "iff"):  # once only: these do not associate
            return (self.take(), left, self.either())
        return left

    def either(self) -> Tree:
        tree = self.both()
        while self.next() == "or":
            tree = (self.take(), tree, self.both())
        return tree

    def both(self) -> Tree:
        tree = self.negation()
        while self.next() == "and":
            tree = (self.take(), tree, self.negation())
        return tree

    def negation(self) -> Tree:
        if self.next() == "not":
            return (self.take(), self.negation())
        return self.atom()

    def atom(self) -> Tree:
        if self.next() in ("true", "false"):
            return (self.take(),)
        if self.next() in COUNTS:
            return self.counted()
        if self.next() == "(":
            self.expect("(")
            tree = self.statement()
            self.expect(")")
            return tree
        option = self.name()
        if self.next() in ("==", ">="):
            return (self.take(), option, self.name())
        return ("option", option)

    def counted(self) -> Tree:
        kind = self.take()
        self.expect("(")
        number = self.take()
        if not number.isdecimal():
            raise ValueError(f"{self.text!r}: expected a number, found {number!r}")
        parts: list[Tree] = []
        while self.next() == ",":
            self.expect(",")
            parts.append(self.statement())
        self.expect(")")
        return (kind, int(number), tuple(parts))

    def name(self) -> str:
        token = self.take()
        if OPTION.fullmatch(token) is None or token in WORDS:
            raise ValueError(f"{self.text!r}: expected a name, found {token!r}")
        return token
