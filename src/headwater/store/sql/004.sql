-- Version 4: what is taken in from archives, feeds, tables and addresses; more facts of an article, and what is doubtful in it.

ALTER TABLE capture ADD COLUMN url TEXT;         -- the address it was fetched from
ALTER TABLE capture ADD COLUMN fetched_at TEXT;  -- when, UTC
ALTER TABLE capture ADD COLUMN given TEXT;       -- JSON object: what stood beside it, in a table, a feed or a mail

ALTER TABLE article ADD COLUMN source_path TEXT NOT NULL DEFAULT '';  -- the capture's path: several articles can be in one
ALTER TABLE article ADD COLUMN url TEXT;
ALTER TABLE article ADD COLUMN modified_earliest TEXT;
ALTER TABLE article ADD COLUMN modified_latest TEXT;
ALTER TABLE article ADD COLUMN modified_precision TEXT;
ALTER TABLE article ADD COLUMN modified_read_from TEXT;
ALTER TABLE article ADD COLUMN places_zlib BLOB;  -- where the text stands in the capture: compressed JSON
UPDATE article SET source_path = path;
CREATE INDEX article_source_path ON article (source_path);
CREATE INDEX article_url ON article (url);

ALTER TABLE credit ADD COLUMN title TEXT;  -- the original's, where the mark names it
ALTER TABLE credit ADD COLUMN url TEXT;

CREATE TABLE caption (
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (article_id, position)
);

CREATE TABLE tongue (
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    language TEXT NOT NULL,
    script TEXT NOT NULL,             -- ISO 15924
    PRIMARY KEY (article_id, position)
);

CREATE TABLE doubt (
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    about TEXT NOT NULL,              -- text, title, outlet, published or modified
    reason TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    PRIMARY KEY (article_id, position)
);

-- Lines that an outlet repeats, learned from the whole pile: furniture, or doubtful where a reason stands.
CREATE TABLE repeated_line (
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    reason TEXT,
    PRIMARY KEY (article_id, position)
);

-- What came a second time: the same capture, or the same text from the same address.
CREATE TABLE duplicate (
    path TEXT PRIMARY KEY,
    capture_id TEXT NOT NULL,
    article_path TEXT NOT NULL
);
CREATE INDEX duplicate_article ON duplicate (article_path);

-- What a server said of an address, so that it is asked next time only whether anything changed.
CREATE TABLE fetched (
    url TEXT PRIMARY KEY,
    capture_id TEXT NOT NULL,
    etag TEXT,
    last_modified TEXT
)
