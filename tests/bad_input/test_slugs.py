"""Every slug that a case file can cause: where, which line, and in what words."""

from dataclasses import replace
from typing import get_args

import pytest

import comity
from comity.errors import Slug
from comity.model.limits import DEFAULT
from comity.model.space import outcome_space
from comity.preferences.doubts import doubts
from tests.bad_input.messages import CASE, GRAPH, edited, messages

MANY = ", ".join(f"l{k}" for k in range(37))
ANN = "  - {id: ann, name: Ann}\n"
BOB = '["-0-", "-1-", "N2-"]'
EXPECTED = "expected: [{source: modeller, equilibria: [1], concept: "
GRAPH_VIEW = "views: {ann: {preferences: {bob: {weights: {p: 1}}}}}"
FORBIDDEN = 'forbidden_moves: [{party: ann, from: "a", to: "not a"}]\n'


def likely(*rows: str) -> str:
    listed = ", ".join(f"{{outcome: {row}}}" for row in rows)
    return f"likely: {{ann: [{listed}]}}\nstatus_quo"


def fuzzy(*rows: str) -> str:
    listed = ", ".join(f"{{outcome: {row}}}" for row in rows)
    return f"fuzzy: {{ann: {{threshold: 1, pairs: [{listed}]}}}}\nstatus_quo"


def view(viewer: str, seen: str) -> str:
    return f"views: {{{viewer}: {{{seen}}}}}\nstatus_quo"


def perceived(preference: str) -> str:
    return view("ann", f"preferences: {{{preference}}}")


def known(party: str, said: str) -> str:
    return f"known: {{{party}: {{{said}}}}}\nstatus_quo"


def either(*chances: str) -> str:
    return known("bob", f"alternatives: [{', '.join(f'{{chance: {it}}}' for it in chances)}]")


