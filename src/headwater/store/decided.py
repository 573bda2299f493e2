"""Attributions that count otherwise than they were found, because a person decided so; what was found is kept beside them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from headwater.model.attribution import Attribution
from headwater.store.attributions import all_attributions, insert_attributions
from headwater.store.files import CaseFile
from headwater.store.rows import insert, select

_CHANGED = ("position", "act", "parent", "speaker_id", "speaker_name", "sourcing")


def as_found(file: CaseFile) -> None:
    """Let the attributions be as they were found again."""
    rows = select(file, "SELECT * FROM decided_attribution")
    if not rows:
        return
    found = {row["attribution_id"]: json.loads(row["found"]) for row in rows if row["found"]}
    speakers = [(f["speaker_id"], f["speaker_name"], f["speaker_kind"]) for f in found.values() if f["speaker_id"]]
    file.connection.executemany("INSERT OR IGNORE INTO speaker VALUES (?, ?, ?)", speakers)
    _update(file, ((id_, [values[name] for name in _CHANGED]) for id_, values in found.items()))
    made = "SELECT attribution_id FROM decided_attribution WHERE layer = 'made'"
    file.connection.execute(f"DELETE FROM attribution WHERE id IN ({made})")  # noqa: S608 - our own query
    file.connection.execute("DELETE FROM decided_attribution")


def put_decided(file: CaseFile, attributions: Sequence[Attribution], texts: Mapping[str, str]) -> None:
    """Let `attributions` count, of all articles together; what the case holds so far are those that were found."""
    ((count,),) = select(file, "SELECT COUNT(*) FROM attribution")
    if count == len(attributions) and not any(one.decided for one in attributions):
        return
    found, counting = _by_article(all_attributions(file)), _by_article(attributions)
    for article_id in sorted({*found, *counting}):
        if found[article_id] != counting[article_id]:
            _put(file, found[article_id], counting[article_id], texts[article_id])


def _by_article(attributions: Iterable[Attribution]) -> defaultdict[str, list[Attribution]]:
    said: defaultdict[str, list[Attribution]] = defaultdict(list)
    for one in attributions:
        said[one.article_id].append(one)
    return said


def _put(file: CaseFile, found: Sequence[Attribution], counting: Sequence[Attribution], text: str) -> None:
    """Let `counting` count in one article."""
    before = {one.id: one for one in found}
    ids = {one.id for one in counting}
    numbered = list(enumerate(counting))
    insert_attributions(file, [(n, one) for n, one in numbered if one.id not in before], text)
    rows: list[tuple[object, ...]] = [(one.id, "made", one.decided, None) for one in counting if one.id not in before]
    rows += [(one.id, "withdrawn", False, None) for one in found if one.id not in ids]
    kept = [one for one in counting if one.id in before]
    rows += [(one.id, "found", one.decided, _found(file, one.id)) for one in kept]
    insert(file, "decided_attribution", rows)
    speakers = sorted({(one.speaker.id, one.speaker.name, one.speaker.kind) for one in kept if one.speaker})
    file.connection.executemany("INSERT OR IGNORE INTO speaker VALUES (?, ?, ?)", speakers)
    _update(file, ((one.id, _values(n, one)) for n, one in numbered if one.id in before))


def _found(file: CaseFile, attribution_id: str) -> str:
    columns = ", ".join(_CHANGED)
    query = (
        f"SELECT {columns}, speaker.kind AS speaker_kind FROM attribution"  # noqa: S608 - our own column names
        " LEFT JOIN speaker ON speaker.id = speaker_id WHERE attribution.id = ?"
    )
    (row,) = select(file, query, attribution_id)
    return json.dumps(dict(row), ensure_ascii=False)


def _values(position: int, one: Attribution) -> list[object]:
    speaker = one.speaker
    return [position, one.act, one.parent, speaker and speaker.id, speaker and speaker.name, one.sourcing]


def _update(file: CaseFile, changed: Iterable[tuple[str, Sequence[object]]]) -> None:
    columns = ", ".join(f"{name} = ?" for name in _CHANGED)
    rows = [(*values, id_) for id_, values in changed]
    file.connection.executemany(f"UPDATE attribution SET {columns} WHERE id = ?", rows)  # noqa: S608 - our own column names
