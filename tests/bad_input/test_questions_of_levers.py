"""Questions about levers that have no answer are refused with their slug, and say what would do."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

import comity
from comity.model.lever import Effect
from comity.model.limits import Limits
from tests.bad_input.messages import CASE

VALLEYS = comity.read("two-valleys")


def refused(ask: Callable[[], object]) -> comity.Fault:
    with pytest.raises(comity.ComityError) as caught:
        ask()
    (fault,) = caught.value.faults
    assert str(fault).isprintable()
    return fault


@pytest.mark.parametrize("lever", ["", "fishry", "Fishery", "market", "\x1b[31m", "x" * 10_000])
def test_a_lever_that_the_case_does_not_have(lever: str) -> None:
    fault = refused(lambda: comity.try_levers(VALLEYS, 12, ["fishery", lever]))
    assert fault.slug == "lever-unknown"
    assert len(str(fault)) < 400


def test_two_levers_on_one_option_or_concern() -> None:
    fault = refused(lambda: comity.try_levers(VALLEYS, 12, ["open-border", "timber-checks"]))
    assert fault.slug == "levers-clash"
    assert "'timber-checks' and 'open-border'" in fault.what
    less = comity.Lever("less", "UN", Fraction(0), comity.LowerConcern("upper", "fish"))
    both = replace(VALLEYS, levers=(*VALLEYS.levers, less))
    assert refused(lambda: comity.try_levers(both, 12, ["less", "fishery"])).slug == "levers-clash"


@pytest.mark.parametrize("budget", [Fraction(0), Fraction(1, 3), Fraction(299, 100)])
def test_a_budget_that_nothing_fits_is_told_the_cheapest(budget: Fraction) -> None:
    for target in (12, "best"):
        fault = refused(lambda at=target: comity.mediate(VALLEYS, at, budget=budget))  # type: ignore[misc]
        assert fault.slug == "budget-too-low"
        assert "cost 3 (data-bank and timber-checks)" in fault.what


def test_a_budget_of_nothing_is_told_as_nothing() -> None:
    for target in (12, "best"):
        fault = refused(lambda at=target: comity.mediate(VALLEYS, at, budget=0))  # type: ignore[misc]
        assert str(fault) == (
            "budget: the cheapest levers that hold 12 (Let the river run in the dry months; "
            "Share the flow records; Open the valley road) cost 3 (data-bank and timber-checks), "
            "more than 0; raise the budget, or choose another target (budget-too-low)"
        )


def test_a_lever_that_is_not_the_one_of_the_case() -> None:
    own = VALLEYS.levers[0]
    given, named = (comity.with_levers(VALLEYS, [it]) for it in (own, own.id))
    assert comity.digest(given) == comity.digest(named)
    other = replace(own, cost=own.cost + 1)
    for ask in (comity.with_levers, lambda case, it: comity.try_levers(case, 12, it)):
        fault = refused(lambda do=ask: do(VALLEYS, [other]))  # type: ignore[misc]
        assert fault.slug == "lever-unknown"
        assert f"another lever of the id '{own.id}'" in fault.what


def test_a_target_that_leaves_somebody_worse_off_whatever_is_done() -> None:
    fault = refused(lambda: comity.mediate(VALLEYS, 8))
    assert fault.slug == "target-unholdable"
    assert "whichever are in force, Upper valley would be worse off at 8" in fault.what


def test_a_target_that_somebody_would_leave_whatever_is_done() -> None:
    few = replace(VALLEYS, levers=VALLEYS.levers[3:4])
    fault = refused(lambda: comity.mediate(few, 12))
    assert fault.slug == "target-unholdable"
    assert "Upper valley would leave 12" in fault.what
    assert "for 9 (Open the valley road)" in fault.what


def test_no_target_at_all() -> None:
    fault = refused(lambda: comity.mediate(replace(VALLEYS, levers=VALLEYS.levers[3:4]), "best"))
    assert fault.slug == "target-unholdable"
    assert "any of the 4 outcomes that leave nobody worse off" in fault.what


def test_a_case_without_levers_has_nothing_to_choose_from() -> None:
    assert refused(lambda: comity.mediate(comity.parse(CASE), 1)).slug == "levers-missing"


def test_a_case_without_a_status_quo_has_nothing_to_compare_with() -> None:
    nowhere = replace(VALLEYS, status_quo=None, levers=VALLEYS.levers[:1])
    assert refused(lambda: comity.mediate(nowhere, 1)).slug == "key-missing"
    assert refused(lambda: comity.try_levers(nowhere, 1, [])).slug == "key-missing"


def test_more_levers_than_can_be_told_apart() -> None:
    more = tuple(
        comity.Lever(f"l{k}", "UN", Fraction(k), comity.BarMove("run", "not run"))
        for k in range(63)
    )
    fault = refused(lambda: comity.mediate(replace(VALLEYS, levers=more), 12))
    assert fault.slug == "levers-too-many"
    assert "63 levers" in fault.what


def test_a_search_that_takes_too_long_says_how_far_it_came() -> None:
    gates = tuple(comity.Option(f"o{k}", f"Gate {k}") for k in range(6))
    effects: tuple[Effect, ...] = (
        *map(_barred, gates),
        *(comity.MakeOneWay(it.id, "up") for it in gates),
    )
    dispute = comity.Dispute(
        "gates",
        "Six gates",
        (comity.Party("a", "A", options=gates),),
        {"a": comity.Weights({it.id: Fraction(-1) for it in gates})},
        status_quo={it.id: "yes" for it in gates},
        levers=tuple(comity.Lever(f"l{k}", "UN", Fraction(1), it) for k, it in enumerate(effects)),
    )
    assert comity.mediate(dispute, "YYYYYY", "nash").chosen.cost == len(gates)
    few = Limits(steps=100_000)
    fault = refused(lambda: comity.mediate(dispute, "YYYYYY", "nash", limits=few))
    assert fault.slug == "levers-too-many"
    assert "a set that does costs" in fault.what
    assert "--max-steps" in str(fault)


def _barred(gate: comity.Option) -> comity.BarMove:
    return comity.BarMove("o0", f"not {gate.id}")


@pytest.mark.parametrize("outcome", [0, 25, -1, "NN", "--NNN", "", "YYN9Y"])
def test_an_outcome_that_is_none_or_many(outcome: int | str) -> None:
    assert refused(lambda: comity.mediate(VALLEYS, outcome)).slug == "outcome-unknown"
    assert refused(lambda: comity.try_levers(VALLEYS, outcome, [])).slug == "outcome-unknown"


@pytest.mark.parametrize(
    ("concept", "slug"),
    [
        *((it, "concept-undefined") for it in ("sim", "sim_fh", "gmr:strong=2", "limited=2")),
        *((it, "concept-unknown") for it in ("nosh", "", "SEQ", "all")),
    ],
)
def test_concepts_that_are_none_or_other_formulas(concept: str, slug: str) -> None:
    assert refused(lambda: comity.mediate(VALLEYS, 12, concept)).slug == slug
    assert refused(lambda: comity.try_levers(VALLEYS, 12, [], concept)).slug == slug


def _paid(loss: int) -> comity.Dispute:
    """Return a case in which eight payments each make up for a little of what A loses."""
    gates = tuple(comity.Option(f"o{k}", f"Gate {k}") for k in range(4))
    some = ("o0", "o1", "o2", "o0 and o1", "o0 and o2", "o1 and o2", "o0 and o1 and o2", "true")
    levers = (
        comity.Lever(
            f"l{k}", "UN", Fraction(1), comity.Compensate("a", f"o3 and {it}", Fraction(10 + k))
        )
        for k, it in enumerate(some)
    )
    wants = {"a": comity.Weights({"not o3": Fraction(loss)})}
    parties = (comity.Party("a", "A", options=gates),)
    return comity.Dispute("d", "D", parties, wants, status_quo={}, levers=tuple(levers))


@pytest.mark.parametrize(
    ("memory", "slug", "says"),
    [
        (20_000, "space-too-large", "16 outcomes and 240 moves may need 25,600 bytes"),
        (40_000, "levers-too-many", "the search was stopped after"),
    ],
)
def test_a_search_keeps_to_the_memory_that_it_may_take(memory: int, slug: str, says: str) -> None:
    dispute = _paid(60)
    assert comity.mediate(dispute, 16, "nash").chosen.cost == 4
    fault = refused(lambda: comity.mediate(dispute, 16, "nash", limits=Limits(memory_bytes=memory)))
    assert (fault.slug, says in fault.what, "--max-memory" in fault.todo) == (slug, True, True)
