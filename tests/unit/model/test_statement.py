"""The statement language: how it binds, what it refuses, and that it says what it should."""

import random
from itertools import product
from math import prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.arrays import Bools
from comity.errors import ComityError
from comity.model.statement import MAX_DEPTH, MAX_LENGTH, WORDS, Atom, atoms, evaluate, parse
from tests.oracles import holds
from tests.oracles.statements import WORDS as ORACLE_WORDS
from tests.strategies.statements import statement

LEVELS = {
    "a": ["no", "yes"],
    "b": ["no", "yes"],
    "c": ["none", "half", "full"],
    "d-1": ["none", "half", "full", "max"],
}
PLACES = [dict(zip(LEVELS, at, strict=True)) for at in product(*LEVELS.values())]


def read(atom: Atom) -> Bools:
    """Read an atom at all places at once."""
    levels = LEVELS[atom.option]
    here = np.array([levels.index(place[atom.option]) for place in PLACES])
    wanted = levels.index(atom.level) if atom.level else 1
    return np.asarray(here == wanted if atom.relation == "==" else here >= wanted)


def truth(text: str) -> list[bool]:
    found = evaluate(parse(text), read)
    return [bool(true) for true in np.broadcast_to(found, len(PLACES))]


def by_oracle(text: str) -> list[bool]:
    return [holds(text, place, LEVELS) for place in PLACES]


def slugs_of(text: str) -> list[str]:
    """Name what is wrong with a text, if anything is."""
    try:
        parse(text)
    except ComityError as error:
        return [fault.slug for fault in error.faults]
    return []


def refused(text: str) -> str:
    with pytest.raises(ComityError) as caught:
        parse(text)
    (fault,) = caught.value.faults
    return f"{fault.slug}: {fault}"


@given(st.randoms(use_true_random=False), st.integers(0, 3))
def test_a_random_statement_means_what_the_oracle_says(rng: random.Random, depth: int) -> None:
    text = statement(rng.randint, LEVELS, depth)
    assert truth(text) == by_oracle(text)


def test_many_random_statements_mean_what_the_oracle_says() -> None:
    rng = random.Random(7)
    for _ in range(2000):
        text = statement(rng.randint, LEVELS, rng.randint(0, 3))
        assert truth(text) == by_oracle(text), text


@pytest.mark.parametrize(
    ("text", "same_as"),
    [
        ("not a and b", "(not a) and b"),
        ("not a or b", "(not a) or b"),
        ("a or b and c", "a or (b and c)"),
        ("a and b or c", "(a and b) or c"),
        ("not not a", "a"),
        ("not a and not b", "(not a) and (not b)"),
        ("a if b", "a or not b"),
        ("a if b or c", "a or not (b or c)"),
        ("a or b if c", "(a or b) or not c"),
        ("a and b if c and d-1", "(a and b) or not (c and d-1)"),
        ("not a if b", "(not a) or not b"),
        ("a iff b", "(a and b) or (not a and not b)"),
        ("a or b iff c", "(a or b) iff c"),
        ("not a iff b", "(not a) iff b"),
        ("(a if b) if c", "(a or not b) or not c"),
        ("a if (b if c)", "a or not (b or not c)"),
        ("a == yes", "a"),
        ("a == no", "not a"),
        ("c", "not c == none"),
        ("c >= half", "c == half or c == full"),
        ("c >= none", "true"),
        ("not c == half", "c == none or c == full"),
        ("not c >= full", "c == none or c == half"),
        ("at_least(1, a, b)", "a or b"),
        ("at_most(0, a, b)", "not a and not b"),
        ("exactly(1, a, b)", "not (a iff b)"),
        ("exactly(2, a, a)", "a"),
        ("at_least(0, a)", "true"),
        ("at_least(3, a, b)", "false"),
        ("at_most(9, a, b)", "true"),
        ("at_least(1, a if b, c)", "(a if b) or c"),
        ("not at_least(2, a, b, c)", "at_most(1, a, b, c)"),
        ("  a\n and\tb ", "a and b"),
        ("(((a)))", "a"),
        ("true and a", "a"),
        ("false or a", "a"),
        ("not true", "false"),
        ("exactly(1, true, a)", "not a"),
    ],
)
def test_binding_and_meaning(text: str, same_as: str) -> None:
    assert truth(text) == truth(same_as) == by_oracle(text) == by_oracle(same_as)


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("", "ends too early"),
        ("   ", "ends too early"),
        ("a and", "ends too early (column 6)"),
        ("a b", "'b' at column 3"),
        ("a if b if c", "'if' at column 8"),
        ("a iff b iff c", "'iff' at column 9"),
        ("a if b iff c", "'iff' at column 8"),
        ("a iff b if c", "'if' at column 9"),
        ("(a", "ends too early"),
        ("a)", "')' at column 2"),
        ("and a", "'and' at column 1"),
        ("a and or b", "'or' at column 7"),
        ("not", "ends too early"),
        ("a not b", "'not' at column 3"),
        ("a == ", "ends too early"),
        ("a == (b)", "'(' at column 6"),
        ("a = yes", "'=' at column 3"),
        ("a != yes", "'!' at column 3"),
        ("a <= yes", "'<' at column 3"),
        ("a > yes", "'>' at column 3"),
        ("a == yes == no", "'==' at column 10"),
        ("A", "'A' at column 1"),
        ("a && b", "'&' at column 3"),
        ("at_least(a, b)", "'a' at column 10"),
        ("at_least(-1, a)", "'-' at column 10"),
        ("at_least(1)", "')' at column 11"),
        ("at_least 1, a", "'1' at column 10"),
        ("at_least(1, )", "')' at column 13"),
        ("at_least(1.5, a)", "'.' at column 11"),
        ("a == 1", "'1' at column 6"),
        ("1", "'1' at column 1"),
        ("true == yes", "'==' at column 6"),
        ("not == yes", "'==' at column 5"),
        ("a; b", "';' at column 2"),
        ("__import__('os')", "'_' at column 1"),
        ("a\x00b", "at column 2"),
        ("é", "'é' at column 1"),
    ],
)
def test_what_is_no_statement_is_refused_at_its_column(text: str, fragment: str) -> None:
    message = refused(text)
    assert message.startswith("statement-syntax")
    assert fragment in message


