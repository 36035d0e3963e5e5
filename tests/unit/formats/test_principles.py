"""Lists of principles from files: anybody's, and every fault at its line."""

from pathlib import Path

import pytest

from comity.errors import ComityError
from comity.formats.principles import parse_principles, read_principles, shipped_principles

LIST = """\
comity: 1
id: harbour
title: Rules of the harbour
stated_by: the harbour masters
checks_chosen_by: the test
sources:
  - {id: book, citation: The book of rules, date: "1900", stake: party}
domains: {old: [military], new: [health, water]}
tags: {noise: the option is loud}
principles:
  - id: quiet
    title: Be quiet
    where: page 1
    sources: [book]
    checks:
      - {id: now, title: Is it quiet?, judged_by: options-without, tags: [noise]}
      - {id: then, title: Does it stay so?, judged_by: stable, concepts: [nash, seq]}
  - id: heed
    title: Heed others
    checks:
      - {id: now, title: Are all heeded?, judged_by: concerns-answered, groups: [new]}
      - {id: heart, title: Is it meant?, judged_by: none, because: nobody can see it}
"""


def messages(text: str) -> list[str]:
    with pytest.raises(ComityError) as caught:
        parse_principles(text, name="harbour.yaml")
    return str(caught.value).splitlines()


def edited(old: str, new: str) -> str:
    assert LIST.count(old) >= 1, old
    return LIST.replace(old, new, 1)


def test_any_sponsors_list_is_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "harbour.yaml"
    file.write_text(LIST, encoding="utf-8")
    found = read_principles(file)
    assert found == parse_principles(LIST) == read_principles(str(file))
    assert found.stated_by == "the harbour masters"
    assert found.domains["new"] == ("health", "water")
    quiet, heed = found.principles
    assert (quiet.where, quiet.sources, quiet.checks[0].tags) == ("page 1", ("book",), ("noise",))
    assert quiet.checks[1].concepts == ("nash", "seq")
    assert (heed.checks[0].groups, heed.checks[1].because) == (("new",), "nobody can see it")


SPOILED = [
    ("id: harbour", "id: Harbour", 2, "'Harbour' is not an id", "id-invalid"),
    ("comity: 1", "comity: 2", 1, "reads format 1", "format-version"),
    ("stated_by: the harbour masters\n", "", 1, "'stated_by' is missing", "key-missing"),
    ("checks_chosen_by: the test\n", "", 1, "'checks_chosen_by' is missing", "key-missing"),
    ("title: Rules", "score: 5\ntitle: Rules", 3, "no key 'score'", "key-unknown"),
    ("title: Be quiet", "titel: Be quiet", 12, "did you mean 'title'?", "key-unknown"),
    ("{id: book, cit", "{id: book, id: book, cit", 7, "a second time", "key-repeated"),
    ("id: heed", "id: quiet", 18, "'quiet' stands here a second time", "id-repeated"),
    ("{id: then,", "{id: now,", 17, "'now' stands here a second time", "id-repeated"),
    ("[military]", "[military, water]", 8, "'water' stands here a second", "id-repeated"),
    ("{old: [", "{Old: [", 8, "'Old' is not an id", "id-invalid"),
    ("sources: [book]", "sources: [boot]", 14, "did you mean 'book'?", "id-unknown"),
    ("tags: [noise]", "tags: [nose]", 16, "did you mean 'noise'?", "id-unknown"),
    ("tags: [noise]", "tags: []", 16, "needs tags", "key-missing"),
    (", tags: [noise]", "", 16, "needs tags", "key-missing"),
    ("groups: [new]", "groups: [news]", 21, "no group of domains 'news'", "id-unknown"),
    ("groups: [new]", "tags: [noise]", 21, "takes no tags", "key-unknown"),
    ("[nash, seq]", "[nash, sec]", 17, "'sec'", "concept-unknown"),
    ("judged_by: stable", "judged_by: score", 17, "no choice 'score'", "value-type"),
    (", because: nobody can see it", "", 22, "add 'because'", "key-missing"),
    (
        "checks:\n      - {id: now, title: Are",
        "checks: []\n    x:\n      - {id: now, title: Are",
        20,
        "empty",
        "value-type",
    ),
]


@pytest.mark.parametrize(("old", "new", "line", "part", "slug"), SPOILED)
def test_a_fault_has_its_line_and_slug(old: str, new: str, line: int, part: str, slug: str) -> None:
    told = messages(edited(old, new))
    (message,) = [it for it in told if part in it]
    assert message.startswith(f"harbour.yaml:{line}:")
    assert message.endswith(f"({slug})")


def test_all_faults_are_told_at_once_and_none_that_only_follows() -> None:
    spoiled = edited("stake: party}", "steak: party}").replace("[noise]", "[nose]")
    spoiled = spoiled.replace("{noise: the option is loud}", "loud").replace("id: heed", "id: Heed")
    told = messages(spoiled)
    assert [it.rsplit("(", 1)[1] for it in told] == ["key-unknown)", "value-type)", "id-invalid)"]


@pytest.mark.parametrize("text", ["[]", "comity", "- comity: 1"])
def test_what_is_no_mapping_is_refused(text: str) -> None:
    (message,) = messages(text)
    assert "write a mapping that begins with comity: 1 (value-type)" in message


def test_a_name_that_is_neither_file_nor_list(tmp_path: Path) -> None:
    for name in ("nobody", str(tmp_path), ""):
        with pytest.raises(ComityError, match=r"gsi-commitments, helsinki.*\(file-missing\)"):
            read_principles(name)


def test_a_case_is_no_list_of_principles() -> None:
    file = next((Path(__file__).parents[3] / "src/comity/cases").glob("*/*.yaml"))
    with pytest.raises(ComityError, match="there is no key 'parties'"):
        read_principles(file)


@pytest.mark.parametrize("name", list(shipped_principles()))
def test_shipped_lists_say_whose_they_are(name: str) -> None:
    found = read_principles(name)
    assert found.id == name
    assert found.stated_by
    assert found.confidence
    assert all(document.url and document.stake for document in found.sources)
    used = {tag for _, check in found.checks() for tag in check.tags}
    assert used <= set(found.tags)


def test_shipped_lists_have_all_principles_of_their_texts() -> None:
    assert len(read_principles("gsi-commitments").principles) == 6
    assert len(read_principles("helsinki-decalogue").principles) == 10
