"""Full-text search in a case: articles, what they say, who says it. What nobody wrote is looked for under like spellings."""

import json
import re
import sqlite3
import unicodedata
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from rapidfuzz import fuzz, process

from headwater.store.files import readable, told

_PHRASE = re.compile(r"[\"“”]([^\"“”]+)[\"“”]")
_MOST_TERMS = 12
_LIKE_ENOUGH = 75.0
_MOST_LIKE = 6
_SHORTEST_GUESSED = 3
_TOKENIZER = "unicode61 remove_diacritics 2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is looked for: an FTS5 expression, the words that it finds, and (wanted, found instead) for words guessed."""

    expression: str
    words: tuple[str, ...]
    guessed: tuple[tuple[str, tuple[str, ...]], ...]


class Search:
    """The words of one case, ready to be searched from several threads. It lets go of the case when nobody holds it any more."""

    def __init__(self, path: Path, said: Iterable[tuple[str, str]], names: Iterable[tuple[str, str]]) -> None:
        """Make ready the case at `path`; `said` and `names` are pairs of an id and its text: of statements, of sources."""
        self._name = str(path)
        self._lock = Lock()
        self._articles = readable(path)
        self._beside = sqlite3.connect(":memory:", check_same_thread=False)
        self._let_go = weakref.finalize(self, _close, self._articles, self._beside)
        with self._using():
            _fill(self._beside, {"said": said, "named": names})
            self._articles.execute("CREATE VIRTUAL TABLE temp.word USING fts5vocab (main, article_fts, row)")
            self._words = [word for (word,) in self._articles.execute("SELECT term FROM temp.word")]
        self._known = frozenset(self._words)

    def close(self) -> None:
        """Let go of the case."""
        with self._lock:
            self._let_go()

    def query(self, text: str) -> Query | None:
        """Return what a reader's words mean, None if there is no word among them.

        All words must be there; those in quotation marks one after another. The last word may go on.
        """
        phrases = [self._terms(found) for found in _PHRASE.findall(text)]
        loose = self._terms(_PHRASE.sub(" ", text))
        parts = [f'"{" ".join(terms)}"' for terms in phrases if terms]
        words = [word for terms in phrases for word in terms]
        guessed: list[tuple[str, tuple[str, ...]]] = []
        for at, term in enumerate(loose):
            if term in self._known or (at == len(loose) - 1 and self._goes_on(term)):
                parts.append(f'"{term}"*' if at == len(loose) - 1 else f'"{term}"')
                words.append(term)
                continue
            like = self._like(term)
            guessed += [(term, like)] if like else []
            parts.append("(" + " OR ".join(f'"{one}"' for one in (*like, term)) + ")")
            words += [*like, term]
        if not parts:
            return None
        return Query(expression=" AND ".join(parts), words=tuple(dict.fromkeys(words)), guessed=tuple(guessed))

    def articles(self, query: Query, most: int) -> tuple[tuple[str, ...], int]:
        """Return the ids of the articles found, the best first, at most `most`, and how many there are."""
        sql = (
            "SELECT article.id AS found FROM (SELECT rowid AS place, rank AS worth FROM article_fts WHERE article_fts MATCH ?"
            " AND rank MATCH 'bm25(4.0, 1.0)' ORDER BY rank LIMIT ?) JOIN article ON article.rowid = place ORDER BY worth, id"
        )
        count = "SELECT count(*) FROM article_fts WHERE article_fts MATCH ?"
        with self._using():
            found = _all(self._articles, sql, (query.expression, most))
            (total,) = self._articles.execute(count, (query.expression,)).fetchone()
        return found, total

    def statements(self, query: Query, most: int) -> tuple[str, ...]:
        """Return the ids of the statements found, the best first."""
        return self._in("said", query, most)

    def sources(self, query: Query, most: int) -> tuple[str, ...]:
        """Return the ids of the sources found, the best first."""
        return self._in("named", query, most)

    def _in(self, table: str, query: Query, most: int) -> tuple[str, ...]:
        sql = f"SELECT id AS found FROM {table} WHERE {table} MATCH ? ORDER BY rank LIMIT ?"  # noqa: S608 - one of our own two names
        with self._using():
            return _all(self._beside, sql, (query.expression, most))

    @contextmanager
    def _using(self) -> Iterator[None]:
        """Hold the connections alone; what SQLite says of the case is said in our words."""
        with self._lock, told(self._name):
            yield

    def _terms(self, text: str) -> list[str]:
        """Return words as the index has them: the index is asked, by taking them in and forgetting them again."""
        sql = 'SELECT term AS found FROM asked_word ORDER BY "offset" LIMIT ?'
        with self._using():
            self._beside.execute("INSERT INTO asked VALUES (?, ?)", ("", unicodedata.normalize("NFC", text)))
            terms = _all(self._beside, sql, (_MOST_TERMS,))
            self._beside.rollback()
        return list(terms)

    def _goes_on(self, term: str) -> bool:
        with self._using():
            rows = self._articles.execute(
                "SELECT 1 FROM temp.word WHERE term >= ? AND term < ? LIMIT 1", (term, f"{term}\U0010ffff")
            )
            return rows.fetchone() is not None

    def _like(self, term: str) -> tuple[str, ...]:
        """Return the words of the case that are spelled much like `term`, the likest first."""
        if len(term) < _SHORTEST_GUESSED:
            return ()
        found: Sequence[tuple[str, float, int]] = process.extract(
            term, self._words, scorer=fuzz.ratio, limit=_MOST_LIKE, score_cutoff=_LIKE_ENOUGH
        )
        return tuple(word for word, _, _ in sorted(found, key=lambda one: (-one[1], one[0])))


def _all(connection: sqlite3.Connection, sql: str, values: tuple[object, ...]) -> tuple[str, ...]:
    """Return the column `found` of all that is found, fetched as one row: with each that is fetched, other threads go first."""
    (found,) = connection.execute(f"SELECT json_group_array(found) FROM ({sql})", values).fetchone()  # noqa: S608 - our own SQL
    return tuple(json.loads(found))


def _fill(beside: sqlite3.Connection, tables: Mapping[str, Iterable[tuple[str, str]]]) -> None:
    """Make the tables that lie beside the case, all with its tokenizer: those given, and one for the words asked for."""
    for table, rows in {**tables, "asked": ()}.items():
        beside.execute(f'CREATE VIRTUAL TABLE {table} USING fts5 (id UNINDEXED, text, tokenize="{_TOKENIZER}")')
        beside.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows)  # noqa: S608 - one of our own names
    beside.execute("CREATE VIRTUAL TABLE asked_word USING fts5vocab (asked, instance)")
    beside.commit()


def _close(*connections: sqlite3.Connection) -> None:
    for connection in connections:
        connection.close()
