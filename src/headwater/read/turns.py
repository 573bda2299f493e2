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
    r"(?P<name>[^\W\d_a-z][^:：\n*_\"“”!?()]{0,60}?)(?:\s?\([^()\n]{1,60}\)[^:\n.]{0,20})?[*_]{0,3}"
    r"(?:\s?:[*_]{0,3}(?=\s|$)|：)"
)
_STOPPED_LABEL = re.compile(
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Dr|Sir|Hon|HON|Lord|Lady|The)\.?\s)?[A-Z][A-Z'’ -]{2,40})(?:\s\([^()\n]{1,80}\))?\.(?=\s)"
)
_BARE_LABEL = re.compile(r"(?P<name>Q)(?=\s{1,4}[“\"‘A-Z])")
_DASHED_LABEL = re.compile(
    r"[*_]{0,3}(?P<name>[^\W\d_a-z][^:\n*_\"“”!?(),—–]{0,40}?)[*_]{0,3}\s[—–]{1,2}\s(?=[^\W\d_a-z“‘\"'…¿¡])"
)
_LABEL_LINE = re.compile(
    r"[*_]{0,3}(?P<name>[^\W\d_a-z][^\n:*_\"“”!?(),–]{1,40}?)[*_]{0,3}(?:(?:,|\s--|\s[–—-])\s[^\n]{2,80})?$"
)
_OWN = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Yy]ou)\b")
_TWO_SENTENCES = re.compile(r"\w{4}\.\s")
_ROLE = re.compile(r",|\s--\s|\s[–—-]\s")
_ITALIC = re.compile(r"[*_]{1,3}[^*_\s][^\n]{20,}[*_]{1,3}$")
_ON_THE_TALK = re.compile(
    r"(?:this|the|our) (?:full |whole )?(?:interview|conversation|transcript|discussion|exchange|questions?)\b[^\n]{0,80}"
    r"\b(?:was|were|has been|have been|took place|can be|is available)\b|(?:listen|watch|subscribe|follow|read|buy) ",
    re.IGNORECASE,
)
_ON_SOMEBODY = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){1,4}?(?:,[^,\n]{2,60},)?\s(?:is|was|has|writes|works|lives|covers|teaches|runs|spoke|speaks"
    r"|reports|edits|hosts|contributes|can be)\s"
)
_SENTENCE_END = re.compile(r"[.!?…—–。！？؟।][\"'”’»)\]*_」』]{0,3}$")
# Sentences open with a name and a dash too; only a piece full of them is a talk.
_FEWEST_DASHED = 3
# Headings stand in capitals between blank lines too; only names with roles show that these are speakers.
_FEWEST_LOOSE = 2


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
    loose: bool
    role: bool


def find_turns(text: str, paragraphs: Sequence[Paragraph], shapes: Sequence[Shape]) -> tuple[Turn, ...]:
    """Return the turns, sorted. A label counts when the piece shows that it is one: it recurs, or stands among such as recur."""
    found: dict[int, _Label] = {}
    for pattern in (_LABEL_LINE, _DASHED_LABEL, _BARE_LABEL, _STOPPED_LABEL, _LABEL):
        alike = {label.index: label for label in _labels(text, paragraphs, shapes, pattern)}
        if pattern is not _DASHED_LABEL or len(alike) >= _FEWEST_DASHED:
            found |= alike
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
        role = alone and match.end() - match.end("name") > 3
        loose = alone and not _leads(paragraphs, shapes, index)
        if (
            is_name_like(name)
            and not said
            and not _TWO_SENTENCES.search(name)
            and (not loose or _may_lead(text, paragraphs, shapes, index, match))
        ):
            start = match.start("name")
            yield _Label(
                index=index,
                name=Span(start=start, end=start + len(match.group("name").rstrip())),
                key=name.casefold().strip("[]. "),
                end=match.end(),
                alone=alone,
                loose=loose,
                role=role,
            )


def _leads(paragraphs: Sequence[Paragraph], shapes: Sequence[Shape], index: int) -> bool:
    """Return whether lines follow the label at paragraph `index` at once; the first may be a stage direction."""
    said = index + 1
    if said < len(paragraphs) and shapes[said] == "aside" and not paragraphs[said].spaced:
        said += 1
    return 0 < index < said < len(paragraphs) and not paragraphs[said].spaced and shapes[said] == "prose"


def _may_lead(
    text: str, paragraphs: Sequence[Paragraph], shapes: Sequence[Shape], index: int, label: re.Match[str]
) -> bool:
    """Return whether a line with a blank line after it may be a label: a name in capitals, or with its role after two dashes."""
    name = label.group("name")
    behind = text[label.end("name") : label.end()]
    follows = index + 1 < len(paragraphs) and paragraphs[index + 1].spaced and shapes[index + 1] == "prose"
    return index > 0 and follows and ((name.isupper() and len(name) > 2) or behind.startswith(" --"))


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
    named = {label.key for label in spoken if label.role or not label.loose}
    if sum(label.loose and label.role for label in spoken) < _FEWEST_LOOSE:
        spoken = [label for label in spoken if not label.loose]
    spoken = [label for label in spoken if not label.loose or label.key in named or _another_form(label.key, named)]
    counts = Counter(label.key for label in spoken)
    recurring = {key for key, count in counts.items() if count > 1}
    recurring |= {label.key for label in spoken if label.loose and label.role}
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
    return any(
        key != other and (initials == re.sub(r"\W", "", other) or surname == other.rsplit(maxsplit=1)[-1])
        for other in others
    )


def _turns(text: str, paragraphs: Sequence[Paragraph], shapes: Sequence[Shape], labels: list[_Label]) -> Iterator[Turn]:
    following = [right.index for left, right in pairwise(labels) if right.index - left.index - left.alone == 1]
    spaced = sum(paragraphs[index].spaced for index in following) * 2 >= len(following)
    surnames = {label.key.split()[-1] for label in labels if len(label.key) > 3}
    marked = {label.index for label in labels}
    longer = 0
    for number, label in enumerate(labels):
        trailing = number + 1 == len(labels)
        own = label.index
        if label.alone:
            own += 2 if shapes[own + 1] == "aside" else 1
        last = own
        if not trailing or longer * 3 >= len(labels) - 1 > 0:
            last = _reach(text, paragraphs, shapes, own, marked, surnames, spaced=spaced)
        if trailing:
            last = _before_afterword(text, paragraphs, own, last)
        longer += last > own
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


def _before_afterword(text: str, paragraphs: Sequence[Paragraph], own: int, last: int) -> int:
    """Return the last paragraph up to `last` before one that tells of the talk or of an author: nobody in it says that."""
    for index in range(own + 1, last + 1):
        body = text[paragraphs[index].start : paragraphs[index].end]
        about = _ON_SOMEBODY.match(body.lstrip("*_[(")) and not _OWN.search(body)
        if about or _ITALIC.match(body) or _ON_THE_TALK.match(body.lstrip("*_[(")):
            return index - 1
    return last


def _narrates(body: str, surnames: set[str]) -> bool:
    """Return whether a paragraph tells about one of the speakers, from outside: it opens with the name or a pronoun."""
    opening = body.split(maxsplit=5)[:5]
    if opening[0].casefold() in {"he", "she"} and not _OWN.search(body):
        return True
    plain = [word.strip(".,;:'’*_").casefold().removesuffix("'s").removesuffix("’s") for word in opening]
    return any(word in surnames for word in plain) or (bool(plain) and plain[0] in words("editorial"))
