"""Plain text to paragraphs: hard line breaks, broken words, page numbers and running heads undone, and nothing else."""

import re
import unicodedata
from collections import Counter
from itertools import pairwise

from headwater.ingest.lexicon import word_list

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LIST_ITEM = re.compile(r"\s*(?:[-*•–—·]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s|#{1,6}\s|\|)")
_HEADER_START = re.compile(r"(?:by|from|date|subject|published|posted|updated|reporter|words)\b[ :]", re.IGNORECASE)
_TURN = re.compile(r"[^\W\d_][\w .'’-]{0,30}:\s+\S")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]*_]{0,4}$")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–—\[( ]{0,4}\d{1,4}[-–—\]) ]{0,4}(?:(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
# Headings lose the break after them at the top of a page: teasers, headline and first sentence.
_GLUED_AT_TOP = 6
_WIDTHS = range(40, 101)


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of `text`, in order. A newline within one is a line break that means something: verse, a list.

    Lines are joined only where the file shows that it was hard-wrapped: where most lines are so full that the next word
    would not have fitted.
    """
    lines = _without_page_marks([line.rstrip() for line in text.split("\n")])
    width = wrap_width(lines)
    vocabulary = Counter(word.casefold() for word in _WORD.findall(text))
    blocks: list[str] = []
    for block in _blocks(lines):
        for part in _divided(_unwrapped(block, width, vocabulary)):
            blocks.extend(_cut_glued(part, text) if len(blocks) < _GLUED_AT_TOP else [part])
    return tuple(blocks)


def wrap_width(lines: list[str]) -> int | None:
    """Return the width at which `lines` were broken by a machine, None where nothing shows that they were."""
    pairs = [(left, right) for block in _blocks(lines) for left, right in pairwise(block)]
    lengths = sorted(len(left) for left, _ in pairs)
    if len(lengths) < 4:
        return None
    width = lengths[int(len(lengths) * 0.9)]
    full = sum(1 for left, right in pairs if _is_full(left, right, width))
    mid_sentence = sum(1 for left, _ in pairs if not _SENTENCE_END.search(left))
    if width in _WIDTHS and full >= 0.7 * len(pairs) and mid_sentence >= 0.5 * len(pairs):
        return width
    return None


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


def _without_page_marks(lines: list[str]) -> list[str]:
    """Return the lines without lone page numbers and without the running heads that stand beside them.

    A paragraph that a page number cut in two is put together again.
    """
    alone = [bool(line) and not any(lines[max(0, i - 1) : i] + lines[i + 1 : i + 2]) for i, line in enumerate(lines)]
    numbers = {i for i, line in enumerate(lines) if alone[i] and _is_page_number(line)}
    heads = Counter(_without_digits(line) for i, line in enumerate(lines) if alone[i] and len(line) <= 80)
    running = {
        i
        for i, line in enumerate(lines)
        if alone[i] and heads[_without_digits(line)] > 2 and numbers & {i - 2, i + 2} and not _SENTENCE_END.search(line)
    }
    kept: list[str] = []
    for i, line in enumerate(lines):
        if i in numbers or i in running:
            continue
        if line and numbers & {i - 2, i - 1} and _goes_on(kept, line):
            while not kept[-1]:
                kept.pop()
            if not re.search(r"[^\W\d_]-$", kept[-1]):
                kept[-1] = f"{kept[-1]} {line}"
                continue
        kept.append(line)
    return kept


def _is_page_number(line: str) -> bool:
    """Tell whether a line is a page number, in digits of any script; a year or a time of day is none."""
    digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in line.strip())
    number = re.search(r"\d+", digits)
    return bool(number and _PAGE_NUMBER.fullmatch(digits) and not 1700 <= int(number[0]) <= 2100)


def _without_digits(line: str) -> str:
    return re.sub(r"\d+", "", line).strip()


def _goes_on(kept: list[str], line: str) -> bool:
    """Tell whether `line` goes on with a sentence that the lines before it break off."""
    before = next((earlier for earlier in reversed(kept) if earlier), "")
    return line[:1].islower() and len(before.split()) > 5 and not _SENTENCE_END.search(before)


def _unwrapped(block: list[str], width: int | None, vocabulary: Counter[str]) -> list[str]:
    """Return the block's lines with those joined that a machine had broken."""
    joined: list[str] = []
    for i, line in enumerate(block):
        broken_word = i > 0 and _breaks_word(block[i - 1], line.lstrip())
        wrapped = i > 0 and width is not None and _is_full(block[i - 1], line, width)
        if joined and (broken_word or wrapped) and not _starts_anew(block[i - 1], line):
            quoted = block[i - 1].lstrip().startswith(">")
            joined[-1] = _join(joined[-1], line.lstrip(" >") if quoted else line.strip(), vocabulary)
        else:
            joined.append(_spaced(line))
    return joined


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
    return bool(deeper or quotes or _LIST_ITEM.match(line) or _HEADER_START.match(line))


