"""What a party may want: groups, ranks, questions and answers of small disputes, by hand."""

from collections import Counter
from fractions import Fraction

import numpy as np
import pytest

import comity
from comity.model.dispute import Preference
from comity.model.known import Known
from comity.model.space import outcome_space
from comity.robustness.draws.ordered import Ordered, priority_ranks
from comity.robustness.draws.uniform import uniform_below
from comity.robustness.draws.wants import Wants, block_rng, wants_of
from comity.robustness.draws.weighed import GRID, Weighed

OPTIONS = "abc"
THIRD = Fraction(1, 3)


def wants(preference: Preference, known: Known | None = None) -> Wants:
    """Give what one party with three options may want."""
    party = comity.Party("p", "P", options=tuple(comity.Option(it, it) for it in OPTIONS))
    said = {} if known is None else {"p": known}
    dispute = comity.Dispute("d", "D", (party,), {"p": preference}, known=said)
    return wants_of(dispute, outcome_space(dispute))[0]


def concerns(*texts: str) -> comity.Concerns:
    return comity.Concerns(tuple(comity.Concern(f"c-{it[-1]}", it) for it in texts))


def test_what_is_certain_is_drawn_as_stated() -> None:
    found = wants(concerns("a", "b"))
    sample = found.sample(block_rng(1, 0), 3)
    assert sample.shape == (0, 3)
    assert (found.total, found.questions) == (1, ())
    ranks = found.drawn(sample).ranks[found.group]
    assert ranks.T.tolist() == [[0, 2, 1, 3, 0, 2, 1, 3]] * 3


def test_every_order_of_two_concerns_ranks_by_the_first() -> None:
    found = wants(concerns("a", "b"), comity.PartlyOrdered(()))
    drawn = found.drawn(np.array([[0, 1]]))
    assert found.total == 2
    assert drawn.ranks[found.group][:4].T.tolist() == [[0, 2, 1, 3], [0, 1, 2, 3]]
    assert [(it.kind, it.about) for it in found.questions] == [
        ("order", ("c-a", "c-b")),
        ("place", ("c-a",)),
        ("place", ("c-b",)),
    ]
    assert drawn.answers.T.tolist() == [[0, 0, 1], [1, 1, 0]]


def test_the_middle_place_counts_to_the_more_important_half() -> None:
    known = comity.PartlyOrdered((("c-a", "c-b"),))
    found = wants(concerns("a", "b", "c"), known)
    assert isinstance(found, Ordered)
    drawn = found.drawn(np.arange(3)[None])
    orders = [
        "".join("abc"[k] for k in it)
        for it in np.argsort(found.orders.places(np.arange(3)[None]), axis=0).T
    ]
    place = [it.about[0] for it in found.questions].index("c-c", 2)
    answers = dict(zip(orders, drawn.answers[place].tolist(), strict=True))
    assert answers == {"abc": 1, "acb": 0, "cab": 0}


def test_no_concern_leaves_all_tied() -> None:
    found = wants(concerns(), comity.PartlyOrdered(()))
    drawn = found.drawn(found.sample(block_rng(1, 0), 4))
    assert (drawn.ranks.tolist(), drawn.answers.shape) == ([[0] * 4], (0, 4))


@pytest.mark.parametrize("count", [3, 7, 14, 15, 24, 25, 31, 52, 53, 100])
def test_ranks_compare_the_first_concern_that_differs(count: int) -> None:
    rng = np.random.default_rng(count)
    truth = rng.integers(2, size=(9, count)) == 1
    truth[1] = True
    truth[2] = truth[3]
    truth[3:5, : count - 1] = truth[3, : count - 1]
    places = np.argsort(rng.random((count, 20)), axis=0)
    places[:, 0] = np.arange(count)
    ranks = priority_ranks(truth, places)
    assert ranks.max() < np.iinfo(ranks.dtype).max
    for draw, order in enumerate(np.argsort(places, axis=0).T):
        rows = [tuple(row[order].tolist()) for row in truth]
        ordered = sorted(set(rows))
        assert len(set(ranks[:, draw].tolist())) == len(ordered)
        assert sorted(range(9), key=rows.__getitem__) == sorted(
            range(9), key=ranks[:, draw].__getitem__
        )


DIGITS = {"plain": Fraction(1, 2), "long": Fraction(1, 10**10), "longer": Fraction(1, 10**30)}


