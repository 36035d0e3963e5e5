"""Paths worked out by hand: what a step is, what is passed, what stops it, and what covers it."""

import json
from typing import Any

import numpy as np
import pytest

import comity
from comity.arrays import Bools
from comity.model.moves import build_moves
from comity.model.space import Space, outcome_space
from comity.model.tags import known_tags
from comity.preferences.ranks import all_ranks
from comity.settlement.methods.exposure import exposures, least_exposure
from comity.settlement.methods.hindrances import Obstacle, obstacle
from comity.settlement.methods.paths import Path, shortest_path, smallest_size
from comity.settlement.methods.temptations import temptations
from comity.settlement.steps.build import build_steps
from comity.settlement.steps.rules import Hindrance
from comity.settlement.steps.step import PathStep


def space_of(**changes: Any) -> Space:
    """Two parties with an option each, a and b, and a bystander; outcomes NN, YN, NY, YY."""
    option_a = {"id": "a", "label": "A"} | changes.pop("a", {})
    option_b = {"id": "b", "label": "B"} | changes.pop("b", {})
    case = {
        "comity": 1,
        "id": "two",
        "title": "Two",
        "parties": [
            {"id": "ann", "name": "Ann", "options": [option_a]},
            {"id": "bob", "name": "Bob", "options": [option_b]},
            {"id": "cat", "name": "Cat", "kind": "affected"},
        ],
        "preferences": {name: {"weights": {"true": 1}} for name in ("ann", "bob", "cat")},
    }
    return outcome_space(comity.parse(json.dumps(case | changes)))


def only(space: Space, *outcomes: int) -> Bools:
    return np.isin(np.arange(space.count), outcomes)


def path(space: Space, target: int, *passed: int, size: int = 1, start: int = 0) -> Path | None:
    """Find the path to an outcome through some others."""
    passable = only(space, target, *passed)
    return shortest_path(build_steps(space), start, only(space, target), passable, size)


def taken(found: Path | None) -> list[tuple[int, tuple[int, ...]]]:
    assert found is not None
    return [(step.target, step.movers) for step in found.steps]


def test_a_path_ends_where_it_begins_without_a_step() -> None:
    found = path(space_of(), 0)
    assert found == Path(0, ())
    assert found is not None
    assert found.target == 0


def test_one_party_at_a_time_passes_what_lies_between() -> None:
    assert taken(path(space_of(), 3, 2)) == [(2, (1,)), (3, (0,))]
    assert path(space_of(), 3) is None


def test_two_at_once_pass_by() -> None:
    space = space_of()
    assert taken(path(space, 3, size=2)) == [(3, (0, 1))]
    assert smallest_size(build_steps(space), 0, only(space, 3), only(space, 3)) == 2


def test_what_cannot_be_is_no_hindrance_to_a_joint_move() -> None:
    space = space_of(infeasible=["a and not b", "b and not a"])
    assert path(space, 1) is None
    assert taken(path(space, 1, size=2)) == [(1, (0, 1))]


def test_fewer_movers_come_first_then_smaller_outcomes() -> None:
    space = space_of()
    assert taken(path(space, 3, 1, 2)) == [(1, (0,)), (3, (1,))]


def test_fewer_movers_come_before_smaller_outcomes_among_joint_steps_too() -> None:
    cat = {"id": "cat", "name": "Cat", "options": [{"id": "c", "label": "C"}]}
    parties = [
        {"id": "ann", "name": "Ann", "options": [{"id": "a", "label": "A"}]},
        {"id": "bob", "name": "Bob", "options": [{"id": "b", "label": "B"}]},
    ]
    space = space_of(parties=[*parties, cat])
    steps = build_steps(space)
    assert steps.last(7, only(space, 0, 1), 3) == PathStep(1, 7, (1, 2))
    assert steps.last(7, only(space, 0), 3) == PathStep(0, 7, (0, 1, 2))
    assert steps.last(7, only(space, 0), 2) is None


@pytest.mark.parametrize(("change", "start", "end"), [("up", 1, 0), ("down", 0, 1)])
def test_nobody_goes_against_a_direction(change: str, start: int, end: int) -> None:
    space = space_of(a={"change": change})
    assert path(space, end, 2, 3, start=start, size=2) is None
    steps, wanted = build_steps(space), only(space, end)
    assert smallest_size(steps, start, wanted, np.ones(4, dtype=np.bool_)) is None
    found = obstacle(space, start, wanted, np.ones(4, dtype=np.bool_), 2)
    assert found == Obstacle((Hindrance("change", 0),), ())


def joint(*consent: str, **changes: Any) -> Space:
    row = {"id": "pact", "label": "Pact", "consent": list(consent)}
    return space_of(joint_options=[row], **changes)


def test_an_agreement_is_one_step_however_many_must_consent() -> None:
    assert taken(path(joint("ann", "bob", "cat"), 4)) == [(4, (0, 1, 2))]


def test_own_options_change_along_only_where_the_parties_are_few_enough() -> None:
    space = joint("ann", "cat")
    assert path(space, 5) is None
    assert taken(path(space, 5, size=2)) == [(5, (0, 2))]
    assert path(space, 6, size=2) is None
    assert taken(path(space, 6, size=3)) == [(6, (0, 1, 2))]


def test_a_joint_option_of_one_party_changes_along_with_its_own() -> None:
    assert taken(path(joint("ann"), 5)) == [(5, (0,))]


def test_a_forbidden_move_binds_one_party_and_no_two() -> None:
    space = space_of(forbidden_moves=[{"from": "not a", "to": "a"}])
    assert path(space, 1, 2, 3) is None
    assert taken(path(space, 1, 2, 3, size=2)) == [(3, (0, 1)), (1, (1,))]


