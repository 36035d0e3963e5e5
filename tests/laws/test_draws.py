"""Draws of preferences rank outcomes as the dispute would in which they were stated."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

import comity
from comity.arrays import Ints
from comity.model.dispute import Concerns, Preference, Weights
from comity.model.known import Alternatives, Intervals, PartlyOrdered
from comity.model.space import outcome_space
from comity.preferences.ranks import all_ranks
from comity.robustness.draws.ordered import Ordered
from comity.robustness.draws.wants import Wants, block_rng, wants_of
from comity.robustness.draws.weighed import GRID
from tests.laws.agreement import dispute_of
from tests.oracles import known as oracle
from tests.strategies import Case, disputes, enriched, graphs

DRAWS = 12
CASES = st.one_of(
    enriched(disputes(parties=3, limit=12), "known"),
    enriched(disputes(parties=3, limit=12, rankings=False), "known"),
    enriched(graphs(parties=3, outcomes=5), "known"),
)


def meant(dispute: comity.Dispute, want: Wants, sample: Ints, draw: int) -> Preference:
    """Give the preference that a sample stands for, in the words of the case."""
    stated = dispute.preferences[want.party]
    match dispute.known.get(want.party):
        case PartlyOrdered():
            assert isinstance(stated, Concerns)
            assert isinstance(want, Ordered)
            order = np.argsort(want.orders.places(sample)[:, draw])
            return Concerns(tuple(stated.items[it] for it in order.tolist()))
        case Intervals(items):
            assert isinstance(stated, Weights)
            open_ = [
                text for text in stated.items if text in items and items[text][0] < items[text][1]
            ]
            steps = dict(zip(open_, sample[:, draw].tolist(), strict=True))
            weights = {
                text: items[text][0] + (items[text][1] - items[text][0]) * Fraction(step, GRID)
                for text, step in steps.items()
            }
            return replace(stated, items={**stated.items, **weights})
        case Alternatives(items):
            return items[int(sample[0, draw])].preference or stated
    return stated


@given(CASES, st.integers(0, 2**32))
def test_draws_rank_as_what_they_stand_for(case: Case, seed: int) -> None:
    dispute = dispute_of(case)
    space = outcome_space(dispute)
    wants = wants_of(dispute, space)
    rng = block_rng(seed, 0)
    samples = [want.sample(rng, DRAWS) for want in wants]
    drawn = [want.drawn(sample) for want, sample in zip(wants, samples, strict=True)]
    for draw in range(DRAWS):
        said = {it.party: meant(dispute, it, s, draw) for it, s in zip(wants, samples, strict=True)}
        one = replace(dispute, preferences=said, known={})
        for want, found in zip(wants, drawn, strict=True):
            expected = all_ranks(one, outcome_space(one))[want.party].tolist()
            ranks = found.ranks[want.group, draw].tolist()
            assert min(ranks) >= 0
            tiers = sorted(set(ranks))
            assert [tiers.index(it) for it in ranks] == expected


@given(CASES, st.integers(0, 2**32))
def test_orders_and_answers_are_what_they_say(case: Case, seed: int) -> None:
    dispute = dispute_of(case)
    for want in wants_of(dispute, outcome_space(dispute)):
        if not isinstance(want, Ordered):
            continue
        ids = [it["id"] for it in case["preferences"][want.party]["concerns"]]
        allowed = oracle.orders(ids, case["known"][want.party])
        assert want.total == len(allowed)
        sample = want.sample(block_rng(seed, 0), DRAWS)
        places, answers = want.orders.places(sample), want.drawn(sample).answers
        for draw in range(DRAWS):
            order = tuple(ids[it] for it in np.argsort(places[:, draw]).tolist())
            assert order in allowed
            expected = list(answered(ids, order, allowed))
            asked = [(it.kind, it.about) for it in want.questions]
            assert sorted(zip(asked, answers[:, draw].tolist(), strict=True)) == sorted(expected)


def answered(
    ids: Sequence[str], order: tuple[str, ...], allowed: set[tuple[str, ...]]
) -> Iterator[tuple[tuple[str, tuple[str, ...]], int]]:
    """Give every question on what differs between the allowed orders, with this one's answer."""
    for a, b in combinations(ids, 2):
        if len({it.index(a) < it.index(b) for it in allowed}) == 2:
            yield ("order", (a, b)), int(order.index(b) < order.index(a))
    for concern in ids:
        places = sorted({it.index(concern) for it in allowed})
        if len(places) > 1:
            half = places[: -(-len(places) // 2)]
            yield ("place", (concern,)), int(order.index(concern) not in half)
