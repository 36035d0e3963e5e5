"""Foresight is as the oracle has it, and every proof under it can be followed step by step."""

from hypothesis import example, given
from hypothesis import strategies as st

import comity
from comity.stability.proof import Improvement, Proof
from tests.laws.agreement import dispute_of
from tests.oracles.concepts import graph_of, movers, seq
from tests.oracles.foresight import Foresight
from tests.strategies import Case, disputes, graphs

HORIZONS = st.integers(1, 6)
TO_AND_FRO: Case = {
    "comity": 1,
    "id": "to-and-fro",
    "title": "Each moves to what it prefers, and the other moves back",
    "parties": [{"id": "ann", "name": "Ann"}, {"id": "bob", "name": "Bob"}],
    "graph": {"outcomes": ["a", "b"], "moves": {"ann": [["a", "b"]], "bob": [["b", "a"]]}},
    "preferences": {"ann": {"ranking": ["b", "a"]}, "bob": {"ranking": ["a", "b"]}},
}


def two_movers(*, ties: bool = True) -> st.SearchStrategy[Case]:
    """Disputes in which two parties have moves, and graphs too small for very many resolutions."""
    options = disputes(parties=2, limit=12, ties=ties, affected=False)
    arcs = graphs(parties=2, outcomes=5, ties=ties, affected=False)
    return st.one_of(options, arcs).filter(lambda case: len(movers(case)) == 2)


def found(case: Case, *concepts: str) -> list[dict[str, set[int]]]:
    analysis = comity.analyze(dispute_of(case), concepts)
    rows = [analysis.stability[concept] for concept in concepts]
    return [{party: set(stable) for party, stable in row.items()} for row in rows if row]


def names(case: Case, horizon: int) -> list[str]:
    """Every id of foresight, with and without ``possible``."""
    bases = [f"limited={horizon}", "nonmyopic", f"stackelberg={movers(case)[0]}"]
    return [base + also for base in bases for also in ("", ":possible")]


@given(two_movers(), HORIZONS)
def test_limited_moves_are_those_of_the_oracle(case: Case, horizon: int) -> None:
    oracle = Foresight(graph_of(case))
    for possible in (False, True):
        (stable,) = found(case, f"limited={horizon}" + ":possible" * possible)
        assert stable == {i: oracle.limited(i, horizon, possible=possible) for i in movers(case)}


@given(two_movers())
@example(TO_AND_FRO)
def test_nonmyopic_stability_is_that_of_the_oracle(case: Case) -> None:
    oracle = Foresight(graph_of(case))
    for possible in (False, True):
        (stable,) = found(case, "nonmyopic" + ":possible" * possible)
        assert stable == {i: oracle.nonmyopic(i, possible=possible) for i in movers(case)}


@given(two_movers(), st.integers(0, 1), st.booleans())
def test_stackelberg_is_that_of_the_oracle(case: Case, leads: int, possible: bool) -> None:
    oracle, leader = Foresight(graph_of(case)), movers(case)[leads]
    (stable,) = found(case, f"stackelberg={leader}" + ":possible" * possible)
    assert stable == {i: oracle.stackelberg(i, leader, possible=possible) for i in movers(case)}


@given(two_movers())
def test_one_move_ahead_is_nash_and_two_imply_seq(case: Case) -> None:
    one, maybe, nash, two = found(case, "limited=1", "limited=1:possible", "nash", "limited=2")
    graph = graph_of(case)
    assert one == maybe == nash
    assert all(two[i] <= seq(graph, i) for i in graph.parties)


@given(two_movers(), HORIZONS)
def test_who_surely_stays_may_stay(case: Case, horizon: int) -> None:
    for surely, maybe in zip(*[iter(names(case, horizon))] * 2, strict=True):
        stays, may_stay = found(case, surely, maybe)
        assert all(stays[i] <= may_stay[i] for i in stays)


@given(two_movers(ties=False), HORIZONS)
def test_without_ties_both_readings_are_the_same(case: Case, horizon: int) -> None:
    graph = graph_of(case)
    if any(len(set(graph.rank[i].values())) < len(graph.numbers) for i in graph.parties):
        return  # members of a class still tie
    for surely, maybe in zip(*[iter(names(case, horizon))] * 2, strict=True):
        stays, may_stay = found(case, surely, maybe)
        assert stays == may_stay


@given(two_movers(), HORIZONS, st.data())
def test_proofs_can_be_followed(case: Case, horizon: int, data: st.DataObject) -> None:
    checker = Checker(case)
    dispute = dispute_of(case)
    concept = data.draw(st.sampled_from(names(case, horizon)))
    analysis = comity.analyze(dispute, [concept])
    for party in movers(case):
        stable = (analysis.stability[concept] or {})[party]
        for number in (outcome.number for outcome in analysis.outcomes):
            proof = comity.explain(dispute, party, number, concept)
            assert proof.stable == (number in stable)
            checker.check(proof)


class Checker:
    """Follows the lines of play of proofs by the oracle's anticipations."""

    def __init__(self, case: Case) -> None:
        self.graph = graph_of(case)
        self.oracle = Foresight(self.graph)

    def check(self, proof: Proof) -> None:
        i, s = proof.party, proof.outcome
        assert proof.stable == all(it.reply is not None for it in proof.improvements)
        assert proof.can_move == bool(self.graph.moves[i][s])
        listed = [it.to for it in proof.improvements]
        if proof.concept.startswith("stackelberg") and f"={i}" not in proof.concept:  # follows
            assert listed == sorted(self.graph.improvements[i][s])
            assert all(it.foreseen is None and it.reply is None for it in proof.improvements)
            return
        assert listed == sorted(self.graph.moves[i][s])
        for it in proof.improvements:
            self._check_line(proof, it)
        if proof.concept.startswith("nonmyopic") and listed:
            self._check_horizon(proof, it.foreseen.ahead if it.foreseen else 0)

    def _check_line(self, proof: Proof, it: Improvement) -> None:
        i, ahead = proof.party, it.foreseen
        assert ahead is not None
        (j,) = self.graph.others(i)
        ends = self.oracle.ends(j, it.to, ahead.ahead - 1)
        here, mover, left = it.to, j, ahead.ahead - 1
        end = ahead.line[-1].to if ahead.line else it.to
        for step in ahead.line:
            assert step.mover == mover
            assert step.to in self.graph.moves[mover][here]
            assert end in self.oracle.ends(mover, here, left)
            here, mover, left = step.to, i if mover == j else j, left - 1
        assert here in self.oracle.ends(mover, here, left), "play ends there"
        assert left >= 0
        assert ahead.unsure == (len(ends) > 1)
        rank = self.graph.rank[i]
        worst_or_best = min if ":possible" in proof.concept else max
        assert rank[end] == worst_or_best(rank[it] for it in ends)
        assert (it.reply is None) == (rank[end] > rank[proof.outcome])
        assert it.reply is None or (it.reply == ahead.line and it.ends_at == end)

    def _check_horizon(self, proof: Proof, horizon: int) -> None:
        """A stable outcome is so from the horizon on, the others not at it."""
        possible = ":possible" in proof.concept
        for h in range(horizon, horizon + 6 if proof.stable else horizon + 1):
            stays = proof.outcome in self.oracle.limited(proof.party, h, possible=possible)
            assert stays == proof.stable
        if proof.stable and horizon > 1:
            before = self.oracle.limited(proof.party, horizon - 1, possible=possible)
            assert proof.outcome not in before
