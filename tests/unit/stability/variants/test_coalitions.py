"""Coalitions and blocs on small disputes, worked out by hand."""

import numpy as np
import pytest

import comity
from comity.model.space import outcome_space
from comity.stability.coalitions.play import Play
from comity.stability.relational.graph import graph_model
from comity.stability.sheet import HELD, held_under, marked_row

MOE = "ministry+uniroyal"


def dispute(
    wants: dict[str, list[list[str]]],
    *,
    infeasible: tuple[str, ...] = (),
    forbidden: tuple[comity.ForbiddenMove, ...] = (),
) -> comity.Dispute:
    """Give everybody one option of the same name; wants are rankings by patterns."""
    parties = tuple(
        comity.Party(it, it.title(), options=(comity.Option(it, f"{it.title()} acts"),))
        for it in wants
    )
    rankings = {it: comity.Ranking(tuple(map(tuple, tiers))) for it, tiers in wants.items()}
    return comity.Dispute(
        "d", "D", parties, rankings, infeasible=infeasible, forbidden_moves=forbidden
    )


def holds(of: comity.Dispute, *concepts: str) -> list[tuple[int, ...] | None]:
    analysis = comity.analyze(of, concepts)
    return [analysis.equilibria[it] for it in concepts]


SWAP = dispute(
    {"ann": [["NY"], ["YY"], ["NN"], ["YN"]], "bob": [["YN"], ["YY", "NN"], ["NY"]]},
    infeasible=(),
)
"""Ann gains by a swap (4) over nothing (1), Bob neither gains nor loses."""
LOCKED = dispute(
    {"ann": [["YY"], ["NN"]], "bob": [["YY"], ["NN"]]},
    infeasible=("ann and not bob or bob and not ann",),
)
"""Both want to act, and neither can act first."""
TRAP = dispute(
    {
        "ann": [["YNN"], ["NNN"], ["YYY"], ["YYN", "YNY", "NYN", "NNY", "NYY"]],
        "bob": [["YYY"], ["YNN"], ["NNN"], ["YYN", "YNY", "NYN", "NNY", "NYY"]],
        "cat": [["YYY"], ["YNN"], ["NNN"], ["YYN", "YNY", "NYN", "NNY", "NYY"]],
    }
)
"""If Ann acts, Bob and Cat would act together, and neither of them alone."""


def test_elmira_with_a_bloc_keeps_what_a_member_would_leave() -> None:
    """The figure of GMCR+: with the Ministry and Uniroyal as one, 9 becomes Nash."""
    elmira = comity.read("elmira-twelve-states")
    bloc, plain, every = holds(elmira, f"nash:blocs={MOE}:jump", "nash", "nash:coalition")
    assert bloc == (5, 6, 9, 10, 11, 12)
    assert plain == (5, 6, 7, 10, 11, 12)
    assert every == (5, 6, 10, 11, 12)
    proof = comity.explain(elmira, "uniroyal", 9, "nash:coalition")
    assert [(it.to, it.beside) for it in proof.improvements] == [(11, ())]
    assert comity.explain(elmira, "uniroyal", 9, f"nash:blocs={MOE}:jump").improvements == ()


def test_elmira_is_left_together_for_what_coalitions_keep() -> None:
    elmira = comity.read("elmira-1991")
    assert holds(elmira, "nash", "nash:coalition", "seq:coalition") == [
        (5, 7, 10),
        (5, 10),
        (5, 10),
    ]
    proof = comity.explain(elmira, "ministry", 7, "gmr:coalition")
    (found,) = proof.improvements
    assert (found.to, found.beside, found.reply) == (10, ("uniroyal",), None)
    assert proof.sentence.endswith(
        "its coalition with Uniroyal could move to 10 (Modify the control order; Accept the "
        "control order; Insist on the original order), which both its members prefer, and nothing "
        "the others can do spoils that for either of its members."
    )


def test_some_gain_is_enough_in_paretos_way() -> None:
    assert holds(SWAP, "nash:coalition", "nash:coalition:pareto") == [(1,), ()]
    proof = comity.explain(SWAP, "bob", 1, "nash:coalition:pareto")
    assert [(it.to, it.beside) for it in proof.improvements] == [(4, ("ann",))]
    assert "which is better for at least one of its members and worse for none" in proof.sentence
    told = comity.explain(SWAP, "bob", 1, "gmr:coalition:pareto").sentence
    assert told.endswith("and nobody is left to reply.")


def test_a_jump_passes_over_what_cannot_be() -> None:
    assert holds(LOCKED, "nash:coalition", "nash:coalition:jump") == [(1, 2), (2,)]
    assert holds(LOCKED, "nash:blocs=ann+bob", "nash:blocs=ann+bob:jump") == [(1, 2), (2,)]


