"""How browsers lay out what they save in folders: which of the files beside a page are no articles of their own."""

import re
from collections.abc import Iterable

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


def passed_over(names: Iterable[str]) -> frozenset[str]:
    """Return those of a tree's files that lie in a folder which a browser saved beside a page; names have forward slashes.

    Such a folder is called as the page that stands beside it, and then a word that depends on the browser's language:
    "Story.html" and "Story_files", "Story-Dateien", "Story.files". By a word that is not known here it is told only if it holds
    styles, scripts or pictures, as a folder of articles does not.
    """
    listed = tuple(names)
    pages = {f"{name.rpartition('/')[0]}/{stem}" for name in listed if (stem := _page_stem(name.rpartition("/")[2]))}
    furnished = {name.rpartition("/")[0] for name in listed if _FURNISHING.search(name)}
    folders = {folder for name in listed for folder in _folders(name)}
    beside = {folder for folder in folders if _is_beside(folder, pages, is_furnished=folder in furnished)}
    return frozenset(name for name in listed if any(folder in beside for folder in _folders(name)))


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
