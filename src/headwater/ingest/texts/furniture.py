"""Furniture among an article's lines: what a site says to its readers, told apart from what the article says."""

import re
from collections.abc import Sequence
from dataclasses import replace

from headwater.ingest.facts.bylines import persons
from headwater.ingest.facts.headers import Line
from headwater.ingest.texts.furniture_kinds import furniture_kind, heads_links

_OPEN = frozenset(["prose", "plain", "tagline"])
_TAIL = 8  # lines at the end among which a note on the author is looked for
_MOST_LINKS = 12
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]*_]{0,4}$")
_COMMENTS_BELOW = re.compile(
    r"\W*(?:[\d.,]+ (?:comments?|replies|responses)|comments? ?\(\d+\)|(?:leave|post|add) (?:a|your) (?:comment|reply)"
    r"|(?:reader|user|readers'?) comments|join the (?:conversation|discussion)|be the first to comment)\W*",
    re.IGNORECASE,
)
_WRITES = (
    r"(?:is|was|are|were|has|have|covers?|covered|writes?|reports?|joined|works?|worked|serves?|contributed|lives|edits|hosts"
    r"|ist|war|est|es|è|é|jest)\b"
)
_ABOUT_AUTHOR = re.compile(
    r"\W*(?:about the authors?\b|(?:the|this) (?:author|writer|columnist)s? (?:is|are|was|has|can be|works|teaches|lives)\b"
    r"|[^.]{3,60} can be (?:reached|contacted|found) (?:at|on|via|by)\b)",
    re.IGNORECASE,
)
_LINK = "This line may be a link to another article."
_COMMENT = "This line stands below the heading of the readers' comments."
_UNSURE = "This line may be said by the site to its readers."


def furniture(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines with those marked that are none of the article's prose: "label", "caption", or a doubt.

    Only lines that are still open are judged; a block in which some lines are furniture is parted. Where most of an article would
    be lost, all is kept, with doubts.
    """
    parted = [part for line in lines for part in _parted(line)]
    writers = tuple(name for line in parted if line.role == "byline" for name in persons(line.text))
    marked = _with_comments(_with_links([_judged(line) for line in parted]))
    marked = _with_notes_on(writers, marked)
    before = sum(len(line.text) for line in parted if line.role in _OPEN)
    after = sum(len(line.text) for line in marked if line.role in _OPEN)
    if after * 5 < before * 2:
        return tuple(
            replace(old, doubt=_UNSURE) if old.role != new.role else new
            for old, new in zip(parted, marked, strict=True)
        )
    return tuple(replace(line, doubt=None) if line.doubt and line.role not in _OPEN else line for line in marked)


def _parted(line: Line) -> list[Line]:
    """Return a block's lines apart where some of them are furniture; neighbours that are none stay together."""
    rows = line.text.split("\n")
    if line.role not in _OPEN or len(rows) == 1:
        return [line]
    kinds = [furniture_kind(row) for row in rows]
    if not any(kinds):
        return [line]
    parts: list[list[str]] = []
    for i, row in enumerate(rows):
        if i and not kinds[i] and not kinds[i - 1]:
            parts[-1].append(row)
        else:
            parts.append([row])
    return [replace(line, text="\n".join(part)) for part in parts]


def _judged(line: Line) -> Line:
    """Return one line with what its own words say."""
    kind = furniture_kind(line.text) if line.role in _OPEN else None
    if kind == "doubtful":
        return replace(line, doubt=line.doubt or _UNSURE)
    if kind:
        return replace(line, role="caption" if kind == "caption" else "label")
    return line


def _with_links(lines: list[Line]) -> list[Line]:
    """Return the lines with the headlines marked that stand below a heading such as "Related stories".

    The last of several before prose may be a heading of the article: it is kept, with a doubt.
    """
    marked = list(lines)
    for i, line in enumerate(lines):
        if line.role != "label" or not heads_links(line.text):
            continue
        end = i + 1
        while end < len(lines) and end - i <= _MOST_LINKS and _is_link(lines[end]):
            end += 1
        for j in range(i + 1, end):
            last = end < len(lines) and lines[end].role == "prose" and j == end - 1 and j > i + 1
            marked[j] = _doubted(lines[j], _LINK) if last else replace(lines[j], role="label")
    return marked


def _is_link(line: Line) -> bool:
    """Tell whether a line could be another article's headline, or what stands beside one."""
    if line.role != "prose":
        return line.role in {"label", "date", "caption", "plain", "tagline"}
    return "\n" not in line.text and len(line.text.split()) <= 20 and not _SENTENCE_END.search(line.text)


def _with_comments(lines: list[Line]) -> list[Line]:
    """Return the lines with those marked that stand below the heading of the readers' comments, if an article stands above it."""
    start = next(
        (i for i, line in enumerate(lines) if line.role == "label" and _COMMENTS_BELOW.fullmatch(line.text)), None
    )
    if start is None:
        return lines
    above = sum(len(line.text) for line in lines[:start] if line.role == "prose")
    if above < 1200:
        return [*lines[: start + 1], *(_doubted(line, _COMMENT) for line in lines[start + 1 :])]
    below = (replace(line, role="label") if line.role in _OPEN else line for line in lines[start + 1 :])
    return [*lines[: start + 1], *below]


def _doubted(line: Line, reason: str) -> Line:
    return replace(line, doubt=line.doubt or reason) if line.role in _OPEN else line


def _with_notes_on(writers: Sequence[str], lines: list[Line]) -> list[Line]:
    """Return the lines with the notes at the end marked that tell who a writer of the article is."""
    named = [
        re.compile(rf"[\W_]*(?:by )?{re.escape(name)}(?:,[^,.]{{2,80}},)?(?: \([^)]{{2,30}}\))? {_WRITES}")
        for name in writers
    ]
    open_lines = [i for i, line in enumerate(lines) if line.role in _OPEN]
    marked = list(lines)
    for i in open_lines[1:][-_TAIL:]:
        text = lines[i].text
        if len(text.split()) > 90:
            continue
        if _ABOUT_AUTHOR.match(text) or any(name.match(text) for name in named):
            marked[i] = replace(lines[i], role="label")
    return marked
