"""Made-up pages of every vintage, with one article in each: what stands around it differs."""

FIRST = "The mayor of Tarn said on Monday that the bridge would stay shut until the spring, since two of its cables had frayed."
SECOND = (
    "Nobody was hurt when a hanger snapped last week, and the council has asked two firms for their prices, the mayor told"
    " the Beacon."
)
THIRD = "Engineers from the county will look at the towers in March, when the river is low, and report to the council by Easter."
PARAGRAPHS = (FIRST, SECOND, THIRD)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
TITLE = "Bridge shut until spring"
HEAD = f"<title>{TITLE} | Tarn Beacon</title>"
LINKS = "".join(f"<li><a href='/{n}'>The headline number {n} of a rather long day</a></li>" for n in range(20))
CARDS = "".join(
    f"<article><h2><a href='/{n}'>The headline number {n} of the day</a></h2>"
    f"<p>A short summary of article {n}, which tells in a sentence what it is about.</p></article>"
    for n in range(15)
)
REMARKS = "".join(
    f"<div class='x'><a href='/u/{n}'>reader{n}</a><p>I have never heard such a thing in all my life, number {n}, and I have"
    " lived in Tarn for forty years by now.</p></div>"
    for n in range(30)
)


def article(inside: str, *, beside: str = "") -> str:
    """Return a page with `inside` in its article element, below the headline, and `beside` after it."""
    return f"<html><head>{HEAD}</head><body><article><h1>{TITLE}</h1>{inside}</article>{beside}</body></html>"


WHOLE = {
    "1996, with fonts and line breaks": f"<HTML><HEAD><TITLE>{TITLE}</TITLE></HEAD><BODY BGCOLOR=#FFFFFF><CENTER><FONT SIZE=+3>"
    f"{TITLE}</FONT></CENTER><HR><A HREF=/>Home</A> | <A HREF=/n>News</A> | <A HREF=/s>Sport</A><HR><FONT FACE=Times>{FIRST}"
    f"<BR><BR>{SECOND}<BR><BR>&nbsp;&nbsp;{THIRD}</FONT><HR><FONT SIZE=1>Copyright 1996 Tarn Beacon</FONT></BODY></HTML>",
    "laid out as a table": f"<html>{HEAD}<body><table><tr><td width=150><a href=/>Home</a><br><a href=/n>News</a></td>"
    f"<td><h1>{TITLE}</h1>{BODY}</td><td><a href=/1>Ten walks for a frosty morning</a></td></tr></table>",
    "XHTML in capitals": "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html><HTML XMLNS='http://www.w3.org/1999/xhtml'>"
    f"<HEAD>{HEAD}</HEAD><BODY><DIV CLASS='NAV'><A HREF='/'>Home</A></DIV><H1>{TITLE}</H1>{BODY.replace('p>', 'P>')}</BODY>",
    "plaintext": f"<h1>{TITLE}</h1><plaintext>" + "\n\n".join(PARAGRAPHS),
    "AMP": f"<html amp>{HEAD}<body><amp-sidebar><ul>{LINKS}</ul></amp-sidebar><article><h1>{TITLE}</h1><amp-img src=x></amp-img>"
    f"{BODY}<amp-ad>Buy the best boots that a bridge was ever crossed in, today and tomorrow.</amp-ad></article>"
    "<amp-consent><p>We use cookies and share data with our partners to show you ads. You can choose.</p></amp-consent>",
    "an archive's bar above": f"<html>{HEAD}<body><div id='wm-ipp-base'><div id='wm-ipp'><p>This archive has 12 captures of this"
    f" page between 4 Mar 2004 and 9 May 2019, you can see them all here.</p></div></div><h1>{TITLE}</h1>{BODY}",
    "remarks below, so named": article(BODY, beside=f"<div id='comments'><h3>Comments</h3>{REMARKS}</div>"),
    "remarks below, not named": f"<html>{HEAD}<body><div><h1>{TITLE}</h1>{BODY}</div><div class=q>{REMARKS}</div>",
    "teasers below": article(BODY, beside=f"<div>{CARDS}</div>"),
    "hidden text": article(
        BODY + "<div style='display: none'><p>Another text that nobody is shown, and that is no part of it.</p></div>"
    ),
    "furniture between": article(
        f"<p>{FIRST}</p><p><a href=/x>Read more: Ten walks for a frosty morning</a></p><p>ADVERTISEMENT</p><p>{SECOND}</p>"
        "<div class='newsletter-box'><h3>Get our newsletter</h3><p>All the news of Tarn in your inbox every morning at seven."
        f"</p></div><p>{THIRD}</p><h3>Related stories</h3><ul>{LINKS}</ul>"
    ),
    "a note on the writer, and tags": article(
        BODY + "<div class='author-bio'><p>Olga Penn has written about roads for the Beacon since 2011, in Tarn.</p></div>"
        "<div class='tags'><a href=/t>bridges</a> <a href=/u>council</a></div>"
    ),
    "a template that calls itself a sidebar's": f"<html>{HEAD}<body class='has-sidebar'><div class='site with-sidebar'>"
    f"<article class='post tag-jobs category-ads'><h1>{TITLE}</h1><div class='entry-content'>{BODY}<div class='sharedaddy'>"
    "<h3>Share this:</h3><ul><li><a href=#>Twitter</a></li></ul></div></div></article>"
    f"<aside class='widget'><ul>{LINKS}</ul></aside>",
    "a consent layer longer than the article": f"<html>{HEAD}<body><div class='content'><h1>{TITLE}</h1>{BODY}</div>"
    "<div class='cookie-modal'>"
    + "<p>This site stores cookies and asks for your consent to share data with its partners.</p>" * 20,
    "halves in two containers": f"<html>{HEAD}<body><main><h1>{TITLE}</h1><div class=part><p>{FIRST}</p><p>{SECOND}</p></div>"
    f"<div class=gap><a href=/x>Ten walks for a frosty morning</a></div><div class=part><p>{THIRD}</p></div></main>",
}  # fmt: skip
"""Pages whose article is the three paragraphs and nothing else."""

