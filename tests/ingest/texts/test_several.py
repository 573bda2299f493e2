"""Several articles in one file: exports of press databases and press reviews are parted, everything else is one article."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.texts.repair import paragraphs
from headwater.ingest.texts.several import parted

BODY = (
    "The ferry to Skerrow will not sail this winter, the harbour board said on Tuesday after a meeting that lasted five hours.",
    "Nobody had told the islanders. “We read it on the door of the shop,” said Ada Fenn, who keeps sheep on the north shore.",
    "The board said that repairs to the pier would cost more than it has, and that it had asked the ministry for help in May.",
)
TITLES = (
    "Ferry stops for the winter",
    "Board blames the pier",
    "Ministry was asked in May",
    "Islanders look to the north",
)
OUTLETS = ("The Tarn Beacon", "Eastmark Ledger", "Lorne Valley Courier", "Inland Observer")


def texts(text: str) -> list[str]:
    """Return the text of each article that is found in a text file."""
    found = paragraphs(text)
    return ["\n\n".join(found[start:end]) for start, end in parted(found)]


def factiva(index: int, *, codes: bool = True) -> str:
    """Return an article as Factiva writes it."""
    number = f"Document TRNB00002024030{index + 1}ek350002{index}"
    if codes:
        return (
            f"HD {TITLES[index]}\nBY By Ada Fenn\nWC 512 words\nPD {index + 1} March 2024\n"
            f"SN {OUTLETS[index]}\nSC TRNB\nLA English\nCY Copyright 2024 {OUTLETS[index]}. All Rights Reserved.\n\n"
            f"LP\n{BODY[0]}\n\nTD\n{BODY[1]}\n\n{BODY[2]}\n\n{number}\n\n"
        )
    header = f"{TITLES[index]}\nBy Ada Fenn\n512 words\n{index + 1} March 2024\n{OUTLETS[index]}\nTRNB\n3\nEnglish"
    body = "\n\n".join(BODY)
    return f"{header}\nCopyright 2024 {OUTLETS[index]}. All Rights Reserved.\n\n{body}\n\n{number}\n\n"


def lexis(index: int) -> str:
    """Return an article as LexisNexis used to write it."""
    body = "\n\n".join(BODY)
    return (
        f"{index + 1} of 3 DOCUMENTS\n\n{OUTLETS[index]}\n\nMarch {index + 1}, 2024 Tuesday\n\n{TITLES[index]}\n\n"
        f"BYLINE: Ada Fenn\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: 512 words\n\n{body}\n\nLOAD-DATE: March {index + 1}, 2024\n\n"
        f"LANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\nCopyright 2024 {OUTLETS[index]}\nAll Rights Reserved\n\n"
    )


def nexis(index: int) -> str:
    """Return an article as LexisNexis writes it now."""
    body = "\n\n".join(BODY)
    return (
        f"{TITLES[index]}\n\n{OUTLETS[index]}\n\nMarch {index + 1}, 2024 Tuesday\n\n"
        f"Copyright 2024 {OUTLETS[index]} All Rights Reserved\n\nSection: NEWS; Pg. 3\n\nLength: 512 words\n\n"
        f"Byline: Ada Fenn\n\nBody\n\n{body}\n\nLoad-Date: March {index + 1}, 2024\n\nEnd of Document\n\n"
    )


def proquest(index: int) -> str:
    """Return an article as ProQuest writes it."""
    body = "\n\n".join(BODY)
    return (
        f"{'_' * 60}\n\nDocument {index + 1} of 3\n\n{TITLES[index]}\n\nAuthor: Fenn, Ada\n\n"
        f"Publication info: {OUTLETS[index]} ; Tarn [Tarn]. 0{index + 1} Mar 2024: A.3.\n\nAbstract: None available.\n\n"
        f"Full text: {body}\n\nPublication title: {OUTLETS[index]}\n\nPublication date: Mar {index + 1}, 2024\n\n"
        "Language of publication: English\n\nDocument type: News\n\nDatabase: Newsstand\n\n"
    )


def europresse(index: int) -> str:
    """Return an article as Europresse writes it."""
    body = "\n\n".join(BODY)
    return (
        f"Nom de la source : {OUTLETS[index]}\n\nType de source : Presse\n\nLundi {index + 4} mars 2024\n\n"
        f"{TITLES[index]}\n\n{body}\n\n"
        f"© 2024 {OUTLETS[index]}. Tous droits réservés.\n\nnews·2024030{index + 4}·TB·12{index}\n\n"
    )


def review(index: int) -> str:
    """Return an article as people paste it into a press review."""
    body = "\n\n".join(BODY)
    return f"{OUTLETS[index]}\n{index + 1} March 2024\n{TITLES[index]}\n\n{body}\n\n"


MAKERS = {
    "factiva": factiva,
    "factiva without codes": lambda index: factiva(index, codes=False),
    "lexis": lexis,
    "nexis": nexis,
    "proquest": proquest,
    "europresse": europresse,
    "press review": review,
}


@pytest.mark.parametrize("form", MAKERS)
def test_each_article_of_an_export_is_one_range(form: str) -> None:
    """A folder of exports is what researchers have: read as one article each, every count would be wrong."""
    found = texts("".join(MAKERS[form](index) for index in range(3)))

    assert len(found) == 3
    assert all(TITLES[index] in found[index] and found[index].count(BODY[0]) == 1 for index in range(3))
    assert all(OUTLETS[index] in found[index] for index in range(3))


@pytest.mark.parametrize("form", MAKERS)
def test_one_article_of_an_export_is_one_article(form: str) -> None:
    """The marks of a database alone do not make two articles."""
    assert len(texts(MAKERS[form](0))) == 1


def test_a_cover_page_is_no_article() -> None:
    """A list of titles before the articles states nothing."""
    cover = "Press search\n\nDocuments (3)\n\n" + "\n\n".join(f"{i + 1}. {TITLES[i]}" for i in range(3)) + "\n\n"
    found = texts(cover + "".join(nexis(index) for index in range(3)))

    assert len(found) == 3


@pytest.mark.parametrize("line", ["=====================", "* * * * * * *", "----------"])
def test_lines_of_one_sign_part_articles_with_headline_and_date(line: str) -> None:
    """People paste what they find into one file, with a line between."""
    parts = (f"{TITLES[i]}\n\n{i + 1} March 2024\n\n" + "\n\n".join(BODY) for i in range(3))
    found = texts(f"\n\n{line}\n\n".join(parts))

    assert [text.split("\n")[0] for text in found] == list(TITLES[:3])


def test_stars_between_scenes_part_nothing() -> None:
    """A line of asterisks in a long story is a pause."""
    text = f"{TITLES[0]}\n\n5 March 2024\n\n" + "\n\n* * * * *\n\n".join("\n\n".join(BODY) for _ in range(4))

    assert len(texts(text)) == 1


def test_an_article_with_subheads_is_one() -> None:
    """Subheads are no headlines: no date and no outlet stands beside them."""
    text = f"{TITLES[0]}\n\nThe Tarn Beacon\n5 March 2024\n\n" + "\n\n".join(
        f"{title}\n\n{BODY[0]}\n\n{BODY[1]}" for title in TITLES
    )

    assert len(texts(text)) == 1


def test_a_live_blog_is_one() -> None:
    """Its entries have headlines and times, but they are one outlet's one page."""
    entries = (f"{title}\n\n5 March 2024, 10.{i}2am GMT\n\n{BODY[0]}\n\n{BODY[1]}" for i, title in enumerate(TITLES))

    assert len(texts("Ferry: live\n\n" + "\n\n".join(entries))) == 1