def test_others_may_reply_as_a_coalition() -> None:
    analysis = comity.analyze(TRAP, ["seq", "seq:coalition=ann", "gmr"])
    assert 1 not in (analysis.stability["seq"] or {})["ann"]
    assert 1 in (analysis.stability["seq:coalition=ann"] or {})["ann"]
    proof = comity.explain(TRAP, "ann", 1, "seq:coalition=ann")
    (found,) = proof.improvements
    assert found.reply == (comity.Step("bob", 8, ("cat",)),)
    assert "but Bob and Cat would then improve by moving to 8" in proof.sentence


def test_nobody_named_is_asked_nothing() -> None:
    analysis = comity.analyze(TRAP, ["nash:coalition=bob+cat"])
    stable = analysis.stability["nash:coalition=bob+cat"] or {}
    assert stable["ann"] == (1, 2, 3, 4, 5, 6, 7, 8)
    assert stable["bob"] == stable["cat"] == analysis.equilibria["nash:coalition=bob+cat"]
    told = comity.explain(TRAP, "ann", 1, "nash:coalition=bob+cat").sentence
    assert told.endswith("no coalition with it can move to anything that all its members prefer.")


def test_of_coalitions_for_a_target_the_smallest_are_told() -> None:
    free = dispute({"ann": [["YN", "YY"], ["NN", "NY"]], "bob": [["YN"], ["YY"], ["NN"], ["NY"]]})
    proof = comity.explain(free, "ann", 1, "nash:coalition")
    assert [(it.to, it.beside) for it in proof.improvements] == [(2, ()), (4, ("bob",))]


def test_forbidden_moves_bind_jumps_of_one_party_only() -> None:
    ban = (comity.ForbiddenMove("not ann", "ann"),)
    wants = {"ann": [["YN"], ["YY"], ["NN"], ["NY"]], "bob": [["YY"], ["YN"], ["NN"], ["NY"]]}
    open_, barred = dispute(wants), dispute(wants, forbidden=ban)
    asked = ("nash:coalition=ann:jump", "nash:coalition:jump", "nash:coalition")
    assert holds(open_, *asked) == [(2, 4), (4,), (4,)]
    # Ann alone cannot act any more; with Bob she can in one go, but not one after the other.
    assert holds(barred, *asked) == [(1, 2, 3, 4), (4,), (1, 4)]


def test_those_who_reply_may_jump_more_than_once() -> None:
    """Ann may not act alone; with Bob she may, who takes back at once what he did before."""
    ban = (comity.ForbiddenMove("not ann", "ann", "ann"),)
    others = [["NNN", "YNN", "NYN", "YYN", "NNY", "YNY", "NYY", "YYY"]]
    cat = [["NNY", "NYY", "YYY"], ["NNN", "NYN", "YNN", "YYN"], ["YNY"]]
    barred = dispute({"ann": others, "bob": others, "cat": cat}, forbidden=ban)
    proof = comity.explain(barred, "cat", 1, "gmr:coalition=cat:jump")
    assert proof.stable
    assert proof.improvements[0].reply == (
        comity.Step("bob", 7),
        comity.Step("ann", 6, ("bob",)),
    )
    analysis = comity.analyze(barred, ["gmr:coalition=cat:jump"])
    assert 1 in (analysis.equilibria["gmr:coalition=cat:jump"] or ())


def pacts(**rankings: list[str]) -> comity.Dispute:
    """Give a dispute of joint options alone: trade of two, peace of all three."""
    parties = (
        comity.Party("ann", "Ann"),
        comity.Party("bob", "Bob"),
        comity.Party("cat", "Cat", kind="affected"),
    )
    wants = {it: comity.Ranking(tuple((tier,) for tier in order)) for it, order in rankings.items()}
    joint = (
        comity.JointOption("trade", "Trade", ("ann", "bob")),
        comity.JointOption("peace", "Peace", ("ann", "bob", "cat")),
    )
    return comity.Dispute("pacts", "Pacts", parties, wants, joint_options=joint)


BOTH = ["YY", "YN", "NY", "NN"]


def test_joint_options_alone_are_agreed_on() -> None:
    agreed = pacts(ann=BOTH, bob=BOTH, cat=["NY", "YY", "NN", "YN"])
    analysis = comity.analyze(agreed, ["nash", "nash:coalition", "gmr:coalition"])
    assert analysis.equilibria["nash"] == analysis.held_no_moves == (1, 2, 3, 4)
    assert analysis.equilibria["nash:coalition"] == analysis.equilibria["gmr:coalition"] == (4,)
    assert analysis.stability["nash:coalition"] == {}
    assert marked_row(analysis, 3)[2:] == (HELD, True, True)
    assert marked_row(analysis, 0)[2:] == (HELD, False, False)
    assert (held_under(analysis, 3), held_under(analysis, 0)) == (
        "Nash coalition, GMR coalition",
        HELD,
    )


