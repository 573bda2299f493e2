"""How wide text is, near enough to lay out boxes around it: in faces as wide as Arial, whatever the script."""

from unicodedata import category, east_asian_width

from headwater.present import phrases

_WIDTHS = {
    **dict.fromkeys("ijl|!'.,:;·’‘ ", 0.29),
    **dict.fromkeys('frtI()[]{}/\\-"“”*', 0.37),
    **dict.fromkeys("mwMW@%—…×", 0.95),
    **dict.fromkeys("ABCDEGHKNOPQRSUVXYZ&+=<>–~", 0.72),
}
_OTHER = 0.56
_FOREIGN = 0.75
_BOLD = 1.07
_BREAKABLE = 0.6


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide a text is in letters of a size."""
    return sum(map(_share, text)) * size * (_BOLD if bold else 1)


def fitted(text: str, size: float, most: float, *, bold: bool = False) -> str:
    """Return a text on one line, cut between words where that can be, so that it is at most so wide."""
    line = phrases.one_line(text)
    if width(line, size, bold=bold) <= most:
        return line
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        is_within = width(f"{line[:middle]}…", size, bold=bold) <= most
        low, high = (middle, high) if is_within else (low, middle - 1)
    space = line.rfind(" ", 0, low + 1)
    return line[: space if space > low * _BREAKABLE else low].rstrip(" ,;:-–—") + "…"


def wrapped(text: str, size: float, most: float, lines: int, *, bold: bool = False) -> list[str]:
    """Return a text in at most so many lines of a width; the last one is cut if there is more."""
    found: list[str] = []
    words = phrases.one_line(text).split(" ")
    while words and len(found) < lines - 1:
        count = 1
        while count < len(words) and width(" ".join(words[: count + 1]), size, bold=bold) <= most:
            count += 1
        if width(words[0], size, bold=bold) > most:
            break
        found.append(" ".join(words[:count]))
        words = words[count:]
    return [*found, fitted(" ".join(words), size, most, bold=bold)] if words else found


def _share(letter: str) -> float:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if letter < "\u0250":
        return _OTHER
    if category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 1.05 if east_asian_width(letter) in "WF" or ord(letter) > 0xFFFF else _FOREIGN