def test_forbidden_moves_are_named_as_what_stops_a_path() -> None:
    space = space_of(forbidden_moves=[{"from": "not a", "to": "a", "party": "ann"}])
    everywhere = np.ones(4, dtype=np.bool_)
    found = obstacle(space, 0, only(space, 3), everywhere, 1)
    assert found.alone == (Hindrance("forbidden", 0),)
    assert taken(path(space, 3, size=2)) == [(3, (0, 1))]
    assert path(space, 1, size=2) is None


def test_a_class_is_left_from_any_of_its_members() -> None:
    space = space_of(a={"change": "up"}, same=["a iff b"])
    assert space.count == 3
    assert taken(path(space, 1)) == [(1, (0,))]
    assert taken(path(space, 0, start=1)) == [(0, (1,))]


def test_in_a_graph_moves_are_single() -> None:
    case = {
        "comity": 1,
        "id": "graph",
        "title": "Graph",
        "parties": [{"id": "ann", "name": "Ann"}, {"id": "bob", "name": "Bob"}],
        "graph": {"outcomes": ["P", "Q", "R"], "moves": {"bob": [["P", "Q"], ["Q", "R"]]}},
        "preferences": {name: {"ranking": ["P", "Q", "R"]} for name in ("ann", "bob")},
    }
    space = outcome_space(comity.parse(json.dumps(case)))
    assert taken(path(space, 2, 1)) == [(1, (1,)), (2, (1,))]
    assert smallest_size(build_steps(space), 0, only(space, 2), only(space, 2)) is None
    assert obstacle(space, 2, only(space, 0), np.ones(3, dtype=np.bool_), 1) == Obstacle((), ())


def test_barred_tags_keep_levels_from_rising_only() -> None:
    space = space_of(a={"tags": ["force"]})
    steps = build_steps(space, ("force",))
    everywhere = np.ones(4, dtype=np.bool_)
    assert shortest_path(steps, 0, only(space, 1), everywhere, 2) is None
    assert taken(shortest_path(steps, 1, only(space, 0), everywhere, 1)) == [(0, (0,))]
    found = obstacle(space, 0, only(space, 1), everywhere, 2, ("force",))
    assert found == Obstacle((Hindrance("without", 0),), ())


def test_a_tag_that_nothing_bears_is_refused() -> None:
    space = space_of(a={"tags": ["force"]}, reviewed_tags=["coercion"])
    assert known_tags(space.dispute) == ("coercion", "force")
    build_steps(space, ("coercion",))
    with pytest.raises(ValueError, match="no such tag: forse"):
        build_steps(space, ("force", "forse"))


def test_several_rules_may_have_to_be_lifted_together() -> None:
    space = space_of(a={"change": "down", "tags": ["force"]}, b={"change": "down"})
    found = obstacle(space, 0, only(space, 3), np.ones(4, dtype=np.bool_), 1, ("force",))
    assert found.alone == ()
    assert found.together == (
        Hindrance("change", 0),
        Hindrance("change", 1),
        Hindrance("without", 0),
    )


def test_unsafe_outcomes_on_the_way_are_named() -> None:
    space = space_of()
    assert obstacle(space, 0, only(space, 3), only(space, 3), 1).alone == (Hindrance("safety", 0),)


def test_least_exposure_prefers_a_smaller_drop_to_fewer_steps() -> None:
    space = space_of(b={"levels": ["none", "half", "full"]})
    drops = np.zeros((3, 6), dtype=np.int64)
    drops[1, 1] = 5
    drops[2, 2] = drops[2, 4] = 2
    found = least_exposure(build_steps(space), 0, only(space, 3), drops, 1)
    assert taken(found) == [(2, (1,)), (3, (0,))]
    assert found is not None
    (it,) = exposures(build_steps(space), found, drops)
    assert (it.at, it.outcome, it.party, it.drop, it.movers) == (1, 2, 2, 2, (1,))
    assert it.jointly == PathStep(0, 3, (0, 1))


def test_one_joint_step_passes_by_a_whole_exposed_stretch() -> None:
    space = space_of(b={"levels": ["none", "half", "full"]})
    stretch = Path(0, (PathStep(0, 2, (1,)), PathStep(2, 4, (1,)), PathStep(4, 5, (0,))))
    drops = np.zeros((3, 6), dtype=np.int64)
    drops[0, [2, 4]] = 1
    listed = exposures(build_steps(space), stretch, drops)
    assert [(it.at, it.jointly) for it in listed] == [
        (1, PathStep(0, 5, (0, 1))),
        (2, PathStep(0, 5, (0, 1))),
    ]


def test_an_exposed_end_is_covered_by_no_joint_step() -> None:
    space = space_of()
    drops = np.array([[0, 1, 0, 1], [0, 0, 0, 0], [0, 3, 2, 1]])
    found = least_exposure(build_steps(space), 0, only(space, 3), drops, 1)
    assert taken(found) == [(2, (1,)), (3, (0,))]
    assert found is not None
    listed = exposures(build_steps(space), found, drops)
    assert [(it.at, it.party, it.drop, it.jointly) for it in listed] == [
        (1, 2, 2, None),
        (2, 0, 1, None),
        (2, 2, 1, None),
    ]


def test_temptations_are_improvements_that_lower_somebody_below_the_start() -> None:
    weights = {"ann": {"a": 1}, "bob": {"b": 1}, "cat": {"a and not b": -1, "b": 1}}
    space = space_of(preferences={name: {"weights": it} for name, it in weights.items()})
    ranks = np.stack(list(all_ranks(space.dispute, space).values()))
    found = temptations(build_moves(space), ranks, [0, 1], 0, [0, 2, 3])
    assert (found.at.tolist(), found.party.tolist(), found.to.tolist()) == ([0], [0], [1])
    assert found.below.tolist() == [[False, False, True]]
