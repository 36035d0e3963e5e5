"""Views, worked out by hand: what is seen, what is expected, what lasts, and the proofs of it."""

from typing import Any

import pytest

import comity
from comity.model.dispute import Graph, Perception
from comity.model.space import outcome_space
from comity.stability.perception.seen import ranks_seen, unseen, view_of
from comity.stability.relational.graph import graph_model

# 1 NN, 2 YN, 3 NY, 4 YY: Ann strikes (or arms), Bob attacks (or yields).
TRUTH = {"ann": "NN NY YY YN", "bob": "NY NN YY YN"}
BLUFF = {"bob": Perception({"ann": comity.Ranking((("NN",), ("YY",), ("NY",), ("YN",)))})}
ARMED = {"ann": "NY YN YY NN", "bob": "NN NY YY YN"}
SECRET = {"bob": Perception(unseen=("a",))}


def two(wants: dict[str, str], views: dict[str, Perception], **rest: Any) -> comity.Dispute:
    parties = (
        comity.Party("ann", "Ann", options=(comity.Option("a", "Ann does"),)),
        comity.Party("bob", "Bob", options=(comity.Option("b", "Bob does"),)),
    )
    return comity.Dispute("two", "Two", parties, _rankings(wants), views=views, **rest)


def _rankings(wants: dict[str, str]) -> dict[str, comity.Ranking]:
    return {it: comity.Ranking(tuple((o,) for o in text.split())) for it, text in wants.items()}


def test_a_believed_bluff_lasts_unsteadily() -> None:
    found = comity.perceive(two(TRUTH, BLUFF), ["seq"])
    assert found.expected["seq"] == {"ann": (3,), "bob": (1, 4)}
    assert found.unsteady["seq"] == found.lasting["seq"] == (1, 3)
    assert found.equilibria["seq"] == found.enduring["seq"] == (3,)
    assert found.surprises["seq"] == {"ann": (1,), "bob": (3,)}
    assert found.disappointments["seq"] == {"ann": (), "bob": (4,)}
    assert found.misjudged == {"ann": (), "bob": ("ann",)}


def test_who_asks_for_no_interests_is_not_deceived_about_what_lasts() -> None:
    found = comity.perceive(two(TRUTH, BLUFF), ["nash", "gmr"])
    assert found.lasting["nash"] == found.equilibria["nash"] == found.unsteady["nash"] == (3,)
    assert found.expected["nash"] == {"ann": (3,), "bob": (4,)}
    assert found.lasting["gmr"] == found.equilibria["gmr"]


def test_what_somebody_does_not_see_lasts_in_stealth() -> None:
    found = comity.perceive(two(ARMED, SECRET), ["nash"])
    assert found.stealthy["nash"] == found.lasting["nash"] == (2,)
    assert found.equilibria["nash"] == found.enduring["nash"] == ()
    assert found.expected["nash"] == {"ann": (), "bob": (1,)}
    assert found.stays["nash"].tolist() == [
        [False, True, True, False],
        [True, True, False, True],  # where Ann is armed Bob stays, though he would rather yield
    ]
    assert found.unseen.tolist() == [[False] * 4, [False, True, False, True]]
    assert found.misjudged == {"ann": (), "bob": ()}


def test_an_error_that_changes_nothing_leaves_what_lasts_steady() -> None:
    wants = {"ann": "YN NN YY NY", "bob": "NN YN NY YY"}
    views = {"bob": Perception({"ann": comity.Ranking((("YN", "YY"), ("NN", "NY")))})}
    found = comity.perceive(two(wants, views))
    for concept in ("nash", "seq"):
        assert found.steady[concept] == found.lasting[concept] == (2,)
        assert found.expected[concept] == {"ann": (2,), "bob": (2,)}
    assert found.misjudged["bob"] == ("ann",)


def test_a_preference_that_is_wrong_only_where_nothing_is_seen_is_not_wrong() -> None:
    wrong = comity.Ranking((("NN",), ("NY",), ("YN",), ("YY",)))
    blind = {"bob": Perception({"ann": wrong}, unseen=("a",))}
    assert comity.perceive(two(TRUTH, blind), ["nash"]).misjudged == {"ann": (), "bob": ()}
    seeing = {"bob": Perception({"ann": wrong})}
    assert comity.perceive(two(TRUTH, seeing), ["nash"]).misjudged["bob"] == ("ann",)


def test_views_of_a_graph_name_what_is_unseen() -> None:
    parties = (comity.Party("ann", "Ann"), comity.Party("bob", "Bob"))
    wants = _rankings({"ann": "z y x", "bob": "x y z"})
    graph = Graph(("x", "y", "z"), {"ann": (("x", "y"), ("y", "z")), "bob": (("z", "x"),)})
    blind = {"ann": Perception(unseen=("z",))}
    dispute = comity.Dispute("g", "G", parties, wants, graph=graph, views=blind)
    found = comity.perceive(dispute, ["nash"])
    assert found.unseen.tolist() == [[False, False, True], [False] * 3]
    assert found.stealthy["nash"] == ()
    assert found.unsteady["nash"] == (2,)  # Ann stays at y; Bob expects her to go on to z
    assert found.surprises["nash"]["bob"] == (2,)


