"""A page to be looked at as it came: what could run goes, its words stay, and no page takes long."""

from time import process_time

from headwater.ingest.pages.original import original


def test_what_could_run_goes_and_the_words_about_it_stay() -> None:
    """Words stand after a script or a link as often as after a paragraph."""
    page = "<body><p>a<script>x()</script>b<link>c<b>d</b><svg><iframe>y</iframe></svg>e &amp; f<template>z</template></p>g"

    assert "<p>abc<b>d</b>e &amp; f</p>g" in original(page, "", 0, 0)


def test_a_page_of_nothing_but_links_takes_no_time() -> None:
    """It is made while somebody waits, in one of the few threads that all pages are made in."""
    started = process_time()

    shown = original("<p>" + "<link>x" * 120_000, "", 0, 0)

    assert "x" * 120_000 in shown
    assert process_time() - started < 3