NONE = {
    "index": (f"<html><title>Tarn Beacon</title><body><h1>Tarn Beacon</h1><ul>{LINKS}</ul>{CARDS}", "index"),
    "index of teasers alone": (f"<html><title>Tarn Beacon</title><body>{CARDS}", "index"),
    "not found": (
        (
            "<html><title>Page not found</title><body><h1>404</h1><p>Sorry, what you were looking for is not here any more. It"
            " may have been moved by us, or deleted.</p><p>Try the search above, or go to the front page of the Beacon.</p>"
        ),
        "not found",
    ),
    "wants JavaScript": (
        (
            "<html><title>tarn.example</title><body><h1>Just a moment...</h1><p>Enable JavaScript and cookies to continue. We"
            " need to check that you are no machine before we can go on.</p>"
        ),
        "JavaScript",
    ),
    "consent wall": (
        (
            "<html><title>Before you continue</title><body><h1>We value your privacy</h1><p>We and our 842 partners store cookies"
            " on your device to show you personalised ads and to measure how they work.</p><p>With your consent we and our"
            " partners may use precise data on where you are. You can withdraw consent at any time in our privacy policy.</p>"
        ),
        "consent",
    ),
    "login": (
        (
            "<html><title>Log in</title><body><h1>Log in to the Tarn Beacon</h1><form><input name=u><p>Forgot your password?</p>"
            "</form><p>By logging in you agree to the terms of the Tarn Beacon, and to what is written there.</p>"
        ),
        "log in",
    ),
    "video": (
        f"<html>{HEAD}<body><h1>{TITLE}</h1><iframe src='https://video.example/embed/x'></iframe><p>{FIRST}</p>",
        "video",
    ),
    "paywall": (article(f"<p>{FIRST}</p>", beside="<h2>To continue reading, subscribe now</h2>"), "paywall"),
    "frames": ("<html><frameset cols='20%,80%'><frame src='a.html'><frame src='b.html'></frameset></html>", "frames"),
}
"""Pages without an article, each with a word of the reason."""
