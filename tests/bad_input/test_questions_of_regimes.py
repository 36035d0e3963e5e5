"""Questions about regimes that have no answer, or one that takes too long, are refused."""

import re
from dataclasses import replace
from time import perf_counter

import pytest

import comity
from comity.formats.regimes import regimes_data
from tests.bad_input.messages import CASE, GRAPH
from tests.bad_input.test_questions_of_settlements import UNSTARTED, refused

BLOCS = [
    ([["ann", "bob"], ["bob"]], ["'bob' is named 2 times"]),
    ([["ann", "ann"], ["bob"]], ["'ann' is named 2 times"]),
    ([["ann"]], ["'bob' is in no bloc"]),
    ([], ["'ann' is in no bloc", "'bob' is in no bloc"]),
    ([["ann", "bob"], []], ["a bloc is empty"]),
    ([["ann", "bob", "cat"]], ["'cat' is a bystander"]),
    ([["ann", "Cat"]], ["'cat' is a bystander", "'bob' is in no bloc"]),
    ([["ann", "bo"]], ["there is no party called 'bo'; did you mean 'bob'?"]),
    ([["ann", ""], ["\x1b[31m"]], ["there is no party called ''", r"'\x1b[31m'"]),
]


@pytest.mark.parametrize(("blocs", "parts"), BLOCS)
def test_blocs_that_are_no_partition_are_refused(blocs: list[list[str]], parts: list[str]) -> None:
    with pytest.raises(comity.ComityError) as caught:
        comity.compare_regimes(comity.parse(CASE), blocs)
    told = [str(fault) for fault in caught.value.faults]
    assert len(told) == len(parts)
    for line, part in zip(told, parts, strict=True):
        assert line.startswith("blocs: ")
        assert part in line.replace("\\\\", "\\")
        assert line.isprintable()
        slug = "party-unknown" if "no party called" in line else "blocs-invalid"
        assert line.endswith(f"({slug})")


def test_a_name_that_two_parties_bear_names_neither() -> None:
    text = CASE.replace("name: Bob", "name: Ann")
    assert refused(comity.compare_regimes, [["Ann"], ["bob"]], text=text) == "party-unknown"


def test_free_members_of_no_bloc_would_change_nothing() -> None:
    alone = [["ann"], ["bob"]]
    slug = refused(comity.compare_regimes, alone, free_members=True)
    assert slug == refused(comity.compare_regimes, text=ONE, free_members=True) == "blocs-invalid"


ONE = """\
comity: 1
id: one
title: One party
parties: [{id: ann, name: Ann, options: [{id: a, label: A}]}]
status_quo: {}
preferences: {ann: {concerns: [{id: c, want: a}]}}
"""


def test_without_a_status_quo_play_begins_nowhere() -> None:
    assert refused(comity.compare_regimes, text=UNSTARTED) == "key-missing"
    graph = GRAPH.replace("status_quo: p\n", "")
    assert refused(comity.compare_regimes, text=graph) == "key-missing"


def wide(parties: int, options: int) -> comity.Dispute:
    """Make parties that each want their own options taken, one after the other."""
    listed = tuple(
        comity.Party(
            f"p{k}", f"P{k}", options=tuple(comity.Option(f"o{k}-{j}", "O") for j in range(options))
        )
        for k in range(parties)
    )
    wants = {
        it.id: comity.Concerns(tuple(comity.Concern(o.id, o.id) for o in it.options))
        for it in listed
    }
    return comity.Dispute("wide", "Wide", listed, wants, status_quo={})


WIDE = {"steps": r"where .* leads takes [0-9,]+ pairs", "arcs": r"where .* leads takes more than"}


@pytest.mark.parametrize("limit", WIDE)
def test_too_much_to_compare_or_to_keep_is_refused_and_not_waited_for(limit: str) -> None:
    dispute = wide(3, 3)
    full = comity.compare_regimes(dispute)
    assert [end.outcomes for end in full.ends(full.cooperative)] == [(512,)]
    few = comity.Limits(**{limit: 20_000})
    with pytest.raises(comity.ComityError, match=WIDE[limit]) as caught:
        comity.compare_regimes(dispute, limits=few)
    (fault,) = caught.value.faults
    assert (fault.slug, fault.where) == ("regimes-too-large", "regimes")
    assert f"--max-{limit}" in fault.todo
    assert re.search(r"p0 \+ p1|cooperative", fault.what)


def test_the_limit_is_exact() -> None:
    """Two parties: 4 outcomes alone 2 · 2 pairs each; together 4 · 4, from what is reached."""
    dispute = wide(2, 1)
    # Alone: all four outcomes are reached, with two pairs for each of the two parties.
    # As a bloc: from 1, and from 4 where that leads. Cooperative: from all four.
    needed = 4 * 2 * 2 + 2 * 4 + 4 * 4
    comity.compare_regimes(dispute, limits=comity.Limits(steps=needed))
    with pytest.raises(comity.ComityError, match="cooperative leads takes 40 pairs"):
        comity.compare_regimes(dispute, limits=comity.Limits(steps=needed - 1))


def test_a_large_dispute_is_refused_before_it_is_worked_out() -> None:
    begin = perf_counter()
    with pytest.raises(comity.ComityError, match=r"\(regimes-too-large\)$"):
        comity.compare_regimes(wide(4, 4), limits=comity.Limits(steps=30_000_000))
    assert perf_counter() - begin < 20


def test_tables_of_jumps_are_counted_before_they_are_made() -> None:
    dispute = wide(6, 1)
    cells = 64 * (80 + 32 * 6)
    with pytest.raises(comity.ComityError, match=r"bytes of memory; .*--max-memory"):
        comity.compare_regimes(dispute, limits=comity.Limits(memory_bytes=cells))


def test_json_that_would_not_fit_is_refused() -> None:
    found = comity.compare_regimes(comity.parse(CASE))
    small = replace(found, analysis=replace(found.analysis, limits=comity.Limits(memory_bytes=9)))
    with pytest.raises(comity.ComityError, match=r"^json: .*\(regimes-too-large\)$"):
        regimes_data(small)
