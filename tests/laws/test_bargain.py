"""The whole of bargaining, on disputes laid out and merged, by the definitions."""

import json
import random
from collections.abc import Callable
from fractions import Fraction
from math import lcm
from typing import Any

import jsonschema
import pytest

import comity
from comity.formats.bargain import bargain_data
from comity.formats.results import to_json
from comity.formats.schemas import bargain_schema
from comity.settlement.bargaining.field import LaidOut
from comity.settlement.bargaining.result import Against
from tests import oracles
from tests.laws.agreement import dispute_of
from tests.laws.settlement_cases import every_dispute, numbers_of
from tests.laws.test_walk_aways import weighed_case
from tests.oracles import bargaining, settlement_gains
from tests.oracles.guaranteed import guaranteed
from tests.oracles.preferences import worths
from tests.strategies import Case

SCHEMA = jsonschema.Draft202012Validator(bargain_schema())
RULES: dict[str, Callable[[bargaining.Gains], set[int]]] = {
    "nash": bargaining.nash,
    "kalai-smorodinsky": bargaining.kalai_smorodinsky,
    "egalitarian": bargaining.egalitarian,
    "utilitarian": bargaining.utilitarian,
}
KINDS: tuple[Against, ...] = ("status-quo", "walk-aways", "maximin", "outcome")


def negotiators(case: Case) -> list[str]:
    asked = {party for joint in case.get("joint_options", []) for party in joint["consent"]}
    return [it["id"] for it in case["parties"] if it.get("kind") != "affected" or it["id"] in asked]


def reference(case: Case, kind: Against, number: int | None) -> dict[str, Fraction]:
    """Give what everybody who negotiates has without agreement."""
    worth = {party: worths(case, party) for party in negotiators(case)}
    match kind:
        case "walk-aways":
            return {it: Fraction(case["preferences"][it]["walk_away"]) for it in worth}
        case "maximin":
            return {it: guaranteed(case, it, worth[it]) for it in worth}
        case "status-quo":
            number = oracles.status_quo(case)
    assert number is not None
    return {it: worth[it][number] for it in worth}


def expected(case: Case, given: dict[str, Fraction], *, indivisible: bool) -> dict[str, set[int]]:
    """Give the outcomes of every rule by number."""
    talks, numbers = negotiators(case), numbers_of(case)
    worth = {party: worths(case, party) for party in talks}
    among = [n for n in numbers if all(worth[it][n] >= given[it] for it in talks)]
    if indivisible:
        now = oracles.status_quo(case)
        assert now is not None
        among = [n for n in among if n in settlement_gains.indivisible(case, now)]
    if not among:
        return {rule: set() for rule in RULES}
    gains = [[worth[it][n] - given[it] for n in among] for it in talks]
    unit = lcm(*(gain.denominator for row in gains for gain in row))
    whole = [[int(gain * unit) for gain in row] for row in gains]
    return {rule: {among[k] for k in oracle(whole)} for rule, oracle in RULES.items()}


def test_points_and_front_are_those_of_the_definitions() -> None:
    """Look at many disputes, so that laid-out and merged ones are among them."""
    seen = {True: 0, False: 0}

    @every_dispute
    def check(seed: int) -> None:
        rng = random.Random(seed)
        case = weighed_case(rng)
        kinds = [it for it in KINDS if it != "status-quo" or oracles.status_quo(case)]
        if not any(party.get("options") for party in case["parties"]):
            kinds.remove("maximin")
        kind = rng.choice(kinds)
        number = rng.choice(numbers_of(case)) if kind == "outcome" else None
        indivisible = oracles.status_quo(case) is not None and rng.random() < 0.5
        found = comity.bargain(dispute_of(case), kind, outcome=number, indivisible=indivisible)
        seen[isinstance(found.field, LaidOut)] += 1
        given = reference(case, kind, number)
        assert dict(found.reference.worth) == given
        assert found.negotiators == tuple(negotiators(case))
        wanted = expected(case, given, indivisible=indivisible)
        for rule, numbers in wanted.items():
            assert_deals(case, found, found.deals(rule), numbers)
        assert_deals(case, found, found.front(), settlement_gains.pareto(case))
        assert found.front_count == len(settlement_gains.pareto(case))
        assert found.field.total == len(numbers_of(case))
        assert found.rational.any() == any(wanted.values())

    check()
    assert min(seen.values()) > 0


def assert_deals(case: Case, found: comity.Bargain, deals: Any, numbers: set[int]) -> None:
    listed = list(deals)
    named = [place.number for deal in listed for place in deal.places]
    assert sorted(named) == sorted(numbers)
    assert sum(deal.count for deal in listed) == len(named)
    for deal in listed:
        assert [place.number for place in deal.places] == sorted(p.number for p in deal.places)
        for place in deal.places:
            for party, worth in deal.worth.items():
                assert worth == worths(case, party)[place.number]
        gain = {it: deal.worth[it] - found.reference.worth[it] for it in found.negotiators}
        assert dict(deal.gain) == gain
    tiers = [tuple(deal.worth.values()) for deal in listed]
    assert tiers == sorted(set(tiers), reverse=True)


@every_dispute
def test_what_is_written_keeps_the_schema(seed: int) -> None:
    case = weighed_case(random.Random(seed))
    rng = random.Random(seed)
    named: Any = {"outcome": rng.choice(numbers_of(case))} if rng.random() < 0.5 else {}
    found = comity.bargain(dispute_of(case), None if named else "walk-aways", **named)
    data = json.loads("".join(to_json(bargain_data(found))))
    SCHEMA.validate(data)
    assert sum(deal["count"] for deal in data["front"]) == data["pareto"]


def test_a_reference_that_there_is_not_is_no_status_quo() -> None:
    dispute: Any = dispute_of(weighed_case(random.Random(1)))
    for ask in (comity.bargain, comity.settle):
        wrong: Any = {"reference": "walkaways"}
        with pytest.raises(ValueError, match="no such reference: walkaways"):
            ask(dispute, **wrong)


@pytest.mark.parametrize(("outcome", "kind"), [(1, "status-quo"), (None, "outcome")])
def test_an_outcome_goes_with_its_kind_of_reference(outcome: int | None, kind: Against) -> None:
    case = weighed_case(random.Random(1))
    with pytest.raises(ValueError, match="go together"):
        comity.bargain(dispute_of(case), kind, outcome=outcome)
