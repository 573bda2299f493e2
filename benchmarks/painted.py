"""When a page is first seen in Chromium: the middle of several visits, in milliseconds from the question.

painted.py LINK PATH    prints one number
"""

import shutil
import sys
from statistics import median
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
_VISITS = 5
_PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


def main(link: str, path: str) -> int:
    """Print when the page is first seen."""
    parts = urlsplit(link)
    found = next(path for path in map(shutil.which, NAMES) if path)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(link)
        taken = []
        for _ in range(_VISITS):
            page.goto(f"{parts.scheme}://{parts.netloc}{path}")
            page.wait_for_function(_PAINTED)
            taken.append(float(page.evaluate(_PAINTED)))
        browser.close()
    print(round(median(taken)))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
