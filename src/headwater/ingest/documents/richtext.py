"""Rich text (RTF), by way of striprtf: the groups are sorted out here, the library turns what is left into letters.

striprtf knows charsets and signs. It knows nothing of binary data outside pictures, of deleted and hidden text, of notes and
boxes, and of the difference between a paragraph's end and a line break; and some of its patterns run away on files made to make
them. All this is dealt with before it sees the file: what it gets are groups, fonts, letters, and signs of our own for the rest.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from striprtf.striprtf import charset_map, destinations, rtf_to_text, specialchars

from headwater.errors import TooMuchWork, UnreadableFile
from headwater.ingest.documents.numbered import QUOTED, numbered, row
from headwater.ingest.texts.pieces import Written
from headwater.model.text import Capture

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
# Signs of our own in the library's text, none of which a file can bring in.
_PARAGRAPH, _CELL, _ROW, _NOTE, _BOX, _TITLE, _END = "\x0e", "\x0f", "\x10", "\x11", "\x12", "\x13", "\x14"
_SET_OFF = 280  # twentieths of a point: half a centimetre
_ENDS = {"par": _PARAGRAPH, "sect": _PARAGRAPH, "page": _PARAGRAPH, "cell": _CELL, "row": _ROW, "nestcell": "\\line "}
_OPENED = {"footnote": _NOTE, "shptxt": _BOX, "dptxbxtext": _BOX, "title": _TITLE}
# Groups that hold text although striprtf, or a mark that says so, would pass over them.
_KEPT = frozenset(("info", "shp", "shpinst", "shpgrp", "do", *_OPENED))
_LEFT_OUT = (destinations - _KEPT) | {"nonesttables", "nonshppict", "listtext", "colortbl"}
_PARAGRAPH_WORDS = frozenset(("pard", "intbl", "li", "ri"))
_PASSED_ON = frozenset(word for word in specialchars if word.isalpha()) - frozenset(_ENDS)
_CHARSETS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_MAX_FONTS = 500
_NO_FONT = 999_999
_MAX_SKIPPED = 9
_MAX_DEPTH = 5000
_STRETCH = 20_000
_to_text: Callable[..., str] = rtf_to_text  # the library says that it has types, but this function has none
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_HIGH = re.compile("[\x80-\xff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """What holds inside a group: none of it is text, it is the list of fonts, its text is hidden or deleted, it is a cell's.

    `skipped` is how many letters for older readers follow each Unicode letter; `closing` is the sign that stands at its end.
    """

    left_out: bool = False
    is_fonts: bool = False
    unseen: frozenset[str] = frozenset()
    in_cell: bool = False
    left: int = 0
    right: int = 0
    font: str | None = None
    skipped: int = 1
    closing: str = ""


@dataclass(slots=True, kw_only=True)
class _Sorting:
    """The work on a file: what the library is to see, the fonts' charsets by number, the file's charset, the groups open now.

    The library gets it in stretches: it adds letter to letter, and the time that this takes may grow with the square of them.
    """

    path: str
    stretches: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    size: int = 0
    fonts: dict[str, str] = field(default_factory=dict)
    font: str = "0"
    first_font: str | None = None
    charset: str = "cp1252"
    is_bytes: bool = False
    starred: bool = False
    group: _Group = field(default_factory=_Group)
    outer: list[_Group] = field(default_factory=list)


def written(capture: Capture) -> Written:
    """Return the document's paragraphs: text, tables row by row, text boxes after the paragraph they hang on, notes at the end.

    Changes count as accepted. Hidden text, comments, marks of lists and the heads and feet of pages are left out. The title is
    that of the properties, if it is one; their dates are the file's, not the article's, and are not read.

    Raises:
        NotAnArticle: it holds no text.
        TooMuchWork: its groups lie one in the other without end.
        UnreadableFile: it is no rich text.
    """
    body = capture.body.lstrip()
    if not body[:5].lower().startswith(b"{\\rtf"):
        raise UnreadableFile(capture.path, "it is damaged: it does not begin as rich text does")
    work = _sorted_out(body, capture.path)
    fonts = "".join(f"{{\\f{number}\\fcharset{charset} x;}}" for number, charset in work.fonts.items())
    sources = (f"{{\\rtf1{{\\fonttbl{fonts}}}{stretch}}}" for stretch in work.stretches)
    text = "".join(_to_text(source, encoding=work.charset, errors="replace") for source in sources)
    main, notes, title = _parted(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    return numbered([line for stream in (main, notes) for line in _lines(stream)], title)


def _sorted_out(body: bytes, path: str) -> _Sorting:
    """Return what the library is to see of a file. Letters are UTF-8 where the file is that, else a letter a byte."""
    work = _Sorting(path=path)
    try:
        source = body.decode("utf-8")
    except UnicodeDecodeError:
        source, work.is_bytes = body.decode("latin-1"), True
    at = 1
    while (token := _TOKEN.match(source, at)) is not None:
        at = token.end()
        if token["word"] == "bin":
            at += max(0, int(token["number"] or 0))
        elif token["word"]:
            _take_word(work, token["word"], token["number"])
        elif token["brace"]:
            if not _take_brace(work, opens=token["brace"] == "{"):
                break
        else:
            _take_text(work, token)
    while _take_brace(work, opens=False):
        pass
    _cut(work)
    return work


def _see(work: _Sorting, piece: str) -> None:
    """Give a piece to the library."""
    work.seen.append(piece)
    work.size += len(piece)


def _cut(work: _Sorting) -> None:
    """End a stretch; the next begins with what holds there."""
    work.stretches.append("".join(work.seen))
    work.seen, work.size = [_reading(work.group)], 0


def _reading(group: _Group) -> str:
    """Return the words that say how letters are read in a group."""
    return f"\\uc{group.skipped}\\f{group.font or _NO_FONT} "


def _take_brace(work: _Sorting, *, opens: bool) -> bool:
    """Open or close a group; False where the last one was closed: what follows it is not of the document."""
    work.starred = False
    # An empty group ends the letters for older readers, as every brace does.
    if work.seen[-1:] != ["{}"]:
        _see(work, "{}")
    if opens:
        if len(work.outer) >= _MAX_DEPTH:
            raise TooMuchWork(work.path, "its groups lie one in the other without end")
        work.outer.append(work.group)
        work.group = replace(work.group, closing="") if work.group.closing else work.group
        return True
    if work.group.closing:
        _see(work, work.group.closing)
    if not work.outer:
        return False
    inner, work.group = work.group, work.outer.pop()
    if (inner.font, inner.skipped) != (work.group.font, work.group.skipped):
        _see(work, _reading(work.group))
    return True


def _take_word(work: _Sorting, word: str, number: str | None) -> None:
    """Take a control word: into a group's nature, into the fonts and charsets, or on to the library."""
    starred, work.starred = work.starred, False
    group = work.group
    if word in _OPENED and not group.left_out:
        work.group = replace(group, closing=_END)
        _see(work, "{}" + _OPENED[word])
    elif word == "fonttbl":
        work.group = replace(group, is_fonts=True)
    elif word in _LEFT_OUT or (starred and word not in _KEPT):
        work.group = replace(group, left_out=True)
    elif group.is_fonts:
        _take_font(work, word, number)
    elif not group.left_out:
        _take_form(work, word, number)
        _take_letters(work, word, number)
        _take_charset(work, word, number)


