"""Texts made to take long or to fill the memory are refused at once."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

import comity
from comity.model.limits import DEFAULT
from tests.bad_input.messages import CASE, edited, messages

ROOM = DEFAULT.file_bytes
PART = 8  # one so-manieth of the largest file, where the whole is a heavy test
SMALLER = {"options unknown": 40, "arcs": 16}  # so that a failure does not take minutes
SECONDS = 12  # of one processor, for a part: some quadratic steps took minutes


@pytest.fixture(autouse=True)
def in_time(request: pytest.FixtureRequest) -> Iterator[None]:
    whole = request.node.get_closest_marker("heavy") is not None
    begun = time.process_time()
    yield
    assert time.process_time() - begun < SECONDS * (PART if whole else 1)


def many(row: Callable[[int], str], room: int) -> str:
    """Write rows until so much room is full."""
    rows: list[str] = []
    size = 0
    while size < room:
        rows.append(row(len(rows)))
        size += len(rows[-1])
    return "".join(rows)


def slugs(text: str) -> set[str]:
    """Read a text of at most the largest size, and give the slugs of its faults."""
    assert len(text) <= ROOM
    try:
        comity.parse(text, name="bad.yaml")
    except comity.ComityError as error:
        return {fault.slug for fault in error.faults}
    return set()


@pytest.mark.parametrize("options", [60, 200, 5000])
def test_a_space_of_astronomical_size_is_refused_at_once(options: int) -> None:
    rows = "".join(f"      - {{id: o{k}, label: O}}\n" for k in range(options))
    text = edited(CASE, "      - {id: a, label: A}\n", "      - {id: a, label: A}\n" + rows)
    text = edited(text, '["-0-", "-1-", "N2-"]', "[1]")
    (message,) = messages(text)
    assert message.slug == "space-too-large"
    assert (f"10^{int((options + 3) * 0.30103)}" in message.text) == (options > 60)
    assert message.line == 4


def test_many_levels_make_a_space_too_large_too() -> None:
    levels = ", ".join(f"l{k}" for k in range(36))
    rows = "".join(f"      - {{id: o{k}, label: O, levels: [{levels}]}}\n" for k in range(300))
    text = edited(CASE, "      - {id: a, label: A}\n", "      - {id: a, label: A}\n" + rows)
    assert slugs(edited(text, '["-0-", "-1-", "N2-"]', "[1]")) == {"space-too-large"}


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(
        f"a{k}: &a{k} [*a{k - 1}, *a{k - 1}]\n" for k in range(1, 40)
    )
    (message,) = messages(bomb)
    assert (message.slug, message.line) == ("yaml-alias", 1)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "[" * 100_000 + "]" * 100_000,
        "{a: " * 100_000,
        "{a: " * 100_000 + "1" + "}" * 100_000,
        "- " * 100_000 + "x",
        "? " * 100_000 + "x",
        "a: [" * 50_000,
        "[{" * 50_000,
        "\n".join(" " * k + "a:" for k in range(1300)),
        "\n".join(" " * k + "-" for k in range(1300)),
    ],
    ids=["[", "[]", "{", "{}", "-", "?", "a: [", "[{", "block mapping", "block sequence"],
)
def test_nesting_of_a_hundred_thousand_is_refused(text: str) -> None:
    assert slugs(text) <= {"yaml-depth", "yaml-syntax"}
    assert slugs(text)


@pytest.mark.parametrize("part", ["(", "not ", "at_least(1, ", "a and (", "a if (", "a iff not ("])
def test_deep_nesting_in_a_statement_is_refused(part: str) -> None:
    for statement in (part * (9_000 // len(part)) + "a", part * 200 + "a" + ")" * 200):
        found = slugs(edited(CASE, "a and c == full", statement))
        assert found <= {"statement-syntax", "statement-too-large"}


def test_a_huge_statement_is_refused_by_its_length() -> None:
    text = edited(CASE, "a and c == full", "a or " * 190_000 + "a")
    assert slugs(text) == {"statement-too-large"}
    assert len(messages(text)[0].text) < 1000


@pytest.mark.parametrize("key", ["k", "x" * 300_000], ids=["short", "long"])
def test_a_huge_key_or_value_makes_no_huge_message(key: str) -> None:
    found = messages(CASE + f"? {key}\n: {'y' * 300_000}\n")
    assert [it.slug for it in found] == ["key-unknown"]
    assert len(found[0].text) < 1000


@pytest.mark.parametrize(
    "key", ["id: Y", "status_quo: ", "infeasible: ", "comity: ", "confidence: "]
)
def test_a_huge_value_makes_no_huge_message(key: str) -> None:
    name = key.partition(" ")[0]
    rest = "".join(line + "\n" for line in CASE.splitlines() if not line.startswith(name))
    assert len("".join(it.text for it in messages(f"{rest}{key}{'y' * 300_000}\n"))) < 2000


A = "      - {id: a, label: A}\n"
RANKING = '"-0-", "-1-", "N2-"'
BIG: dict[str, Callable[[int], str]] = {
    "unknown keys": lambda n: CASE + many(lambda k: f"k{k}: 1\n", n),
    "keys twice": lambda n: CASE + many(lambda k: f"k{k // 2}: 1\n", n),
    "parties": lambda n: "parties:\n" + many(lambda k: f"  - {{id: p{k}, name: P}}\n", n),
    "parties alike": lambda n: "parties:\n" + many(lambda _: "  - {id: p, name: P}\n", n),
    "preferences": lambda n: CASE + many(lambda k: f"  p{k}: {{weights: {{}}}}\n", n),
    "concerns": lambda n: (
        CASE.replace("  ann:", "  zed:")
        + "  ann:\n    concerns:\n"
        + many(lambda k: f"      - {{id: c{k}, want: a}}\n", n)
    ),
    "statements": lambda n: CASE + "same:\n" + many(lambda k: f"  - zed-{k}\n", n),
    "tiers": lambda n: CASE.replace(RANKING, "1, " * (n // 3) + "1"),
    "patterns": lambda n: CASE.replace(RANKING, '"---", ' * (n // 7) + "1"),
    "expected": lambda n: (
        CASE
        + "expected:\n"
        + many(lambda _: "  - {concept: nash, equilibria: [99], source: modeller}\n", n)
    ),
    "forbidden": lambda n: (
        CASE + "forbidden_moves:\n" + many(lambda _: "  - {party: z, from: a, to: a}\n", n)
    ),
    "weights": lambda n: CASE.replace("{b: ", "{" + many(lambda k: f"zed-{k}: 1, ", n) + "b: "),
    "arcs": lambda n: (
        "graph:\n  outcomes:\n"
        + many(lambda k: f"    - o{k}\n", n // 2)
        + "  moves:\n    ann:\n"
        + many(lambda k: f"      - [x{k}, o{k}]\n", n // 2)
    ),
    "options unknown": lambda n: (
        CASE.replace(A, A + many(lambda k: f"      - {{id: opt-{k}, label: O}}\n", n // 2))
        + "same:\n"
        + many(lambda k: f"  - otp-{k}\n", n // 2)
    ),
    "markers": lambda n: CASE.replace(RANKING, RANKING + ', ">"' * (n // 5)),
    "comparisons": lambda n: CASE + "unknown:\n  ann:\n" + many(lambda k: f"  - [1, {k}]\n", n),
    "comparisons alike": lambda n: (
        CASE
        + "likely:\n  ann:\n"
        + many(lambda k: f"  - {{outcome: 1, over: 2, chance: 0.{k}}}\n", n)
    ),
    "attitudes": lambda n: CASE + "attitudes:\n" + many(lambda k: f"  p{k}: {{ann: kind}}\n", n),
    "views": lambda n: CASE + "views:\n" + many(lambda k: f"  p{k}: {{unseen: [zed]}}\n", n),
    "unseen": lambda n: CASE + "views:\n ann:\n  unseen:\n" + many(lambda k: f"  - z{k}\n", n),
    "quotes": lambda n: '"' * n,
    "brackets": lambda n: "[]," * (n // 3),
    "colons": lambda n: ": " * (n // 2),
    "dashes": lambda n: "-\n" * (n // 2),
    "spaces": lambda n: " " * (n - 1) + "x",
    "one word": lambda n: "x" * n,
    "comments": lambda n: "#\n" * (n // 2),
}


def test_patterns_that_stand_for_too_much_together_are_refused() -> None:
    patterns = [a + c + b for a in "NY-" for c in "012-" for b in "NY-"]
    rows = "".join(f"  - ['{one}', 10]\n" for one in patterns if "Y2" not in one)
    text = CASE + f"unknown:\n  ann:\n{rows}"
    limits = replace(DEFAULT, steps=2000)
    comity.parse(CASE, limits=limits)
    (message,) = messages(text, limits=limits)
    assert message.slug == "statement-too-large"
    assert "unknown.ann[" in message.text


@pytest.mark.parametrize("what", BIG)
def test_a_large_file_full_of_one_thing_is_answered_in_time(what: str) -> None:
    assert slugs(BIG[what](ROOM // SMALLER.get(what, PART)))


@pytest.mark.heavy
@pytest.mark.parametrize("what", BIG)
def test_the_largest_file_full_of_one_thing_is_answered_in_time(what: str) -> None:
    assert slugs(BIG[what](ROOM - 2000))
