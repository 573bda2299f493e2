"""Accepted attributions as training data: the text of their articles with inline tags, as corpus/GUIDELINE.md describes them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from headwater.model.attribution import Attribution
from headwater.model.case import Case
from headwater.model.decisions import ATTRIBUTION_KINDS
from headwater.model.text import Article, Span

_TAG = re.compile(r"</?[scq]\b")
_UNSAFE = re.compile(r"[^\w.-]+")
_MOST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingTexts:
    """Marked texts by file name; by path, how many attributions in them nobody looked at, and why some articles are left out."""

    texts: Mapping[str, str]
    unchecked: Mapping[str, int]
    left_out: Mapping[str, str]


def training_texts(case: Case) -> TrainingTexts:
    """Return the articles on whose attributions somebody decided, with what people accepted marked, and nothing else."""
    kinds = {one.id: one.kind for one in case.decisions}
    touched = {
        place.article_id
        for outcome in case.outcomes
        for place in outcome.places
        if outcome.holds and kinds.get(outcome.id) in ATTRIBUTION_KINDS
    }
    said: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in case.attributions:
        said[attribution.article_id].append(attribution)
    texts: dict[str, str] = {}
    unchecked: dict[str, int] = {}
    left_out: dict[str, str] = {}
    for article in sorted((one for one in case.articles if one.id in touched), key=lambda one: (one.path, one.id)):
        if _TAG.search(article.text):
            left_out[article.path] = "its text has what looks like a tag"
            continue
        accepted = [one for one in said[article.id] if one.decided and (one.sources or one.cues)]
        texts[_name(article)] = marked(article.text, accepted)
        if len(accepted) < len(said[article.id]):
            unchecked[article.path] = len(said[article.id]) - len(accepted)
    return TrainingTexts(texts=texts, unchecked=unchecked, left_out=left_out)


def _name(article: Article) -> str:
    """Return a file name that tells the article and is no other's."""
    stem = _UNSAFE.sub("-", PurePosixPath(article.path).name).strip("-.")[:_MOST_NAME]
    return f"{stem or 'article'}-{article.id}.txt"


def marked(text: str, attributions: Sequence[Attribution]) -> str:
    """Return a text with the tags of some attributions, which are numbered from 1 in their order."""
    tags: dict[int, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for start, end, role, number, act in sorted(_stretches(attributions), key=lambda row: (row[0], -row[1], row[2:])):
        tags[start][1].append(f"<{role} {number}{act}>")
        tags[end][0].insert(0, f"</{role} {number}>")
    pieces, at = list[str](), 0
    for offset in sorted(tags):
        closing, opening = tags[offset]
        pieces += [text[at:offset], *closing, *opening]
        at = offset
    return "".join([*pieces, text[at:]])


def _stretches(attributions: Sequence[Attribution]) -> Iterator[tuple[int, int, str, int, str]]:
    """Yield each stretch with its role and number; the act stands at the first piece of the content."""
    for number, one in enumerate(attributions, start=1):
        roles: tuple[tuple[str, tuple[Span, ...]], ...] = (("s", one.sources), ("c", one.cues), ("q", one.contents))
        for role, spans in roles:
            for n, span in enumerate(spans):
                act = f" {one.act}" if role == "q" and n == 0 else ""
                yield span.start, span.end, role, number, act