def test_a_class_is_unseen_where_its_first_member_is() -> None:
    dispute = two({"ann": "-Y YN NN", "bob": "NN -Y YN"}, SECRET, same=("b",))
    space = outcome_space(dispute)
    assert space.numbers.tolist() == [1, 2, 3]
    assert unseen(space, "bob").tolist() == [False, True, False]


def test_moves_to_and_from_the_unseen_are_nobodys() -> None:
    dispute = two(ARMED, SECRET)
    model = graph_model(outcome_space(dispute))
    assert view_of(model, "ann") is model
    ann, bob = view_of(model, "bob").arcs
    assert (ann.origin.size, bob.origin.tolist(), bob.target.tolist()) == (0, [0, 2], [2, 0])


def test_own_preferences_are_the_true_ones() -> None:
    space = outcome_space(two(TRUTH, BLUFF))
    assert {it: rank.tolist() for it, rank in ranks_seen(space, "bob").items()} == {
        "ann": [3, 0, 1, 2],
        "bob": [2, 0, 3, 1],
    }
    assert ranks_seen(space, "ann")["ann"].tolist() == [3, 0, 2, 1]


def test_every_fault_of_a_view_has_its_place() -> None:
    bad = comity.Ranking((("NN",), ("YY",)))
    dispute = two(TRUTH, {"bob": Perception({"ann": bad})})
    with pytest.raises(comity.ComityError) as caught:
        comity.perceive(dispute)
    assert [fault.slug for fault in caught.value.faults] == ["ranking-missing"]
    assert caught.value.faults[0].path[:4] == ("views", "bob", "preferences", "ann")


@pytest.mark.parametrize("concept", ["sim", "gmr:strong=2", "nash:likely=0.5", "seq:coalition"])
def test_what_a_view_does_not_tell_cannot_be_asked(concept: str) -> None:
    for ask in (comity.perceive, lambda it, them: comity.analyze(it, them, seen_by="bob")):
        with pytest.raises(comity.ComityError, match=r"seq:order=K.*\(concept-undefined\)"):
            ask(two(TRUTH, BLUFF), [concept])
    with pytest.raises(comity.ComityError, match="has no meaning in views"):
        comity.explain(two(TRUTH, BLUFF), "ann", 1, concept, seen_by="bob")


def test_only_a_party_with_moves_has_a_view() -> None:
    with pytest.raises(comity.ComityError, match="party-unknown"):
        comity.analyze(two(TRUTH, BLUFF), seen_by="cat")
    with pytest.raises(comity.ComityError, match="party-unknown"):
        comity.explain(two(TRUTH, BLUFF), "ann", 1, "nash", seen_by="cat")


def test_an_analysis_in_somebodys_eyes() -> None:
    found = comity.analyze(two(TRUTH, BLUFF), ["seq"], seen_by="bob")
    assert found.equilibria["seq"] == (1, 4)
    assert found.stability["seq"] == {"ann": (1, 4), "bob": (1, 3, 4)}
    assert found.ranks["ann"].tolist() == [3, 0, 1, 2]
    assert "as bob sees it" in repr(found)
    blind = comity.analyze(two(ARMED, SECRET), ["nash"], seen_by="bob")
    assert (blind.equilibria["nash"], blind.unseen, blind.held_no_moves) == ((1,), (2, 4), ())


def test_proofs_in_somebodys_eyes() -> None:
    dispute = two(TRUTH, BLUFF)
    proof = comity.explain(dispute, "bob", 1, "seq", seen_by="bob")
    assert proof.stable
    assert str(proof) == (
        "In its own eyes, Bob would stay at 1 (no option taken) under SEQ: it could move to 3 "
        "(Bob does), which it prefers, but Ann would then improve by moving to 4 (Ann does; Bob "
        "does), which leaves Bob no better off than at 1."
    )
    assert not comity.explain(dispute, "bob", 1, "seq", seen_by="ann").stable
    assert not comity.explain(dispute, "bob", 1, "seq").stable
    other = comity.explain(dispute, "ann", 3, "nash", seen_by="bob")
    assert str(other).startswith("In the eyes of Bob, Ann would not stay at 3 (Bob does) under")
    assert other.seen_by == "bob"


def test_nothing_is_proved_where_nothing_is_seen() -> None:
    proof = comity.explain(two(ARMED, SECRET), "bob", 2, "nash", seen_by="bob")
    assert (proof.stable, proof.improvements, proof.can_move) == (True, (), False)
    assert str(proof) == (
        "Bob does not think of 2 (Ann does): in its eyes, it has no move from there."
    )


def test_progress_counts_the_dispute_and_every_view() -> None:
    steps: list[tuple[str, int, int]] = []
    comity.perceive(two(TRUTH, BLUFF), ["nash", "seq"], progress=lambda *it: steps.append(it))
    assert steps == [("nash", 0, 4), ("seq", 1, 4), ("nash", 2, 4), ("seq", 3, 4)]
