"""What is known of parties and contradicts itself: told with what shows it, and in time."""

from itertools import pairwise
from pathlib import Path

import pytest

import comity
from comity.model.check import faults
from comity.model.known import PartlyOrdered

IDS = ("order", "money", "image", "law")


def told(said: PartlyOrdered, ids: tuple[str, ...] = IDS) -> list[str]:
    wants = comity.Concerns(tuple(comity.Concern(it, "act") for it in ids))
    party = comity.Party("p", "P", options=(comity.Option("act", "Act"),))
    dispute = comity.Dispute("d", "D", (party,), {"p": wants}, known={"p": said})
    return [str(it) for it in faults(dispute)]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (
            PartlyOrdered((("order", "money", "law"), ("law", "image"), ("image", "order"))),
            (
                "known.p.before: the order goes round in a circle: order > money > law > image"
                " > order; take one of these comparisons out (order-cycle)"
            ),
        ),
        (
            PartlyOrdered((("money", "order"),)),
            (
                "known.p.before[0]: 'money' is known to come before 'order', but stands behind it"
                " under preferences; write the concerns in an order that can be, or take this out"
                " (order-conflict)"
            ),
        ),
        (
            PartlyOrdered((("order", "money"), ("money", "image")), (("image", "order"),)),
            (
                "known.p.dont_know[0]: the order of 'order' and 'image' follows from what is known:"
                " order > money > image; take one of the two out of this group, or add to it what"
                " stands between them (order-conflict)"
            ),
        ),
        (
            PartlyOrdered(dont_know=(("money", "image"), ("order", "law"))),
            (
                "known.p.dont_know[1]: the order of 'order' and 'law' follows from what is known:"
                " order > money > law; take one of the two out of this group, or add to it what"
                " stands between them (order-conflict)"
            ),
        ),
    ],
    ids=["circle", "as written", "against chains", "against the rest"],
)
def test_a_contradiction_is_shown(said: PartlyOrdered, message: str) -> None:
    assert told(said) == [message]


@pytest.mark.parametrize(
    "said",
    [
        PartlyOrdered(()),
        PartlyOrdered((IDS,)),
        PartlyOrdered((("order", "money"),), (("image", "law"), ("money", "image", "law"))),
        PartlyOrdered(dont_know=(("money", "image"), ("image", "law"), ("money", "law"))),
        PartlyOrdered(dont_know=(IDS,)),
    ],
    ids=str,
)
def test_what_goes_together_is_no_fault(said: PartlyOrdered) -> None:
    assert told(said) == []


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("{}", "nothing is said of what is known; write one of: before and dont_know, weights, "),
        ("{befor: []}", "there is no key 'befor'; did you mean 'before'?"),
        ("{before: [], weights: {}}", "what is known of a party is said in one form, here are 2"),
    ],
)
def test_what_is_empty_or_misspelt_is_one_fault(said: str, message: str, tmp_path: Path) -> None:
    case = tmp_path / "chicken.yaml"
    text = f"known: {{first-driver: {said}}}\n"
    comity.write(comity.read("chicken"), case)
    case.write_text(case.read_text(encoding="utf-8") + text, encoding="utf-8")
    with pytest.raises(comity.ComityError) as caught:
        comity.read(case)
    (fault,) = caught.value.faults
    assert message in str(fault)


def test_a_long_circle_is_shown_in_short() -> None:
    ids = tuple(f"c{k}" for k in range(500))
    (message,) = told(PartlyOrdered((ids, (ids[-1], ids[0]))), ids)
    assert "c0 > c1 > c2" in message
    assert "c10 > ... > c0;" in message


def test_very_many_concerns_are_refused_at_once() -> None:
    ids = tuple(f"c{k}" for k in range(5000))
    (message,) = told(PartlyOrdered((ids,)), ids)
    assert message.endswith("state 500 concerns at most, or say nothing here (order-too-large)")


def test_very_many_chains_and_groups_are_checked_in_time() -> None:
    ids = tuple(f"c{k}" for k in range(500))
    chains = tuple(pairwise(ids)) * 50
    assert told(PartlyOrdered(chains), ids) == []
    assert told(PartlyOrdered(dont_know=(ids,) * 200), ids) == []
    assert len(told(PartlyOrdered((("nobody",),) * 5000), ids)) == 101


def test_chances_with_enormous_denominators_are_added_up() -> None:
    chances = ", ".join(f"{{chance: 1/{10**99 + k}}}" for k in range(100))
    text = f"""\
comity: 1
id: two
title: Two
parties: [{{id: ann, name: Ann, options: [{{id: a, label: A}}]}}]
preferences: {{ann: {{weights: {{a: 1}}}}}}
known: {{ann: {{alternatives: [{chances}]}}}}
"""
    with pytest.raises(comity.ComityError, match=r"add up to [0-9.e-]+; .* \(chances-invalid\)$"):
        comity.parse(text)
