"""Two texts to be read beside each other, before anybody knows how wide the screen is: one above the other where it is narrow."""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from headwater.present.screen import Line, plain

Mark = Literal["", "left", "right"]

MARKS: dict[Mark, tuple[str, str]] = {"": ("", ""), "left": ("[-", "-]"), "right": ("{+", "+}")}
_LABELS = ("  A  ", "  B  ", "A=B  ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of an article, clean; with a mark if the other article does not have them at this place."""

    text: str
    mark: Mark = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What two articles say, to be read beside each other. `heads` say where and on whose word; they may be empty."""

    left: tuple[Words, ...]
    right: tuple[Words, ...]
    heads: tuple[str, str] = ("", "")

    @property
    def is_same(self) -> bool:
        """Tell whether there is nothing to mark and nothing to tell apart, so that the left text can stand for both."""
        return not any(self.heads) and not any(words.mark for words in (*self.left, *self.right))


View = tuple[Line | Beside, ...]


def plain_view(view: View, width: int = 80) -> str:
    """Return a view as plain text, one article's words above the other's, with a line break at the end."""
    return "".join(plain((part,), width) if isinstance(part, Line) else _stacked(part, width) for part in view)


def marked(words: Iterable[Words]) -> str:
    """Return words as one line, those that the other side lacks between marks."""
    return "".join(f"{MARKS[one.mark][0]}{one.text}{MARKS[one.mark][1]}" for one in words).strip()


def stacked_texts(part: Beside) -> Iterator[tuple[str, str, tuple[Words, ...]]]:
    """Yield what stands one above the other where there is no room beside: a label, a head, and the words."""
    if part.is_same:
        yield _LABELS[2], "", part.left
        return
    yield _LABELS[0], part.heads[0], part.left
    yield _LABELS[1], part.heads[1], part.right


def _stacked(part: Beside, width: int) -> str:
    lines: list[str] = []
    for label, head, words in stacked_texts(part):
        texts = [text for text in (head, marked(words)) if text]
        for number, text in enumerate(texts):
            start = " " * len(label) if number else label
            lines += textwrap.wrap(text, width, initial_indent=start, subsequent_indent=" " * len(label))
    return "".join(f"{line.rstrip()}\n" for line in lines)
