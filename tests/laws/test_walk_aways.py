"""Settlements compared with what everybody would walk away to, by the definition."""

import random
from fractions import Fraction

import comity
from tests import oracles
from tests.laws.agreement import dispute_of
from tests.laws.settlement_cases import every_dispute, numbers_of
from tests.laws.test_settlement_paths import odd_case
from tests.oracles import settlement_gains
from tests.oracles.preferences import worths
from tests.strategies import Case


def weighed_case(rng: random.Random) -> Case:
    """Return a case in which everybody has weights and says what it would walk away to."""
    case = odd_case(rng, 32)
    while "graph" in case:
        case = odd_case(rng, 32)
    options = [option["id"] for party in case["parties"] for option in party.get("options", [])]
    options += [option["id"] for option in case.get("joint_options", [])]
    for party in case["parties"]:
        wanted = rng.sample(options, min(len(options), 2)) or ["true"]
        weights = {text: rng.choice(["-1", "0.5", "1/3", "2"]) for text in wanted}
        walk_away = rng.choice(["-1", "0", "1/3", "0.5", "5/6", "2.25"])
        case["preferences"][party["id"]] = {"weights": weights, "walk_away": walk_away}
    return case


@every_dispute
def test_indivisible_is_what_gives_nobody_less_than_it_would_walk_away_to(seed: int) -> None:
    case = weighed_case(random.Random(seed))
    found = comity.settle(dispute_of(case), ["nash"], reference="walk-aways")
    assert (found.start, found.status_quo) == (None, None)
    better: set[int] = set(numbers_of(case))
    gaining = {number: set[str]() for number in better}
    for party in found.parties:
        least = Fraction(case["preferences"][party]["walk_away"])
        worth = worths(case, party)
        better &= {number for number in better if worth[number] >= least}
        for number in gaining:
            gaining[number] |= {party} if worth[number] > least else set()
    assert set(found.indivisible) == better
    assert set(found.strict) == {n for n in gaining if gaining[n] == set(found.parties)}
    assert set(found.win_win) == {n for n in better if gaining[n]}
    assert set(found.pareto) == settlement_gains.pareto(case)
    for index, number in enumerate(numbers_of(case)):
        assert set(found.gainers(index)) == gaining[number]
    order = [int(found.space.numbers[k]) for k in found.order]
    assert set(order[: len(better)]) == better


@every_dispute
def test_without_a_status_quo_walk_aways_count_where_everybody_states_one(seed: int) -> None:
    rng = random.Random(seed)
    case = weighed_case(rng)
    now = oracles.status_quo(case)
    found = comity.settle(dispute_of(case), ["nash"])
    assert found.reference == ("walk-aways" if now is None else "status-quo")
    assert found.status_quo == now
    case.pop("status_quo", None)
    assert comity.settle(dispute_of(case), ["nash"]).reference == "walk-aways"
