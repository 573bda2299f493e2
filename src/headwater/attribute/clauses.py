"""The grammar of one article, ready for questions: who is the subject, where the clause ends, what the whole noun phrase is."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import accumulate

from headwater.attribute.cues import Cues
from headwater.model.text import Block, Quote, Reading, Span, Tokens

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass", "neg", "prt"})
SHARING = frozenset({"conj", "xcomp", "advcl", "pcomp", "dep"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
_MARKS = frozenset({",", ":", "``", "''", ".", "-LRB-", "-RRB-", "HYPH"})
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
# How the circumstances of saying begin behind a source and a comma: "in a statement", "reached by telephone".
_CIRCUMSTANCES = frozenset({"in", "by", "on", "after", "during", "through", "via", "at"})
_ADDRESSED = frozenset({"reached", "interviewed", "asked", "contacted", "questioned", "quoted", "pressed"})
_EMPTY = frozenset({"DET", "PUNCT", "SPACE", "ADP", "CCONJ", "PART"})
_EDGE = " \t\r\n,;:–—-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The parse with its inverse: children of each token, and the first and last token under it.

    `sentence` holds for each token the index of its sentence, `bounds` the first and last token of each sentence. `quote_reach`
    holds for each quotation how far those up to it reach.
    """

    text: str
    tokens: Tokens
    children: tuple[tuple[int, ...], ...]
    first: tuple[int, ...]
    last: tuple[int, ...]
    sentence: tuple[int, ...]
    bounds: tuple[tuple[int, int], ...]
    quotes: tuple[Quote, ...]
    quote_starts: tuple[int, ...]
    quote_reach: tuple[int, ...]
    blocks: tuple[Block, ...]
    aliases: Mapping[str, str]
    words: tuple[str, ...]

    def word(self, index: int) -> str:
        """Return the token as it stands, in lower case."""
        return self.words[index]

    def lemma(self, index: int) -> str:
        """Return the lemma in lower case."""
        return self.tokens.lemmas[index].lower()

    def cue(self, index: int) -> str:
        """Return the lemma, with what belongs to it: "want_to_know" for the "know" of "wanted to know"."""
        lemma = self.aliases.get(self.lemma(index), self.lemma(index))
        if lemma == "know" and self.tokens.heads[index] != index:
            above = self.lemma(self.tokens.heads[index])
            return {"want": "want_to_know", "like": "want_to_know", "let": "let_know"}.get(above, lemma)
        if lemma == "point" and self.word(min(index + 1, len(self.tokens) - 1)) == "out":
            return "point_out"
        return lemma

    def is_quoted(self, start: int, end: int) -> bool:
        """Tell whether a quotation that begins before `end` reaches beyond `start`."""
        before = bisect_left(self.quote_starts, end)
        return before > 0 and self.quote_reach[before - 1] > start

    def child(self, index: int, *deps: str) -> int | None:
        """Return the first child that hangs by one of `deps`."""
        return next((k for k in self.children[index] if self.tokens.deps[k] in deps), None)

    def span(self, first: int, last: int) -> Span:
        """Return the stretch from token `first` to token `last`, both included."""
        return Span(start=self.tokens.starts[first], end=self.tokens.ends[last])

    def tells(self, span: Span) -> bool:
        """Tell whether a stretch has a word that means something by itself, or was never parsed: "the" has none."""
        inside = (
            self.tokens.pos[self.token_at(span.start) : self.token_at(span.end - 1) + 1]
            if span.end > span.start
            else ()
        )
        return not inside or not _EMPTY.issuperset(inside)

    def token_at(self, offset: int) -> int:
        """Return the first token that ends after `offset` (the number of tokens if there is none)."""
        return bisect_right(self.tokens.ends, offset)


def grow_tree(text: str, reading: Reading, cues: Cues) -> Tree:
    """Return the tree of a reading, mended where a second reporting verb ("... and called") hangs in the first one's content."""
    tokens = mend(reading.tokens, cues.verbs)
    count = len(tokens)
    children: list[list[int]] = [[] for _ in range(count)]
    for index, head in enumerate(tokens.heads):
        if head != index:
            children[head].append(index)
    first, last = _edges(tokens, children)
    sentence, bounds = _sentences(tokens, reading)
    return Tree(
        text=text,
        tokens=tokens,
        children=tuple(tuple(row) for row in children),
        first=first,
        last=last,
        sentence=sentence,
        bounds=bounds,
        quotes=reading.quotes,
        quote_starts=tuple(quote.start for quote in reading.quotes),
        quote_reach=tuple(accumulate((quote.end for quote in reading.quotes), max)),
        blocks=reading.blocks,
        aliases=cues.aliases,
        words=tuple(text[start:end].lower() for start, end in zip(tokens.starts, tokens.ends, strict=True)),
    )


