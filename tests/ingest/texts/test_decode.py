"""Bytes to text: the right charset, nothing seen lost, nothing unseen kept."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import UnreadableFile
from headwater.ingest.members import captured
from headwater.ingest.texts.decode import cleaned, decoded, raw

_RUSSIAN = "Мэр города заявил в понедельник, что мост будет закрыт на всю зиму, а паром будет ходить только утром."
_JAPANESE = "市長は月曜日に橋を冬の間閉鎖すると発表した。フェリーは朝だけ運航する。"
_POLISH = "Burmistrz powiedział w poniedziałek, że most będzie zamknięty przez całą zimę, a łódź pójdzie rano."
_FRENCH = "Le maire a déclaré lundi que le pont serait fermé tout l'hiver, à l'exception du matin."
_TEXTS = [
    ("koi8-r", _RUSSIAN), ("cp1251", _RUSSIAN), ("utf-16-le", _RUSSIAN), ("utf-16-be", "The mayor said that it was shut."),
    ("shift_jis", _JAPANESE), ("euc-jp", _JAPANESE), ("iso2022_jp", _JAPANESE),
    ("gb18030", "市长星期一宣布，大桥整个冬天都将关闭，渡轮只在早上运行。"),
    ("euc-kr", "시장은 월요일에 다리를 겨울 내내 폐쇄한다고 발표했다."),
    ("iso8859-2", _POLISH), ("cp1250", _POLISH),
    ("cp1253", "Ο δήμαρχος δήλωσε τη Δευτέρα ότι η γέφυρα θα κλείσει για όλο τον χειμώνα."),
    ("cp1256", "قال رئيس البلدية يوم الاثنين إن الجسر سيغلق طوال فصل الشتاء."), ("latin-1", _FRENCH), ("mac-roman", _FRENCH),
    ("cp1252", "The mayor’s office said “the bridge” is shut — all winter."),
]  # fmt: skip


def _text(body: bytes, media_type: str = "text/plain") -> str:
    return decoded(captured("a.txt", body, media_type))


@pytest.mark.parametrize(("charset", "text"), _TEXTS)
def test_a_charset_is_told_by_the_bytes(charset: str, text: str) -> None:
    """Old files name no charset at all."""
    long = " ".join([text] * 8)

    assert _text(long.encode(charset)) == cleaned(long)


@pytest.mark.parametrize(("charset", "text"), _TEXTS)
def test_a_charset_that_the_server_declared_is_believed(charset: str, text: str) -> None:
    """It is outside of the bytes, so it goes with the capture's media type."""
    assert _text(text.encode(charset), f"text/html; charset={charset}") == cleaned(text)


@pytest.mark.parametrize("declared", ["iso-8859-1", "koi8-r", "hex", "no-such-charset", "utf-16"])
def test_a_wrong_declaration_does_no_harm_to_utf8(declared: str) -> None:
    """Servers declare for all pages what was true of the first."""
    assert _text(_POLISH.encode(), f"text/html; charset={declared}") == _POLISH


def test_western_is_not_believed_of_a_text_that_is_none() -> None:
    """Any bytes fit a charset of single bytes."""
    assert _text((_RUSSIAN * 5).encode("cp1251"), "text/html; charset=iso-8859-1") == _RUSSIAN * 5


def test_some_bytes_of_another_charset_are_read_as_they_were_meant() -> None:
    """Texts are put together from several sources; and a file may be cut off inside a letter."""
    body = "The mayor’s café said “no”. ".encode() * 20 + b"Then it said \x93yes\x94, " + "é".encode()[:1]

    assert _text(body).endswith("said “no”. Then it said “yes”, ")


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        ("Itâ€™s the mayorâ€™s bridge", "It’s the mayor’s bridge"),
        ("â€œNo,â€ he said", "“No,” he said"),
        ("cafÃ© in SÃ£o Paulo", "café in São Paulo"),
        ("It’s fine, but heâ€™s not", "It’s fine, but he’s not"),
        ("LA LIBERTÉ” dit-elle", "LA LIBERTÉ” dit-elle"),
        ("“IRMÃO”, NÃO: Åland, Ångström, 3 €", "“IRMÃO”, NÃO: Åland, Ångström, 3 €"),
    ],
)
def test_letters_decoded_wrongly_before_are_put_right_only_where_it_is_sure(damaged: str, meant: str) -> None:
    """Quotation marks are what attributions are found by."""
    assert _text(damaged.encode()) == meant


def test_raw_text_is_as_the_bytes_have_it() -> None:
    """Places in a text file count in it."""
    body = "\ufeffItâ€™s\r\nA\u00ad\u200bB".encode()

    assert raw(captured("a.txt", body, "text/plain")) == "Itâ€™s\r\nA\u00ad\u200bB"
    assert _text(body) == "It’s\nAB"


def test_joiners_inside_words_are_kept() -> None:
    """Persian and Indian words are spelled with them; elsewhere they are marks of whoever copied."""
    assert cleaned("می\u200cروند") == "می\u200cروند"
    assert cleaned("क\u094d\u200dष") == "क\u094d\u200dष"
    assert cleaned("co\u200cun\u200dcil") == "council"


def test_marks_of_direction_are_kept_where_text_runs_from_right_to_left() -> None:
    """They decide on which side of a name its brackets stand."""
    assert cleaned("قال\u200f (AP)\u200e نعم\nThe\u200e mayor") == "قال\u200f (AP)\u200e نعم\nThe mayor"


def test_zeros_at_the_end_are_dropped_and_a_binary_file_is_refused() -> None:
    """Some programs fill files up; a picture under a text's name is none."""
    assert _text(b"The mayor said.\n" + b"\x00" * 5000) == "The mayor said.\n"
    with pytest.raises(UnreadableFile):
        _text(bytes(range(256)) * 50)


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """What was cleaned is clean, and NFC."""
    once = cleaned(text)

    assert cleaned(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"]), max_size=100))
def test_utf8_comes_through(text: str) -> None:
    """Nothing is guessed where nothing needs to be."""
    assert raw(captured("a.txt", b"The mayor said: " + text.encode(), "text/plain")) == "The mayor said: " + text


@pytest.mark.parametrize(
    "body",
    [
        (_RUSSIAN * 10 + "\n").encode("koi8-r") * 1500,
        ("é" * 150 + "x").encode() * 5000 + b"\x93",
        ("é" * 150 + "x\n").encode() * 5000 + ("é" * 150 + "x").encode() * 2000 + b"\x93" * 2000,
        "Itâ€™s the mayorâ€™s bridge. ".encode() * 20_000,
        b"The mayor said.\n" * 100_000,
    ],
)
def test_a_megabyte_takes_a_second_or_two(body: bytes) -> None:
    """Files may be twenty times as large."""
    start = time.process_time()

    _text(body)

    assert time.process_time() - start < 8