def _spaced(line: str) -> str:
    """Return the line with single spaces inside; its indent is kept, since it may set a quotation off."""
    indent = line[: len(line) - len(line.lstrip())]
    return indent + re.sub(r" {2,}", " ", line.strip())


def _join(left: str, right: str, vocabulary: Counter[str]) -> str:
    """Return two lines as one, with a word that was broken between them made whole."""
    right = re.sub(r" {2,}", " ", right)
    broken = re.search(r"([^\W\d_]{1,40})-$", left[-41:])
    if not broken:
        return f"{left} {right}"
    follower = _WORD.match(right)
    if follower is None or not _breaks_word(left, right):
        return left + right
    head, tail = broken[1].casefold(), follower[0].casefold()
    whole, hyphened = vocabulary[head + tail], vocabulary[f"{head}-{tail}"]
    keep = hyphened > whole or (not whole and head in word_list("hyphenated")) or tail in {"and", "or", "to"}
    if tail in {"and", "or", "to"}:
        return f"{left} {right}"
    return left + right if keep else left[:-1] + right


def _divided(lines: list[str]) -> list[str]:
    """Return a block's lines as paragraphs: each line of prose and each turn by itself, short lines together."""
    parts: list[list[str]] = [[]]
    for line in lines:
        own = _is_prose(line)
        if own and parts[-1]:
            parts.append([])
        parts[-1].append(line)
        if own:
            parts.append([])
    return ["\n".join(part) for part in parts if part]


def _is_prose(line: str) -> bool:
    ended = bool(_SENTENCE_END.search(line))
    return len(line) > 100 or (ended and len(line.split()) > 11) or (ended and bool(_TURN.match(line)))


def _cut_glued(paragraph: str, text: str) -> list[str]:
    """Return a heading and the text that was glued to it as two; any other paragraph as it is.

    A heading counts as glued where a small letter or a "!" meets a capital in the middle of a line, four or more words of
    heading before it and a full sentence after it.
    """
    for match in re.finditer(r"(?<=[a-z]{2}[a-z!?])(?=[A-Z](?:[a-z]| [a-z]))", paragraph[:400]):
        head, rest = paragraph[: match.start()], paragraph[match.start() :]
        words = head.split()
        glued = words[-1] + rest.split()[0] if words else ""
        long_enough = 4 <= len(words) <= 30 and len(rest.split()) >= 8 and len(words[-1]) > 3
        if long_enough and text.count(glued) == 1 and _is_heading(words):
            return [head, rest]
    return [paragraph]


def _is_heading(words: list[str]) -> bool:
    """Tell whether most of the longer words are capitalised, or the last one ends in a mark that ends headings."""
    long_words = [word for word in words if len(word) > 3]
    return words[-1][-1] in "!?" or sum(word[0].isupper() for word in long_words) >= 0.8 * len(long_words)