def mend(tokens: Tokens, cues: Mapping[str, Mapping[str, object]]) -> Tokens:
    """Return `tokens` with cue verbs that share the subject of the reporting verb moved up to it.

    "He said it would close and called it a shame": the parser ties "called" to "close". Where its form is that of "said" and
    not that of the clause between, it goes back to "said", with the "and" and the comma before it. So does ", adding that ...".
    """
    heads = list(tokens.heads)
    subjects = {head for index, head in enumerate(heads) if tokens.deps[index] in SUBJECTS}
    helped = {head for index, head in enumerate(heads) if tokens.deps[index] in {"aux", "auxpass"}}
    marked = {heads[k] for k, dep in enumerate(tokens.deps) if dep == "mark" and tokens.lemmas[k].lower() == "that"}
    reporting = {heads[k] for k in marked if tokens.deps[k] == "ccomp" and heads[k] < k}
    for index, dep in enumerate(tokens.deps):
        clause = heads[index]
        verb = heads[clause]
        shared = dep == "conj" and tokens.deps[clause] == "ccomp" and index not in subjects | helped
        if not shared or not verb < clause < index or tokens.lemmas[index].lower() not in cues:
            continue
        same = tokens.tags[index] == tokens.tags[verb] and tokens.tags[index] in {"VBD", "VBZ", "VBP"}
        if same and (tokens.tags[clause] != tokens.tags[verb] or clause in helped or index in reporting):
            _lift(tokens, heads, index, clause, verb)
    for index, tag in enumerate(tokens.tags):
        if tag == "VBG" and tokens.deps[index] == "advcl" and index and tokens.tags[index - 1] == ",":
            above = _reporting_above(tokens, heads, index, cues)
            heads[index] = heads[index] if above is None else above
    deps = list(tokens.deps)
    _rejoin_subjects(tokens, heads, deps)
    return replace(tokens, heads=tuple(heads), deps=tuple(deps))


def _rejoin_subjects(tokens: Tokens, heads: list[int], deps: list[str]) -> None:
    """Put the end of a subject back into it where the parser made two of it: "A report by surgeon [Ian Brackley] found ..."."""
    earlier: dict[int, int] = {}
    for index in range(len(tokens)):
        verb = heads[index]
        if deps[index] not in {"nsubj", "nsubjpass"} or verb < index:
            continue
        whole = earlier.setdefault(verb, index)
        if whole == index or tokens.tags[whole] in {"WP", "WDT", "PRP"} or tokens.tags[index] == "PRP":
            continue
        near = index - 1
        while near > whole and _leads(heads, near, index):
            near -= 1
        if tokens.tags[near] in _MARKS:
            earlier[verb] = index
        elif _leads(heads, near, whole):
            heads[index], deps[index] = near, "appos"
        elif deps[near] == "mark" and heads[near] == verb and _leads(heads, near - 1, whole):
            heads[near], deps[near], heads[index], deps[index] = near - 1, "prep", near, "pobj"


def _leads(heads: list[int], index: int, above: int) -> bool:
    """Tell whether `index` is `above` or lies under it, within twelve steps."""
    for _ in range(12):
        if index == above:
            return True
        index = heads[index]
    return False


def _reporting_above(
    tokens: Tokens, heads: list[int], index: int, cues: Mapping[str, Mapping[str, object]]
) -> int | None:
    """Return the verb in whose content ", adding that ..." hangs by mistake, None if there is none."""
    if not {"clause", "quote"} <= set(cues.get(tokens.lemmas[index].lower(), ())):
        return None
    at = heads[index]
    for _ in range(8):
        above = heads[at]
        if tokens.deps[at] == "ccomp" and above < at < index and "clause" in cues.get(tokens.lemmas[above].lower(), ()):
            return above
        at = above
    return None


def _lift(tokens: Tokens, heads: list[int], index: int, clause: int, verb: int) -> None:
    heads[index] = verb
    for before in range(max(index - 4, clause + 1), index):
        if heads[before] == clause and tokens.deps[before] in {"cc", "punct"}:
            heads[before] = verb


