"""Setting right beside the text: how it is read is shown, and what people decide on it is taken and shown as theirs."""

import re
import shutil
from dataclasses import asdict, dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import headwater
from headwater import Choice
from headwater.model.case import Case
from headwater.model.decisions import Decision
from headwater.web import deciding
from headwater.web.desk import Desk
from headwater.web.guard import local
from headwater.web.work import Bench, Work
from web.conftest import OURS, PORT, Opener, client_of


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """The app before a case, an article of it, and what its forms decided, which here nobody keeps."""

    client: TestClient
    case: Case
    article: str
    choices: list[Choice]

    def send(self, **form: str) -> str:
        """Send a form of the article's page, and return where it leads, "" if it was refused."""
        answer = self.client.post(f"/articles/{self.article}/decide", data={"by": "A. Roe", **form}, headers=OURS)
        return answer.headers.get("location", "")

    @property
    def choice(self) -> dict[str, Any]:
        """Return what was decided last."""
        return {name: value for name, value in asdict(self.choices[-1]).items() if value not in (None, ())}


@pytest.fixture
def read(ferry: TestClient, ferry_file: Path, monkeypatch: pytest.MonkeyPatch) -> _Read:
    """Return the ferry story, read, with its longest list of attributions."""
    case = headwater.open_case(ferry_file)
    choices: list[Choice] = []

    def drafts(_: Case, chosen: list[Choice], *__: object) -> list[Decision]:
        choices.extend(chosen)
        return []

    monkeypatch.setattr(deciding, "drafts", drafts)
    monkeypatch.setattr(deciding, "write", lambda *_: ())
    monkeypatch.setattr(Bench, "begin", lambda *_: len(choices))
    monkeypatch.setattr(Bench, "wait", lambda *_: Work(what="Counting anew", then="/", is_done=True))
    article = max(case.articles, key=lambda one: sum(said.article_id == one.id for said in case.attributions))
    return _Read(client=ferry, case=case, article=article.id, choices=choices)


def test_it_is_told_how_each_attribution_is_read(read: _Read) -> None:
    """Before anybody can say that it is wrong, he has to see what it is: who, by which words, what, how surely."""
    page = read.client.get(f"/api/articles/{read.article}").json()
    rows = [one for line in page["paragraphs"] for one in line["said"]]
    one = next(one for one in read.case.attributions if one.id == rows[1]["id"])
    text = next(held.text for held in read.case.articles if held.id == read.article)
    shown = read.client.get(f"/api/articles/{read.article}?attribution={one.id}").json()["chosen"]

    assert len(rows) == page["attributions"] == sum(said.article_id == read.article for said in read.case.attributions)
    assert page["chosen"] is None
    assert [words["text"] for words in shown["content"]] == [
        " ".join(text[span.start : span.end].split()) for span in one.contents
    ]
    assert (shown["said"]["confidence"], shown["evidence"]) == (one.confidence, list(one.evidence))


def test_a_page_has_a_form_for_one_attribution_at_most(read: _Read) -> None:
    """An article with hundreds of attributions must not become a page of hundreds of forms."""
    one = next(one for one in read.case.attributions if one.article_id == read.article)
    bare = read.client.get(f"/articles/{read.article}").text
    chosen = read.client.get(f"/articles/{read.article}?attribution={one.id}").text

    assert bare.count("<form") == 1  # the search
    assert chosen.count('name="attribution"') == 4
    assert "not there any more" not in chosen
    assert "no such attribution" in read.client.get(f"/articles/{read.article}?attribution=0123456789").text


@pytest.mark.parametrize("choice", ["attribution_right", "attribution_wrong", "speaker_is_not"])
def test_an_attribution_is_judged_beside_its_line(read: _Read, choice: str) -> None:
    """The nearest place to the words is where a mistake is seen."""
    one = next(one for one in read.case.attributions if one.article_id == read.article and one.speaker)
    name = one.speaker.name if one.speaker and choice == "speaker_is_not" else ""
    led = read.send(choice=choice, attribution=one.id, why="It is so.")

    assert (
        led
        == f"/articles/{read.article}?start={one.contents[0].start}&end={one.contents[0].end}#at-{one.contents[0].start}"
    )
    assert read.choice == {
        "kind": choice, "by": "A. Roe", "why": "It is so.", "attribution": one.id, **({"value": name} if name else {})
    }  # fmt: skip


