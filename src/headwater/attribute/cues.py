"""The cue lexicon: which words make an attribution, and in what shapes their content stands."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from headwater.model.attribution import Act, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One shape in which a cue takes its content, with the act and stance that it then has.

    `needs`, where there are any, are words of which one must follow ("put" needs "at", "see" needs "as").
    """

    act: Act
    stance: Stance
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Framing:
    """A prepositional cue: the words before the source, and its act."""

    before: tuple[str, ...]
    act: Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A turn of phrase of a verb and its object: the prepositions that bring the content, and the stance."""

    prepositions: frozenset[str]
    stance: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The whole lexicon. `verbs` maps a lemma to its frames by name; a preposition's frame is named "prep:for" and so on.

    `framings` maps the first word of a prepositional cue to those that begin so. `possessed` maps (preposition, noun) as in
    "in her view" to an act; `nouns` and `adjectives` map a lemma to an act; `turns` maps the noun of "draw attention to" to its
    verbs; `aliases` puts right what the tagger misspells.
    """

    verbs: Mapping[str, Mapping[str, Frame]]
    framings: Mapping[str, tuple[Framing, ...]]
    possessed: Mapping[tuple[str, str], Act]
    nouns: Mapping[str, Act]
    adjectives: Mapping[str, Act]
    adverbs: frozenset[str]
    words: Mapping[str, frozenset[str]]
    turns: Mapping[str, Mapping[str, Turn]]
    aliases: Mapping[str, str]


@cache
def load_cues() -> Cues:
    """Return the lexicon that comes with the package."""
    data = tomllib.loads(files("headwater.attribute").joinpath("cues.toml").read_text("utf-8"))
    verbs: dict[str, dict[str, Frame]] = {}
    for group in data["verbs"]:
        for word in group["lemmas"].split():
            lemma = data["aliases"].get(word, word)
            entry = verbs.setdefault(lemma, {})
            for name, frame in _frames(group).items():
                entry.setdefault(name, frame)
    return Cues(
        verbs=MappingProxyType({lemma: MappingProxyType(frames) for lemma, frames in verbs.items()}),
        framings=MappingProxyType(_framings(data["framings"])),
        possessed=MappingProxyType(_possessed(data["possessed"])),
        nouns=MappingProxyType({noun: group["act"] for group in data["nouns"] for noun in group["nouns"].split()}),
        adjectives=MappingProxyType(
            {word: group["act"] for group in data["adjectives"] for word in group["words"].split()}
        ),
        adverbs=frozenset(data["adverbs"]["lemmas"].split()),
        turns=MappingProxyType(_turns(data["turns"])),
        aliases=MappingProxyType(dict(data["aliases"])),
        words=MappingProxyType({name: frozenset(words.split()) for name, words in data["words"].items()}),
    )


def _frames(group: dict[str, Any]) -> dict[str, Frame]:
    frames = {}
    for name in [*group.get("frames", ()), *(f"prep:{word}" for word in group.get("prepositions", ()))]:
        infinitive = name in {"to", "object_to", "prep:for"} and "for_act" not in group
        frames[name] = Frame(
            act=group.get("to_act", "intent") if infinitive else group["act"],
            stance=group.get("stance", "asserts"),
            needs=frozenset(group.get("needs", "").split()),
        )
    return frames


def _framings(groups: list[dict[str, Any]]) -> dict[str, tuple[Framing, ...]]:
    rows: dict[str, tuple[Framing, ...]] = {}
    for group in groups:
        for pattern in group["patterns"]:
            before = tuple(pattern.removesuffix(" X").split())
            rows[before[0]] = (*rows.get(before[0], ()), Framing(before=before, act=group["act"]))
    return rows


def _turns(groups: list[dict[str, Any]]) -> dict[str, dict[str, Turn]]:
    rows: dict[str, dict[str, Turn]] = {}
    for group in groups:
        for pattern in group["patterns"]:
            verbs, noun, prepositions = pattern.split(" ")
            turn = Turn(prepositions=frozenset(prepositions.split("/")), stance=group["stance"])
            rows.setdefault(noun, {}).update(dict.fromkeys(verbs.split("/"), turn))
    return rows


def _possessed(groups: list[dict[str, Any]]) -> dict[tuple[str, str], Act]:
    return {
        (preposition, noun): group["act"]
        for group in groups
        for preposition in group["prepositions"].split()
        for noun in group["nouns"].split()
    }
