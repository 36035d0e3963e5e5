"""What a case file with faults is answered with, and what every such answer must look like."""

import re
from typing import NamedTuple, get_args

import pytest

import comity
from comity.errors import Slug
from comity.model.limits import DEFAULT, Limits

SLUGS = frozenset(get_args(Slug))
LINE = re.compile(
    r"(?P<name>[^\n]*?):(?P<line>[0-9]+):(?P<column>[0-9]+): "
    r"(?P<what>[^\n]+); (?P<todo>[^\n;]+) \((?P<slug>[a-z-]+)\)"
)

CASE = """\
comity: 1
id: two
title: Two parties
parties:
  - id: ann
    name: Ann
    options:
      - {id: a, label: A}
      - {id: c, label: C, levels: [none, half, full]}
  - id: bob
    name: Bob
    options:
      - {id: b, label: B, change: up}
  - {id: cat, name: Cat, kind: affected}
infeasible: ["a and c == full"]
status_quo: {a: no}
preferences:
  ann: {concerns: [{id: first, want: "a and not b"}]}
  bob: {ranking: ["-0-", "-1-", "N2-"]}
  cat: {weights: {b: 1.5}}
"""

GRAPH = """\
comity: 1
id: graph
title: A graph
parties:
  - {id: ann, name: Ann}
  - {id: bob, name: Bob}
graph:
  outcomes: [p, q, r]
  moves:
    ann: [[p, q], [q, p]]
    bob: [[q, r]]
status_quo: p
preferences:
  ann: {ranking: [p, q, r]}
  bob: {ranking: [r, [p, q]]}
"""


class Message(NamedTuple):
    """One line of an error, taken apart."""

    line: int
    slug: str
    text: str


def messages(text: str, *, limits: Limits = DEFAULT) -> list[Message]:
    """Give the messages about a text, in their order; each must have the form of all."""
    with pytest.raises(comity.ComityError) as caught:
        comity.parse(text, name="bad.yaml", limits=limits)
    lines = str(caught.value).split("\n")
    assert len(lines) == len(caught.value.faults)
    return [taken_apart(line) for line in lines]


def taken_apart(line: str) -> Message:
    """Fail unless a line reads *name:line:column: what is wrong; what to do (slug)*."""
    found = LINE.fullmatch(line)
    assert found is not None, f"not of the form of a message: {line!r}"
    assert found["name"] == "bad.yaml"
    assert found["slug"] in SLUGS
    assert line.isprintable()
    return Message(int(found["line"]), found["slug"], line)


def edited(text: str, old: str, new: str) -> str:
    """Give the text with a part of it, that stands there once, replaced."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def test_the_cases_to_be_spoiled_are_in_order() -> None:
    for text in (CASE, GRAPH):
        assert comity.analyze(comity.parse(text)).equilibria["seq"] is not None