@pytest.mark.parametrize("name", ["nota", "andy", "order", "iffy", "truer", "at_least-x", "if-x"])
def test_a_name_may_begin_with_a_word_of_the_language(name: str) -> None:
    assert list(atoms(parse(name))) == [Atom(name)]
    assert list(atoms(parse(f"not {name} and ({name} iff {name})"))) == [Atom(name)] * 3


@pytest.mark.parametrize("word", sorted(WORDS))
def test_a_word_of_the_language_is_no_option(word: str) -> None:
    if word not in ("true", "false"):
        assert refused(word).startswith("statement-syntax")
    assert refused(f"{word} == yes").startswith("statement-syntax")


def test_the_oracle_has_the_same_words() -> None:
    assert WORDS == ORACLE_WORDS


def test_a_statement_of_the_greatest_length_is_read_and_a_longer_one_refused() -> None:
    text = "a or " * (MAX_LENGTH // 5 - 1) + "abcde"
    assert len(text) == MAX_LENGTH == 10_000
    assert len(list(atoms(parse(text)))) == 2000
    assert refused(text + "f").startswith("statement-too-large")


def nested(shape: str, times: int) -> str:
    before, after = shape.split("X")
    return before * times + "a" + after * times


@pytest.mark.parametrize(
    "shape", ["not X", "(X or b)", "(b iff X)", "at_least(1, X, b)", "(X and b)", "(b if X)"]
)
def test_nesting_to_the_limit_is_read_and_deeper_is_refused(shape: str) -> None:
    per_level = 2 if " if " in shape else 1  # "b if X" is "b or not X"
    fits = nested(shape, MAX_DEPTH // per_level)
    assert truth(fits) == by_oracle(fits)
    message = refused(nested(shape, MAX_DEPTH // per_level + 1))
    assert message.startswith("statement-too-large")
    assert str(MAX_DEPTH) in message


@pytest.mark.parametrize("text", ["(" * 4999 + "a" + ")" * 4999, "not " * 60 + "(" * 3000 + "a"])
def test_any_number_of_brackets_ends_in_a_statement_or_a_fault(text: str) -> None:
    slugs = slugs_of(text)
    assert slugs or list(atoms(parse(text))) == [Atom("a")]
    assert set(slugs) <= {"statement-syntax", "statement-too-large"}


def test_a_long_flat_statement_is_not_deep() -> None:
    text = " or ".join(["a and b"] * 700)
    assert truth(text) == truth("a and b")


def test_atoms_stand_in_the_order_of_the_text_but_for_conditions() -> None:
    named = [atom.option for atom in atoms(parse("not b and c == half or exactly(1, a, d-1)"))]
    assert named == ["b", "c", "a", "d-1"]


def test_a_statement_takes_the_room_of_its_own_options_only() -> None:
    shapes = {"a": (2, 1), "b": (1, 3)}
    found = evaluate(parse("a or not b"), lambda atom: np.ones(shapes[atom.option], dtype=np.bool_))
    assert found.shape == (2, 3)
    assert prod(evaluate(parse("true"), read).shape) == 1


@given(st.text("ab cd-1()notrifg=>0123,_", max_size=40))
def test_any_text_is_read_as_the_oracle_reads_it_or_refused(text: str) -> None:
    slugs = slugs_of(text)
    assert slugs in ([], ["statement-syntax"])
    known = not slugs and all(
        atom.option in LEVELS and (not atom.level or atom.level in LEVELS[atom.option])
        for atom in atoms(parse(text))
    )
    if known:
        assert truth(text) == by_oracle(text)