@pytest.mark.parametrize("unit", DIGITS.values(), ids=DIGITS)
def test_weights_are_exact_points_of_the_grid(unit: Fraction) -> None:
    stated = comity.Weights({"a": Fraction(3), "b": Fraction(2), "c": unit})
    bounds = {"a": (Fraction(2), Fraction(9, 2)), "b": (Fraction(2), Fraction(2))}
    found = wants(stated, comity.Intervals(bounds))
    assert isinstance(found, Weighed)
    assert [it.about for it in found.questions] == [("a",)]
    steps = np.array([[0, 1, GRID // 2, GRID // 2 + 1, GRID]], dtype=np.int32)
    drawn = found.drawn(steps)
    assert drawn.answers.tolist() == [[1, 1, 1, 0, 0]]
    for draw, step in enumerate(steps[0].tolist()):
        weights = (2 + Fraction(5, 2) * Fraction(step, GRID), Fraction(2), unit)
        worth = [sum(w for k, w in enumerate(weights) if it >> k & 1) for it in range(8)]
        tiers = sorted(set(worth))
        assert drawn.ranks[found.group, draw].tolist() == [tiers.index(it) for it in worth]


def test_both_ends_and_the_middle_of_an_interval_are_drawn_alike() -> None:
    stated = comity.Weights({"a": Fraction(1), "b": Fraction(1)})
    found = wants(stated, comity.Intervals({it: (Fraction(0), Fraction(1)) for it in "ab"}))
    sample = found.sample(block_rng(1, 0), 2**18)
    assert (sample.min(), sample.max(), found.total) == (0, GRID, None)
    assert np.all(abs(sample.mean(axis=1) / GRID - 0.5) < 0.005)
    assert abs(np.corrcoef(sample).min()) < 0.01


def test_too_many_digits_at_many_outcomes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.robustness.draws.weighed.MANY", 7)
    stated = comity.Weights(dict.fromkeys("abc", THIRD) | {"a": Fraction(1, 10**30)})
    with pytest.raises(comity.ComityError, match="too many digits") as caught:
        wants(stated, comity.Intervals({"b": (Fraction(0), Fraction(1))}))
    assert caught.value.faults[0].slug == "weights-range"


def test_alternatives_are_as_frequent_as_their_chances() -> None:
    other = concerns("b")
    known = comity.Alternatives(
        (
            comity.Alternative(Fraction(2, 3)),
            comity.Alternative(Fraction(1, 12), other),
            comity.Alternative(Fraction(1, 4), concerns("not a")),
        )
    )
    found = wants(concerns("a"), known)
    sample = found.sample(block_rng(3, 0), 12_000)
    count = Counter(sample[0].tolist())
    assert found.total == 3
    for which, mean in enumerate((8000, 1000, 3000)):
        assert abs(count[which] - mean) < 150
    drawn = found.drawn(np.array([[2, 0, 1]]))
    assert drawn.answers.tolist() == [[2, 0, 1]]
    assert drawn.ranks[found.group][:4].T.tolist() == [[1, 0, 1, 0], [0, 1, 0, 1], [0, 0, 1, 1]]


def test_draws_depend_on_their_own_samples_alone() -> None:
    found = wants(concerns("a", "b", "c"), comity.PartlyOrdered(()))
    blocks = [found.sample(block_rng(9, block), 256) for block in range(3)]
    together = found.drawn(np.concatenate(blocks, axis=1))
    for place, block in enumerate(blocks):
        alone = found.drawn(block)
        here = slice(256 * place, 256 * (place + 1))
        assert np.array_equal(alone.ranks, together.ranks[:, here])
        assert np.array_equal(alone.answers, together.answers[:, here])


def test_every_block_has_a_seed_of_its_own() -> None:
    first = {int(block_rng(seed, block).integers(2**62)) for seed in (0, 1) for block in range(4)}
    assert len(first) == 8
    assert block_rng(1, 2).integers(2**62) == block_rng(1, 2).integers(2**62)


@pytest.mark.parametrize("bound", [1, 3, 2**62, 2**62 + 1, 3 * 2**70, 10**40])
def test_whole_numbers_are_uniform_below_any_bound(bound: int) -> None:
    found = uniform_below(np.random.default_rng(4), bound, 3000).tolist()
    assert 0 <= min(found) <= max(found) < bound
    thirds = Counter(number * 3 // bound for number in found)
    assert bound == 1 or all(abs(thirds[it] - 1000) < 120 for it in range(3))