def test_an_interview_and_a_timeline_are_one() -> None:
    """Lines that begin with a name or a date are no headers."""
    interview = "\n\n".join(
        f"Tarn Beacon: What happened on {i} March 2024?\n\nAda Fenn: {BODY[1]}" for i in range(1, 6)
    )
    timeline = "\n\n".join(f"{i} March 2024\n\n{BODY[0]} {BODY[1]} {BODY[2]}" for i in range(1, 6))

    assert len(texts(f"{TITLES[0]}\n\n{interview}")) == 1
    assert len(texts(f"{TITLES[0]}\n\nBy Ada Fenn\n\n{timeline}")) == 1


def test_a_newsletter_is_one() -> None:
    """Short items with a link each are one mail."""
    items = "\n\n".join(
        f"{title}\n\n{BODY[0]}\n\nRead more in the {outlet}" for title, outlet in zip(TITLES, OUTLETS, strict=True)
    )

    assert len(texts(f"The Morning Tide\n\n5 March 2024\n\n{items}")) == 1


@given(
    st.lists(
        st.sampled_from(
            [*BODY, *TITLES, *OUTLETS, "5 March 2024", "=" * 20, "End of Document", "", "HD x", "LENGTH: 5 words"]
        ),
        max_size=40,
    )
)
def test_ranges_are_in_order_and_inside(found: list[str]) -> None:
    """Whatever comes in, the lead can cut by what comes out."""
    ranges = parted(tuple(found))

    assert ranges
    assert all(0 <= start <= end <= len(found) for start, end in ranges)
    assert all(before[1] <= after[0] for before, after in pairwise(ranges))


@given(st.lists(st.sampled_from(list(MAKERS)), min_size=1, max_size=1), st.integers(min_value=2, max_value=3))
def test_no_article_is_lost(forms: list[str], count: int) -> None:
    """Every paragraph of running text is in a range."""
    found = paragraphs("".join(MAKERS[forms[0]](index) for index in range(count)))
    kept = [paragraph for start, end in parted(found) for paragraph in found[start:end]]

    assert sum(any(text in paragraph for text in BODY) for paragraph in kept) == sum(
        any(text in paragraph for text in BODY) for paragraph in found
    )