# slug, what is replaced, by what, line of the message, part of the message
SPOILED: list[tuple[str, str, str, int, str]] = [
    ("format-version", "comity: 1", "comity: 2", 1, "reads format 1"),
    ("format-version", "comity: 1", "comity: one", 1, "write comity: 1"),
    ("id-invalid", "id: two", "id: Two", 2, "'Two' is not an id"),
    ("id-invalid", "id: two", "id: 2nd", 2, "'2nd'"),
    ("id-invalid", "id: two", "id: a_b", 2, "'a_b'"),
    ("id-invalid", "id: two", "id: ''", 2, "''"),
    ("id-invalid", "id: two", "id: é", 2, "'é'"),
    ("id-invalid", "id: cat,", "id: Cat,", 14, "'Cat'"),
    ("id-invalid", "{id: first,", "{id: First,", 18, "'First'"),
    ("id-invalid", "{id: b,", "{id: iff,", 13, "word of the statement language"),
    ("id-invalid", "[none, half,", "[true, half,", 9, "word of the statement language"),
    ("id-repeated", "id: cat,", "id: bob,", 14, "'bob'"),
    ("id-repeated", "[none, half, full]", "[none, full, full]", 9, "level 'full'"),
    ("id-repeated", 'not b"}', 'not b"}, {id: first, want: b}', 18, "concern 'first'"),
    ("id-unknown", '"a and not b"', '"a and not bb"', 18, "there is no option 'bb'"),
    ("id-unknown", "c == full", "c == ful", 15, "did you mean 'full'?"),
    ("id-unknown", "c == full", "c >= most", 15, "use one of: none, half, full"),
    ("id-unknown", "{a: no}", "{aa: no}", 16, "there is no option 'aa'"),
    ("id-unknown", "{a: no}", "{a: maybe}", 16, "'maybe'"),
    ("id-unknown", "{a: no}", "{a: ''}", 16, "''"),
    ("id-unknown", "  cat: {w", "  catt: {w", 20, "there is no party 'catt'"),
    ("id-unknown", "{b: 1.5}", "{x: 1.5}", 20, "there is no option 'x'"),
    ("id-unknown", "want: ", "source: book, want: ", 18, "there is no source 'book'"),
    ("value-type", "kind: affected", "kind: bystander", 14, "'bystander'"),
    ("value-type", "change: up", "change: sideways", 13, "up, down"),
    ("key-missing", "title: Two parties\n", "", 1, "'title' is missing"),
    ("key-missing", ", label: A}", "}", 8, "'label' is missing"),
    ("key-missing", "    name: Bob\n", "", 10, "'name' is missing"),
    ("key-missing", "{weights: {b: 1.5}}", "{}", 20, "keep one of"),
    ("key-missing", "1.5}}", "1.5}, ranking: [1]}", 20, "here are 2"),
    ("key-repeated", "id: two", "id: two\nid: three", 3, "'id' stands here a second time"),
    ("key-repeated", "{b: 1.5}", "{b: 1.5, b: 2}", 20, "'b' stands here a second time"),
    ("key-unknown", "title:", "titel: T\ntitle:", 3, "did you mean 'title'?"),
    ("key-unknown", "label: A}", "label: A, levles: []}", 8, "'levles'"),
    ("key-unknown", "{weights: ", "{wieghts: {}, weights: ", 20, "'wieghts'"),
    ("level-count", "[none, half, full]", "[none]", 9, "has 1 level;"),
    ("level-count", "[none, half, full]", "[]", 9, "has 0 levels;"),
    ("level-count", "[none, half, full]", f"[{MANY}]", 9, "2 to 36"),
    ("option-missing", ", kind: affected}", "}", 14, "'cat' has no options"),
    ("option-missing", "kind: affected", "kind: affected, options: [{id: d, label: D}]", 14, "cat"),
    ("option-owned-twice", "{id: b,", "{id: a,", 13, "option 'a'"),
    ("outcome-unknown", '"N2-"]', '"N2-", 11]', 19, "there is no outcome number 11"),
    ("outcome-unknown", '"N2-"]', '"N2-", 0]', 19, "numbered 1 to 10"),
    ("outcome-unknown", '"N2-"]', '"N2-", "N2"]', 19, "has 2 characters for 3 options"),
    ("outcome-unknown", '"N2-"]', '"N2-", "Y2Y"]', 19, "no feasible outcome matches"),
    ("outcome-unknown", '"N2-"]', '"N2-", "N3N"]', 19, "'N3N'"),
    ("outcomes-none", '"a and c == full"', '"a", "not a"', 15, "remove all 12 outcomes"),
    ("preference-missing", "  cat: {weights: {b: 1.5}}\n", "", 17, "'cat' has no preference"),
    ("ranking-missing", ', "N2-"]', "]", 19, "2 of 10 outcomes not ranked"),
    ("ranking-repeated", '"N2-"]', '"N2-", 3]', 19, "a second time"),
    ("ranking-splits-class", "status_quo", "same: [a]\nstatus_quo", 20, "are one by 'same'"),
    ("statement-syntax", '"a and c == full"', '"a an c"', 15, "'an' at column 3"),
    ("statement-syntax", '"a and c == full"', '""', 15, "ends too early"),
    ("statement-syntax", '"a and not b"', '"a if b if c"', 18, "'if' at column 8"),
    ("statement-syntax", "{b: 1.5}", "{b b: 1.5}", 20, "'b' at column 3"),
    ("statement-too-large", '"a and c == full"', f'"{"not " * 65}a"', 15, "more than 64 deep"),
    ("statement-too-large", '"a and not b"', f'"{"a or " * 2000}a"', 18, "10001 characters"),
    ("status-quo-infeasible", "{a: no}", "{a: yes, c: full}", 16, "status quo Y2N is infeasible"),
    ("value-type", "title: Two parties", "title: [Two]", 3, "here stands a list"),
    ("value-type", "title: Two parties", "title: {two: 2}", 3, "here stands a mapping"),
    ("value-type", "title: Two parties", "title:", 3, "here stands nothing"),
    ("value-type", "title: Two parties", 'title: "Two\\e[31m"', 3, "holds U+001B"),
    ("value-type", "[none, half, full]", "none", 9, "write a list"),
    ("value-type", "{b: 1.5}", "{b: much}", 20, "decimal number"),
    ("value-type", "{b: 1.5}", "{b: 1e3}", 20, "decimal number"),
    ("value-type", "{b: 1.5}", "{b: 1/0}", 20, "a fraction such as 1/3"),
    ("value-type", "{b: 1.5}", "{b: 1/-3}", 20, "a fraction such as 1/3"),
    ("value-type", "{b: 1.5}", "{b: 1 / 3}", 20, "a fraction such as 1/3"),
    ("value-type", "{b: 1.5}", f"{{b: 1/{'3' * 101}}}", 20, "a fraction such as 1/3"),
    ("value-type", "1.5}}", "1.5}, walk_away: much}", 20, "cat.walk_away: here stands 'much'"),
    ("key-unknown", 'not b"}]', 'not b"}], walk_away: 1', 18, "only weights have"),
    ("key-unknown", '"N2-"]', '"N2-"], walk_away: 2', 19, "only weights have"),
    ("key-missing", "{weights: {b: 1.5}}", "{walk_away: 1}", 20, "here are 0"),
    ("value-type", "{b: 1.5}", "{b: .nan}", 20, "decimal number"),
    ("value-type", "{b: 1.5}", "{b: 1234567890123}", 20, "at most 12 digits"),
    ("value-type", "{a: no}", "maybe", 16, "not a mapping"),
    ("value-type", '"N2-"]', '"N2-", 012]', 19, "begins with a zero"),
    ("value-type", '"N2-"]', '"N2-", [[1]]]', 19, "here stands a list"),
    ("value-type", '["-0-", "-1-", "N2-"]', "[]", 19, "a list of outcomes"),
    ("value-type", '["-0-", "-1-", "N2-"]', "all", 19, "a list of outcomes"),
    ("value-type", BOB, '[">", "-0-", "-1-", "N2-"]', 19, "ranking[0]: > stands here"),
    ("value-type", BOB, '["-0-", "-1-", "N2-", ">>"]', 19, "ranking[3]: >> stands here"),
    ("value-type", BOB, '["-0-", ">", ">>", "-1-", "N2-"]', 19, "ranking[2]: >> stands here"),
    ("value-type", BOB, '["-0-", ">>>>>>>>>>", "-1-", "N2-"]', 19, "write 9 at most"),
    ("value-type", BOB, '["-0-", ">>", "-1-", [], "N2-"]', 19, "ranking[3]: here stands an empty"),
    ("ranking-repeated", BOB, '["-0-", ">>", "-1-", "N2-", ">", 1]', 19, "ranking[5]: outcome 1"),
    ("outcome-unknown", BOB, '["-0-", ">>", "-1-", [1, ">"], "N2-"]', 19, "ranking[3][1]: '>' is"),
    ("value-type", 'not b"}', 'not b", strength: 0}', 18, "strength of 'first' is 0"),
    ("value-type", 'not b"}', 'not b", strength: 10}', 18, "from 1, which is mild, to 9"),
    ("value-type", 'not b"}', 'not b", strength: strong}', 18, "a whole number from 1 to 9"),
    ("value-type", 'not b"}', 'not b", strength: "2"}', 18, "a whole number from 1 to 9"),
    ("id-unknown", "status_quo", "unknown: {dan: [[1, 2]]}\nstatus_quo", 16, "no party 'dan'"),
    ("value-type", "status_quo", "unknown: {ann: [[1, 2, 3]]}\nstatus_quo", 16, "a pair: [outcome"),
    (
        "outcome-unknown",
        "status_quo",
        "unknown: {ann: [[1, 99]]}\nstatus_quo",
        16,
        "ann[0][1]: there",
    ),
    ("pair-conflict", "status_quo", "unknown: {ann: [[3, 3]]}\nstatus_quo", 16, "with itself"),
    ("id-unknown", "status_quo", "likely: {dan: []}\nstatus_quo", 16, "no party 'dan'"),
    ("value-type", "status_quo", likely("1, over: 2, chance: 1.1"), 16, "chance is 1.1"),
    ("value-type", "status_quo", likely("1, over: 2, chance: -1/3"), 16, "from 0 to 1"),
    ("value-type", "status_quo", likely("1, over: 2, chance: good"), 16, "decimal number"),
    ("key-missing", "status_quo", likely("1, chance: 0.5"), 16, "'over' is missing"),
    ("outcome-unknown", "status_quo", likely('"NN", over: 2, chance: 1'), 16, "ann[0].outcome"),
    ("outcome-unknown", "status_quo", likely("1, over: 11, chance: 1"), 16, "ann[0].over"),
    ("pair-conflict", "status_quo", likely("1, over: 1, chance: 1"), 16, "with itself"),
    (
        *("pair-conflict", "status_quo"),
        likely("1, over: 2, chance: 1", "1, over: 2, chance: 0"),
        *(16, "ann[1]: the chance of 1 over 2 is 1 further up, and 0 here"),
    ),
    (
        *("pair-conflict", "status_quo"),
        likely("1, over: '--Y', chance: 0.75", "'--Y', over: 1, chance: 0.5"),
        *(16, "make them at most 1 together"),
    ),
    ("id-unknown", "status_quo", "fuzzy: {dan: {threshold: 1}}\nstatus_quo", 16, "no party 'dan'"),
    ("key-missing", "status_quo", "fuzzy: {ann: {pairs: []}}\nstatus_quo", 16, "'threshold'"),
    ("value-type", "status_quo", "fuzzy: {ann: {threshold: 0}}\nstatus_quo", 16, "above 0"),
    ("value-type", "status_quo", "fuzzy: {ann: {threshold: 1.5}}\nstatus_quo", 16, "at most 1"),
    ("value-type", "status_quo", fuzzy("1, over: 2, degree: 2"), 16, "degree is 2"),
    ("outcome-unknown", "status_quo", fuzzy("1, over: 0, degree: 1"), 16, "pairs[0].over"),
    (
        *("pair-conflict", "status_quo"),
        fuzzy("1, over: 2, degree: 0.25", "2, over: 1, degree: 0.5"),
        *(16, "make them 1 together"),
    ),
    ("id-unknown", "status_quo", "attitudes: {dan: {ann: neutral}}\nstatus_quo", 16, "'dan'"),
    ("id-unknown", "status_quo", "attitudes: {ann: {bobb: neutral}}\nstatus_quo", 16, "'bob'?"),
    ("value-type", "status_quo", "attitudes: {ann: {bob: kind}}\nstatus_quo", 16, "'kind'"),
    ("id-unknown", "status_quo", view("cat", "unseen: [a]"), 16, "with moves called 'cat'"),
    (
        "id-unknown",
        "status_quo",
        view("ann", "unseen: [a, aa]"),
        16,
        "unseen[1]: there is no option",
    ),
    ("statement-syntax", "status_quo", view("ann", "unseen: [a and]"), 16, "ends too early"),
    ("id-unknown", "status_quo", perceived("dan: {weights: {a: 1}}"), 16, "no party 'dan'"),
    ("value-type", "status_quo", perceived("ann: {weights: {a: 1}}"), 16, "wants itself"),
    ("id-unknown", "status_quo", perceived("bob: {weights: {aa: 1}}"), 16, "no option 'aa'"),
    ("key-missing", "status_quo", perceived("bob: {}"), 16, "keep one of"),
    ("ranking-missing", "status_quo", perceived("bob: {ranking: [1]}"), 16, "9 of 10 outcomes"),
    (
        "ranking-repeated",
        "status_quo",
        perceived("bob: {ranking: ['---', '>>', 1]}"),
        16,
        "king[2]",
    ),
    ("id-invalid", "status_quo", perceived("bob: {concerns: [{id: A, want: a}]}"), 16, "'A'"),
    (
        *("id-repeated", "status_quo"),
        perceived("bob: {concerns: [{id: c, want: a}, {id: c, want: b}]}"),
        *(16, "concern 'c'"),
    ),
    (
        *("id-unknown", "status_quo"),
        perceived("bob: {concerns: [{id: c, want: a, source: book}]}"),
        *(16, "no source 'book'"),
    ),
    (
        *("value-type", "status_quo"),
        perceived("bob: {concerns: [{id: c, want: a, strength: 11}]}"),
        *(16, "strength of 'c' is 11"),
    ),
    ("id-unknown", "status_quo", known("dan", "dont_know: []"), 16, "no party 'dan'"),
    ("id-unknown", "status_quo", known("ann", "before: [[first, fist]]"), 16, "mean 'first'?"),
    ("id-unknown", "status_quo", known("ann", "dont_know: [[first, a]]"), 16, "w[0][1]: there"),
    ("id-repeated", "status_quo", known("ann", "dont_know: [[first, first]]"), 16, "a second time"),
    ("value-type", "status_quo", known("ann", "before: [[first]]"), 16, "one concern alone"),
    ("value-type", "status_quo", known("ann", "before: [first]"), 16, "here stands 'first'"),
    ("value-type", "status_quo", known("cat", "weights: {b: 2}"), 16, "[least, greatest]"),
    ("value-type", "status_quo", "known: {ann: [first]}\nstatus_quo", 16, "before and dont_know,"),
    ("key-missing", "status_quo", known("ann", ""), 16, "nothing is said"),
    ("key-missing", "status_quo", known("ann", "before: [], weights: {}"), 16, "here are 2"),
    ("key-unknown", "status_quo", known("ann", "befor: []"), 16, "did you mean 'before'?"),
    ("order-cycle", "status_quo", known("ann", "before: [[first, first]]"), 16, "first > first;"),
    ("known-mismatch", "status_quo", known("bob", "before: []"), 16, "'bob' has no concerns"),
    ("known-mismatch", "status_quo", known("ann", "weights: {}"), 16, "'ann' has no weights"),
    ("id-unknown", "status_quo", known("cat", "weights: {a: [1, 2]}"), 16, "one of: b"),
    ("interval-invalid", "status_quo", known("cat", "weights: {b: [2, 1]}"), 16, "2 to 1 are up"),
    ("interval-invalid", "status_quo", known("cat", "weights: {b: [1, 1.4]}"), 16, "weight 1.5 un"),
    ("chances-invalid", "status_quo", known("bob", "alternatives: []"), 16, "0 alternatives"),
    ("chances-invalid", "status_quo", either(*["1/101"] * 101), 16, "name 1 to 100"),
    ("chances-invalid", "status_quo", either("0.7", "0.2"), 16, "add up to 0.9;"),
    ("chances-invalid", "status_quo", either("1", "-1/3", "1/3"), 16, "s[1].chance: the chance is"),
    ("chances-invalid", "status_quo", either("1", "0"), 16, "write a number above 0"),
    (
        *("id-unknown", "status_quo"),
        known("bob", "alternatives: [{chance: 1, preference: {weights: {aa: 1}}}]"),
        *(16, "no option 'aa'"),
    ),
    (
        *("ranking-missing", "status_quo"),
        known("bob", "alternatives: [{chance: 1, preference: {ranking: [1]}}]"),
        *(16, "alternatives[0].preference.ranking: 9 of 10"),
    ),
    ("concept-unknown", "status_quo", EXPECTED + "nosh}]\nstatus_quo", 16, "concept 'nosh'"),
    ("concept-variant", "status_quo", EXPECTED + "gmr:stong}]\nstatus_quo", 16, "'strong'?"),
    ("concept-variant", "status_quo", EXPECTED + "nash:strong}]\nstatus_quo", 16, "nash has no"),
    (
        *("party-unknown", "status_quo"),
        EXPECTED + "'gmr:blocs=ann+cat'}]\nstatus_quo",
        *(16, "called 'cat'"),
    ),
    ("yaml-alias", "{a: no}", "&now {a: no}", 16, "anchors (&) and aliases (*)"),
    ("yaml-alias", "{a: no}", "*now", 16, "anchors (&) and aliases (*)"),
    ("yaml-alias", "id: two", "id: !!python/object:os.system ls", 2, "tags such as"),
    ("yaml-depth", "{a: no}", "[" * 30 + "]" * 30, 16, "nested more than"),
    ("yaml-documents", "preferences:", "---\npreferences:", 17, "a second document"),
    ("yaml-syntax", "id: two", "id: [two", 3, "this is not YAML"),
    ("yaml-syntax", "id: two", "? [id]\n: two", 2, "a key is a list or a mapping"),
    ("yaml-syntax", "id: two", "\tid: two", 2, "this is not YAML"),
    ("yaml-syntax", BOB, '["-0-", >>, "-1-", "N2-"]', 19, 'write ">>" in quotes'),
    (
        "yaml-syntax",
        f"{{ranking: {BOB}}}",
        '\n    ranking:\n    - "-0-"\n    - >>\n    - "-1-"',
        22,
        'write ">>" in quotes',
    ),
    ("outcome-unknown", BOB, '["-0-", ">> ", "-1-", "N2-"]', 19, 'write ">>" by itself'),
    ("outcome-unknown", BOB, '["-0-", ["-1-", ">>", "N2-"]]', 19, 'write ">>" by itself'),
    ("outcome-unknown", BOB, '["-0- > -1-", "N2-"]', 19, 'write ">>" by itself'),
    (
        "value-type",
        "status_quo",
        "fuzzy: {ann: [{outcome: 1, over: 2, degree: 0.7}]}\nstatus_quo",
        16,
        "with the keys threshold, and perhaps pairs",
    ),
    ("value-type", "status_quo", "views: {ann: []}\nstatus_quo", 16, "any of the keys pref"),
]

