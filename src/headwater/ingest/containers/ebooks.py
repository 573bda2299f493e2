"""E-books (EPUB): each chapter that holds text, in reading order. News made into a book has an article in each."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import unquote
from zipfile import ZipFile

from headwater.errors import EncryptedFile, HeadwaterError, NotAnArticle, UnreadableFile
from headwater.ingest.containers.markup import plain
from headwater.ingest.containers.parts import part_path
from headwater.ingest.containers.xml_elements import local, named, texts, words_of
from headwater.ingest.documents.packages import package, part
from headwater.ingest.members import MAX_BYTES, TOO_LARGE, Broken, Member, captured
from headwater.ingest.pages.trees import Tree, xml_tree
from headwater.model.text import Given

_PAGES = frozenset(("application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml"))
# Parts of a book that are no chapters, as the standard calls them. Source: W3C, EPUB 3 Structural Semantics Vocabulary.
_FRAME = re.compile(
    r"cover|title-?page|toc|landmarks|loi|lot|copyright(?:-page)?|colophon|dedication|index|imprint|other-credits|halftitlepage",
    re.IGNORECASE,
)
_EPUB_TYPE = re.compile(
    r"<(?:body|section|nav)\b[^<>]{0,1000}?\bepub:type\s{0,4}=\s{0,4}[\"']([^\"'<>]{1,200})[\"']", re.IGNORECASE
)
_RIGHTS_PAGE = re.compile(r"\bISBN\b|all rights reserved", re.IGNORECASE)
_ANCHOR = re.compile(r"<a\b[^<>]{0,2000}>(.{0,1000}?)</a\s{0,4}>", re.IGNORECASE | re.DOTALL)
# Scrambling that only keeps fonts from being copied out of the book.
_FONT_SCRAMBLING = frozenset(("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"))
_PERIODICAL = re.compile(r"periodical\b")
_ISSUE_DATE = re.compile(r"\s{0,4}\[[^\[\]]{3,60}\]\s{0,4}$")
_MIN_WORDS = 40
_LOOKED_AT = 200_000
_MAX_FRAME_WORDS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class _Book:
    """A book: the names of its chapters' parts in reading order, their titles, and what is said of all of them."""

    chapters: tuple[str, ...]
    titles: dict[str, str]
    given: Given


def members(file: BinaryIO, path: str) -> Iterator[Member]:
    """Yield each chapter of the book. Covers, lists of contents, pages of rights and the like are passed over.

    Raises:
        EncryptedFile: its text is locked by its seller.
        NotAnArticle: it is no book, or one without text.
        TooMuchWork: unpacked it would be far too large.
        UnreadableFile: it is damaged.
    """
    with package(file, path) as opened:
        book = _book(opened, path)
        locked = _locked(opened, path)
        if locked & set(book.chapters):
            raise EncryptedFile(path)
        count = 0
        for name in book.chapters:
            for member in _chapter(opened, book, name, path):
                count += 1
                yield member
        if not count:
            raise NotAnArticle("the book holds no chapter with text")


