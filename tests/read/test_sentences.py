"""Where sentences end."""

from collections.abc import Callable

import pytest

from headwater.model.text import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    "text",
    [
        "Lt. Gen. Talib Orsk spoke to Mr. Pell of No. 5 Rope Walk.",
        "The U.S. Navy sent Dr. P. Lund to St. Corm.",
        "Maj. Gen. Orsk, 58, said that nothing had happened.",
    ],
)
def test_an_abbreviation_ends_no_sentence(read: Read, text: str) -> None:
    """A name cut in two names nobody."""
    assert [text[s.start : s.end] for s in read(text).sentences] == [text]


def test_sentences_never_go_over_blocks(read: Read) -> None:
    """A heading without a stop would run into the first paragraph."""
    text = "A town without a mill\n\nThe mill closed. It was old."

    assert [text[s.start : s.end] for s in read(text).sentences] == [
        "A town without a mill",
        "The mill closed.",
        "It was old.",
    ]


def test_sentences_end_inside_quotations(read: Read) -> None:
    """The quotation spans over; the cut stays."""
    text = "“The mill burned. Nobody came,” he said. He wept."

    result = read(text)

    assert [text[s.start : s.end] for s in result.sentences] == [
        "“The mill burned.",
        "Nobody came,” he said.",
        "He wept.",
    ]
    assert text[result.quotes[0].start : result.quotes[0].end] == "“The mill burned. Nobody came,”"


def test_marks_and_notes_do_not_confuse_the_parse(read: Read) -> None:
    """Emphasis and editors' notes are no words."""
    text = "In May *The Cradle* reported that the mill “[was] shut” [emphasis added]."

    tokens = read(text).tokens
    words = [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]
    verb = words.index("reported")

    assert "*" not in words
    assert "emphasis" not in words
    assert [words[i] for i, head in enumerate(tokens.heads) if head == verb and tokens.deps[i] == "nsubj"] == ["Cradle"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "橋は閉鎖された。誰も来なかった。", ["橋は閉鎖された。", "誰も来なかった。"]),
        ("de", "Sie rief: „Halt.“ Niemand kam.", ["Sie rief: „Halt.“", "Niemand kam."]),
        ("ar", "متى؟ في الثانية.", ["متى؟", "في الثانية."]),
    ],
)
def test_sentences_of_other_languages_end_at_their_marks(
    read: Read, language: str, text: str, expected: list[str]
) -> None:
    """Claims are compared by the sentence, whatever its marks are."""
    assert [text[s.start : s.end] for s in read(text, language=language).sentences] == expected
