"""Levers found for an outcome: small cases worked out by hand, and every way to be refused."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest

import comity
from comity.mediation.levers.analysis import mediate
from comity.model.lever import (
    AddOptionLevel,
    BarMove,
    Compensate,
    Effect,
    Lever,
    MakeOneWay,
    RemoveOption,
)

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")


def lever(name: str, cost: int, effect: Effect) -> Lever:
    return Lever(name, "UN", Fraction(cost), effect)


def chicken(*levers: Lever) -> comity.Dispute:
    """Chicken from the clash (1); 4 is restraint by both, which each would leave to win.

    2: the first swerves alone; 3: the second does.
    """
    return replace(comity.read("chicken"), status_quo={}, levers=levers)


FIRST = lever("first-keeps", 2, MakeOneWay("first-swerves", "up"))
SECOND = lever("second-keeps", 3, MakeOneWay("second-swerves", "up"))
BARRED = lever("second-barred", 3, BarMove("second-swerves", "not second-swerves", "second-driver"))
BOTH = lever("both-barred", 6, BarMove("first-swerves and second-swerves", "true"))


def test_two_guarantees_hold_restraint() -> None:
    found = mediate(chicken(BOTH, BARRED, SECOND, FIRST), 4, "nash")
    # With 5 to pay two sets do; the bar stands before the guarantee in the case.
    assert found.chosen == comity.LeverSet(("second-barred", "first-keeps"), Fraction(5))
    assert [it.levers for it in found.others] == [("second-keeps", "first-keeps"), ("both-barred",)]
    assert found.others_complete
    assert found.target.number == 4
    assert [(it.lever, it.party, it.why) for it in found.breaks] == [
        ("second-barred", "second-driver", "leaves"),
        ("first-keeps", "first-driver", "leaves"),
    ]
    assert [it.to.number for it in found.breaks if it.to] == [2, 3]
    assert "Without 'first-keeps', " in found.breaks[1].sentence
    assert all(proof.stable for proof in found.proofs)
    assert found.way is not None
    assert found.way.safe
    assert found.way.outcomes == (1, 2, 4)
    assert (found.lowered, found.renumbered, found.ranking) == ((), False, ())


def test_others_are_listed_as_far_as_asked() -> None:
    dispute = chicken(BOTH, BARRED, SECOND, FIRST)
    for asked, complete in ((0, False), (1, False), (2, True)):
        found = mediate(dispute, 4, "nash", others=asked)
        assert (len(found.others), found.others_complete) == (asked, complete)
    assert mediate(dispute, 4, "nash", budget=Fraction(5)).others_complete


def test_the_best_target_is_the_cheapest_and_all_are_ranked() -> None:
    """From the clash, which is worst for both, 2 and 3 hold of themselves, 4 for a price."""
    found = mediate(chicken(SECOND, FIRST), "best", "nash")
    assert found.asked_best
    assert found.chosen.levers == ()
    assert [(it.target.number, it.verdict) for it in found.ranking] == [
        (2, "held"),
        (3, "held"),
        (4, "held"),
    ]
    assert found.ranking[2].chosen == comity.LeverSet(("second-keeps", "first-keeps"), Fraction(5))
    ranking = mediate(chicken(SECOND, FIRST), "best", "nash", budget=Fraction(4)).ranking
    assert [(it.verdict, it.at_least) for it in ranking][2:] == [("beyond", Fraction(5))]
    ranking = mediate(chicken(SECOND), "best", "nash").ranking
    assert [it.verdict for it in ranking] == ["held", "held", "never"]


def test_the_best_target_has_the_other_sets_that_it_has_when_it_is_named() -> None:
    valleys = comity.read("two-valleys")
    best, named = mediate(valleys, "best"), mediate(valleys, 12)
    assert (best.target, best.others, best.tried) == (named.target, named.others, named.tried)
    assert best.others


def test_what_goes_beyond_the_cheapest_set_may_take_less() -> None:
    little = comity.Limits(steps=100_000)
    found = mediate(chicken(SECOND, FIRST), "best", "nash", limits=little)
    assert [(it.verdict, it.at_least) for it in found.ranking] == [
        ("held", None),
        ("held", None),
        ("open", Fraction(0)),
    ]
    bars = [
        lever(f"bar-{k}", 1, BarMove("first-swerves", "not first-swerves", "first-driver"))
        for k in range(9)
    ]
    every = mediate(chicken(*bars), 2, "nash", others=9)
    assert (len(every.others), every.others_complete) == (0, True)  # 2 holds of itself


def test_how_many_others_are_asked_for_does_not_change_what_was_tried() -> None:
    dispute = chicken(BOTH, BARRED, SECOND, FIRST)
    assert len({mediate(dispute, 4, "nash", others=it).tried for it in (0, 1, 9)}) == 1


def test_a_target_that_many_small_payments_may_hold_is_open_where_steps_run_out() -> None:
    """A loses an odd sum by x, and payments from B are even: whom they lift takes many sets."""
    gains = [2 * (50 + 7 * k + k * k) for k in range(12)]
    loss = sum(gains) // 2 | 1
    parties = tuple(
        comity.Party(who, who.upper(), options=(comity.Option(it, it),))
        for who, it in (("a", "x"), ("b", "y"))
    )
    wants = {
        "a": comity.Weights({"x": Fraction(-loss), "y": Fraction(1)}),
        "b": comity.Weights({"x": Fraction(loss), "y": Fraction(1)}),
    }
    statements = [" and ".join(("x",) * (1 + k)) for k in range(12)]
    levers = tuple(
        lever(f"l{k}", 1, Compensate("a", it, Fraction(gain), payer="b"))
        for k, (it, gain) in enumerate(zip(statements, gains, strict=True))
    )
    dispute = comity.Dispute("d", "D", parties, wants, status_quo={}, levers=levers)
    found = mediate(dispute, "best", "nash", limits=comity.Limits(steps=500_000))
    assert [(it.target.number, it.verdict) for it in found.ranking] == [
        (3, "held"),
        (4, "open"),
        (2, "never"),  # B would always go on to y
    ]


def test_best_is_the_best_target_and_not_an_outcome_of_that_name() -> None:
    graph = comity.Graph(("best", "now", "good"), {"a": (("now", "good"), ("good", "now"))})
    wants = {"a": comity.Ranking((("best", "good"), ("now",)))}
    bar = lever("bar", 1, BarMove("now", "good"))
    dispute = comity.Dispute(
        "d", "D", (comity.Party("a", "A"),), wants, graph=graph, status_quo="now", levers=(bar,)
    )
    assert {it.target.number for it in mediate(dispute, "best").ranking} == {1, 3}
    assert mediate(dispute, 1).target.words == "best"


def dam(*levers: Lever) -> comity.Dispute:
    """North may build a dam, now does not, and gains 2 by it; Town, a bystander, loses 3."""
    north = comity.Party("north", "North", options=(comity.Option("dam", "Dam"),))
    town = comity.Party("town", "Town", kind="affected")
    wants = {
        "north": comity.Weights({"dam": Fraction(2)}),
        "town": comity.Weights({"dam": Fraction(-3)}),
    }
    return comity.Dispute(
        "dam", "A dam", (north, town), wants, status_quo={"dam": "no"}, levers=levers
    )


def test_only_compensation_makes_up_for_what_somebody_loses() -> None:
    little = lever("little", 1, Compensate("town", "dam", Fraction(2)))
    enough = lever("enough", 4, Compensate("town", "dam", Fraction(3)))
    found = mediate(dam(little, enough), 2)
    assert found.chosen.levers == ("enough",)
    assert found.lowered == ("town",)
    assert [(it.party, it.why, it.to) for it in found.breaks] == [("town", "lowered", None)]
    assert found.breaks[0].sentence == (
        "Without 'enough', Town would be worse off at 2 (Dam) than at the status quo."
    )


def test_who_pays_must_not_be_left_worse_off() -> None:
    paid = lever("paid", 1, Compensate("town", "dam", Fraction(3), payer="north"))
    with pytest.raises(comity.ComityError, match="with none, Town would be worse off"):
        mediate(dam(paid), 2)


def test_the_status_quo_may_be_what_is_to_hold() -> None:
    talk = lever("talk", 2, RemoveOption("dam"))
    pay = lever("pay", 1, Compensate("north", "not dam", Fraction(2)))
    found = mediate(dam(talk, pay), 1)
    assert found.chosen.levers == ("pay",)
    assert found.way is None
    assert found.others == (comity.LeverSet(("talk",), Fraction(2)),)


def test_a_lever_that_opens_a_temptation_is_made_up_for_or_left_out() -> None:
    """A higher dam would tempt North away from the target as soon as it can be built."""
    higher = lever("higher", 0, AddOptionLevel("dam", "higher"))
    found = mediate(dam(higher, lever("stop", 1, RemoveOption("dam"))), 1)
    assert found.chosen.levers == ("stop",)


def test_where_a_party_would_go_need_not_be_in_the_case() -> None:
    """A higher tower would punish Bob for suing; but North would build it anyway, unless paid."""
    tower = comity.Option("tower", "Tower", levels=("low", "mid"))
    north = comity.Party("north", "North", options=(tower,))
    bob = comity.Party("bob", "Bob", options=(comity.Option("sue", "Sue"),))
    high = "not tower == low and not tower == mid"
    wants = {
        "north": comity.Weights({high: Fraction(2)}),
        "bob": comity.Weights({"sue": Fraction(1), high: Fraction(-3)}),
    }
    higher = lever("higher", 1, AddOptionLevel("tower", "top"))
    pay = lever("pay", 1, Compensate("north", "tower == low", Fraction(2)))
    dispute = comity.Dispute(
        "d", "D", (north, bob), wants, status_quo={"tower": "low"}, levers=(higher, pay)
    )
    found = mediate(dispute, 1, "gmr")
    assert found.chosen.levers == ("higher", "pay")
    without_higher, without_pay = found.breaks
    assert without_higher.to is not None
    assert without_pay.to is not None
    assert (without_higher.party, without_higher.to.number) == ("bob", 3)
    assert (without_pay.party, without_pay.to.number) == ("north", 0)
    assert "North would leave 1 (no option taken) for a new outcome (Tower: top)" in (
        without_pay.sentence
    )
    assert found.renumbered  # suing stands behind one more outcome


def test_nobody_replies_twice_in_a_row() -> None:
    """B could punish A's move only by moving twice; C between them makes the reply legal."""
    names = ("s", "t", "u", "v", "w")
    moves = {"a": (("s", "t"),), "b": (("t", "u"), ("u", "v"))}
    parties = tuple(comity.Party(it, it.upper()) for it in ("a", "b", "c"))
    wants = {
        "a": comity.Ranking((("t",), ("u",), ("w",), ("s",), ("v",))),
        "b": comity.Ranking((names,)),
        "c": comity.Ranking((names,)),
    }
    between = {"c": (("t", "u"),)}
    bar = lever("bar", 1, BarMove("s", "t"))

    def asked(extra: Mapping[str, tuple[tuple[str, str], ...]]) -> comity.Mediation:
        graph = comity.Graph(names, {**moves, **extra})
        dispute = comity.Dispute(
            "d", "D", parties, wants, graph=graph, status_quo="s", levers=(bar,)
        )
        return mediate(dispute, "s", "gmr")

    assert asked({"c": (("t", "w"),)}).chosen.levers == ("bar",)
    assert asked(between).chosen.levers == ()


