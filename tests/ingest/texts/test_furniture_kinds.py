"""What only a site says to its readers, by the words of one line."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.texts.furniture_kinds import furniture_kind


@pytest.mark.parametrize(
    "line",
    [
        "Share on Facebook Tweet",
        "FacebookTwitterPinterestEmail",
        "Advertisement",
        "ADVERTISEMENT – SCROLL TO CONTINUE",
        "Story continues below advertisement",
        "Read more: Mayor shuts bridge",
        "READ ALSO: Mayor shuts bridge",
        "» Related: The bridge that nobody wanted",
        "Comments (12)",
        "214 comments",
        "3 min read",
        "Tags: bridges, Tarn, winter",
        "Sign up for our newsletter",
        "Sign up to Morning Tarn, our free daily newsletter, and never miss a thing.",
        "Subscribe to our YouTube channel",
        "Follow us on Twitter @tarnbeacon",
        "Follow Oona Tarn on Twitter",
        "You can reach her at oona@tarnbeacon.example",
        "Click here to read the full report",
        "Get the day's headlines delivered to your inbox.",
        "Support our journalism with a monthly gift.",
        "We use cookies to give you the best experience.",
        "© 2024 Tarn Beacon Ltd.",
        "All rights reserved.",
        "Terms of use | Privacy policy | Contact us",
        "Home page Search Log in Subscribe",
        "Listen to this article",
        "Have you got a story? Email us at desk@tarnbeacon.example",
        "The Tarn Beacon. Reproduction with acknowledgement permitted. Back to top",
        "Advertise in the Beacon: ring Dulcie. | Archive | Privacy | Back to top",
        "Also on Tarn & Skarn",
        "Tarn Beacon, Skarn. Got a story? Ring us on the usual number.",
        "Press enquiries: Oona Tarn, at the dairy.",
        "March 22, 2018 | 61 comments",
        "Watch: Raw video from the scene (0:48)",
        "Lesen Sie auch: Brücke gesperrt",
        "Lire aussi : Le pont est fermé",
        "Leggi anche",
        "Suscríbete a nuestro boletín",
        "Leia também: Ponte fechada",
        "Czytaj także: Most zamknięty",
        "Читайте также: Мост закрыт",
        "Подписывайтесь на наш канал",
        "اقرأ أيضاً: إغلاق الجسر",
        "بیشتر بخوانید: پل بسته شد",
        "پربازدیدترین‌ها",
    ],
)
def test_what_a_site_says_to_its_readers_is_furniture(line: str) -> None:
    """Such a line is nobody's statement, in whatever language."""
    assert furniture_kind(line) == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Oona Tarn",
        "File photo: The bridge in 2019.",
        "The bridge at dusk. (Photo by Oona Tarn/Getty Images)",
        "Residents look at the bridge. Getty Images",
        "Residents look at the bridge. (AP Photo/Oona Tarn)",
        "Residents look at the bridge – Oona Tarn/Reuters",
        "Image caption The bridge was shut on Monday",
        "Foto: Oona Tarn",
        "عکس: خبرگزاری تارن",
    ],
)
def test_a_pictures_line_is_a_caption(line: str) -> None:
    """What a picture shows is not what the article says, though it is worth keeping."""
    assert furniture_kind(line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "Sign up today, the minister urged.",
        "“Sign up for our newsletter,” she told the crowd.",
        "Follow the money, an old editor used to say, and you will find the bridge.",
        "Follow-up tests at the dam found no crack.",
        "Support for the mayor has fallen by ten points since the bridge was shut.",
        "Support us or leave, the chairman told the members.",
        "Shares in the bridge company fell.",
        "Comments by the minister on Monday were taken back on Tuesday.",
        "Related companies owned the other half of the bridge.",
        "Recommended doses were halved after the trial.",
        "Read aloud in court, the letter took an hour.",
        "Photographs of the bridge were shown to the jury.",
        "Image makers were hired by both parties.",
        "Advertisement spending fell in the third quarter.",
        "Contact with the ferry was lost at noon.",
        "Get out of the water, the guard shouted.",
        "The paper said that all its readers had been told to sign up for the newsletter.",
        "Listen: I have never been to that bridge. I have never seen it. I do not know who built it.",
        "LIVE: Flooding in Tarn as river reaches record height",
        "Also on offer",
        "More in Skarn than in Tarn were hurt.",
        "He said that he had seen himself in a press photo.",
        "The archive was sold to Getty Images.",
        "Topics ranged from the bridge to the ferry.",
        "The video shows the bridge moving.",
        "",
    ],
)
def test_a_sentence_of_an_article_is_none(line: str) -> None:
    """The article itself is never lost."""
    assert furniture_kind(line) is None


def test_a_label_before_many_sentences_is_doubted() -> None:
    """An article that happens to use the label loses nothing."""
    assert (
        furniture_kind("Share: The firm sold a third. The state kept a half. The rest went to the staff.") == "doubtful"
    )


@given(st.text(alphabet='ab :|@./©"follow subscribenewsletter', max_size=400))
def test_any_line_is_judged(line: str) -> None:
    """Nothing that a line can hold breaks the rules."""
    assert furniture_kind(line) in {None, "furniture", "caption", "doubtful"}


@pytest.mark.parametrize(
    "line", ["follow " * 8_000, "(photo by " * 8_000, "do you " * 50 + "x" * 80_000, "share facebook" * 9_000]
)
def test_a_long_line_costs_little(line: str) -> None:
    """A file may be one line of many megabytes."""
    start = time.process_time()

    furniture_kind(line)

    assert time.process_time() - start < 1
