"""Strength, doubt, chance, degree and attitude on larger random cases, as they are defined."""

import random

import pytest

from tests.laws.judges import SIMPLE, assert_as_defined
from tests.strategies import enrich, random_case, random_graph

VARIANTS = ("strong=2", "unknown=a", "unknown=d", "strong=2:unknown=c", "likely=0.9/0.5/0.3")
PARTS = ("strength", "unknown", "likely", "fuzzy", "attitudes")


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(12))
def test_variants_of_many_larger_cases_are_as_defined(seed: int) -> None:
    rng = random.Random(seed)
    for number in range(6):
        case = random_graph(rng, outcomes=16) if number % 3 == 0 else random_case(rng, limit=64)
        enrich(rng.randint, case, *PARTS)
        for variant in (*VARIANTS, "fuzzy", "relational"):
            bases = SIMPLE[1:] if "strong" in variant else SIMPLE
            assert_as_defined(case, [f"{base}:{variant}" for base in bases])
