"""Changes on the way in articles as people write them, from the text to what is told of it."""

from pathlib import Path

import pytest

import headwater

GAZETTE = """Tarn Gazette
Monday 4 May 2026

{title}

By Ann Roe

{text}
"""
POST = """Inland Post
Saturday 9 May 2026

{title}

{text}
"""
ENGINEER = "The engineer who looks after Tarn bridge says that its bolts must be changed before the winter."
CREDIT = "Cracks have been found in six bolts of the bridge at Tarn, the Tarn Gazette reported on Monday."


def changes(folder: Path, *texts: str) -> list[tuple[str, str]]:
    """Return the kinds and the words of what is told to have changed in a folder of articles."""
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return [(one.kind, one.text) for one in headwater.trace([folder]).provenance.drift]


def test_a_figure_that_a_newspaper_gets_wrong_is_told(tmp_path: Path) -> None:
    """Fourteen hurt become twenty-six by a slip of the pen."""
    struck = "The ferry Maid of Ebb struck the coal pier at Tarn on Sunday evening, and {} passengers were hurt, {}."
    told = (
        f"{struck.format(14, 'according to the duty sister at Tarn hospital, Aud Pell')}\n\nShe was repaired in 2019."
    )
    found = changes(
        tmp_path,
        GAZETTE.format(title="Ferry strikes the coal pier", text=told),
        POST.format(title="Ferry hurts many", text=struck.format(26, "the Tarn Gazette reported")),
    )

    assert ("figure_changed", "14 passengers before, 26 here.") in found


@pytest.mark.parametrize(
    ("words", "speaker", "change"),
    [
        (
            "We have found cracks in all of the bolts and nobody at the town hall wanted to hear of it",
            "the engineer, Ole Brandt",
            ("quotation_altered", "The quoted words are not the same: “six” before, “all” here."),
        ),
        (
            "We have found cracks in six of the bolts and nobody at the town hall wanted to hear of it",
            "the mayor, Hanne Lund",
            ("quotation_moved", "In the mouth of Ole Brandt before, of Hanne Lund here."),
        ),
        (
            "We have found cracks in six of the bolts and nobody at the town hall wanted to hear of it",
            "the engineer, Ole Brandt",
            None,
        ),
    ],
)
def test_a_quotation_in_other_words_or_another_mouth_is_told(
    tmp_path: Path, words: str, speaker: str, change: tuple[str, str] | None
) -> None:
    """Whom the words are given to and what they are is all that a quotation is; one that is right is left alone."""
    said = (
        '"We have found cracks in six of the bolts and nobody at the town hall wanted to hear of it," Ole Brandt told '
        "the Gazette on Sunday.\n\nThe mayor, Hanne Lund, said that she would read his report."
    )
    found = changes(
        tmp_path,
        GAZETTE.format(title="The bolts of Tarn bridge", text=f"{ENGINEER}\n\n{said}"),
        POST.format(title="Cracks in Tarn bridge", text=f'{CREDIT}\n\n"{words}," {speaker}, told the newspaper.'),
    )

    assert [one for one in found if one[0].startswith("quotation")] == ([change] if change else [])


def test_what_was_taken_back_and_is_told_all_the_same_is_found(tmp_path: Path) -> None:
    """The Post could have read the correction two days before."""
    closed = "the bridge at Tarn will be closed for the whole of October"
    found = changes(
        tmp_path,
        GAZETTE.format(
            title="Six bolts of Tarn bridge are cracked",
            text=f"Engineers have found cracks in six bolts of the bridge at Tarn, and {closed}, the Gazette has learned.",
        ),
        GAZETTE.replace("Monday 4", "Thursday 7").format(
            title="Correction",
            text=f"In a report on Monday we said that {closed}. That was wrong. The bridge will stay open.\n\nWe apologise.",
        ),
        POST.format(
            title="Drivers face long way round",
            text=f"T{closed[1:]} after engineers found cracks in six of its bolts, the Tarn Gazette reported on Monday.",
        ),
    )

    assert ("withdrawn_carried", "Tarn Gazette had taken this back before Inland Post told it.") in found
