"""Languages whose grammar is not read: what the layout says is still said."""

import pytest

from headwater.attribute.clauses import grow_tree
from headwater.attribute.cues import load_cues
from headwater.attribute.unread import find_unread
from headwater.model.text import Article
from headwater.read.parse import Parser
from headwater.read.readings import reading

Row = tuple[str, str]


def told(parser: Parser, text: str, language: str) -> list[Row]:
    """Return source and content of everything found in a text."""
    article = Article(
        id="a",
        capture_id="c",
        path="a.txt",
        outlet=None,
        agency=None,
        title=None,
        title_span=None,
        bylines=(),
        dateline=None,
        credits=(),
        published=None,
        language=language,
        text=text,
        furniture=(),
    )
    tree = grow_tree(text, reading(article, parser), load_cues())
    return [
        (
            text[find.sources[0].start : find.sources[0].end],
            " ... ".join(text[span.start : span.end] for span in find.contents),
        )
        for find in find_unread(tree, load_cues())
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Le pont est fermé.\n\nGazette : Quand ?\n\nPell : À midi.\n\nGazette : Où ?", ["Gazette", "Pell", "Gazette"]),
        ("ja", "橋は閉鎖された。\n\n記者：いつですか？\n\nペル：二時です。\n\n記者：それから？", ["記者", "ペル", "記者"]),
        ("ru", "Мост закрыт.\n\nГазета: Когда?\n\nПелл: В два часа.\n\nГазета: А потом?", ["Газета", "Пелл", "Газета"]),
        ("ar", "أغلق الجسر.\n\nالصحيفة: متى؟\n\nبيل: في الثانية.\n\nالصحيفة: ثم؟", ["الصحيفة", "بيل", "الصحيفة"]),
    ],
)  # fmt: skip
def test_turns_are_told_in_any_script(parser: Parser, language: str, text: str, expected: list[str]) -> None:
    """A label needs no grammar."""
    assert [source for source, _ in told(parser, text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Le pont est fermé. Nora Pell : « C’était pourri. »", [("Nora Pell", "« C’était pourri. »")]),
        ("de", "Die Brücke ist alt. Ilse von der Au: „Niemals.“", [("Ilse von der Au", "„Niemals.“")]),
        ("es", "El puente.\n\n«Estaba podrido.»\n— Ana Ruiz\n\nNadie vino.", [("Ana Ruiz", "«Estaba podrido.»")]),
    ],
)  # fmt: skip
def test_a_name_set_beside_a_quotation_is_its_source(
    parser: Parser, language: str, text: str, expected: list[Row]
) -> None:
    """A name and a colon, or a signature, say it in every language."""
    assert told(parser, text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le maire a dit : « Le pont est fermé. » Il ajoute : « Personne. »"),
        ("de", "Der Bürgermeister sagte: „Die Brücke ist zu.“ Und dann: „Niemand.“"),
        ("zh", "市长星期一说：“大桥已经关闭。”他说：“没有人受伤。”"),
        ("ar", "قال العمدة: «الجسر مغلق»."),
        ("fr", "Son livre, « La Marée », est un succès. On l’appelle « le roi »."),
    ],
)
def test_what_only_grammar_could_tell_is_left_out(parser: Parser, language: str, text: str) -> None:
    """A verb taken for a name would be a source that does not exist."""
    assert told(parser, text, language) == []
