"""Tables as text: parted, quoted and headed in every way that programs and people have."""

import csv
import io
from pathlib import Path

import pytest

from headwater.errors import NoSuchColumn, UnreadableFile
from headwater.ingest.containers.columns import Column
from headwater.ingest.containers.tables import members, serving
from headwater.ingest.members import Broken, Link, Member
from headwater.model.text import Capture

SAMPLE = Path(__file__).parent.parent / "samples" / "vane.csv"
TEXT = "The ferry will not sail; the harbour office, it is said, knew. " * 3


def read(body: str | bytes, columns: dict[str, str] | None = None) -> list[Member]:
    """Return what a table gives."""
    return list(members(io.BytesIO(body.encode() if isinstance(body, str) else body), "t", columns))


def texts(body: str | bytes) -> list[str]:
    """Return the texts of a table."""
    return [one.body.decode() for one in read(body) if isinstance(one, Capture)]


def urls(body: str | bytes) -> list[str]:
    """Return the addresses of a table without texts."""
    return [one.url for one in read(body) if isinstance(one, Link)]


def test_a_table_is_read_row_by_row() -> None:
    """Texts with line breaks and quotation marks, and a row that only has an address."""
    capture, link = read(SAMPLE.read_bytes())

    assert isinstance(capture, Capture)
    assert capture.path == "t#row 1"
    assert capture.body.decode().splitlines()[2] == '"We will sail when it is safe," a spokesman said.'
    assert (capture.given.outlet, capture.given.bylines) == ("The Corvane Courier", ("Mara Tollen",))
    assert isinstance(link, Link)
    assert (link.path, link.url) == ("t#row 2", "https://wire.example/pier")


def test_what_serves_as_what_is_told() -> None:
    """Before the table is read."""
    told = serving(io.BytesIO(SAMPLE.read_bytes()), "t")

    assert Column(role="bylines", name="Author(s)", reason="by its name") in told
    assert [column.role for column in told] == ["url", "text", "title", "outlet", "bylines", "published"]


def test_a_column_can_be_named() -> None:
    """Where the guess is not wanted."""
    body = f"text,other\nx,{TEXT!r}\n".replace("'", '"')

    assert [one.body.decode() for one in read(body, {"text": "other"}) if isinstance(one, Capture)] == [TEXT]
    with pytest.raises(NoSuchColumn):
        read(body, {"text": "none"})


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_kind_end_rows(end: str) -> None:
    """And stay as they are in quoted cells."""
    body = end.join(["url,text", f'https://a.example/1,"{TEXT}{end}{end}{TEXT}"', f'https://a.example/2,"{TEXT}"'])

    assert texts(body) == [f"{TEXT}{end}{end}{TEXT}", TEXT]


def test_quotation_marks_that_are_letters_do_no_harm() -> None:
    """A table with tabs often has no quoting at all."""
    rows = [
        f'"Safe" says {i}\thttps://a.example/{i}' if i % 3 else f'"Unsafe {i}\thttps://a.example/{i}' for i in range(9)
    ]

    assert urls("\n".join(["title\turl", *rows])) == [f"https://a.example/{i}" for i in range(9)]


def test_marks_behind_a_backslash_are_letters() -> None:
    """As databases export them."""
    rows = [f'"He said \\"no, never\\" {i}","https://a.example/{i}"' for i in range(5)]
    found = read("\n".join(['"title","url"', *rows]))

    assert isinstance(found[0], Link)
    assert found[0].given.title == 'He said "no, never" 0'


def test_a_table_without_names_is_read_by_its_cells() -> None:
    """Its columns are called by number."""
    body = f"20240101000000,https://a.example/1,{TEXT!r}\n20240101000000,https://a.example/2,{TEXT!r}\n".replace(
        "'", '"'
    )

    assert [one.path for one in read(body) if isinstance(one, Capture)] == []
    assert urls(body) == ["https://a.example/1", "https://a.example/2"]
    assert [one.url for one in read(body, {"text": "3"}) if isinstance(one, Capture)] == urls(body)


