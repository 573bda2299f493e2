"""The words and digits that dates are written with in the languages of the press: months, and what a date is the date of."""

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Literal

Label = Literal["changed", "stated"]
Calendar = Literal["gregorian", "solar-hijri", "islamic"]

_CALENDARS: tuple[Calendar, ...] = ("gregorian", "solar-hijri", "islamic")
# Letters that one writer puts where another puts the other; the joiner and the stretching stroke say nothing.
_FOLDS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "\u200c": None, "ـ": None}
)
# What stands between the parts of a date and is no part of a month's name.
_LINKS = frozenset((
    "'s", "a", "año", "d", "da", "de", "del", "den", "der", "di", "do", "día", "e", "el", "er", "le", "m", "ngày", "nd", "năm",
    "of", "og", "rd", "re", "st", "t", "ta", "th", "tha", "the", "tháng", "ème", "ª", "º", "г", "го", "год", "года", "ж", "жылғы",
    "й", "м", "нче", "р", "року", "рік", "سال", "م", "ماه", "من", "میلادی", "พ", "ศ",
))  # fmt: skip
_CHANGED = re.compile(
    r"updat\w*|modifi\w*|edited|revised|amended|corrected|last changed|aktualis\w+|geändert|stand:|mise? à jour|màj|actualizad\w+"
    r"|aggiornat\w+|modificat\w+|atualizad\w+|alterad\w+|bijgewerkt|gewijzigd|opdateret|oppdatert|uppdaterad|päivitetty"
    r"|zaktualizowan\w+|aktualizac\w+|aktualizov\w+|frissítve|módosítva|actualizat\w*|обновл\w+|изменен\w+|оновлен\w+|güncelle\w*"
    r"|ενημέρωση|ενημερώθηκε|עודכן|עדכון|به[ \u200c]?روز|ویرایش|آخرین تغییر|تحدیث|تعدیل|محدث|diperbarui|cập nhật"
    r"|更新|修改|最終更新|업데이트|수정|अपडेट|অপডেট|อัปเดต",
    re.IGNORECASE,
)
_STATED = re.compile(
    r"publi\w+|posted|created|issued|first|original\w*|veröffentlicht|erstellt|geplaatst|gepubliceerd|julkaistu|udgivet|опублик\w+"
    r"|создан\w*|yayın\w*|منتشر|انتشار|نشر|公開|发布|發布|発表|掲載|入力|입력|등록|게시|dodano|zveřejněno|δημοσ\w+|פורסם",
    re.IGNORECASE,
)
_LAST_DIGIT = 0x1FC00


def plain_digits(line: str) -> str:
    """Return the line with the digits of every script as 0 to 9 and every kind of space as a space; places stay the same."""
    return line if line.isascii() else line.translate(_digits())


def folded(word: str) -> str:
    """Return a word as the list of months has it: small letters, one form for letters that are mixed up."""
    return unicodedata.normalize("NFC", word.casefold()).translate(_FOLDS).strip(". ")


def month_numbers(words: str) -> tuple[Calendar, tuple[int, ...]] | None:
    """Return the calendar and the months that a stretch of a date's words names, None if it names none.

    Two months where two languages use one word for them ("listopad"); an Arabic double name ("آذار/مارس") names one.
    """
    text = folded(words)
    named = _months().get(_bare(text))
    if named or "/" not in text or len(text) > 40:
        return named
    both = {month_numbers(part) for part in text.split("/") if part.strip(" .,،()-")}
    return both.pop() if len(both) == 1 else None


def label(words: str) -> Label | None:
    """Return what words beside a date say it is the date of, None if they do not: "Last updated:" and "更新" tell of a change."""
    told = folded(words)
    changed = [match.end() for match in _CHANGED.finditer(told)]
    stated = [match.end() for match in _STATED.finditer(told)]
    if not changed and not stated:
        return None
    return "changed" if (changed or [0])[-1] > (stated or [0])[-1] else "stated"


def _bare(text: str) -> str:
    """Return the words of a date's middle without points, commas and what only links the parts."""
    return " ".join(part for part in re.split(r"[\s.,،()'’-]+", text) if part and part not in _LINKS)


@cache
def _digits() -> dict[int, str]:
    """Return what each digit and space of other scripts is written as."""
    table = {code: str(unicodedata.decimal(chr(code), "")) for code in range(0x80, _LAST_DIGIT) if _is_digit(code)}
    spaces = {ord(c): " " for c in "\u00a0\u202f\u2009\u3000\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"}
    return {**table, **spaces, ord("："): ":", ord("／"): "/", ord("．"): ".", ord("－"): "-", ord("٫"): "."}


def _is_digit(code: int) -> bool:
    return unicodedata.category(chr(code)) == "Nd"


@cache
def _months() -> dict[str, tuple[Calendar, tuple[int, ...]]]:
    """Return the calendar and the numbers of every month's name."""
    found: dict[str, tuple[Calendar, tuple[int, ...]]] = {}
    for line in files("headwater.ingest").joinpath("words", "months.txt").read_text(encoding="utf-8").splitlines():
        key, _, forms = line.partition(": ")
        name, _, number = key.partition(" ")
        calendar = next((calendar for calendar in _CALENDARS if calendar == name), None)
        for form in forms.split(", ") if calendar else ():
            bare = _bare(form)
            known = found[bare][1] if bare in found else ()
            found[bare] = (calendar or "gregorian", tuple(sorted({*known, int(number)})))
    return found
