"""The least of a preference over open levers: against every completion, on all pairs."""

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest

import comity
import comity.mediation.levers.wants as wants_module
from comity.mediation.levers.apply import with_levers
from comity.mediation.levers.choice import Choice
from comity.mediation.levers.wants import Graded, Ordered, Settled, levered_wants
from comity.model.dispute import Preference
from comity.model.lever import (
    AddConcern,
    Compensate,
    Effect,
    Lever,
    LowerConcern,
    RaiseConcern,
)
from comity.model.space import outcome_space
from comity.preferences.ranks import party_ranks

CONCERNS = comity.Concerns(tuple(comity.Concern(it, it) for it in ("a", "b", "c")))
WEIGHTS = comity.Weights({"a": Fraction(3), "b": Fraction(1, 2), "c": Fraction(-1)})
ON_CONCERNS: tuple[Effect, ...] = (
    RaiseConcern("p", "c", 1),
    RaiseConcern("p", "c", 2),
    LowerConcern("p", "a", 1),
    AddConcern("p", "not a and b", before="a"),
    AddConcern("p", "d"),
)
ON_WEIGHTS: tuple[Effect, ...] = (
    RaiseConcern("p", "b", weight=Fraction(4)),
    LowerConcern("p", "a", weight=Fraction(0)),
    Compensate("p", "c", Fraction(2)),
    Compensate("p", "c", Fraction(1)),
    Compensate("q", "d", Fraction(3), payer="p"),
)


def case(wanted: Preference, effects: tuple[Effect, ...]) -> comity.Dispute:
    options = tuple(comity.Option(it, it) for it in "abcd")
    parties = comity.Party("p", "P", options=options), comity.Party("q", "Q", kind="affected")
    levers = tuple(Lever(f"l{k}", "UN", Fraction(1), it) for k, it in enumerate(effects))
    wants = {"p": wanted, "q": comity.Weights({"a": Fraction(1)})}
    return comity.Dispute("d", "D", parties, wants, levers=levers)


def signs(dispute: comity.Dispute, levers: tuple[str, ...]) -> np.ndarray:
    """Compare all outcomes with all others, by what the party wants with some levers in force."""
    made = with_levers(dispute, levers)
    ranks = party_ranks(made, outcome_space(made), "p")
    return np.asarray(np.sign(ranks[:, None] - ranks[None, :]))


@pytest.fixture(params=[False, True], ids=["numbers of the processor", "numbers of any size"])
def large(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let numbers count as too large for the processor, or not."""
    if request.param:
        monkeypatch.setattr(wants_module, "BITS", 2)
        monkeypatch.setattr(wants_module, "LARGEST", 3)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize(
    ("wanted", "effects", "kind"),
    [(CONCERNS, ON_CONCERNS, Ordered), (WEIGHTS, ON_WEIGHTS, Graded), (CONCERNS, (), Settled)],
)
def test_the_least_is_the_least_over_every_set_that_goes_together(
    wanted: Preference, effects: tuple[Effect, ...], kind: type
) -> None:
    dispute = case(wanted, effects)
    levers = {1 << k: it for k, it in enumerate(dispute.levers)}
    space = outcome_space(dispute)
    wants = levered_wants(space, "p", levers)
    assert type(wants) is kind
    assert wants.bits == (1 << len(levers)) - 1
    clashing = [{a.id, b.id} for a, b in combinations(dispute.levers, 2) if a.touches == b.touches]
    every = range(1 << len(levers))
    ids = {bits: {it.id for bit, it in levers.items() if bit & bits} for bits in every}
    by_set = {
        bits: signs(dispute, tuple(names))
        for bits, names in ids.items()
        if not any(pair <= names for pair in clashing)
    }
    here = np.arange(space.count)
    for chosen in by_set:
        for left in every:
            if not chosen & left:
                sets = [it for it in by_set if it & ~left == chosen]
                least = np.min([by_set[it] for it in sets], axis=0)
                found = wants.least(here[:, None], here[None, :], Choice(chosen, left))
                assert (found == least).all(), (chosen, left)
                column = wants.least(here, np.array(3), Choice(chosen, left))
                assert (column == least[:, 3]).all()
                assert wants.least(np.array(0), np.array(3), Choice(chosen, left)) == least[0, 3]


def test_many_concerns_are_compared_exactly() -> None:
    """More places than a whole number of the processor has bits: the last concern still counts."""
    many = comity.Concerns(tuple(comity.Concern(f"c{k}", "a") for k in range(99)))
    dispute = case(many, (RaiseConcern("p", "c98", 1), AddConcern("p", "d")))
    wants = levered_wants(outcome_space(dispute), "p", {1: dispute.levers[0], 2: dispute.levers[1]})
    first, d = np.array(0), np.array(8)
    assert wants.least(d, first, Choice(2)) == 1
    assert wants.least(d, first, Choice(0, 2)) == 0
    assert wants.least(first, d, Choice(0, 2)) == -1