SPOILED_GRAPH: list[tuple[str, str, str, int, str]] = [
    ("id-repeated", "[p, q, r]\n", "[p, q, q]\n", 8, "outcome 'q'"),
    ("id-repeated", "[[q, r]]", "[[q, r], [q, r]]", 11, "a second time"),
    ("id-unknown", "[[q, r]]", "[[q, s]]", 11, "there is no outcome 's'"),
    ("id-unknown", "    bob: [[", "    bo: [[", 11, "'bo'"),
    ("id-unknown", "status_quo: p", "status_quo: pp", 12, "there is no outcome 'pp'"),
    ("outcome-unknown", "[p, q, r]}", "[p, q, rr]}", 14, "there is no outcome 'rr'"),
    ("forbidden-change", "[[q, r]]", "[[q, q]]", 11, "from 'q' to itself"),
    ("value-type", "[[q, r]]", "[[q]]", 11, "a pair: [from, to]"),
    ("value-type", "[[q, r]]", "[[q, r, p]]", 11, "a pair: [from, to]"),
    ("value-type", "[[q, r]]", "[q, r]", 11, "a pair: [from, to]"),
    ("value-type", "status_quo: p", "status_quo: {p: yes}", 12, "an outcome's name"),
    ("value-type", "{ranking: [p, q, r]}", "{weights: {p: 1}}", 14, "has no statements"),
    ("value-type", "status_quo: p", "same: [p]", 12, "has no same"),
    ("value-type", "status_quo: p", 'infeasible: ["p"]', 12, "has no infeasible"),
    ("id-unknown", "status_quo: p", "views: {ann: {unseen: [pp]}}", 12, "did you mean 'p'?"),
    ("value-type", "status_quo: p", GRAPH_VIEW, 12, "has no statements"),
    ("outcome-unknown", "status_quo: p", "unknown: {ann: [[p, s]]}", 12, "no outcome 's'"),
    (
        "pair-conflict",
        "status_quo: p",
        "unknown: {ann: [[p, p]]}",
        12,
        "'p' is compared with itself",
    ),
    ("outcomes-none", "[p, q, r]\n", "[]\n", 8, "there is no outcome"),
    ("outcome-unknown", "[p, q, r]}", "[p, q, 4]}", 14, "there is no outcome number 4"),
    ("ranking-missing", "[p, q, r]}", "[p, q]}", 14, "3 (r)"),
    ("ranking-repeated", "[p, q, r]}", "[p, q, r, 1]}", 14, "1 (p)"),
    (
        "value-type",
        ANN,
        "  - {id: ann, name: Ann, options: [{id: a, label: A}]}\n",
        4,
        "has no options",
    ),
]

