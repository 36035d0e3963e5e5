"""Strength, doubt, chance, degree and attitude, on graphs small enough to work out by hand."""

from fractions import Fraction
from typing import Any

import pytest

import comity
from comity.errors import ComityError
from comity.model.dispute import Degree, Fuzzy, Likely, Ranking
from comity.model.limits import Limits

ANN, BOB = comity.Party("ann", "Ann"), comity.Party("bob", "Bob")


def tiers(text: str) -> Ranking:
    """Read ``"w > x >> y=z"``, the best first."""
    words = text.split()
    steps = tuple(len(word) for word in words[1::2])
    return Ranking(tuple(tuple(tier.split("=")) for tier in words[::2]), steps)


def graph(moves: dict[str, str], wants: dict[str, str], **rest: Any) -> comity.Dispute:
    """Make a dispute of Ann and Bob; ``"wx xy"`` are two moves."""
    names = sorted(set("".join(moves.values())) - {" "})
    arcs = {
        party: tuple((move[0], move[1]) for move in text.split()) for party, text in moves.items()
    }
    return comity.Dispute(
        "d",
        "D",
        (ANN, BOB),
        {party: tiers(text) for party, text in wants.items()},
        graph=comity.Graph(tuple(names), arcs),
        **rest,
    )


def leaves(dispute: comity.Dispute, concept: str, party: str = "ann") -> str:
    """Give the outcomes that a party would leave."""
    analysis = comity.analyze(dispute, [concept])
    (by_party,) = analysis.stability.values()  # ids may be written in several ways
    stable = (by_party or {})[party]
    return "".join(it.name or "" for it in analysis.outcomes if it.number not in stable)


def test_only_what_is_much_worse_deters_strongly() -> None:
    wants = {"ann": "b > a > c >> d", "bob": "a=b=c=d"}
    mild = graph({"ann": "ab", "bob": "bc bd"}, wants)
    assert leaves(mild, "gmr:strong=2") == ""
    milder = graph({"ann": "ab", "bob": "bc cd"}, wants)  # only c can be reached
    assert leaves(milder, "gmr") == leaves(milder, "gmr:strong=1") == ""
    assert leaves(milder, "gmr:strong=2") == "a"


def test_what_is_as_good_deters_in_the_plain_concept_only() -> None:
    dispute = graph({"ann": "ab", "bob": "bc"}, {"ann": "b >> a=c", "bob": "a=b=c"})
    assert leaves(dispute, "gmr") == ""
    assert leaves(dispute, "gmr:strong=1") == "a"


def test_going_back_is_an_escape_from_a_strong_reply_only() -> None:
    wants = {"ann": "b > a >> c", "bob": "c > a=b"}
    dispute = graph({"ann": "ab ca", "bob": "bc"}, wants)
    assert leaves(dispute, "smr") == leaves(dispute, "sseq") == "c"
    assert leaves(dispute, "smr:strong=2") == leaves(dispute, "sseq:strong=2") == "ac"
    assert leaves(dispute, "gmr:strong=2") == leaves(dispute, "seq:strong=2") == "c"


def test_the_four_extensions_differ_in_what_a_doubt_does() -> None:
    """From p, q and r Ann has one move each; Bob replies to the first two, by s and t."""
    dispute = graph(
        {"ann": "pu qv rw", "bob": "us vt"},
        {"ann": "v > q > t > p > u > s > r > w", "bob": "p=q=r=s=t=u=v=w"},
        unknown={"ann": (("p", "u"), ("p", "s"), ("q", "t"), ("r", "w"))},
    )
    assert leaves(dispute, "gmr") == ""
    assert {x: leaves(dispute, f"gmr:unknown={x}") for x in "abcd"} == {
        "a": "pqr",  # leaves on a doubt, and no doubt deters
        "b": "q",  # leaves for what is surely better only
        "c": "r",  # a doubt deters: only where nobody replies it leaves
        "d": "",
    }


def test_whoever_replies_does_so_on_a_doubt_in_every_extension() -> None:
    dispute = graph(
        {"ann": "ab", "bob": "bc"},
        {"ann": "b > a > c", "bob": "b > c > a"},
        unknown={"bob": (("b", "c"),)},
    )
    assert leaves(dispute, "seq") == "a"
    assert {leaves(dispute, f"seq:unknown={x}") for x in "abcd"} == {""}


def test_in_a_doubt_strong_deterrence_has_two_readings() -> None:
    dispute = graph(
        {"ann": "ab", "bob": "bc"},
        {"ann": "b > a >> c", "bob": "a=b=c"},
        unknown={"ann": (("a", "c"),)},
    )
    found = {x: leaves(dispute, f"gmr:strong=2:unknown={x}") for x in "abcd"}
    assert found == {"a": "a", "b": "a", "c": "", "d": ""}
    sure = {x: leaves(dispute, f"gmr:strong=2:unknown={x}:sure") for x in "cd"}
    assert set(sure.values()) == {"a"}


def test_each_share_has_its_own_part() -> None:
    """Chances of 3/5: of leaving for b, of preferring c to a, and of Bob's replying by c."""
    rows = {
        "ann": (Likely("b", "a", Fraction(3, 5)), Likely("c", "a", Fraction(3, 5))),
        "bob": (Likely("c", "b", Fraction(3, 5)),),
    }
    wants = {"ann": "a > b > c", "bob": "a > b > c"}
    dispute = graph({"ann": "ab", "bob": "bc"}, wants, likely=rows)
    few, many = "0.4", "0.5"  # acted on are chances above 0.6, and above 0.5
    assert leaves(dispute, f"seq:likely={few}/{few}/{many}") == ""  # would not leave anyway
    assert leaves(dispute, f"seq:likely={many}/{few}/{many}") == ""  # deterred by the reply
    assert leaves(dispute, f"seq:likely={many}/{few}/{few}") == "a"  # no reply
    assert leaves(dispute, f"seq:likely={many}") == "a"  # it does not deter
    assert leaves(dispute, f"seq:likely={many}/{few}") == "a"  # the last share is the third too


