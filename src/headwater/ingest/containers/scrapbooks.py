"""Pages saved as a zip archive by extensions of browsers (.maff, .htz): each page, with its address and when it was saved."""

from collections.abc import Iterator
from typing import BinaryIO
from zipfile import ZipFile

from headwater.errors import HeadwaterError, NotAnArticle, TooLarge
from headwater.ingest.containers.addresses import is_address
from headwater.ingest.containers.parts import part_path
from headwater.ingest.containers.saved_pages import saved_page_facts, stamp
from headwater.ingest.documents.packages import package, part
from headwater.ingest.members import MAX_BYTES, TOO_LARGE, Broken, Member, captured
from headwater.ingest.pages.trees import tag, xml_tree
from headwater.model.text import Capture

_DESCRIPTION = "index.rdf"
_PAGES = ("index.html", "index.htm", "index.xhtml", "index.xht")


def members(file: BinaryIO, path: str) -> Iterator[Member]:
    """Yield each page of the archive: one for each folder with a description; without any, the archive's own.

    Raises:
        EncryptedFile: it is locked with a password.
        TooMuchWork: unpacked it would be far too large.
        UnreadableFile: it is damaged.
    """
    with package(file, path) as opened:
        described = (name.rpartition("/") for name in opened.namelist())
        folders = dict.fromkeys(folder + slash for folder, slash, name in described if name == _DESCRIPTION)
        for folder in folders or [""]:
            place = part_path(path, folder.rstrip("/")) if folder else path
            try:
                yield _page(opened, folder, place)
            except HeadwaterError as error:
                yield Broken(path=place, error=error)


def _page(opened: ZipFile, folder: str, place: str) -> Capture:
    """Return the page in a folder of the archive."""
    facts = _facts(opened, folder, place)
    names = (facts.get("indexfilename", ""), *_PAGES)
    page = next((body for name in names if name and (body := part(opened, folder + name, place)) is not None), None)
    if page is None:
        raise NotAnArticle("the saved page holds no page")
    if len(page) > MAX_BYTES:
        raise TooLarge(place, TOO_LARGE)
    said_url, said_at = saved_page_facts(page)
    url, charset = facts.get("originalurl", ""), facts.get("charset", "")
    return captured(
        place,
        page,
        f"text/html; charset={charset.casefold()}" if charset else "text/html",
        url=url if is_address(url) else said_url,
        fetched_at=stamp(facts.get("archivetime", "")) or said_at,
    )


def _facts(opened: ZipFile, folder: str, place: str) -> dict[str, str]:
    """Return what the description of a page says, each under the name of its element; nothing where it cannot be read."""
    description = part(opened, folder + _DESCRIPTION, place)
    try:
        root = xml_tree(description) if description else None
    except NotAnArticle:
        root = None
    elements = root.iter() if root is not None else ()
    return {tag(element).rpartition("}")[2]: str(value) for element in elements for value in element.values()[:1]}
