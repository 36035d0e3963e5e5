"""Paths equal what the definitions give, on disputes of every form, and every step is a step."""

import random
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.arrays import Bools, Ints
from comity.model.moves import build_moves
from comity.model.space import Space, outcome_space
from comity.preferences.ranks import all_ranks
from comity.settlement.methods.exposure import exposures, largest_drops, least_exposure
from comity.settlement.methods.hindrances import obstacle
from comity.settlement.methods.paths import (
    Path,
    distances,
    path_to,
    shortest_path,
    smallest_size,
)
from comity.settlement.methods.temptations import temptations
from comity.settlement.steps.build import build_steps
from tests import oracles
from tests.laws.agreement import dispute_of
from tests.oracles import settlement_paths as oracle
from tests.strategies import Case, random_case, random_graph

TAGS = ("force", "coercion")


def odd_case(rng: random.Random, limit: int) -> Case:
    """Make a dispute in any form; options may bear tags, and joint ones may be two."""
    form = rng.choice(("graph", "ranked", "more", "more", "classes"))
    if form == "graph":
        return random_graph(rng, outcomes=8)
    if form == "ranked":
        case = random_case(rng, parties=4, limit=limit)
    else:
        case = random_case(rng, parties=4, limit=limit // 2, rankings=False)
        while form == "classes" and "same" not in case:
            case = random_case(rng, parties=4, limit=limit // 2, rankings=False)
        names = [party["id"] for party in case["parties"]]
        consent = rng.sample(names, rng.randint(1, len(names)))
        row = {"id": "pact", "label": "Pact", "consent": consent}
        row["change"] = rng.choice(("any", "up", "down"))
        case.setdefault("joint_options", []).append(row)
    rows = [row for party in case["parties"] for row in party.get("options", [])]
    for row in rows + case.get("joint_options", []):
        row["tags"] = [tag for tag in TAGS if rng.random() < 0.3]
    case["reviewed_tags"] = list(TAGS)
    return case


@dataclass
class Question:
    """A random case, where its paths begin and how its steps are bound."""

    case: Case
    without: tuple[str, ...]
    size: int
    start: int
    space: Space

    @property
    def numbers(self) -> list[int]:
        return [int(number) for number in self.space.numbers]

    def safe(self) -> Bools:
        """Say which outcomes leave nobody below the start."""
        rank = oracles.ranks(self.case)
        quo = self.numbers[self.start]
        fits = [all(r[n] >= r[quo] for r in rank.values()) for n in self.numbers]
        return np.array(fits, dtype=np.bool_)

    def parties(self, positions: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(self.case["parties"][k]["id"] for k in positions)


def question(seed: int, limit: int = 32) -> Question:
    rng = random.Random(seed)
    case = odd_case(rng, limit)
    space = outcome_space(dispute_of(case))
    without = () if "graph" in case else tuple(tag for tag in TAGS if rng.random() < 0.25)
    return Question(case, without, rng.choice((1, 1, 2, 3, 9)), rng.randrange(space.count), space)


def every_question(test: Callable[[int], None]) -> Callable[[], None]:
    return given(seed=st.integers(0, 2**48))(test)


def assert_path(asked: Question, joins: oracle.Pairs, path: Path, passable: Bools) -> None:
    """Walk a path: every step is one, by whom it says, and leads where it may."""
    here = path.start
    for step in path.steps:
        assert step.origin == here
        pair = asked.numbers[step.origin], asked.numbers[step.target]
        assert asked.parties(step.movers) == joins[pair]
        assert passable[step.target]
        here = step.target
    assert here == path.target
    assert len(set(path.outcomes)) == len(path.outcomes)


def some_passable(asked: Question, seed: int) -> Bools:
    """Give the indivisible outcomes, or, as they are few, others at random."""
    rng = np.random.default_rng(seed)
    share = rng.choice([0.0, 0.3, 0.6])
    others = np.asarray(rng.random(asked.space.count) < share, dtype=np.bool_)
    return np.asarray(asked.safe() | others)


@pytest.mark.parametrize("block", range(8))
def test_shortest_paths_to_all_outcomes_are_those_of_the_definitions(block: int) -> None:
    for seed in range(block * 40, block * 40 + 40):
        assert_shortest_paths(seed)


@every_question
def test_shortest_paths_of_any_dispute(seed: int) -> None:
    assert_shortest_paths(seed)


def assert_shortest_paths(seed: int) -> None:
    asked = question(seed)
    passable = some_passable(asked, seed)
    joins = oracle.steps(asked.case, asked.size, asked.without)
    allowed = {n for n, fits in zip(asked.numbers, passable, strict=True) if fits}
    begins = asked.numbers[asked.start]
    expected = oracle.distances(joins, begins, allowed)
    steps = build_steps(asked.space, asked.without)
    found = distances(steps, asked.start, passable, asked.size)
    assert found.tolist() == [expected.get(n, -1) for n in asked.numbers]
    for target, number in enumerate(asked.numbers):
        path = path_to(steps, found, target, asked.size)
        way = oracle.chosen_path(joins, begins, number, allowed)
        assert (path is None) == (way is None)
        if path is not None and way is not None:
            assert_path(asked, joins, path, passable)
            assert tuple(asked.numbers[k] for k in path.outcomes) == way.outcomes
            assert tuple(asked.parties(step.movers) for step in path.steps) == way.movers


@every_question
def test_the_nearest_of_several_is_found(seed: int) -> None:
    asked = question(seed)
    passable = some_passable(asked, seed)
    rng = np.random.default_rng(seed + 1)
    targets = rng.random(asked.space.count) < 0.2
    steps = build_steps(asked.space, asked.without)
    path = shortest_path(steps, asked.start, targets, passable, asked.size)
    distance = distances(steps, asked.start, passable, asked.size)
    reached = [(d, k) for k, d in enumerate(distance.tolist()) if targets[k] and d >= 0]
    assert (path is None) == (not reached)
    if path is not None:
        assert (len(path.steps), path.target) == min(reached)


@every_question
def test_the_smallest_size_is_the_first_for_which_a_path_exists(seed: int) -> None:
    asked = question(seed, limit=24)
    passable = some_passable(asked, seed)
    target = seed % asked.space.count
    allowed = {n for n, fits in zip(asked.numbers, passable, strict=True) if fits}
    everybody = 1 if "graph" in asked.case else len(asked.case["parties"])
    works = [
        size
        for size in range(1, everybody + 1)
        if asked.numbers[target]
        in oracle.distances(
            oracle.steps(asked.case, size, asked.without), asked.numbers[asked.start], allowed
        )
    ]
    steps = build_steps(asked.space, asked.without)
    wanted = np.arange(asked.space.count) == target
    found = smallest_size(steps, asked.start, wanted, passable)
    assert found == (works[0] if works else None)


@every_question
def test_least_exposure_is_that_of_all_paths(seed: int) -> None:
    asked = question(seed)
    rng = np.random.default_rng(seed)
    drops = rng.integers(0, rng.choice([2, 4, 20]), (len(asked.case["parties"]), asked.space.count))
    drops[:, asked.start] = 0
    targets = np.arange(asked.space.count) == seed % asked.space.count
    targets |= rng.random(asked.space.count) < rng.choice([0, 0.3])
    joins = oracle.steps(asked.case, asked.size, asked.without)
    largest = drops.max(axis=0).tolist()
    worst: dict[oracle.Node, int] = dict(zip(asked.numbers, largest, strict=True))
    ends = {asked.numbers[k] for k in np.flatnonzero(targets).tolist()}
    expected = oracle.least_exposure(joins, asked.numbers[asked.start], ends, worst)
    steps = build_steps(asked.space, asked.without)
    path = least_exposure(steps, asked.start, targets, drops, asked.size)
    assert (path is None) == (expected is None)
    if path is not None and expected is not None:
        bound = max(largest[outcome] for outcome in path.outcomes)
        assert (bound, len(path.steps)) == expected
        assert targets[path.target]
        assert_path(asked, joins, path, largest_drops(drops) <= bound)
        assert_exposures(asked, path, drops)


def assert_exposures(asked: Question, path: Path, drops: Ints) -> None:
    steps = build_steps(asked.space, asked.without)
    found = exposures(steps, path, drops)
    listed = [(it.at, it.outcome, it.party, it.drop, it.movers) for it in found]
    assert listed == [
        (at, step.target, i, drops[i, step.target], step.movers)
        for at, step in enumerate(path.steps, start=1)
        for i in range(len(drops))
        if drops[i, step.target] > 0
    ]
    together = oracle.steps(asked.case, 99, asked.without)
    exposed = [k > 0 and bool(drops[:, s].any()) for k, s in enumerate(path.outcomes)]
    for it in found:
        first = max(k for k in range(it.at) if not exposed[k])
        after = [k for k in range(it.at, len(exposed)) if not exposed[k]]
        if not after:
            assert it.jointly is None
            continue
        ends = path.outcomes[first], path.outcomes[after[0]]
        movers = together.get((asked.numbers[ends[0]], asked.numbers[ends[1]]))
        assert (it.jointly is None) == (movers is None)
        if it.jointly is not None:
            assert (it.jointly.origin, it.jointly.target) == ends
            assert asked.parties(it.jointly.movers) == movers


@every_question
def test_temptations_are_all_improvements_that_take_somebody_below(seed: int) -> None:
    asked = question(seed)
    dispute = asked.space.dispute
    ranks = np.stack(list(all_ranks(dispute, asked.space).values()))
    places = [party.id for party in dispute.parties]
    movers = [places.index(mover) for mover in dispute.movers]
    path = random.Random(seed).choices(range(asked.space.count), k=4)
    found = temptations(build_moves(asked.space), ranks, movers, asked.start, path)
    listed = [
        (at, places[j], asked.numbers[to], tuple(np.array(places)[below].tolist()))
        for at, j, to, below in zip(found.at, found.party, found.to, found.below, strict=True)
    ]
    on_path = [asked.numbers[k] for k in path]
    assert listed == oracle.temptations(asked.case, asked.numbers[asked.start], on_path)
    assert len(found) == len(listed)


@every_question
def test_what_stands_in_the_way_is_what_opens_it_when_lifted(seed: int) -> None:
    asked = question(seed, limit=16)
    passable = some_passable(asked, seed)
    target = seed % asked.space.count
    allowed = {n for n, fits in zip(asked.numbers, passable, strict=True) if fits}
    wanted = np.arange(asked.space.count) == target
    steps = build_steps(asked.space, asked.without)
    if shortest_path(steps, asked.start, wanted, passable, asked.size) is not None:
        return
    rest = passable, asked.size, asked.without
    found = obstacle(asked.space, asked.start, wanted, *rest)

    def opens(*lifted: tuple[str, int]) -> bool:
        ends = asked.numbers[asked.start], asked.numbers[target]
        return oracle.opens(asked.case, *ends, allowed, asked.size, asked.without, lifted)

    rules = oracle.rules(asked.case, asked.without)
    assert not opens()
    assert [(it.rule, it.item) for it in found.alone] == [rule for rule in rules if opens(rule)]
    together: list[tuple[str, int]] = [(it.rule, it.item) for it in found.together]
    if found.alone or not opens(*rules):
        assert together == []
    else:
        assert opens(*together)
        for rule in together:
            assert not opens(*(it for it in together if it != rule))
        kept: list[tuple[str, int]] = list(rules)
        for rule in rules:
            fewer = [it for it in kept if it != rule]
            kept = fewer if opens(*fewer) else kept
        assert together == kept


def test_the_random_questions_meet_every_form() -> None:
    asked = [question(seed) for seed in range(200)]
    for key in ("graph", "same", "forbidden_moves", "infeasible", "joint_options"):
        assert sum(key in it.case for it in asked) > 20, key
    assert sum(bool(it.without) for it in asked) > 40
    both = [it for it in asked if "same" in it.case and "forbidden_moves" in it.case]
    assert len([it for it in both if it.size > 1]) > 3
