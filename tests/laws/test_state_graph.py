"""A state graph shows the moves, improvements and marks of the definitions, and no others."""

import random
from math import dist, inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import comity
from comity.errors import ComityError
from comity.report.pictures import nearby
from comity.report.pictures.bending import BESIDE, STEP
from comity.report.pictures.graph import Arc, StateGraph, state_graph
from comity.report.pictures.graph_sizes import edge
from comity.report.reading import Audience, Provenance, Reading
from comity.stability.methods import NAMES
from comity.studies import Study
from tests import oracles
from tests.laws.agreement import dispute_of
from tests.strategies import Case, disputes, graphs, random_case


def study_of(case: Case) -> Study:
    dispute = dispute_of(case)
    analysis = comity.analyze(dispute)
    try:
        settlement = comity.settle(dispute)
    except ComityError:  # nothing to compare with
        settlement = None
    return Study(dispute, analysis, settlement)


def drawn(study: Study, audience: Audience = "mediator") -> StateGraph | None:
    return state_graph(Reading(study, audience, Provenance()))


def told(graph: StateGraph, study: Study) -> dict[tuple[str, int, int], bool | None]:
    """Take arcs apart into moves: (mover, from, to) -> better."""
    found: dict[tuple[str, int, int], bool | None] = {}
    for it in graph.arcs:
        mover = study.dispute.movers[it.mover]
        ends = [(it.origin, it.target, it.better)]
        ends += [(it.target, it.origin, it.better_back)] if it.back else []
        for origin, target, better in ends:
            assert (mover, origin, target) not in found
            found[mover, origin, target] = better
    return found


def literal(case: Case) -> dict[tuple[str, int, int], bool]:
    ranks = oracles.ranks(case)
    return {
        (party, a, b): ranks[party][b] > ranks[party][a]
        for party, pairs in oracles.arcs(case).items()
        for a, b in pairs
    }


@settings(max_examples=60)
@given(st.one_of(disputes(limit=32, parties=4), graphs()))
def test_arcs_are_the_moves_of_the_definitions(case: Case) -> None:
    study, moves = study_of(case), literal(case)
    graph = drawn(study)
    if graph is None:
        assert not moves
        return
    assert told(graph, study) == moves
    for arc in graph.arcs:
        assert not arc.back or arc.origin < arc.target
    open_to_all = drawn(study, "public")
    assert open_to_all is not None
    assert set(told(open_to_all, study)) == set(moves)
    assert set(told(open_to_all, study).values()) == {None}


@settings(max_examples=60)
@given(st.one_of(disputes(limit=24, parties=3), graphs()))
def test_outcomes_are_marked_by_the_definitions(case: Case) -> None:
    study = study_of(case)
    graph = drawn(study)
    if graph is None:
        return
    equilibria, stuck = oracles.equilibria(case), oracles.held_no_moves(case)
    assert [it.number for it in graph.nodes] == [it.number for it in oracles.outcomes(case)]
    indivisible = set(study.settlement.indivisible) if study.settlement else set()
    now = oracles.status_quo(case)
    for node in graph.nodes:
        names = [NAMES[c] for c, numbers in equilibria.items() if node.number in (numbers or ())]
        assert list(node.holds) == names
        assert node.stuck == (node.number in stuck)
        assert node.now == (node.number == now)
        assert not node.proposed
        assert node.indivisible == (node.number in indivisible and not node.now)
        assert node.beyond == 0


