"""Whether a wording can lead an answer: a full statement with a finite verb, that does not lean on the sentence before it."""

import re
from collections.abc import Iterable, Sequence

from headwater.present import phrases

_FEWEST_WORDS = 4
_SHORT_WORD = 3  # mostly grammar
_RELATIVE_REACH = 3
_ALIKE = 0.15
_CLOSING = " \"”’'"
_LOOSE_END = re.compile(r"(?:[\s,]+(?:and|or|but|by))+[\s.,]*$")
_OPEN_START = phrases.word_set("that of to and or but which from than as if how why")
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[,;:()—–]")
_RELATIVE = phrases.word_set("which who whose whom where")
_SUBORDINATE = phrases.word_set("when because although while")
_AUXILIARY = phrases.word_set(
    "am is are was were has have had do does did will would can could may might shall should must cannot"
)
_FINITE = _AUXILIARY | phrases.word_set(
    "came went took gave saw knew said told got found left held ran sat stood wrote spoke thought brought bought "
    "caught taught fought sold paid laid led lost met kept felt fell flew grew threw drew blew broke chose drove "
    "rose rode froze stole wore tore shot hit put cut set let shut cost hurt burst spread began drank rang sang "
    "sank sprang swam won hung dug stuck struck swung spun built sent spent lent bent meant dealt heard became "
    "understood withdrew overcame arose awoke bore bet bred crept fed fled forgot forgave ground hid lit sought "
    "shook shone shrank slept slid sped spat strove swept swore wept woke undertook foresaw outgrew rebuilt made"
)
_PRESENT = phrases.word_set(
    "say says think thinks believe believes want wants know knows mean means seem seems remain remains need needs "
    "claim claims show shows suggest suggests argue argues insist insists deny denies admit admits allege alleges"
)
_PARTICIPLES = phrases.word_set(
    "told found left held thought brought bought caught taught fought sold paid laid led lost met kept felt hit put "
    "cut set hurt spread won hung struck built sent spent dealt heard understood bet bred fed hid lit rebuilt made "
    "shot"
)
_SUBJECTS = phrases.word_set("i you we they he she it")
_CONTRACTED = re.compile(r"n['’]t$|['’](?:re|ve|ll|d|m)$|^(?:it|that|he|she|there|here|what|who)['’]s$")
_OBJECT = phrases.word_set(
    "a an the his her its their our my your these those this what how why whether them him us me every all each two "
    "three four five six seven eight nine ten about"
)
_BEFORE_PARTICIPLE = phrases.word_set(
    "a an the his her its their our my your this that these those of in on at for with by from to as and or two "
    "three newly most more very being been be so-called over under against about into after before between during "
    "through without within across among upon"
)
_INFINITE = frozenset({"be", "been", "being", "to"})
_NAMES = frozenset({"May", "Will", "Might"})
_ADVERBS = phrases.word_set("not never already also now still since then been recently")
_NO_VERBS = phrases.word_set(
    "need seed feed speed breed indeed weed deed reed bleed hundred this across besides unless always perhaps "
    "towards afterwards sometimes hours days weeks months years times"
)
_NUMBERS = phrases.word_set("two three four five six seven eight nine ten hundred thousand million billion")
_UNFINISHED = phrases.word_set("that of the a an to and or which what from than as if by")
_LEANING = phrases.word_set(
    "he she it they them him her his its their we i you this these those that there here and but so or yet then "
    "thus hence furthermore moreover still also such both another"
)


def is_statement(text: str) -> bool:
    """Tell whether `text` has a main clause with a finite verb, as far as word forms tell: "To be sold." has none."""
    words = [word if word in _NAMES else word.casefold() for word in _TOKEN.findall(phrases.one_line(text))]
    count = sum(word[0].isalnum() for word in words)
    is_short = count < _FEWEST_WORDS and not (count == _FEWEST_WORDS - 1 and words[1] in _AUXILIARY)
    lacks_subject = words[:1] and (words[0] in _AUXILIARY or (words[0] == "to" and "," not in words))
    if is_short or lacks_subject or words[-1] in _UNFINISHED:
        return False
    finite = [at for at in range(len(words)) if _is_finite(words, at)]
    linked = next((at for at, word in enumerate(words) if at and word in _SUBORDINATE), len(words))
    relative = sum(_takes_verb(words, at, finite) for at, word in enumerate(words) if at and word in _RELATIVE)
    return len(finite) > relative and finite[0] < linked


def _takes_verb(words: list[str], at: int, finite: Sequence[int]) -> bool:
    """Tell whether the verb of a relative clause is among the finite ones; "who waves" is known to have one that is not."""
    near = any(at < place <= at + _RELATIVE_REACH for place in finite)
    return near or at + 1 == len(words) or not words[at + 1].endswith(("s", "ed"))


def clearest(wording: str, others: Iterable[str]) -> str:
    """Return `wording` without a loose end; where it is no full statement, the likest one among others, if any is like it."""
    whole = _LOOSE_END.sub("", phrases.one_line(wording))
    if is_statement(whole):
        return whole if whole != wording.rstrip(".") else wording
    mine = _words(whole)
    alike = {other: len(mine & _words(other)) / max(1, len(mine | _words(other))) for other in others if _stands(other)}
    near = [other for other, share in alike.items() if share >= _ALIKE]
    return max(near, key=lambda other: (not leans(other), alike[other], other), default=wording)


def _stands(text: str) -> bool:
    """Tell whether a wording is a full statement with a subject, and no question."""
    first = text.split(maxsplit=1)[0].casefold() if text.strip() else ""
    is_open = first in _OPEN_START | _FINITE or text.rstrip(_CLOSING).endswith("?")
    return not is_open and is_statement(text)


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _TOKEN.findall(text) if len(word) > _SHORT_WORD}


def leans(text: str) -> bool:
    """Tell whether `text` begins with a word that points back to what stood before it: "He could not see"."""
    words = _TOKEN.findall(phrases.one_line(text))
    return not words or re.split("['’]", words[0].casefold())[0] in _LEANING


def _is_finite(words: list[str], at: int) -> bool:
    """Tell whether a word is a finite verb that another one before it has not counted for already."""
    word = words[at]
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if before in _AUXILIARY or before in _INFINITE or (before in _ADVERBS and at > 1 and words[at - 2] in _AUXILIARY):
        return False
    if word in _FINITE or _CONTRACTED.search(word):
        return after != "by" or word not in _PARTICIPLES
    if before in _SUBJECTS:
        return word[0].isalpha()
    if word in _PRESENT:
        return bool(before) and before not in _BEFORE_PARTICIPLE
    return before not in _BEFORE_PARTICIPLE and _looks_finite(word, before, after)


def _looks_finite(word: str, before: str, after: str) -> bool:
    """Tell whether a word between two others is a verb by its ending: "shelled the town", "restricts what they see"."""
    has_object = after in _OBJECT or after.isdigit()
    if word in _NO_VERBS or "-" in word or before in _NUMBERS or before[:1].isdigit() or len(word) <= len("its"):
        return False
    if word.endswith("ed"):
        return after != "by" and (before[:1].isalnum() or (before == "," and has_object))
    is_verb = word.endswith("s") and not word.endswith(("ss", "us", "'s", "’s")) and before[:1].isalnum()
    return is_verb and (has_object or after == "to")