def attack(*levers: Lever, back: Fraction, high: Fraction = Fraction(0)) -> comity.Dispute:
    """A gains by attacking, unless B strikes back; it is then worth `back` to have stopped.

    Outcomes: 1 peace, 2 attack, 3 strike, 4 both. A third level of attack would be worth `high`.
    """
    parties = (
        comity.Party("a", "A", options=(comity.Option("attack", "Attack"),)),
        comity.Party("b", "B", options=(comity.Option("strike", "Strike"),)),
    )
    worth = {
        "attack == yes": Fraction(1),
        "attack == yes and strike": Fraction(-3),
        "attack == no and strike": back,
        "attack and not attack == yes": high,
    }
    wants = {"a": comity.Weights(worth), "b": comity.Weights({"attack": Fraction(-1)})}
    return comity.Dispute("d", "D", parties, wants, status_quo={}, levers=levers)


def test_a_party_that_cannot_go_back_cannot_escape_what_deters_it() -> None:
    kept = lever("kept", 1, MakeOneWay("attack", "up"))
    dispute = attack(kept, back=Fraction(1, 2))
    assert mediate(dispute, 1, "gmr").chosen.levers == ()
    assert mediate(dispute, 1, "smr").chosen.levers == ("kept",)


def test_to_a_level_that_is_not_added_nobody_escapes() -> None:
    higher = lever("higher", 0, AddOptionLevel("attack", "high"))
    dispute = attack(higher, back=Fraction(-1), high=Fraction(5))
    assert mediate(dispute, 1, "smr").chosen.levers == ()