ELSEWHERE = {
    "arcs-too-many": "test_the_limit_of_arcs_is_a_fault_of_the_row_that_needs_them",
    "audience-unknown": "unit/report/test_sections.py",
    "blocs-invalid": "test_questions_of_regimes.py",
    "budget-too-low": "test_questions_of_levers.py",
    "case-unknown": "test_files.py",
    "class-differs": "test_a_doubt_is_no_fault",
    "cluster-differs": "cluster/test_cluster.py",
    "cluster-unreachable": "cluster/test_cluster.py",
    "coalitions-too-many": "test_questions.py",
    "concept-undefined": "test_questions.py",
    "relations-too-large": "test_questions.py",
    "concern-idle": "test_a_doubt_is_no_fault",
    "consents-too-many": "test_questions_of_settlements.py",
    "domain-unreadable": "test_genius.py",
    "expense-too-large": "test_questions_of_settlements.py",
    "extension-unknown": "cli/test_report.py",
    "faults-too-many": "test_many.py",
    "file-encoding": "test_files.py",
    "file-exists": "test_files.py",
    "file-missing": "test_files.py",
    "file-too-large": "test_files.py",
    "file-unreadable": "test_files.py",
    "file-unwritable": "test_files.py",
    "foresight-too-long": "unit/stability/variants/test_foresight.py",
    "front-too-large": "unit/settlement/methods/test_merging.py",
    "inexpressible": "unit/formats/test_nfg.py",
    "inverse-too-large": "test_questions_of_inverse.py",
    "issue-mismatch": "test_genius.py",
    "joint-size": "test_questions_of_settlements.py",
    "lever-idle": "unit/preferences/test_doubts.py",
    "lever-invalid": "test_levers.py",
    "lever-unknown": "test_questions_of_levers.py",
    "levers-clash": "test_questions_of_levers.py",
    "levers-missing": "test_questions_of_levers.py",
    "levers-too-many": "test_questions_of_levers.py",
    "number-not-finite": "test_genius.py",
    "order-conflict": "test_known.py",
    "order-too-large": "test_known.py",
    "package-missing": "unit/test_tables.py",
    "picture-unknown": "cli/test_report.py",
    "profile-missing": "test_genius.py",
    "regimes-too-large": "test_questions_of_regimes.py",
    "resume-mismatch": "unit/formats/test_progress_file.py",
    "resume-unreadable": "unit/formats/test_progress_file.py",
    "same-idle": "test_a_doubt_is_no_fault",
    "negotiators-none": "test_questions_of_settlements.py",
    "reference-undefined": "test_questions_of_settlements.py",
    "scale-undefined": "test_questions_of_settlements.py",
    "walk-away-missing": "test_questions_of_settlements.py",
    "weights-missing": "test_questions_of_settlements.py",
    "weights-range": "test_genius.py",
    "simultaneous-too-large": "unit/stability/test_analysis.py",
    "space-too-large": "test_large.py",
    "tag-unknown": "test_questions_of_settlements.py",
    "target-unholdable": "test_questions_of_levers.py",
    "unknown-idle": "unit/preferences/test_doubts.py",
    "unseen-idle": "unit/preferences/test_doubts.py",
    "unseen-too-much": "unit/preferences/test_doubts.py",
    "utility-unsupported": "test_genius.py",
    "workers-lost": "unit/test_workers.py",
    "yaml-empty": "test_files.py",
}
"""Slugs that no single change to the lines of a file brings about, and where they are tested."""