def test_a_certainty_of_the_threshold_itself_is_acted_on() -> None:
    def at(threshold: Fraction) -> comity.Dispute:
        degrees = (Degree("b", "a", Fraction(4, 5)),)  # a certainty of 3/5
        fuzzy = {"ann": Fuzzy(threshold, degrees)}
        return graph({"ann": "ab"}, {"ann": "a > b", "bob": "a=b"}, fuzzy=fuzzy)

    assert leaves(at(Fraction(3, 5)), "nash:fuzzy") == "a"
    assert leaves(at(Fraction(601, 1000)), "nash:fuzzy") == ""


def test_everybody_replies_by_a_threshold_of_their_own() -> None:
    def with_threshold(threshold: Fraction) -> comity.Dispute:
        fuzzy = {"bob": Fuzzy(threshold, (Degree("c", "b", Fraction(3, 4)),))}
        wants = {"ann": "b > a > c", "bob": "b > c > a"}
        return graph({"ann": "ab", "bob": "bc"}, wants, fuzzy=fuzzy)

    assert leaves(with_threshold(Fraction(1, 2)), "seq:fuzzy") == ""
    assert leaves(with_threshold(Fraction(3, 5)), "seq:fuzzy") == "a"


@pytest.mark.parametrize(
    ("towards_bob", "towards_itself", "left"),
    [
        ("neutral", "positive", "ac"),
        ("positive", "positive", "c"),  # b is worse for Bob than a
        ("negative", "positive", "a"),  # d is better for Bob than c
        ("positive", "neutral", "c"),
        ("negative", "neutral", "a"),
        ("neutral", "neutral", "ac"),
        ("neutral", "negative", ""),
    ],
)
def test_attitudes_say_whose_gain_and_loss_count(
    towards_bob: str, towards_itself: str, left: str
) -> None:
    dispute = graph(
        {"ann": "ab cd"},
        {"ann": "b > a > d > c", "bob": "a > b > d > c"},
        attitudes={"ann": {"bob": towards_bob, "ann": towards_itself}},
    )
    assert leaves(dispute, "nash:relational") == left


def test_attitudes_may_be_to_bystanders() -> None:
    bystander = comity.Party("bob", "Bob", kind="affected")
    dispute = comity.Dispute(
        "d",
        "D",
        (ANN, bystander),
        {"ann": tiers("b > a"), "bob": tiers("a > b")},
        graph=comity.Graph(("a", "b"), {"ann": (("a", "b"),)}),
        attitudes={"ann": {"bob": "positive"}},
    )
    assert leaves(dispute, "nash") == "a"
    assert leaves(dispute, "nash:relational") == ""


def test_under_attitudes_parties_move_to_what_is_as_good() -> None:
    dispute = graph({"ann": "ab"}, {"ann": "a=b", "bob": "a=b"})
    assert leaves(dispute, "nash") == ""
    assert leaves(dispute, "nash:relational") == "a"


def test_who_is_brought_back_is_deterred_by_that() -> None:
    dispute = graph({"ann": "ab", "bob": "ba"}, {"ann": "b > a", "bob": "a > b"})
    assert leaves(dispute, "gmr:relational") == leaves(dispute, "seq:relational") == ""
    assert leaves(dispute, "smr:relational") == "a"  # it would just leave again


def doubtful(count: int) -> comity.Dispute:
    """Make a dispute of so many two-level options, one comparison of which is not known."""
    options = [comity.Option(f"o{k}", "-") for k in range(count)]
    parties = tuple(comity.Party(f"p{j}", "P", options=tuple(options[j::4])) for j in range(4))
    wants = {party.id: comity.Concerns(()) for party in parties}
    return comity.Dispute("d", "D", parties, wants, unknown={p.id: ((1, 2),) for p in parties})


def test_tables_of_pairs_count_towards_the_limit() -> None:
    dispute = doubtful(8)
    asked, sets = "nash:unknown=a", 8 * 256 * 4 * 10
    comity.analyze(dispute, [asked], limits=Limits(memory_bytes=3_000_000))
    with pytest.raises(ComityError, match=f"may need {sets + 256**2 * (4 + 16):,} bytes"):
        comity.analyze(dispute, [asked], limits=Limits(memory_bytes=1_000_000))
    comity.analyze(dispute, ["gmr:strong=2"], limits=Limits(memory_bytes=1_000_000))


def test_faults_of_all_movers_are_told_together() -> None:
    rows = (Likely("a", "b", Fraction(1, 2)), Likely("a", "c", Fraction(1, 3)))
    wants = {"ann": "a=b=c", "bob": "a=b=c"}
    wrong = (*rows, Likely("d", "a", Fraction(1)))
    dispute = graph({"ann": "ab", "bob": "bc"}, wants, likely={"ann": wrong, "bob": wrong})
    with pytest.raises(ComityError) as caught:
        comity.analyze(dispute, ["nash:likely"])
    assert [fault.path[1] for fault in caught.value.faults] == ["ann", "bob"]
