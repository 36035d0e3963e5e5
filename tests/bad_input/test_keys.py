"""Keys that only seem to differ, or that no message may show as they are."""

import pytest

import comity
from tests.bad_input.messages import CASE, edited, messages


@pytest.mark.parametrize("key", ['" b"', '"b "', '"b\\t"'])
@pytest.mark.parametrize("weight", ["2", "-7"])
def test_keys_that_differ_in_spaces_only_are_one_key_twice(key: str, weight: str) -> None:
    text = edited(CASE, "{b: 1.5}", f"{{b: 1.5, {key}: {weight}}}")
    with pytest.raises(comity.ComityError, match=r"key-repeated|id-repeated"):
        comity.parse(text)


@pytest.mark.parametrize(
    "key", ['"\\e[31m"', '"a\\nb"', '"\\u202e"', '"\\x07"', '"a\\tb"', '"\\r"']
)
@pytest.mark.parametrize("place", ["title: Two", "{b: 1.5}", "cat: {w"])
def test_no_message_holds_a_character_that_a_terminal_obeys(key: str, place: str) -> None:
    new = {"title: Two": f"{key}: 1\ntitle: Two", "{b: 1.5}": f"{{b: 1.5, {key}: 1}}"}
    text = edited(CASE, place, new.get(place, f"{key}: {{weights: {{}}}}\n  cat: {{w"))
    for message in messages(text):
        assert message.text.isprintable()


@pytest.mark.parametrize(
    ("old", "new"), [("comity: 1", 'comity: "1\\n2"'), ("{id: b,", '{id: "b\\n2",')]
)
def test_no_message_holds_the_line_break_of_a_value(old: str, new: str) -> None:
    assert all(message.text.isprintable() for message in messages(edited(CASE, old, new)))


def test_characters_beyond_the_first_plane_may_be_escaped_as_json_does() -> None:
    text = edited(CASE, "title: Two parties", 'title: "\\ud83d\\udd4a and \\u5e73\\u548c"')
    assert comity.parse(text).title == "🕊 and 平和"
