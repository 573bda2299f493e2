"""Two texts are shown one above the other where there is no room beside."""

from headwater.present.beside import Beside, Words, plain_view
from headwater.present.screen import BLANK, Line


def test_what_differs_stands_between_marks() -> None:
    """Nothing is said by colour alone."""
    part = Beside(
        left=(Words(text="At least "), Words(text="60", mark="left"), Words(text=" were hurt")),
        right=(Words(text="A total of 38", mark="right"), Words(text=" were hurt")),
        heads=("paragraph 1", ""),
    )

    assert plain_view((part,)) == "  A  paragraph 1\n     At least [-60-] were hurt\n  B  {+A total of 38+} were hurt\n"


def test_what_is_the_same_stands_once() -> None:
    """Nobody reads the same words twice to find that they are the same."""
    part = Beside(left=(Words(text="It rained."),), right=(Words(text="It rained"),))

    assert plain_view((Line(kind="title", text="Rain"), BLANK, part)) == "Rain\n\nA=B  It rained.\n"


def test_lines_are_no_wider_than_asked() -> None:
    """A mail and a log keep their shape."""
    words = (Words(text="word " * 60),)
    text = plain_view((Beside(left=words, right=words, heads=("a " * 50, "b " * 50)),), width=60)

    assert max(map(len, text.splitlines())) <= 60
