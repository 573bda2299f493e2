"""Plain text to paragraphs: hard line breaks, broken words, page numbers and running heads undone, and nothing else."""

import re
from collections import Counter
from itertools import pairwise

from headwater.ingest.lexicon import word_list
from headwater.ingest.texts.glued import cut_glued
from headwater.ingest.texts.page_marks import SENTENCE_END, without_page_marks

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LIST_ITEM = re.compile(r"\s*(?:[-*•–—·]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s|#{1,6}\s|\|)")
_HEADER_START = re.compile(r"(?:by|from|date|subject|published|posted|updated|reporter|words)\b[ :]", re.IGNORECASE)
_TURN = re.compile(r"[^\W\d_][\w .'’-]{0,30}:\s+\S")
_POST_HEADER = re.compile(r"[^\W\d_a-z][^@]{0,50}\(?@\w{2,40}\)?(?:\s?[·•|-]\s?.{2,40})?$")
_SPEAKER = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*[ ,]{0,2}){1,6}(?:\([^)]{1,30}\))?:")
# Headings lose the break after them at the top of a page: teasers, headline and first sentence.
_GLUED_AT_TOP = 6
_WIDTHS = range(40, 101)  # of nearly all that was wrapped; others need more to show for it
_ODD_WIDTHS = range(24, 201)
_POST_LINES = 6

_Pairs = list[tuple[str, str]]


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of `text`, in order. A newline within one is a line break that means something: verse, a list.

    Lines are joined only where the file, or a part of it between empty lines, shows that it was hard-wrapped: where most lines
    are so full that the next word would not have fitted.
    """
    lines = without_page_marks(_single_spaced([line.rstrip() for line in text.split("\n")]))
    width = wrap_width(lines)
    vocabulary = _vocabulary(text, lines)
    blocks: list[str] = []
    for block in _blocks(lines):
        for part in _divided(_unwrapped(block, _own_width(block) or width, vocabulary)):
            blocks.extend(cut_glued(part, text) if len(blocks) < _GLUED_AT_TOP else [part])
    return tuple(blocks)


def wrap_width(lines: list[str]) -> int | None:
    """Return the width at which `lines` were broken by a machine, None where nothing shows that they were."""
    return _width([(left, right) for block in _blocks(lines) for left, right in pairwise(block)])


def _vocabulary(text: str, lines: list[str]) -> Counter[str]:
    """Return how often each word stands in the text, in small letters.

    Where every word that is broken at a line's end is made of two whole ones, no machine broke them: they have hyphens.
    """
    vocabulary = Counter(word.casefold() for word in _WORD.findall(text))
    broken = [
        (left, right) for left, right in pairwise(lines) if left.endswith("-") and _breaks_word(left, right.lstrip())
    ]
    halves = [
        (_WORD.findall(left[-41:-1])[-1].casefold(), _WORD.findall(right[:41])[0].casefold()) for left, right in broken
    ]
    at_ends = Counter(half for pair in halves for half in pair)
    if all(vocabulary[half] > at_ends[half] and len(half) > 2 for half in at_ends):
        vocabulary.update(f"{head}-{tail}" for head, tail in halves)
    return vocabulary


def _width(pairs: _Pairs) -> int | None:
    """Return the width that lines and those below them show."""
    if len(pairs) < 4:
        return _short_width(pairs)
    lengths = sorted(len(left) for left, _ in pairs)
    width = lengths[int(len(lengths) * 0.9)]
    full = sum(_is_full(left, right, width) for left, right in pairs) / len(pairs)
    mid_sentence = sum(not SENTENCE_END.search(left[-10:]) for left, _ in pairs) / len(pairs)
    if width in _WIDTHS and full >= 0.7 and mid_sentence >= 0.5:
        return width
    odd = width in _ODD_WIDTHS and full >= 0.85 and mid_sentence >= 0.6 and len(pairs) > 5
    return width if odd and _goes_on_small(pairs) >= 0.5 else None


def _short_width(pairs: _Pairs) -> int | None:
    """Return the width of a few lines only, where all of them are full and most go on with a small letter."""
    width = max((len(left) for left, _ in pairs), default=0)
    if width not in (_WIDTHS if len(pairs) == 1 else range(_WIDTHS.start, _ODD_WIDTHS.stop)) or (
        len(pairs) == 1 and width < 60
    ):
        return None
    full = all(_is_full(left, right, width) and len(left) > width - 15 for left, right in pairs)
    broken = all(not SENTENCE_END.search(left[-10:]) for left, _ in pairs)
    ended = bool(SENTENCE_END.search(pairs[-1][1][-10:])) and len(pairs[-1][1]) <= width + 5
    return width if full and broken and ended and _goes_on_small(pairs) >= 0.5 else None


def _goes_on_small(pairs: _Pairs) -> float:
    """Return the share of lines below others that begin with a small letter, as no line of verse or of a list does."""
    return sum(right.lstrip(" >")[:1].islower() for _, right in pairs) / len(pairs)


def _own_width(block: list[str]) -> int | None:
    """Return the width of one block alone, where it was wrapped at another than the file, or the file was not."""
    pairs = list(pairwise(block))
    return _width(pairs) if len(pairs) > 1 and _goes_on_small(pairs) >= 0.5 else None


def _single_spaced(lines: list[str]) -> list[str]:
    """Return the lines without the empty one after each where every line of a wrapped text has got one."""
    filled = [line for line in lines if line]
    if len(filled) < 8 or any(left and right for left, right in pairwise(lines)):
        return lines
    pairs = [(lines[i - 1], lines[i + 1]) for i in range(1, len(lines) - 1) if lines[i - 1] and lines[i + 1]]
    if len(pairs) < 6 or _width(pairs) is None or _goes_on_small(pairs) < 0.5:
        return lines
    return [line for i, line in enumerate(lines) if line or not (i and lines[i - 1])]


def _is_full(line: str, following: str, width: int) -> bool:
    """Tell whether the next line's first word would not have fitted on `line`; lines a little over the width count too."""
    if _breaks_word(line, following.lstrip()):
        return True
    words = following.split(maxsplit=1)
    return bool(words) and len(line) + 1 + len(words[0]) > width - 1


