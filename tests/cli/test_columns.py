"""Tables on a terminal: no column is left out, and no word of a heading is broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.cli.columns import fitted, parted
from comity.tables import Table
from tests.cli.conftest import Run

WORDS = st.text("abc ", max_size=30)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = tuple(draw(st.lists(WORDS, min_size=1, max_size=12)))
    row = st.tuples(*(st.integers(0, 99) | WORDS if k == 0 else WORDS for k in range(len(columns))))
    return Table("T", columns, tuple(draw(st.lists(row, max_size=3))))


@given(tables(), st.integers(10, 120))
def test_every_column_is_in_one_part_behind_the_heads_of_rows(table: Table, width: int) -> None:
    parts = parted(table, width)
    numbered = any(isinstance(row[0], int) for row in table.rows) and len(table.columns) > 1
    heads = range(2 if numbered else 1)
    assert all(part[: len(heads)] == tuple(heads) for part in parts)
    shown = [k for part in parts for k in part[len(heads) :]]
    assert [*heads, *shown] == list(range(len(table.columns)))
    for part in parts:
        columns = [[table.columns[k], *(row[k] for row in table.text_rows())] for k in part]
        assert sum(fitted(columns, width)) + 2 * (len(part) - 1) <= max(width, 3 * len(part))


def test_parts_are_few_and_even() -> None:
    columns = ("no.", "outcome", *(f"concept{k}" for k in range(10)))  # 8 and 2 each
    table = Table("T", columns, ((1, "fight", *[True] * 10),))
    assert [len(it) - 2 for it in parted(table, 14 + 98)] == [10]
    assert [len(it) - 2 for it in parted(table, 14 + 97)] == [5, 5]
    assert [len(it) - 2 for it in parted(table, 14 + 48)] == [5, 5]
    assert [len(it) - 2 for it in parted(table, 14 + 47)] == [4, 4, 2]


def test_the_words_of_an_outcome_are_not_squeezed() -> None:
    columns = ("no.", "outcome", *(f"concept{k}" for k in range(10)))
    table = Table("T", columns, ((1, "stay at the table", *[True] * 10),))
    assert [len(it) - 2 for it in parted(table, 5 + 16 + 2 + 98)] == [10]
    assert [len(it) - 2 for it in parted(table, 5 + 15 + 2 + 98)] == [5, 5]


@pytest.mark.parametrize("party", [(), ("--party", "iraq")])
@pytest.mark.parametrize("columns", ["40", "80", "130"])
def test_many_concepts_are_told_in_several_tables(
    comity: Run, monkeypatch: pytest.MonkeyPatch, columns: str, party: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    done = comity(
        "analyze", "syria-iraq-1975", "-c", "unknown,fuzzy,smr:coalition=iraq+syria", *party
    )
    lines = done.out.splitlines()
    assert max(map(len, lines)) <= int(columns)
    ends = (k for k, it in enumerate(lines) if it.startswith(("The status quo,", "The case")))
    table = lines[lines.index("") : next(ends)]
    headings = " ".join(table).split()
    assert (headings.count("unknown"), headings.count("fuzzy")) == (16, 4)
    assert (headings.count("Nash"), headings.count("iraq+syria")) == (5, 1)
    parts = headings.count("part")
    assert parts > 1
    assert headings.count("outcome") == parts
    row = [line for line in table if line.startswith("1 ")]
    assert len(row) == parts
    assert sum(line.split().count("yes") + line.split().count("-") for line in row) == 21


def test_what_fits_is_one_table(comity: Run) -> None:
    done = comity("analyze", "syria-iraq-1975")
    assert ", part " not in done.out
