"""YAML as nodes: source text kept, lines known, everything that is no plain tree refused."""

import pytest

from comity.errors import ComityError
from comity.formats.nodes import (
    MAX_DEPTH,
    Mapping,
    Scalar,
    Sequence,
    locate,
    read_nodes,
    repeated_keys,
)


def mapping(text: str) -> dict[str, object]:
    node = read_nodes(text)
    assert isinstance(node, Mapping)
    return {key.text: plain(value) for key, value in node.entries}


def plain(node: object) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert isinstance(node, Mapping)
    return {key.text: plain(value) for key, value in node.entries}


def refused(text: str) -> tuple[str, str]:
    with pytest.raises(ComityError) as caught:
        read_nodes(text)
    (fault,) = caught.value.faults
    return fault.slug, fault.where


def test_scalars_keep_the_text_of_the_source() -> None:
    text = "a: no\nb: 1.50\nc: 2020-01-01\nd: 0x1F\ne: ~\nf: 'no'\ng: 012\nh: 1_000\ni: .inf"
    values = ["no", "1.50", "2020-01-01", "0x1F", "~", "no", "012", "1_000", ".inf"]
    assert list(mapping(text).values()) == values


@pytest.mark.parametrize("text", ["null", "~", "''", '""', "|\n  null", "'~'", ">\n  ~"])
def test_only_what_stands_there_without_quotes_is_nothing(text: str) -> None:
    node = read_nodes(f"a: {text}")
    assert isinstance(node, Mapping)
    value = node.entries[0][1]
    assert isinstance(value, Scalar)
    assert value.null == (text in ("null", "~"))


def test_json_is_read_too() -> None:
    assert mapping('{"a": [1, "x", null], "b": {"c": true}, "d\\u00e9": "\\n"}') == {
        "a": ["1", "x", "null"],
        "b": {"c": "true"},
        "dé": "\n",
    }


def test_every_node_knows_its_line_and_column() -> None:
    root = read_nodes("a: 1\nb:\n  - x\n  - c: [p,\n       q]\n")
    assert locate(root, ("a",)) == (1, 4)
    assert locate(root, ("b", 1, "c", 1)) == (5, 8)
    assert locate(root, ("b", 1)) == (4, 5)
    assert locate(root, ("b", 7)) == (2, 1)
    assert locate(root, ("b", "x")) == (2, 1)
    assert locate(root, ("nothing",)) == (1, 1)
    assert locate(root, ("a", "deeper")) == (1, 4)


@pytest.mark.parametrize(
    ("text", "slug", "where"),
    [
        ("a: &x 1\nb: 2", "yaml-alias", "1:4"),
        ("a: 1\nb: *x", "yaml-alias", "2:4"),
        ("a: 1\nb: !!str 2", "yaml-alias", "2:4"),
        ("a: !thing 1", "yaml-alias", "1:4"),
        ("a: ! 1", "yaml-alias", "1:4"),
        ("!!map {a: 1}", "yaml-alias", "1:1"),
        ("a: !!python/object/apply:os.system [ls]", "yaml-alias", "1:4"),
        ("a: 1\n---\nb: 2", "yaml-documents", "2:1"),
        ("a: 1\n...\n---\nb: 2", "yaml-documents", "3:1"),
        ("? [a]\n: 1", "yaml-syntax", "1:3"),
        ("? {a: b}\n: 1", "yaml-syntax", "1:3"),
        ("a: [1", "yaml-syntax", "2:1"),
        ("a: b: c", "yaml-syntax", "1:5"),
        ("a: 1\n\tb: 2", "yaml-syntax", "2:1"),
        ("a: 'x", "yaml-syntax", "2:1"),
        ("a: @x", "yaml-syntax", "1:4"),
        ("%YAML 9.0\n---\na: 1", "yaml-syntax", "1:1"),
        ("", "yaml-empty", ""),
        ("# a comment\n\n  # another\n", "yaml-empty", ""),
        ("---\n", "yaml-empty", ""),
        ("null", "yaml-empty", ""),
    ],
)
def test_what_is_no_plain_tree_is_refused_at_its_place(text: str, slug: str, where: str) -> None:
    found = refused(text)
    assert found[0] == slug
    if slug != "yaml-syntax" or where.startswith("1"):
        assert found[1] == where
    else:
        assert found[1]


@pytest.mark.parametrize(("before", "after"), [("[", "]"), ("{a: ", "}"), ("- ", "")])
def test_nesting_to_the_limit_is_read_and_deeper_is_refused(before: str, after: str) -> None:
    read_nodes(before * MAX_DEPTH + "x" + after * MAX_DEPTH)
    deeper = before * (MAX_DEPTH + 1) + "x" + after * (MAX_DEPTH + 1)
    assert refused(deeper)[0] == "yaml-depth"


def test_keys_that_stand_twice_are_all_named_with_their_places() -> None:
    root = read_nodes("a: 1\nb: {c: 1, c: 2}\na: 2\nd: [{e: 1, 'e': 2, e: 3}]\n")
    places = sorted((fault.where, fault.path) for fault in repeated_keys(root))
    assert places == [
        ("2:11", ("b", "c")),
        ("3:1", ("a",)),
        ("4:12", ("d", 0, "e")),
        ("4:20", ("d", 0, "e")),
    ]
    assert repeated_keys(read_nodes("a: {x: 1}\nb: {x: 1}")) == []
