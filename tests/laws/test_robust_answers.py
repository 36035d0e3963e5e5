"""Flips equal an analysis of every swap; tornado and worth equal counting through all draws."""

import random
from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

import comity
from comity.model.space import Space, outcome_space
from comity.robustness.draws.question import Question
from comity.robustness.flips import flips_and_stated
from comity.robustness.influence import tornado
from comity.robustness.tally import Answered, Tally
from comity.robustness.worth import worths
from tests.laws.agreement import dispute_of
from tests.laws.test_certificates import with_status_quo
from tests.oracles import robust_answers as oracle
from tests.strategies import Case, disputes, enriched, graphs

OPTIONS = disputes(parties=3, limit=9)
CONCERNED = disputes(parties=3, limit=9, rankings=False)
CASES = st.one_of(OPTIONS, CONCERNED, graphs(parties=3, outcomes=5)).map(with_status_quo)
KNOWN = enriched(CONCERNED.map(with_status_quo), "known")
CONCEPTS = st.sampled_from(["nash", "gmr", "smr", "seq", "sseq"])


@given(CASES, CONCEPTS)
def test_flips_are_the_swaps_that_change_the_answers(case: Case, concept: str) -> None:
    space = outcome_space(dispute_of(case))
    flips, stated = flips_and_stated(space, concept)
    assert stated.recommended == oracle.recommended(case, concept)
    assert set(stated.settled) == oracle.settled(case, concept)
    assert flips.tried == flips.possible == oracle.number_of_swaps(case)
    found = {
        (it.party, it.kind, it.upper, it.lower): (
            it.recommended,
            set(it.no_longer),
            set(it.newly),
        )
        for it in flips.found
    }
    assert found == oracle.flips(case, concept)
    for it in flips.found:
        assert it.changes_recommendation == (it.recommended != stated.recommended)
    changing = [it.changes_recommendation for it in flips.found]
    assert changing == sorted(changing, reverse=True)


QUESTIONS = (
    Question("a", "order", ("x", "y"), ("x first", "y first")),
    Question("a", "place", ("x",), ("more", "less")),
    Question("b", "weight", ("run",), ("more", "less")),
    Question("c", "alternative", (), ("one", "two", "three")),
)


def some_draws(seed: int) -> list[oracle.Draw]:
    """Make draws whose recommendation hangs on the answers, more or less."""
    rng = random.Random(seed)
    draws: list[oracle.Draw] = []
    for _ in range(rng.randint(1, 40)):
        answers = tuple(rng.randrange(len(it.answers)) for it in QUESTIONS)
        best = rng.choice((None, 1, 2, 3, 1 + answers[3], 1 + answers[0]))
        draws.append((best, answers))
    return draws


def tally_of(draws: list[oracle.Draw], space: Space, concepts: int = 1) -> Tally:
    """Count draws as a run does."""
    best = [-1 if number is None else space.index(number) for number, _ in draws]
    answered = Counter(
        (question, answer, position)
        for position, (_, answers) in zip(best, draws, strict=True)
        for question, answer in enumerate(answers)
    )
    nothing = np.zeros((concepts, space.count), dtype=np.int64)
    return Tally(
        len(draws), nothing, nothing[0], nothing, Counter(best), Answered.of(answered, QUESTIONS)
    )


@given(st.integers(0, 2**32))
def test_the_tornado_counts_draws_with_each_answer(seed: int) -> None:
    space, draws = outcome_space(comity.read("syria-iraq-1975")), some_draws(seed)
    stated = random.Random(seed).choice((None, 1, 2))
    bars = tornado(space, tally_of(draws, space), QUESTIONS, stated)
    assert {bar.question for bar in bars} == {1, 2, 3}
    for bar in bars:
        counted = [(it.count, it.draws) for it in bar.shares]
        answers = range(len(QUESTIONS[bar.question].answers))
        assert counted == [
            oracle.share_of_same(draws, bar.question, answer, stated) for answer in answers
        ]
        assert all(it.low <= it.exact <= it.high for it in bar.shares)
    spreads = [bar.spread for bar in bars]
    assert spreads == sorted(spreads, reverse=True)


@given(st.integers(0, 2**32))
def test_worth_is_what_an_answer_adds(seed: int) -> None:
    space, draws = outcome_space(comity.read("syria-iraq-1975")), some_draws(seed)
    found = worths(space, tally_of(draws, space), QUESTIONS)
    assert {it.question: it.gain for it in found} == {q: oracle.gain(draws, q) for q in (0, 2, 3)}
    gains = [it.gain for it in found]
    assert min(gains) >= 0
    assert gains == sorted(gains, reverse=True)
    for it in found:
        for answer, then in enumerate(it.answers):
            counts = oracle.share_of_same(draws, it.question, answer, then.number)
            assert (then.count, then.draws) == counts


@given(KNOWN, CONCEPTS, st.integers(0, 9))
def test_counts_fit_together_and_everything_can_be_told(
    case: Case, concept: str, seed: int
) -> None:
    found = comity.robust(dispute_of(case), [concept], draws=40, seed=seed)
    assert sum(it.share.count for it in found.recommendations) == found.draws == 40
    for bar in found.bars:
        assert sum(it.draws for it in bar.shares) == 40
        assert sum(it.count for it in bar.shares) == found.as_stated.count
    for worth in found.worths:
        assert sum(it.draws for it in worth.answers) == 40
        assert 0 <= worth.gain <= 1 - found.recommendations[0].share.exact
    numbers = found.space.numbers.tolist()
    for number in numbers:
        held, safe, both = (
            found.share(concept, number, what).count
            for what in ("equilibrium", "indivisible", "both")
        )
        assert both <= min(held, safe)
        assert both >= held + safe - 40 or number == numbers[found.space.status_quo or 0]
    assert "<caption>" in found._repr_html_()
