"""A comparison as one JSON object."""

import json
from dataclasses import replace

from headwater.present.export.comparison import comparison_json
from present import make
from present.pairs import LEFT, RIGHT, pair


def test_everything_has_its_place() -> None:
    """A program cuts the words out of the texts by the offsets."""
    data = json.loads(comparison_json(pair()))
    (difference,) = data["passages"][0]["differences"]

    assert [LEFT.text[one["start"] : one["end"]] for one in (difference["left"], data["passages"][1]["left"])] == [
        "tank exploded",
        "We ran into the snow",
    ]
    assert (
        RIGHT.text[difference["right"]["start"] : difference["right"]["end"]] == difference["right"]["text"] == "leak"
    )
    assert (data["left"]["words_in_other"], data["left"]["words"]) == (16, 39)
    assert data["left"]["only_here"][0]["text"] == "Tickets cost five crowns."


def test_claims_have_their_pairs_and_reasons() -> None:
    """What people read is what programs get."""
    claims = json.loads(comparison_json(pair()))["claims"]
    contradicted = claims[2]

    assert [claim["relation"] for claim in claims] == ["same", "same", "opposed"]
    assert contradicted["pairs"] == [
        {
            "left": contradicted["left"][0]["id"],
            "right": contradicted["right"][0]["id"],
            "relation": "opposed",
            "score": 0.7,
            "for": ["they share telling words"],
            "against": ["only one gives a number"],
        }
    ]


def test_what_could_act_on_a_terminal_is_written_out() -> None:
    """The object is exact, and harmless where it is printed."""
    title = "T\x9b31m \u202e[bold]"
    found = pair()
    text = comparison_json(replace(found, left=replace(found.left, article=make.article("A.", title=title))))

    assert not {"\x9b", "\u202e"} & set(text)
    assert json.loads(text)["left"]["title"] == title
