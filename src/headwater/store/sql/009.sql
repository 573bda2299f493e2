-- Version 9: decisions: everything that a person can settle, in one layer of its own. Rulings become decisions on claims.

CREATE TABLE decision (
    id TEXT PRIMARY KEY,              -- digest of the rest
    kind TEXT NOT NULL,
    "by" TEXT NOT NULL,               -- the name that the person gave
    at TEXT NOT NULL,                 -- UTC
    why TEXT,
    value TEXT,                       -- a speaker, a kind of edge, an act, a note, a tag
    undoes TEXT,                      -- the decision that it takes back; it need not be in this case
    about TEXT NOT NULL               -- JSON: places, becomes, articles, sources
);
CREATE INDEX decision_at ON decision (at, id);

-- What came of each decision when the case was traced last.
CREATE TABLE decision_outcome (
    id TEXT PRIMARY KEY REFERENCES decision (id) ON DELETE CASCADE,
    holds INTEGER NOT NULL,
    reason TEXT NOT NULL,
    instead TEXT                      -- the later decision that holds in its place
);

-- Where that which it is about stood then.
CREATE TABLE decision_place (
    decision_id TEXT NOT NULL REFERENCES decision_outcome (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (decision_id, position)
);
CREATE INDEX decision_place_article ON decision_place (article_id);

CREATE TABLE ruled AS
SELECT
    ruling.number,
    decision_record(json_object(
        'kind', CASE WHEN same THEN 'same_claim' ELSE 'other_claim' END,
        'by', substr(ruling."by", 1, 500),
        'at', ruling.at,
        'why', nullif(trim(substr(ruling.note, 1, 10000)), ''),
        'places', (
            SELECT json_group_array(json_object(
                'article', json_object('id', article_id, 'path', path, 'capture', capture_id),
                'start', start, 'end', "end", 'words', words, 'role', 'place'
            ))
            FROM (SELECT * FROM ruling_place WHERE ruling_place.number = ruling.number ORDER BY side)
        )
    )) AS record
FROM ruling;

INSERT OR IGNORE INTO decision
SELECT
    json_extract(record, '$.id'),
    json_extract(record, '$.kind'),
    json_extract(record, '$.by'),
    json_extract(record, '$.at'),
    json_extract(record, '$.why'),
    NULL,
    NULL,
    json_object('places', json_extract(record, '$.places'), 'becomes', json('[]'), 'articles', json('[]'), 'sources', json('[]'))
FROM ruled
WHERE record IS NOT NULL;

INSERT OR IGNORE INTO decision_outcome
SELECT json_extract(record, '$.id'), holds, reason, NULL FROM ruled JOIN ruling_outcome USING (number) WHERE record IS NOT NULL;

DROP TABLE ruled;
DROP TABLE ruling_outcome;
DROP TABLE ruling_place;
DROP TABLE ruling;

-- Where a decision changed what counts of the attributions. Without it, an attribution is as it was found.
CREATE TABLE decided_attribution (
    attribution_id TEXT PRIMARY KEY REFERENCES attribution (id) ON DELETE CASCADE,
    layer TEXT NOT NULL,              -- found; withdrawn: found, but a person says no; made: by a person
    decided INTEGER NOT NULL,         -- 1 where a person decided that it is one, its spans, or its speaker
    found TEXT                        -- JSON: what was found, where something else counts now
);

-- 1 where a person decided that there is this edge, of this kind; and where a person decided what a reason tells.
ALTER TABLE edge ADD COLUMN decided INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reason ADD COLUMN decided INTEGER NOT NULL DEFAULT 0;

-- What the statements and their links were made from: as long as that is the same, nothing has to be compared again.
ALTER TABLE finished ADD COLUMN links TEXT NOT NULL DEFAULT ''
