"""A case file opens where it should, refuses what it should, and is one whole file when it is closed."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from headwater.errors import CaseInUse, NewerCase, NotACase, UnwritableFile
from headwater.model.records import identified
from headwater.store.decisions import all_decisions, all_outcomes
from headwater.store.files import APPLICATION_ID, lasting, opened, our_migrations, our_views, transaction, upgrade

READ_ONLY = 0o555
WRITABLE = 0o755


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """Give an empty database."""
    made = sqlite3.connect(":memory:", isolation_level=None)
    yield made
    made.close()


def version(connection: sqlite3.Connection) -> int:
    """Return the version of the tables."""
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    return int(number)


def test_a_closed_case_is_one_file(tmp_path: Path) -> None:
    """A case is mailed and archived as one file; nothing may be left lying beside it."""
    path = tmp_path / "case.db"
    with opened(path, create=True) as file, transaction(file):
        file.connection.execute("INSERT INTO made_by VALUES ('tool')")

    assert [entry.name for entry in tmp_path.iterdir()] == ["case.db"]
    with opened(path) as file:
        assert file.connection.execute("SELECT tool FROM made_by").fetchone()["tool"] == "tool"


def test_a_case_says_that_it_is_one(tmp_path: Path) -> None:
    """Other tools can tell a case from any other database by its header."""
    with opened(tmp_path / "case.db", create=True) as file:
        (number,) = file.connection.execute("PRAGMA application_id").fetchone()
        (mode,) = file.connection.execute("PRAGMA journal_mode").fetchone()
        (keys,) = file.connection.execute("PRAGMA foreign_keys").fetchone()

    assert (number, mode, keys) == (APPLICATION_ID, "wal", 1)


def test_what_has_to_last_is_on_the_disk_when_it_ends(tmp_path: Path) -> None:
    """What a person decided cannot be made again by reading the articles again, as all else can."""
    with opened(tmp_path / "case.db", create=True) as file:
        with lasting(file):
            inside = file.connection.execute("PRAGMA synchronous").fetchone()[0]
        after = file.connection.execute("PRAGMA synchronous").fetchone()[0]

    full, normal = 2, 1
    assert (inside, after) == (full, normal)


def test_a_missing_file_is_no_case(tmp_path: Path) -> None:
    """A typing error must not make an empty case."""
    path = tmp_path / "nowhere.db"

    with pytest.raises(NotACase, match="no such file"), opened(path):
        pass
    assert not path.exists()


def test_another_kind_of_file_is_no_case(tmp_path: Path) -> None:
    """Whoever gives an article for a case is told so, and the article is not touched."""
    path = tmp_path / "article.txt"
    path.write_text("Not a database. " * 100, encoding="utf-8")

    with pytest.raises(NotACase), opened(path, create=True):
        pass
    assert path.read_text(encoding="utf-8").startswith("Not a database.")


def test_another_programs_database_is_no_case(tmp_path: Path) -> None:
    """Tables are never put into somebody else's database."""
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (id)")
    connection.commit()
    connection.close()

    with pytest.raises(NotACase, match="another program"), opened(path, create=True):
        pass


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    """A folder given for a case is a slip that has a plain answer."""
    with pytest.raises(NotACase, match="folder"), opened(tmp_path):
        pass


def test_a_case_from_the_future_is_refused(tmp_path: Path) -> None:
    """An older program that wrote into tables it does not know could spoil them."""
    path = tmp_path / "case.db"
    with opened(path, create=True) as file:
        file.connection.execute("PRAGMA user_version = 99")

    with pytest.raises(NewerCase, match="99"), opened(path):
        pass


def test_a_case_cannot_be_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """The user is told before the work is done, not after."""
    with pytest.raises(UnwritableFile, match="folder"), opened(tmp_path / "no" / "case.db", create=True):
        pass


def test_a_case_that_another_program_writes_to_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two traces into one case would lose each other's work; the second says why it stops."""
    monkeypatch.setattr("headwater.store.files._WAIT_SECONDS", 0.0)
    path = tmp_path / "case.db"
    with (
        opened(path, create=True) as first,
        transaction(first),
        pytest.raises(CaseInUse, match=r"case\.db"),
        opened(path) as second,
        transaction(second),
    ):
        pass


