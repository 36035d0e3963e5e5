"""Foresight, worked out by hand: where play ends with so many moves left, and what proofs say."""

import json
from itertools import islice
from typing import Any

import pytest

import comity
from comity.formats.results import proof_data
from comity.model.limits import Limits
from comity.model.space import outcome_space
from comity.stability.relational.bits import unpacked
from comity.stability.relational.graph import GraphModel, graph_model
from comity.stability.variants.ahead import looking_ahead


def of(case: str) -> GraphModel:
    return graph_model(outcome_space(comity.read(case)))


def ends(model: GraphModel, most: int) -> list[list[list[list[int]]]]:
    """Numbers of where play may end, by horizon, mover and outcome."""
    found = []
    for both in islice(looking_ahead(model), most):
        sets = [unpacked(it.ends, model.count) for it in both]
        found.append([[(row.nonzero()[0] + 1).tolist() for row in rows] for rows in sets])
    return found


def alone(*numbers: int) -> list[list[int]]:
    return [[number] for number in numbers]


def test_prisoners_who_look_two_moves_ahead_keep_silent() -> None:
    """1 is silence by neither, 2 and 3 by one of them, 4 by both."""
    one, two, three = ends(of("prisoners-dilemma"), 3)
    assert one == [alone(1, 1, 3, 3), alone(1, 2, 1, 2)]
    # From 4 the first would go to 3, but there the second has the move and goes to 1.
    assert two == [alone(1, 1, 3, 4), alone(1, 2, 1, 4)]
    assert three == two


def test_drivers_who_look_three_moves_ahead_both_swerve() -> None:
    """1 is a clash, in 2 the first swerves, in 3 the second, in 4 both."""
    one, two, three, four = ends(of("chicken"), 4)
    assert one == [alone(2, 2, 3, 3), alone(3, 2, 3, 2)]
    # At 2 the first swerves back to a clash: the second would swerve then, to 3.
    assert two == [alone(2, 3, 3, 3), alone(3, 2, 2, 2)]
    # From 4 the first would go to 3, the second on to a clash, and the first would swerve, at 2.
    assert three == [alone(2, 3, 3, 4), alone(3, 2, 2, 4)]
    assert four == three


def graph(moves: dict[str, Any], ann: list[Any], bob: list[Any]) -> comity.Dispute:
    names = sorted({name for pairs in moves.values() for pair in pairs for name in pair})
    case = {
        "comity": 1,
        "id": "made-up",
        "title": "Made up",
        "parties": [{"id": "ann", "name": "Ann"}, {"id": "bob", "name": "Bob"}],
        "graph": {"outcomes": names, "moves": moves},
        "preferences": {"ann": {"ranking": ann}, "bob": {"ranking": bob}},
    }
    return comity.parse(json.dumps(case))


TO_AND_FRO = graph({"ann": [["a", "b"]], "bob": [["b", "a"]]}, ["b", "a"], ["a", "b"])
"""Each moves to what it prefers, and the other moves back."""
AFTER_A_TIE = graph(
    {"ann": [["a", "b"]], "bob": [["b", "c"], ["b", "d"]]},
    ["c", "a", "b", "d"],
    [["c", "d"], ["a", "b"]],
)
"""Bob may move on to what is better for Ann (c), or to what is worse (d): to him it is the same."""


BETTER = "which it prefers to 1."
NO_BETTER = "which leaves Ann no better off than at 1."


def test_what_alternates_for_ever_is_not_nonmyopic() -> None:
    asked = [*(f"limited={h}" for h in range(1, 6)), "nonmyopic"]
    found = comity.analyze(TO_AND_FRO, asked).stability
    stable = [1 in (found[concept] or {})["ann"] for concept in asked]
    assert stable == [False, True, False, True, False, False]


def test_a_tie_leaves_open_whether_somebody_stays() -> None:
    found = comity.analyze(AFTER_A_TIE, ["limited=2", "limited=2:possible"]).stability
    surely, maybe = ((found[concept] or {})["ann"] for concept in found)
    assert (surely, maybe) == ((2, 3, 4), (1, 2, 3, 4))


