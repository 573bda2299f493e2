"""Markdown to plain text: the marks go, the words stay."""

import re

_FRONT_MATTER = re.compile(r"\A---\n(.{0,5000}?)\n(?:---|\.\.\.)\n", re.DOTALL)
_CODE_FENCE = re.compile(r"^(?:```|~~~).*$", re.MULTILINE)
_RULE = re.compile(r"^ {0,3}(?:-{3,}|={3,}|_{3,})\s*$", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#{1,6}\s+(.*?)(?:\s+#{1,6})?\s*$", re.MULTILINE)
_IMAGE = re.compile(r"!\[([^\]\n]{0,300})\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\]\n]{1,500})\]\([^)\n]{0,2000}\)|<(https?://[^>\s]{1,2000})>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,500}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]{1,500}?)(?<=\S)\1(?![\w*])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")


def plain(text: str) -> str:
    """Return the words of a Markdown text as they read on the page.

    Front matter becomes header lines, headings paragraphs, links their words. The mark of a block quotation (">") stays,
    since it shows that the words are somebody else's.
    """
    text = _FRONT_MATTER.sub(lambda match: _fields(match[1]) + "\n\n", text, count=1)
    text = _RULE.sub("", _CODE_FENCE.sub("", text))
    text = _HEADING.sub(r"\n\1\n", text)
    text = _LINK.sub(lambda match: match[1] or match[2], _IMAGE.sub(r"\1", text))
    text = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", text))
    return _ESCAPE.sub(r"\1", text)


def _fields(matter: str) -> str:
    """Return the simple "key: value" lines of front matter, without quotation marks and keys that have no value."""
    lines = (re.sub(r"""^([\w-]+:\s+)["'](.*)["']\s*$""", r"\1\2", line) for line in matter.split("\n"))
    return "\n".join(line for line in lines if re.match(r"[\w-]+:\s+\S", line))
