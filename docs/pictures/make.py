"""Make the pictures of the README: `python docs/pictures/make.py STORY FOLDER`."""  # noqa: INP001 - a script, no package

import sys
from pathlib import Path

import headwater
from headwater.present.facts import facts
from headwater.present.stemma import picture


def main(story: str, folder: str) -> None:
    """Write the family tree of the story's leading claim, and its report."""
    case = headwater.trace([story])
    leading = facts(case).standings[0].claim.id
    Path(folder, "stemma.svg").write_text(picture(case, leading), encoding="utf-8")
    Path(folder, "report.html").write_text(headwater.report(case), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
