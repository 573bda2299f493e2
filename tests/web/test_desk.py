"""The case that lies open is read when it changed, and only then."""

import shutil
from pathlib import Path
from time import sleep

from headwater.web.desk import Desk


def test_a_case_that_did_not_change_is_read_once(ferry_file: Path, tmp_path: Path) -> None:
    """To read a large case takes long, and the search sets files beside it that are none of its content."""
    path = tmp_path / "ferry.db"
    shutil.copy(ferry_file, path)
    desk = Desk(path=path)
    first = desk.opened()
    sleep(1.1)

    again = desk.opened()
    desk.close()

    assert again is first
