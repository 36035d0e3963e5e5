"""Sentences under variants: each move is told as it is known, and every clause is so."""

from dataclasses import replace
from fractions import Fraction

import comity
from comity.formats.results import proof_data
from comity.model.dispute import Dispute, Graph, Likely, Party, Ranking
from comity.report.analysis import view_analysis

ANN, BOB, CAT = Party("ann", "Ann"), Party("bob", "Bob"), Party("cat", "Cat")
PLAIN = Dispute(
    "open",
    "Ann may move to x or y; Bob replies by u, and Cat to that by v",
    (ANN, BOB, CAT),
    {
        "ann": Ranking((("x",), ("y",), ("now",), ("u",), ("v",)), (1, 1, 1, 2)),
        "bob": Ranking((("u",), ("x",), ("y",), ("now",), ("v",))),
        "cat": Ranking((("v",), ("u",), ("x",), ("y",), ("now",))),
    },
    graph=Graph(
        ("now", "x", "y", "u", "v"),
        {
            "ann": (("now", "x"), ("now", "y"), ("v", "y")),
            "bob": (("x", "u"), ("y", "u")),
            "cat": (("u", "v"),),
        },
    ),
)
OPEN = replace(
    PLAIN,
    unknown={"ann": (("now", "y"), ("now", "u")), "bob": (("y", "u"),), "cat": (("u", "v"),)},
)
CHANCES = replace(
    PLAIN,
    likely={
        "ann": (Likely("x", "now", Fraction(7, 10)), Likely("u", "now", Fraction(3, 10))),
        "bob": (Likely("u", "y", Fraction(3, 5)),),
        "cat": (Likely("v", "u", Fraction(4, 5)),),
    },
)


def told(dispute: Dispute, concept: str) -> str:
    return comity.explain(dispute, "ann", "now", concept).sentence


def test_each_move_is_told_as_surely_preferred_or_not_known() -> None:
    assert told(OPEN, "nash:unknown=a").endswith(
        "it could move to 2 (x), which it surely prefers, and that is enough to leave; or to 3 "
        "(y), which it may prefer (that is not known), and that is enough to leave."
    )
    assert "not known" not in told(OPEN, "nash:unknown=b")
    proof = comity.explain(OPEN, "ann", "now", "nash:unknown=a")
    assert [(it.to, it.doubt) for it in proof.improvements] == [(2, None), (3, "unknown")]


def test_where_nothing_is_or_may_be_better_is_said_in_plain_words() -> None:
    words = comity.explain(OPEN, "bob", "now", "nash:unknown=a").sentence
    assert "it has no move from there" in words
    words = comity.explain(OPEN, "ann", "v", "nash:unknown=a").sentence
    assert "to 3 (y), which it surely prefers" in words
    content = replace(
        OPEN, preferences={**OPEN.preferences, "ann": Ranking((("v", "now", "x", "y", "u"),))}
    )
    words = comity.explain(content, "ann", "v", "nash:unknown=a").sentence
    assert words.endswith("it can move to nothing that it prefers or may prefer.")


def test_replies_say_which_step_and_which_end_is_not_known() -> None:
    words = told(OPEN, "seq:unknown=a")
    assert "but Bob would then improve by moving to 4 (u), then maybe Cat to 5 (v), which" in words
    assert "but Bob might then improve by moving to 4 (u), then maybe Cat to 5 (v)" in words
    assert "which surely leaves Ann no better off than at 1" in words
    words = told(OPEN, "smr:unknown=d")
    assert words.endswith(
        "which may leave Ann no better off than at 1 (that is not known), and from which it has "
        "no move to anything that it surely prefers to 1."
    )
    words = told(OPEN, "gmr:strong=2:unknown=c")
    assert "which may leave Ann worse off than at 1 by strength 2 or more (that is not" in words
    assert "surely leaves Ann worse off than at 1 by strength 2" in told(
        OPEN, "gmr:strong:unknown=a"
    )


