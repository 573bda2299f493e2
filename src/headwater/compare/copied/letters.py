"""Letters as comparing sees them: those that look alike or mean the same are one, and marks that do not show are none."""

from functools import cache, lru_cache
from unicodedata import category, normalize

from headwater.compare.copied.columns import (
    Column,
    Hashes,
    flatnonzero,
    frombuffer,
    full,
    hashes,
    mixed,
    unique,
    where,
    within,
    zeros,
)

APOSTROPHE = 1
_APOSTROPHES = "'’ʼ＇‛′`´"
_PLAIN = 0x80  # below it each letter stands for one
_BLOCK = 0x100
_HIGHEST = 0x20000  # above it are rare ideographs, which stand for one of those below, and tags, which do not show
_IDEOGRAPHS, _SEVERAL, _TAGS, _NO_LETTER = 0x3400, 0x1900, 0xE0000, 0x200B
_LETTERS = ("L", "N", "Mc")
_UNSEEN = ("Mn", "Me", "Cf")  # accents, soft hyphens, joiners, marks of direction
# Letters of other alphabets that look like Latin ones, both cases alike, so that words of their own alphabet stay apart.
_LOOKALIKES = dict(
    zip(
        "авекмнорстухіјѕԁԛԝһӏαβεζηικμνορτυχıłøđħƒɡ",
        "abekmhopctyxijsdqwhlabezhikmnoptyxilodhfg",
        strict=True,
    )
)


def letters(text: str) -> tuple[Hashes, Column | None]:
    """Return a number for each letter of `text`, 0 for what belongs to no word, and where each stands; None if one for one."""
    codes = frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype("int64")
    highest = int(codes.max(initial=0))
    if highest >= _HIGHEST:
        codes = where(codes >= _TAGS, _NO_LETTER, where(codes >= _HIGHEST, _IDEOGRAPHS + codes % _SEVERAL, codes))
    folded, widths, longer = _table((0, *unique(codes[codes >= _BLOCK] // _BLOCK).tolist()))
    if highest < _PLAIN or (widths[codes] == 1).all():
        return folded[codes], None
    places, ranks = within(widths[codes])
    found = folded[codes[places]]
    for index in flatnonzero(widths[codes[places]] > 1).tolist():
        found[index] = longer[int(codes[places[index]])][int(ranks[index])]
    return found, places


@lru_cache(maxsize=64)
def _table(blocks: tuple[int, ...]) -> tuple[Hashes, Column, dict[int, tuple[int, ...]]]:
    """Return, for each letter in some blocks (sorted), what it stands for, for how many letters, and for which if several."""
    size = (blocks[-1] + 1) * _BLOCK
    folded, widths = zeros(size, dtype="uint64"), full(size, 1, dtype="int64")
    longer: dict[int, tuple[int, ...]] = {}
    for block in blocks:
        own = slice(block * _BLOCK, (block + 1) * _BLOCK)
        folded[own], widths[own], its_longer = _block(block)
        longer |= its_longer
    return folded, widths, longer


@cache
def _block(block: int) -> tuple[Hashes, Column, dict[int, tuple[int, ...]]]:
    folded, widths = zeros(_BLOCK, dtype="uint64"), full(_BLOCK, 1, dtype="int64")
    longer: dict[int, tuple[int, ...]] = {}
    for index, letter in enumerate(map(chr, range(block * _BLOCK, (block + 1) * _BLOCK))):
        stands_for = _fold(letter)
        if len(stands_for) == 1:
            folded[index] = stands_for[0]
        elif stands_for:
            widths[index], longer[ord(letter)] = len(stands_for), tuple(mixed(hashes(stands_for)).tolist())
        elif category(letter) in _UNSEEN:
            widths[index] = 0
    return where(folded > APOSTROPHE, mixed(folded), folded), widths, longer


def _fold(letter: str) -> tuple[int, ...]:
    if letter in _APOSTROPHES:
        return (APOSTROPHE,)
    plain = normalize("NFKD", normalize("NFKD", letter).casefold())
    kept = (_LOOKALIKES.get(c, c) for c in plain if category(c).startswith(_LETTERS))
    return tuple(map(ord, kept))
