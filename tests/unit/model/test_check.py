"""What must be true of a dispute that was built in code: files are refused before or likewise."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

import comity
from comity.model.check import faults
from comity.model.lever import AddConcern, BarMove, Compensate, Lever, RemoveOption
from tests.bad_input.messages import GRAPH

ANN = comity.Party("ann", "Ann", options=(comity.Option("a", "A"),))
BOB = comity.Party("bob", "Bob", options=(comity.Option("b", "B"),))
ORDER = comity.Ranking(((4,), (3,), (2, 1)))
PLAIN = comity.Dispute("x", "X", (ANN, BOB), {"ann": ORDER, "bob": ORDER})
HALF = Fraction(1, 2)


def told(dispute: comity.Dispute = PLAIN, **changes: Any) -> list[str]:
    return [str(fault) for fault in faults(replace(dispute, **changes))]


def likely(*rows: tuple[int | str, int | str, Fraction]) -> dict[str, Any]:
    return {"likely": {"ann": tuple(comity.Likely(*row) for row in rows)}}


def fuzzy(*rows: tuple[int | str, int | str, Fraction]) -> dict[str, Any]:
    return {"fuzzy": {"ann": comity.Fuzzy(HALF, tuple(comity.Degree(*row) for row in rows))}}


def seen(**preferences: comity.Concerns | comity.Ranking | comity.Weights) -> dict[str, Any]:
    return {"views": {"ann": comity.Perception(preferences)}}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"preferences": {"ann": replace(ORDER, steps=(2, 9)), "bob": ORDER}},
        {"unknown": {"ann": ((1, 2), (2, 1), ("N-", "-Y"))}},
        likely((1, 2, HALF), (2, 1, HALF), (1, 2, HALF), (1, 3, Fraction(0)), (3, 1, Fraction(0))),
        fuzzy((1, 2, HALF), (2, 1, HALF), (1, "NN", HALF)),
        {"attitudes": {"ann": {"ann": "negative", "bob": "positive"}}},
        {"views": {"ann": comity.Perception({"bob": ORDER}, ("b",))}},
    ],
    ids=str,
)
def test_what_is_in_order_has_no_faults(changes: Any) -> None:
    assert told(**changes) == []


@pytest.mark.parametrize(
    ("steps", "fault"),
    [
        ((2,), "preferences.ann.ranking: 1 steps between 3 tiers; "),
        ((2, 1, 1), "preferences.ann.ranking: 3 steps between 3 tiers; "),
        ((0, 1), "preferences.ann.ranking: a step between tiers is 0 or 1 strong; "),
        ((1, 10), "preferences.ann.ranking: a step between tiers is 1 or 10 strong; "),
    ],
)
def test_steps_stand_between_tiers_within_bounds(steps: tuple[int, ...], fault: str) -> None:
    (only,) = told(preferences={"ann": replace(ORDER, steps=steps), "bob": ORDER})
    assert only.startswith(fault)
    assert only.endswith(" (value-type)")


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        (likely((1, 2, HALF), (1, 2, Fraction(1, 3))), "1 over 2 is 0.5 further up, and 1/3 here"),
        (likely(("N-", 2, HALF), (2, "N-", Fraction(2, 3))), "2 over 'N-' is 2/3, and the other"),
        (fuzzy((1, 2, HALF), (2, 1, Fraction(1, 3))), "2 over 1 is 1/3, and the other way round"),
        (fuzzy((1, 2, HALF), (1, 2, Fraction(0))), "1 over 2 is 0.5 further up, and 0 here"),
        ({"unknown": {"bob": (("YY", "YY"),)}}, "'YY' is compared with itself"),
        (likely((3, 3, HALF)), "3 is compared with itself"),
    ],
    ids=str,
)
def test_rows_that_cannot_both_be_so_are_a_conflict(changes: Any, fault: str) -> None:
    (only,) = told(**changes)
    assert fault in only
    assert only.endswith(" (pair-conflict)")


def test_a_ref_is_another_one_where_it_is_written_in_another_way() -> None:
    """A number and a pattern of the same outcome are seen to be one when they are laid out."""
    assert told(**likely((1, 2, HALF), ("NN", 2, Fraction(1)))) == []


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"unknown": {"cat": ()}}, "unknown.cat"),
        ({"likely": {"cat": ()}}, "likely.cat"),
        ({"fuzzy": {"cat": comity.Fuzzy(HALF)}}, "fuzzy.cat"),
        ({"attitudes": {"cat": {}}}, "attitudes.cat"),
        ({"attitudes": {"ann": {"cat": "neutral"}}}, "attitudes.ann.cat"),
        ({"views": {"cat": comity.Perception()}}, "views.cat"),
        (seen(cat=ORDER), "views.ann.preferences.cat"),
        (seen(bob=comity.Weights({"c": HALF})), "views.ann.preferences.bob.weights.c"),
        ({"views": {"ann": comity.Perception(unseen=("c",))}}, "views.ann.unseen[0]"),
    ],
    ids=str,
)
def test_names_of_nobody_and_nothing_are_faults(changes: Any, where: str) -> None:
    (only,) = told(**changes)
    assert only.startswith(f"{where}: there is no ")
    assert only.endswith(" (id-unknown)")


def test_a_party_knows_what_it_wants_itself() -> None:
    (only,) = told(**seen(ann=ORDER))
    assert only.startswith("views.ann.preferences.ann: 'ann' knows what it wants itself; ")


def test_an_attitude_is_one_of_three() -> None:
    (only,) = told(attitudes={"ann": {"bob": "hostile"}})
    assert only.startswith(
        "attitudes.ann.bob: there is no attitude 'hostile'; use one of: positive"
    )


def test_in_a_graph_what_is_unseen_are_names_and_what_is_perceived_are_rankings() -> None:
    graph = comity.parse(GRAPH)
    order = comity.Ranking((("p", "q", "r"),))
    assert told(graph, views={"ann": comity.Perception({"bob": order}, ("p", "r"))}) == []
    wanted = comity.Concerns((comity.Concern("c", "p"),))
    assert [
        it.partition(":")[0]
        for it in told(graph, views={"ann": comity.Perception({"bob": wanted}, ("p or q",))})
    ] == ["views.ann.preferences.bob", "views.ann.unseen[0]"]
    assert not any(path[0] == "views" for path, _ in graph.statements())


def test_statements_in_views_are_among_those_of_the_case() -> None:
    views = {"ann": comity.Perception({"bob": comity.Weights({"b": HALF})}, ("a and b",))}
    assert list(replace(PLAIN, views=views).statements()) == [
        (("views", "ann", "preferences", "bob", "weights", "b"), "b"),
        (("views", "ann", "unseen", 0), "a and b"),
    ]


def test_statements_of_levers_are_among_those_of_the_case() -> None:
    levers = (
        Lever("watch", "UN", HALF, BarMove("not a", "a")),
        Lever("gift", "UN", HALF, Compensate("bob", "b", HALF)),
        Lever("talk", "UN", HALF, AddConcern("ann", "a and b")),
        Lever("ban", "UN", HALF, RemoveOption("a")),
    )
    said = list(replace(PLAIN, levers=levers).statements())
    assert said[-4:] == [
        (("levers", 0, "effect", "bar_move", "from"), "not a"),
        (("levers", 0, "effect", "bar_move", "to"), "a"),
        (("levers", 1, "effect", "compensate", "statement"), "b"),
        (("levers", 2, "effect", "add_concern", "want"), "a and b"),
    ]
    graph = comity.parse(GRAPH)
    barred = replace(graph, levers=(Lever("watch", "UN", HALF, BarMove("p", "q")),))
    assert list(barred.statements()) == []
    assert told(barred) == []
