"""Interview and script turns: whose labels open paragraphs, and how far each turn goes."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from headwater.model.text import Span
from headwater.read.lexicon import words
from headwater.read.paragraphs import Paragraph
from headwater.read.shapes import Shape, is_name_like

_LABEL = re.compile(
    r"(?:\[?\d{1,2}[\d:.]{2,9}\]?\s|[—–•-]\s)?[*_]{0,3}"
    r"(?P<name>[^\W\d_a-z][^:\n*_\"“”!?()]{0,60}?)(?:\s?\([^()\n]{1,60}\)[^:\n.]{0,20})?[*_]{0,3}\s?:[*_]{0,3}(?=\s|$)"
)
_STOPPED_LABEL = re.compile(
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Dr|Sir|Hon|HON|Lord|Lady|The)\.?\s)?[A-Z][A-Z'’ -]{2,40})(?:\s\([^()\n]{1,80}\))?\.(?=\s)"
)
_BARE_LABEL = re.compile(r"(?P<name>Q)(?=\s{1,4}[“\"‘A-Z])")
_LABEL_LINE = re.compile(
    r"[*_]{0,3}(?P<name>[^\W\d_a-z][^\n:*_\"“”!?(),–]{1,40}?)[*_]{0,3}(?:(?:,|\s--|\s[–—-])\s[^\n]{2,80})?$"
)
_OWN = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Yy]ou)\b")
_TWO_SENTENCES = re.compile(r"\w{4}\.\s")
_ROLE = re.compile(r",|\s--\s|\s[–—-]\s")
_SENTENCE_END = re.compile(r"[.!?…—–][\"'”’»)\]*_]{0,3}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A turn: its first and last paragraph (indexes), the speaker's name and where what is said begins."""

    first: int
    last: int
    speaker: Span
    body_start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    index: int
    name: Span
    key: str
    end: int
    alone: bool


def find_turns(text: str, paragraphs: Sequence[Paragraph], shapes: Sequence[Shape]) -> tuple[Turn, ...]:
    """Return the turns, sorted. A label counts when the piece shows that it is one: it recurs, or stands among such as recur."""
    found: dict[int, _Label] = {}
    for pattern in (_LABEL_LINE, _BARE_LABEL, _STOPPED_LABEL, _LABEL):
        found |= {label.index: label for label in _labels(text, paragraphs, shapes, pattern)}
    labels = _accepted(text, paragraphs, [found[index] for index in sorted(found)])
    return tuple(_turns(text, paragraphs, shapes, labels))


def _labels(
    text: str, paragraphs: Sequence[Paragraph], shapes: Sequence[Shape], pattern: re.Pattern[str]
) -> Iterator[_Label]:
    for index, paragraph in enumerate(paragraphs):
        match = pattern.match(text, paragraph.start, paragraph.end)
        if not match or shapes[index] in {"furniture", "caption", "citation"}:
            continue
        name = _ROLE.split(match.group("name"))[0].strip()
        alone = match.end() == paragraph.end
        said = match.group("name").split()[-1].casefold() in words("introducing")
        if (
            is_name_like(name)
            and not said
            and not _TWO_SENTENCES.search(name)
            and (not alone or _leads(paragraphs, shapes, index))
        ):
            start = match.start("name")
            yield _Label(
                index=index,
                name=Span(start=start, end=start + len(match.group("name").rstrip())),
                key=name.casefold().strip("[]. "),
                end=match.end(),
                alone=alone,
            )


def _leads(paragraphs: Sequence[Paragraph], shapes: Sequence[Shape], index: int) -> bool:
    follows = index + 1 < len(paragraphs) and not paragraphs[index + 1].spaced
    return follows and index > 0 and shapes[index + 1] == "prose"


def _accepted(text: str, paragraphs: Sequence[Paragraph], labels: list[_Label]) -> list[_Label]:
    """Return the labels that are speakers'.

    Keys that recur are, if two keys recur or one does among others; the rest are when they stand in the same run of labels or
    are another form of such a key.
    """
    spoken = [
        label
        for label in labels
        if label.alone
        or _SENTENCE_END.search(text, max(0, paragraphs[label.index].end - 5), paragraphs[label.index].end)
    ]
    counts = Counter(label.key for label in spoken)
    recurring = {key for key, count in counts.items() if count > 1}
    if len(words("question_and_answer") & set(counts)) > 1:
        recurring |= words("question_and_answer") & set(counts)
    runs = _runs(spoken)
    vox = {label.index for run in runs if len(run) >= 3 and all(_full_name(item.key) for item in run) for label in run}
    if not recurring and not vox:
        return []
    near = {label.index for run in runs if any(item.key in recurring for item in run) for label in run}
    return [
        label
        for label in spoken
        if label.key in recurring or label.index in near | vox or _another_form(label.key, recurring)
    ]


def _runs(labels: list[_Label]) -> list[list[_Label]]:
    """Return the labels in runs that follow each other with at most one paragraph between."""
    runs: list[list[_Label]] = []
    for label in labels:
        reach = 3 if label.alone else 2
        if runs and label.index - runs[-1][-1].index <= reach:
            runs[-1].append(label)
        else:
            runs.append([label])
    return runs


def _full_name(key: str) -> bool:
    return len(key.split()) > 1


def _another_form(key: str, others: set[str]) -> bool:
    initials = "".join(part[0] for part in key.split())
    surname = key.rsplit(maxsplit=1)[-1]
    return any(key != other and (initials == other or surname == other.rsplit(maxsplit=1)[-1]) for other in others)


def _turns(text: str, paragraphs: Sequence[Paragraph], shapes: Sequence[Shape], labels: list[_Label]) -> Iterator[Turn]:
    following = [right.index for left, right in pairwise(labels) if right.index - left.index - left.alone == 1]
    spaced = sum(paragraphs[index].spaced for index in following) * 2 >= len(following)
    surnames = {label.key.split()[-1] for label in labels if len(label.key) > 3}
    marked = {label.index for label in labels}
    longer = 0
    for number, label in enumerate(labels):
        trailing = number + 1 == len(labels)
        last = label.index + label.alone
        if not trailing or longer * 3 >= len(labels) - 1 > 0:
            last = _reach(text, paragraphs, shapes, last, marked, surnames, spaced=spaced)
        longer += last > label.index + label.alone
        yield Turn(first=label.index, last=last, speaker=label.name, body_start=label.end)


def _reach(
    text: str,
    paragraphs: Sequence[Paragraph],
    shapes: Sequence[Shape],
    last: int,
    marked: set[int],
    surnames: set[str],
    *,
    spaced: bool,
) -> int:
    for index in range(last + 1, len(paragraphs)):
        paragraph = paragraphs[index]
        if index in marked or shapes[index] != "prose" or (paragraph.spaced and not spaced):
            return index - 1
        if _narrates(text[paragraph.start : paragraph.end], surnames):
            return index - 1
    return len(paragraphs) - 1


def _narrates(body: str, surnames: set[str]) -> bool:
    """Return whether a paragraph tells about one of the speakers, from outside: it opens with the name or a pronoun."""
    opening = body.split(maxsplit=5)[:5]
    if opening[0].casefold() in {"he", "she"} and not _OWN.search(body):
        return True
    plain = [word.strip(".,;:'’*_").casefold().removesuffix("'s").removesuffix("’s") for word in opening]
    return any(word in surnames for word in plain) or (bool(plain) and plain[0] in words("editorial"))
