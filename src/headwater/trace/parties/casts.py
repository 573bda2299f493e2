"""Who of a transcript's speakers speaks for the outlet: its presenter, who asks, and its reporters, who tell whom they met."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from headwater.model.attribution import Attribution
from headwater.model.text import Article
from headwater.trace.texts.words import name_words, tokens

_ASKING = 0.5  # share of the turns
_MOST = 40  # turns of one speaker looked at
_LONGEST_TURN = 4000  # characters
_MET = re.compile(
    r"\b(?:told|showed) (?:me|us)\b|\b(?:I|we)(?:[’']ve| have)? (?:also |just |then )?(?:reached|rang|spoke to|spoken to|"
    r"went to see|telephoned|put (?:it|this|that) to) (?:the |its |their )?\w",
    re.IGNORECASE,
)
_FEWEST_MEETINGS = 2
_GUEST = re.compile(
    r"\b(?:is|are) here\b|\bwith (?:us|me)\b|\bjoin(?:s|ing|ed)? (?:us|me)\b|\bon the line\b|\bin the studio\b|\bwelcome\b|"
    r"\bfor (?:coming|joining|talking|speaking)\b",
    re.IGNORECASE,
)
_RECORDED = re.compile(r"^\W*(?:recording|recorded|on tape|clip|archive)\b", re.IGNORECASE)


def presenters(
    articles: Mapping[str, Article], said_in: Mapping[str, Sequence[Attribution]]
) -> Mapping[str, frozenset[str]]:
    """Return for each article the ids of the speakers whose turns are the outlet's own voice."""
    return {id_: _own_people(article, said_in.get(id_, ())) for id_, article in articles.items()}


def _own_people(article: Article, said: Iterable[Attribution]) -> frozenset[str]:
    ordered = sorted((a for a in said if a.kind == "turn" and a.speaker and a.sources), key=lambda a: a.sources[0])
    turns: dict[str, list[str]] = {}
    ids: dict[str, set[str]] = {}
    for one, following in pairwise([*ordered, None]):
        if one is None or one.speaker is None:
            continue
        name = _label(article, one)
        end = following.sources[0].start if following else one.contents[-1].end
        start = one.sources[-1].end
        turns.setdefault(name, []).append(article.text[start : min(end, start + _LONGEST_TURN)])
        ids.setdefault(name, set()).add(one.speaker.id)
    live = {name: of_one[:_MOST] for name, of_one in turns.items() if not _RECORDED.match(of_one[0])}
    return frozenset(id_ for name in _own(live) for id_ in ids[name]) if len(turns) > 1 else frozenset()


def _label(article: Article, turn: Attribution) -> str:
    """Return the last name before a turn: "DEX HARLOW" and "HARLOW" are one."""
    words = name_words(article.text[turn.sources[0].start : turn.sources[-1].end])
    return words[-1] if words else ""


def _own(turns: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the names of those who speak for the outlet; who opens a programme and names another speaker presents it."""
    first = next(iter(turns), "")
    most = max(map(len, turns.values()), default=0)
    hosts = {name for name, mine in turns.items() if (name == first or len(mine) == most) and _asks(turns, name)}
    if turns and set(tokens(turns[first][0])) & (turns.keys() - {first}):
        hosts.add(first)
    introduced = " ".join(turn for name in sorted(hosts) for turn in turns[name])
    return hosts | {name for name, mine in turns.items() if hosts and _meets(mine) and not _is_guest(name, introduced)}


def _asks(turns: Mapping[str, Sequence[str]], name: str) -> bool:
    """Say whether a speaker asks and the others do not."""
    others = [turn for other, mine in turns.items() if other != name for turn in mine]
    return _questions(turns[name]) >= _ASKING > _questions(others)


def _questions(turns: Sequence[str]) -> float:
    """Return the share of turns that ask something."""
    return sum("?" in turn for turn in turns) / len(turns) if turns else 0.0


def _meets(turns: Sequence[str]) -> bool:
    """Say whether somebody tells of several people that he met or rang."""
    return sum(len(_MET.findall(turn)) for turn in turns) >= _FEWEST_MEETINGS


def _is_guest(name: str, introduced: str) -> bool:
    """Say whether the presenter's words welcome a speaker: "Odile Marchbank is here"."""
    at = introduced.casefold().find(name)
    return at >= 0 and _GUEST.search(introduced, max(0, at - 100), at + 200) is not None
