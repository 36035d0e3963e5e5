"""The constructed models, down to the verdict and the reply that each was made for."""

from pathlib import Path

import comity

FOLDER = Path(__file__).parents[1] / "cases"


def case(name: str) -> comity.Dispute:
    return comity.read(FOLDER / f"{name}.yaml")


def test_each_of_two_improvements_is_spoiled_at_the_same_moment() -> None:
    proof = comity.explain(case("sim-two-improvements"), "ann", 1, "sim")
    assert proof.stable
    assert [(it.to, it.ends_at) for it in proof.improvements] == [(2, 5), (3, 6)]
    assert all(
        reply is not None and [(step.mover, step.to) for step in reply] == [("bob", 4)]
        for reply in (it.reply for it in proof.improvements)
    )


def test_one_party_may_reply_a_second_time_after_another_has_moved() -> None:
    for concept in ("gmr", "smr", "seq", "sseq"):
        proof = comity.explain(case("three-step-reply"), "focal", "s0", concept)
        assert proof.stable
        (improvement,) = proof.improvements
        assert improvement.reply is not None
        assert [step.mover for step in improvement.reply] == ["bob", "cat", "bob"]
        assert improvement.ends_at == 5


def test_a_move_that_both_can_make_holds_only_because_nobody_can_leave() -> None:
    analysis = comity.analyze(case("common-move"))
    assert analysis.held_no_moves == (5,)
    assert analysis.status_quo == 4
    assert analysis.equilibria["nash"] == (4, 5)
    assert analysis.equilibria["sim"] is None


def test_moves_that_do_not_chain_may_leave_no_seq_equilibrium() -> None:
    analysis = comity.analyze(case("no-seq-equilibrium"))
    assert analysis.equilibria["seq"] == ()
    assert analysis.equilibria["gmr"] == ()


def led_to(found: comity.Regimes) -> dict[str, list[tuple[int, ...]]]:
    return {it.words: [end.outcomes for end in found.ends(it)] for it in found.regimes}


def test_a_bloc_gains_what_a_bystander_pays() -> None:
    found = comity.compare_regimes(case("bystander-pays"))
    assert led_to(found) == {"self-help": [(1,)], "ann + bob": [(4,)], "cooperative": [(1,)]}
    assert found.bystanders == ("fish",)
    together, bloc = found.spans(found.cooperative), found.spans(found.partitions[0])
    assert [bloc[party].against(together[party]) for party in bloc] == ["better", "better", "worse"]
    assert bloc["fish"].best.change == -1


def test_two_of_three_come_out_better_as_a_bloc_than_all_by_cooperation() -> None:
    found = comity.compare_regimes(case("bloc-against-the-third"))
    assert led_to(found) == {
        "self-help": [(1,)],
        "ann + bob | cat": [(4,)],
        "ann + cat | bob": [(1,)],
        "ann | bob + cat": [(1,)],
        "ann + bob + cat": [(5,)],
        "cooperative": [(5,)],
    }
    together, bloc = found.spans(found.cooperative), found.spans(found.partitions[0])
    assert [bloc[party].against(together[party]) for party in bloc] == ["better", "better", "worse"]
    assert [span.best.change for span in together.values()] == [1, 1, 1]
    assert [span.best.change for span in bloc.values()] == [1, 1, -1]


def test_where_one_wins_what_the_other_loses_self_help_goes_round() -> None:
    found = comity.compare_regimes(case("matching-pennies"))
    assert led_to(found) == {
        "self-help": [(1, 2, 3, 4)],
        "ann + bob": [(1,)],
        "cooperative": [(1,)],
    }
    for span in found.spans(found.self_help).values():
        assert (span.worst.place, span.best.place, span.best.places) == (2, 1, 2)
