"""What was taken in of an article, fact by fact, and what is doubtful in it."""

from collections.abc import Iterator

from headwater.model.text import Article, Credit, Doubt
from headwater.present import phrases

_READ_FROM = {
    "beside": "what was given beside the text",
    "meta": "the page's meta data",
    "json-ld": "the page's JSON-LD",
}


def taken_in(article: Article) -> Iterator[tuple[str, str]]:
    """Yield pairs of a label ("", "outlet", "doubt") and a line; the first has no label and names the article."""
    yield "", phrases.shorten(article.title, 96) if article.title else phrases.label(article)
    yield "file", phrases.one_line(article.path)
    facts = (
        ("address", article.url),
        ("outlet", article.outlet),
        ("agency", article.agency),
        ("by", phrases.listed(article.bylines) if article.bylines else None),
        ("place", article.dateline),
        ("date", _dated(article)),
        ("changed", phrases.when(article.modified) if article.modified else None),
        ("length", _length(article)),
    )
    yield from ((name, phrases.one_line(fact)) for name, fact in facts if fact)
    yield from (("credit", _credit(credit)) for credit in article.credits)
    yield from (("doubt", _doubt(article, doubt)) for doubt in article.doubts)


def _dated(article: Article) -> str:
    if article.published is None:
        return "none found"
    source = article.published.read_from
    return f"{phrases.when(article.published)} (read from {_READ_FROM.get(source, f'the {source}')})"


def _length(article: Article) -> str:
    """Return how much text there is, in which languages, and how much of it is not the article's prose."""
    tongues = dict.fromkeys(tongue.language for tongue in article.tongues) or {article.language: None}
    parts = [
        phrases.plural(len(article.text.split()), "word"),
        f"language {', '.join(tongues)}",
        *([f"{phrases.plural(len(article.captions), 'caption')}"] if article.captions else ()),
        *([f"{phrases.plural(len(article.furniture), 'line')} set apart"] if article.furniture else ()),
    ]
    return ", ".join(parts)


def _credit(credit: Credit) -> str:
    original = [phrases.quoted(credit.title, 120)] if credit.title else []
    named = ", ".join([*([credit.name] if credit.name else []), *original, *([credit.url] if credit.url else [])])
    words = phrases.quoted(credit.text, 160)
    return phrases.one_line(f"{words} ({credit.kind}): {named}" if named else f"{words} ({credit.kind})")


def _doubt(article: Article, doubt: Doubt) -> str:
    where = f" {phrases.quoted(article.text[doubt.span.start : doubt.span.end], 120)}" if doubt.span else ""
    return phrases.one_line(f"{doubt.about}: {doubt.reason}{where}")
