"""Addresses as lists, feeds and tables write them: what is one, where it leads, and the name of a part in a container."""

import re
from urllib.parse import parse_qs, urlsplit

_ADDRESS = re.compile(r"https?://[^\s<>\"]{3,8000}", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_LONGEST_PART = 500
# Servers that only send a reader on: host, path, and the parameters that hold the address behind.
_REDIRECTS = (
    (re.compile(r"(?:www\.)?google\.[a-z.]{2,6}"), re.compile(r"/url"), ("url", "q")),
    (re.compile(r"(?:www\.)?bing\.com"), re.compile(r"/news/apiclick\.aspx"), ("url",)),
    (re.compile(r"(?:lm?|www)\.facebook\.com"), re.compile(r"/l\.php"), ("u",)),
    (re.compile(r"news\.url\.google\.[a-z.]{2,6}"), re.compile(r"/.{0,40}"), ("url",)),
    (re.compile(r"out\.reddit\.com"), re.compile(r"/.{0,80}"), ("url",)),
    (re.compile(r"news\.google\.[a-z.]{2,6}"), re.compile(r"/news/url"), ("url",)),
    (re.compile(r"r\.search\.yahoo\.com|(?:www\.)?duckduckgo\.com"), re.compile(r"/l?/?"), ("uddg",)),
)


def is_address(text: str) -> bool:
    """Tell whether `text` is the address of a page and nothing else."""
    if _ADDRESS.fullmatch(text.strip()) is None:
        return False
    try:
        return bool(urlsplit(text.strip()).hostname)
    except ValueError:
        return False


def behind(url: str) -> str:
    """Return the address that a search engine's or network's own link leads to, `url` itself where it is none of these.

    Only what the link says in plain letters is read; nothing is asked of any server.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        host, query = (parts.hostname or "").casefold(), parse_qs(parts.query, max_num_fields=100)
    except ValueError:
        return url
    for hosts, paths, names in _REDIRECTS:
        if hosts.fullmatch(host) and paths.fullmatch(parts.path):
            return next((query[name][0] for name in names if name in query and is_address(query[name][0])), url)
    return url


def part_path(path: str, part: str) -> str:
    """Return the name of a part of the container at `path`: on one line and of bearable length."""
    return f"{path}#{_UNSEEN.sub(' ', part).strip()[:_LONGEST_PART]}"
