"""Which speakers of a transcript are the outlet's own people."""

from headwater.model.attribution import Attribution, Speaker
from headwater.model.identity import digest
from headwater.model.text import Article, Span
from headwater.trace.parties.casts import presenters
from mini_piles import Told, pile


def own_people(*turns: tuple[str, str]) -> set[str]:
    """Return the names of those who speak for the outlet in a transcript."""
    article = pile(Told(outlet="Radio Ebb", day=1, says=[f"{name}: {words}" for name, words in turns])).articles[0]
    said: list[Attribution] = []
    at = 0
    for name, words in turns:
        at = article.text.index(f"{name}: {words}", at)
        said.append(_turn(article, name, at, words))
    found = presenters({article.id: article}, {article.id: said})[article.id]
    return {name for name, _ in turns if digest("speaker", name) in found}


def _turn(article: Article, name: str, at: int, words: str) -> Attribution:
    start = at + len(name) + 2
    return Attribution(
        id=digest("turn", at),
        article_id=article.id,
        sources=(Span(start=at, end=at + len(name)),),
        cues=(),
        contents=(Span(start=start, end=start + len(words)),),
        kind="turn",
        act="speech",
        stance="asserts",
        hedged=False,
        parent=None,
        speaker=Speaker(id=digest("speaker", name), name=name, kind="person"),
        sourcing="named",
        confidence=1.0,
        evidence=(),
    )


def test_who_asks_presents_the_programme() -> None:
    """A question puts nothing forward on the word of the one who asks."""
    found = own_people(("REITH", "Was it shut?"), ("PELL", "It was."), ("REITH", "By whom?"), ("PELL", "By us."))

    assert found == {"REITH"}


def test_who_opens_and_names_another_presents_it_too() -> None:
    """Not every presenter asks."""
    found = own_people(("REITH", "Mrs Pell is here. Good evening."), ("PELL", "It was shut."))

    assert found == {"REITH"}


def test_a_reporter_tells_whom_she_met() -> None:
    """What a reporter says on air is the station's own report."""
    met = "I rang the editor, and she said little. Otto Lamm told me last night that it was shut."

    assert own_people(("REITH", "Has it shut? Ada Vole."), ("VOLE", met)) == {"REITH", "VOLE"}
    assert own_people(("REITH", "Ada Vole is here with us. Has it shut?"), ("VOLE", met)) == {"REITH"}


def test_a_recording_is_nobody_of_the_outlet() -> None:
    """A clip is somebody else's word."""
    found = own_people(("REITH", "Has it shut? Here is Dol."), ("DOL", "(recording): Would I be here? Would I?"))

    assert found == {"REITH"}