def assert_told(text: str, slug: str, line: int, fragment: str) -> None:
    found = messages(text)
    assert any(it.slug == slug and it.line == line and fragment in it.text for it in found), found


@pytest.mark.parametrize(("slug", "old", "new", "line", "fragment"), SPOILED)
def test_a_fault_of_a_case_is_told(slug: str, old: str, new: str, line: int, fragment: str) -> None:
    assert_told(edited(CASE, old, new), slug, line, fragment)


@pytest.mark.parametrize(("slug", "old", "new", "line", "fragment"), SPOILED_GRAPH)
def test_a_fault_of_a_graph_is_told(
    slug: str, old: str, new: str, line: int, fragment: str
) -> None:
    assert_told(edited(GRAPH, old, new), slug, line, fragment)


def test_every_slug_is_brought_about() -> None:
    brought = {row[0] for row in [*SPOILED, *SPOILED_GRAPH]}
    assert brought | set(ELSEWHERE) == set(get_args(Slug))
    assert not brought & set(ELSEWHERE)


def test_a_doubt_is_no_fault() -> None:
    text = edited(CASE, "status_quo", 'same: ["b", "a and b and c"]\nstatus_quo')
    text = edited(text, "{b: 1.5}", "{b: 1.5, b or not b: 2, a: 1}")
    text = edited(text, '["-0-", "-1-", "N2-"]', '["--N", "--Y"]')
    dispute = comity.parse(text)
    found = {fault.slug for fault in doubts(dispute, outcome_space(dispute))}
    assert found == {"same-idle", "concern-idle", "class-differs"}


def test_the_limit_of_arcs_is_a_fault_of_the_row_that_needs_them() -> None:
    dispute = comity.parse(CASE + FORBIDDEN)
    with pytest.raises(comity.ComityError, match=r"^forbidden_moves\[0\]: .* \(arcs-too-many\)$"):
        comity.analyze(dispute, limits=replace(DEFAULT, arcs=5))
