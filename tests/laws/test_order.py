"""Sequential stability of higher order is as the oracle has it, and closes in from both sides."""

from hypothesis import example, given
from hypothesis import strategies as st

import comity
from tests.laws.agreement import dispute_of, found_stable
from tests.oracles.concepts import graph_of, legal_ends
from tests.oracles.order import order
from tests.strategies import Case, disputes, graphs

CASES = st.one_of(disputes(limit=24), graphs(parties=3, outcomes=6))
ROUND: Case = {
    "comity": 1,
    "id": "round",
    "title": "Ann goes from s to t, Bob on to u, Ann back",
    "parties": [{"id": "ann", "name": "Ann"}, {"id": "bob", "name": "Bob"}],
    "graph": {
        "outcomes": ["s", "t", "u"],
        "moves": {"ann": [["s", "t"], ["u", "s"]], "bob": [["t", "u"]]},
    },
    "preferences": {"ann": {"ranking": ["t", "s", "u"]}, "bob": {"ranking": ["u", "t", "s"]}},
}


@given(CASES, st.integers(1, 4))
@example(ROUND, 2)
def test_orders_are_those_of_the_oracle(case: Case, k: int) -> None:
    graph = graph_of(case)
    found = found_stable(comity.analyze(dispute_of(case), [f"seq:order={k}"]))
    assert found == {f"seq:order={k}": {i: order(graph, i, k) for i in graph.parties}}


@given(CASES, st.integers(1, 3))
@example(ROUND, 2)
def test_proofs_step_out_of_nothing_that_is_stable_of_the_order_before(case: Case, k: int) -> None:
    graph, dispute = graph_of(case), dispute_of(case)
    stays = {j: order(graph, j, k - 1) if k > 1 else set() for j in graph.parties}
    steps = {
        j: {s: set() if s in stays[j] else graph.improvements[j][s] for s in graph.numbers}
        for j in graph.parties
    }
    for i in graph.parties:
        for s in graph.numbers:
            proof = comity.explain(dispute, i, s, f"seq:order={k}")
            assert proof.stable == (s in order(graph, i, k))
            for it in proof.improvements:
                ends = legal_ends(steps, graph.others(i), it.to)
                deterring = {u for u in ends if not graph.prefers(i, u, s)}
                assert (it.reply is None) == (not deterring)
                here = it.to
                for step in it.reply or ():
                    assert step.to in steps[step.mover][here]
                    here = step.to
                assert it.ends_at is None or it.ends_at in deterring


@given(CASES)
def test_sequential_stability_of_orders_closes_in_from_both_sides(case: Case) -> None:
    orders = [f"seq:order={k}" for k in range(1, 6)]
    analysis = comity.analyze(dispute_of(case), ["nash", "seq", *orders])
    sets = {concept: rows for concept, rows in analysis.stable.items() if rows is not None}
    assert (sets[orders[0]] == sets["seq"]).all()
    for lower, upper in zip(orders[1::2], orders[0::2], strict=False):
        assert (sets["nash"] <= sets[lower]).all()
        assert (sets[lower] <= sets[upper]).all()
    assert (sets[orders[1]] <= sets[orders[3]]).all()
    assert (sets[orders[2]] <= sets[orders[0]]).all()
