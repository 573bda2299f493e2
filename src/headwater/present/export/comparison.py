"""A comparison as one JSON object, with the places of everything in both texts: what `headwater compare --json` prints."""

import json
from typing import Any

from headwater.model.links import Statement
from headwater.model.text import Span
from headwater.present import phrases
from headwater.present.attributions import who
from headwater.present.comparison import CommonClaim, Comparison, Pairing, Side
from headwater.present.laid import SharedPassage

Record = dict[str, Any]


def comparison_json(found: Comparison) -> str:
    """Return a comparison as JSON, indented, with a line break at the end; what could act on a terminal is written out."""
    text = json.dumps(comparison_record(found), indent=2, ensure_ascii=False)
    return text.translate({ord(one): f"\\u{ord(one):04x}" for one in set(text) if phrases.clean(one) != one}) + "\n"


def comparison_record(found: Comparison) -> Record:
    """Return a comparison as dictionaries, lists, text and numbers; offsets are code points into each article's text."""
    return {
        "left": _side(found.left),
        "right": _side(found.right),
        "passages": [_passage(found, passage) for passage in found.passages],
        "claims": [_claim(found, claim) for claim in found.claims],
    }


def _side(side: Side) -> Record:
    article = side.article
    return {
        "id": article.id,
        "path": article.path,
        "outlet": article.outlet,
        "title": article.title,
        "published": phrases.when(article.published) if article.published else None,
        "language": article.language,
        "words": side.words,
        "words_in_other": side.shared,
        "words_in_shared_quotations": side.quoted,
        "only_here": [_statement(side, statement) for statement in side.alone],
    }


def _passage(found: Comparison, passage: SharedPassage) -> Record:
    return {
        "kind": passage.kind,
        "word_count": passage.word_count,
        "score": passage.score,
        "left": _words(found.left, passage.left),
        "right": _words(found.right, passage.right),
        "differences": [
            {"left": _words(found.left, one.left), "right": _words(found.right, one.right)}
            for one in passage.differences
        ],
    }


def _words(side: Side, span: Span) -> Record:
    return {"start": span.start, "end": span.end, "text": side.article.text[span.start : span.end]}


def _claim(found: Comparison, claim: CommonClaim) -> Record:
    return {
        "relation": claim.relation,
        "in_passages": claim.in_passages,
        "left": [_statement(found.left, one) for one in claim.left],
        "right": [_statement(found.right, one) for one in claim.right],
        "pairs": [_pair(pair) for pair in claim.pairs],
    }


def _statement(side: Side, statement: Statement) -> Record:
    said = side.attribution(statement)
    return {
        "id": statement.id,
        "start": statement.start,
        "end": statement.end,
        "text": statement.text,
        "source": who(side.article, said) if said else None,
        "stance": statement.stance,
        "hedged": statement.hedged,
    }


def _pair(pair: Pairing) -> Record:
    return {
        "left": pair.left.id,
        "right": pair.right.id,
        "relation": pair.relation,
        "score": pair.score,
        "for": list(pair.told("for")),
        "against": list(pair.told("against")),
    }
