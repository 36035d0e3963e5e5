"""Case files with more outcomes than can be laid out: read where weights just add up."""

import pytest

import comity
from comity.formats.case import to_text
from comity.model.limits import DEFAULT

OPTIONS = ", ".join(f"{{id: site-{k}, label: Site {k}}}" for k in range(60))
SOME = ", ".join(f"{{id: site-{k}, label: Site {k}}}" for k in range(21))
MANY = f"""\
comity: 1
id: sites
title: Sixty sites
parties:
  - {{id: owner, name: Owner, options: [{OPTIONS}]}}
  - {{id: near, name: Neighbour, kind: affected}}
status_quo: {{site-3: yes}}
preferences:
  owner: {{weights: {{site-1: 1, site-2 and site-3: -2}}, walk_away: 0}}
  near: {{weights: {{site-59: 1/3}}}}
"""
WIDE = MANY.replace(OPTIONS, SOME).replace(
    "{site-1: 1, site-2 and site-3: -2}", "{site-1: 123456789012.123456789012}"
)
WIDE = WIDE.replace("site-59", "site-1")


def slugs(text: str) -> set[str]:
    try:
        comity.parse(text)
    except comity.ComityError as error:
        return {fault.slug for fault in error.faults}
    return set()


def test_a_case_in_which_weights_add_up_is_read_however_many_outcomes_it_has() -> None:
    dispute = comity.parse(MANY)
    assert comity.digest(comity.parse(to_text(dispute))) == comity.digest(dispute)
    for question in (comity.analyze, comity.settle):
        with pytest.raises(comity.ComityError, match="space-too-large"):
            question(dispute)


def test_weights_that_cannot_be_added_in_62_bits_are_read_and_refused_later() -> None:
    dispute = comity.parse(WIDE)
    assert comity.bargain(dispute, "maximin").front_count
    with pytest.raises(comity.ComityError, match="weights-range"):
        comity.analyze(dispute)


@pytest.mark.parametrize(
    "line",
    [
        "infeasible: [site-1 and site-2]",
        "same: [site-1]",
        "forbidden_moves: [{from: site-1, to: not site-1}]",
        "expected: [{concept: nash, equilibria: [1], source: modeller}]",
        "unknown: {owner: [[1, 2]]}",
        "likely: {owner: [{outcome: 1, over: 2, chance: 0.5}]}",
        "fuzzy: {owner: {threshold: 0.5}}",
        "views: {owner: {unseen: [site-1]}}",
    ],
)
def test_what_is_to_be_seen_outcome_by_outcome_is_refused_at_once(line: str) -> None:
    assert slugs(f"{MANY}{line}\n") == {"space-too-large"}


def test_attitudes_name_no_outcomes() -> None:
    assert slugs(f"{MANY}attitudes: {{owner: {{near: positive}}}}\n") == set()


def test_one_party_without_weights_is_enough_to_refuse() -> None:
    assert slugs(MANY.replace("{weights: {site-59: 1/3}}", "{concerns: []}")) == {"space-too-large"}
    assert slugs(MANY.replace("{weights: {site-59: 1/3}}", "{ranking: [1]}")) == {"space-too-large"}


@pytest.mark.parametrize(
    ("old", "new", "slug"),
    [
        ("site-3: yes", "site-99: yes", "id-unknown"),
        ("site-3: yes", "site-3: maybe", "id-unknown"),
        ("site-2 and", "site-2 nad", "statement-syntax"),
        ("{site-59: 1/3}", "{site-60: 1/3}", "id-unknown"),
    ],
)
def test_the_structure_is_checked_all_the_same(old: str, new: str, slug: str) -> None:
    assert slugs(MANY.replace(old, new)) == {slug}


def test_a_case_that_fits_is_laid_out_as_before() -> None:
    assert DEFAULT.memory_bytes == 2_000_000_000
    assert not comity.parse(MANY).derived
    assert comity.parse(WIDE.replace("123456789012.123456789012", "1")).derived
