"""The report: self-contained, honest about its links, and deaf to hostile text."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from lxml import etree
from lxml import html as lxml_html

from headwater.errors import NoSuchClaim
from headwater.model.case import Case
from headwater.model.text import Article
from headwater.present.report import report
from present import make

STORIES = ("01-skerrow-ferry", "03-orrin-foundry", "05-quarnby-clock", "06-haldrin-lifeboat", "10-bronze-otter")
HOSTILE = (
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)" x="',
    "' onfocus='alert(1)",
    "</style><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    "]]><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202egnisrever\u202c and \u2066isolated",
    "nul\x00 bell\x07 escape\x1b[31m",
    "&lt;b&gt; &amp; &#60;i&#62;",
    "javascript:alert(1)",
    "half \ud800 of a pair",
)


class Tags(HTMLParser):
    """Collects the tags, ids, links and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.names: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one opening tag."""
        self.names.append(tag)
        self.attributes += attrs
        self.ids += [value or "" for key, value in attrs if key == "id"]
        self.links += [value or "" for key, value in attrs if key in ("href", "src", "xlink:href")]


def tags(page: str) -> Tags:
    """Return what is in a page."""
    found = Tags()
    found.feed(page)
    return found


def hostile_case(text: str) -> Case:
    """Return a case in which every field that comes from outside holds `text`."""
    body = f"The mayor said the bridge is shut. {text} Nobody came."
    left = make.article(body, path=f"{text}.txt", outlet=text, title=text, date="2026-03-04")
    right = make.article(body, path=f"b{text}.txt", outlet=f"{text}2", date="2026-03-05")
    one = make.claim(
        f"The bridge is shut {text}",
        (
            make.appearance(left, "The mayor said the bridge is shut.", chain=(text,), sourcing="named"),
            make.appearance(right, "The mayor said the bridge is shut.", chain=(text,), sourcing="named"),
            make.appearance(right, "Nobody came.", stance="denies", chain=(f"x {text}",), sourcing="named"),
        ),
        origins=(text,),
    )
    said = make.attribution(left, source="The mayor", cue="said", content="the bridge is shut", name=text)
    return make.case(
        (left, right),
        claims=(one,),
        edges=(make.edge(right, left, "republication", (one.id,)),),
        attributions=(said,),
        failures=(make.failure(text, text),),
    )


@pytest.mark.parametrize("name", STORIES)
def test_every_link_leads_to_an_anchor_in_the_page(name: str) -> None:
    """A number that leads nowhere is a number without evidence."""
    found = tags(report(make.story(name)))

    assert {link[1:] for link in found.links} <= set(found.ids)
    assert all(link.startswith("#") for link in found.links)
    assert len(found.ids) == len(set(found.ids))
    assert not {"form", "button", "script"} & set(found.names)


def test_nothing_is_loaded_from_elsewhere() -> None:
    """The page is opened offline, beside material that must not leave the machine."""
    page = report(make.story("01-skerrow-ferry"))

    assert not re.search(r"(?:src|href)=\"(?!#)|url\(|@import|https?://", page)
    assert "default-src 'none'" in page


@pytest.mark.parametrize("name", STORIES)
def test_the_page_is_well_formed(name: str) -> None:
    """Unclosed tags break the page in one browser and not in the next."""
    page = report(make.story(name))

    body = page[page.index("<body>") : page.index("</html>")].replace("<br>", "<br/>").replace(" open>", ' open="">')
    etree.fromstring(body.replace("&", "&amp;"), etree.XMLParser(resolve_entities=False, huge_tree=True))
    assert lxml_html.document_fromstring(page).find(".//h1") is not None


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    """Articles come from anywhere; opening a report must be safe."""
    page = report(hostile_case(text))
    calm = report(hostile_case("calm"))

    assert "script" not in tags(page).names
    assert sorted(set(tags(page).names)) == sorted(set(tags(calm).names))
    assert not [key for key, _ in tags(page).attributes if key.startswith("on")]
    assert page.encode("utf-8").decode("utf-8") == page
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
    assert tags(page).names.count("style") == 1


def test_the_order_of_articles_changes_nothing() -> None:
    """Two people with the same pile must get the same page."""
    case = make.story("01-skerrow-ferry")
    turned = make.turned(case)

    assert report(turned) == report(case)


def test_an_empty_pile_has_a_page() -> None:
    """A folder in which nothing could be read still needs an answer."""
    page = report(make.case((), failures=(make.failure("scan.jpg", "This is not an article."),)))

    assert "scan.jpg" in page
    assert "No claims were found" in page


def test_a_large_pile_stays_small() -> None:
    """Three hundred articles must open in a browser."""
    articles: tuple[Article, ...] = tuple(
        make.article(
            "The bridge is shut. " + "Rain fell all day. " * 900,
            path=f"{n}.txt",
            outlet=f"Outlet {n}",
            date="2026-03-04",
        )
        for n in range(300)
    )
    one = make.claim("The bridge is shut", tuple(make.appearance(each, "The bridge is shut.") for each in articles))
    page = report(make.case(articles, claims=(one,)))

    assert len(page) < 6_000_000
    assert {link[1:] for link in tags(page).links} <= set(tags(page).ids)


def test_the_report_of_a_story(golden: Callable[[str, str], None]) -> None:
    """The page of one claim, with what it rests on, is reviewed like code; its style is reviewed where it stands."""
    page = report(make.story("01-skerrow-ferry"), ["2"], "The Maid of Ansel")

    golden("report.html", re.sub(r"(?s)(?<=<style>).*(?=</style>)", "", page))


def words_of(part: Any) -> str:  # noqa: ANN401 - lxml's elements are typed without their own methods
    """Return the text of an element on one line."""
    return " ".join(part.text_content().split())


def test_numbers_lead_to_their_sentence() -> None:
    """The place that a link names holds the words of the appearance."""
    case = make.story("05-quarnby-clock")
    page = lxml_html.document_fromstring(report(case))
    shown = {part.get("id", ""): words_of(part.getparent()) for part in page.iterfind(".//span[@class='anchor']")}
    links = [link.get("href", "")[1:] for link in page.iterfind(".//table[@class='appearances']//a[@class='ref']")]
    told = [" ".join(each.text.split()) for claim in case.provenance.claims for each in claim.appearances]

    assert links
    assert all(any(words[:20] in shown[link] for words in told) for link in links)


def test_the_list_says_what_the_picture_shows() -> None:
    """Who cannot see the picture gets the same facts."""
    page = lxml_html.document_fromstring(report(make.story("01-skerrow-ferry")))
    for view in page.iterfind(".//div[@class='view']"):
        listed = view.find(".//ul[@class='branches']")
        names = [words_of(text) for text in view.iterfind(".//text[@class='name']")]

        assert all(name.rstrip("…") in words_of(listed) for name in names)


def test_a_claim_that_was_asked_for_comes_alone() -> None:
    """Who sends one finding to an editor does not send the whole pile; what is left out is said."""
    case = make.story("01-skerrow-ferry")
    found = tags(report(case, ["2", case.provenance.claims[0].id]))
    views = {name for name in found.ids if re.fullmatch(r"claim-\d+", name)}

    assert len(views) == 2
    assert "2 of 4 claims: those that were asked for" in report(case, ["1", "2"])
    assert {link[1:] for link in found.links} <= set(found.ids)


def test_a_claim_that_is_not_there_is_told() -> None:
    """A typing mistake must not yield a report without the claim."""
    with pytest.raises(NoSuchClaim, match="99"):
        report(make.story("01-skerrow-ferry"), ["1", "99"])


def test_a_report_has_the_title_that_it_was_given() -> None:
    """Reports are filed and sent; the title is text, whatever it holds."""
    page = report(make.story("01-skerrow-ferry"), title="The <b>Maid</b> of Ansel")

    assert "<title>The &lt;b&gt;Maid&lt;/b&gt; of Ansel" in page


def test_of_a_crowded_case_the_claims_told_most_are_shown() -> None:
    """Nobody reads ten thousand claims in one page, and no browser opens it."""
    articles = [
        make.article(f"Bridge {n} is shut. Rain fell.", path=f"{n}.txt", outlet=f"Post {n}") for n in range(400)
    ]
    claims = [
        make.claim(f"Bridge {n} is shut", (make.appearance(one, f"Bridge {n} is shut."),))
        for n, one in enumerate(articles)
    ]
    page = report(make.case(tuple(articles), claims=tuple(claims)))
    found = tags(page)

    assert sum(bool(re.fullmatch(r"claim-\d+", name)) for name in found.ids) == 200
    assert "200 of 400 claims: those told most" in page
    assert {link[1:] for link in found.links} <= set(found.ids)
    assert len(found.ids) == len(set(found.ids))