def test_what_is_interrupted_leaves_nothing(tmp_path: Path) -> None:
    """Ctrl-C in the middle of an article must not leave half of it."""
    path = tmp_path / "case.db"

    def interrupted() -> None:
        with opened(path, create=True) as file, transaction(file):
            file.connection.execute("INSERT INTO made_by VALUES ('half')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with opened(path) as file:
        assert file.connection.execute("SELECT COUNT(*) FROM made_by").fetchone()[0] == 0


def test_a_case_in_a_folder_that_cannot_be_written_can_be_read(tmp_path: Path) -> None:
    """An archive on read-only ground opens, and nothing is set beside it."""
    path = tmp_path / "case.db"
    with opened(path, create=True):
        pass
    path.chmod(0o444)
    tmp_path.chmod(READ_ONLY)

    try:
        with opened(path) as file:
            assert version(file.connection) == len(our_migrations())
    finally:
        tmp_path.chmod(WRITABLE)


def test_tables_are_brought_up_to_date_one_version_after_another(connection: sqlite3.Connection) -> None:
    """A case of any earlier version opens in every later one, with what it holds."""
    upgrade(connection, our_migrations(), our_views())
    connection.execute("INSERT INTO made_by VALUES ('tool')")
    later = (
        *our_migrations(),
        "ALTER TABLE made_by ADD COLUMN maker TEXT NOT NULL DEFAULT 'unknown'",
        "CREATE TABLE note (text TEXT); INSERT INTO note VALUES ('made by ' || (SELECT maker FROM made_by))",
    )

    upgrade(connection, later, "CREATE VIEW tools AS SELECT tool, maker FROM made_by")

    assert version(connection) == len(our_migrations()) + 2
    assert connection.execute("SELECT * FROM tools").fetchall() == [("tool", "unknown")]
    assert connection.execute("SELECT * FROM note").fetchall() == [("made by unknown",)]


def test_an_early_case_loses_its_triggers(connection: sqlite3.Connection) -> None:
    """A case of the first version was indexed by triggers; with those left, an article would be taken out twice."""
    upgrade(connection, our_migrations()[:1], our_views())
    connection.execute("PRAGMA trusted_schema = OFF")

    upgrade(connection, our_migrations(), our_views())

    assert connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall() == []


def test_attributions_of_an_earlier_version_are_kept(connection: sqlite3.Connection) -> None:
    """Who says what stays readable in an upgraded case; what was not looked for then is not made up."""
    upgrade(connection, our_migrations()[:2], "")
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(
        "INSERT INTO attribution VALUES ('a', 'b', 0, 'direct', 'speech', 'asserts', 1, NULL, NULL, NULL, 'named', 1, '[]')"
    )

    upgrade(connection, our_migrations(), our_views())

    columns = "id, hedged, modality, said_earliest, said_latest"
    assert connection.execute(f"SELECT {columns} FROM attribution").fetchall() == [("a", 1, "hedged", None, None)]  # noqa: S608 - our own names


def test_rulings_of_version_8_become_decisions(tmp_path: Path) -> None:
    """What people had decided is not lost, and says the same under the id that it would have today."""
    path, place = tmp_path / "case.db", ("i", "1.txt", "c", 3, 8, "horse")
    with closing(sqlite3.connect(path, isolation_level=None)) as early:
        upgrade(early, our_migrations()[:8], "")
        early.execute("INSERT INTO ruling VALUES (1, 1, 'A. Roe', '2026-03-04T05:06:07.000008+00:00', 'One barn.')")
        early.execute("INSERT INTO ruling VALUES (2, 0, 'B. Ohl', '2026-03-05T00:00:00+00:00', NULL)")
        early.execute("INSERT INTO ruling VALUES (3, 0, '  ', '2026-03-05T00:00:00+00:00', NULL)")
        rows = [(number, side, *place) for number in (1, 2, 3) for side in ("right", "left")]
        early.executemany("INSERT INTO ruling_place VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        early.execute("INSERT INTO ruling_outcome VALUES (1, 0, 'it is gone')")

    with opened(path) as file:
        decisions, outcomes = all_decisions(file), all_outcomes(file)

    assert [(one.kind, one.by, one.why) for one in decisions] == [
        ("same_claim", "A. Roe", "One barn."),
        ("other_claim", "B. Ohl", None),
    ]
    assert all(identified(one) == one for one in decisions)
    assert decisions[0].at == datetime(2026, 3, 4, 5, 6, 7, 8, tzinfo=UTC)
    assert [(one.article.path, one.start, one.words) for one in decisions[0].places] == [("1.txt", 3, "horse")] * 2
    assert [(one.id, one.reason) for one in outcomes] == [(decisions[0].id, "it is gone")]


def test_an_upgrade_that_fails_changes_nothing(connection: sqlite3.Connection) -> None:
    """A case is as it was, and can be tried again, whatever goes wrong on the way."""
    upgrade(connection, our_migrations(), our_views())
    before = connection.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall()

    with pytest.raises(sqlite3.OperationalError):
        upgrade(connection, (*our_migrations(), "CREATE TABLE note (text TEXT)", "NONSENSE"), our_views())

    assert version(connection) == len(our_migrations())
    assert connection.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall() == before


def test_an_upgraded_case_has_todays_tables(tmp_path: Path) -> None:
    """Opening twice changes nothing: the tables are made once."""
    path = tmp_path / "case.db"
    with opened(path, create=True) as file:
        made = [row["sql"] for row in file.connection.execute("SELECT sql FROM sqlite_master ORDER BY name")]

    with opened(path) as file:
        assert [row["sql"] for row in file.connection.execute("SELECT sql FROM sqlite_master ORDER BY name")] == made
