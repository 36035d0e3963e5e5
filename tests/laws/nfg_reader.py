"""A tiny reader of .nfg files in payoff form, for the tests only."""

import itertools
import re
from fractions import Fraction
from typing import NamedTuple

TOKEN = re.compile(r'"((?:[^"\\]|\\")*)"|([{}])|([^\s{}"]+)')
Profile = tuple[int, ...]


class Game(NamedTuple):
    """A title, players, and payoffs for each profile of strategies (from 0)."""

    title: str
    players: list[str]
    payoffs: dict[Profile, list[Fraction]]

    def equilibria(self) -> set[Profile]:
        """List the profiles that no player would leave alone."""
        return {
            profile
            for profile, own in self.payoffs.items()
            if not any(
                self.payoffs[there][player] > own[player]
                for there in self.payoffs
                for player in range(len(self.players))
                if profile[:player] + profile[player + 1 :] == there[:player] + there[player + 1 :]
            )
        }


def read_game(text: str) -> Game:
    tokens = [(a.replace('\\"', '"'), b or c) for a, b, c in TOKEN.findall(text)]
    words = [word for _, word in tokens]
    assert words[:3] == ["NFG", "1", "R"]
    title = tokens[3][0]
    assert words[4] == "{"
    end = words.index("}", 5)
    players = [name for name, _ in tokens[5:end]]
    assert words[end + 1] == "{"
    last = words.index("}", end + 1)
    sizes = [int(word) for word in words[end + 2 : last]]
    assert len(sizes) == len(players)
    numbers = [Fraction(word) for word in words[last + 1 :]]
    backwards = itertools.product(*(range(size) for size in reversed(sizes)))
    profiles = [tuple(reversed(it)) for it in backwards]
    assert len(numbers) == len(profiles) * len(players)
    rows = [numbers[k : k + len(players)] for k in range(0, len(numbers), len(players))]
    return Game(title, players, dict(zip(profiles, rows, strict=True)))