@pytest.mark.parametrize(
    ("dispute", "concept", "verdict", "told"),
    [
        (TO_AND_FRO, "limited=1", "not stay", f"and play would end there, {BETTER}"),
        (TO_AND_FRO, "limited=2", "stay", f"but Bob would then move to 1 (a), {NO_BETTER}"),
        (AFTER_A_TIE, "limited=2", "not stay", f"and Bob may then move to 3 (c), {BETTER}"),
        (AFTER_A_TIE, "limited=2:possible", "stay", f"but Bob may then move to 4 (d), {NO_BETTER}"),
        (
            TO_AND_FRO,
            "stackelberg=bob",
            "not stay",
            "which it prefers, and that is enough to leave.",
        ),
    ],
)
def test_proofs_in_words(dispute: comity.Dispute, concept: str, verdict: str, told: str) -> None:
    under = {"limited=1": "L1", "limited=2": "L2", "limited=2:possible": "L2 possible"}
    name = under.get(concept, "Stackelberg bob")
    whole = f"Ann would {verdict} at 1 (a) under {name}: it could move to 2 (b), {told}"
    assert str(comity.explain(dispute, "ann", 1, concept)) == whole


def test_nonmyopic_proofs_say_how_far_ahead_they_look() -> None:
    leaves = str(comity.explain(TO_AND_FRO, "ann", 1, "nonmyopic"))
    settles = "looking further ahead never settles that it stays; looking 3 moves ahead, it could"
    assert settles in leaves
    stays = str(comity.explain(comity.read("chicken"), "first-driver", 4, "nonmyopic"))
    assert "it stays as soon as it looks 3 moves ahead or more; looking so far, it could" in stays


@pytest.mark.parametrize(
    ("ann", "concept", "told"),
    [
        (["a", "b", ["c", "d"]], "limited=2", "no better off than at 1, as does all else that"),
        (["c", "d", "a", "b"], "limited=2:possible", "which it prefers to 1, like all else that"),
    ],
)
def test_where_every_way_to_break_a_tie_counts_that_is_said(
    ann: list[str], concept: str, told: str
) -> None:
    tied: list[Any] = [["c", "d"], ["a", "b"]]
    moves = {"ann": [["a", "b"]], "bob": [["b", "c"], ["b", "d"]]}
    assert told in str(comity.explain(graph(moves, ann, tied), "ann", 1, concept))


def test_proofs_are_written_and_shown_with_the_line_of_play() -> None:
    proof = comity.explain(comity.read("chicken"), "first-driver", 4, "limited=3")
    (only,) = proof_data(proof)["improvements"]
    line = [{"mover": "second-driver", "to": 1}, {"mover": "first-driver", "to": 2}]
    assert only["foreseen"] == {"ahead": 3, "line": line, "unsure": False}
    assert (only["to"], only["reply"], only["ends_at"]) == (3, line, 2)
    assert "What first-driver could move to" in proof._repr_html_()
    rests = comity.explain(comity.read("chicken"), "first-driver", 3, "limited=1")
    assert rests.improvements[0].reply == ()
    assert "none: play would end there" in rests._repr_html_()


def test_two_parties_with_moves_only() -> None:
    three = comity.read("elmira-1991")
    assert comity.analyze(three, ["limited=2", "nonmyopic"]).stability["nonmyopic"] is None


@pytest.mark.parametrize(
    ("concept", "limits", "told"),
    [
        ("limited=64", Limits(steps=100), "looking 64 moves ahead takes 768 steps"),
        ("nonmyopic", Limits(steps=20), "has not come back after looking 1 move ahead"),
    ],
)
def test_what_takes_too_long_is_refused(concept: str, limits: Limits, told: str) -> None:
    with pytest.raises(comity.ComityError, match=told) as caught:
        comity.analyze(comity.read("chicken"), [concept], limits=limits)
    assert caught.value.faults[0].slug == "foresight-too-long"


def test_proofs_for_whom_too_much_would_be_kept_are_refused() -> None:
    # For each number of moves left 4 outcomes take 32 bytes; the dispute itself less than 800.
    dispute, limits = comity.read("chicken"), Limits(memory_bytes=800)
    assert comity.explain(dispute, "first-driver", 1, "limited=20", limits=limits).can_move
    with pytest.raises(comity.ComityError, match="looks 30 moves ahead may need 960 bytes"):
        comity.explain(dispute, "first-driver", 1, "limited=30", limits=limits)


def test_proofs_of_two_disputes_do_not_mix() -> None:
    """What proofs share is kept with the moves and ranks that it was worked out from."""
    chicken, prison = comity.read("chicken"), comity.read("prisoners-dilemma")
    first = [str(comity.explain(it, it.movers[0], 4, "limited=3")) for it in (chicken, prison)]
    again = [str(comity.explain(it, it.movers[0], 4, "limited=3")) for it in (chicken, prison)]
    assert first == again
    assert "then First driver to 2" in first[0]
