"""When something was said, where the words around the cue tell it: "said on Tuesday", "told a hearing in February"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from headwater.attribute.clauses import SUBJECTS, Tree
from headwater.attribute.days import Days, Time, days_of, find_times
from headwater.attribute.finds import Find
from headwater.model.attribution import SaidAt
from headwater.model.text import Article, Published, Span

# What may stand between the word of saying and the time: "told | a hearing | in | the town hall | on Tuesday".
_TYING = frozenset(
    {"in", "on", "at", "during", "to", "with", "for", "from", "by", "of", "as", "early", "late", "through", "via"}
)
_OF_TIME = frozenset(
    {"morning", "afternoon", "evening", "night", "hour", "day", "week", "month", "end", "start", "beginning"}
)
# Participles that date a document or an occasion: "a report published on Thursday", "speaking on Friday".
_DATING = frozenset(
    """publish release issue post send write file print sign leak circulate air broadcast give hold make speak deliver record
    submit upload unveil date present announce hand launch address testify appear talk""".split()  # noqa: SIM905 - reads best
)
_OCCASIONS = frozenset(
    """interview briefing conference hearing speech meeting session address debate testimony ruling verdict announcement edition
    issue broadcast programme program show remark comment call paper""".split()  # noqa: SIM905 - reads best
)
_AHEAD = frozenset({"will", "'ll", "’ll", "shall"})
_BLANK = re.compile(r"\s*")
_SUBJECT_STARTS = frozenset({"DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "EX", "CD", "JJ"})
_NEXT_TO = re.compile(r"[\s,]*")
_LONGEST = 40  # characters of an expression for a time
_STEPS = 8  # no time hangs deeper below its word of saying


def said_at(article: Article, tree: Tree, find: Find, documents: frozenset[str]) -> SaidAt | None:
    """Return when what `find` holds was said, None if the words around its cue do not tell.

    Args:
        article: what the text belongs to; its date turns "on Tuesday" into a day.
        tree: the grammar of its text.
        find: the attribution; a time inside its content is no time of saying.
        documents: nouns for documents, whose date is that of what they say.
    """
    at = cue_token(tree, find)
    if at is None:
        return None
    tied = [
        (steps, time)
        for time in _times(tree, find, at)
        if (steps := _steps(tree, find, time, at, documents)) is not None
    ]
    if not tied:
        return None
    time = min(tied, key=lambda row: (row[0], abs(row[1].span.start - tree.tokens.starts[at])))[1]
    days = _days(article.published, tree, time, at)
    return SaidAt(span=time.span, earliest=days[0] if days else None, latest=days[1] if days else None)


def cue_token(tree: Tree, find: Find) -> int | None:
    """Return the token of the cue's own word: the known one, else its last verb or else its first word; None without a cue."""
    if find.at is not None:
        return find.at
    tokens = [index for span in find.cues for index in _tokens(tree, span)]
    verbs = [index for index in tokens if tree.tokens.pos[index] == "VERB"]
    return next(iter(verbs[-1:] or tokens), None)


def _tokens(tree: Tree, span: Span) -> range:
    return range(tree.token_at(span.start), tree.token_at(span.end - 1) + 1) if span.end > span.start else range(0)


def _times(tree: Tree, find: Find, at: int) -> Iterator[Time]:
    """Yield the times in the cue's sentence that no content holds, or that only seem to open one."""
    low, high = tree.bounds[tree.sentence[at]]
    start, end = tree.tokens.starts[low], tree.tokens.ends[high]
    for span in sorted(span for span in find.contents if span.end > start and span.start < end):
        yield from find_times(tree.text, start, span.start)
        openings = find_times(tree.text, span.start, min(span.end, span.start + _LONGEST))
        yield from (time for time in openings if _opens(tree, find, time))
        start = max(start, span.end)
    yield from find_times(tree.text, start, end)


def _opens(tree: Tree, find: Find, time: Time) -> bool:
    """Tell whether a time stands between the cue and a clause, as in "said Tuesday the bridge had closed"."""
    after = tree.token_at(time.span.end)
    between = any(
        span.end <= time.span.start and _BLANK.fullmatch(tree.text, span.end, time.span.start) for span in find.cues
    )
    opens = any(span.start == time.span.start for span in find.contents) and after < len(tree.tokens)
    return between and opens and tree.tokens.tags[after] in _SUBJECT_STARTS


def _steps(tree: Tree, find: Find, time: Time, at: int, documents: frozenset[str]) -> int | None:
    """Return how far below the word of saying a time hangs, None if it tells of something else."""
    inside = _tokens(tree, time.span)
    top = next((index for index in reversed(inside) if tree.tokens.heads[index] not in inside), inside.start)
    cues = {at, *(index for span in find.cues for index in _tokens(tree, span)), *_sharing(tree, at, top)}
    if top in cues or _beside(tree, find, time):
        return 0
    if tree.tokens.heads[at] == at and inside.start == tree.bounds[tree.sentence[at]][0]:
        return _STEPS  # it opens the sentence whose main verb is the cue, wherever the parser hangs it
    index = top
    for step in range(1, _STEPS):
        above = tree.tokens.heads[index]
        if above in cues:
            return step
        if above == index or not (_passes(tree, find, index, documents) or _before(tree, find, time, above)):
            return None
        index = above
    return None