def test_chances_are_told_as_they_are_stated() -> None:
    words = told(CHANCES, "seq:likely=0.5")
    assert "to 2 (x), which it prefers with a chance of 0.7, but Bob would then improve by" in words
    assert "to 3 (y), which it surely prefers, but Bob would then, with a chance of 0.6" in words
    assert words.endswith("4 (u), which Ann prefers to 1 only with a chance of 0.3.")
    strict = told(CHANCES, "seq:likely=0.5/0.9/0.5")
    assert "then with a chance of 0.8 Cat to 5 (v), which surely leaves Ann no better" in strict
    assert told(CHANCES, "seq:likely=0.5/0.9/0.2").endswith(
        "and the others have no reply in their own interest (each step with a chance above 0.8) "
        "that brings the chance that it is better off down to 0.1 or less."
    )
    assert "down to 0 and" in told(CHANCES, "smr:likely=0.5/1")
    content = comity.explain(CHANCES, "ann", "now", "nash:likely=0.3").improvements
    assert [(it.to, it.doubt) for it in content] == [(3, None)]


def test_data_say_what_is_not_certain() -> None:
    (sure, maybe) = proof_data(comity.explain(OPEN, "ann", "now", "seq:unknown=c"))["improvements"]
    assert "doubt" not in sure
    assert sure["reply"] == [{"mover": "bob", "to": 4}]
    assert (maybe["doubt"], maybe["end_doubt"]) == ("unknown", "unknown")
    assert maybe["reply"] == [{"mover": "bob", "to": 4, "doubt": "unknown"}]
    (likely, _) = proof_data(comity.explain(CHANCES, "ann", "now", "seq:likely"))["improvements"]
    assert (likely["doubt"], likely["end_doubt"]) == ("0.7", "0.3")


def test_a_chance_of_one_is_certain() -> None:
    sure = replace(CHANCES, likely={"ann": (Likely("x", "now", Fraction(1)),)})
    assert "2 (x), which it surely prefers" in told(sure, "nash:likely")


def test_attitudes_are_told_only_of_parties_that_have_them() -> None:
    assert "to 2 (x), which is no worse for it, but Bob would then, as that suits it, move" in told(
        PLAIN, "seq:relational"
    )
    assert "which leaves Ann worse off than at 1" in told(PLAIN, "gmr:relational")
    kind = replace(PLAIN, attitudes={"ann": {"bob": "positive"}})
    assert "to 2 (x), which suits its attitudes" in told(kind, "gmr:relational")
    neutral = replace(PLAIN, attitudes={"ann": {"bob": "neutral", "ann": "positive"}})
    assert told(neutral, "gmr:relational") == told(PLAIN, "gmr:relational")


def test_who_is_brought_back_is_not_told_to_be_worse_off() -> None:
    graph = Graph(("now", "x"), {"ann": (("now", "x"),), "bob": (("x", "now"),)})
    wants = {party: Ranking((("now", "x"),)) for party in ("ann", "bob")}
    back = Dispute("back", "Back", (ANN, BOB), wants, graph=graph)
    assert told(back, "gmr:relational").endswith(
        "but Bob could then move to 1 (now), which brings Ann back to 1."
    )


DEAL = Dispute(
    "deal",
    "Bob would close a deal that is good for Ann too; Cat would spoil it",
    (ANN, BOB, CAT),
    {
        "ann": Ranking((("deal",), ("now",), ("spoilt",))),
        "bob": Ranking((("deal",), ("now",), ("spoilt",))),
        "cat": Ranking((("spoilt",), ("now",), ("deal",))),
    },
    graph=Graph(
        ("now", "deal", "spoilt"),
        {"ann": (("spoilt", "now"),), "bob": (("now", "deal"),), "cat": (("deal", "spoilt"),)},
    ),
)


def test_a_bloc_is_told_of_in_one_sentence() -> None:
    words = told(DEAL, "gmr:blocs=ann+bob")
    assert words == (
        "Ann and Bob would stay at 1 (now) under GMR blocs ann+bob: their bloc could move to "
        "2 (deal), which both its members prefer, but Cat could then move to 3 (spoilt), "
        "which for at least one member of the bloc is no better than 1."
    )
    assert words == comity.explain(DEAL, "bob", "now", "gmr:blocs=ann+bob").sentence
    analysis = comity.analyze(DEAL, ["gmr:blocs=ann+bob"])
    held = next(it for it in view_analysis(analysis).reasons if it.verdict.startswith("1 holds"))
    assert held.sentences.count(words) == 1


def test_a_coalition_has_members_who_need_not_act() -> None:
    words = told(DEAL, "gmr:coalition")
    assert words == (
        "Ann would stay at 1 (now) under GMR coalition: its coalition with Bob could move to "
        "2 (deal), which both its members prefer, but Cat could then move to 3 (spoilt), "
        "which for at least one member of the coalition is no better than 1."
    )
