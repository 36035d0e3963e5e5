"""Every proof under a variant is a proof: checked step by step against the oracle."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import comity
from comity.stability.proof import Doubt, Improvement, Proof
from tests.laws.agreement import dispute_of
from tests.laws.judges import SIMPLE, judge_of
from tests.oracles.concepts import graph_of, legal_ends
from tests.oracles.variants import Judge, deterring, steps_of
from tests.oracles.variants_likely import chances
from tests.oracles.variants_unknown import signs
from tests.strategies import Case, disputes, enriched, graphs

VARIANTS = (
    *(f"unknown={x}" for x in "abcd"),
    *(f"strong=2:unknown={x}" for x in "bd"),
    "strong=2:unknown=d:sure",
    *("strong=1", "strong=2", "likely=0.7/0.5/0.25", "fuzzy", "relational"),
)
ANY = st.one_of(disputes(limit=10, parties=3), graphs(outcomes=5))
RICH = enriched(ANY, "strength", "unknown", "likely", "fuzzy", "attitudes")


class Checker:
    """The oracle's view of one case under one concept, and what it says about proofs."""

    def __init__(self, case: Case, concept: str) -> None:
        self.graph, self.base = graph_of(case), concept.split(":", maxsplit=1)[0]
        self.judge: Judge = judge_of(case, concept)
        self.steps = steps_of(self.graph, self.judge, self.base)
        self.doubt = _doubts(case, concept)

    def check(self, proof: Proof) -> None:
        """Fail unless everything in the proof is so."""
        i, s = proof.party, proof.outcome
        moves = self.graph.moves[i][s]
        listed = [it.to for it in proof.improvements]
        assert listed == sorted(t for t in moves if self.judge.leaves(i, s, t))
        assert proof.can_move == bool(moves)
        assert proof.stable == all(it.reply is not None for it in proof.improvements)
        for it in proof.improvements:
            assert not it.beside
            assert it.doubt == self.doubt(i, s, it.to)
            assert it.end_doubt == (self.doubt(i, s, it.ends_at) if it.reply else None)
            self._check_reply(proof, it)

    def _check_reply(self, proof: Proof, it: Improvement) -> None:
        others = self.graph.others(proof.party)
        if it.reply is None:
            assert it.ends_at is None
            ends = legal_ends(self.steps, others, it.to) if self.base != "nash" else ()
            assert not any(self._deters(proof, u) for u in ends)
            return
        assert self.base != "nash"
        here, last = it.to, None
        for step in it.reply:
            assert step.mover in others
            assert step.mover != last, "nobody moves twice in a row"
            assert step.to in self.steps[step.mover][here]
            credible = self.base in ("seq", "sseq")
            assert step.doubt == (self.doubt(step.mover, here, step.to) if credible else None)
            here, last = step.to, step.mover
        assert here == it.ends_at != it.to
        assert self._deters(proof, here)
        assert len(it.reply) == self._shortest(proof, it.to)

    def _deters(self, proof: Proof, end: int) -> bool:
        return deterring(self.graph, self.judge, self.base, proof.party, proof.outcome, end)

    def _shortest(self, proof: Proof, start: int) -> int:
        """Give the fewest moves of a reply that deters; a reply does not end where it began."""
        others = self.graph.others(proof.party)
        layer = {(t, j) for j in others for t in self.steps[j][start]}
        length = 1
        while not any(at != start and self._deters(proof, at) for at, _ in layer):
            layer = {
                (t, j) for at, last in layer for j in others if j != last for t in self.steps[j][at]
            }
            length += 1
        return length


def _doubts(case: Case, concept: str) -> Callable[[str, int, int | None], Doubt]:
    """Give what leaves open whether a party prefers the second outcome to the first."""
    parties = graph_of(case).parties
    if "unknown" in concept:
        sign = {i: signs(case, i) for i in parties}
        return lambda i, s, t: "unknown" if t and sign[i][s, t] == "U" else None
    if "likely" in concept:
        chance = {i: chances(case, i) for i in parties}
        return lambda i, s, t: chance[i][t, s] if t and 0 < chance[i][t, s] < 1 else None
    return lambda i, s, t: None  # noqa: ARG005


def assert_proofs(case: Case, concept: str) -> None:
    dispute = dispute_of(case)
    analysis = comity.analyze(dispute, [concept])
    checker = Checker(case, concept)
    (rows,) = analysis.stability.values()  # the id may be written in a shorter way
    for party, stable in (rows or {}).items():
        for outcome in analysis.outcomes:
            proof = comity.explain(dispute, party, outcome.number, concept)
            assert proof.stable == (outcome.number in stable)
            checker.check(proof)


@pytest.mark.parametrize("variant", VARIANTS)
@settings(max_examples=12)
@given(case=RICH)
def test_every_proof_under_a_variant_is_right(variant: str, case: Case) -> None:
    for base in SIMPLE:
        if base != "nash" or "strong" not in variant:
            assert_proofs(case, f"{base}:{variant}")
