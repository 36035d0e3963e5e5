"""Status quo analysis worked out by hand, and what was published of Elmira."""

import json
from typing import Any

import pytest

import comity
from comity.model.limits import Limits
from comity.stability.proof import Step


def numbers(steps: tuple[Step, ...] | None) -> list[tuple[str, int]] | None:
    return None if steps is None else [(step.mover, step.to) for step in steps]


def line(**changes: Any) -> comity.Dispute:
    """A graph in which Ann could go from p to q and on to r, were she not to wait for Bob."""
    case = {
        "comity": 1,
        "id": "line",
        "title": "Line",
        "parties": [{"id": "ann", "name": "Ann"}, {"id": "bob", "name": "Bob"}],
        "graph": {
            "outcomes": ["p", "q", "r", "x"],
            "moves": {"ann": [["p", "q"], ["q", "r"]], "bob": [["q", "p"]]},
        },
        "status_quo": "p",
        "preferences": {"ann": {"ranking": ["r", "q", "p", "x"]}, "bob": {"ranking": [1, 2, 3, 4]}},
    }
    return comity.parse(json.dumps(case | changes))


def test_nobody_moves_twice_in_a_row() -> None:
    """From p Ann goes to q, Bob back to p, and Ann to q again; she alone never comes to r."""
    found = comity.reach(line(), ["nash"])
    assert found.by_moves.fewest.tolist() == [0, 1, -1, -1]
    assert found.by_moves.last.tolist() == [[False, True, False, False], [False] * 4]
    assert found.by_moves.ever_last.tolist() == [[False, True, False, False], [True] + [False] * 3]
    assert dict(found.flags) == {3: "joint", 4: "joint"}
    assert repr(found) == "<Reach of line from 1: 2 of 4 by moves, 2 by improvements>"


def test_a_party_may_move_again_after_another() -> None:
    moves = {"ann": [["p", "q"], ["x", "r"]], "bob": [["q", "x"]]}
    found = comity.reach(line(graph={"outcomes": ["p", "q", "r", "x"], "moves": moves}), ["nash"])
    assert numbers(found.by_moves.to("r")) == [("ann", 2), ("bob", 4), ("ann", 3)]
    assert numbers(found.by_moves.to(1)) == []
    assert numbers(found.by_improvements.to(2)) == [("ann", 2)]
    assert found.by_improvements.to("x") is None  # to Bob x is worse than q
    assert dict(found.flags) == {3: "unimproving"}


def test_the_status_quo_of_elmira() -> None:
    """Numbered 1 and 5 in the publication; 8 there, which needs a coalition, is 10 here."""
    found = comity.reach(comity.read("elmira-1991"), ["nash"])
    assert found.status_quo == 1
    assert found.analysis.equilibria["nash"] == (5, 7, 10)
    fewest = found.by_improvements.fewest
    assert found.analysis.space.numbers[fewest >= 0].tolist() == [1, 7]
    assert numbers(found.by_improvements.to(7)) == [("local-government", 7)]
    assert numbers(found.by_moves.to(10)) == [
        *(("local-government", 7), ("uniroyal", 9), ("ministry", 10))
    ]
    assert dict(found.flags) == {5: "unimproving", 10: "unimproving"}


def options(**changes: Any) -> comity.Dispute:
    """Ann can arm in three levels, and Bob agree; arming is tagged."""
    levels = ["none", "some", "many"]
    arms = {"id": "arms", "label": "Arms", "levels": levels, "tags": ["force"]}
    case = {
        "comity": 1,
        "id": "arms",
        "title": "Arms",
        "parties": [
            {"id": "ann", "name": "Ann", "options": [arms]},
            {"id": "bob", "name": "Bob", "options": [{"id": "agree", "label": "Agree"}]},
        ],
        "status_quo": {"arms": "some"},
        "preferences": {"ann": {"weights": {"arms": 1}}, "bob": {"weights": {"agree": 1}}},
    }
    return comity.parse(json.dumps(case | changes))


def test_what_is_barred_may_still_be_lowered() -> None:
    freely, barred = (comity.reach(options(), ["nash"], without=it) for it in ((), ["force"]))
    # In the order of numbers: arms none, some, many; then the same with Bob's agreement.
    assert freely.by_moves.fewest.tolist() == [1, 0, 1, 2, 1, 2]
    assert barred.by_moves.fewest.tolist() == [1, 0, -1, 2, 1, -1]
    assert (freely.without, barred.without) == ((), ("force",))


def test_a_class_is_left_as_one_of_its_members() -> None:
    """Some arms and none are one here, and from none to many is barred as well."""
    found = comity.reach(options(same=["not (arms >= many)"]), ["nash"], without=["force"])
    assert found.by_moves.fewest.tolist() == [0, -1, -1]


@pytest.mark.parametrize(
    ("dispute", "asked", "slug", "told"),
    [
        (comity.read("chicken"), {}, "key-missing", "names no status quo, and ways begin there"),
        (options(), {"without": ["farce"]}, "tag-unknown", "no tag 'farce'; did you mean 'force'?"),
        (line(), {"without": ["force"]}, "tag-unknown", "graph form has no options"),
        (options(), {"limits": Limits(arcs=5)}, "arcs-too-many", "there may be 36 of them"),
        (options(), {"concepts": ["nosh"]}, "concept-unknown", "nosh"),
    ],
)
def test_what_cannot_be_asked(
    dispute: comity.Dispute, asked: dict[str, Any], slug: str, told: str
) -> None:
    with pytest.raises(comity.ComityError) as caught:
        comity.reach(dispute, **asked)
    (fault,) = caught.value.faults
    assert fault.slug == slug
    assert told in str(fault)


@pytest.mark.heavy
def test_many_outcomes() -> None:
    """Four parties with four options each: everything is one move away for each of them."""
    parties = [
        {
            "id": party,
            "name": party,
            "options": [{"id": f"{party}{k}", "label": f"{party}{k}"} for k in range(4)],
        }
        for party in "abcd"
    ]
    wants = {party: {"weights": {f"{party}0": 1}} for party in "abcd"}
    found = comity.reach(options(parties=parties, preferences=wants, status_quo={}), ["nash"])
    assert found.by_moves.fewest.max() == 4
    assert (found.by_improvements.fewest >= 0).sum() == 9**4
