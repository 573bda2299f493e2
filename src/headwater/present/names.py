"""Names of sources as a list can show them: cleaned of the sentence around them, compared with care."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from headwater.present import phrases

_MOST_WORDS = 12
_MANY = 20_000  # names; a pile says the same ones over and over
_WORD = re.compile(r"[^\W_]+(?:[.’'&][^\W_]+)*")
_CLAUSE = re.compile(r"(?:,| [–—-]) (?:who|which|whose|whom|where|that|led|published|released)\b.*", re.IGNORECASE)
_EDGES = " \t\n,;:–—-/|\"'“”‘’"
_AND = re.compile(r",? and | & |, ")
_OWN = re.compile(r"^(?:(?:his|her|its|their|our|my) )?own (?=\w)", re.IGNORECASE)
_LOOSE_END = re.compile(
    r"(?:[\s,]+(?:and|or|of|by|for|to|in|on|at|with|from|that|which|who|was|were|is|are|the|an?))+[\s,]*$"
)
_THE = re.compile(r"^the (?=[A-Z])")
# Not the stop of an initial or an abbreviation: "James R.", "U.S.".
_FULL_STOP = re.compile(r"(?<![\s.][^\W_])(?<!\.[^\W_]{2})\.+$")
_LEADING = phrases.word_set(
    "a an the this that these those its his her their our my your one two three four five six some several many "
    "numerous multiple various other another certain both all most few more same such no any previous earlier "
    "recent"
)
_NOBODY = phrases.word_set(
    "one ones other others another those these this that it they them he him she her we us i you who which what "
    "some many most few both all any none each everyone everybody someone somebody nobody people reader readers"
)
# What a full name adds to a short one without making it another: "FARS" and "FARS News Agency".
_ADDED = phrases.word_set(
    "agency news newspaper newswire wire service services corporation corp company co inc ltd plc group newspapers "
    "network tv television radio channel online magazine media institute foundation organisation organization press"
)


@lru_cache(maxsize=_MANY)
def cleaned(name: str) -> str:
    """Return a name without the marks and clauses around it, at most twelve words; empty if it names nobody."""
    line = _THE.sub("", _CLAUSE.sub("", phrases.tidy(name)).strip(_EDGES))
    line = whole(_FULL_STOP.sub("", _OWN.sub("", line)))
    words = line.split()
    if len(words) > _MOST_WORDS:
        line = " ".join(words[:_MOST_WORDS]).rstrip(_EDGES) + "…"
    return phrases.tidy(line) if any(_tells(word) for word in _WORD.findall(line)) else ""


def whole(name: str) -> str:
    """Return a name without words at its end that begin something more: "a memo that was", "an affidavit filed by ... and"."""
    return _LOOSE_END.sub("", name) or name


def is_named(name: str) -> bool:
    """Tell whether a name is somebody's or something's own ("the DIA memo"), not a description ("several reports")."""
    words = _WORD.findall(name)
    if "that" in words or words[:1] in (["whose"], ["which"]):
        return False
    core = [word for word in words if word.casefold() not in _LEADING]
    if not core:
        return False
    capital = [word for word in core if word[0].isupper() or word[0].isdigit()]
    is_first_only = capital == core[:1] and core[0] == words[0]
    return bool(capital) and (not is_first_only or len(core) == 1 or core[0].isupper())


@lru_cache(maxsize=_MANY)
def key(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: no case, no leading article, no full stops, no possessive."""
    words = [re.sub(r"[’']s$", "", word.casefold()).replace(".", "") for word in _WORD.findall(name)]
    return tuple(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


def is_short_for(short: Sequence[str], full: Sequence[str], *, is_person: bool) -> bool:
    """Tell whether the words of one name stand for another: its last ones, all but "News Agency" and such, or its initials."""
    if is_person and len(short) == len(full) > 1 and _begin(short[:-1], full[:-1]):
        return short[-1] == full[-1]
    if len(short) >= len(full) and short != full:
        return False
    if not is_person and len(short) == 1 and short[0] == initials(full):
        return True
    if not set(short) <= set(full):
        return False
    added = [word for word in full if word not in short]
    return short[-1] == full[-1] or (not is_person and set(added) <= _ADDED)


def _begin(initialled: Sequence[str], full: Sequence[str]) -> bool:
    """Tell whether first names stand for others, each in full or one at least by its first letter: "P." and "Perpetua"."""
    pairs = list(zip(initialled, full, strict=True))
    return initialled != full and all(left == right or (len(left) == 1 and left == right[0]) for left, right in pairs)


def fullest(forms: Counter[str], *, is_person: bool) -> str:
    """Return the form to show of several that mean one: the longest; of a person the commonest with a first name, untitled."""

    def rank(form: str) -> tuple[int, int, bool, bool, int]:
        words = len(key(form))
        order = (min(words, 2), forms[form]) if is_person else (words, 0)
        capitals = sum(letter.isupper() for letter in form)
        return (
            *order,
            not form.startswith("The "),
            not (form.isupper() and words > 1),
            -words if is_person else capitals,
        )

    return max(sorted(forms), key=rank)


def initials(words: Sequence[str]) -> str:
    """Return the first letters of a name's words, as an acronym is made of them."""
    return "".join(word[0] for word in words if word not in ("of", "the", "and", "for", "in"))


def parts(name: str) -> tuple[str, ...]:
    """Return the names in "The Post and the Star"."""
    return tuple(cleaned(part) for part in _AND.split(name))


def _tells(word: str) -> bool:
    """Tell whether a word says who: no pronoun, no quantity; "US" is not "us"."""
    is_short = len(word) > 1 and word.isupper()
    return not word.isnumeric() and (is_short or word.casefold() not in _NOBODY | _LEADING)
