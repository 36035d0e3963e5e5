"""Names and their order play no part: the same case in other words has the same answer."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import comity
from tests.laws.agreement import dispute_of, found_stable
from tests.laws.renaming import Names, Place, places, renamed
from tests.strategies import Case, disputes, graphs, random_case, random_graph

Answer = tuple[object, ...]


def answer(case: Case, names: Names | None = None) -> Answer:
    """Give everything the engine says, with outcomes and parties in the new words."""
    analysis = comity.analyze(dispute_of(case))
    place_of = places(case, names)
    party_of = names.parties if names else {p: p for p in analysis.parties}

    def where(numbers: set[int]) -> set[Place]:
        return {place_of[number] for number in numbers}

    stable: dict[str, dict[str, set[Place]] | None] = {
        concept: None if rows is None else {party_of[p]: where(them) for p, them in rows.items()}
        for concept, rows in found_stable(analysis).items()
    }
    now = analysis.status_quo
    return (
        where({outcome.number for outcome in analysis.outcomes}),
        stable,
        {c: None if them is None else where(set(them)) for c, them in analysis.equilibria.items()},
        where(set(analysis.held_no_moves)),
        now and place_of[now],
    )


def assert_same_in_other_words(case: Case, seed: int) -> None:
    other, names = renamed(case, random.Random(seed))
    assert answer(case, names) == answer(other)


@given(disputes(limit=24, same=False), st.integers(0, 2**32 - 1))
def test_the_same_dispute_in_other_words_has_the_same_answer(case: Case, seed: int) -> None:
    assert_same_in_other_words(case, seed)


# Inside a class a statement is read at the first member, and which one is first is a matter of
# order; so here preferences are rankings.
@given(disputes(limit=24, concerns=False, weights=False), st.integers(0, 2**32 - 1))
def test_merged_outcomes_in_other_words_have_the_same_answer(case: Case, seed: int) -> None:
    assert_same_in_other_words(case, seed)


@given(graphs(), st.integers(0, 2**32 - 1))
def test_the_same_graph_in_other_words_has_the_same_answer(case: Case, seed: int) -> None:
    assert_same_in_other_words(case, seed)


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(20))
def test_many_cases_in_other_words_have_the_same_answer(seed: int) -> None:
    rng = random.Random(seed)
    for number in range(100):
        graph = number % 4 == 0
        case = random_graph(rng) if graph else random_case(rng, limit=48, same=False)
        assert_same_in_other_words(case, number)
