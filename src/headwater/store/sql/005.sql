-- Version 5: what people decided on single places, which stays whatever is compared anew; and which statement narrows which.

ALTER TABLE statement_link ADD COLUMN decided INTEGER NOT NULL DEFAULT 0;  -- 1 where a person ruled that the two are one claim

CREATE TABLE specific_link (
    id INTEGER PRIMARY KEY,
    general_id TEXT NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
    specific_id TEXT NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
    score REAL NOT NULL,
    evidence TEXT NOT NULL            -- JSON list of sentences
);
CREATE INDEX specific_link_general ON specific_link (general_id);
CREATE INDEX specific_link_specific ON specific_link (specific_id);

CREATE TABLE ruling (
    number INTEGER PRIMARY KEY,
    same INTEGER NOT NULL,            -- 1: the two places make one claim; 0: they do not
    "by" TEXT NOT NULL,
    at TEXT NOT NULL,                 -- UTC
    note TEXT
);

-- The words that a ruling is about. They refer to no article: a ruling outlives the version of the article it was made on.
CREATE TABLE ruling_place (
    number INTEGER NOT NULL REFERENCES ruling (number) ON DELETE CASCADE,
    side TEXT NOT NULL,               -- left or right
    article_id TEXT NOT NULL,
    path TEXT NOT NULL,
    capture_id TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (number, side)
);

-- What came of each ruling in the last comparison.
CREATE TABLE ruling_outcome (
    number INTEGER PRIMARY KEY REFERENCES ruling (number) ON DELETE CASCADE,
    holds INTEGER NOT NULL,
    reason TEXT NOT NULL
)
