"""How programs lay out what they save in folders: which of the files in them are no articles of their own."""

import re
from collections.abc import Iterable

from headwater.ingest.snapshots import not_chosen

_PAGE = re.compile(r"(.{1,255})\.(?:html?|xhtml|php|aspx?)$", re.IGNORECASE)
_BESIDE = re.compile(r"(.{1,255}?)(?:_-|[_.\- ])([^\s\d_.-]{2,16})$")
# What browsers add to a page's name for the folder of its pictures, styles and frames, in the languages they speak.
_WORDS = frozenset(
    ["files", "file", "dateien", "fichiers", "archivos", "ficheros", "arquivos", "ficheiros", "bestanden", "filer", "filerna",
     "tiedostot", "pliki", "soubory", "súbory", "fajlovi", "datoteke", "fájlok", "elemei", "dosyalar", "dosyaları", "failid",
     "faili", "bylos", "fitxers", "fitxategiak", "fișiere", "fişiere", "файлы", "файли", "файлове", "датотеке", "αρχεία",
     "קבצים", "ملفات", "ファイル", "파일", "文件", "檔案", "फ़ाइलें"]
)  # fmt: skip
_FURNISHING = re.compile(r"\.(?:css|m?js|png|jpe?g|gif|svg|webp|avif|ico|woff2?|ttf|download)$", re.IGNORECASE)


# What programs keep beside pages for themselves: folders, and the file beside them that gives the program away.
_OF_PROGRAMS = (
    (re.compile(r"hts-cache$"), re.compile(r"hts-cache/(?:readme\.txt|doit\.log|new\.(?:zip|lst))$")),
    (re.compile(r"(?:pages|indexes)$"), re.compile(r"archive/[^/]{1,255}\.warc(?:\.gz)?$")),
    (re.compile(r"tree$"), re.compile(r"tree/(?:meta|toc)\d{0,9}\.js$")),
    (re.compile(r"(?:sources|logs)$"), re.compile(r"(?:ArchiveBox\.conf|index\.sqlite3)$")),
)


def passed_over(names: Iterable[str]) -> frozenset[str]:
    """Return those of a tree's files that belong to something else in it; names are paths with forward slashes.

    These are the files that a browser saved beside a page; of a snapshot that ArchiveBox kept in many forms all but the best; and
    what HTTrack, WebScrapBook, ArchiveBox and the makers of WACZ keep for themselves.
    """
    listed = tuple(names)
    folders = {folder for name in listed for folder in _folders(name)}
    passed = _beside_pages(listed, folders) | _of_programs(listed, folders)
    return not_chosen(listed) | {name for name in listed if any(folder in passed for folder in _folders(name))}


def _beside_pages(names: tuple[str, ...], folders: set[str]) -> set[str]:
    """Return the folders that a browser saved beside a page.

    Such a folder is called as the page, and then a word that depends on the browser's language: "Story.html" and "Story_files",
    "Story-Dateien", "Story.files". By a word that is not known here it is told only if it holds styles, scripts or pictures, as a
    folder of articles does not.
    """
    pages = {f"{name.rpartition('/')[0]}/{stem}" for name in names if (stem := _page_stem(name.rpartition("/")[2]))}
    furnished = {name.rpartition("/")[0] for name in names if _FURNISHING.search(name)}
    return {folder for folder in folders if _is_beside(folder, pages, is_furnished=folder in furnished)}


def _of_programs(names: tuple[str, ...], folders: set[str]) -> set[str]:
    """Return the folders that programs keep for themselves beside what they saved."""
    passed = set()
    for own, mark in _OF_PROGRAMS:
        places = {name[: found.start()] for name in names if (found := mark.search(name))}
        passed |= {folder for folder in folders if (found := own.search(folder)) and folder[: found.start()] in places}
    return passed


def _page_stem(name: str) -> str | None:
    """Return the name of a page without its suffix and in small letters, None where it is no page."""
    found = _PAGE.match(name)
    return found[1].casefold() if found else None


def _folders(name: str) -> list[str]:
    """Return every folder that a file lies in, each by its whole path."""
    steps = name.split("/")[:-1]
    return ["/".join(steps[: i + 1]) for i in range(min(len(steps), 40))]


def _is_beside(folder: str, pages: set[str], *, is_furnished: bool) -> bool:
    """Tell whether a folder belongs to a page beside it."""
    above, _, name = folder.rpartition("/")
    found = _BESIDE.match(name)
    if found is None or f"{above}/{found[1].casefold()}" not in pages:
        return False
    return is_furnished or found[2].casefold() in _WORDS
