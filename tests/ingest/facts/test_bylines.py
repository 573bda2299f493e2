"""Lines that name who wrote an article, in several languages."""

import pytest

from headwater.ingest.facts.bylines import is_byline, is_person, persons


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Poe", ("Ann Poe",)),
        ("By ANN POE and LEO MARSH", ("Ann Poe", "Leo Marsh")),
        ("By Dr Ann Poe, MD", ("Dr Ann Poe",)),
        ("Por Juan Pérez", ("Juan Pérez",)),
        ("Par Jean Dupont et Marie Curie", ("Jean Dupont", "Marie Curie")),
        ("Autor: Ana Gómez", ("Ana Gómez",)),
        ("Автор: Иван Петров", ("Иван Петров",)),
        ("نویسنده: علی رضایی", ("علی رضایی",)),
        ("بقلم أحمد حسن", ("أحمد حسن",)),
        ("By नरेंद्र शर्मा", ("नरेंद्र शर्मा",)),
        ("作者：王小明", ("王小明",)),
        ("홍길동 기자", ("홍길동",)),
    ],
)
def test_a_byline_names_its_writers(line: str, names: tuple[str, ...]) -> None:
    """Names have accents, no capitals, or one word, in most of the world."""
    assert is_byline(line)
    assert persons(line) == names


@pytest.mark.parametrize(
    "line", ["By the book", "Por qué no", "Par for the course", "Von Miller Returns", "Text of the law"]
)
def test_a_headline_is_no_byline(line: str) -> None:
    """A headline that is taken for a byline leaves the article without a title."""
    assert not is_byline(line)


@pytest.mark.parametrize(
    "line", ["admin", "ann@tarn.example", "KWTRCH", "https://tarn.example/ann", "Staff writer", "user12"]
)
def test_an_account_is_no_person(line: str) -> None:
    """Publishing tools put the name of an account where the writer's should be."""
    assert not is_person(line)


def test_a_first_name_can_be_a_person() -> None:
    """Bloggers sign with it."""
    assert is_person("Regan")
    assert is_person("王小明")
