"""``comity concepts``: every concept and every word is listed, and says what it supposes."""

from comity.report.concepts import EXAMPLES, READINGS, view_concepts
from comity.stability.concept import FORESIGHT, GROUPS, WORDS, read_concept
from comity.stability.methods import METHODS
from tests.cli.conftest import Run


def test_every_concept_and_word_is_told_of() -> None:
    plain, variants, readings, words = view_concepts().tables
    assert [row[0] for row in plain.rows] == list(METHODS)
    shown = [read_concept(it) for it in EXAMPLES]
    told = {it.variant for it in shown} | {name for it in shown for name, _ in it.words}
    assert told | set(READINGS) == {*WORDS, *FORESIGHT}
    assert [row[0] for row in words.rows] == [*WORDS, *FORESIGHT]
    for row in (*plain.rows, *variants.rows):
        assert all(row), row
    assert {row[0] for row in readings.rows} == {name for name, it in WORDS.items() if it.beside}


def test_ids_and_words_can_be_asked_for(comity: Run) -> None:
    done = comity("concepts", "smr", "strong")
    assert done.code == 0
    told = [line.split()[0] for line in done.out.splitlines() if line[:1].islower()]
    assert told == ["id", "smr", *GROUPS["strong"]]


def test_an_unknown_id_is_refused_in_one_line(comity: Run) -> None:
    done = comity("concepts", "gmr:strnog")
    assert done.code == 2
    assert done.out == ""
    assert done.err.count("\n") == 1
    assert "did you mean 'strong'? (concept-variant)" in done.err