@settings(max_examples=60)
@given(st.one_of(disputes(limit=32, parties=4), graphs()), st.integers(1, 9), st.integers(1, 20))
def test_of_a_part_all_moves_inside_are_shown_and_all_others_counted(
    case: Case, outcomes: int, arcs: int
) -> None:
    study, moves = study_of(case), literal(case)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nearby, "OUTCOMES", outcomes)
        patch.setattr("comity.report.pictures.graph.ARCS", arcs)
        patch.setattr(nearby, "MOVES_AT_ONCE", 4)
        graph = drawn(study)
    if graph is None:
        return
    shown = {it.number for it in graph.nodes}
    assert len(shown) <= outcomes
    assert len(graph.arcs) <= arcs
    assert study.analysis.status_quo is None or study.analysis.status_quo in shown
    inside = {it: better for it, better in moves.items() if {it[1], it[2]} <= shown}
    assert told(graph, study) == inside
    for node in graph.nodes:
        outwards = [it for it in moves if it[1] == node.number and it[2] not in shown]
        assert node.beyond == len(outwards)


def test_the_nearest_by_moves_are_shown_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearby, "OUTCOMES", 12)
    monkeypatch.setattr(nearby, "MARKED", 0)
    rng = random.Random(7)
    tried = 0
    while tried < 10:
        case = random_case(rng, limit=64)
        study = study_of(case)
        now = study.analysis.status_quo
        graph = drawn(study)
        if now is None or graph is None or study.analysis.space.count < 20:
            continue
        tried += 1
        far = {now: 0}
        ring = {now}
        while ring:
            ring = {b for _, a, b in literal(case) if a in ring} - set(far)
            far |= dict.fromkeys(ring, max(far.values()) + 1)
        never = len(far)
        within = max(far.get(it.number, never) for it in graph.nodes)
        missed = [n for n, steps in far.items() if steps < within and n not in told_numbers(graph)]
        assert not missed


def away(graph: StateGraph, arc: Arc, bend: float) -> float:
    """Return by how much an arc, bent so, keeps out of the radius of every outcome passed."""
    nodes = {it.number: it for it in graph.nodes}
    begin, end = nodes[arc.origin], nodes[arc.target]
    (x, y), (x2, y2) = begin.at, end.at
    length = dist(begin.at, end.at)
    pulled = (x + x2) / 2 - bend * (y2 - y) / length, (y + y2) / 2 + bend * (x2 - x) / length
    first, last = (
        [a + (b - a) * edge(it) / dist(it.at, pulled) for a, b in zip(it.at, pulled, strict=True)]
        for it in (begin, end)
    )
    curve = [
        [
            (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t**2 * c
            for a, b, c in zip(first, pulled, last, strict=True)
        ]
        for t in (k / 20 for k in range(21))
    ]
    others = [it for it in graph.nodes if it not in (begin, end)]
    return min((dist(p, it.at) - edge(it) for p in curve for it in others), default=inf)


@settings(max_examples=30)
@given(st.one_of(disputes(limit=24, parties=3), graphs(outcomes=12)))
def test_no_arc_passes_an_outcome_within_its_radius_where_a_bend_allows_it(case: Case) -> None:
    graph = drawn(study_of(case))
    if graph is None:
        return
    nodes = {it.number: it for it in graph.nodes}
    for arc in graph.arcs:
        beside = [
            it.bend if it.origin == arc.origin else -it.bend
            for it in graph.arcs
            if it is not arc and {it.origin, it.target} == {arc.origin, arc.target}
        ]
        assert all(abs(it - arc.bend) >= BESIDE for it in beside)
        if away(graph, arc, arc.bend) < -0.01:
            length = dist(nodes[arc.origin].at, nodes[arc.target].at)
            tried = (STEP * k for k in range(-int(length // STEP), int(length // STEP) + 1))
            free = [b for b in tried if all(abs(b - it) >= BESIDE for it in beside)]
            assert max((away(graph, arc, it) for it in free), default=-1) < 0.01


def test_of_many_outcomes_no_arc_passes_one_within_its_radius() -> None:
    graph = drawn(study_of(random_case(random.Random(5), limit=64)))
    assert graph is not None
    assert any(it.bend for it in graph.arcs)
    assert min(away(graph, it, it.bend) for it in graph.arcs) > 0
    assert min(away(graph, it, 0) for it in graph.arcs) < 0


def told_numbers(graph: StateGraph) -> set[int]:
    return {it.number for it in graph.nodes}
