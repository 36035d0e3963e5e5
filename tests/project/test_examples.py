"""The runner of the documentation's examples notices what it should."""

from pathlib import Path

import pytest
from sybil import Sybil
from sybil.example import SybilFailure

from tests.project.examples import PARSERS, commands, enter_folder, leave_folder


def check(page: str, tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(page, encoding="utf-8")
    document = Sybil(parsers=PARSERS, path=str(tmp_path), patterns=["*.md"]).parse(path)
    enter_folder(document.namespace)
    try:
        for example in document.examples():
            example.evaluate()
    finally:
        leave_folder(document.namespace)


def test_right_examples_pass(tmp_path: Path) -> None:
    check(
        "```{code-block} yaml\n:caption: a/b.yaml\n\nkey: 1\n```\n\n"
        "```python\n>>> from pathlib import Path\n"
        ">>> Path('a/b.yaml').read_text()\n'key: 1\\n'\n```\n\n"
        "```console\n$ make coffee\n$ comity --help\nUsage: comity ...\n$ comity --help\n```\n",
        tmp_path,
    )
    assert [path.name for path in tmp_path.iterdir()] == ["page.md"]


@pytest.mark.parametrize(
    "block",
    [
        "```python\n>>> 1 + 1\n3\n```",
        "```console\n$ comity --help\nSomething else\n```",
        "```console\n$ comity no-such-command\n```",
    ],
)
def test_wrong_examples_fail(block: str, tmp_path: Path) -> None:
    with pytest.raises(SybilFailure):
        check(block, tmp_path)


def test_a_caption_stays_in_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="caption"):
        check("```{code-block} yaml\n:caption: ../b.yaml\n\nkey: 1\n```\n", tmp_path)


def test_commands_are_told_from_output() -> None:
    assert list(commands("$ one \\\n> two\nout\n$ three\n")) == [("one  two", "out"), ("three", "")]
