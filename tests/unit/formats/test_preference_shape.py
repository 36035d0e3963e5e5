"""Markers between the tiers of rankings, and where tiers stand in their file."""

import json
from typing import Any

import pytest

import comity
from comity.formats.case import to_text
from comity.formats.nodes import read_nodes
from comity.formats.preference_shape import in_file
from tests.bad_input.messages import GRAPH, messages

NODES = read_nodes(
    """\
preferences:
  ranking: {ranking: [a, ">", b, c, ">>", [d, e]]}
  ann: {concerns: []}
views:
  ann: {preferences: {bob: {ranking: [">>", ">", a, b]}}}
"""
)


def ranked(*ranking: Any) -> comity.Ranking:
    text = GRAPH.replace("ranking: [p, q, r]", f"ranking: {json.dumps(list(ranking))}")
    preference = comity.parse(text).preferences["ann"]
    assert isinstance(preference, comity.Ranking)
    return preference


@pytest.mark.parametrize(
    ("written", "steps"),
    [
        (("p", "q", "r"), ()),
        (("p", ">", "q", ">", "r"), ()),
        (("p", ">>", "q", "r"), (2, 1)),
        (("p", "q", ">>>", "r"), (1, 3)),
        (("p", ">", "q", ">>>>>>>>>", "r"), (1, 9)),
        ((["p", "q"], ">>", "r"), (2,)),
        ((["p", "q", "r"],), ()),
    ],
)
def test_a_marker_says_by_how_much_what_stands_before_is_preferred(
    written: tuple[Any, ...], steps: tuple[int, ...]
) -> None:
    assert ranked(*written).steps == steps


def test_only_what_is_more_than_mild_is_written() -> None:
    dispute = comity.parse(GRAPH.replace("[p, q, r]}", '[p, ">", q, ">>", r]}'))
    ranking = to_text(dispute).partition("ann:\n    ranking:\n")[2].partition("bob")[0]
    assert ranking.split() == ["-", "p", "-", "q", "-", "'>>'", "-", "r"]


@pytest.mark.parametrize(
    ("path", "there"),
    [
        (("preferences", "ranking", "ranking", 0), ("preferences", "ranking", "ranking", 0)),
        (("preferences", "ranking", "ranking", 1), ("preferences", "ranking", "ranking", 2)),
        (("preferences", "ranking", "ranking", 2), ("preferences", "ranking", "ranking", 3)),
        (("preferences", "ranking", "ranking", 3, 1), ("preferences", "ranking", "ranking", 5, 1)),
        (("preferences", "ranking", "ranking"), ("preferences", "ranking", "ranking")),
        (("preferences", "ranking"), ("preferences", "ranking")),
        (
            ("views", "ann", "preferences", "bob", "ranking", 1),
            ("views", "ann", "preferences", "bob", "ranking", 3),
        ),
        (("preferences", "ann", "concerns", 1), ("preferences", "ann", "concerns", 1)),
        ((), ()),
    ],
)
def test_a_tier_is_found_where_it_stands_among_markers(
    path: tuple[str | int, ...], there: tuple[str | int, ...]
) -> None:
    assert in_file(path, NODES) == there


def test_faults_of_rankings_are_told_at_their_own_lines() -> None:
    text = GRAPH.replace(
        "  ann: {ranking: [p, q, r]}\n",
        '  ann:\n    ranking:\n    - p\n    - ">>"\n    - [q, s]\n    - ">"\n    - 1\n',
    )
    text += (
        "views:\n  bob:\n    preferences:\n      ann:\n        ranking: [p,\n         '>', qq]\n"
    )
    assert [(it.line, it.slug) for it in messages(text)] == [
        (18, "outcome-unknown"),
        (20, "ranking-repeated"),
        (27, "outcome-unknown"),
    ]
