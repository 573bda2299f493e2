"""Rulings that a person makes on a case, or takes back: kept in it, and the pile compared anew under them."""

from collections.abc import Sequence
from pathlib import Path

from headwater.compare.rulings import constraints, find_words
from headwater.errors import NoSuchRuling, NoSuchWords, NothingRuled, NotInCase, SeveralPlaces
from headwater.model.case import Case
from headwater.model.rulings import Decision, RuledPlace, Ruling
from headwater.model.text import Article
from headwater.run.local import trace
from headwater.run.options import DEFAULTS, Options, Say
from headwater.run.pipeline import Progress
from headwater.run.takings import clock, unheard
from headwater.store.answers import forget_answer
from headwater.store.files import opened, transaction
from headwater.store.rulings import all_rulings, put_ruling, remove_ruling

_MOST_PATHS = 5  # that an error names


def rule(path: Path, decision: Decision, *, options: Options = DEFAULTS, report: Progress, say: Say = unheard) -> Case:
    """Return the case at `path` under one ruling more.

    Args:
        path: the case file.
        decision: what is decided, by whom, on which words.
        options: of which the aliases are used.
        report: told about progress.
        say: told in words what takes a while.

    Raises:
        NoSuchWords: no article has the words.
        SeveralPlaces: they stand in more than one place.
        NothingRuled: they are no statements, or one and the same.
        HeadwaterError: the case file cannot be used.
    """
    held = trace([], path, options=options, report=report, say=say)
    left, right = (
        _place(held.articles, words, where) for words, where in zip(decision.words, decision.within, strict=True)
    )
    with opened(path) as file, transaction(file):
        number = 1 + max((one.number for one in all_rulings(file)), default=0)
        ruling = Ruling(
            number=number,
            left=left,
            right=right,
            same=decision.same,
            by=decision.by,
            at=clock(),
            note=decision.note or None,
        )
        (outcome,) = constraints(held.articles, held.statements, [ruling]).outcomes
        if not outcome.holds:
            raise NothingRuled(outcome.reason)
        put_ruling(file, ruling)
        forget_answer(file)
    return trace([], path, options=options, report=report)


def undo_ruling(path: Path, number: int, *, options: Options = DEFAULTS, report: Progress, say: Say = unheard) -> Case:
    """Return the case at `path` without one of its rulings.

    Raises:
        NoSuchRuling: it has none of this number.
        HeadwaterError: the case file cannot be used.
    """
    with opened(path) as file, transaction(file):
        if number not in {one.number for one in all_rulings(file)}:
            raise NoSuchRuling(number)
        remove_ruling(file, number)
        forget_answer(file)
    return trace([], path, options=options, report=report, say=say)


def _place(articles: Sequence[Article], words: str, within: str | None) -> RuledPlace:
    """Return the one place where `words` stand."""
    meant = [one for one in articles if within in {None, one.path, one.id}]
    if not meant:
        raise NotInCase(within)
    found = [(article, span) for article in meant for span in find_words(words, article.text)]
    if not found:
        raise NoSuchWords(words, within or "the articles of this case")
    if len(found) > 1:
        paths = sorted({article.path for article, _ in found})
        more = f" and {len(paths) - _MOST_PATHS} more" if len(paths) > _MOST_PATHS else ""
        raise SeveralPlaces(words, len(found), ", ".join(paths[:_MOST_PATHS]) + more)
    ((article, span),) = found
    return RuledPlace(
        article_id=article.id,
        path=article.path,
        capture_id=article.capture_id,
        start=span.start,
        end=span.end,
        words=article.text[span.start : span.end],
    )
