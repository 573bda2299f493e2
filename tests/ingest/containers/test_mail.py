"""What mails give, and what bad ones come to."""

import io
from email.message import EmailMessage
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.errors import EncryptedFile, HeadwaterError, TooMuchWork, UnreadableFile
from headwater.ingest.containers.mail import members
from headwater.ingest.members import Broken, Inner, Link, Member
from headwater.model.text import Capture, Given

_PROSE = "The harbour board met on Monday and shut the north quay. Repairs will take until May, its chairman said. " * 4
_PAGE = f"<html><body><h1>Quay shut</h1><p>{_PROSE}</p></body></html>"


def message(body: str = _PROSE, *, page: str = "", **headers: str) -> EmailMessage:
    """Return a mail with a plain text, a page beside it, and these headers."""
    made = EmailMessage()
    told = {"Subject": "Quay shut", "From": "The Corran Courier <news@courier.example>", **headers}
    for name, value in told.items():
        made[name] = value
    made["Date"] = "Fri, 14 Mar 2025 09:12:00 +0100"
    made.set_content(body)
    if page:
        made.add_alternative(page, subtype="html")
    return made


def read(mail: EmailMessage | bytes | str) -> list[Member]:
    """Return what a mail gives."""
    body = mail.encode() if isinstance(mail, str) else mail if isinstance(mail, bytes) else mail.as_bytes()
    return list(members(io.BytesIO(body), "a.eml"))


def captures(found: list[Member]) -> list[Capture]:
    """Return the captures among them."""
    return [one for one in found if isinstance(one, Capture)]


def test_a_newsletter_gives_its_page_and_what_its_headers_say() -> None:
    """The page has headings, the plain text has none."""
    (found,) = read(message(page=_PAGE))

    assert isinstance(found, Capture)
    assert (found.path, found.media_type) == ("a.eml", "text/html; charset=utf-8")
    assert b"<h1>Quay shut</h1>" in found.body
    assert found.given == Given(
        title="Quay shut", outlet="The Corran Courier", published="Fri, 14 Mar 2025 09:12:00 +0100"
    )


def test_a_page_that_is_mere_decoration_gives_way_to_the_plain_text() -> None:
    """Some pages only say that a mail cannot be shown."""
    (found,) = captures(read(message(page="<html><body><img src='a.png'>Open in your browser</body></html>")))

    assert found.media_type == "text/plain; charset=utf-8"
    assert found.body.decode().startswith("The harbour board met")


def test_words_of_headers_are_decoded() -> None:
    """Letters beyond ASCII travel in disguise."""
    raw = "Subject: =?koi8-r?B?8NLJ18XU?= =?utf-8?q?_caf=C3=A9?=\nFrom: =?iso-8859-1?Q?Caf=E9?= News <a@b.example>\n\nText here."

    (found,) = captures(read(raw))

    assert (found.given.title, found.given.outlet) == ("Привет café", "Café News")


def test_headers_in_plain_letters_of_no_charset_are_read() -> None:
    """Some programs disguise nothing."""
    raw = "Subject: Café shut\nFrom: x@y.example\n\nText here."

    assert captures(read(raw.encode()))[0].given.title == "Café shut"
    assert captures(read(raw.encode("cp1252")))[0].given.title == "Café shut"


def test_broken_lines_are_made_whole_where_the_mail_says_so() -> None:
    """A line's end within a sentence means nothing."""
    raw = "Content-Type: text/plain; format=flowed\n\nThe board \nmet on \nMonday.\n> So \n> he.\n>> No.\n\nBy Ilse\n"

    assert captures(read(raw))[0].body.decode().strip() == "The board met on Monday.\n> So he.\n>> No.\n\nBy Ilse"


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("quoted-printable", "Caf=C3=A9 sh=\nut"),
        ("base64", "Q2Fmw6kgc2h1dA=="),
        ("8bit", "Café shut"),
        ("x-odd", "Café shut"),
    ],
)
def test_codings_of_the_way_are_undone(coding: str, body: str) -> None:
    """What servers did to the letters is not the text."""
    raw = f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {coding}\n\n{body}"

    assert captures(read(raw))[0].body.decode().strip() == "Café shut"


