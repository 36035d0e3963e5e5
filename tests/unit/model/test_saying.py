"""Statements in words: what is said is what is computed, or the statement is quoted."""

import pytest

import comity
from comity.model.saying import said

DISPUTE = comity.parse("""\
comity: 1
id: gates
title: Gates
parties:
  - {id: ann, name: Ann, options: [{id: a, label: Go}, {id: b, label: Stay}]}
  - id: bob
    name: Bob
    options:
      - {id: c, label: Go}
      - {id: f, label: Fare, levels: [none, low, high], level_names: [free, a coin, dear]}
joint_options: [{id: j, label: Meet, consent: [ann, bob]}]
preferences:
  ann: {concerns: [{id: x, want: a}]}
  bob: {concerns: [{id: x, want: a}]}
""")


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("a", "'Ann: Go' is done"),
        ("not c", "'Bob: Go' is not done"),
        ("b == no", "'Stay' is not done"),
        ("not (b == no)", "'Stay' is done"),
        ("b == yes", "'Stay' is at yes"),
        ("f", "'Fare' is not at free"),
        ("not f", "'Fare' is at free"),
        ("f == low", "'Fare' is at a coin"),
        ("not f == high", "'Fare' is not at dear"),
        ("f >= low", "'Fare' is at a coin or above"),
        ("not f >= high", "'Fare' is below dear"),
        ("j and not a", "'Meet' is done and 'Ann: Go' is not done"),
        ("a or b or j", "'Ann: Go' is done, 'Stay' is done or 'Meet' is done"),
        ("a if b", "'Ann: Go' is done or 'Stay' is not done"),
        ("f >= none", "'f >= none' is true"),
        ("a and (b or j)", "'a and (b or j)' is true"),
        ("not (a and b)", "'not (a and b)' is true"),
        ("a iff b", "'a iff b' is true"),
        ("at_least(1, a, b)", "'at_least(1, a, b)' is true"),
        ("true", "'true' is true"),
    ],
)
def test_simple_statements_are_said_and_others_quoted(statement: str, words: str) -> None:
    assert said(statement, DISPUTE) == words
