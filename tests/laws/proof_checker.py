"""Checks proofs against the oracle's moves and ranks; it knows nothing of how they were found."""

from collections.abc import Sequence

from comity.stability.proof import Improvement, Proof, Step
from tests.oracles.concepts import Steps, graph_of, legal_ends, seq
from tests.oracles.space import feasible
from tests.strategies import Case

AT_ONCE = ("sim", "sim_fh")
CREDIBLE = ("seq", "sseq")
WITHOUT_ESCAPE = ("smr", "sseq")


class Checker:
    """The oracle's view of one case, and what it says about proofs."""

    def __init__(self, case: Case) -> None:
        self.graph = graph_of(case)
        self.at = {} if "graph" in case else feasible(case)
        self.seq_stable = {j: seq(self.graph, j) for j in self.graph.parties}

    def check(self, proof: Proof) -> None:
        """Fail unless everything in the proof is so."""
        i, s = proof.party, proof.outcome
        listed = [it.to for it in proof.improvements]
        assert listed == sorted(self.graph.improvements[i][s])
        assert proof.can_move == bool(self.graph.moves[i][s])
        assert proof.stable == all(it.reply is not None for it in proof.improvements)
        for it in proof.improvements:
            assert (it.reply is None) == (it.ends_at is None)
            if it.reply is None:
                assert not self._answers(proof, it.to)
            else:
                self._check_reply(proof, it, it.reply)

    def _check_reply(self, proof: Proof, it: Improvement, reply: Sequence[Step]) -> None:
        assert proof.concept != "nash"
        assert reply
        assert proof.party not in {step.mover for step in reply}
        if proof.concept in AT_ONCE:
            self._check_at_once(proof, it, reply)
        else:
            self._check_sequence(proof, it, reply)
        assert it.ends_at is not None
        assert self._deters(proof, it.ends_at)

    def _check_sequence(self, proof: Proof, it: Improvement, reply: Sequence[Step]) -> None:
        steps = self._steps(proof.concept)
        here, last = it.to, None
        for step in reply:
            assert step.mover != last, "nobody moves twice in a row"
            assert step.to in steps[step.mover][here]
            here, last = step.to, step.mover
        assert here == it.ends_at
        assert len(reply) == self._shortest(proof, it.to)

    def _check_at_once(self, proof: Proof, it: Improvement, reply: Sequence[Step]) -> None:
        s = proof.outcome
        movers = [step.mover for step in reply]
        assert len(set(movers)) == len(movers)
        for step in reply:
            assert step.to in self.graph.improvements[step.mover][s]
            assert proof.concept == "sim" or s not in self.seq_stable[step.mover]
        combined = dict(self.at[s])
        for target in (it.to, *(step.to for step in reply)):
            changed = {o: level for o, level in self.at[target].items() if level != self.at[s][o]}
            combined |= changed
        assert self.at[it.ends_at or 0] == combined

    def _steps(self, concept: str) -> Steps:
        return self.graph.improvements if concept in CREDIBLE else self.graph.moves

    def _deters(self, proof: Proof, end: int) -> bool:
        """Say whether an end leaves the party no better off, and where asked, without escape."""
        i, s = proof.party, proof.outcome
        if self.graph.prefers(i, end, s):
            return False
        escapes = [v for v in self.graph.moves[i][end] if self.graph.prefers(i, v, s)]
        return not (proof.concept in WITHOUT_ESCAPE and escapes)

    def _answers(self, proof: Proof, start: int) -> set[int]:
        """Give the ends of all replies in sequence that deter (none for moves made at once)."""
        if proof.concept in ("nash", *AT_ONCE):
            return set()
        steps, others = self._steps(proof.concept), self.graph.others(proof.party)
        return {u for u in legal_ends(steps, others, start) if self._deters(proof, u)}

    def _shortest(self, proof: Proof, start: int) -> int:
        """Give the fewest moves of a reply that deters."""
        steps, others = self._steps(proof.concept), self.graph.others(proof.party)
        layer = {(t, j) for j in others for t in steps[j][start]}
        length = 1
        while not any(self._deters(proof, at) for at, _ in layer):
            layer = {
                (t, j) for at, last in layer for j in others if j != last for t in steps[j][at]
            }
            length += 1
        return length
