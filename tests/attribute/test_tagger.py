"""The tagger: what it says of a text, and what happens when its file is damaged."""

import pytest

from headwater.attribute.tagger import ROLES, ask, load_tagger, open_tagger, tag
from headwater.errors import DamagedInstallation

TEXT = "It rained on Monday.\n\nThe harbour board said the pier was shut."


def test_an_attribution_begins_at_its_cue() -> None:
    """Everything else is asked of that piece."""
    tagging = tag(TEXT, load_tagger())

    best = max(range(len(tagging.begins)), key=tagging.begins.__getitem__)

    assert TEXT[tagging.pieces.starts[best] : tagging.pieces.ends[best]] == "said"
    assert tagging.acts[best] == "speech"


def test_the_cue_tells_what_belongs_to_it() -> None:
    """One answer holds source and content of the same saying."""
    tagger = load_tagger()
    tagging = tag(TEXT, tagger)
    cue = max(range(len(tagging.begins)), key=tagging.begins.__getitem__)

    answer = ask(tagging, tagger, [cue])[cue]

    found: dict[str, list[str]] = {role: [] for role in ROLES}
    for role in ROLES:
        for place, chance in enumerate(answer.roles[role], start=answer.first):
            if chance > 0.5:
                found[role].append(TEXT[tagging.pieces.starts[place] : tagging.pieces.ends[place]])
    assert " ".join(found["source"]).startswith("The harbour board")
    assert " ".join(found["content"]).startswith("the pier was shut")


def test_the_same_text_gives_the_same_numbers() -> None:
    """A case made twice must be the same case."""
    tagger = load_tagger()

    assert tag(TEXT, tagger).begins == tag(TEXT, tagger).begins


def test_nothing_is_said_of_no_text() -> None:
    """An empty article is no reason to fail."""
    assert tag("", load_tagger()).begins == ()


@pytest.mark.parametrize("body", [b"", b"no model", b"\x08\x07" * 50])
def test_a_damaged_model_is_told(body: bytes) -> None:
    """Whoever's download broke must learn what to do, not see a stack of calls."""
    with pytest.raises(DamagedInstallation, match=r"tagger\.onnx"):
        open_tagger(body)