def test_somebody_who_only_consents_can_be_lost_as_a_partner() -> None:
    """Peace needs Cat, who is worse off by it: it is not made."""
    analysis = comity.analyze(
        pacts(ann=BOTH, bob=BOTH, cat=["YN", "NN", "YY", "NY"]), ["nash:coalition"]
    )
    assert analysis.equilibria["nash:coalition"] == (2, 4)


def test_a_bloc_agrees_where_it_has_everybody() -> None:
    agreed = pacts(ann=BOTH, bob=BOTH, cat=["NN", "NY", "YN", "YY"])
    asked = ("nash:blocs=ann+bob", "nash:blocs=ann+cat", "nash:blocs=ann+bob+cat")
    assert holds(agreed, *asked) == [(2, 4), (1, 2, 3, 4), (1, 2, 3, 4)]


def test_agreement_is_one_more_mover() -> None:
    """Ann and Bob agree on trade, then Ann alone acts: a legal sequence of the two."""
    parties = (
        comity.Party("ann", "Ann", options=(comity.Option("act", "Act"),)),
        comity.Party("bob", "Bob"),
    )
    joint = (comity.JointOption("trade", "Trade", ("ann", "bob")),)
    wants = dict.fromkeys(("ann", "bob"), comity.Ranking((("YY",), ("NN",), ("NY",))))
    it = comity.Dispute(
        "d", "D", parties, wants, joint_options=joint, infeasible=("act and not trade",)
    )
    play = Play(graph_model(outcome_space(it)), jump=False, pareto=False, kept=4)
    assert [unit for unit, _ in play.units] == [(0,), (0, 1)]
    assert play.reach((0,)).ravel().tolist() == [0, 0b100, 0b010]
    assert play.reach((0, 1)).ravel().tolist() == [0b110, 0b101, 0b011]
    assert holds(it, "nash", "nash:coalition") == [(1, 3), (3,)]


def test_nobody_agrees_twice_in_a_row() -> None:
    """Ann and Bob can come to act together (YYN) only by two agreements, one after the other."""
    parties = tuple(
        comity.Party(it, it.title(), options=(comity.Option(it, it),))
        for it in ("ann", "bob", "cat")
    )
    joint = (comity.JointOption("talks", "Talks", ("ann", "bob")),)
    pair = comity.Ranking((("YY-N",), ("NN-Y",), ("NN-N",)))
    cat = comity.Ranking((("NNY-",), ("NNN-",), ("YY--",)))
    it = comity.Dispute(
        *("d", "D", parties),
        {"ann": pair, "bob": pair, "cat": cat},
        joint_options=joint,
        infeasible=("ann and not bob", "bob and not ann", "ann and talks"),
    )
    play = Play(graph_model(outcome_space(it)), jump=False, pareto=False, kept=8)
    assert (play.unbound, play.transitive) == (False, False)
    # Cat acts (NNYN): the two gain by talks, and would gain by acting, but cannot go on to that.
    analysis = comity.analyze(it, ["seq:coalition=cat", "gmr:coalition=cat", "seq:blocs=ann+bob"])
    for stable in analysis.stability.values():
        assert stable is not None
        assert analysis.space.numbers[analysis.space.index("NNNN")] not in stable["cat"]


def test_one_after_the_other_is_as_good_as_at_once_where_nothing_is_in_the_way() -> None:
    free, bound = (graph_model(outcome_space(it)) for it in (TRAP, LOCKED))
    quick = Play(free, jump=False, pareto=False, kept=8)
    assert (quick.unbound, quick.transitive) == (True, True)
    assert np.bitwise_count(quick.reach((0, 1, 2))).ravel().tolist() == [7] * 8
    assert Play(bound, jump=False, pareto=False, kept=4).unbound is False


def test_a_bloc_that_is_content_is_told_as_one() -> None:
    told = comity.explain(TRAP, "bob", 8, "nash:blocs=bob+cat").sentence
    assert told.startswith("Bob and Cat would stay at 8 ")
    assert told.endswith("their bloc can move to nothing that both its members prefer.")
    assert told == comity.explain(TRAP, "cat", 8, "nash:blocs=bob+cat").sentence
    told = comity.explain(TRAP, "ann", 2, "nash:blocs=bob+cat").sentence
    assert told.endswith("it prefers nothing it can move to.")


@pytest.mark.parametrize("base", ["nash", "gmr", "smr", "seq", "sseq"])
def test_a_bloc_of_one_is_told_as_a_party(base: str) -> None:
    told = comity.explain(TRAP, "ann", 1, f"{base}:blocs=bob+cat").sentence
    assert "it could move to 2 (Ann acts), which it prefers" in told
    if base in ("smr", "sseq"):
        assert "without a move to anything preferred to 1" in told or "escape" in told
