"""Languages and scripts, block by block and as a whole."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.facts.language import language, tongues
from headwater.ingest.facts.scripts import script
from headwater.model.text import Span

ENGLISH = "The council said on Monday that the dam would be repaired by the end of the year, after engineers found a leak in it."
RUSSIAN = "Совет заявил в понедельник, что плотина будет отремонтирована до конца года, после того как инженеры нашли в ней течь."
ARABIC = "قال المجلس يوم الاثنين إن السد سيتم إصلاحه قبل نهاية العام بعد أن وجد المهندسون تسربا في الجدار القديم للسد"
PERSIAN = (
    "شورا روز دوشنبه گفت که سد تا پایان سال تعمیر خواهد شد، پس از آن که مهندسان نشتی در دیوار قدیمی آن پیدا کردند."
)


def read(*blocks: str) -> list[tuple[str, str, str]]:
    """Return language, script and text of each stretch of a text of these blocks."""
    text = "\n\n".join(blocks)
    spans: list[Span] = []
    for block in blocks:
        start = spans[-1].end + 2 if spans else 0
        spans.append(Span(start=start, end=start + len(block)))
    return [(tongue.language, tongue.script, text[tongue.start : tongue.end]) for tongue in tongues(text, spans)]


def test_neighbours_in_one_tongue_are_one_stretch() -> None:
    """A reader is shown stretches, not paragraphs; a date belongs to what is around it."""
    found = read(ENGLISH, "12.03.2024", "Read more", ENGLISH, RUSSIAN, "Подробнее", ARABIC)

    assert [(name, code) for name, code, _ in found] == [("en", "Latn"), ("ru", "Cyrl"), ("ar", "Arab")]
    assert found[1][2].startswith("Совет")
    assert found[1][2].endswith("Подробнее")


def test_a_header_in_another_script_does_not_make_the_language() -> None:
    """Persian sites put their name above English articles, and cookie banners are English everywhere."""
    assert language(("روزنامه بامداد تارن", ENGLISH)) == "en"
    assert language(("We use cookies to give you the best experience on this site.", RUSSIAN, RUSSIAN)) == "ru"


def test_languages_of_one_script_are_told_apart() -> None:
    """Arabic and Persian share their letters."""
    assert (language((ARABIC,)), language((PERSIAN,))) == ("ar", "fa")


def test_scripts_have_their_codes() -> None:
    """A Japanese text is Japanese though most of its letters may be Chinese."""
    texts = ("Dam", "Дам", "سد", "大坝", "ダムの壁が壊れた", "댐이 샌다", "बाँध", "Φράγμα", "2024")

    assert [script(text) for text in texts] == ["Latn", "Cyrl", "Arab", "Hani", "Jpan", "Kore", "Deva", "Grek", None]


def test_a_text_without_letters_has_no_tongue() -> None:
    """Numbers are in no language; an article has one all the same."""
    assert read("12.03.2024", "—") == []
    assert language(("12.03.2024",)) == "en"


@given(st.lists(st.text(min_size=1, max_size=60), max_size=6))
def test_tongues_are_sorted_and_apart(blocks: list[str]) -> None:
    """Whatever the text, its stretches lie inside it, in order, and hold something."""
    text = "\n\n".join(blocks)
    spans: list[Span] = []
    for block in blocks:
        start = spans[-1].end + 2 if spans else 0
        spans.append(Span(start=start, end=start + len(block)))
    found = tongues(text, spans)

    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all((left.language, left.script) != (right.language, right.script) for left, right in pairwise(found))
