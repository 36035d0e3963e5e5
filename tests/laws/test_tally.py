"""Counts over draws equal counting draw by draw, whatever is computed together."""

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model.limits import DEFAULT, Limits
from comity.model.space import outcome_space
from comity.robustness import block as blocks
from comity.robustness.block import BLOCK, Task, tallies, tallies_of_part
from comity.robustness.draws.wants import block_rng, wants_of
from comity.robustness.tally import Tally
from tests.laws.agreement import dispute_of
from tests.laws.test_certificates import with_status_quo
from tests.oracles import robustness
from tests.strategies import Case, disputes, enriched, graphs

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
OPTIONS = disputes(parties=3, limit=12, rankings=False)
CASES = enriched(
    st.one_of(OPTIONS, OPTIONS, disputes(parties=3, limit=9), graphs(parties=3, outcomes=5)),
    "known",
).map(with_status_quo)
SEEDS = st.integers(0, 2**32)


def task_of(case: Case, seed: int, limits: Limits = DEFAULT) -> Task:
    """Draw a task of one to three concepts."""
    rng = random.Random(seed)
    concepts = sorted(rng.sample(CONCEPTS, rng.randint(1, 3)), key=CONCEPTS.index)
    lead = rng.randrange(len(concepts))
    return Task(dispute_of(case), tuple(concepts), lead, seed, limits, "1")


def assert_equal(some: Tally, other: Tally) -> None:
    """Compare all counts."""
    assert some.draws == other.draws
    for name in ("equilibrium", "safe", "both"):
        assert np.array_equal(getattr(some, name), getattr(other, name)), name
    assert dict(some.recommended) == dict(other.recommended)
    assert dict(some.answered) == dict(other.answered)


@given(CASES, SEEDS, st.integers(1, 5))
def test_counts_equal_counting_draw_by_draw(case: Case, seed: int, draws: int) -> None:
    task, block = task_of(case, seed), seed % 3
    space = outcome_space(task.dispute)
    rng = block_rng(seed, block)
    drawn = [(each, each.drawn(each.sample(rng, BLOCK))) for each in wants_of(task.dispute, space)]
    made = []
    for draw in range(draws):
        tiers = {}
        for each, of in drawn:
            rank = of.ranks[:, draw][each.group]
            tiers[each.party] = [space.numbers[rank == r].tolist() for r in np.unique(rank)]
        made.append((tiers, [int(it) for _, of in drawn for it in of.answers[:, draw]]))
    expected = robustness.counts(case, made, task.concepts, task.concepts[task.lead])
    found = tallies_of_part(task, block, draws)
    assert found.draws == expected.draws
    for k, number in enumerate(space.numbers.tolist()):
        assert found.safe[k] == expected.safe[number]
        for row, concept in enumerate(task.concepts):
            assert found.equilibrium[row, k] == expected.equilibrium[concept, number]
            assert found.both[row, k] == expected.both[concept, number]

    def named(position: int) -> int | None:
        return None if position < 0 else int(space.numbers[position])

    assert {named(at): n for at, n in found.recommended.items()} == expected.recommended
    answered = {(q, a, named(at)): n for (q, a, at), n in found.answered.items()}
    assert answered == expected.answered


@given(CASES, SEEDS)
def test_counts_do_not_depend_on_what_is_computed_together(case: Case, seed: int) -> None:
    task = task_of(case, seed)
    together = tallies(task, 1, 3)
    small = replace(task, limits=replace(DEFAULT, memory_bytes=100_000))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "SHARE", 2)
        for made, cut in ((task, 2), (small, 1)):
            parted = tallies(made, 1, cut) + tallies(made, 1 + cut, 3 - cut)
            for some, other in zip(together, parted, strict=True):
                assert_equal(some, other)
    assert_equal(tallies_of_part(task, 2, BLOCK), together[1])


@given(CASES, SEEDS)
def test_counts_are_the_same_if_every_draw_is_judged_by_itself(case: Case, seed: int) -> None:
    task = task_of(case, seed)
    made = blocks._Blocks(task)
    made.profiles = None
    for some, other in zip(tallies(task, 0, 2), made.tallies(range(2), BLOCK), strict=True):
        assert_equal(some, other)
