"""Statements as patterns: true where the statement is, few, and bounded."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.formats.gmcr.patterns import MOST, Pattern, patterns
from comity.model.statement import parse
from tests.oracles import holds
from tests.strategies.statements import statement

STEPS = dict.fromkeys("abcd", ("no", "yes"))
OPTIONS = {name: (place, levels) for place, (name, levels) in enumerate(STEPS.items())}


def true_at(found: tuple[Pattern, ...], bits: tuple[bool, ...]) -> bool:
    return any(all(bits[place] == taken for place, taken in it.literals()) for it in found)


def assert_same(text: str) -> None:
    found = patterns(parse(text), OPTIONS)
    assert found is not None
    for bits in itertools.product((False, True), repeat=4):
        at = {name: "yes" if bit else "no" for name, bit in zip(STEPS, bits, strict=True)}
        assert true_at(found, bits) == holds(text, at, STEPS), at


@given(st.data())
def test_patterns_hold_where_the_statement_does(data: st.DataObject) -> None:
    assert_same(statement(lambda low, high: data.draw(st.integers(low, high)), STEPS, depth=2))


@pytest.mark.parametrize("word", ["at_least", "at_most", "exactly"])
@pytest.mark.parametrize("number", range(6))
@pytest.mark.parametrize("form", ["{}", "not {}", "{} iff a", "not ({} or b)"])
def test_counts(word: str, number: int, form: str) -> None:
    assert_same(form.format(f"{word}({number}, a, not b, c and d, a)"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", [[(0, True)]]),
        ("a == no", [[(0, False)]]),
        ("a >= yes", [[(0, True)]]),
        ("a >= no", [[]]),
        ("true", [[]]),
        ("a and not a", []),
        ("not (a or b)", [[(0, False), (1, False)]]),
        ("a or a and b", [[(0, True)]]),
        ("a and b or a", [[(0, True)]]),
        ("c if b", [[(2, True)], [(1, False)]]),
    ],
)
def test_patterns_are_as_short_as_one_would_write_them(
    text: str, expected: list[list[tuple[int, bool]]]
) -> None:
    found = patterns(parse(text), OPTIONS)
    assert found is not None
    assert [list(it.literals()) for it in found] == expected


def test_what_needs_too_many_patterns_is_told() -> None:
    options = {f"o{k}": (k, ("no", "yes")) for k in range(40)}
    names = ", ".join(options)
    assert patterns(parse(f"at_least(20, {names})"), options) is None
    pairs = " and ".join(f"(o{k} or o{k + 1})" for k in range(0, 40, 2))
    assert patterns(parse(pairs), options) is None
    assert len(patterns(parse(f"at_least(1, {names})"), options) or ()) == 40 <= MOST


@pytest.mark.parametrize("form", ["a iff ({})", "exactly(1, a, {})", "not exactly(1, b, {})"])
def test_deep_statements_take_no_time(form: str) -> None:
    """Each level asks where the next one is true and where it is false: 2^30 ways down."""
    text = "a"
    for _ in range(30):
        text = form.format(text)
    assert_same(text)