def _chapter(opened: ZipFile, book: _Book, name: str, path: str) -> Iterator[Member]:
    """Yield a chapter, if it has text of its own."""
    place = part_path(path, name)
    try:
        body = part(opened, name, place)
        if body is None or len(body) > MAX_BYTES:
            raise UnreadableFile(place, "it is missing in the book" if body is None else TOO_LARGE)
    except HeadwaterError as error:
        yield Broken(path=place, error=error)
        return
    if _is_text(body.decode("utf-16" if body[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8", "replace")):
        given = book.given
        told = Given(
            title=book.titles.get(name),
            outlet=given.outlet,
            bylines=given.bylines,
            published=given.published,
            language=given.language,
        )
        yield captured(place, body, "application/xhtml+xml", given=told)


def _is_text(page: str) -> bool:
    """Tell whether a page is more than a frame around the text: a cover, a list of links, a page of rights."""
    kinds = [kind for found in _EPUB_TYPE.findall(page[:20_000])[:1] for kind in found.split()]
    start = page[:_LOOKED_AT]
    words = plain(start)
    count = len(words.split())
    linked = sum(len(plain(found).split()) for found in _ANCHOR.findall(start))
    frame = any(_FRAME.fullmatch(kind) for kind in kinds) or (
        count <= _MAX_FRAME_WORDS and bool(_RIGHTS_PAGE.search(words))
    )
    return count >= _MIN_WORDS and linked < 0.5 * count and not frame


def _book(opened: ZipFile, path: str) -> _Book:
    """Return what the book says of itself."""
    container = _xml(opened, "META-INF/container.xml", path)
    roots = (str(element.get("full-path") or "") for element in named(container, "rootfile"))
    name = next(roots, "") or next((name for name in opened.namelist() if name.endswith(".opf")), "")
    package_root = _xml(opened, name, path)
    folder = posixpath.dirname(name)
    items = {str(item.get("id")): item for item in named(package_root, "item") if item.get("href")}
    frames = {
        _joined(folder, item.get("href"))
        for item in named(package_root, "reference")
        if _FRAME.fullmatch(str(item.get("type")))
    }
    spine = [items[ref] for item in named(package_root, "itemref") if (ref := str(item.get("idref"))) in items]
    chapters = dict.fromkeys(
        _joined(folder, item.get("href"))
        for item in spine
        if str(item.get("media-type")).casefold() in _PAGES and "nav" not in str(item.get("properties") or "").split()
    )
    # A guide may call the first chapter "cover" or "index" by mistake: where nothing else is left, all are chapters.
    told = tuple(name for name in chapters if name not in frames) or tuple(chapters)
    return _Book(chapters=told, titles=_titles(opened, items, folder), given=_given(package_root))


def _given(root: Tree) -> Given:
    """Return what the book's description says of all its chapters; of news that a program collected, the outlet is its title."""
    metas = {str(meta.get("name")): str(meta.get("content")) for meta in named(root, "meta")}
    creators = tuple(dict.fromkeys(name for name in texts(root, "creator") if name.casefold() != "calibre"))
    titles, publishers = (
        texts(root, "title"),
        [name for name in texts(root, "publisher") if name.casefold() != "calibre"],
    )
    issue = bool(_PERIODICAL.match(metas.get("calibre:publication_type", "")))
    dates = [
        words_of(date)
        for date in named(root, "date")
        if all(value in {"publication", "issued"} for key, value in date.items() if str(key).endswith("event"))
    ]
    return Given(
        outlet=_ISSUE_DATE.sub("", titles[0]) if issue and titles else next(iter(publishers), None),
        bylines=creators,
        published=next(iter(dates), None),
        language=next(iter(texts(root, "language")), None),
    )


def _titles(opened: ZipFile, items: dict[str, Tree], folder: str) -> dict[str, str]:
    """Return the chapters' titles as the lists of contents give them, by the names of their parts; of two the first."""
    found: dict[str, str] = {}
    for item in items.values():
        is_nav = "nav" in str(item.get("properties") or "").split()
        if not is_nav and item.get("media-type") != "application/x-dtbncx+xml":
            continue
        name = _joined(folder, item.get("href"))
        try:
            root = _xml(opened, name, name)
        except HeadwaterError:
            continue
        for address, title in _anchors(root) if is_nav else _points(root):
            found.setdefault(_joined(posixpath.dirname(name), address), title)
    return found


def _anchors(root: Tree) -> Iterator[tuple[str, str]]:
    yield from (
        (str(link.get("href")), words_of(link)) for link in named(root, "a") if link.get("href") and words_of(link)
    )


def _points(root: Tree) -> Iterator[tuple[str, str]]:
    """Yield address and title of each point of an older book's list of contents."""
    for point in named(root, "navpoint"):
        label = next((words_of(child) for child in point if local(child) == "navlabel"), "")
        target = next((str(child.get("src") or "") for child in point if local(child) == "content"), "")
        if label and target:
            yield target, label


def _locked(opened: ZipFile, path: str) -> set[str]:
    """Return the names of the parts that are locked."""
    try:
        root = _xml(opened, "META-INF/encryption.xml", path)
    except NotAnArticle:
        return set()
    found: set[str] = set()
    for entry in named(root, "encrypteddata"):
        methods = {str(method.get("Algorithm")) for method in named(entry, "encryptionmethod")}
        if not methods <= _FONT_SCRAMBLING:
            found.update(unquote(str(part.get("URI") or "")) for part in named(entry, "cipherreference"))
    return found


def _xml(opened: ZipFile, name: str, path: str) -> Tree:
    body = part(opened, name, path)
    if body is None:
        raise NotAnArticle("it is no book, or a part of it that says what is in it is missing")
    return xml_tree(body)


def _joined(folder: str, address: object) -> str:
    """Return the name of the part that an address in `folder` leads to."""
    return posixpath.normpath(posixpath.join(folder, unquote(str(address or "").partition("#")[0])))