def test_words_are_given_to_an_attribution_by_typing_them(read: _Read) -> None:
    """Who has no scripts, or no mouse, can do all that others can."""
    one = next(one for one in read.case.attributions if one.article_id == read.article and one.sources and one.cues)
    text = next(held.text for held in read.case.articles if held.id == read.article)
    said = text[one.contents[0].start : one.contents[0].end].split()
    read.send(choice="attribution_respanned", attribution=one.id, content=" ".join(said[1:]), source=said[0])

    assert [(part["role"], text[part["start"] : part["end"]].split()) for part in read.choice["parts"]] == [
        ("source", said[:1]),
        ("content", said[1:]),
    ]


def test_a_form_that_is_sent_as_it_came_means_the_same_words(read: _Read) -> None:
    """Without scripts too, each stretch carries where it stands, whichever others are edited or deleted."""
    one = max(
        (one for one in read.case.attributions if one.article_id == read.article), key=lambda one: len(one.contents)
    )
    page = read.client.get(f"/articles/{read.article}?attribution={one.id}").text
    form = {}
    for role in ("source", "cue", "content"):
        form[role] = unescape(re.findall(rf'data-role="{role}">([^<]*)</textarea>', page)[0])
        form[f"{role}_near"] = re.findall(rf'name="{role}_near" value="([^"]*)"', page)[0]
    read.send(choice="attribution_respanned", attribution=one.id, **form)
    spans = [*one.sources, *one.cues, *one.contents]

    assert [(part["start"], part["end"]) for part in read.choice["parts"]] == [(span.start, span.end) for span in spans]
    assert form["content_near"] == " ".join(f"{span.start}-{span.end}" for span in one.contents)


def test_a_missed_attribution_is_added(read: _Read) -> None:
    """What a reader sees and the program does not."""
    text = next(held.text for held in read.case.articles if held.id == read.article)
    lines = [line for line in text.splitlines() if len(line) > 80]
    start = text.index(lines[-1])
    read.send(
        choice="attribution_added",
        content=lines[-1][:60],
        content_near=f"{start}-{start + 60}",
        source=lines[-1][61:75],
        cue="",
    )

    assert read.choice["articles"] == (read.article,)
    assert read.choice["parts"][-1] == {"role": "content", "start": start, "end": start + len(lines[-1][:60].rstrip())}


@pytest.mark.parametrize(("chosen", "kept"), [("belief", "belief"), ("", None), ("A. Roe", None)])
def test_it_can_be_told_what_an_attribution_is(read: _Read, chosen: str, kept: str | None) -> None:
    """Who adds a thought or a plan must not have it counted as a speech; who leaves it open lets the words tell."""
    text = next(held.text for held in read.case.articles if held.id == read.article)
    start = text.index([line for line in text.splitlines() if len(line) > 80][-1])
    content = {"content": text[start : start + 60], "content_near": f"{start}-{start + 60}"}
    read.send(choice="attribution_added", value=chosen, **content)

    assert read.choice.get("value") == kept


def test_the_original_stays_open_beside_an_attribution(read: _Read) -> None:
    """Whoever checks an attribution against the page it came from needs both at once."""
    one = next(each for each in read.case.attributions if each.article_id == read.article)
    with_original = read.client.get(f"/articles/{read.article}?beside=true").text
    link = re.search(rf'href="([^"]*attribution={one.id}[^"#]*)', with_original)
    assert link

    page = read.client.get(unescape(link[1])).text
    assert "How this is read" in page
    assert "<iframe" in page


def test_words_that_are_not_found_are_asked_for_again(read: _Read) -> None:
    """Nobody types twice what was typed once: the form comes back as it was, with what is wrong."""
    form = {
        "choice": "attribution_added",
        "by": "A. Roe",
        "content": "words of <b>another</b> paper",
        "why": "I think.",
    }
    answer = read.client.post(f"/articles/{read.article}/decide", data=form, headers=OURS)

    assert answer.status_code == 409
    assert "stands nowhere in this article" in answer.text
    assert "words of &lt;b&gt;another&lt;/b&gt; paper</textarea>" in answer.text
    assert 'value="I think."' in answer.text
    assert read.choices == []


@pytest.mark.parametrize(
    "form",
    [
        {"choice": "attribution_added", "source": "The"},
        {"choice": "attribution_wrong", "attribution": "0123"},
        {"choice": "speaker_is", "attribution": "THIS"},
        {"choice": "note", "value": "  "},
        {"choice": "edge_is_not"},
        {"choice": "attribution_right", "attribution": "THIS", "by": " "},
    ],
)
def test_a_form_that_decides_nothing_is_told_so(read: _Read, form: dict[str, str]) -> None:
    """A decision that comes to nothing must not pass for one that was made."""
    one = next(one for one in read.case.attributions if one.article_id == read.article)
    filled = {name: one.id if value == "THIS" else value for name, value in form.items()}

    assert read.send(**filled) == ""
    assert read.choices == []


