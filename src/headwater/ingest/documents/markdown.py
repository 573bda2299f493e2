"""Markdown, by way of markdown-it: the marks go, the words stay."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from headwater.errors import NotAnArticle
from headwater.ingest.documents.numbered import own_title
from headwater.ingest.pages.trees import text_of, tree
from headwater.ingest.texts.decode import decoded
from headwater.ingest.texts.pieces import Piece, Written
from headwater.ingest.texts.repair import paragraphs
from headwater.model.text import Capture

_FRONT_MATTER = re.compile(
    r"\A(?:---\n(?P<yaml>.{0,20000}?)\n(?:---|\.\.\.)"
    r"|\+\+\+\n(?P<toml>.{0,20000}?)\n\+\+\+)[ ]*(?:\n|\Z)",
    re.DOTALL,
)
_FIELD = re.compile(r"(?P<key>[\w-]{1,40})\s{0,8}[:=](?:\s+|(?=[\"'\[])|$)(?P<value>.*)")
_ENTRY = re.compile(r"\s{0,8}-\s+(?P<value>\S.*)")
# What the fields of front matter are called, by those who write them and by the header lines that we make of them. Others are
# no facts of the article, as "created" is when the note was made.
_KEYS = {
    "title": "title", "headline": "title", "date": "date", "published": "published", "publishdate": "published",
    "pubdate": "published", "datepublished": "published", "publicationdate": "published", "publishedat": "published",
    "updated": "updated", "lastmod": "updated", "modified": "updated", "lastmodified": "updated", "author": "author",
    "authors": "author", "byline": "byline", "by": "author", "outlet": "outlet", "publication": "outlet", "publisher": "outlet",
    "newspaper": "outlet", "source": "outlet", "site": "outlet", "sitename": "outlet", "website": "outlet", "url": "url",
    "link": "url", "canonicalurl": "url", "originalurl": "url",
}  # fmt: skip
_ADDRESS = re.compile(r"https?://\S+")
_WIKI_LINK = re.compile(r"!?\[\[([^\[\]|\n]{1,300})(?:\|([^\[\]|\n]{1,300}))?\]\]")
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,40}\](?!:)")
_NOTE = re.compile(r"^ {0,3}\[\^[^\]\s]{1,40}\]:[ ]?", re.MULTILINE)
_BREAK = re.compile(r"<br\s{0,4}/?>", re.IGNORECASE)
_BLOCK_END = re.compile(r"</(?:p|div|li|h[1-6]|tr|blockquote|figcaption|section|summary)\s{0,4}>", re.IGNORECASE)
_MAX_NESTING = 60
# The parser's time for links grows with the square of the brackets in a paragraph; none that is to be read has more.
_MAX_BRACKETS = 1000


def written(capture: Capture) -> Written:
    """Return the paragraphs of a Markdown text; its one piece is the text as it was decoded, marks and all.

    The title is that of the front matter, else a heading of the first rank that stands at the top.

    Raises:
        UnreadableFile: its bytes are no text.
    """
    text = decoded(capture)
    fields, body = _parted(text)
    title = next((value for key, value in fields if key == "title"), None) or _first_heading(body)
    return Written(paragraphs=paragraphs(plain(text)), pieces=(Piece(part="", text=text),), title=own_title(title))


def plain(text: str) -> str:
    """Return the words of a Markdown text as they read on the page.

    Fields of front matter that tell of the article become header lines, headings paragraphs, links their words. The mark of a
    block quotation (">") stays, since it shows that the words are somebody else's; so do the marks of lists. Lines stay lines.
    """
    fields, body = _parted(text)
    blocks = ["\n".join(f"{key}: {value}" for key, value in fields)] if fields else []
    links = max(block.count("[") for block in body.split("\n\n")) < _MAX_BRACKETS
    blocks.extend(_blocks(SyntaxTreeNode(_parser(links=links).parse(_NOTE.sub("", body)))))
    return "\n\n".join(blocks)


@cache
def _parser(*, links: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable(["table", "strikethrough"])
    return parser if links else parser.disable(["link", "image"])


def _parted(text: str) -> tuple[list[tuple[str, str]], str]:
    """Return the fields of the front matter that tell of the article, and the text below it."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return [], text
    values: dict[str, list[str]] = {}
    key = ""
    for line in (match["yaml"] or match["toml"] or "").split("\n"):
        found, entry = _FIELD.fullmatch(line), _ENTRY.fullmatch(line)
        if found:
            key = _KEYS.get(re.sub(r"[-_]", "", found["key"]).casefold(), "")
        value = found or entry
        if key and value and (bare := _bare(value["value"])):
            values.setdefault("url" if _ADDRESS.fullmatch(bare) else key, []).append(bare)
    return [(name, ", ".join(parts)) for name, parts in values.items()], text[match.end() :]


