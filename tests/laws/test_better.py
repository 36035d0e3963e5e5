"""What is better for all than an agreed outcome, on disputes of every form, by the definitions."""

import json
import random

import jsonschema

import comity
from comity.formats.better import better_data
from comity.formats.results import to_json
from comity.formats.schemas import better_schema
from tests import oracles
from tests.laws.agreement import dispute_of
from tests.laws.settlement_cases import every_dispute, numbers_of
from tests.laws.test_settlement_paths import odd_case
from tests.oracles import settlement_gains, settlement_paths

SCHEMA = jsonschema.Draft202012Validator(better_schema())


@every_dispute
def test_better_is_what_nobody_would_refuse_and_somebody_wants(seed: int) -> None:
    rng = random.Random(seed)
    case = odd_case(rng, 32)
    numbers = numbers_of(case)
    agreed = rng.choice(numbers)
    found = comity.better(dispute_of(case), agreed, ["nash"])
    gains = settlement_gains.win_win(case, agreed)
    optimal = settlement_gains.pareto(case)
    assert (found.agreed, set(found.outcomes)) == (agreed, gains)
    assert found.pareto == (agreed in optimal) == (not gains)
    split = [number in optimal for number in found.outcomes]
    assert split == sorted(split, reverse=True)
    joins = settlement_paths.steps(case, 99, ())
    at_once = {number for k, number in enumerate(numbers) if found.at_once[k]} - {agreed}
    assert at_once == {t for s, t in joins if s == agreed} - {agreed}
    now = oracles.status_quo(case)
    assert (found.since is None) == (now is None)
    if found.since is not None and now is not None:
        for row, signs in zip(
            found.since, settlement_gains.changes(case, now).values(), strict=True
        ):
            assert dict(zip(numbers, row.tolist(), strict=True)) == signs


@every_dispute
def test_what_is_written_keeps_the_schema(seed: int) -> None:
    rng = random.Random(seed)
    case = odd_case(rng, 16)
    found = comity.better(dispute_of(case), rng.choice(numbers_of(case)), ["nash"])
    data = json.loads("".join(to_json(better_data(found))))
    SCHEMA.validate(data)
    assert [row["outcome"] for row in data["better"]] == list(found.outcomes)
