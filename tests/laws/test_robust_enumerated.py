"""All orders that what is known allows, each once: what is asked and what matters is exact."""

import random
from collections import Counter
from itertools import product

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from comity.model.limits import DEFAULT
from comity.model.space import Space, outcome_space
from comity.robustness.answers import number_of
from comity.robustness.draws.wants import wants_of
from comity.robustness.influence import tornado
from comity.robustness.judge import Judge, recommended
from comity.robustness.tally import Answered, Tally
from comity.robustness.worth import worths
from tests.laws.agreement import dispute_of
from tests.laws.test_certificates import with_status_quo
from tests.oracles import robust_answers as oracle
from tests.strategies import Case, disputes

CASES = disputes(parties=3, limit=8, rankings=False).map(with_status_quo)
CONCEPTS = st.sampled_from(["nash", "gmr", "smr", "seq", "sseq"])
MANY = 24
"""Profiles gone through literally at most."""
Orders = dict[str, list[tuple[str, ...]]]


def partly_known(case: Case, seed: int) -> tuple[Case, Orders]:
    """Let only a part of each written order be known; return all orders that agree with it."""
    rng = random.Random(seed)
    known: dict[str, object] = {}
    every: Orders = {}
    for party, preference in case["preferences"].items():
        names = [row["id"] for row in preference.get("concerns", [])]
        if 2 <= len(names) <= 3:
            chain = [name for name in names if rng.random() < 0.5]
            chains = [chain] if len(chain) > 1 else []
            known[party] = {"before": chains}
            every[party] = oracle.orders(names, chains)
    assume(known and 1 < np.prod([len(it) for it in every.values()]) <= MANY)
    return case | {"known": known}, every


def all_profiles(space: Space, concept: str) -> Tally:
    """Judge every combination of what parties may want once, and count."""
    wants = wants_of(space.dispute, space)
    codes = np.array(list(product(*(range(it.total or 0) for it in wants)))).T
    drawn = [
        want.drawn(row[None, :] if want.questions else np.empty((0, row.size), dtype=np.int64))
        for want, row in zip(wants, codes, strict=True)
    ]
    ranks = [it.ranks[want.group] for it, want in zip(drawn, wants, strict=True)]
    judge = Judge(space, (concept,), DEFAULT)
    best = recommended(judge.judge(ranks), 0).tolist()
    answers = np.concatenate([it.answers for it in drawn])
    answered = Counter(
        (question, answer, best[draw])
        for question, row in enumerate(answers.tolist())
        for draw, answer in enumerate(row)
    )
    asked = [question for want in wants for question in want.questions]
    nothing = np.zeros((1, space.count), dtype=np.int64)
    return Tally(
        len(best), nothing, nothing[0], nothing, Counter(best), Answered.of(answered, asked)
    )


@settings(max_examples=12)
@given(CASES, CONCEPTS, st.integers(0, 2**32))
def test_what_hangs_on_what_is_exact_over_all_orders(case: Case, concept: str, seed: int) -> None:
    case, every = partly_known(case, seed)
    space = outcome_space(dispute_of(case))
    questions = [it for want in wants_of(space.dispute, space) for it in want.questions]
    draws: list[oracle.Draw] = []
    for chosen in product(*every.values()):
        of = dict(zip(every, chosen, strict=True))
        answers = tuple(
            oracle.answer(it.kind, it.about, of[it.party], every[it.party]) for it in questions
        )
        draws.append((oracle.recommended(oracle.reordered(case, of), concept), answers))
    tally = all_profiles(space, concept)
    assert tally.draws == len(draws)
    best = Counter(tally.recommended).elements()
    counted = Counter(number_of(space, it) for it in best)
    assert counted == Counter(best for best, _ in draws)
    for it in worths(space, tally, questions):
        assert it.gain == oracle.gain(draws, it.question)
    stated = oracle.recommended(case, concept)
    for bar in tornado(space, tally, questions, stated):
        for answer, share in enumerate(bar.shares):
            counts = oracle.share_of_same(draws, bar.question, answer, stated)
            assert (share.count, share.draws) == counts
