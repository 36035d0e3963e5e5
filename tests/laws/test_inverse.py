"""Inverse analysis says what going through rankings and sequences one by one says."""

import random
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import comity
from comity.mediation.inverse import clauses, selection, share, ways
from comity.mediation.inverse.analysis import inverse
from comity.mediation.inverse.result import Clause, Inverse
from comity.stability.concept import SIMPLE
from tests.laws.agreement import dispute_of
from tests.oracles import inverse as oracle
from tests.oracles.concepts import Graph, graph_of
from tests.oracles.inverse import Compared
from tests.strategies import Case, disputes, graphs
from tests.strategies.graphs import meshed

SMALL = st.one_of(graphs(parties=3, outcomes=4), disputes(parties=3, limit=8))
CONCEPT = st.sampled_from(SIMPLE)
PICK = st.integers(0, 63)


def asked(case: Case, concept: str, outcome: int, free: int) -> tuple[Inverse, Graph]:
    """Ask about one outcome; the bits of `free` say who is."""
    graph = graph_of(case)
    number = graph.numbers[outcome % len(graph.numbers)]
    parties = [party for k, party in enumerate(graph.parties) if free >> k & 1]
    return inverse(dispute_of(case), number, concept, parties), graph


def sets_of(found: Inverse, clause: Clause) -> oracle.Sets:
    return {frozenset(compared(found, it) for it in way) for way in clause.alternatives}


def compared(found: Inverse, position: int) -> Compared:
    return Compared(*found.comparisons[position][:4])


def told(found: Inverse, positions: tuple[int, ...]) -> list[Compared]:
    return [compared(found, it) for it in positions]


def by_oracle(found: Inverse, graph: Graph) -> list[oracle.Sets]:
    s = found.outcome
    return [
        oracle.alternatives(graph, found.concept, s, found.free, it.party, it.to)
        for it in found.clauses
    ]


def true_sets(found: Inverse, clause: Clause, rank: Mapping[str, oracle.Rank]) -> bool:
    sets = sets_of(found, clause)
    return any(all(oracle.true_in(it, rank) for it in way) for way in sets)


@given(SMALL, CONCEPT, PICK, PICK)
def test_alternatives_are_all_minimal_sets(case: Case, concept: str, s: int, free: int) -> None:
    found, graph = asked(case, concept, s, free)
    away = [(i, t) for i in graph.parties for t in sorted(graph.moves[i][found.outcome])]
    assert [(it.party, it.to) for it in found.clauses] == away
    for clause, sets in zip(found.clauses, by_oracle(found, graph), strict=True):
        listed = sets_of(found, clause)
        assert len(listed) == len(clause.alternatives)
        assert listed == sets if clause.complete else listed < sets
        assert clause.holds == any(
            all(oracle.true_in(it, graph.rank) for it in way) for way in sets
        )
    assert found.holds == oracle.holds_at(graph, concept, found.outcome)
    assert all(
        it.holds == oracle.true_in(Compared(*it[:4]), graph.rank) for it in found.comparisons
    )


def check_alternatives(case: Case, concept: str, s: int, free: int) -> None:
    found, graph = asked(case, concept, s, free)
    for clause, sets in zip(found.clauses, by_oracle(found, graph), strict=True):
        assert clause.complete
        assert sets_of(found, clause) == sets
        assert [len(way) for way in clause.alternatives] == sorted(map(len, sets))


@pytest.mark.parametrize("size", [(3, 4, 9), (4, 6, 5)])
def test_the_same_where_replies_are_many_or_long(size: tuple[int, int, int]) -> None:
    rng = random.Random(1)
    for _ in range(15):
        case = meshed(rng, *size)
        for concept in ("seq", "sseq"):
            check_alternatives(case, concept, rng.randrange(8), rng.choice((0b1111, 0b1011, 0b110)))


@given(SMALL, st.sampled_from(["seq", "sseq"]), PICK, PICK, st.integers(0, 8), st.integers(1, 4))
def test_what_is_said_stays_right_where_lists_are_cut_short(
    case: Case, concept: str, s: int, free: int, work: int, most: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ways, "WORK", work)
        patch.setattr(ways, "LEAST", work)
        patch.setattr(clauses, "WAYS", most)
        patch.setattr(share, "MOST", 0)
        found, graph = asked(case, concept, s, free)
    whole = inverse(found.dispute, found.outcome, concept, found.free)
    assert found.holds == oracle.holds_at(graph, concept, found.outcome)
    for clause, sets in zip(found.clauses, by_oracle(found, graph), strict=True):
        listed = sets_of(found, clause)
        assert listed == sets if clause.complete else listed <= sets
        assert clause.holds == true_sets(found, clause, graph.rank)
    assert set(told(found, found.necessary)) <= set(told(whole, whole.necessary))
    assert not found.necessary_complete or len(found.necessary) == len(whole.necessary)
    assert whole.impossible or not found.impossible
    assert found.share.exact in (None, whole.share.exact)
    if found.smallest is None:
        return
    assert whole.smallest is not None
    best = whole.smallest.to_change
    assert found.smallest.at_least <= best <= found.smallest.to_change
    assert not found.holds or found.smallest.to_change == 0
    if found.smallest.proved:
        assert found.smallest.at_least == best
        assert len(found.smallest.comparisons) == len(whole.smallest.comparisons)