def _bare(value: str) -> str:
    """Return a field's value without marks of quotation, of lists and of links to other notes; "" for one that spans lines."""
    parts = value.strip().removeprefix("[").removesuffix("]").split(", ") if value.strip().startswith("[") else [value]
    words = (_WIKI_LINK.sub(_label, part).strip().strip("\"'").strip() for part in parts)
    return ", ".join(word for word in words if word not in {"", "|", ">", "|-", ">-", "null", "~"})


def _label(match: re.Match[str]) -> str:
    """Return the words of a link to another note; nothing for a picture."""
    return "" if match[0].startswith("!") else match[2] or match[1]


def _first_heading(body: str) -> str | None:
    """Return the heading of the first rank that the text begins with."""
    tokens = _parser(links=True).parse(body.lstrip("\n")[:2000])
    first = SyntaxTreeNode(tokens).children[:1]
    return next((_words(node.children[0]) for node in first if node.tag == "h1" and node.children), None)


def _blocks(node: SyntaxTreeNode) -> list[str]:
    """Return the blocks in a node: paragraphs, headings, lists of short items, tables, code."""
    maker = _MAKERS.get(node.type, _inner)
    return [block for block in maker(node) if block.strip()]


def _inner(node: SyntaxTreeNode) -> list[str]:
    return [block for child in node.children for block in _blocks(child)]


def _quotation(node: SyntaxTreeNode) -> list[str]:
    return ["\n".join(f"> {line}" for line in block.split("\n")) for block in _inner(node)]


def _list(node: SyntaxTreeNode) -> list[str]:
    """Return a list's items, as one block where each is one."""
    items = [_item(item) for item in node.children]
    blocks = [block for item in items for block in item]
    return ["\n".join(blocks)] if all(len(item) == 1 for item in items) else blocks


def _item(node: SyntaxTreeNode) -> list[str]:
    """Return the blocks of an item of a list, its mark before the first."""
    blocks = _inner(node) or [""]
    return [f"{node.info}{node.markup} {blocks[0]}".rstrip(), *blocks[1:]]


def _table(node: SyntaxTreeNode) -> list[str]:
    rows = (row for part in node.children for row in part.children)
    return ["\n".join(" | ".join(filter(None, map(_cell, row.children))) for row in rows)]


def _cell(node: SyntaxTreeNode) -> str:
    return " ".join(" ".join(_inner(node)).split())


def _code(node: SyntaxTreeNode) -> list[str]:
    """Return set-off lines. Those that are set off by spaces alone may be somebody's words: the spaces stay."""
    indent = "    " if node.type == "code_block" else ""
    return ["\n".join(indent + line for line in node.content.rstrip("\n").split("\n"))]


def _html(node: SyntaxTreeNode) -> list[str]:
    """Return the words of HTML between the paragraphs, block by block. A comment that never ends hides nothing."""
    before, opening, rest = node.content.rpartition("<!--")
    content = node.content if not opening or "-->" in rest else f"{before}{rest}"
    try:
        return text_of(tree(_BLOCK_END.sub(r"\g<0><br>", content))).split("\n")
    except NotAnArticle:
        return []


def _paragraph(node: SyntaxTreeNode) -> list[str]:
    return [_words(node)]


def _words(inline: SyntaxTreeNode) -> str:
    """Return the words of a paragraph or heading, without the marks of notes."""
    return _WIKI_LINK.sub(_label, _NOTE_MARK.sub("", "".join(_runs(inline))))


def _runs(node: SyntaxTreeNode) -> Iterator[str]:
    """Yield the words in a node; those that stand for a picture among them."""
    for child in node.children:
        if child.type in {"softbreak", "hardbreak"} or (
            child.type == "html_inline" and _BREAK.fullmatch(child.content)
        ):
            yield "\n"
        elif child.type in {"text", "code_inline", "text_special"}:
            yield child.content
        else:
            yield from _runs(child)


_MAKERS: dict[str, Callable[[SyntaxTreeNode], list[str]]] = {
    "blockquote": _quotation, "bullet_list": _list, "ordered_list": _list, "table": _table, "html_block": _html,
    "code_block": _code, "fence": _code, "inline": _paragraph,
}  # fmt: skip
