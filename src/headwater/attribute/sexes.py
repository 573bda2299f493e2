"""Whether somebody is a "he" or a "she", as far as an article tells: by titles, nouns, given names and possessives."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from headwater.attribute.clauses import SUBJECTS, Tree
from headwater.model.text import Mention

Sex = Literal["male", "female"]
_SEXES: tuple[Sex, Sex] = ("male", "female")
_POSSESSIVE: Mapping[str, Sex] = {"his": "male", "her": "female", "himself": "male", "herself": "female"}
_BEFORE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    titles: Mapping[str, Sex]
    nouns: Mapping[str, Sex]
    given: Mapping[str, Sex]


@cache
def _words() -> _Words:
    lists = tomllib.loads(files("headwater.attribute").joinpath("sexes.toml").read_text("utf-8"))
    tables: dict[str, dict[str, Sex]] = {
        name: {word: sex for sex in _SEXES for word in lists[name][sex].split()}
        for name in ("titles", "nouns", "given")
    }
    return _Words(titles=tables["titles"], nouns=tables["nouns"], given=tables["given"])


def sexes_told(tree: Tree, mentions: tuple[Mention, ...]) -> dict[str, Sex]:
    """Return the sex of each entity that its title, its noun, its given name or a "his" in its own clause gives away."""
    found: dict[str, Sex] = {}
    for mention in mentions:
        if mention.entity not in found and mention.kind in {"person", "group", "name"}:
            sex = _by_words(tree, mention)
            if sex:
                found[mention.entity] = sex
    bearers = {
        index: mention
        for mention in mentions
        if mention.kind in {"person", "group", "name"}
        for index in range(tree.token_at(mention.start), tree.token_at(mention.end - 1) + 1)
    }
    for index, word in enumerate(tree.words):
        if word in _POSSESSIVE:
            owner = _subject_before(tree, index)
            bearer = None if owner is None else bearers.get(owner)
            plain = bearer is not None and (bearer.kind != "name" or " " in bearer.entity)
            if bearer is not None and plain and not _between(bearers, bearer, owner, index):
                found.setdefault(bearer.entity, _POSSESSIVE[word])
    return found


def sex_of_words(text: str) -> Sex | None:
    """Return the sex that a phrase tells by itself: "a former policewoman", "Ms Pell", "a man who gave his name"."""
    words, table = text.lower().replace(",", " ").split(), _words()
    first = table.titles.get(words[0]) or table.given.get(words[0]) if words else None
    nouns = (table.nouns.get(word) for word in words[:6])
    own = (_POSSESSIVE.get(word) for word in words[1:])
    return first or next((sex for sex in nouns if sex), None) or next((sex for sex in own if sex), None)


def _by_words(tree: Tree, mention: Mention) -> Sex | None:
    table = _words()
    before = tree.text[max(mention.start - _BEFORE, 0) : mention.start].lower().split()
    surface = tree.text[mention.start : mention.end].lower().split()
    title = table.titles.get(before[-1]) if before else None
    if title or not surface:
        return title
    if mention.kind == "group":
        return table.nouns.get(surface[-1])
    parts = mention.entity.lower().split()
    return table.titles.get(surface[0]) or (table.given.get(parts[0]) if len(parts) > 1 else None)


def _subject_before(tree: Tree, index: int) -> int | None:
    """Return the subject of the clause that a possessive stands in, if the possessive comes after it."""
    at = tree.tokens.heads[index]
    for _ in range(6):
        subject = tree.child(at, *SUBJECTS)
        if subject is not None:
            return subject if subject < index else None
        if tree.tokens.heads[at] == at:
            return None
        at = tree.tokens.heads[at]
    return None


def _between(bearers: Mapping[int, Mention], bearer: Mention, owner: int | None, index: int) -> bool:
    """Tell whether somebody else is named between a subject and a possessive that may be theirs."""
    return any(
        bearers[k].entity != bearer.entity for k in range(owner or 0, index) if k in bearers and bearers[k] != bearer
    )