def _beside(tree: Tree, find: Find, time: Time) -> bool:
    """Tell whether a time stands right behind the cue, with the content behind it or nothing: "said Tuesday the bridge ..."."""
    follows = any(
        span.end <= time.span.start and _NEXT_TO.fullmatch(tree.text, span.end, time.span.start) for span in find.cues
    )
    rest = tree.text[time.span.end : time.span.end + 2].strip()
    leads = any(
        _NEXT_TO.fullmatch(tree.text, time.span.end, span.start)
        for span in find.contents
        if span.start >= time.span.end
    )
    return follows and (leads or _opens(tree, find, time) or rest[:1] in {"", ".", ":", ";"})


def _sharing(tree: Tree, at: int, top: int) -> Iterator[int]:
    """Yield the verbs before it whose time the verb at `at` shares: "on Tuesday he resigned and said", "blocked it, saying"."""
    while (
        _follows(tree, at)
        and tree.child(at, *SUBJECTS) is None
        and _quotes(tree, at) == _quotes(tree, tree.tokens.heads[at])
    ):
        if top < at:
            yield tree.tokens.heads[at]
        at = tree.tokens.heads[at]


def _follows(tree: Tree, verb: int) -> bool:
    """Tell whether a verb goes on from the one that it hangs on, with the same subject."""
    dep = tree.tokens.deps[verb]
    return tree.tokens.heads[verb] < verb and (dep == "conj" or (dep == "advcl" and tree.tokens.tags[verb] == "VBG"))


def _quotes(tree: Tree, index: int) -> tuple[int, ...]:
    """Return which quotations hold a token."""
    start = tree.tokens.starts[index]
    return tuple(n for n, quote in enumerate(tree.quotes) if quote.start <= start < quote.end)


def _before(tree: Tree, find: Find, time: Time, index: int) -> bool:
    """Tell whether a time stands between the source, whose head is at `index`, and its verb: "the court on Tuesday ruled"."""
    behind = _BLANK.fullmatch(tree.text, tree.tokens.ends[index], time.span.start) is not None
    return (
        index == find.head
        and behind
        and any(_BLANK.fullmatch(tree.text, time.span.end, span.start) for span in find.cues)
    )


def _passes(tree: Tree, find: Find, below: int, documents: frozenset[str]) -> bool:
    """Tell whether what the token `below` hangs on leaves its time one of the saying."""
    index = tree.tokens.heads[below]
    kind, word, lemma = tree.tokens.pos[index], tree.word(index), tree.lemma(index)
    if kind in {"ADP", "SCONJ", "ADV", "PART"}:
        of_time = tree.lemma(tree.tokens.heads[index]) in _OF_TIME
        return word in _TYING and (word != "of" or of_time)
    if kind in {"NOUN", "PROPN"}:
        start = tree.tokens.starts[index]
        is_source = any(span.start <= start < span.end for span in find.sources)
        is_named = tree.tokens.deps[below] in {"compound", "poss", "nmod"}  # "Sunday lunch", "Monday's vote"
        return lemma in documents | _OCCASIONS if is_source or is_named else True
    subject = tree.child(index, *SUBJECTS)
    own = subject is not None and tree.word(subject) not in {"which", "that"}
    return (
        kind == "VERB"
        and not own
        and lemma in _DATING
        and tree.tokens.deps[index] in {"acl", "advcl", "pcomp", "relcl"}
    )


def _days(published: Published | None, tree: Tree, time: Time, at: int) -> Days | None:
    if time.anchor == "calendar":
        return days_of(time, date.min, date.max, ahead=True)
    if published is None or time.anchor == "text" or _is_quoted(tree, time):
        return None
    first, last = published.earliest.date(), published.latest.date()
    is_ahead = any(tree.word(index) in _AHEAD for index in tree.children[at])
    days = days_of(time, first, last, ahead=is_ahead)
    # In the east the next day may have dawned: "on Wednesday" is then that day, not the one of the week before.
    east = last + timedelta(days=1)
    if days and not is_ahead and published.precision in {"second", "minute"} and published.latest.hour >= 11:
        morrow = days_of(time, east, east)
        return (days[0], east) if morrow == (east, east) and "weekday" in time.words.groupdict() else days
    return days


def _is_quoted(tree: Tree, time: Time) -> bool:
    """Tell whether a time stands in somebody's own words, where it counts from the day these were spoken."""
    start = time.span.start
    turns = [(block.start, block.end) for block in tree.blocks if block.kind in {"turn", "block_quote"}]
    return any(low <= start < high for low, high in (*turns, *((quote.start, quote.end) for quote in tree.quotes)))