def test_a_note_is_on_an_article_on_words_or_on_an_attribution(read: _Read) -> None:
    """What somebody wants to remember belongs to where it came up."""
    one = next(one for one in read.case.attributions if one.article_id == read.article)
    read.send(choice="note", value="Ring the hospital.")
    whole = read.choice
    text = next(held.text for held in read.case.articles if held.id == read.article)
    at = text.rindex("deckhand")
    read.send(choice="note", value="Ring the hospital.", words="deckhand", words_near=f"{at}-{at + 8}")
    words = read.choice
    read.send(choice="note", value="Ring the hospital.", attribution=one.id)
    on_it = read.choice

    assert (whole["articles"], "places" in whole) == ((read.article,), False)
    assert text.count("deckhand") > 1
    assert ("articles" in words, words["places"]) == (
        False,
        ({"article_id": read.article, "start": at, "end": at + 8},),
    )
    assert on_it["places"][0]["start"] == one.contents[0].start


def test_what_was_decided_stands_beside_its_words(opener: Opener, ferry_file: Path, tmp_path: Path) -> None:
    """What counts because a person said so is told apart from what was found, with a way back."""
    path = tmp_path / "ferry.db"
    shutil.copy(ferry_file, path)
    case = headwater.open_case(path)
    wrong, named = [one for one in case.attributions if one.cues][:2]
    text = next(held.text for held in case.articles if held.id == wrong.article_id)
    words = text[wrong.contents[0].start : wrong.contents[0].end]
    headwater.decide(
        path,
        headwater.Choice(kind="attribution_wrong", by="A. Roe", attribution=wrong.id, why="A headline."),
        headwater.Choice(kind="speaker_is", by="B. Poe", attribution=named.id, value="Ida Pell"),
        headwater.Choice(kind="note", by="A. Roe", articles=(wrong.article_id,), value="Read it twice."),
    )
    client = opener(path)
    page = client.get(f"/api/articles/{wrong.article_id}").json()
    shown = client.get(f"/articles/{wrong.article_id}").text
    (here,) = [
        one for line in page["paragraphs"] for one in line["decided"] if one["row"]["kind"] == "attribution_wrong"
    ]
    there = client.get(f"/api/articles/{named.article_id}").json()
    undo = client.get(f"/articles/{wrong.article_id}?decision={here['row']['id']}").text

    assert wrong.id not in {one["id"] for line in page["paragraphs"] for one in line["said"]}
    assert here["words"].split()[:4] == words.split()[:4]
    assert [row["what"] for row in page["decided"]] == ["a note: Read it twice."]
    assert "this is no attribution" in shown
    assert "Read it twice." in shown
    assert 'action="/undo"' in undo
    assert {one["decided"] for line in there["paragraphs"] for one in line["said"]} == {"", "decided by B. Poe"}


def test_letters_that_are_not_shown_are_told_to_scripts(opener: Opener, tmp_path: Path) -> None:
    """An offset counted in the browser has to be one in the article's text, though marks of direction are left out."""
    text = (
        "Bridge shut\n\nThe Post\n4 March 2026\n\nThe bridge \u2067גשר\u2069 was shut on Monday, Mayor Ann Roe said.\n"
    )
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    held = headwater.trace([tmp_path / "one.txt"], tmp_path / "one.db").articles[0]
    page = opener(tmp_path / "one.db").get(f"/api/articles/{held.id}").json()
    left_out = [at for line in page["paragraphs"] for at in line["left_out"]]

    assert left_out == [at for at, letter in enumerate(held.text) if letter in "\u2067\u2069"]
    assert left_out


def test_what_could_not_be_kept_is_sent_again_to_where_it_came_from(ferry_file: Path) -> None:
    """Stretches go on lines of their own, which a field of one line would run together."""
    desk = Desk(path=ferry_file)
    typed = (("choice", "attribution_added"), ("content", "one stretch\nand another"))
    desk.bench._works[1] = Work(
        number=1, what="Counting anew", then="/", typed=typed, sent_to="/articles/ab/decide", error="gone", is_done=True
    )
    page = client_of(desk, local(PORT), cookie=True).get("/progress?job=1").text
    desk.close()

    assert 'action="/articles/ab/decide"' in page
    assert "one stretch\nand another</textarea>" in page
