"""Ways to settlements, by the definitions; and what is said to stop one opens it when lifted."""

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import comity
from comity.settlement.way import Stop
from tests.laws.agreement import dispute_of
from tests.laws.settlement_cases import every_dispute, now_of, numbers_of, some_case
from tests.laws.test_settlement_paths import TAGS
from tests.oracles import settlement_gains, settlement_paths, settlement_standing
from tests.strategies import Case


@dataclass
class Question:
    """A way that is asked for, and the case's own answers."""

    case: Case
    to: int | None
    joint: int | None
    without: tuple[str, ...]

    @cached_property
    def way(self) -> comity.Way:
        return comity.find_way(
            dispute_of(self.case), self.to, joint=self.joint, without=self.without
        )

    @cached_property
    def now(self) -> int:
        return now_of(self.case)

    @cached_property
    def safe(self) -> set[int]:
        return settlement_gains.indivisible(self.case, self.now)

    @cached_property
    def ends(self) -> set[int]:
        return self.safe - {self.now} if self.to is None else {self.to}

    @cached_property
    def everybody(self) -> int:
        return 1 if "graph" in self.case else len(self.case["parties"])

    @cached_property
    def drop(self) -> dict[str, dict[int, Fraction]]:
        return settlement_standing.drops(settlement_standing.standings(self.case), self.now)

    def joins(self, size: int) -> settlement_paths.Pairs:
        return settlement_paths.steps(self.case, min(size, self.everybody), self.without)

    def nearest(self, size: int, passable: Iterable[int]) -> tuple[int, int] | None:
        """Give the fewest steps to one of the ends, and the end of the smallest number."""
        found = settlement_paths.distances(self.joins(size), self.now, set(passable))
        reached = [(found[end], end) for end in self.ends if end in found]
        return min(reached) if reached else None


def asked(seed: int, limit: int = 24) -> Question:
    rng = random.Random(seed)
    case = some_case(seed, limit)
    without = () if "graph" in case else tuple(tag for tag in TAGS if rng.random() < 0.25)
    to = None if rng.random() < 0.4 else rng.choice(numbers_of(case))
    return Question(case, to, rng.choice((None, None, 1, 2, 3, 9)), without)


@every_dispute
def test_ways_are_those_of_the_definitions(seed: int) -> None:
    it = asked(seed)
    way = it.way
    sizes = range(1, it.everybody + 1)
    safely = [size for size in sizes if it.ends & it.safe and it.nearest(size, it.safe)]
    assert way.joint_size == (safely[0] if safely else None)
    assert way.size == (it.joint or way.joint_size or 1)
    assert way.safe == (way.joint_size is not None and way.joint_size <= way.size)
    nearest, worst = least_exposed(it, way.size)
    assert (way.steps is None) == (nearest is None)
    assert way.largest_drop == worst
    if nearest is None:
        assert way.target == it.to
    else:
        assert (len(way.outcomes) - 1, way.target) == nearest
        assert way.safe == (worst == 0)
        assert_walked(it)
    assert (way.stops == ()) == (way.joint_size is not None or not can_be_blamed(it))


def least_exposed(it: Question, size: int) -> tuple[tuple[int, int] | None, Fraction | None]:
    """Give the fewest steps of least exposure, where they end, and the largest drop.

    Nothing is below a status quo without a drop: a bound of 0 asks for a safe way.
    """
    worst = {n: max(of[n] for of in it.drop.values()) for n in numbers_of(it.case)}
    for bound in sorted(set(worst.values())):
        nearest = it.nearest(size, (n for n in worst if worst[n] <= bound))
        if nearest:
            return nearest, bound
    return None, None


def assert_walked(it: Question) -> None:
    """Walk a way: by whom each step is, who is exposed after it, and who is tempted."""
    way, joins = it.way, it.joins(it.way.size)
    exposed = []
    here = way.start
    for at, step in enumerate(way.steps or (), start=1):
        assert joins[here, step.outcome] == step.movers
        here = step.outcome
        for party, of in it.drop.items():
            if of[here] > 0:
                exposed.append((at, here, party, of[here], step.movers))
    assert here == way.target
    assert [tuple(them)[:5] for them in way.exposed] == exposed
    tempted = settlement_paths.temptations(it.case, it.now, way.outcomes)
    assert [(t.step, t.party, t.to, t.lowers) for t in way.temptations] == tempted
    assert [t.outcome for t in way.temptations] == [way.outcomes[t.step] for t in way.temptations]


