"""Regimes lead where the definitions say, on disputes of every form."""

import random
from collections.abc import Iterable, Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import comity
from comity.settlement.methods.play import ends_of_play
from comity.settlement.regimes.result import Regime, Regimes
from comity.settlement.regimes.span import OwnPlace, Span
from tests import oracles
from tests.laws.agreement import dispute_of
from tests.laws.renaming import Names, Place, places, renamed
from tests.laws.settlement_cases import every_dispute, now_of, numbers_of, some_case
from tests.laws.test_certificates import with_status_quo
from tests.oracles import regimes as oracle
from tests.oracles import settlement_gains
from tests.strategies import Case, disputes, graphs


def sets(found: Regimes, regime: Regime) -> oracle.Ends:
    return {frozenset(end.outcomes) for end in found.ends(regime)}


def arcs_of(case: Case, regime: Regime, *, free_members: bool) -> oracle.Arcs:
    if regime.kind == "self-help":
        return oracle.self_help(case)
    if regime.kind == "cooperative":
        return oracle.cooperative(case)
    return oracle.in_blocs(case, regime.blocs, free_members=free_members)


def has_blocs(case: Case) -> bool:
    return len(oracle.negotiators(case)) > 1


def wanted_partitions(case: Case) -> set[frozenset[frozenset[str]]]:
    """All partitions; the one into single parties where it can differ from self-help."""
    everybody = oracle.negotiators(case)
    found = oracle.partitions(everybody) if everybody else set()
    alone = any(len(row["consent"]) == 1 for row in case.get("joint_options", []))
    return found if alone else {blocs for blocs in found if len(blocs) < len(everybody)}


# Where regimes lead


@every_dispute
def test_every_regime_leads_where_the_definition_says(seed: int) -> None:
    case = some_case(seed, 24)
    free = bool(seed % 2) and has_blocs(case)
    found = comity.compare_regimes(dispute_of(case), free_members=free)
    listed = [frozenset(map(frozenset, regime.blocs)) for regime in found.partitions]
    assert len(listed) == len(set(listed))
    assert set(listed) == wanted_partitions(case)
    for regime in found.regimes:
        joins = arcs_of(case, regime, free_members=free)
        assert sets(found, regime) == oracle.ends(now_of(case), joins), regime.words


@every_dispute
def test_a_partition_that_is_named_leads_where_it_does_among_all(seed: int) -> None:
    case = some_case(seed, 24)
    rng = random.Random(seed)
    everybody = oracle.negotiators(case)
    boxes = [rng.randrange(max(1, len(everybody))) for _ in everybody]
    blocs = [[p for p, b in zip(everybody, boxes, strict=True) if b == k] for k in set(boxes)]
    free = any(len(bloc) > 1 for bloc in blocs) and rng.random() < 0.5
    found = comity.compare_regimes(dispute_of(case), blocs, free_members=free)
    (regime,) = found.partitions
    assert sorted(map(sorted, regime.blocs)) == sorted(map(sorted, blocs))
    joins = oracle.in_blocs(case, blocs, free_members=free)
    assert sets(found, regime) == oracle.ends(now_of(case), joins)


@every_dispute
def test_the_partition_into_single_parties_is_self_help_without_agreements_of_one(
    seed: int,
) -> None:
    case = some_case(seed, 24)
    if all(len(row["consent"]) > 1 for row in case.get("joint_options", [])):
        alone = [[party] for party in oracle.negotiators(case)]
        found = comity.compare_regimes(dispute_of(case), alone)
        assert found.partitions[0].key == found.self_help.key


# What everybody meets there


@every_dispute
def test_everybody_meets_the_worst_and_the_best_of_where_play_leads(seed: int) -> None:
    case = some_case(seed, 24)
    found = comity.compare_regimes(dispute_of(case))
    for regime in found.regimes:
        ends = list(found.ends(regime))
        for end in ends:
            assert_spans(case, set(end.outcomes), end.spans)
        assert_spans(case, {n for end in ends for n in end.outcomes}, found.spans(regime))


def assert_spans(case: Case, met: set[int], spans: Mapping[str, Span]) -> None:
    rank, now = oracles.ranks(case), now_of(case)
    assert list(spans) == list(rank)
    for party, span in spans.items():
        of = rank[party]
        ordered = sorted(set(of.values()), reverse=True)
        for place, value in ((span.worst, min), (span.best, max)):
            reached = value(of[n] for n in met)
            assert place.outcome == min(n for n in met if of[n] == reached)
            assert (place.place, place.places) == (ordered.index(reached) + 1, len(ordered))
            assert place.change == (reached > of[now]) - (reached < of[now])


@settings(max_examples=25)
@every_dispute
def test_a_rest_holds_under_what_the_definitions_say(seed: int) -> None:
    case = some_case(seed, 16)
    equilibria, stuck = oracles.equilibria(case), oracles.held_no_moves(case)
    found = comity.compare_regimes(dispute_of(case))
    for regime in found.regimes:
        for end in found.ends(regime):
            (rest, *others) = end.outcomes
            held = {c for c, them in equilibria.items() if them is not None and rest in them}
            assert end.stuck == (not others and rest in stuck)
            assert set(end.holds) == (set() if others or end.stuck else held)


