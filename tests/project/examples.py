"""Run the examples of a Markdown page, in order, in a folder of the page's own.

Three kinds of block are examples:

- ``python``: a doctest where it starts with ``>>>``, otherwise code that must run.
- ``console``: each line ``$ comity ...`` is run. The output given below it must match, and may use
  ``...``; where none is given the command must succeed. Other commands are not run.
- ``{code-block} yaml`` (or any other language) with a ``:caption:``: a file of that name, written
  for the blocks that follow.

``<!-- skip: next -->`` before a block leaves it out.
"""

import doctest
import os
import subprocess
import sysconfig
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sybil import Document, Example, Region
from sybil.parsers.markdown import SkipParser
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.myst.lexers import DirectiveLexer
from sybil.typing import Parser

FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
PROMPT = "$ "


def enter_folder(namespace: dict[str, Any]) -> None:
    """Give a page an empty folder to work in."""
    namespace["_folder"] = tempfile.TemporaryDirectory(prefix="comity-page-")
    namespace["_before"] = Path.cwd()
    os.chdir(namespace["_folder"].name)


def leave_folder(namespace: dict[str, Any]) -> None:
    """Remove the page's folder."""
    os.chdir(namespace["_before"])
    namespace["_folder"].cleanup()


def commands(block: str) -> Iterator[tuple[str, str]]:
    """Split a console block into commands and the output expected of each."""
    for part in f"\n{block}".split(f"\n{PROMPT}")[1:]:
        command, _, output = part.partition("\n")
        while command.endswith("\\"):
            more, _, output = output.partition("\n")
            command = f"{command[:-1]} {more.strip().removeprefix('> ')}"
        yield command.strip(), output


def run(command: str) -> tuple[int, str]:
    """Run a command as a reader would, in a plain terminal of 80 columns."""
    plain = {
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "PATH": f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ.get('PATH', '')}",
        "PYTHONUTF8": "1",
        "TERM": "dumb",
    }
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        env={**os.environ, **plain},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=120,
        encoding="utf-8",
    )
    return done.returncode, done.stdout


def run_console(example: Example) -> str | None:
    """Run the block's commands; return what differs, if anything does."""
    for command, expected in commands(str(example.parsed)):
        if command.split()[:1] != ["comity"]:
            continue
        code, output = run(command)
        if not expected.strip():
            if code:
                return f"$ {command}\nends with exit status {code}:\n{output}"
            continue
        wanted = doctest.Example(command, expected.rstrip() + "\n")
        checker = doctest.OutputChecker()
        got = output.rstrip() + "\n"
        if not checker.check_output(wanted.want, got, FLAGS):
            return f"$ {command}\n{checker.output_difference(wanted, got, FLAGS)}"
    return None


def write_file(example: Example) -> None:
    """Write a captioned block as the file that its caption names."""
    name, text = example.parsed
    path = Path(name)
    if path.is_absolute() or ".." in path.parts:
        msg = f"{example.path}:{example.line}: a caption must name a file in the page's folder"
        raise ValueError(msg)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


class CaptionedFileParser:
    """Find the code blocks that have a caption."""

    def __init__(self) -> None:
        self.lexer = DirectiveLexer(directive="code-block", arguments=".+")

    def __call__(self, document: Document) -> Iterable[Region]:
        for region in self.lexer(document):
            name = region.lexemes["options"].get("caption")
            if name and region.lexemes["arguments"] not in {"python", "console"}:
                yield Region(
                    region.start, region.end, (name, str(region.lexemes["source"])), write_file
                )


PARSERS: list[Parser] = [
    PythonCodeBlockParser(doctest_optionflags=FLAGS),
    CodeBlockParser(language="console", evaluator=run_console),
    CaptionedFileParser(),
    SkipParser(),
]
