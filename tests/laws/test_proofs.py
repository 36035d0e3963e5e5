"""Every proof is a proof: checked step by step against the oracle's moves and ranks."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import comity
from comity.stability.methods import METHODS
from tests.laws.agreement import dispute_of
from tests.laws.proof_checker import Checker
from tests.strategies import Case, disputes, graphs, random_case, random_graph


def assert_all_proofs(case: Case) -> None:
    dispute = dispute_of(case)
    analysis = comity.analyze(dispute)
    checker = Checker(case)
    for concept, by_party in analysis.stability.items():
        for party, stable in (by_party or {}).items():
            for outcome in analysis.outcomes:
                proof = comity.explain(dispute, party, outcome.number, concept)
                assert proof.stable == (outcome.number in stable)
                checker.check(proof)


@settings(max_examples=25)
@given(st.one_of(disputes(limit=12, parties=3), graphs(outcomes=6)))
def test_every_proof_of_a_dispute_is_right(case: Case) -> None:
    assert_all_proofs(case)


def assert_some_proofs(seed: int, count: int, limit: int) -> None:
    """Check one random proof per concept of many cases."""
    rng = random.Random(seed)
    for number in range(count):
        graph = number % 3 == 0
        case = random_graph(rng, outcomes=8) if graph else random_case(rng, limit=limit)
        dispute = dispute_of(case)
        analysis = comity.analyze(dispute)
        checker = Checker(case)
        for concept, by_party in analysis.stability.items():
            if by_party:
                party = rng.choice(list(by_party))
                number_of = rng.choice(analysis.outcomes).number
                proof = comity.explain(dispute, party, number_of, concept)
                assert proof.stable == (number_of in by_party[party])
                checker.check(proof)


@pytest.mark.parametrize("seed", range(4))
def test_proofs_of_many_random_cases_are_right(seed: int) -> None:
    assert_some_proofs(seed, count=50, limit=24)


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(10, 30))
def test_proofs_of_many_larger_random_cases_are_right(seed: int) -> None:
    assert_some_proofs(seed, count=100, limit=64)


@pytest.mark.parametrize("name", comity.cases())
def test_the_sentences_of_shipped_cases_name_party_outcome_and_verdict(name: str) -> None:
    dispute = comity.read(name)
    analysis = comity.analyze(dispute)
    for concept in METHODS:
        for party, stable in (analysis.stability[concept] or {}).items():
            for number in (analysis.outcomes[0].number, analysis.outcomes[-1].number):
                proof = comity.explain(dispute, party, number, concept)
                verdict = "would stay at" if number in stable else "would not stay at"
                begins = f"{dispute.party(party).name} {verdict} {number} ("
                assert str(proof) == proof.sentence
                assert proof.sentence.startswith(begins)
                assert proof.sentence.endswith(".")
