"""What the sender and subject of a mail say of the text in it."""

import pytest

from headwater.ingest.containers.senders import named, title, told_by


@pytest.mark.parametrize(
    ("sender", "outlet", "writers"),
    [
        ("The Corran Courier <news@courier.example>", "The Corran Courier", ()),
        ('"Ilse Maren from The Corran Courier" <a@list.example>', "The Corran Courier", ("Ilse Maren",)),
        ("Ilse Maren (Corran Courier) <a@list.example>", "Corran Courier", ("Ilse Maren",)),
        ("Ilse Maren | Harbour Notes <a@list.example>", "Harbour Notes", ("Ilse Maren",)),
        ("Ilse Maren <ilse.maren@mail.example>", None, ("Ilse Maren",)),
        ("Harbour Notes <crew@harbournotes.example>", "Harbour Notes", ()),
        ("Harbour Notes <no-reply@post.example>", "Harbour Notes", ()),
        ("ilse@mail.example", None, ()),
        ("", None, ()),
        ("<>", None, ()),
        ("x" * 5000, None, ()),
    ],
)
def test_outlets_and_writers_are_told_apart(sender: str, outlet: str | None, writers: tuple[str, ...]) -> None:
    """A newsletter comes from an outlet, a letter from a person."""
    assert named(sender) == (outlet, writers)


@pytest.mark.parametrize("subject", ["Quay shut", "Fwd: Quay shut", "RE: WG:  Quay shut", "Re[2]: Quay\n shut"])
def test_a_subject_loses_the_marks_of_its_travels(subject: str) -> None:
    """The headline is what was there before."""
    assert title(subject) == "Quay shut"


def test_who_passes_a_text_on_did_not_write_it() -> None:
    """A friend's name is no byline."""
    assert told_by("Fwd: Quay shut", "Ilse Maren <ilse@mail.example>", "").bylines == ()
    assert told_by("Fwd:", "", "").title is None
