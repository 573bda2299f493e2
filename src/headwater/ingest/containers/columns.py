"""Which column of a table serves as what: told by its name, settled by what its cells hold."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.errors import NoSuchColumn
from headwater.ingest.containers.addresses import is_address
from headwater.ingest.containers.markup import is_markup, plain
from headwater.ingest.members import ROLES

Cell = str | tuple[str, ...]
Row = Mapping[str, Cell]

# Names of columns by role, the surest first: as scrapers, archives of news, readers of feeds and people call them.
_NAMES = {
    "url": """url link permalink article_url story_url news_url web_url weburl page_url post_url canonical_url canonical
        href uri address article_link news_link documentidentifier document_identifier resolved_url final_url
        expanded_url original_url full_url links urls lien enlace adresse ссылка لینک رابط 链接 url_normalized loc value
        source_url""",
    "text": """text maintext main_text full_text fulltext article_text articletext body_text bodytext text_body news_text
        story_text plain_text clean_text cleaned_text raw_text content_text body article_body articlebody post_text
        content contents article_content main_content page_content post_content news_content text_content
        fields.body_text fields.body article story news document transcript td body_html content_html html
        content_encoded article_html raw_html page_html message sentence_text texte contenu corps texto contenido cuerpo
        conteudo conteúdo corpo testo contenuto inhalt volltext artikeltext tekst artikel_text treść текст содержание متن
        النص نص المحتوى metin içerik 正文 内容 本文""",
    "title": """title headline article_title news_title story_title heading head hd web_title webtitle page_title
        title_text headline.main fields.headline headline_main title.rendered name titre título titulo titulares titolo
        titel überschrift schlagzeile tytuł başlık заголовок название عنوان العنوان تیتر 标题 タイトル""",
    "outlet": """outlet source.name source_name name_source thread.site_full
        thread.site source.title source publisher.name publisher publication publication_name
        publication_title publication_outlet media_name media.name newspaper news_outlet news_source journal magazine
        site_name sitename site media medium_name outlet_name provider provider_name sn feed_title website channel
        source_domain domain domain_name hostname host clean_url source.domain source.uri média medio periódico fonte
        fuente quelle zeitung medium testata krant gazeta kaynak источник издание منبع المصدر رسانه 来源 媒体""",
    "agency": "agency news_agency wire wire_service agence agencia agentur агентство خبرگزاری",
    "bylines": """authors author bylines byline byline.original author_name author_names author.name creator creators
        dc_creator writer writers journalist reporter by auteur auteurs autor autores autore autorin verfasser автор
        нویسنده نویسنده الكاتب المؤلف yazar 作者""",
    "published": """published published_at publish_date published_date publication_date publishdate pubdate pub_date
        date_published date_publish datepublished published_on published_time publish_time publication_datetime
        publishedat date_time_pub first_published first_publication_date web_publication_date webpublicationdate article_date
        news_date date_time datetime date pd issued day post_date posted posted_at date_gmt time_published
        released release_date date_de_publication date_publication fecha data datum veröffentlicht дата تاریخ التاريخ تاريخ
        tarih 日期 published_utc published_parsed seendate seen_date sqldate""",
    "modified": """modified modified_at updated updated_at update_date last_modified date_modified date_modify datemodified
        modified_date updated_date last_updated lastmod modified_gmt""",
    "dateline": "dateline dateline_place",
    "language": """language lang la language_code lang_code langcode la article_language news_language iso_language
        inlanguage langue idioma lingua sprache taal język язык dil""",
}
_RANKS = {role: {name: rank for rank, name in enumerate(names.split())} for role, names in _NAMES.items()}
# What a column's name may begin with that says nothing of what it holds.
_FRAMES = re.compile(
    r"^(?:data|attributes|article|item|doc|document|fields|meta|metadata|properties|record|news|dc|og|rss)[._]"
)
# Columns that hold a part of a text, or addresses of something else than the article.
_PARTS = re.compile(
    r"summary|descri|abstract|snippet|excerpt|teaser|standfirst|lead|lede|trail|subtitle|selection|note|keyword|tag|comment"
    r"|résumé|resumen|zusammenfassung|prompt|embedding|json|metadata|header"
)
_ELSEWHERE = re.compile(
    r"image|img|thumb|photo|picture|logo|icon|avatar|video|audio|media|feed|rss|home|base|api|self|social|profile|author"
)
_DATED = re.compile(
    r"\b(?:1[3-9]|2[0-5])\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|^\d{8}(?:T?\d{6}Z?)?$|^\d{9,13}(?:\.\d+)?$"
)
_WORD_EDGE = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_SHOWN_NAMES = 60
# A table with more columns is one of numbers; it is looked at no further.
_MOST_COLUMNS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column that serves as something: as what (one of `ROLES`), what it is called, and how that was told."""

    role: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What the cells of a column look like: shares of the cells that hold something, and their mean length in letters."""

    filled: int
    letters: float
    addresses: float
    dates: float
    distinct: float
    words: float


def guessed(path: str, names: Sequence[str], rows: Sequence[Row], named: Mapping[str, str]) -> tuple[Column, ...]:
    """Return which column serves as what, by the user's word (`named`: role to column), by its name, by its cells.

    Raises:
        NoSuchColumn: a column that is named is not there, or no column holds texts or addresses.
        ValueError: a role in `named` is none of `ROLES`.
    """
    found = {role: _said(path, names, role, name) for role, name in named.items()}
    looks = {name: _look([row[name] for row in rows if name in row]) for name in names[:_MOST_COLUMNS]}
    for role in ROLES:
        taken = {column.name for column in found.values()}
        free = {name: look for name, look in looks.items() if name not in taken and look.filled}
        free = {} if role == "modified" and _is_reading_list(names) else free
        column = None if role in found else _by_name(role, free) or _by_cells(role, free, found)
        if column:
            found[role] = column
    if "text" not in found and "url" not in found:
        raise NoSuchColumn(path, "no column of texts or addresses", _shown(names))
    return tuple(found[role] for role in ROLES if role in found)


def _is_reading_list(names: Sequence[str]) -> bool:
    """Tell whether the rows are somebody's notes of articles: then the date of a change is that of the note."""
    return any(_key(name) in {"date_added", "time_added", "added", "added_at", "saved_at"} for name in names)


