"""Tables as text, as HTML that runs nothing, and as data frames."""

import sys

import pytest

import comity
from comity.errors import ComityError
from comity.tables import Table, cell_text

HOSTILE = "<script>alert('x')</script>&\"quoted\""
TABLE = Table("Who & what", ("party", "stays"), (("Ann", True), ("Bob <b>", False), ("C", None)))


def test_text_is_aligned_and_has_no_trailing_spaces() -> None:
    lines = str(TABLE).splitlines()
    assert lines[0] == "Who & what"
    assert [line.rstrip() for line in lines] == lines
    assert {line.find(mark) for line, mark in zip(lines[2:4], ("yes", "-"), strict=True)} == {9}


@pytest.mark.parametrize(
    ("cell", "text"), [(True, "yes"), (False, "-"), (None, ""), (0, "0"), (1, "1"), ("", "")]
)
def test_numbers_are_not_taken_for_yes_and_no(cell: str | int | bool | None, text: str) -> None:
    assert cell_text(cell) == text


def test_every_text_in_html_is_escaped() -> None:
    html = Table(HOSTILE, (HOSTILE,), ((HOSTILE,),))._repr_html_()
    assert "<script" not in html
    assert (
        html.count("&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;&amp;&quot;quoted&quot;") == 3
    )


def test_html_names_what_is_a_heading_and_what_a_caption() -> None:
    html = TABLE._repr_html_()
    assert html.count("<table><caption>Who &amp; what</caption><thead>") == 1
    assert html.count('<th scope="col">') == 2
    assert html.count('<th scope="row">') == 3
    assert html.count("<tr>") == 4


def test_hostile_words_of_a_case_are_escaped_in_the_table_of_its_analysis() -> None:
    text = (
        "{comity: 1, id: x, title: '<img src=x>', parties: [{id: a, name: A}], "
        "graph: {outcomes: ['<b>one</b>', two], moves: {a: [[two, '<b>one</b>']]}}, "
        "preferences: {a: {ranking: [1, 2]}}}"
    )
    html = comity.analyze(comity.parse(text))._repr_html_()
    assert "<img" not in html
    assert "<b>" not in html
    assert "&lt;b&gt;one&lt;/b&gt;" in html


def test_a_table_without_rows_is_shown() -> None:
    empty = Table("Nothing", ("a", "b"), ())
    assert str(empty) == "Nothing\na  b"
    assert "<tbody></tbody>" in empty._repr_html_()


def test_a_data_frame_has_the_cells_themselves() -> None:
    frame = TABLE.to_frame()
    assert list(frame.columns) == ["party", "stays"]
    assert frame["stays"].tolist() == [True, False, None]


def test_an_analysis_as_a_data_frame_says_what_it_says_itself() -> None:
    analysis = comity.analyze(comity.read("elmira-1991"))
    frame = analysis.to_frame()
    for concept, by_party in analysis.stability.items():
        for party, stable in (by_party or {}).items():
            rows = frame[(frame["concept"] == concept) & (frame["party"] == party)]
            assert tuple(rows[rows["stable"]]["outcome"]) == stable
            assert len(rows) == len(analysis.outcomes)


def test_without_pandas_the_fault_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ComityError, match=r"pip install 'comity\[frame\]' \(package-missing\)"):
        TABLE.to_frame()
