"""Partitions into blocs: how many, in which order, and which a user means."""

import pytest

import comity
from comity.settlement.regimes.partitions import listed_partitions, named_partition

BELL = [1, 2, 5, 15, 52, 203]


def parties(count: int, *consents: tuple[str, ...]) -> comity.Dispute:
    listed = tuple(
        comity.Party(f"p{k}", f"Party {k}", options=(comity.Option(f"o{k}", "O"),))
        for k in range(count)
    )
    joint = tuple(comity.JointOption(f"j{k}", "J", them) for k, them in enumerate(consents))
    wants = {it.id: comity.Concerns((comity.Concern("it", "o0"),)) for it in listed}
    return comity.Dispute("some", "Some", listed, wants, joint_options=joint, status_quo={})


@pytest.mark.parametrize("count", range(1, 7))
def test_all_partitions_but_that_into_single_parties(count: int) -> None:
    found = listed_partitions(parties(count))
    assert len(found) == len(set(found)) == BELL[count - 1] - 1
    assert listed_partitions(parties(count, ("p0",)))[1:] == found
    assert all(len(blocs) == count for blocs in listed_partitions(parties(count, ("p0",)))[:1])


def test_seven_parties_have_too_many() -> None:
    assert listed_partitions(parties(7, ("p0",))) == ()


def test_small_blocs_come_first() -> None:
    assert listed_partitions(parties(3)) == (
        (("p0", "p1"), ("p2",)),
        (("p0", "p2"), ("p1",)),
        (("p0",), ("p1", "p2")),
        (("p0", "p1", "p2"),),
    )


def test_bystanders_negotiate_where_they_are_asked() -> None:
    dispute = comity.Dispute(
        "some",
        "Some",
        (
            comity.Party("ann", "Ann", "affected"),
            comity.Party("bob", "Bob", options=(comity.Option("o", "O"),)),
            comity.Party("cat", "Cat", "affected"),
            comity.Party("dan", "Dan"),
        ),
        joint_options=(comity.JointOption("j", "J", ("dan", "cat")),),
    )
    assert dispute.negotiators == ("bob", "cat", "dan")
    assert dispute.affected == ("ann", "cat")


@pytest.mark.parametrize(
    "blocs",
    [
        [["p2"], ["p1", "p0"]],
        [["Party 1", "party 0"], ["PARTY 2"]],
        [("p0", "Party 1"), ("p2",)],
    ],
)
def test_parties_are_named_in_any_order_by_id_or_name(blocs: list[list[str]]) -> None:
    assert named_partition(parties(3), blocs) == (("p0", "p1"), ("p2",))
