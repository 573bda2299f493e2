"""Web pages to lines: the headline, what stands between it and the text, the text; and the page's own data."""

import re
from bisect import bisect_right

from headwater.errors import NotAnArticle
from headwater.ingest.decode import cleaned
from headwater.ingest.extraction import body_paragraphs
from headwater.ingest.headers import Line, Role, plain_kind, tail_kind
from headwater.ingest.page_facts import PageFacts, page_facts
from headwater.ingest.trees import Tree, ancestors, attribute, elements, tag, text_blocks, text_of, tree

_MAX_BETWEEN = 25
_ASIDE = frozenset(["nav", "aside", "footer", "figure", "figcaption", "form", "button", "dialog", "ul", "ol", "select"])
_ASIDE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|ad|ads|advert|promo|share|social|tools|related|newsletter|subscribe|cookie|consent|breadcrumb"
    r"|comments?|sidebar|widget|tags?|caption|photo|image|credit|gallery|ticker|breaking|most|popular|also|trending)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\bfile photo\b|\bAP Photo\b|\bGetty\b|^(?:photo|image|picture|watch|listen|video)\b|^click\b|\bsubscribe\b|©",
    re.IGNORECASE,
)
_HEADINGS = frozenset(["h2", "h3", "h4"])
_LOOSE = frozenset(["td", "th", "li", "a", "body"])


_Block = tuple[Tree, str]


def page(text: str) -> tuple[tuple[Line, ...], PageFacts]:
    """Return the lines of the page's article, headline first, and what the page says about itself.

    The headline, a sub-headline and the line with writer and date are taken from the page even where the extraction of the
    body leaves them out; headings and block quotations between paragraphs of the body likewise.

    Raises:
        NotAnArticle: the page holds no running text.
    """
    root = tree(text)
    facts = page_facts(root)
    blocks = [(element, cleaned(words)) for element, words in text_blocks(root)]
    body = [cleaned(paragraph) for paragraph in body_paragraphs(text)]
    stored = [part.strip() for part in cleaned(facts.body).split("\n") if part.strip()]
    if sum(map(len, stored)) > 3 * sum(map(len, body)):
        body = stored
    title, title_at = _title(blocks, facts)
    places = _places(blocks, body, title_at)
    above = sum(len(words) for words, at in zip(body, places, strict=True) if at is not None and at < title_at)
    if above * 3 > sum(map(len, body)):
        title_at = -1
    body = [words for words, at in zip(body, places, strict=True) if at is None or at > title_at]
    places = [at for at in places if at is None or at > title_at]
    if sum(map(len, body)) < 40:
        raise NotAnArticle("the page holds no running text")
    lines = [Line(text=title, role="title", block=0)] if title else []
    lines += _above(blocks, title_at, places)
    lines += _body_lines(_completed(blocks, body, places), blocks)
    return tuple(lines), facts


def _title(blocks: list[_Block], facts: PageFacts) -> tuple[str, int]:
    """Return the headline and the index of its block: as it is seen on the page if it is seen there, else from the data."""
    keys = [_key(title) for title in facts.titles]
    shown = [
        (at, tag(element), words) for at, (element, words) in enumerate(blocks) if tag(element) in {"h1", *_HEADINGS}
    ]
    shown = [item for item in shown if item[1] == "h1" or len(_key(item[2])) > 12]
    named = [item for item in shown if any(_key(item[2]) and key.startswith(_key(item[2])) for key in keys)]
    named += [item for item in shown if len(_key(item[2])) > 8 and any(_key(item[2]) in key for key in keys)]
    first = [item for item in shown if item[1] == "h1" and _key(item[2]) != _key(facts.outlet or "")]
    for at, _, words in [item for item in named if _key(item[2]) != _key(facts.outlet or "")] + first:
        return words.replace("\n", " "), at
    return (facts.titles[0] if facts.titles else ""), -1


