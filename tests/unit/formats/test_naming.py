"""Ids made from names are ids, differ, and resemble the names."""

from hypothesis import given
from hypothesis import strategies as st

from comity.formats.naming import identifier, identifiers
from comity.model.check import ID
from comity.model.statement import WORDS


@given(st.lists(st.one_of(st.text(max_size=50), st.sampled_from(["a", "A", "a-2", "not", ""]))))
def test_any_names_have_ids_that_differ(names: list[str]) -> None:
    ids = identifiers(names, "option")
    assert len(set(ids)) == len(ids) == len(names)
    assert all(ID.fullmatch(it) and it not in WORDS for it in ids)
    assert ids[:1] == tuple(identifier(name, "option") for name in names[:1])


def test_ids_resemble_the_names() -> None:
    assert identifier("Release water (Euphrates)", "option") == "release-water-euphrates"
    assert identifier("x" * 100, "option") == "x" * 32
    assert identifier("42", "case") == "case-42"


def test_thousands_of_equal_names_take_no_time() -> None:
    assert identifiers(["same"] * 50_000, "option")[-1] == "same-50000"
