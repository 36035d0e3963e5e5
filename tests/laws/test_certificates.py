"""Every certificate is what the oracle says, passes the check, and fails it once altered."""

import ast
import inspect
import random
import sys
from collections.abc import Iterator
from dataclasses import asdict, fields, is_dataclass, replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import comity
from comity.formats.canonical import to_data
from comity.model.space import outcome_space
from comity.settlement.certificate import Certificate
from comity.settlement.certify import certify
from comity.settlement.sentence import sentences
from comity.settlement.verify import verify
from tests.laws.agreement import dispute_of
from tests.oracles.settlement_certificates import certificate as oracle
from tests.strategies import Case, disputes, graphs, random_case, random_graph
from tests.unit.settlement.disputes import lake


def with_status_quo(case: Case) -> Case:
    """Give a case a status quo where the draw gave none: the first outcome."""
    if "status_quo" in case:
        return case
    space = outcome_space(dispute_of(case))
    if "graph" in case:
        return case | {"status_quo": case["graph"]["outcomes"][0]}
    options = zip(space.dispute.options, space.levels(0), strict=True)
    return case | {"status_quo": {option.id: option.levels[level] for option, level in options}}


def plain(value: Any) -> Any:
    """Give a certificate's data with lists for tuples."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value


def altered(value: Any) -> Iterator[Any]:
    """Yield a value with one thing changed, for every thing in it."""
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            for other in altered(getattr(value, field.name)):
                yield replace(value, **{field.name: other})
    elif isinstance(value, tuple):
        yield (*value, value[0] if value else "x")
        if value:
            yield ()
        for k, item in enumerate(value):
            yield (*value[:k], *value[k + 1 :])
            for other in altered(item):
                yield (*value[:k], other, *value[k + 1 :])
        if len(set(value)) > 1:
            yield value[::-1] if value[::-1] != value else value[1:]
    elif isinstance(value, bool):
        yield not value
        yield None
    elif isinstance(value, int | Fraction):
        yield value + 1
        yield value - 1
        yield None
    elif isinstance(value, str):
        yield value + "x"
        yield ""
    else:
        assert value is None
        yield 0
        yield "x"


def certificates(case: Case) -> Iterator[tuple[comity.Dispute, Certificate]]:
    dispute = dispute_of(case)
    for outcome in comity.analyze(dispute, ["nash"]).outcomes:
        yield dispute, certify(dispute, outcome.number)


def assert_right(case: Case) -> None:
    case = with_status_quo(case)
    for dispute, found in certificates(case):
        assert plain(asdict(found)) == plain(oracle(case, found.outcome.number))
        assert verify(found, dispute) == []
        assert found.indivisible == all(change.sign >= 0 for change in found.changes)
        assert all(sentence.endswith(".") for sentence in sentences(found))


@given(st.one_of(disputes(limit=12, parties=4), graphs(outcomes=6)))
def test_every_certificate_is_the_oracles_and_passes_the_check(case: Case) -> None:
    assert_right(case)


@pytest.mark.parametrize("seed", range(4))
def test_certificates_of_many_random_cases_are_right(seed: int) -> None:
    rng = random.Random(seed)
    for number in range(12):
        assert_right(random_graph(rng) if number % 3 == 0 else random_case(rng, limit=24))


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(10, 30))
def test_certificates_of_many_larger_random_cases_are_right(seed: int) -> None:
    rng = random.Random(seed)
    for number in range(100):
        assert_right(random_graph(rng) if number % 3 == 0 else random_case(rng))


@settings(max_examples=25)
@given(st.one_of(disputes(limit=8, parties=3), graphs(outcomes=4)), st.randoms())
def test_every_alteration_of_a_certificate_is_found(case: Case, rng: random.Random) -> None:
    for dispute, found in certificates(with_status_quo(case)):
        others = list(altered(found))
        for other in rng.sample(others, min(len(others), 40)):
            assert other != found
            assert verify(other, dispute), other


@pytest.mark.parametrize("outcome", ["Y2NN", "N2NY", "Y2NY", "N0NN"])
def test_every_single_alteration_is_found_in_a_made_up_dispute(outcome: str) -> None:
    found = certify(lake(), outcome)
    for other in altered(found):
        assert verify(other, lake()), other


@pytest.mark.parametrize("name", ["syria-iraq-1975", "elmira-1991"])
def test_certificates_of_shipped_cases_pass_the_check(name: str) -> None:
    data: Case = to_data(comity.read(name), short=True)
    for dispute, found in certificates(with_status_quo(data)):
        assert verify(found, dispute) == []
        if found.outcome.number == 2:
            assert all(verify(other, dispute) for other in altered(found))


@pytest.mark.parametrize("name", ["literal", "verify"])
def test_the_check_shares_nothing_with_the_engine(name: str) -> None:
    module = sys.modules[f"comity.settlement.{name}"]
    found = list(ast.walk(ast.parse(inspect.getsource(module))))
    imported = {it.module or "" for it in found if isinstance(it, ast.ImportFrom)}
    imported |= {alias.name for it in found if isinstance(it, ast.Import) for alias in it.names}
    allowed = {
        "comity.model.dispute",
        "comity.model.statement",
        "comity.settlement.certificate",
        "comity.settlement.literal",
    }
    assert {it for it in imported if it.startswith(("comity", "numpy"))} <= allowed