@pytest.mark.parametrize(("charset", "body"), [("koi8-r", "Привет".encode("koi8-r")), ("no-such", "Привет".encode())])
def test_charsets_are_as_declared_where_that_fits(charset: str, body: bytes) -> None:
    """Old mails are in old charsets."""
    raw = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n".encode() + body

    assert captures(read(raw))[0].body.decode() == "Привет"


def test_signatures_and_addresses_of_links_are_left_out() -> None:
    """They are no prose."""
    raw = "Subject: a\n\nThe board ( https://x.invalid/a?b ) met <https://y.invalid>.\nhttps://z.invalid/b\n-- \nIlse\nCorran\n"

    assert captures(read(raw))[0].body.decode().strip() == "The board met."


def test_files_in_a_mail_are_opened_in_their_turn() -> None:
    """Colleagues send articles as files."""
    mail = message("For you.")
    mail.add_attachment(b"%PDF-1.4 x", maintype="application", subtype="pdf", filename="qu\u00e4y.pdf")
    mail.add_attachment(_PAGE, subtype="html", filename="page 1.html")
    mail.add_attachment(b"GIF8", maintype="image", subtype="gif", filename="a.gif")
    mail.add_attachment("BEGIN:VCALENDAR", subtype="calendar", filename="a.ics")

    found = read(mail)

    assert all(isinstance(one, Inner) for one in found)
    assert [one.path for one in found] == ["a.eml#quäy.pdf", "a.eml#page 1.html"]
    assert isinstance(found[0], Inner)
    assert found[0].file.read() == b"%PDF-1.4 x"


def test_names_of_files_are_on_one_line() -> None:
    """A name is shown in lists."""
    raw = f"Content-Disposition: attachment; filename*=utf-8''a%0Ab%00.html\nContent-Type: text/html\n\n{_PAGE}"

    assert [one.path for one in read(raw)] == ["a.eml#a b\N{REPLACEMENT CHARACTER}.html"]


def test_a_mail_in_a_mail_is_read_with_its_own_headers() -> None:
    """Who passed it on did not write it."""
    outer = EmailMessage()
    outer["Subject"], outer["From"] = "Fwd: Quay", "Ilse Maren <i@mail.example>"
    outer.set_content("See below.")
    outer.add_attachment(message(page=_PAGE))

    (found,) = captures(read(outer))

    assert found.path == "a.eml#Quay shut"
    assert found.given.outlet == "The Corran Courier"


def test_a_mail_that_was_passed_on_in_the_text_is_told_by_its_own_lines() -> None:
    """Most programs pass mails on like this."""
    text = (
        "FYI\n\n---------- Forwarded message ---------\nFrom: The Corran Courier <news@courier.example>\n"
        f"Date: Fri, Mar 14, 2025 at 9:12 AM\nSubject: Quay shut\nTo: <i@mail.example>\n\n\n{_PROSE}"
    )

    (found,) = captures(read(message(text, Subject="Fwd: Quay shut", From="Ilse Maren <i@mail.example>")))

    assert found.given == Given(
        title="Quay shut", outlet="The Corran Courier", published="Fri, Mar 14, 2025 at 9:12 AM"
    )
    assert found.body.decode().strip().startswith("The harbour board met")


def test_a_mail_that_only_lists_articles_gives_their_addresses() -> None:
    """An alert is no article, but leads to some."""
    items = "".join(
        f'<p><a href="https://www.google.com/url?url=https://x{i}.example/a&ct=b">The board shuts quay {i}</a> In short.</p>'
        for i in range(5)
    )
    page = f'<html>{items}<a href="https://x.example/unsubscribe">Click here to leave us now</a></html>'

    found = read(message("x", page=page))

    assert found[0] == Link(
        path="a.eml#link 1", url="https://x0.example/a", given=Given(title="The board shuts quay 0")
    )
    assert len(found) == 5


def test_locked_mails_are_told_as_such() -> None:
    """The reader must know what to do."""
    (found,) = read("Content-Type: multipart/encrypted; boundary=a\n\n--a\n\nx\n--a--")

    assert isinstance(found, Broken)
    assert isinstance(found.error, EncryptedFile)