def test_one_column_of_addresses_is_a_table() -> None:
    """With a name above it or without."""
    assert urls("https://a.example/1\nhttps://a.example/2\n") == ["https://a.example/1", "https://a.example/2"]
    assert urls("Link\nhttps://a.example/1\n") == ["https://a.example/1"]


def test_one_column_of_prose_is_not_cut_at_its_commas() -> None:
    """No delimiter is better than a wrong one."""
    rows = [
        "One, two, three, and what else there was to say about the ferry.",
        "Nothing, he said, of it, or of the pier.",
    ]

    assert texts("text\n" + "\n".join(rows)) == rows


def test_lines_above_the_names_are_passed_over() -> None:
    """Services put the query and the day there."""
    rows = "".join(f"{i},2024-09-03,Ferry,https://a.example/{i}\r\n" for i in range(6))

    assert urls(f"Report:,harbour\r\nMade:,today\r\n\r\nNo,Date,Title,Url\r\n{rows}") == [
        f"https://a.example/{i}" for i in range(6)
    ]


def test_a_spreadsheet_may_say_its_delimiter() -> None:
    """In a line that is no row."""
    assert urls("sep=|\nurl|n\nhttps://a.example/1|2\n") == ["https://a.example/1"]


def test_ragged_rows_are_read() -> None:
    """Missing cells are empty, and what is too much belongs to the last."""
    body = f"url,title,text\nhttps://a.example/1\nhttps://a.example/2,Ferry,{TEXT}\nhttps://a.example/3,Pier\n"
    first, second, third = read(body)

    assert isinstance(first, Link)
    assert isinstance(second, Capture)
    assert second.body.decode() == TEXT
    assert isinstance(third, Link)


def test_names_that_come_twice_or_not_at_all_are_told_apart() -> None:
    """Each can be named."""
    body = f"url,text,,text\nhttps://a.example/1,x,y,{TEXT.replace(',', '')}\n"

    assert [one.body.decode() for one in read(body, {"text": "column 3"}) if isinstance(one, Capture)] == ["y"]
    assert [one.body.decode() for one in read(body, {"text": "text (2)"}) if isinstance(one, Capture)] == [
        TEXT.replace(",", "")
    ]


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_letters_of_every_charset_are_read(charset: str) -> None:
    """Spreadsheets save in the charset of the country."""
    rows = [
        ["заголовок", "ссылка"],
        *[[f"Паром не выйдет в море на этой неделе {i}", f"https://a.example/{i}"] for i in range(40)],
    ]
    found = read("\n".join(";".join(row) for row in rows).encode(charset))

    assert isinstance(found[0], Link)
    assert found[0].given.title == "Паром не выйдет в море на этой неделе 0"


def test_a_cell_too_large_is_told_and_the_next_row_read() -> None:
    """And the limit, which is the whole program's, is as it was."""
    before = csv.field_size_limit()
    row = "url,text\nhttps://a.example/1,{}\nhttps://a.example/2,\n"
    found = read(row.format('"' + ("x" * 999_999 + "\n") * 21 + '"'))

    assert isinstance(found[0], Broken)
    assert isinstance(found[-1], Link)
    assert isinstance(read(row.format("x" * 30_000_000))[0], Broken)
    assert csv.field_size_limit() == before


@pytest.mark.parametrize("name", ["x", "c{}"])
def test_a_table_of_very_many_columns_is_read(name: str) -> None:
    """Its names are told apart in linear time."""
    names = ["url", *[name.format(i) for i in range(20_000)]]

    assert urls(",".join(names) + "\nhttps://a.example/1" + ",x" * 20_000) == ["https://a.example/1"]


def test_zeros_and_odd_bytes_do_not_end_the_table() -> None:
    """One damaged cell costs one letter."""
    assert urls(b"title,url\nFer\x00ry \xff,https://a.example/1\nPier,https://a.example/2\n") == [
        "https://a.example/1", "https://a.example/2",
    ]  # fmt: skip


@pytest.mark.parametrize("body", ["", "\n\n", "id,name\n1,x\n", "url,text\n", '"', "\x00"])
def test_a_table_of_which_nothing_comes_is_refused(body: str) -> None:
    """Once, for the whole of it."""
    with pytest.raises((UnreadableFile, NoSuchColumn)):
        read(body)
