"""Faults: how they read, where they stand, and that every slug is used and explained."""

import re
from pathlib import Path
from typing import get_args

import pytest

import comity
from comity.errors import ComityError, Fault, Slug, dotted, fail

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs/reference/errors.md"
SLUGS = get_args(Slug)


def test_a_fault_reads_where_what_todo_and_slug() -> None:
    fault = Fault(("parties", 0, "id"), "it is so", "mend it", "id-invalid")
    assert str(fault) == "parties[0].id: it is so; mend it (id-invalid)"
    assert str(fault.at("a.yaml:3:4")) == "a.yaml:3:4: it is so; mend it (id-invalid)"
    assert str(fault.under(("cases", 1))).startswith("cases[1].parties[0].id: ")


def test_a_fault_of_the_whole_case_says_so() -> None:
    assert (
        str(Fault((), "it is so", "mend it", "id-invalid"))
        == "case: it is so; mend it (id-invalid)"
    )


@pytest.mark.parametrize(
    ("path", "text"),
    [((), ""), (("a",), "a"), (("a", 0, 1, "b"), "a[0][1].b"), ((3, "x"), "[3].x")],
)
def test_a_path_is_written_with_dots_and_brackets(path: tuple[str | int, ...], text: str) -> None:
    assert dotted(path) == text


def test_an_error_has_one_line_for_each_fault_and_is_a_value_error() -> None:
    faults = [Fault(("a",), "one", "x", "id-invalid"), Fault(("b",), "two", "y", "key-missing")]
    error = ComityError(iter(faults))
    assert error.faults == tuple(faults)
    assert str(error).splitlines() == [str(fault) for fault in faults]
    assert isinstance(error, ValueError)
    assert fail("w", "t", "id-invalid", where="here").faults[0].where == "here"


def test_every_slug_is_there_once_and_made_of_small_letters() -> None:
    assert len(SLUGS) == len(set(SLUGS))
    assert [slug for slug in SLUGS if not re.fullmatch(r"[a-z]+(-[a-z]+)*", slug)] == []


def test_every_slug_has_a_heading_in_the_reference_of_errors() -> None:
    lines = REFERENCE.read_text("utf-8").splitlines()
    missing = [s for s in SLUGS if not any(re.fullmatch(f"#+ `?{s}`?", line) for line in lines)]
    assert missing == []


def test_the_reference_of_errors_explains_no_slug_that_there_is_not() -> None:
    headings = re.findall(r"^##+ `([a-z-]+)`$", REFERENCE.read_text("utf-8"), re.MULTILINE)
    assert set(headings) <= set(SLUGS)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_slug_is_used_in_the_source(slug: str) -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    assert code.count(f'"{slug}"') > 1  # once in the list of all


@pytest.mark.parametrize("name", comity.__all__)
def test_every_public_name_can_be_imported(name: str) -> None:
    assert getattr(comity, name) is not None
    assert name in dir(comity)


def test_there_are_no_other_public_names() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = comity.nothing
