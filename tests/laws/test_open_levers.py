"""What is sure with some levers left open is so whatever they do: why a search may pass over sets.

With none left open it is the definition itself.
"""

from collections.abc import Iterator
from itertools import chain, combinations

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from comity.mediation.levers.choice import Choice
from comity.mediation.levers.effort import Effort
from comity.mediation.levers.layouts import Layouts
from comity.model.limits import DEFAULT
from comity.model.space import Space, outcome_space
from tests.laws.agreement import dispute_of
from tests.oracles import mediation as oracle
from tests.oracles.levers import clash, in_force, renumbered
from tests.oracles.preferences import ranks
from tests.oracles.space import status_quo
from tests.strategies import Case, enriched, graphs
from tests.strategies.many_levers import many_levers

GRAPHS = enriched(graphs(parties=3, outcomes=6), "levers")
CASES = st.one_of(GRAPHS, many_levers(7), many_levers(7), many_levers(7))
FEW = 3
"""So many levers may be left open: each doubles the sets to look at."""
CONCEPTS = st.sampled_from(["nash", "gmr", "smr", "seq", "sseq"])


def names(case: Case, bits: int) -> list[str]:
    return [lever["id"] for k, lever in enumerate(case["levers"]) if bits >> k & 1]


def drawn_choice(case: Case, choice: st.DataObject, apart: int = 0) -> Choice:
    """Draw levers in force that go together, and others left open; never those of `apart`."""
    every = (1 << len(case["levers"])) - 1
    chosen = choice.draw(st.integers(0, every))
    while clash(case, names(case, chosen)):
        chosen &= chosen - 1
    left = choice.draw(st.sampled_from([0, every])) & choice.draw(st.integers(0, every))
    left &= ~chosen & ~apart
    while left.bit_count() > FEW:
        left &= left - 1
    return Choice(chosen, left)


def completed(case: Case, choice: Choice) -> Iterator[list[str]]:
    """Yield every set that a choice may still become."""
    left = names(case, choice.open)
    some = chain.from_iterable(combinations(left, size) for size in range(len(left) + 1))
    for more in some:
        ids = [*names(case, choice.chosen), *more]
        if not clash(case, ids):
            yield ids


def layouts(case: Case, concept: str) -> tuple[Space, Layouts]:
    """Lay out a case that has levers and names a status quo; pass over others."""
    assume(case["levers"] and status_quo(case) is not None)
    space = outcome_space(dispute_of(case))
    return space, Layouts(space, concept, DEFAULT, Effort(DEFAULT.steps, DEFAULT.memory_bytes))


@settings(max_examples=80)
@given(CASES, CONCEPTS, st.data())
def test_who_surely_leaves_leaves_whatever_the_open_levers(
    case: Case, concept: str, choice: st.DataObject
) -> None:
    space, around = layouts(case, concept)
    drawn = drawn_choice(case, choice, around.apart)
    sets = [
        (oracle.leaves(case, ids, concept), oracle.lowered(case, ids))
        for ids in completed(case, drawn)
    ]
    for index in range(space.count):
        number = int(space.numbers[index])
        judge = around.judge(index, drawn.chosen & around.apart)
        failures = [] if judge is None else list(judge.failures(drawn))
        gone = judge is None or any(it.why == "gone" for it in failures)
        leave = {it.party for it in failures if it.why == "leaves"}
        low = {it.party for it in failures if it.why == "lowered"}
        for leaves, lowered in sets:
            assert gone <= (number not in leaves)
            assert leave <= leaves.get(number, leave)
            assert low <= lowered.get(number, low)
            if not drawn.open:
                assert gone == (number not in leaves)
                assert (leave, low) == (leaves.get(number, set()), lowered.get(number, set()))


@settings(max_examples=15)
@given(CASES, st.data())
def test_the_least_of_a_preference_is_the_least_over_all_that_is_open(
    case: Case, choice: st.DataObject
) -> None:
    space, around = layouts(case, "seq")
    drawn = drawn_choice(case, choice, around.apart)
    layout = around.layout(drawn.chosen & around.apart)
    found = []
    for ids in completed(case, drawn):
        made = in_force(case, ids)
        found.append((renumbered(case, made), ranks(made)))
    pairs = [(int(a), int(b)) for a in space.numbers for b in space.numbers]
    there = {
        int(n): around.judge(k, drawn.chosen & around.apart) for k, n in enumerate(space.numbers)
    }
    for party, wants in layout.wants.items():
        for a, b in pairs:
            first, second = there[a], there[b]
            signs = [
                int(np.sign(order[party][again[a]] - order[party][again[b]]))
                for again, order in found
                if a in again and b in again
            ]
            if first is not None and second is not None and len(signs) == len(found):
                ends = np.array(first.target), np.array(second.target)
                least = int(wants.least(*ends, drawn))
                assert least <= min(signs)
                assert least == min(signs) or clash(case, names(case, sum(drawn)))
