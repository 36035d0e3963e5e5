"""Every proof about coalitions and blocs holds, step by step, by the oracle's moves and ranks."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

import comity
from comity.stability.concept import SIMPLE
from comity.stability.proof import Improvement, Proof, Step
from tests.laws.agreement import dispute_of
from tests.oracles.coalitions import (
    Actor,
    Coalition,
    Setting,
    coalitions,
    sequences,
)
from tests.oracles.concepts import movers
from tests.oracles.regimes import negotiators
from tests.strategies import Case, disputes, graphs
from tests.strategies.agreements import agreements

cases = st.one_of(disputes(parties=3, limit=8), graphs(parties=3, outcomes=5), agreements())
in_options = st.one_of(disputes(parties=3, limit=8, same=False), agreements())
Steps = dict[Actor, dict[int, set[int]]]


class Judge:
    """The oracle's view of one concept: who may leave, and which steps count in replies."""

    def __init__(self, case: Case, base: str, *, jump: bool, blocs: list[Coalition]) -> None:
        self.setting = Setting(case, jump)
        self.base, self.blocs = base, blocs
        self.family = blocs or coalitions(self.setting.everybody)

    def steps(self, group: Coalition) -> Steps:
        """Give the steps that others may take in a reply to a coalition."""
        setting, outside = self.setting, self.setting.outside(group)
        others = [it for it in self.blocs if it != group] if self.blocs else coalitions(outside)
        if self.base in ("seq", "sseq"):
            return {("together", it): setting.improving(it) for it in others}
        if self.blocs or setting.jump:
            return {("together", it): setting.reach(it) for it in others}
        return {it: dict(of) for it, of in setting.steps.items() if it[1] <= outside}

    def deters(self, group: Coalition, s: int, u: int) -> bool:
        """Say whether an end deters a coalition from leaving s."""
        gains, reach = self.setting.gains, self.setting.reach(group)
        if gains(group, u, s):
            return False
        return self.base not in ("smr", "sseq") or not any(gains(group, v, s) for v in reach[u])

    def answered(self, group: Coalition, s: int, t: int) -> bool:
        """Say whether some reply deters a coalition that gains by t."""
        if self.base == "nash":
            return False
        return any(self.deters(group, s, u) for u in sequences(self.steps(group), t))

    def check(self, proof: Proof) -> None:
        """Fail unless everything in the proof is so."""
        i, s = proof.party, proof.outcome
        met: dict[int, dict[Coalition, bool]] = {}
        for group in self.family:
            for t in self.setting.improving(group)[s] if i in group else ():
                met.setdefault(t, {})[group] = self.answered(group, s, t)
        wanted = set()
        for t, by_group in met.items():
            loose = {group for group, answered in by_group.items() if not answered}
            pool = loose or set(by_group)
            wanted |= {(t, g, not loose) for g in pool if not any(other < g for other in pool)}
        told = [(it.to, of(i, it), it.reply is not None) for it in proof.improvements]
        assert len(told) == len(set(told))
        assert set(told) == wanted
        assert [it.to for it in proof.improvements] == sorted(it.to for it in proof.improvements)
        assert proof.stable == all(answered for _, _, answered in wanted)
        for it in proof.improvements:
            if it.reply is not None:
                self._check_reply(of(i, it), s, it, it.reply)

    def _check_reply(
        self, group: Coalition, s: int, it: Improvement, reply: Iterable[Step]
    ) -> None:
        steps = self.steps(group)
        length = 0
        last: set[Actor | None] = {None}
        here = it.to
        for step in reply:
            actors = {
                actor
                for actor, moves in steps.items()
                if actor[1] == of(step.mover, step) and step.to in moves[here] and last - {actor}
            }
            assert actors, "nobody can take this step, or takes two in a row"
            here, last, length = step.to, set(actors), length + 1
        assert here == it.ends_at != it.to
        assert self.deters(group, s, here)
        assert length == self._shortest(steps, group, s, it.to)

    def _shortest(self, steps: Steps, group: Coalition, s: int, start: int) -> int:
        layer: set[tuple[int, Actor | None]] = {(start, None)}
        length = 0
        while not any(at != start and self.deters(group, s, at) for at, _ in layer):
            layer = {(t, a) for at, last in layer for a in steps if a != last for t in steps[a][at]}
            length += 1
        return length


def of(mover: str, it: Improvement | Step) -> Coalition:
    """Give who moves together."""
    return frozenset((mover, *it.beside))


def check(case: Case, concept: str, judge: Judge) -> None:
    dispute = dispute_of(case)
    analysis = comity.analyze(dispute, [concept])
    for party in movers(case):
        for number in judge.setting.numbers:
            proof = comity.explain(dispute, party, number, concept)
            judge.check(proof)
            (stability,) = analysis.stability.values()
            assert stability is not None
            assert proof.stable == (number in stability[party])


@given(cases, st.sampled_from(SIMPLE[:4]))
def test_proofs_about_coalitions_hold(case: Case, base: str) -> None:
    check(case, f"{base}:coalition", Judge(case, base, jump=False, blocs=[]))


@given(in_options, st.sampled_from(SIMPLE[:4]))
def test_proofs_about_coalitions_that_jump_hold(case: Case, base: str) -> None:
    check(case, f"{base}:coalition:jump", Judge(case, base, jump=True, blocs=[]))


@given(cases, st.sampled_from(SIMPLE))
def test_proofs_about_blocs_hold(case: Case, base: str) -> None:
    everybody = negotiators(case)
    blocs = [frozenset(everybody[:2]), *(frozenset([it]) for it in everybody[2:])]
    named = "+".join(everybody[:2])
    check(case, f"{base}:blocs={named}", Judge(case, base, jump=False, blocs=blocs))
