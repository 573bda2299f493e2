"""How firmly a place tells its claim: its hedges, its conditions, its plans, and whether it gives anybody's word for it."""

import re
from functools import lru_cache

from headwater.trace.texts.words import tokens, word_list

_LONGEST = 1200  # characters of a sentence that are looked at

_HEDGE = re.compile(
    r"(?<![\d.] )\b(?!may go on\b)(?:may|might|could(?! not\b)) (?:(?:well|also|even|still|have|be|been|not|soon|yet) )*(?!\d)\w+"
    r"|\b(?i:perhaps|possibly|probably|likely|alleged(?:ly)?|suspected|apparently|reportedly|seemingly|supposedly|maybe|"
    r"rumou?r(?:s|ed)?|unconfirmed|unverified)\b"
    r"|\b(?:appears?|appeared|seems?|seemed|looks|looked) (?:to|like|as)\b"
    r"|\bfelt like\b|\b(?:is|are|was|were|be|been) (?:believed|thought|understood|said|rumou?red|feared|considered) to\b"
    r"|\b(?:[Ii]|[Ww]e) (?:think|believe|suspect|guess|would(?:n['’]t| not) swear)\b"
    r"|\bnot (?:sure|certain|confirmed|settled|proven|verified)\b|\bnobody has checked\b"
)
_CONDITION = re.compile(
    r"(?<!\bas )(?<!\beven )(?<!\bask )(?<!\basked )(?<!\bsee )(?<!\bknow )(?<!\bwonder )(?<!\bwondered )(?<!\bsay )"
    r"\bif\b(?! (?:any|only|not|so|ever)\b)|\bunless\b|\bprovided (?:that|the|it|he|she|they)\b|\b(?:as|so) long as\b"
    r"|\bon (?:the )?condition that\b|\bsubject to\b|\bdepend(?:s|ing|ent) on\b|\bonly (?:if|when|once)\b"
    r"|\bin the event (?:of|that)\b|\bshould (?:it|he|she|they|the|this|that) \w+",
    re.IGNORECASE,
)
_TENTATIVE = re.compile(
    r"\b(?:would|should|hopes?|hoped|plan(?:s|ned|ning)?|intend(?:s|ed)?|expect(?:s|ed)?|propos\w+|wants?|aims?|when|once|until|"
    r"considers?|considering|whether|ready|prepared|threat\w*|promis\w+|vow\w*|offer\w*|withdr[ae]w\w*|retract\w*)\b|\?",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\b(?P<plan>(?:plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|hop(?:es|ed|ing)|want(?:s|ed)?|aim(?:s|ed|ing)?|propos(?:es|ed|ing)|"
    r"(?:is|are|was|were) (?:due|set|considering)|considering) (?:to )?(?P<verb>[a-z]{3,20}))\b"
)
_WE = re.compile(r"(?<![\w’'])(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_QUOTATION = re.compile(r"[\"“”‘]|(?<!\w)'\w")
_HEADLINE_MARK = re.compile(r"[:?]|\s[-–—]\s")
_PAST = {
    "sell": "sold", "build": "built", "leave": "left", "buy": "bought", "pay": "paid", "make": "made", "take": "took",
    "give": "gave", "begin": "began", "spend": "spent", "bring": "brought", "put": "put", "cut": "cut", "shut": "shut",
    "send": "sent", "get": "got", "tell": "told", "meet": "met", "lay": "laid", "hold": "held", "lose": "lost", "win": "won",
    "quit": "quit", "go": "went", "find": "found", "keep": "kept", "draw": "drew", "withdraw": "withdrew", "run": "ran",
}  # fmt: skip


@lru_cache(maxsize=8192)
def hedge(text: str) -> str | None:
    """Return the words by which a sentence holds back ("may have been"), None if it states flatly."""
    found = _HEDGE.search(text[:_LONGEST])
    return found.group() if found else None


@lru_cache(maxsize=8192)
def condition(text: str) -> str | None:
    """Return the condition that a sentence names ("if the swarm keeps up"), None if it names none."""
    found = _CONDITION.search(text[:_LONGEST])
    if found is None:
        return None
    clause = re.split(r"[,;:.!?\n\"”]|\s[–—-]\s|\s(?:and|but|then)\s", text[found.start() : _LONGEST], maxsplit=1)[0]
    return " ".join(clause.split()[:12])


def is_settled(text: str) -> bool:
    """Say whether a sentence tells its matter as settled: without hedge, condition, plan or question."""
    return hedge(text) is None and is_unconditional(text)


def is_unconditional(text: str) -> bool:
    """Say whether a sentence tells its matter as neither planned, asked nor tied to anything, be it with a hedge."""
    return not (condition(text) or _TENTATIVE.search(text[:_LONGEST]))


def done(before: str, after: str) -> str | None:
    """Return the plan that one sentence tells ("plans to cut") and the other tells as done ("has cut"), None if there is none."""
    for plan in _PLAN.finditer(before[:_LONGEST]):
        verb = plan["verb"].removesuffix("ing")
        stem = verb.removesuffix("e")
        past = "|".join({re.escape(_PAST.get(verb, f"{stem}ed")), f"{re.escape(stem)}{re.escape(stem[-1])}ed"})
        told = re.compile(rf"\b(?<!to )(?<!will )(?<!would )(?<!be )(?:{past})\b(?! (?:to|by)\b)")
        if is_settled(after) and told.search(after[:_LONGEST]) and not told.search(before[:_LONGEST]):
            return plan["plan"]
    return None


def gives_word(text: str) -> bool:
    """Say whether a sentence shows in any way that it passes on somebody's word."""
    shown = text[:_LONGEST]
    return _QUOTATION.search(shown) is not None or not word_list("reporting").isdisjoint(tokens(shown))


def speaks_of_itself(text: str) -> bool:
    """Say whether a sentence tells what its writer lived through ("we had the bags in the hall"): that is on nobody's word."""
    return _WE.search(text[:_LONGEST]) is not None


def is_flat_headline(text: str) -> bool:
    """Say whether a headline states its matter as settled, in the paper's own voice."""
    return is_settled(text) and not gives_word(text) and _HEADLINE_MARK.search(text) is None