@pytest.mark.parametrize("concept", CONCEPTS)
def test_a_target_that_nothing_holds_says_who_stands_in_the_way(concept: str) -> None:
    with pytest.raises(comity.ComityError) as caught:
        mediate(dam(lever("pay", 1, Compensate("town", "dam", Fraction(1)))), 1, concept)
    assert str(caught.value).startswith(
        "target: no levers of the case hold this outcome: whichever are in force, North would leave"
        " 1 (no option taken) for 2 (Dam), "
    )
    assert str(caught.value).endswith("(target-unholdable)")


def test_refusals_say_what_is_wrong_and_what_to_do() -> None:
    for case, target, budget, slug, says in (
        (chicken(), 4, None, "levers-missing", "the case has no levers"),
        (chicken(SECOND, FIRST), 4, 4, "budget-too-low", "cost 5 (second-keeps and first-keeps)"),
        (replace(chicken(FIRST), status_quo=None), 4, None, "key-missing", "no status quo"),
        (chicken(FIRST), 9, None, "outcome-unknown", "no outcome number 9"),
        (chicken(FIRST), 4, None, "target-unholdable", "whichever are in force, Second driver"),
        (dam(FIRST_DAM), "best", None, "target-unholdable", "leaves somebody worse off"),
    ):
        asked = None if budget is None else Fraction(budget)
        with pytest.raises(comity.ComityError) as caught:
            mediate(case, target, "nash", budget=asked)
        assert caught.value.faults[0].slug == slug
        assert says in str(caught.value)