@given(graphs(parties=3, outcomes=5), CONCEPT, PICK, PICK)
def test_the_share_is_counted_by_rankings(case: Case, concept: str, s: int, free: int) -> None:
    found, graph = asked(case, concept, s, free)
    assume(found.share.rankings is not None and found.share.rankings <= 600)
    every = oracle.strict_rankings(graph.numbers)
    ranks = list(oracle.profiles(found.free, every))
    counted = sum(
        oracle.holds_at(oracle.with_ranks(graph, it), concept, found.outcome) for it in ranks
    )
    assert found.share.exact == Fraction(counted, len(ranks))
    assert (found.share.count, found.share.rankings) == (counted, len(ranks))


def check_smallest(case: Case, concept: str, s: int, free: int) -> bool:
    """Compare with all sets of comparisons; return False where there are too many of them."""
    found, graph = asked(case, concept, s, free)
    try:
        least = oracle.least_sets(by_oracle(found, graph), graph.rank, 9)
    except ValueError:
        return False
    if found.smallest is None:
        assert (least, found.impossible) == (None, True)
        return True
    chosen = told(found, found.smallest.comparisons)
    assert oracle.possible(chosen)
    assert oracle.enough([sets_of(found, it) for it in found.clauses], chosen)
    assert (found.smallest.to_change, len(chosen)) == least
    assert found.smallest.proved
    assert found.smallest.at_least == found.smallest.to_change
    assert sum(not oracle.true_in(it, graph.rank) for it in chosen) == found.smallest.to_change
    return True


@given(SMALL, CONCEPT, PICK, PICK)
def test_the_smallest_set_is_smallest(case: Case, concept: str, s: int, free: int) -> None:
    assume(check_smallest(case, concept, s, free))


@pytest.mark.parametrize("tries", [selection.TRIES, -1000])
@pytest.mark.parametrize("size", [(2, 2, 2), (2, 3, 4), (2, 4, 5), (3, 3, 4)])
def test_the_same_where_comparisons_follow_from_others(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int, int], tries: int
) -> None:
    monkeypatch.setattr(selection, "TRIES", tries)  # none are made: the solver is asked
    rng = random.Random(2)
    every = [(meshed(rng, *size), rng.choice(("seq", "sseq"))) for _ in range(20)]
    assert sum(check_smallest(*it, 0, 0b111) for it in every) >= 6


def check_necessary(case: Case, concept: str, s: int, free: int, most: int) -> None:
    """Compare with all rankings of the free parties, ties allowed."""
    found, graph = asked(case, concept, s, free)
    every = oracle.rankings(graph.numbers)
    assume(found.comparisons and len(every) ** len(found.free) <= most)
    chosen = [] if found.smallest is None else list(found.smallest.comparisons)
    always = set(range(len(found.comparisons)))
    some = False
    for rank in oracle.profiles(found.free, every):
        holds = oracle.holds_at(oracle.with_ranks(graph, rank), concept, found.outcome)
        so = {k for k in always | set(chosen) if oracle.true_in(compared(found, k), rank)}
        if holds:
            some, always = True, always & so
        assert holds or not found.smallest or not so.issuperset(chosen)
    assert found.impossible == (not some)
    assert not some or set(found.necessary) <= always
    assert not some or not found.necessary_complete or set(found.necessary) == always
    assert found.necessary_complete or not all(it.complete for it in found.clauses)


@given(graphs(parties=3, outcomes=4), CONCEPT, PICK, PICK)
def test_what_is_necessary_is_true_whenever_the_outcome_holds(
    case: Case, concept: str, s: int, free: int
) -> None:
    check_necessary(case, concept, s, free, 169)


@pytest.mark.heavy
@given(graphs(parties=4, outcomes=4), CONCEPT, PICK, PICK)
def test_the_same_with_several_free_parties(case: Case, concept: str, s: int, free: int) -> None:
    check_necessary(case, concept, s, free, 6000)


@given(st.one_of(disputes(limit=48), graphs()), CONCEPT, PICK, PICK)
def test_clauses_tell_of_other_preferences_what_the_engine_does(
    case: Case, concept: str, s: int, free: int
) -> None:
    found, _ = asked(case, concept, s, free)
    dispute = found.dispute
    turned = [*found.free[1:], *found.free[:1]]
    wants = {party: dispute.preferences[it] for party, it in zip(found.free, turned, strict=True)}
    other = replace(dispute, preferences={**dispute.preferences, **wants})
    again = inverse(other, found.outcome, concept, found.free)
    for it in (found, again):
        assert it.holds == (
            it.outcome in (comity.analyze(it.dispute, [concept]).equilibria[concept] or ())
        )
    assert [c[:4] for c in found.comparisons] == [c[:4] for c in again.comparisons] or not all(
        clause.complete for clause in (*found.clauses, *again.clauses)
    )
    for clause, then in zip(found.clauses, again.clauses, strict=True):
        so = any(all(again.comparisons[k].holds for k in way) for way in then.alternatives)
        assert then.holds == so
        if clause.complete:
            assert clause.alternatives == then.alternatives or not then.complete