def test_a_mail_of_apple_s_program_is_read() -> None:
    """It writes the length before and a list of its own after."""
    raw = f"Subject: Quay shut\n\n{_PROSE}"

    (found,) = captures(read(f"{len(raw)}      \n{raw}<?xml version='1.0'?><plist></plist>"))

    assert found.given.title == "Quay shut"
    assert b"plist" not in found.body


def nested(depth: int, kind: str) -> bytes:
    """Return a mail with mails or groups of parts in it, one in the other."""
    head = "".join(f'Content-Type: {kind}; boundary="b{i}"\n\n--b{i}\n' for i in range(depth))
    return (head + f"Content-Type: text/plain\n\n{_PROSE}\n").encode()


def mails(depth: int) -> bytes:
    """Return a mail with a mail in it with a mail in it."""
    return b"Subject: a\nContent-Type: message/rfc822\n\n" * depth + _PROSE.encode()


@pytest.mark.parametrize(
    "body",
    [
        nested(12, "multipart/mixed"),
        nested(990, "multipart/mixed"),
        nested(5000, "multipart/mixed"),
        mails(10),
        mails(5000),
    ],
)
def test_mails_nested_beyond_measure_are_told_as_such(body: bytes) -> None:
    """Nobody sends them but to do harm."""
    try:
        (found,) = read(body)
    except HeadwaterError:
        return

    assert isinstance(found, Broken)


@pytest.mark.parametrize(
    "body",
    [
        b"Subject: a\n" * 300_000,
        b"Subject: a\n" + b" b\n" * 300_000,
        b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\n" * 200_000,
        b"From: " + b"<" * 300_000 + b"\n\ntext",
        b"Subject: " + b"=?utf-8?q?a?= " * 20_000 + b"\n\ntext",
        b"Subject: " + b"Re: " * 50_000 + b"\n\ntext",
        b"Content-Type: text/html\n\n" + b"<a href='http://x.invalid/a'>" * 20_000,
        b"Content-Type: text/plain; " + b"a*0*=b; " * 20_000 + b"\n\ntext",
    ],
)
def test_hostile_mails_take_little_time(body: bytes) -> None:
    """No mail may hold up a run."""
    started = process_time()
    try:
        found = read(body)
    except (TooMuchWork, UnreadableFile):
        found = [Broken(path="", error=TooMuchWork("", ""))]

    assert found
    assert process_time() - started < 8


@settings(deadline=None)
@given(st.lists(st.sampled_from([
    "Subject: =?utf-8?b?//8?=", "Subject: =?x?q?a?=", 'From: "a', "Content-Type: multipart/mixed; boundary=b",
    "Content-Type: ;;", "Content-Type: text/html; charset*=utf-8''%ff", "Content-Transfer-Encoding: base64",
    "Content-Disposition: attachment; filename*=x",
    "", "--b", "--b--", "\x00", "=ZZ", "Content-Type: message/rfc822", "begin 644 a", "\udcff",
]), max_size=12))  # fmt: skip
def test_no_damage_raises_anything_of_the_library(lines: list[str]) -> None:
    """A reader of a pile must be told, whatever is in it."""
    try:
        found = read("\n".join(lines).encode("utf-8", "surrogateescape"))
    except HeadwaterError:
        return

    assert found


def test_a_page_that_was_passed_on_is_told_by_its_own_lines() -> None:
    """Some programs pass on nothing but the page."""
    page = (
        "<html><body><div>---------- Forwarded message ---------<br>From: <strong>The Corran Courier</strong> "
        "&lt;news@courier.example&gt;<br>Date: Fri, Mar 14, 2025 at 9:12 AM<br>Subject: Quay shut<br>To: &lt;i@mail.example&gt;"
        f"<br></div><table><tr><td><p>{_PROSE}</p></td></tr></table></body></html>"
    )
    raw = f"Subject: Fwd: Quay shut\nFrom: Ilse Maren <i@mail.example>\nContent-Type: text/html\n\n{page}"

    (found,) = captures(read(raw))

    assert (found.given.outlet, found.given.published) == ("The Corran Courier", "Fri, Mar 14, 2025 at 9:12 AM")