FIRST_DAM = lever("stop", 1, RemoveOption("dam"))


def test_a_search_that_may_take_little_says_how_far_it_came() -> None:
    graph = comity.Graph(("s", "t"), {"a": (("s", "t"),)})
    parties = (comity.Party("a", "A"),)
    wants = {"a": comity.Ranking((("t",), ("s",)))}
    bar = lever("bar", 4, BarMove("s", "t"))
    dispute = comity.Dispute("d", "D", parties, wants, graph=graph, status_quo="s", levers=(bar,))
    assert mediate(dispute, "s").chosen.levers == ("bar",)
    with pytest.raises(comity.ComityError, match=r"costs 4 or more; .* \(levers-too-many\)$"):
        mediate(dispute, "s", limits=comity.Limits(steps=3_000))


def test_more_levers_than_are_told_apart_are_refused() -> None:
    many = tuple(lever(f"l{k}", 1, BarMove("first-swerves", "true")) for k in range(63))
    with pytest.raises(comity.ComityError, match=r"63 levers; at most 62 .*\(levers-too-many\)$"):
        mediate(chicken(*many), 4)


def test_other_concepts_are_not_asked_about() -> None:
    with pytest.raises(comity.ComityError, match=r"\(concept-undefined\)$"):
        mediate(chicken(FIRST), 4, "sim")
