"""What is known of parties with levers in force: every rule on a small example, by hand."""

import json
from dataclasses import replace
from fractions import Fraction

import comity
from comity.formats.canonical import to_data
from comity.mediation.levers.apply import with_levers
from comity.model.dispute import Preference
from comity.model.known import Known
from comity.model.lever import Effect, Lever

ABCD = comity.Concerns(tuple(comity.Concern(it, it) for it in "abcd"))
OPTIONS = tuple(comity.Option(it, it.upper()) for it in "abcd")
WEIGHTS = comity.Weights({"a": Fraction(2), "b": Fraction(1)})
CASE = comity.Dispute(
    "d",
    "D",
    (comity.Party("ann", "Ann", options=OPTIONS), comity.Party("bob", "Bob", kind="affected")),
    {"ann": ABCD, "bob": WEIGHTS},
    status_quo={},
)
RAISE_D = comity.RaiseConcern("ann", "d", places=2)
LOWER_A = comity.LowerConcern("ann", "a")
ADD = comity.AddConcern("ann", "not a", before="b")
BY_TWO = comity.Compensate("bob", "a", Fraction(2))
TO_FIVE = comity.RaiseConcern("bob", "a", weight=Fraction(5))


def known(said: Known, *effects: Effect, party: str = "ann") -> object:
    """Return what is known of a party with levers of some effects in force."""
    levers = tuple(Lever(f"l{k}", "UN", Fraction(1), it) for k, it in enumerate(effects))
    dispute = replace(CASE, known={party: said}, levers=levers)
    made = with_levers(dispute, levers)
    assert comity.parse(json.dumps(to_data(made))).known == made.known
    return made.known[party]


def order(*chains: str) -> comity.PartlyOrdered:
    return comity.PartlyOrdered(tuple(tuple(chain) for chain in chains))


def test_what_levers_do_not_touch_stays_as_it_is_written() -> None:
    said = comity.PartlyOrdered((("a", "c"),), (("a", "b"),))
    assert known(said, comity.RemoveOption("a")) is said
    assert known(said, BY_TWO) is said


def test_a_concern_is_known_to_be_where_it_was_put() -> None:
    # a d b c: d has come before b and c; of a and d nothing was known, and nothing is.
    assert known(order("ab", "bc"), RAISE_D) == order("ab", "db", "bc")
    assert known(order(), RAISE_D) == order("db", "dc")
    # b a c d: a has gone behind b only.
    assert known(order("ab", "ac"), LOWER_A) == order("ba", "ac")


def test_what_followed_by_way_of_a_concern_that_moves_away_stays_known() -> None:
    # c was known to come behind a since it came behind b; now b is behind c.
    moved = comity.LowerConcern("ann", "b")
    assert known(order("abc"), moved) == order("ac", "cb")


def test_an_added_concern_stands_where_the_case_puts_it() -> None:
    # a l0 b c d: behind a, in front of the rest, whose order stays open.
    assert known(order(), ADD) == comity.PartlyOrdered(
        (("a", "l0"), ("l0", "b"), ("l0", "c"), ("l0", "d"))
    )


def test_groups_become_chains_where_concerns_move() -> None:
    # c and d are open; d is put in front of b, and so of c.
    assert known(comity.PartlyOrdered(dont_know=(("c", "d"),)), RAISE_D) == order("ad", "db", "bc")


def test_a_weight_that_is_set_has_no_bounds_and_one_that_is_paid_for_shifts_them() -> None:
    said = comity.Intervals({"a": (Fraction(1), Fraction(3)), "b": (Fraction(0), Fraction(1))})
    assert known(said, TO_FIVE, party="bob") == comity.Intervals({"b": (Fraction(0), Fraction(1))})
    assert known(said, BY_TWO, party="bob") == comity.Intervals(
        {"a": (Fraction(3), Fraction(5)), "b": (Fraction(0), Fraction(1))}
    )


def test_alternatives_are_swayed_as_far_as_they_have_what_is_meant() -> None:
    half = Fraction(1, 2)
    back = comity.Concerns(ABCD.items[::-1])
    fewer = comity.Concerns(ABCD.items[:2])
    said = comity.Alternatives(
        (comity.Alternative(half), *(comity.Alternative(half / 2, it) for it in (back, fewer)))
    )
    found = known(said, LOWER_A, RAISE_D)
    assert isinstance(found, comity.Alternatives)
    # d c b a: d is first and a last already. a b: there is no d to raise, and a goes behind b.
    there = [it.preference for it in found.items]
    assert there == [None, back, comity.Concerns(ABCD.items[1::-1])]


def test_a_weight_is_set_where_it_is_weighed_and_paid_for_everywhere() -> None:
    third = Fraction(1, 3)
    both: list[Preference] = [comity.Weights({"a": third}), comity.Weights({"b": third}), ABCD]
    said = comity.Alternatives(tuple(comity.Alternative(third, it) for it in both))
    found = known(said, TO_FIVE, BY_TWO, party="bob")
    assert isinstance(found, comity.Alternatives)
    assert [it.preference for it in found.items] == [
        comity.Weights({"a": Fraction(7)}),
        comity.Weights({"b": third, "a": Fraction(2)}),
        ABCD,
    ]


def test_a_ranking_among_alternatives_goes_on_naming_the_same_outcomes() -> None:
    ranking = comity.Ranking((("Y---",), ("N---",)))
    either = tuple(comity.Alternative(Fraction(1, 2), it) for it in (None, ranking))
    found = known(comity.Alternatives(either), comity.RemoveOption("d"))
    assert isinstance(found, comity.Alternatives)
    ranked = found.items[1].preference
    assert isinstance(ranked, comity.Ranking)
    assert [len(tier) for tier in ranked.tiers] == [4, 4]
    assert {str(ref)[0] for ref in ranked.tiers[0]} == {"Y"}
    assert {str(ref)[3] for tier in ranked.tiers for ref in tier} == {"N"}