def can_be_blamed(it: Question) -> bool:
    """Say whether a way leads to some end when every rule is lifted."""
    rules = settlement_paths.rules(it.case, it.without)
    size = it.everybody if it.way.steps is not None else min(it.way.size, it.everybody)
    rest = it.safe, size, it.without, rules
    return any(settlement_paths.opens(it.case, it.now, end, *rest) for end in it.ends)


# What stops a way opens one when it is lifted


def lifted(it: Question, stop: Stop) -> Iterator[Question]:
    """Yield the question about the dispute itself without a rule, one for each so described."""
    case, rule, what = json.loads(json.dumps(it.case)), stop.rule, stop.what
    without = it.without
    rows = [row for party in case["parties"] for row in party.get("options", [])]
    if rule == "change":
        for row in rows + case.get("joint_options", []):
            if row["id"] == what:
                row["change"] = "any"
    elif rule == "consent":  # somebody who cares for nothing consents
        case["parties"].append({"id": "zoe", "name": "Zoe", "kind": "affected"})
        case["preferences"]["zoe"] = {"concerns": [{"id": "any", "want": "true"}]}
        for row in case["joint_options"]:
            if row["id"] == what:
                row["consent"] = ["zoe"]
    elif rule == "without":
        without = tuple(tag for tag in without if tag != what)
    elif rule == "forbidden":
        for k, row in enumerate(case["forbidden_moves"]):
            whose = row.get("party") or "everybody"
            if f"{whose}: from {row['from']} to {row['to']}" == what:
                rest = [other for n, other in enumerate(case["forbidden_moves"]) if n != k]
                yield Question(case | {"forbidden_moves": rest}, it.to, it.joint, without)
        return
    yield Question(case, it.to, it.joint, without)


@every_dispute
def test_a_rule_that_is_said_to_be_enough_is_enough(seed: int) -> None:
    it = asked(seed)
    for stop in it.way.stops:
        if not stop.enough or stop.rule == "infeasible":
            continue
        if stop.rule == "safety":
            assert it.way.steps is not None
        elif it.way.steps is not None:
            assert any(other.way.joint_size is not None for other in lifted(it, stop)), stop
        elif stop.rule != "consent":
            assert any(other.way.steps is not None for other in lifted(it, stop)), stop


@every_dispute
def test_what_would_be_enough_is_said(seed: int) -> None:
    it = asked(seed)
    if it.way.joint_size is not None or it.way.steps is None:
        return
    said = {(stop.rule, stop.what) for stop in it.way.stops if stop.enough}
    for tag in it.without:
        fewer = tuple(other for other in it.without if other != tag)
        opened = Question(it.case, it.to, it.joint, fewer).way.joint_size is not None
        assert opened == (("without", tag) in said)


BRIDGE = """\
comity: 1
id: bridge
title: Two ways over a bridge, each of which somebody minds
parties:
  - {id: ann, name: Ann, options: [{id: x, label: X}, {id: z, label: Z}]}
  - {id: bob, name: Bob, kind: affected}
infeasible: ["x and not z"]
forbidden_moves: [{from: "not x and not z", to: "x and z"}]
status_quo: {}
preferences:
  ann: {concerns: [{id: both, want: "x and z"}]}
  bob: {concerns: [{id: alike, want: "x iff z"}]}
"""


def test_a_statement_is_not_enough_where_what_it_removes_is_not_safe() -> None:
    stops = comity.find_way(comity.parse(BRIDGE), "YY").stops
    lifted_ = comity.parse(BRIDGE.replace('["x and not z"]', "[]"))
    assert comity.find_way(lifted_, "YY").joint_size is None
    assert [stop.rule for stop in stops if stop.enough] == ["forbidden", "safety"]