def _edges(tokens: Tokens, children: list[list[int]]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    first, last = list(range(len(tokens))), list(range(len(tokens)))
    stack = [(index, False) for index, head in enumerate(tokens.heads) if head == index]
    while stack:
        index, done = stack.pop()
        if done:
            first[index] = min([index, *(first[k] for k in children[index])])
            last[index] = max([index, *(last[k] for k in children[index])])
        else:
            stack.append((index, True))
            stack.extend((k, False) for k in children[index])
    return tuple(first), tuple(last)


def _sentences(tokens: Tokens, reading: Reading) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    starts = [span.start for span in reading.sentences]
    sentence = tuple(max(bisect_right(starts, start) - 1, 0) for start in tokens.starts)
    bounds: dict[int, tuple[int, int]] = {}
    for index, number in enumerate(sentence):
        bounds[number] = (bounds.get(number, (index, index))[0], index)
    return sentence, tuple(bounds.get(n, (0, -1)) for n in range(len(starts) or 1))


def verb_group(tree: Tree, verb: int) -> tuple[int, int]:
    """Return first and last token of the verb with auxiliaries, negation, particle and the adverbs between them."""
    tied = [k for k in tree.children[verb] if tree.tokens.deps[k] in AUXILIARIES and abs(k - verb) <= 4]
    tied = [k for k in tied if k > verb or not any(tree.tokens.deps[m] in SUBJECTS for m in range(k + 1, verb))]
    return min([verb, *tied]), max([verb, *(k for k in tied if k <= verb + 3 and tree.tokens.deps[k] != "neg")])


def noun_phrase(tree: Tree, head: int, *, until: int | None = None) -> Span:
    """Return the whole noun phrase of `head`, cut before token `until` and trimmed of commas."""
    start, end = _behind_time(tree, head), tree.last[head]
    if until is not None and head < until <= end:
        end = until - 1
    if until is not None:
        end = _with_insertion(tree, end, until)
    end = _before_aside(tree, head, end)
    while start > 1 and tree.word(start - 1) == "-" and tree.tokens.ends[start - 2] + 1 == tree.tokens.starts[start]:
        start = min(start - 2, tree.first[start - 2])
    while start < head and (tree.tokens.pos[start] in {"SCONJ", "CCONJ", "PUNCT"} or tree.tokens.tags[start] == "WRB"):
        start += 1
    if start + 1 < head and tree.tokens.pos[start] == "ADV" and tree.word(start + 1) == ",":
        start += 2
    return _balanced(tree.text, trim(tree.text, tree.span(start, end)))


def _behind_time(tree: Tree, head: int) -> int:
    """Return the first token of a noun phrase, behind a time that the parser hung on it: "For two days [a bell] told ..."."""
    times = [k for k in tree.children[head] if tree.last[k] < head and tree.tokens.deps[k] == "npadvmod"]
    after = [tree.last[k] + 1 for k in times if tree.tokens.pos[tree.last[k] + 1] == "DET"]
    return max([tree.first[head], *after])


def _with_insertion(tree: Tree, end: int, until: int) -> int:
    """Return the last token of a noun phrase with what stands between commas before the verb: "Crews, now retired, told"."""
    comma = end if tree.word(end) == "," else end + 1
    low, high = comma + 1, until - 2
    if not low < high <= low + 12 or tree.word(comma) != "," or tree.word(high + 1) != ",":
        return end
    inside = range(low, high + 1)
    finite = any(tree.tokens.tags[k] in {"VBD", "VBZ", "VBP", "MD"} for k in inside)
    plain = tree.tokens.pos[low] in {"NOUN", "PROPN", "DET", "NUM"} or tree.tokens.tags[low] == "VBN"
    retired = tree.tokens.pos[low] == "ADV" and tree.tokens.tags[low + 1] in {"VBN", "DT", "IN"}
    return high if not finite and (plain or retired) else end


def _before_aside(tree: Tree, head: int, end: int) -> int:
    """Return the last token of a noun phrase before ", according to ..." or ", as quoted by ...", which is no part of it."""
    for comma in range(head + 1, end - 1):
        aside = tree.word(comma + 1) == "according" or (
            tree.word(comma + 1) == "as" and tree.tokens.tags[comma + 2] in {"VBN", "VBD"}
        )
        if tree.word(comma) == "," and (aside or _is_circumstance(tree, comma + 1)):
            return comma - 1
    if end - 1 > head and tree.word(end) in _WEEKDAYS and tree.word(end - 1) == "on":
        return end - 2
    return end


def _is_circumstance(tree: Tree, index: int) -> bool:
    """Tell whether words behind a source and a comma say how and where it spoke, and not who it is."""
    if tree.word(index) in _CIRCUMSTANCES:
        return tree.tokens.deps[index] == "prep"
    return tree.tokens.tags[index] == "VBG" or tree.word(index) in _ADDRESSED


def _balanced(text: str, span: Span) -> Span:
    """Return `span` cut before a bracket that never closes in it."""
    for opening, closing in ("()", "[]"):
        at = text.rfind(opening, span.start, span.end)
        if at > span.start and text.find(closing, at, span.end) < 0:
            return trim(text, Span(start=span.start, end=at))
    return span


def trim(text: str, span: Span) -> Span:
    """Return `span` without white space, commas, semicolons and dashes at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start=start, end=end)


def is_passive(tree: Tree, verb: int) -> bool:
    """Tell whether `verb` stands in the passive."""
    deps = {tree.tokens.deps[k] for k in tree.children[verb]}
    if deps & {"auxpass", "nsubjpass"}:
        return True
    bare = tree.tokens.tags[verb] == "VBN" and "aux" not in deps
    return bare and tree.tokens.deps[verb] in {"acl", "advcl"}


def is_citing(tree: Tree, verb: int) -> bool:
    """Tell whether `verb` is the "citing" or "quoting" that names where another report has it from."""
    given = tree.lemma(verb) == "credit" and not any(tree.word(k) in {"with", "for"} for k in tree.children[verb])
    return (given or tree.lemma(verb) in {"cite", "quote"}) and tree.tokens.tags[verb] == "VBG"


def find_subject(tree: Tree, verb: int) -> tuple[int, int | None] | None:
    """Return the subject's head of `verb` and the token its phrase must stop before, climbing to the verbs it depends on.

    A relative pronoun gives its antecedent; a participle that describes a noun gives that noun.
    """
    at, of_state = verb, False
    for _ in range(5):
        own = _own_subject(tree, at)
        if own is not None and of_state and tree.word(own) in {"it", "there"}:
            return None
        if own is not None:
            return _antecedent(tree, at, own)
        dep, head = tree.tokens.deps[at], tree.tokens.heads[at]
        if dep == "pcomp" and tree.word(head) == "as":
            return _described(tree, tree.tokens.heads[head], head)
        if dep in {"acl", "relcl"} and tree.tokens.pos[head] in {"NOUN", "PROPN", "PRON"}:
            return head, tree.first[at]
        if (dep not in SHARING and not _is_state(tree, at)) or head == at:
            return _fronted(tree, at) if head == at else None
        of_state = of_state or _is_state(tree, at)
        at = head
        if tree.tokens.deps[at] == "prep":
            at = tree.tokens.heads[at]
    return None


def _is_state(tree: Tree, index: int) -> bool:
    """Tell whether a word is the "careful" of "was careful to say" or the "short" of "stops short of saying"."""
    return tree.tokens.deps[index] in {"acomp", "advmod"} and tree.tokens.heads[index] < index


def _fronted(tree: Tree, verb: int) -> tuple[int, int | None] | None:
    """Return what opens the sentence as the subject of its finite main verb, where the parser saw none."""
    low, until = tree.bounds[tree.sentence[verb]][0], verb_group(tree, verb)[0]
    if tree.tokens.tags[verb] not in {"VBD", "VBZ", "VBP"} or not low < until <= low + 30:
        return None
    if tree.tokens.pos[low] not in {"DET", "NOUN", "PROPN", "NUM"} or tree.word(low) in _WEEKDAYS:
        return None
    head = low
    while tree.tokens.pos[tree.tokens.heads[head]] in {"NOUN", "PROPN"} and head < tree.tokens.heads[head] < until:
        head = tree.tokens.heads[head]
    nominal = tree.tokens.pos[head] in {"NOUN", "PROPN"} and tree.tokens.deps[head] not in {"pobj", "npadvmod"}
    return (head, until) if nominal else None


def _described(tree: Tree, verb: int, limit: int) -> tuple[int, int | None] | None:
    """Return whom "as saying" is about: the object of "quoted", its subject in the passive."""
    quoted = tree.child(verb, "dobj", "nsubjpass") or tree.child(verb, "nsubj")
    return None if quoted is None else (quoted, verb if quoted < verb else limit)


def _own_subject(tree: Tree, verb: int) -> int | None:
    subjects = [k for k in tree.children[verb] if tree.tokens.deps[k] in SUBJECTS]
    own = [k for k in subjects if tree.tokens.tags[tree.first[k]] != "WP$"] or subjects
    return own[-1] if own else None


def _antecedent(tree: Tree, verb: int, subject: int) -> tuple[int, int | None] | None:
    if tree.word(subject) in RELATIVES and tree.tokens.tags[subject] in {"WP", "WDT"}:
        at = verb
        while tree.tokens.deps[at] == "conj":
            at = tree.tokens.heads[at]
        if tree.tokens.deps[at] == "relcl":
            return tree.tokens.heads[at], tree.first[at]
    return subject, verb if subject < verb else None