def is_known(name: str, *roles: str) -> bool:
    """Tell whether a column's name says that it serves as one of `roles`, or as anything."""
    key = _key(name)
    return any(_rank(role, key) is not None for role in roles or ROLES)


def _said(path: str, names: Sequence[str], role: str, name: str) -> Column:
    """Return the column that the user named, in whatever capitals."""
    if role not in ROLES:
        raise ValueError(f"a column serves as one of {', '.join(ROLES)}, not as {role}")
    alike = [one for one in names if one == name] or [one for one in names if _key(one) == _key(name)]
    if not alike:
        raise NoSuchColumn(path, f"no column {name!r}", _shown(names))
    return Column(role=role, name=alike[0], reason="as you said")


def _shown(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN_NAMES} more" if len(names) > _SHOWN_NAMES else ""
    return ", ".join(" ".join(name.split())[:80] for name in names[:_SHOWN_NAMES]) + more


def _by_name(role: str, looks: Mapping[str, _Look]) -> Column | None:
    """Return the column whose name says best that it serves as `role`, if its cells do not speak against it."""
    ranked = sorted((rank, name) for name in looks if (rank := _rank(role, _key(name))) is not None)
    fitting = [name for _, name in ranked if _fits(role, looks[name])]
    most = max((looks[name].filled for name in fitting), default=0)
    fitting = [name for name in fitting if looks[name].filled * 5 >= most]
    if role == "text":
        # A column of beginnings gives way to one of whole texts.
        longest = max((looks[name].letters for name in fitting), default=0.0)
        fitting = [name for name in fitting if looks[name].letters * 4 >= longest]
    return Column(role=role, name=fitting[0], reason="by its name") if fitting else None


def _rank(role: str, key: str) -> int | None:
    """Return how sure a column's key is of a role, 0 the surest, None where it says nothing of it."""
    ranks = _RANKS[role]
    if key in ranks:
        return ranks[key]
    bare = _FRAMES.sub("", key)
    return ranks[bare] + 500 if bare in ranks else None


def _key(name: str) -> str:
    """Return a column's name in small letters with one sign between words; the dot of nested data stays."""
    parts = re.split(r"[^\w.]+|_+", _WORD_EDGE.sub("_", name.removeprefix("_source.").replace("(s)", "s")))
    return "_".join(part for part in parts if part).casefold()


def _fits(role: str, look: _Look) -> bool:
    """Tell whether cells can serve as `role` at all."""
    fits = {
        "url": look.addresses >= 0.5,
        "text": look.letters >= 25 and look.addresses < 0.5,
        "title": 3 <= look.letters <= 400 and look.addresses < 0.5,
        "published": look.dates >= 0.5 and look.letters <= 60,
        "modified": look.dates >= 0.5 and look.letters <= 60,
        "language": look.letters <= 20,
        "bylines": look.letters <= 400 and look.addresses < 0.5,
    }
    return fits.get(role, look.letters <= 100 and look.addresses < 0.5 and look.dates < 0.9)


def _by_cells(role: str, looks: Mapping[str, _Look], found: Mapping[str, Column]) -> Column | None:
    """Return the column whose cells say that it serves as `role`: of what is looked for first, texts and addresses."""
    if role == "url":
        most = sorted((-look.distinct, name) for name, look in looks.items()
                      if look.addresses >= 0.8 and not _ELSEWHERE.search(_key(name)))  # fmt: skip
        return Column(role=role, name=most[0][1], reason="its cells are addresses") if most else None
    if role != "text":
        return None
    whole = [
        name
        for name, look in looks.items()
        if _is_prose(look) and ("url" not in found or not _PARTS.search(_key(name)))
    ]
    best = max(whole, key=lambda name: (looks[name].letters, name), default=None)
    return Column(role=role, name=best, reason="its cells are the longest texts") if best else None


def _is_prose(look: _Look) -> bool:
    """Tell whether cells are long enough, and of enough words, to be texts of articles."""
    return look.letters >= 300 and look.addresses < 0.2 and look.words <= 15


def _look(cells: Sequence[Cell]) -> _Look:
    """Return what the cells of a column look like."""
    texts = [text for cell in cells if (text := (cell if isinstance(cell, str) else "\n".join(cell)).strip())]
    count = len(texts) or 1
    return _Look(
        filled=len(texts),
        letters=sum(len(plain(text) if is_markup(text) else text) for text in texts) / count,
        addresses=sum(is_address(text.partition("\n")[0]) for text in texts) / count,
        dates=sum(len(text) < 80 and _DATED.search(text) is not None for text in texts) / count,
        distinct=len(set(texts)) / count,
        words=sum(map(len, texts))
        / (sum(text.count(" ") + sum(c > "\u2e80" for c in text[:200]) for text in texts) or 1),
    )