def _take_font(work: _Sorting, word: str, number: str | None) -> None:
    """Keep the charset of a font, where the library and Python know it."""
    if word == "f":
        work.font = number or "0"
    elif (
        word == "fcharset" and number and len(work.fonts) < _MAX_FONTS and _is_charset(charset_map.get(int(number), ""))
    ):
        work.fonts[work.font] = number


def _take_charset(work: _Sorting, word: str, number: str | None) -> None:
    if word == "ansicpg" and _is_charset(f"cp{number}"):
        work.charset = f"cp{number}"
    elif word == "deff":
        work.first_font = number
    elif word in _CHARSETS:
        work.charset = _CHARSETS[word]


def _take_form(work: _Sorting, word: str, number: str | None) -> None:
    """Take a word that forms text: its fonts and signs, whether it is seen, where paragraphs and cells end."""
    group = work.group
    if word in {"v", "deleted"}:
        work.group = replace(group, unseen=group.unseen - {word} if number == "0" else group.unseen | {word})
    elif word == "plain":
        work.group = replace(group, unseen=frozenset())
    elif word in _PARAGRAPH_WORDS:
        work.group = _formed(group, word, int(number or 0))
    elif word in _ENDS and "deleted" not in group.unseen:
        quoted = QUOTED if word == "par" and min(group.left, group.right) >= _SET_OFF else ""
        _see(work, "\\line " if word == "par" and group.in_cell else "{}" + quoted + _ENDS[word])
    elif not group.unseen and word == "u" and number:
        _see(work, f"\\u{int(number) % 65536} ")
    elif not group.unseen and word in _PASSED_ON:
        _see(work, f"\\{word} ")


