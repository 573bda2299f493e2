"""Whether the words around an outlet's name make it a source: "first reported by the Packet", "the Packet has it that"."""

import re

from headwater.model.text import Article
from headwater.trace.parties.outlets import NamedOutlet

_FROM = re.compile(
    r"\b(?:according to|reported by|reported in|confirmed by|described in|described by|revealed by|published in|published by|"
    r"printed in|broken by|claimed by|quoted by|cited by|quoted in|says?|said|as|does)\s+(?:the\s+)?$"
    r"|[(;]\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"[’']?s?\s+(?:says|said|reports|reported|has it|has an? \w+ who|claims|claimed|revealed|reveals|writes|wrote)\b",
    re.IGNORECASE,
)
# What shows only that the outlet's report was used somewhere in the article, not for which of its statements.
_USED_BEFORE = re.compile(
    r"\b(?:told|telling|speaking to|spoke to|obtained by|seen by|leaked to|given to|broken by|carried by|put about by|got up by|"
    r"based on|relying on|relied on|credit(?:ed|s)? to|(?:had|have|has|took|taken|lifted|copied|got|came|comes|learned|heard) "
    r"(?:that|this|it|the story|the news|the figure)? ?from)\s+(?:the\s+)?(?:[a-z]+\s+){0,4}$"
    r"|\b(?:(?:it )?says|read|reads|saw|seen|appeared|printed|published|carried|reported|quoted|cited|report|story|article|item|"
    r"piece|column|disclosures?|interview|exclusive|account|claim|investigation|paper|study|editorial|was)\b[^.;:!?]{0,40}"
    r"\b(?:in|by|from|on|with)\s+(?:the\s+)?(?:(?:last|yester|this|to)\w*(?: \w+)?[’']s\s+)?$"
    r"|[’'](?:s|re) (?:on|in) (?:the )?$|\b(?:hat tip|credit|h/t|via|source)\b[: ]+(?:to )?(?:the )?$",
    re.IGNORECASE,
)
_USED_AFTER = re.compile(
    r"(?:(?:,| and)[^,.;\n]{1,60},)?"
    r"(?:[’']s? (?:\w+ ){0,2}(?:website|site|story|report|article|account|front page|columnist|headline))?\s+"
    r"(?:first |also |had |has |have |now |then |later |already |rightly |wrongly )*"
    r"(?:says|said|reports?|reported|claims|claimed|reveals|revealed|writes|wrote|quoted|quotes|cited|cites|found|told|tells|"
    r"broke|ran|run|printed|published|carried|splashed|presented|spread|circulated|put it|"
    r"(?:has|had|have) (?:it|an?|the|that|seen|obtained))\b",
)
_FIRST_BEFORE = re.compile(
    r"\bfirst (?:\w+ )?(?:reported|disclosed|revealed|published|described|told|broken|obtained|made public) (?:\w+ ){0,3}?"
    r"(?:by|in|on)\s+(?:the\s+)?$|\bscoop(?:ed)? (?:by|in|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_FIRST_AFTER = re.compile(
    r"\s+(?:had (?:it|the story|this|that) first|(?:was|were) (?:the )?first (?:to|with)|first (?:reported|revealed|disclosed)|"
    r"broke the (?:story|news))\b"
)
_NESTED = re.compile(
    r"\b(?:told|telling|quoting|quoted|citing|cited|relayed|heard on|as saying|spoken to|gave|based on)\b",
    re.IGNORECASE,
)
_BEFORE = 90  # characters
_AFTER = 120


def credits_it(article: Article, named: NamedOutlet) -> bool:
    """Say whether the words before or after an outlet's name make it the source of what the sentence tells."""
    before = _FROM.search(article.text[max(0, named.start - 40) : named.start])
    return before is not None or _SAYS.match(article.text[named.end :][:40]) is not None


def draws_on(article: Article, named: NamedOutlet) -> bool:
    """Say whether the words around an outlet's name show that the article uses its report, for whichever statement."""
    line = article.text.rfind("\n", 0, named.start) + 1
    before = article.text[max(line, named.start - _BEFORE) : named.start]
    after = article.text[named.end : named.end + _AFTER].split("\n")[0]
    return credits_it(article, named) or _USED_BEFORE.search(before) is not None or _USED_AFTER.match(after) is not None


def had_it_first(article: Article, named: NamedOutlet) -> bool:
    """Say whether the words around an outlet's name grant that it had the story before all others."""
    before = article.text[max(0, named.start - _BEFORE) : named.start]
    after = article.text[named.end : named.end + _AFTER]
    return _FIRST_BEFORE.search(before) is not None or _FIRST_AFTER.match(after) is not None


def is_nested(article: Article, outer: NamedOutlet, named: NamedOutlet) -> bool:
    """Say whether an outlet stands inside what another is said to tell: "the agency, quoting Radio Haldrin, said"."""
    return _NESTED.search(article.text, outer.end, named.start) is not None
