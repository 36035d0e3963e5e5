"""All faults of a file are told at once, in the order of its lines, and none that only follows."""

import pytest

from tests.bad_input.messages import CASE, Message, messages

WRONG = """\
comity: 1
id: Two
titel: Two parties
parties:
  - id: ann
    name: [Ann]
    options:
      - {id: a, label: A, change: sideways}
      - {id: c, label: C, levels: [none]}
  - id: bob
    name: Bob
    options:
      - {id: b, label: B}
infeasible: ["a and and c"]
status_quo: no
preferences:
  ann: {concerns: [{id: first}]}
  bob: {rankin: [1]}
"""

WRONG_AT_HEART = """\
comity: 1
id: two
title: Two parties
parties:
  - id: ann
    name: Ann
    options:
      - {id: a, label: A}
  - id: bob
    name: Bob
    options:
      - {id: b, label: B}
infeasible: ["a and bb"]
same: ["a iff"]
forbidden_moves:
  - {party: bobb, from: a, to: c}
status_quo: {b: maybe}
preferences:
  ann: {concerns: [{id: first, want: "a and"}, {id: first, want: "x"}, {id: not, want: "a"}]}
  bob: {weights: {"a": 1, "zz": 2, "a or": 3}}
  cat: {ranking: [1]}
expected:
  - {concept: nash, source: nowhere}
"""

WRONG_IN_RANKINGS = """\
comity: 1
id: two
title: Two parties
parties:
  - {id: ann, name: Ann, options: [{id: a, label: A}]}
  - {id: bob, name: Bob, options: [{id: b, label: B}]}
infeasible: ["a and b"]
status_quo: {a: yes, b: yes}
preferences:
  ann:
    ranking:
      - 1
      - 7
      - "YY"
      - [2, "N-"]
  bob: {ranking: [3]}
expected:
  - {concept: nash, equilibria: [4], source: modeller}
  - {concept: seq, equilibria: ["NN", "--", 1], source: modeller}
"""


def short(found: list[Message]) -> list[tuple[int, str]]:
    return [(it.line, it.slug) for it in found]


def test_faults_of_shape_are_told_together() -> None:
    found = short(messages(WRONG))
    assert {
        (1, "key-missing"),
        (2, "id-invalid"),
        (3, "key-unknown"),
        (6, "value-type"),
        (8, "value-type"),
        (14, "statement-syntax"),
        (17, "key-missing"),
        (18, "key-unknown"),
    } <= set(found)
    assert found == sorted(found, key=lambda it: it[0])


def test_faults_of_meaning_are_told_together() -> None:
    assert short(messages(WRONG_AT_HEART)) == [
        (13, "id-unknown"),
        (14, "statement-syntax"),
        (16, "id-unknown"),
        (16, "id-unknown"),
        (17, "id-unknown"),
        (19, "statement-syntax"),
        (19, "id-repeated"),
        (19, "id-unknown"),
        (19, "id-invalid"),
        (20, "id-unknown"),
        (20, "statement-syntax"),
        (21, "id-unknown"),
        (23, "key-missing"),
        (23, "id-unknown"),
    ]


def test_faults_of_outcomes_are_told_together() -> None:
    found = set(short(messages(WRONG_IN_RANKINGS)))
    assert found >= {
        (8, "status-quo-infeasible"),
        (13, "outcome-unknown"),
        (14, "outcome-unknown"),
        (15, "ranking-repeated"),
        (16, "ranking-missing"),
        (18, "outcome-unknown"),
        (19, "outcome-unknown"),
    }


def test_every_key_that_stands_twice_is_told() -> None:
    found = messages(CASE.replace("id: two", "id: two\nid: three\nid: four"))
    assert short(found) == [(3, "key-repeated"), (4, "key-repeated")]


def test_what_only_follows_from_a_fault_is_not_told() -> None:
    """An option that cannot be read makes every statement about it a puzzle, not a fault."""
    found = messages(CASE.replace("{id: a, label: A}", "{id: a}"))
    assert short(found) == [(8, "key-missing")]
    found = messages(CASE.replace("levels: [none, half, full]", "levels: full"))
    assert short(found) == [(9, "value-type")]


def test_a_hundred_faults_are_a_hundred_messages() -> None:
    rows = "".join(f"key-{k}: 1\n" for k in range(100))
    assert [it.line for it in messages(CASE + rows)] == list(range(21, 121))


@pytest.mark.parametrize("extra", [1, 2, 1000])
def test_beyond_a_hundred_faults_the_rest_waits(extra: int) -> None:
    rows = "".join(f"key-{k}: 1\n" for k in range(100 + extra))
    *first, last = messages(CASE + rows)
    assert [it.line for it in first] == list(range(21, 121))
    assert last.slug == "faults-too-many"
