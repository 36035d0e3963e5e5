"""Clauses in words: why an outcome counts for a move, and that no way is told as another."""

from dataclasses import replace
from itertools import chain

import pytest

import comity
from comity.mediation.inverse.result import Inverse
from comity.mediation.inverse.told import clause_words, told_ways
from tests.unit.mediation.inverse.found import clause, found


def told(inverse: Inverse) -> dict[int, str]:
    return {it.to: clause_words(inverse, it) for it in inverse.clauses}


def test_the_move_itself_comes_first_then_the_replies_to_it() -> None:
    words = clause_words(found(), clause((1,), (2,), (0,)))
    assert words == (
        "Syria must not prefer 1 to 2; or there must be at least one of 3 and 4 that Syria does "
        "not prefer to 2, as Iraq could reply with each of them"
    )


def test_a_reply_that_others_must_want_is_told_with_where_it_leads() -> None:
    words = clause_words(found(), clause((0,), (1, 3)))
    assert words == (
        "Syria must not prefer 1 to 2; or "
        "Iraq must prefer 6 to 3, so that it replies, and Syria must not prefer 3 to 2"
    )


def test_a_reply_that_leads_back_asks_for_nothing_of_the_mover() -> None:
    assert (
        clause_words(found(), clause((3,), to=3)) == "Iraq must prefer 6 to 3, so that it replies"
    )
    assert clause_words(found(), clause((3,), (4,), to=3)) == (
        "there must be at least one of 6 and 5 that Iraq prefers to 3, so that it replies"
    )


def test_where_one_can_go_from_a_reply_counts_too() -> None:
    assert told(comity.inverse(comity.read("syria-iraq-1975"), 2, "smr", ["syria"])) == {
        1: (
            "Syria must not prefer 1 to 2; or Syria must not prefer any of 4, 5 and 6 to 2 (the "
            "end of a reply of Iraq, and where it could go from there)"
        ),
        3: (
            "Syria must not prefer 3 to 2; or Syria must not prefer any of 4, 5 and 6 to 2 (the "
            "end of a reply of Iraq, and where it could go from there)"
        ),
        5: "nothing: it stays whatever the free parties want",
    }
    some = found(clause((0, 2, 3)))
    assert clause_words(some, *some.clauses) == (
        "Iraq must prefer 6 to 3, so that it replies, and Syria must not prefer any of 1 and 4 to "
        "2 (the end of the reply, and where it could go from there)"
    )


def test_several_who_reply_are_not_named_where_it_could_be_any() -> None:
    words = told(comity.inverse(comity.read("elmira-1991"), 3, "gmr", ["local-government"]))
    assert words[9].endswith("as the others could reply with each of them")


def test_several_steps_of_one_reply_stand_together() -> None:
    both = found(clause((3, 6)))
    assert clause_words(both, *both.clauses) == (
        "Iraq must prefer 6 to 3, and Syria must prefer 4 to 6, so that they reply"
    )


def test_what_needs_nothing_and_what_nothing_meets_are_told() -> None:
    assert clause_words(found(), clause(())).startswith("nothing: it stays whatever")
    assert clause_words(found(), clause()) == "nothing that the free parties want is enough"
    unlisted = clause_words(found(), clause(complete=False))
    assert unlisted == "a way that is not listed, if there is one"


def test_many_ways_are_counted_unless_all_are_asked_for() -> None:
    ways = [*((k, 3) for k in (0, 1, 2)), *((k, 4) for k in (0, 1, 2)), (0, 5), (1, 5)]
    some = clause(*ways)
    assert clause_words(found(), some).endswith("; or one of 5 other ways")
    assert clause_words(found(), clause(*ways[:4])).endswith("; or another way")
    assert clause_words(found(), some, every=True).count("; or ") == 7
    unlisted = replace(some, complete=False)
    assert clause_words(found(), unlisted).endswith("; or one of 5 or more other ways")
    assert clause_words(found(), unlisted, every=True).endswith("not listed, if there is one")


@pytest.mark.parametrize("concept", ["nash", "gmr", "smr", "seq", "sseq"])
@pytest.mark.parametrize("free", [["ministry"], ["local-government", "uniroyal"], None])
def test_every_alternative_is_told_once(concept: str, free: list[str] | None) -> None:
    inverse = comity.inverse(comity.read("elmira-1991"), 3, concept, free)
    for it in (it for it in inverse.clauses if not it.met_anyway):
        ways, left = told_ways(inverse, it, every=True)
        alternatives = chain.from_iterable(
            [(k,) for k in way.positions] if way.alone else [way.positions] for way in ways
        )
        assert (sorted(alternatives), left) == (sorted(it.alternatives), 0)