def _blocks(lines: list[str]) -> list[list[str]]:
    """Return the runs of lines that are not blank."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _unwrapped(block: list[str], width: int | None, vocabulary: Counter[str]) -> list[str]:
    """Return the block's lines with those joined that a machine had broken."""
    joined: list[list[str]] = []
    for i, line in enumerate(block):
        broken_word = i > 0 and _breaks_word(block[i - 1], line.lstrip())
        wrapped = i > 0 and width is not None and _is_full(block[i - 1], line, width)
        if joined and (broken_word or wrapped) and not _starts_anew(block[i - 1], line):
            quoted = block[i - 1].lstrip().startswith(">")
            joined[-1][-1:] = _joined(joined[-1][-1], line.lstrip(" >") if quoted else line.strip(), vocabulary)
        else:
            joined.append([_spaced(line)])
    return ["".join(pieces) for pieces in joined]


def keeps_hyphen(head: str, tail: str, vocabulary: Counter[str]) -> bool:
    """Tell whether a word that is broken at a hyphen has one anyway: as the text has it elsewhere, else as such words have.

    `head` and `tail` are its halves in small letters, `vocabulary` counts the text's words.
    """
    whole, hyphened = vocabulary[head + tail], vocabulary[f"{head}-{tail}"]
    return hyphened > whole or (not whole and (head in word_list("hyphenated") or tail in word_list("hyphen_tails")))


def _breaks_word(line: str, following: str) -> bool:
    """Tell whether a word is broken at the line's end; in capitals it goes on in capitals."""
    broken = re.search(r"([^\W\d_]{1,20})-$", line[-21:])
    if not broken or not following:
        return False
    return following[0].islower() or (
        broken[1].isupper() and len(broken[1]) > 2 and bool(re.match(r"[^\W\d_a-z]{2}", following))
    )


def _starts_anew(previous: str, line: str) -> bool:
    """Tell whether a line begins something of its own: a list item, a header line, an indented paragraph, a quotation."""
    deeper = len(line) - len(line.lstrip()) > len(previous) - len(previous.lstrip()) + 1
    quotes = line.lstrip().startswith(">") != previous.lstrip().startswith(">")
    header = line[:1].isupper() and len(line) < 0.8 * len(previous) and _HEADER_START.match(line)
    return bool(deeper or quotes or _LIST_ITEM.match(line) or header)


def _spaced(line: str) -> str:
    """Return the line with single spaces inside; its indent is kept, since it may set a quotation off."""
    indent = line[: len(line) - len(line.lstrip())]
    return indent + re.sub(r" {2,}", " ", line.strip())


def _joined(left: str, right: str, vocabulary: Counter[str]) -> tuple[str, str]:
    """Return two lines so that they make one, with a word that was broken between them made whole."""
    right = re.sub(r" {2,}", " ", right)
    broken = re.search(r"([^\W\d_]{1,40})-$", left[-41:])
    if not broken:
        return f"{left} ", right
    follower = _WORD.match(right)
    if follower is None or not _breaks_word(left, right):
        return left, right
    head, tail = broken[1].casefold(), follower[0].casefold()
    if tail in {"and", "or", "to"}:
        return f"{left} ", right
    chained = left[: -len(broken[0])].endswith("-") and not vocabulary[head + tail]
    keep = chained or keeps_hyphen(head, tail, vocabulary)
    return (left if keep else left[:-1]), right


def _divided(lines: list[str]) -> list[str]:
    """Return a block's lines as paragraphs: each line of prose and each turn by itself, short lines together.

    The line above a post or a speech that says whose it is stays with it, as does the hour below a post.
    """
    if len(lines) <= _POST_LINES and _POST_HEADER.search(lines[0]) and len(lines[0]) < 90:
        return ["\n".join(lines)]
    parts: list[list[str]] = [[]]
    for line in lines:
        own, headed = _is_prose(line), bool(parts[-1]) and _is_speaker(parts[-1][-1])
        if parts[-1] and not headed and (own or _is_speaker(line)):
            parts.append([])
        parts[-1].append(line)
        if own:
            parts.append([])
    return ["\n".join(part) for part in parts if part]


def _is_speaker(line: str) -> bool:
    """Tell whether a line says who speaks or posts in what stands below it."""
    return len(line) < 60 and bool(_SPEAKER.fullmatch(line.strip()) or _POST_HEADER.search(line))


def _is_prose(line: str) -> bool:
    ended = bool(SENTENCE_END.search(line[-10:]))
    return len(line) > 100 or (ended and len(line.split()) > 11) or (ended and bool(_TURN.match(line)))