def _places(blocks: list[_Block], body: list[str], title_at: int) -> list[int | None]:
    """Return for each paragraph of the body the index of its block on the page, None where it cannot be found."""
    where: dict[str, list[int]] = {}
    for at, (_, words) in enumerate(blocks):
        where.setdefault(_key(words), []).append(at)
    found: list[int | None] = []
    last = title_at
    for words in body:
        same = where.get(_key(words), [])
        following = bisect_right(same, last)
        found.append(same[following % len(same)] if same else None)
        last = found[-1] if found[-1] is not None else last
    return found


def _above(blocks: list[_Block], title_at: int, places: list[int | None]) -> list[Line]:
    """Return the lines between the headline and the body: sub-headline, writer, date; nothing where the body does not follow."""
    first = min((at for at in places if at is not None), default=0)
    if title_at < 0 or first - title_at > _MAX_BETWEEN:
        return []
    found = [
        (text, _top_role(element, words, text))
        for element, words in blocks[title_at + 1 : first]
        for text in words.split("\n")
    ]
    return [Line(text=text, role=role, block=1) for text, role in found if role is not None]


def _top_role(element: Tree, words: str, text: str) -> Role | None:
    """Return what a line between headline and body is, None for what is no part of the article: a caption, a button, a menu."""
    if _is_aside(element) or _CAPTION.search(text):
        return None
    role = plain_kind(text)
    if role in {"byline", "date", "role", "notice"}:
        return role
    standfirst = tag(element) not in _LOOSE and 4 <= len(text.split()) <= 60 and not _is_linked(element, words)
    return "prose" if role == "plain" and standfirst else None


def _completed(blocks: list[_Block], body: list[str], places: list[int | None]) -> list[tuple[str, int | None]]:
    """Return the body with the headings and quotations put back that stand between its paragraphs on the page."""
    known = {at for at in places if at is not None}
    parents = {blocks[at][0].getparent() for at in known}
    full: list[tuple[str, int | None]] = []
    last: int | None = None
    for words, at in zip(body, places, strict=True):
        if at is not None and last is not None:
            full += [
                (blocks[i][1], i) for i in range(last + 1, at) if i not in known and _belongs(blocks[i][0], parents)
            ]
        full.append((words, at))
        last = last if at is None or (last is not None and at < last) else at
    return full


def _belongs(element: Tree, parents: set[Tree | None]) -> bool:
    """Tell whether a block that was left out is a heading or quotation among the body's own paragraphs."""
    quoted = next((parent for parent in ancestors(element) if tag(parent) == "blockquote"), None)
    inside = element.getparent() in parents or (quoted is not None and quoted.getparent() in parents)
    return (
        inside
        and (tag(element) in _HEADINGS or quoted is not None or tag(element) == "blockquote")
        and not _is_aside(element)
    )


def _body_lines(body: list[tuple[str, int | None]], blocks: list[_Block]) -> list[Line]:
    """Return the body as lines; the first and last few may be a writer's line, a date or a notice."""
    lines: list[Line] = []
    for index, (words, at) in enumerate(body):
        shown = blocks[at][1] if at is not None else words
        parts = shown.split("\n")
        roles = [plain_kind(part) if index < 3 else tail_kind(part) for part in parts]
        if index < 3 and all(role in {"byline", "date", "role", "notice"} for role in roles):
            lines += [Line(text=part, role=role, block=2) for part, role in zip(parts, roles, strict=True)]
        else:
            role = tail_kind(words) if index >= len(body) - 3 else "plain"
            lines.append(Line(text=words, role="prose" if role == "plain" else role, block=2))
    return lines


def _is_aside(element: Tree) -> bool:
    """Tell whether a block lies in a menu, an advertisement, a box of links or the like."""
    around = [element, *ancestors(element)]
    return any(
        tag(part) in _ASIDE
        or (
            tag(part) not in {"html", "body", "main", "article"} and _ASIDE_NAMES.search(attribute(part, "class", "id"))
        )
        for part in around
    )


def _is_linked(element: Tree, words: str) -> bool:
    """Tell whether most of a block's words are links."""
    linked = sum(len(text_of(link)) for link in elements(element, "a"))
    return linked * 2 > len(words)


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
