"""Office documents' paragraphs, as repaired text and as numbered pieces: what the readers of these formats share."""

import re
from collections.abc import Iterable, Iterator

from headwater.errors import NotAnArticle
from headwater.ingest.texts import repair
from headwater.ingest.texts.decode import cleaned
from headwater.ingest.texts.pieces import Piece, Written

_DEFAULT_TITLES = re.compile(
    r"microsoft word - .{0,250}|.{0,200}\.(?:docx?|odt|rtf|txt|html?|pdf|pages|wpd)"
    r"|(?:microsoft |open|libre)?(?:word(?: document)?|office|document|untitled|unbenannt|sans nom|template)\W*\d*"
    r"|\W*|[\w-]*\d{6,}[\w-]*|\S+",
    re.IGNORECASE,
)


QUOTED = "\x15"
"""What a paragraph begins with that its document sets off as a quotation: by a style of that name, or indented on both sides."""


def numbered(raws: Iterable[str], title: str | None) -> Written:
    """Return a document whose paragraphs, as they stand in it, are `raws`; empty ones part what stands around them.

    The pieces are "paragraph 1" and so on, empty paragraphs not counted. Where each line of a hard-wrapped text became a
    paragraph of its own (text pasted from a mail or a PDF), the lines are joined again. Quotations that are set off get the mark
    that they have in plain text (">"), unless most of the document is set off so.

    Raises:
        NotAnArticle: there is no text in it.
    """
    held = list(raws)
    texts = [cleaned(raw).lstrip(" ") for raw in held]
    quoted = [raw.startswith(QUOTED) and bool(text.strip()) for raw, text in zip(held, texts, strict=True)]
    lines = "\n".join(texts)
    wrapped = repair.wrap_width([line.rstrip() for line in lines.split("\n")]) is not None
    kept = tuple(text for text in texts if text.strip())
    if not kept:
        raise NotAnArticle("the document holds no text")
    return Written(
        paragraphs=repair.paragraphs(lines if wrapped else "\n\n".join(_marked(texts, quoted))),
        pieces=tuple(Piece(part=f"paragraph {number}", text=text) for number, text in enumerate(kept, start=1)),
        title=own_title(title),
    )


def _marked(texts: list[str], quoted: list[bool]) -> Iterator[str]:
    """Yield the paragraphs that have words, those marked that are set off from the rest."""
    few = 2 * sum(quoted) < sum(1 for text in texts if text.strip())
    for text, is_quoted in zip(texts, quoted, strict=True):
        if text.strip():
            yield "\n".join(f"> {line}" for line in text.split("\n")) if few and is_quoted else text


def own_title(title: str | None) -> str | None:
    """Return what a document's properties give as its title; None for a file's name, a template's, or a single word."""
    words = " ".join(cleaned(title or "").split())
    return None if not words or len(words) > 300 or _DEFAULT_TITLES.fullmatch(words) else words


def row(cells: Iterable[str]) -> tuple[str, ...]:
    """Return a table's row as one line with bars between its cells; as paragraphs where the table only lays out text.

    A cell is the text of its paragraphs, a newline between each two. A cell of several lines or of more
    than 200 letters is text.
    """
    filled = [words for cell in cells if (words := cell.replace(QUOTED, "").strip())]
    if len(filled) == 1 or any("\n" in cell or len(cell) > 200 for cell in filled):
        return tuple(line for cell in filled for line in cell.split("\n") if line.strip())
    return (" | ".join(filled),) if filled else ()
