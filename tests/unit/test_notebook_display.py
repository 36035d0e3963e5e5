"""What notebooks show: everything escaped, nothing but plain tables, and never too much of it."""

import sys
from dataclasses import replace
from fractions import Fraction
from html.parser import HTMLParser

import pytest

import comity
from comity.model.space import Space
from comity.stability.proof import Improvement, Proof, Step
from comity.tables import SHOWN_ROWS, Sheet, Table

HOSTILE = "</th><script>alert(1)</script><img src=x onerror='alert(2)' \"onload=x>&lt;$\\frac12$"
TAGS = {"caption", "div", "p", "strong", "table", "tbody", "td", "th", "thead", "tr"}
ATTRIBUTES = {
    ("div", "class", "mathjax_ignore tex2jax_ignore"),
    ("th", "scope", "col"),
    ("th", "scope", "row"),
}


class Page(HTMLParser):
    """Takes in HTML, refuses what should not be there, and keeps the texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        assert {(tag, name, value) for name, value in attrs} <= ATTRIBUTES
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)


def shown(it: object) -> list[str]:
    return Page(it._repr_html_()).texts  # type: ignore[attr-defined]


def hostile() -> comity.Dispute:
    options = (
        comity.Option("o", HOSTILE),
        comity.Option("p", HOSTILE, change="up"),
    )
    return comity.Dispute(
        "hostile",
        HOSTILE,
        (
            comity.Party("ann", HOSTILE, options=options),
            comity.Party("bob", f"Bob {HOSTILE}", "affected"),
        ),
        {
            "ann": comity.Concerns((comity.Concern("c", "o", text=HOSTILE),)),
            "bob": comity.Weights({"p": Fraction(1, 3)}),
        },
        summary=HOSTILE,
        status_quo={"o": "yes"},
        joint_options=(comity.JointOption("j", HOSTILE, consent=("ann", "bob")),),
    )


def test_hostile_names_are_shown_and_nothing_else_happens() -> None:
    dispute = hostile()
    texts = shown(dispute)
    assert texts[0] == texts[1] == HOSTILE
    assert texts.count(HOSTILE) == 8  # title, summary, two options and a joint one, Ann three times
    analysis = comity.analyze(dispute)
    assert HOSTILE in shown(analysis)
    assert any(HOSTILE in text for text in shown(comity.explain(dispute, "ann", 1, "nash")))


def test_what_has_not_been_checked_is_escaped_too() -> None:
    party = comity.Party(HOSTILE, HOSTILE)
    graph = comity.Dispute(
        HOSTILE,
        HOSTILE,
        (party,),
        {HOSTILE: comity.Ranking(((HOSTILE, "b"),))},
        graph=comity.Graph((HOSTILE, "b"), {HOSTILE: ((HOSTILE, "b"),)}),
        status_quo=HOSTILE,
    )
    texts = shown(graph)
    assert f"best first: {HOSTILE} = b" in texts
    assert f"Outcomes: 2. Status quo: {HOSTILE}." in texts
    levels = ("a", "b", HOSTILE)
    joint = comity.JointOption(HOSTILE, HOSTILE, (HOSTILE,), levels, change=HOSTILE)  # type: ignore[arg-type]
    weights = {HOSTILE: comity.Weights({HOSTILE: Fraction(1)})}
    dispute = comity.Dispute("x", "X", (party,), weights, joint_options=(joint,))
    texts = shown(replace(dispute, status_quo={HOSTILE: HOSTILE}))
    assert f"Outcomes: 3. Status quo: {HOSTILE}: {HOSTILE}." in texts
    assert f"together: {HOSTILE}" in texts
    assert f"a, b, {HOSTILE}" in texts
    assert f"weights: {HOSTILE}: 1" in texts


def test_hostile_proofs_and_tables_are_escaped() -> None:
    steps = (Step(HOSTILE, 2),)
    proof = Proof(HOSTILE, 1, "gmr", True, (Improvement(3, steps, 2),), True, HOSTILE)
    assert f"{HOSTILE} to 2" in shown(proof)
    assert shown(Table(HOSTILE, (HOSTILE,), ((HOSTILE,),))) == [HOSTILE] * 3
    sheet = Sheet(HOSTILE, (HOSTILE,), (), (HOSTILE,))
    assert Page(sheet.html()).texts == [HOSTILE] * 3


@pytest.mark.parametrize("name", comity.cases())
def test_every_case_shows_itself(name: str) -> None:
    dispute = comity.read(name)
    texts = shown(dispute)
    assert texts[0] == dispute.title
    assert {party.name for party in dispute.parties} <= set(texts)
    labels = {option.label for option in dispute.options}
    assert labels <= set(texts)
    analysis = comity.analyze(dispute)
    assert any(f"{analysis.space.count} outcomes" in text for text in shown(analysis))


def test_what_is_so_now_and_who_can_only_watch_is_said() -> None:
    texts = shown(hostile())
    assert f"Affected, without options: Bob {HOSTILE}." in texts
    now = f"{HOSTILE}: {HOSTILE}"  # options share a label: whose it is is said
    assert f"Outcomes: 8. Status quo: {now}." in texts
    assert "up only" in texts
    assert f"together: {HOSTILE}, Bob {HOSTILE}" in texts
    assert any("none named" in text for text in shown(replace(hostile(), status_quo=None)))
    assert any("no option taken" in text for text in shown(replace(hostile(), status_quo={})))


def test_the_number_of_outcomes_is_told_as_far_as_it_is_known() -> None:
    fresh = replace(hostile(), infeasible=("o and p",), status_quo={})
    assert any("Outcomes: at most 8." in text for text in shown(fresh))
    comity.analyze(fresh)
    assert any("Outcomes: 6." in text for text in shown(fresh))


def test_a_dispute_shows_itself_at_once_however_large_or_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Space, "__init__", None)  # nothing is laid out
    options = tuple(comity.Option(f"o{k}", "y" * 10_000) for k in range(10_000))
    concerns = comity.Concerns(tuple(comity.Concern(f"c{k}", "o1 and") for k in range(10_000)))
    ranking = comity.Ranking((tuple(range(100_000)), *((k,) for k in range(100_000))))
    parties = (comity.Party("a", "A", options=options), comity.Party("b", "B"))
    dispute = comity.Dispute(
        "x" * 9999, "X" * 10**6, parties, {"a": concerns, "b": ranking}, summary="s" * 10**6
    )
    html = dispute._repr_html_()
    assert len(html) < 80_000
    texts = Page(html).texts
    assert "Not shown: 9,950 rows." in texts
    tier = " = ".join(map(str, range(12)))
    assert f"best first: {tier} = …, {', '.join(map(str, range(11)))}, …" in texts
    assert "more than a million billion" in html
    assert len(repr(dispute)) < 200


def test_an_analysis_shows_the_outcomes_that_hold_under_the_most_concepts() -> None:
    # Nobody wants anything, so every outcome holds; the status quo is shown wherever it is.
    options = tuple(comity.Option(f"o{k}", f"O{k}") for k in range(8))
    nothing = comity.Concerns(())
    party = comity.Party("a", "A", options=options)
    dispute = comity.Dispute("d", "D", (party,), {"a": nothing}, status_quo={"o7": "yes"})
    analysis = comity.analyze(dispute, ["nash", "gmr"])
    page = Page(analysis._repr_html_())
    assert page.texts.count("yes") == 2 * SHOWN_ROWS
    assert any(text.startswith("Not shown: 206 more outcomes that hold") for text in page.texts)
    wants = comity.Concerns((comity.Concern("c", "o6 and o7"),))
    picky = comity.analyze(replace(dispute, preferences={"a": wants}), ["nash"])
    texts = Page(picky._repr_html_()).texts
    assert {"129", "193", "241"} <= set(texts)  # the status quo, and what the party wants
    assert "Not shown: 15 more outcomes that hold" in "".join(texts)
    assert "128" not in texts


def test_few_that_hold_under_more_concepts_are_not_crowded_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    analysis = comity.analyze(comity.read("sustainable-development"), ["nash", "gmr"])
    (best,), other = analysis.equilibria["nash"] or (), set(analysis.equilibria["gmr"] or ())
    assert other - {best}
    assert min(other) != best, "the first by number would be shown in any case"
    monkeypatch.setattr("comity.stability.sheet.SHOWN_ROWS", 1)
    unplaced = replace(analysis.dispute, status_quo=None)
    assert str(best) in shown(comity.analyze(unplaced, ["nash", "gmr"]))


def test_an_analysis_makes_words_for_the_outcomes_it_shows_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    analysis = comity.analyze(comity.read("korea-2017"))
    asked: list[int] = []
    words = Space.words

    def counted(space: Space, index: int) -> str:
        asked.append(index)
        return words(space, index)

    monkeypatch.setattr(Space, "words", counted)
    holding = {index for index in range(analysis.space.count) if analysis.holds(index)}
    analysis._repr_html_()
    assert set(asked) == holding | {analysis.space.status_quo}


def test_what_holds_only_because_nobody_has_a_move_is_called_held() -> None:
    tied = comity.Ranking(((1, 2),))
    treaty = comity.JointOption("treaty", "Treaty", consent=("a", "b"))
    parties = (comity.Party("a", "A"), comity.Party("b", "B"))
    idle = comity.Dispute("d", "D", parties, {"a": tied, "b": tied}, joint_options=(treaty,))
    texts = shown(comity.analyze(idle, ["nash"]))
    assert texts.count("held") == 2
    assert "yes" not in texts
    assert "held: holds only because nobody has a move." in texts


def test_notes_say_what_is_not_there() -> None:
    texts = shown(comity.analyze(comity.read("elmira-1991"), ["nash", "sim"]))
    assert "SIM: not defined for a dispute in graph form or with 'same'." in texts
    assert "Not computed: GMR, SMR, SEQ, SSEQ and SIM-FH." in texts
    assert "That does not make it good, fair or likely." in texts[-1]


def test_a_proof_shows_its_sentence_and_every_improvement() -> None:
    proof = comity.explain(comity.read("syria-iraq-1975"), "syria", 2, "seq")
    texts = shown(proof)
    assert texts[:2] == ["Outcome 2: not stable for syria under SEQ", proof.sentence]
    assert texts[-5:] == ["1", "iraq to 4", "4", "3", "none"]


def test_a_long_proof_is_cut() -> None:
    steps = tuple(Step("b", k) for k in range(1000))
    improvements = tuple(Improvement(k, steps, 1) for k in range(1000))
    proof = Proof("a", 1, "gmr", True, improvements, True, "word " * 100_000)
    html = proof._repr_html_()
    assert len(html) < 20_000
    assert "Not shown: 950 rows." in Page(html).texts
    assert repr(proof) == "<Proof: 1 is stable for a under gmr; improvements: 1000>"


def test_a_long_table_is_cut_in_a_notebook_and_nowhere_else() -> None:
    table = Table("Long", ("n",), tuple((k,) for k in range(SHOWN_ROWS + 1)))
    texts = shown(table)
    assert texts[-1] == "Not shown: 1 row."
    assert texts.count(str(SHOWN_ROWS)) == 0
    assert len(str(table).splitlines()) == SHOWN_ROWS + 3
    assert repr(table) == "<Table 'Long': 51 rows, 1 column>"


def test_the_list_of_cases_is_a_tuple_that_shows_titles() -> None:
    cases = comity.cases()
    assert isinstance(cases, tuple)
    assert repr(cases).startswith("('barter', ")
    assert {comity.read(name).title for name in cases} <= set(shown(cases))
    assert [row[0] for row in cases.table().rows] == list(cases)


def test_nothing_that_is_shown_needs_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    dispute = comity.read("chicken")
    for it in (
        dispute,
        comity.analyze(dispute),
        comity.explain(dispute, dispute.movers[0], 1, "nash"),
    ):
        assert shown(it)


@pytest.mark.parametrize("it", [hostile(), comity.read("elmira-1991"), comity.cases()])
def test_reprs_are_one_line(it: object) -> None:
    assert len(repr(it).splitlines()) == 1


def test_reprs_name_the_dispute() -> None:
    dispute = comity.read("syria-iraq-1975")
    assert repr(dispute) == "<Dispute syria-iraq-1975; parties: 2; options: 3>"
    assert repr(replace(dispute, id="a\nb")) == "<Dispute a\\nb; parties: 2; options: 3>"
    graph = comity.Graph(("a", "b"), {})
    assert repr(comity.Dispute("g", "G", (), graph=graph)) == "<Dispute g; parties: 0; outcomes: 2>"


def test_a_notebook_shows_no_table_where_no_concept_is_defined() -> None:
    texts = Page(comity.analyze(comity.read("elmira-1991"), ["limited=2"])._repr_html_()).texts
    assert "L2: not defined for other than two parties with moves." in texts
    assert not any(it.startswith(("Outcomes that hold", "Not shown", "held:")) for it in texts)


def test_a_notebook_says_what_the_case_does_not_state() -> None:
    texts = Page(comity.analyze(comity.read("chicken"), ["gmr:strong=2"])._repr_html_()).texts
    assert any(it.startswith("The case states no strengths of preference:") for it in texts)