@given(st.lists(st.integers(0, 3), min_size=4, max_size=4))
def test_spans_are_compared_whatever_is_met(places: list[int]) -> None:
    def span(one: int, other: int) -> Span:
        ends = sorted((one, other), reverse=True)
        return Span(*(OwnPlace(1, end, 4, 0) for end in ends))

    here, there = places[:2], places[2:]
    signs = frozenset((b > a) - (b < a) for a in here for b in there)
    names = {
        frozenset({1}): "better",
        frozenset({0, 1}): "no worse",
        frozenset({0}): "same",
        frozenset({-1, 0}): "no better",
        frozenset({-1}): "worse",
    }
    wanted = names.get(signs, "open")
    assert span(*here).against(span(*there)) == wanted


# What must be so


@every_dispute
def test_self_help_rests_where_nobody_has_an_improvement(seed: int) -> None:
    case = some_case(seed, 24)
    found = comity.compare_regimes(dispute_of(case))
    nash = oracles.equilibria(case)["nash"]
    assert nash is not None
    assert {n for end in sets(found, found.self_help) if len(end) == 1 for n in end} <= nash


@every_dispute
def test_cooperation_comes_to_rest_and_leaves_nobody_less_secure(seed: int) -> None:
    case = some_case(seed, 24)
    found = comity.compare_regimes(dispute_of(case))
    ends = sets(found, found.cooperative)
    assert all(len(end) == 1 for end in ends)
    reached = {n for end in ends for n in end}
    assert reached <= settlement_gains.indivisible(case, now_of(case)) | {now_of(case)}
    assert now_of(case) not in reached or reached == {now_of(case)}


@given(disputes(limit=24, same=False, forbidden=False))
def test_cooperation_rests_where_nothing_within_reach_is_better_for_all(drawn: Case) -> None:
    case = with_status_quo(drawn)
    found = comity.compare_regimes(dispute_of(case))
    everybody = oracle.negotiators(case)
    within, rank = oracle.jumps(case, everybody), oracles.ranks(case)

    def better(s: int, t: int) -> bool:
        signs = [of[t] - of[s] for of in rank.values()]
        return min(signs) >= 0 and max(signs) > 0

    now = now_of(case)
    reached = {now} | {n for n in numbers_of(case) if (now, n) in within and better(now, n)}
    rests = {s for s in reached if not any((s, t) in within and better(s, t) for t in reached)}
    assert sets(found, found.cooperative) == {frozenset({n}) for n in rests}


@given(disputes(limit=24, same=False, forbidden=False, one_way=False))
def test_cooperation_that_can_take_all_back_ends_at_the_best_for_all(drawn: Case) -> None:
    case = with_status_quo(drawn)
    found = comity.compare_regimes(dispute_of(case))
    now, optimal = now_of(case), settlement_gains.pareto(case)
    gains = {now} if now in optimal else settlement_gains.win_win(case, now) & optimal
    assert sets(found, found.cooperative) == {frozenset({n}) for n in gains}


# Names and their order play no part


def answer(case: Case, names: Names | None = None) -> set[tuple[object, ...]]:
    found = comity.compare_regimes(dispute_of(case))
    place_of = places(case, names)
    party_of = names.parties if names else {p["id"]: p["id"] for p in case["parties"]}

    def where(ends: oracle.Ends) -> frozenset[frozenset[Place]]:
        return frozenset(frozenset(place_of[n] for n in end) for end in ends)

    def change(regime: Regime) -> frozenset[tuple[str, int, int]]:
        spans = found.spans(regime).items()
        return frozenset((party_of[p], it.worst.change, it.best.change) for p, it in spans)

    return {
        (
            regime.kind,
            frozenset(frozenset(party_of[p] for p in bloc) for bloc in regime.blocs),
            where(sets(found, regime)),
            change(regime),
        )
        for regime in found.regimes
    }


@given(
    st.one_of(disputes(limit=24, concerns=False, weights=False), graphs()),
    st.integers(0, 2**32 - 1),
)
def test_the_same_dispute_in_other_words_leads_to_the_same(drawn: Case, seed: int) -> None:
    case = with_status_quo(drawn)
    other, names = renamed(case, random.Random(seed))
    assert answer(case, names) == answer(other)


# Where play ends, on any digraph


def ends(count: int, arcs: Iterable[tuple[int, int]]) -> oracle.Ends:
    leads: dict[int, list[int]] = {node: [] for node in range(count)}
    for s, t in arcs:
        leads[s].append(t)
    asked: set[int] = set()

    def ahead(nodes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        listed = nodes.tolist()
        assert listed == sorted(set(listed))
        assert not asked & set(listed)
        asked.update(listed)
        pairs = [(s, t) for s in listed for t in leads[s]]
        origin, target = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        return origin, target

    rests, cycles = ends_of_play(0, count, ahead)
    assert all(cycle.size > 1 and (np.diff(cycle) > 0).all() for cycle in cycles)
    return {frozenset({rest}) for rest in rests.tolist()} | {frozenset(c.tolist()) for c in cycles}


@given(st.integers(1, 12), st.integers(0, 2**48))
def test_play_ends_in_closed_components(count: int, seed: int) -> None:
    rng = random.Random(seed)
    share = rng.choice((0.05, 0.1, 0.15, 0.3))
    every = [(s, t) for s in range(count) for t in range(count) if s != t]
    arcs = {pair for pair in every if rng.random() < share}
    assert ends(count, arcs) == oracle.ends(0, arcs)


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(10))
def test_many_disputes_lead_where_the_definitions_say(seed: int) -> None:
    for number in range(60):
        case = some_case(seed * 1000 + number, 32)
        free = bool(number % 2) and has_blocs(case)
        found = comity.compare_regimes(dispute_of(case), free_members=free)
        for regime in found.regimes:
            joins = arcs_of(case, regime, free_members=free)
            assert sets(found, regime) == oracle.ends(now_of(case), joins), regime.words