def _formed(group: _Group, word: str, number: int) -> _Group:
    """Return the group with what a word says of the form of its paragraphs."""
    if word == "pard":
        return replace(group, in_cell=False, left=0, right=0)
    if word == "intbl":
        return replace(group, in_cell=True)
    return replace(group, left=number) if word == "li" else replace(group, right=number)


def _take_letters(work: _Sorting, word: str, number: str | None) -> None:
    """Take a word that says how the letters that follow are to be read."""
    if word in {"f", "plain"}:
        work.group = replace(work.group, font=work.first_font if word == "plain" else number)
    elif word == "uc":
        work.group = replace(work.group, skipped=min(_MAX_SKIPPED, max(0, int(number or 1))))
    if word in {"f", "plain", "uc"}:
        _see(work, _reading(work.group))


def _take_text(work: _Sorting, token: re.Match[str]) -> None:
    """Take letters, or a sign that stands for one."""
    sign, letters = token["sign"], token["text"]
    if sign == "*":
        work.starred = True
    elif work.group.left_out or work.group.is_fonts or work.group.unseen:
        return
    elif letters:
        plain = _CONTROLS.sub("", letters)
        for start in range(0, len(plain), _STRETCH):
            part = plain[start : start + _STRETCH]
            _see(work, _HIGH.sub(lambda found: f"\\'{ord(found[0]):02x}", part) if work.is_bytes else part)
            if work.size > _STRETCH and len(part) > _MAX_SKIPPED:
                _cut(work)
    elif token["hex"] or (sign and sign in "{}\\~-_"):
        _see(work, "-" if sign == "_" else token[0])
    elif sign and sign in "\r\n":
        _see(work, "{}" + _PARAGRAPH)


def _is_charset(name: str) -> bool:
    try:
        return bool(codecs.lookup(name))
    except LookupError:
        return False


def _parted(text: str) -> tuple[str, str, str]:
    """Return the text with boxes moved behind the paragraphs they hang on, the notes, and the title."""
    streams: dict[str, list[str]] = {_PARAGRAPH: [], _NOTE: [], _BOX: [], _TITLE: []}
    open_ones = [_PARAGRAPH]
    for piece in re.split("([\x0e-\x14])", text):
        if piece in streams and piece != _PARAGRAPH:
            open_ones.append(piece)
        elif piece == _END:
            closed = open_ones.pop() if len(open_ones) > 1 else _PARAGRAPH
            streams[closed].append(_PARAGRAPH)
        else:
            streams[open_ones[-1]].append(piece)
        if piece == _PARAGRAPH and len(open_ones) == 1:
            streams[_PARAGRAPH].extend(streams[_BOX])
            streams[_BOX].clear()
    main = "".join(streams[_PARAGRAPH]) + _PARAGRAPH + "".join(streams[_BOX])
    return main, "".join(streams[_NOTE]), "".join(streams[_TITLE]).partition(_PARAGRAPH)[0]


def _lines(stream: str) -> Iterator[str]:
    """Yield the paragraphs of a stream, and the rows of its tables."""
    for paragraph in stream.split(_PARAGRAPH):
        *rows, rest = paragraph.split(_ROW)
        for cells in rows:
            yield from row(cells.split(_CELL))
        quoted = QUOTED if rest.endswith(QUOTED) else ""
        yield from row(rest.split(_CELL)) if _CELL in rest else (quoted + rest,)
